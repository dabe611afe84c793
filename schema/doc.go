// Package schema is the vocabulary of geokg: what an article, an entity, a
// relation, a claim and an event are, and how each is named.
//
//   - An [Article] is one document, cleaned once on reading and never edited after.
//   - An [Entity] is an actor, a place or a thing.
//   - A [Relation] is one entry of the closed list of what actors do to each other
//     (MET, SUPPLIED, ...) or how they stand to each other (ALLY_OF, ...).
//   - A [Claim] is what one sentence says: who did what to whom, when, where, how
//     surely ([Factuality]) and who says so (the holder).
//   - An [Event] is one happening that claims of many articles share.
//
// Text is turned into claims by package extract and claims into a graph by package
// graph; the two meet only here. Every identity is a function of content, so that
// the same text gives the same graph in whatever order and however often it is read.
package schema
