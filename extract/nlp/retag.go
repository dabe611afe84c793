package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// retag corrects what a tagger makes of words that it has not seen, in a language whose verbs
// tell their voice by a prefix: no unseen word is a preposition, and one in lower case with the
// prefix of a passive before a known root is a verb ("disanksi", "didanai").
func (p *Parser) retag(forms []string, tags []uint8) {
	if !p.syntax.ShowsVoice {
		return
	}
	for i, tag := range tags {
		upos := p.tags[tag].UPOS
		switch upos {
		case "ADP", "NOUN", "ADJ", "ADV", "PROPN", "X", "SCONJ":
		default:
			continue
		}
		form := forms[i]
		if first, _ := utf8.DecodeRuneInString(form); !unicode.IsLower(first) || p.morph.Listed(form, upos) {
			continue
		}
		bare := len(form) < 6 || !p.startsPassive(form)
		if bare && upos != "ADP" {
			continue
		}
		voice := ""
		if m, known := p.morph.AsVerb(form); known && !p.morph.Listed(form, "NOUN") && m.Suffix != "nya" && m.Suffix != "an" {
			voice = m.Voice
		}
		switch {
		case voice == "Pass" && !bare, voice == "Act" && upos == "ADP":
			tags[i] = p.tagOf("VERB", "Voice="+voice, tag)
		case upos == "ADP":
			tags[i] = p.tagOf("NOUN", "", tag)
		}
	}
}

// startsPassive reports whether a form begins as passive verbs with a bare agent do.
func (p *Parser) startsPassive(form string) bool {
	for _, prefix := range p.syntax.BareAgent {
		if strings.HasPrefix(form, prefix) {
			return true
		}
	}
	return false
}

// tagOf is the number of a tag, or otherwise if the tagger has no such tag.
func (p *Parser) tagOf(upos, feats string, otherwise uint8) uint8 {
	for i := range p.tags {
		if p.tags[i].UPOS == upos && p.tags[i].Feats == feats {
			return uint8(i)
		}
	}
	return otherwise
}
