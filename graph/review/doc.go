// Package review holds what people decide about claims: that one is right, is wrong, or says
// something a little different. Decisions stand in a plain file beside the articles, one a
// line, and are applied to claims wherever these come from.
//
//	# a comment
//	accept  ID
//	reject  ID reason="the minister of another country"
//	correct ID object=country:RUS time=2023-09 reason="Moscow is the government here"
//
// A word with spaces is quoted as in Go; what follows a # after the last word is a comment.
// The fields of correct are subject, relation, object, recipient, time, place, factuality
// and holder. An entity is written as its id, or as KIND=NAME if no list has it; recipient,
// time and place may be empty, and the holder may be AUTHOR.
//
// The id of a claim is a hash of what it says and where, so a decision holds for whatever
// extractor says so again. The order of lines means nothing: a claim is decided once.
package review
