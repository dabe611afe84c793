package nlp

import "geokg/extract/nlp/morph"

// lemmatize fills the lemmas of a tagged sentence.
func (p *Parser) lemmatize(tokens []Token) {
	for i := range tokens {
		tokens[i].Lemma = p.morph.Lemma(p.word(tokens, i))
	}
}

// Morph takes a tagged word of a sentence apart.
func (p *Parser) Morph(tokens []Token, i int) morph.Morph {
	return p.morph.Analyse(p.word(tokens, i))
}

func (p *Parser) word(tokens []Token, i int) morph.Word {
	return morph.Word{Form: tokens[i].Form, UPOS: tokens[i].UPOS, Treebank: p.style, First: i == 0}
}
