package nlp

import (
	"sync"

	"geokg/extract/nlp/biaffine"
)

// Parse divides a text into sentences and parses them.
func (p *Parser) Parse(text string) []Sentence {
	sents := p.Split(text)
	p.ParseTokens(sents)
	return sents
}

// Split divides a text into sentences of words, without tags or trees.
func (p *Parser) Split(text string) []Sentence {
	spans := p.rules.Split(text)
	sents := make([]Sentence, 0, len(spans))
	for _, span := range spans {
		if tokens := p.rules.Tokenize(text, span); len(tokens) > 0 {
			sents = append(sents, Sentence{span, tokens})
		}
	}
	return sents
}

// ParseTokens tags and parses sentences whose words are given by their forms; whatever
// else their tokens hold is replaced.
func (p *Parser) ParseTokens(sents []Sentence) {
	w := buffers.Get().(*buffer)
	defer buffers.Put(w)
	for len(sents) > 0 {
		n := w.fill(sents)
		p.parse(w)
		p.store(w, sents[:n])
		sents = sents[n:]
	}
}

// MaxPiece is the most words that are parsed as one tree. A longer sentence is cut after
// the last punctuation mark in the second half of a piece, or else at MaxPiece; the roots
// of later pieces hang on that of the first as parataxis.
const MaxPiece = 256

// batchWords bounds the words that go to the network at once.
const batchWords = 2048

// buffer is the working memory of one call.
type buffer struct {
	forms  []string
	tags   []uint8 // the tagger's numbers
	ids    []uint8 // the network's
	heads  []int32
	rels   []uint8
	pieces []biaffine.Sentence
	cuts   []int // ends of the sentences in forms
}

var buffers = sync.Pool{New: func() any { return new(buffer) }}

// fill takes up sentences until there are batchWords and returns their number.
func (w *buffer) fill(sents []Sentence) int {
	w.forms, w.cuts = w.forms[:0], w.cuts[:0]
	n := 0
	for n < len(sents) && (n == 0 || len(w.forms)+len(sents[n].Tokens) <= batchWords) {
		for i := range sents[n].Tokens {
			w.forms = append(w.forms, sents[n].Tokens[i].Form)
		}
		w.cuts = append(w.cuts, len(w.forms))
		n++
	}
	return n
}

// parse tags and parses what the buffer holds.
func (p *Parser) parse(w *buffer) {
	w.tags, w.ids, w.pieces = w.tags[:0], w.ids[:0], w.pieces[:0]
	start := 0
	for _, end := range w.cuts {
		for start < end {
			stop := start + pieceLength(w.forms[start:end])
			w.tags = p.tagger.Tag(w.tags, w.forms[start:stop], p.style)
			p.retag(w.forms[start:stop], w.tags[start:stop])
			w.pieces = append(w.pieces, biaffine.Sentence{Forms: w.forms[start:stop]})
			start = stop
		}
	}
	for _, t := range w.tags {
		w.ids = append(w.ids, p.tags[t].id)
	}
	w.heads, w.rels = resize(w.heads, len(w.forms)), resize(w.rels, len(w.forms))
	at := 0
	for i := range w.pieces {
		end := at + len(w.pieces[i].Forms)
		w.pieces[i].Tags = w.ids[at:end]
		w.pieces[i].Heads, w.pieces[i].Rels = w.heads[at:end], w.rels[at:end]
		at = end
	}
	p.net.Parse(w.pieces, p.bank)
}

// pieceLength is the number of words of the first piece of a sentence.
func pieceLength(forms []string) int {
	if len(forms) <= MaxPiece {
		return len(forms)
	}
	for n := MaxPiece; n > MaxPiece/2; n-- {
		if isPunctuation(forms[n-1]) {
			return n
		}
	}
	return MaxPiece
}

func isPunctuation(form string) bool {
	for _, r := range form {
		if isWord(r) {
			return false
		}
	}
	return true
}

// store writes tags, trees and lemmas into the tokens.
func (p *Parser) store(w *buffer, sents []Sentence) {
	at, piece := 0, 0
	for i := range sents {
		tokens := sents[i].Tokens
		root := -1
		for base := 0; base < len(tokens); piece++ {
			n := len(w.pieces[piece].Forms)
			for j := base; j < base+n; j++ {
				t := &tokens[j]
				tag := &p.tags[w.tags[at]]
				t.UPOS, t.Feats = tag.UPOS, tag.Feats
				t.Head, t.Rel = int(w.heads[at]), p.net.Labels[w.rels[at]]
				switch {
				case t.Head >= 0:
					t.Head += base
				case root < 0:
					root = j
				default:
					t.Head, t.Rel = root, "parataxis"
				}
				at++
			}
			base += n
		}
		p.syntax.mend(tokens, p.style)
		p.lemmatize(tokens)
	}
	clear(w.forms)
	clear(w.pieces)
}

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}
