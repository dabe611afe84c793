// Package actor finds who and what a text names, and which entity each name is.
//
//   - A [Gazetteer] holds what is known beforehand: countries, cities, organizations,
//     people with their dated offices, weapons. It is data: a folder of TSV tables.
//   - A [Resolver] reads a parsed article and gives a [Document]: the [Mention]s in it,
//     each resolved to an entity, and the [Office]s that titles and appositions tell of.
//   - A name that the gazetteer lacks becomes an entity of its own.
//
// Matching goes from certain to guessed: names of the gazetteer, longest first; bodies
// and forces built from a country and a noun ("Ukrainian defence ministry"); unknown
// names; titles; then, over the whole document, surnames, acronyms, pronouns and
// descriptions. A mention says in How which of them decided.
package actor
