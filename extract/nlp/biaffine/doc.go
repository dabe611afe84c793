// Package biaffine parses sentences into dependency trees with a small recurrent network
// (Kiperwasser and Goldberg 2016; Dozat and Manning 2017): two layers of bidirectional
// LSTM over word, affix and tag vectors, a bilinear score for every pair of head and
// dependent, the best projective tree with a single root (Eisner 1996), and a label for
// each of its arcs.
//
// Weights are integers of eight bits, activations of sixteen. Integer sums are exact and
// the few float operations have a fixed order, so a sentence has one tree, whatever the
// processor and whatever other sentences are parsed beside it.
package biaffine
