// Package nlp turns text into sentences, words, tags, lemmas and dependency trees
// (Universal Dependencies), in Go alone and without any download. Every result is a
// range of the untouched text.
package nlp
