package actor

import (
	"geokg/extract/nlp"
	"geokg/schema"
)

// Resolver finds the mentions of articles. It may be used by many goroutines at once.
type Resolver struct {
	gazetteer *Gazetteer
}

// New returns a resolver over a gazetteer.
func New(g *Gazetteer) *Resolver { return &Resolver{g} }

// Resolve finds the mentions in an article. The sentences are those of art.Text; their
// tags and trees may be wrong, which costs mentions but never fails.
func (r *Resolver) Resolve(art schema.Article, sents []nlp.Sentence) *Document {
	rd := &reader{
		gazetteer: r.gazetteer,
		art:       art,
		sents:     sents,
		doc:       &Document{},
		lines:     make([]line, len(sents)),
	}
	rd.doc.reader = rd
	for s := range sents {
		rd.lines[s] = rd.chunk(s)
	}
	for s := range sents {
		rd.mention(s)
	}
	rd.doc.finish(len(sents))
	return rd.doc
}

// reader is the state of reading one article.
type reader struct {
	gazetteer *Gazetteer
	art       schema.Article
	sents     []nlp.Sentence
	doc       *Document
	lines     []line
}

// line is a sentence as pieces and the chunks that they form.
type line struct {
	pieces []piece
	chunks []chunk
}

// chunk is a run of pieces that belong together.
type chunk struct {
	from, to int // half-open range of pieces
	readings []reading
}

// chunk divides a sentence into names and other words, the longest name first.
func (rd *reader) chunk(s int) line {
	g := rd.gazetteer
	pieces := g.names.piecesOf(&rd.sents[s])
	var chunks []chunk
	for at := 0; at < len(pieces); {
		readings, n := g.names.longest(pieces, at, nil)
		if n == 0 {
			chunks = append(chunks, chunk{from: at, to: at + 1})
			at++
			continue
		}
		chunks = append(chunks, chunk{from: at, to: at + n, readings: readings})
		at += n
	}
	return line{pieces, chunks}
}

// mention makes mentions of the names of a sentence.
func (rd *reader) mention(s int) {
	for _, c := range rd.lines[s].chunks {
		if len(c.readings) == 0 {
			continue
		}
		r := c.readings[0]
		m := rd.build(s, c.from, c.to)
		m.Entity = rd.gazetteer.entities[r.entity]
		m.How = "name in the gazetteer"
		rd.setPlace(&m, r.entity)
		m.Modifier = r.form == adjective
		rd.doc.Mentions = append(rd.doc.Mentions, m)
	}
}

// build makes a mention of a range of pieces, with its tokens, words and head.
func (rd *reader) build(s, from, to int) Mention {
	pieces, tokens := rd.lines[s].pieces, rd.sents[s].Tokens
	m := Mention{
		Sentence: s,
		Tokens:   [2]int{pieces[from].token, pieces[to-1].token + 1},
		Span:     schema.Span{Start: pieces[from].span.Start, End: pieces[to-1].span.End},
	}
	last := tokens[m.Tokens[1]-1]
	if m.Span.End == last.Span.End-1 && last.Form[len(last.Form)-1] == '.' {
		m.Span.End++ // the full stop of "U.S."
	}
	m.Head = headOf(tokens, m.Tokens)
	m.Forms = []string{rd.words(m.Span)}
	return m
}

// words returns the words of the article at a span.
func (rd *reader) words(span schema.Span) string {
	if span.Start < 0 || span.End > len(rd.art.Text) || span.Start > span.End {
		return ""
	}
	return span.Of(rd.art.Text)
}

// headOf returns the token of a range whose head lies outside of it; the first one, if
// the tree has several.
func headOf(tokens []nlp.Token, in [2]int) int {
	for t := in[0]; t < in[1]; t++ {
		if h := tokens[t].Head; (h < in[0] || h >= in[1]) && tokens[t].UPOS != "PUNCT" {
			return t
		}
	}
	return in[0]
}

// setPlace gives a mention its reading as a place; a capital becomes its country as an
// actor.
func (rd *reader) setPlace(m *Mention, entity int32) {
	g := rd.gazetteer
	switch e := g.entities[entity]; e.Kind {
	case schema.City, schema.Region, schema.Country:
		m.Place = &e
		if country, ok := g.capital[entity]; ok {
			m.Entity = g.entities[country]
		}
	}
}
