// Package graph turns claims into a graph and says what a store of it must do.
//
//   - [ArticleClaims] is one article with all the claims it makes: the unit of writing.
//   - A [Batch] is articles ready to be written: everything sorted, each thing once, and
//     all that follows from the claims (events, roles, triples) worked out.
//   - An [Event] is one happening; its [Role]s name who took part and how.
//   - A [Triple] is the edge between two entities that a person draws and asks first. It
//     is derived: at all times equal to what the asserted claims add up to.
//   - A copy is an article that carries the text of another, as package story tells it; all
//     that carry one text are one story. This is derived too.
//   - A [Store] keeps the graph; packages sqlite and neo4j are the two there are.
//   - A [Query] is a question to a store and a [Result] its answer, the same from both.
package graph
