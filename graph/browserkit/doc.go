// Package browserkit makes what Neo4j Browser can be given to be at home in the graph: a zip
// of scripts for its Favorites, the same as a table of saved queries for the newer Query
// tool, a style (GraSS) and a guide.
//
// Scripts are the templates of package query, with their examples as parameters, and the
// drawings of this package: statements that return nodes and relationships, for Browser to
// draw.
package browserkit
