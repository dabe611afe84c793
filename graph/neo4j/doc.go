// Package neo4j keeps the graph in a Neo4j server, 5.26 or later, Community or Enterprise,
// without plugins. The labels, relationships and properties are in schema.cypher.
//
// Writes are managed transactions that take turns on one node, so that several writers,
// on whatever machines, cannot count an edge wrong. Statements are fixed texts with
// parameters; relationship types and labels come from the vocabulary, never from a text.
package neo4j
