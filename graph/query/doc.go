// Package query holds the questions that geokg can ask: templates with typed parameters.
//
// A [Template] is a pair of files, NAME.sql and NAME.cypher, which ask the same and return
// the same rows. Each begins with a comment that says what is asked:
//
//	-- Everything between two actors, by time.
//	--
//	-- What else is worth knowing, in as many lines as it takes.
//	--
//	-- group: actors
//	-- example: geokg query dyad "North Korea" Russia
//	--
//	-- param a (entity, required): one side
//	-- param factuality (list of factuality): only claims of these
//	-- param limit (int, default 100): rows at most
//	--
//	-- column time (string): when it happened, EDTF
//	-- column event (string): id of the event
//
// The types of parameters are string, int, bool, date, name, entity, relation and
// factuality (see [Kind]) and lists of them; those of columns are the types of package
// graph. Both heads of a template must say the same. In the statement a parameter is
// $name, and three words stand for parts of the vocabulary: @relations for all relation
// types, A|B|C; @symmetric and @standing for the names of these relations, quoted and with
// commas between. What is written once and stands in several places has a name, before
// the rest of the statement; @name then stands for it:
//
//	@let name
//	  WHERE c.factuality = 'denied'
//	@end
//
// A statement orders its rows totally, by ids last, so that both stores give them alike.
package query
