package nlp

import "geokg/schema"

// Sentence is a range of a text with its words and their dependency tree.
type Sentence struct {
	Span   schema.Span
	Tokens []Token
}

// Token is a syntactic word. Words split off a longer written word (clitics: "-nya",
// "n't", "'s") have spans of their own inside it.
type Token struct {
	Span  schema.Span // bytes of the whole text
	Form  string      // the words at Span, untouched
	Lemma string
	UPOS  string // Universal part-of-speech tag
	Feats string // Universal features in CoNLL-U form, sorted; "" if none: "Voice=Pass"
	Head  int    // index of the head in Tokens; -1 for the root
	Rel   string // Universal Dependencies relation
	Joint bool   // the token continues the written word of the token before it (clitic)
}
