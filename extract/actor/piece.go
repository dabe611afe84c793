package actor

import (
	"unicode"
	"unicode/utf8"

	"geokg/extract/nlp"
	"geokg/schema"
)

// piece is a word of a sentence as names are compared: a token, or a part of one that a
// hyphen divides ("Kim" and "Putin" in "Kim-Putin").
type piece struct {
	token      int
	span       schema.Span
	text       string // without full stops
	folded     string
	word       int32 // its number in the name index; 0: no name has it
	joined     bool  // a hyphen links it to the piece before
	apart      bool  // punctuation divides it from the piece before
	possessive bool  // followed by "'s" or "'"
	initial    bool  // first of the sentence, or after a quotation mark or colon
}

// capital reports whether the piece is written as names are.
func (p *piece) capital() bool { return casingOf(p.text) != lower }

// piecesOf divides a sentence. Spans are bytes of the whole text.
func (x *nameIndex) piecesOf(sent *nlp.Sentence) []piece {
	pieces := make([]piece, 0, len(sent.Tokens)+4)
	apart, initial := false, true
	for t := range sent.Tokens {
		tok := &sent.Tokens[t]
		if isPossessive(tok.Form) {
			if n := len(pieces); n > 0 {
				pieces[n-1].possessive = true
			}
			continue
		}
		parts := splitForm(tok.Form)
		if n := len(pieces) - 1; tok.Form == "+" && n >= 0 && pieces[n].span.End == tok.Span.Start { // "OPEC+"
			pieces[n].extend(tok.Span.End, tok.Form, x)
			continue
		}
		if len(parts) == 0 {
			if onlyHyphen(tok.Form) && tok.Span.Start > 0 && len(pieces) > 0 &&
				pieces[len(pieces)-1].span.End == tok.Span.Start {
				continue // a hyphen of its own, glued to the word before
			}
			apart = apart || !isFullStop(tok.Form) || !afterAbbreviation(pieces) || goesOn(sent, t+1)
			if opens(tok.Form) {
				initial = true
			}
			continue
		}
		for i, part := range parts {
			p := piece{
				token: t,
				span:  schema.Span{Start: tok.Span.Start + part[0], End: tok.Span.Start + part[1]},
				text:  noStops(tok.Form[part[0]:part[1]]),
				apart: apart, initial: initial,
			}
			if n := len(pieces); n > 0 && !apart {
				gap := p.span.Start - pieces[n-1].span.End
				p.joined = i > 0 || gap > 0 && gap <= 3 && tok.Span.Start == p.span.Start && hyphenBefore(sent, t)
			}
			p.possessive = len(trimPossessive(tok.Form)) < len(tok.Form) && i == len(parts)-1
			p.folded = singleNumber(fold(p.text))
			p.word = x.words[p.folded]
			pieces = append(pieces, p)
			apart, initial = false, false
		}
		if r, _ := utf8.DecodeLastRuneInString(tok.Form); r == ',' || r == ';' || r == ')' {
			apart = true
		}
	}
	return pieces
}

// extend adds a mark that belongs to a piece.
func (p *piece) extend(end int, mark string, x *nameIndex) {
	p.span.End, p.text = end, p.text+mark
	p.folded = fold(p.text)
	p.word = x.words[p.folded]
}

// hyphenBefore reports whether token t is glued to the one before by a hyphen token.
func hyphenBefore(sent *nlp.Sentence, t int) bool {
	return t >= 2 && onlyHyphen(sent.Tokens[t-1].Form) &&
		sent.Tokens[t-1].Span.End == sent.Tokens[t].Span.Start &&
		sent.Tokens[t-2].Span.End == sent.Tokens[t-1].Span.Start
}

func isPossessive(form string) bool {
	switch form {
	case "'s", "’s", "'S", "’S", "'", "’":
		return true
	}
	return false
}

func onlyHyphen(form string) bool {
	r, n := utf8.DecodeRuneInString(form)
	return n == len(form) && isHyphen(r)
}

func isFullStop(form string) bool { return form == "." }

// afterAbbreviation reports whether the last piece is short enough to end in a full
// stop that is part of it: "Jr.", "St.", "M.".
func afterAbbreviation(pieces []piece) bool {
	return len(pieces) > 0 && len(pieces[len(pieces)-1].text) <= 3
}

// goesOn reports whether token t can be no part of a name: "Xi. Ia mengatakan".
func goesOn(sent *nlp.Sentence, t int) bool {
	if t >= len(sent.Tokens) {
		return false
	}
	switch sent.Tokens[t].UPOS {
	case "ADP", "PRON", "DET", "SCONJ", "CCONJ", "ADV", "AUX", "VERB":
		return true
	}
	return false
}

func opens(form string) bool {
	switch form {
	case "\"", "“", "”", "„", "«", "‘", "'", "``", "''", ":", "(", "-", "–", "—":
		return true
	}
	return false
}

func noStops(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] == '.' {
			kept := make([]rune, 0, len(s))
			for _, r := range s {
				if r != '.' {
					kept = append(kept, r)
				}
			}
			return string(kept)
		}
	}
	return s
}

// isNumber reports whether a word starts with a digit.
func isNumber(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsDigit(r)
}

// singleNumber takes the plural off a number at the end of a name: "F-16s".
func singleNumber(word string) string {
	if n := len(word) - 1; n > 0 && word[n] == 's' && isNumber(word[:n]) {
		return word[:n]
	}
	return word
}
