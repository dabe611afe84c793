package nlp

// Normalize repairs what a parser of this kind gets wrong and grammar can tell, and brings
// the trees into normal form (see normal.go). Trees stay single-rooted; words, tags and
// lemmas stay as they are. The trees that Parse gives are in the style of a treebank; who
// wants to know who did what to whom calls Normalize on them first.
func (p *Parser) Normalize(sents []Sentence) {
	for i := range sents {
		normalize(sents[i].Tokens, p.syntax)
	}
}

func normalize(toks []Token, words *Syntax) {
	if len(toks) == 0 {
		return
	}
	e := newEdit(toks, words)
	e.normalize()
	for _, r := range repairs {
		for i := range toks {
			r.at(e, i)
		}
	}
}

// repair is one rule, tried at every word from left to right.
type repair struct {
	name string
	at   func(e *edit, i int)
}

// repairs in the order in which they run: clauses first, then what hangs on them.
var repairs = []repair{
	{"serial verb", (*edit).repairSerialVerb},
	{"verb below its adverb", (*edit).repairAdverbHead},
	{"clause on an adverb", (*edit).repairAdverbClause},
	{"verb below its subject", (*edit).repairNameHead},
	{"subject below a time", (*edit).repairTimeSubject},
	{"relative clause on a verb", (*edit).repairRelative},
	{"before the relative pronoun", (*edit).repairBeforeRelative},
	{"adverb as argument", (*edit).repairAdverb},
	{"name on a number", (*edit).repairNumberName},
	{"number on a verb", (*edit).repairNumber},
	{"time as subject", (*edit).repairTime},
	{"marked agent", (*edit).repairAgent},
	{"bare agent", (*edit).repairBareAgent},
	{"object of the complement", (*edit).repairControl},
	{"complement past the object", (*edit).repairComplement},
	{"recipient on the object", (*edit).repairRecipient},
}
