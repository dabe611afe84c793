package actor

import (
	"slices"
	"strings"

	"geokg/extract/nlp"
	"geokg/schema"
)

// Describe makes an entity of the noun phrase that a token heads: a listed weapon or
// good, if its words or a part of them name one, else a thing or an unnamed group. Its
// name is the phrase in the language of the text without words of quantity. ok is false
// if the token heads no phrase that could be one. sent is the sentence of that number, perhaps
// with its tree and its tags set right.
func (d *Document) Describe(sent *nlp.Sentence, sentence, head int) (e schema.Entity, span schema.Span, ok bool) {
	if d.reader == nil || sentence < 0 || sentence >= len(d.reader.sents) {
		return e, span, false
	}
	return d.reader.describe(sent, head)
}

func (rd *reader) describe(sent *nlp.Sentence, head int) (e schema.Entity, span schema.Span, ok bool) {
	if head < 0 || head >= len(sent.Tokens) {
		return e, span, false
	}
	switch tok := &sent.Tokens[head]; {
	case tok.UPOS != "NOUN" && tok.UPOS != "PROPN" && tok.UPOS != "X" && tok.UPOS != "ADJ":
		return e, span, false
	case rd.lex.calendar[fold(tok.Form)] || len(splitForm(tok.Form)) == 0:
		return e, span, false
	}
	from, to := phrase(sent.Tokens, head)
	for rd.lang == "en" && to-1 > head && strings.HasPrefix(sent.Tokens[to-1].Rel, "amod") {
		to-- // "fighters loyal to X" are fighters
	}
	words := lemmas(sent.Tokens[from:to])
	span = sent.Tokens[from].Span.Cover(sent.Tokens[to-1].Span)
	for _, form := range [][]string{words, asWritten(sent.Tokens[from:to])} {
		if i, ok := rd.listed(form, head-from); ok {
			return rd.gazetteer.entities[i], span, true
		}
	}
	text := strings.Join(words, " ")
	switch kind := rd.nounKind(sent, from, to, head); kind {
	case schema.Group:
		return schema.UnnamedGroup(rd.art.ID, rd.lang, text), span, true
	default:
		return schema.UnknownThing(kind, rd.lang, text), span, true
	}
}

// phraseRelations are the relations of words that belong to what a phrase names.
var phraseRelations = map[string]bool{
	"amod": true, "compound": true, "flat": true, "fixed": true, "goeswith": true, "nmod": true, "list": true,
}

// phrase is the range of tokens around a head noun that name what it is: nouns and
// adjectives next to it that depend on it, without numbers, determiners and
// prepositional phrases.
func phrase(tokens []nlp.Token, head int) (from, to int) {
	belongs := func(t int) bool {
		rel, _, _ := strings.Cut(tokens[t].Rel, ":")
		if !phraseRelations[rel] || tokens[t].UPOS == "NUM" || tokens[t].UPOS == "DET" || tokens[t].UPOS == "PRON" || tokens[t].UPOS == "PUNCT" {
			return false
		}
		if t > 0 && tokens[t-1].Form == "-" && tokens[t].Rel == "amod" {
			return false // "Rwanda-backed fighters" are fighters
		}
		return !slices.ContainsFunc(tokens, func(k nlp.Token) bool { return k.Head == t && k.Rel == "case" && k.Form != "" })
	}
	from, to = head, head+1
	inside := func(t int) bool { h := tokens[t].Head; return h >= from && h < to }
	for from > 0 && belongs(from-1) && (inside(from-1) || leadsInto(tokens, from-1, from, to)) {
		from--
	}
	for to < len(tokens) && belongs(to) && inside(to) {
		to++
	}
	return from, to
}

// leadsInto reports whether the head of token t lies in [from, to) through other tokens
// before from.
func leadsInto(tokens []nlp.Token, t, from, to int) bool {
	for n := 0; n < 4 && t >= 0; n++ {
		if t >= from && t < to {
			return true
		}
		t = tokens[t].Head
	}
	return false
}

// lemmas are the words of a phrase as things are listed: nouns in the singular, names as
// written.
func lemmas(tokens []nlp.Token) []string {
	words := make([]string, 0, len(tokens))
	for _, t := range tokens {
		word := t.Form
		if t.UPOS != "PROPN" {
			word = singular(strings.ToLower(t.Form), strings.ToLower(t.Lemma))
		}
		words = append(words, word)
	}
	return words
}

// asWritten are the words of a phrase in lower case: "arms" is listed as it stands.
func asWritten(tokens []nlp.Token) []string {
	words := make([]string, 0, len(tokens))
	for _, t := range tokens {
		words = append(words, strings.ToLower(t.Form))
	}
	return words
}

// singular is the lemma of a word if it only takes off an inflection, and the first part of
// a reduplication ("alat-alat"). A lemma that takes off a derivation ("sepakat" of
// "kesepakatan") would name something else.
func singular(form, lemma string) string {
	if first, second, ok := strings.Cut(form, "-"); ok && first == second {
		return first
	}
	if lemma != "" && lemma[0] == form[0] && (strings.HasSuffix(form, "s") || len(form)-len(lemma) < 2) {
		return lemma
	}
	return form
}

// listed finds the longest part of a phrase with its head that a table of things has.
func (rd *reader) listed(words []string, head int) (int32, bool) {
	for length := len(words); length > 0; length-- {
		for start := max(0, head-length+1); start <= head && start+length <= len(words); start++ {
			if i, ok := rd.gazetteer.things[foldPhrase(strings.Join(words[start:start+length], " "))]; ok {
				return i, true
			}
		}
	}
	return 0, false
}

// nounKind is what an unlisted phrase names, by its head noun.
func (rd *reader) nounKind(sent *nlp.Sentence, from, to, head int) schema.Kind {
	form, lemma := strings.ToLower(sent.Tokens[head].Form), strings.ToLower(sent.Tokens[head].Lemma)
	if rd.lang == "id" {
		lemma = singular(form, lemma) // "keanggotaan" is nobody
	}
	for _, word := range []string{sent.Tokens[head].Form, lemma} {
		if rd.lex.groups[fold(word)] {
			return schema.Group
		}
	}
	pieces := rd.gazetteer.names.piecesOf(&nlp.Sentence{Tokens: sent.Tokens[from:to]})
	for i := range pieces {
		if pieces[i].token == head-from {
			if rd.isPeople(pieces, i) {
				return schema.Group
			}
			if h := rd.headAt(pieces, i); h != nil && (h.kind == schema.Weapon || h.kind == schema.Agreement) {
				return h.kind
			}
		}
	}
	return schema.Thing
}

// isPeople reports whether a piece is what the people of a country are called: "Iraqis".
func (rd *reader) isPeople(pieces []piece, at int) bool {
	readings, n := rd.gazetteer.names.longest(pieces, at, nil)
	return n == 1 && rd.lang == "en" && slices.ContainsFunc(readings, func(r reading) bool { return r.form == demonym })
}
