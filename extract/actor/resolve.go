package actor

import (
	"slices"
	"strings"

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
		lang:      languageOf(art),
		sents:     sents,
		doc:       &Document{},
		lines:     make([]line, len(sents)),
	}
	rd.full = make(map[string][]fullMention)
	rd.first = make(map[string]int)
	rd.midwords = make(map[string]bool)
	rd.bodies = make(map[int32]schema.Entity)
	rd.homeland = make(map[string]schema.Entity)
	rd.lex = r.gazetteer.lexicons[rd.lang]
	rd.doc.reader = rd
	for s := range sents {
		rd.lines[s] = rd.chunk(s)
		rd.bracketed(s)
		rd.join(s)
		rd.own(s)
		rd.entitle(s)
		rd.learn(s)
	}
	for s := range sents {
		rd.pastFrom = append(rd.pastFrom, len(rd.past))
		rd.resolve(s)
	}
	rd.doc.finish(len(sents))
	return rd.doc
}

// reader is the state of reading one article.
type reader struct {
	gazetteer *Gazetteer
	lex       *lexicon
	art       schema.Article
	lang      string
	sents     []nlp.Sentence
	doc       *Document
	lines     []line
	full      map[string][]fullMention // names in full by each of their words, in the order of the text
	first     map[string]int           // entity to the sentence that first names it in full
	midwords  map[string]bool          // words with a capital inside a sentence, folded
	past      []pastMention            // what was resolved so far, in the order of the text
	pastFrom  []int                    // where the mentions of each sentence start in past
	held      []heldOffice             // who was named with an office so far
	bodies    map[int32]schema.Entity  // body noun to the body last named with it
	homeland  map[string]schema.Entity // body that the text names by its owner, by id, to that owner
	acronyms  map[string]schema.Entity
}

// languageOf is the language whose word lists an article is read with: its own, or the
// one that more of its small words are from.
func languageOf(art schema.Article) string {
	for _, lang := range languages {
		if art.Lang == lang {
			return lang
		}
	}
	text := " " + strings.ToLower(art.Text[:min(len(art.Text), 1<<14)]) + " "
	id := strings.Count(text, " yang ") + strings.Count(text, " dan ") + strings.Count(text, " di ")
	en := strings.Count(text, " the ") + strings.Count(text, " and ") + strings.Count(text, " of ")
	if id > en {
		return "id"
	}
	return "en"
}

// resolve decides what the chunks of a sentence stand for and makes their mentions.
func (rd *reader) resolve(s int) {
	l := &rd.lines[s]
	of := make(map[int]*link, len(l.links))
	for i := range l.links {
		k := &l.links[i]
		of[k.title] = k
		if k.person >= 0 && of[k.person] == nil {
			of[k.person] = k
		}
	}
	for i := range l.chunks {
		switch c := &l.chunks[i]; c.kind {
		case named, unlisted, bodied, back:
			rd.decide(s, i, of[i])
			rd.bracket(s, i)
			rd.put(s, i, of[i])
			rd.offices(s, i)
			if c.kind == back && c.inner != nil {
				rd.putInner(s, c)
			}
		case office, titled:
			rd.title(s, i, of[i])
		}
	}
}

// decide sets the entity of a chunk, and first that of its owner.
func (rd *reader) decide(s, i int, k *link) {
	l := &rd.lines[s]
	c := &l.chunks[i]
	if c.entity != nil {
		return
	}
	switch {
	case c.kind == back:
		rd.pointBack(s, i)
	case c.kind == bodied:
		rd.decideBody(s, i)
	case c.kind == unlisted:
		rd.decideUnlisted(s, i, k)
	case c.readings != nil:
		rd.decideName(s, i, k)
	}
}

func (rd *reader) decideBody(s, i int) {
	l := &rd.lines[s]
	c := &l.chunks[i]
	noun := rd.gazetteer.bodyNouns[c.readings[0].entity]
	c.role = noun.role
	if c.owner < 0 {
		rd.ownerless(s, i, noun)
		return
	}
	rd.decideOwner(s, c.owner)
	owner := l.chunks[c.owner].entity
	if rd.lang == "en" && noun.state && rd.attributive(s, i) {
		c.role = ""
	}
	if owner == nil || rd.stateOf(*owner).Kind == schema.Person {
		return
	}
	e, how := rd.body(noun, *owner)
	c.entity, c.how = &e, how
	rd.bodies[c.readings[0].entity] = e
	if state := rd.stateOf(*owner); !noun.state {
		rd.homeland[e.ID] = state
		rd.recall(s, c.owner)
	}
	if c.joint >= 0 {
		rd.decideOwner(s, c.joint)
		if second := l.chunks[c.joint].entity; second != nil {
			o, _ := rd.body(noun, *second)
			c.others = append(c.others, o)
		}
	}
}

// decideOwner decides a chunk that a body may have taken in.
func (rd *reader) decideOwner(s, i int) {
	l := &rd.lines[s]
	c := &l.chunks[i]
	kind := c.kind
	if kind == gone {
		c.kind = c.was
	}
	var k *link
	if at := slices.IndexFunc(l.links, func(k link) bool { return k.person == i }); at >= 0 {
		k = &l.links[at]
	}
	rd.decide(s, i, k)
	c.kind = kind
}

// recall keeps the owner of a body, which has no mention of its own, for what points back
// to it: "the country" after "Sudan's army".
func (rd *reader) recall(s, owner int) {
	l := &rd.lines[s]
	c := &l.chunks[owner]
	if c.kind != gone || c.was != named {
		return
	}
	head := headOf(rd.sents[s].Tokens, [2]int{l.pieces[c.from].token, l.pieces[c.to-1].token + 1})
	rd.past = append(rd.past, pastMention{entity: rd.capitalState(*c.entity), sentence: s, head: head, modifier: true})
}

// put makes the mention of a decided chunk.
func (rd *reader) put(s, i int, k *link) {
	l := &rd.lines[s]
	c := &l.chunks[i]
	if c.entity == nil || c.mention >= 0 {
		return
	}
	from, to := c.from, c.to
	if k != nil && k.person == i && !k.beside {
		from, to = min(from, k.from), max(to, k.to)
	}
	m := rd.build(s, from, to)
	m.Entity, m.Others, m.How, m.Role = *c.entity, c.others, c.how, c.role
	m.Forms = rd.forms(s, c)
	m.Pronoun = c.kind == back
	if m.Role == "" {
		m.Role = rd.roleOf(s, c)
	}
	m.Counted = c.kind == bodied && rd.quantified(s, c)
	m.Modifier = rd.isAdjective(c) && !rd.standsBeside(s, i)
	rd.setPlace(s, i, &m)
	rd.record(s, i, m)
}

// roleOf is the CAMEO role code of what a chunk names: of a body its own, of a person that
// of the office held at the date of the article.
func (rd *reader) roleOf(s int, c *chunk) string {
	g := rd.gazetteer
	_, ok := g.index[c.entity.ID]
	switch {
	case !ok && c.kind == unlisted && c.entity.Kind == schema.Organization:
		pieces := rd.lines[s].pieces[c.core[0]:c.core[1]]
		for _, at := range []int{0, len(pieces) - 1} {
			if h := rd.headAt(pieces, at); h != nil {
				return h.role
			}
		}
	case ok:
		return g.Role(c.entity.ID, rd.art.Published)
	}
	return ""
}

// record keeps a mention, for the document and for what points back to it.
func (rd *reader) record(s, i int, m Mention) {
	c := &rd.lines[s].chunks[i]
	c.mention = len(rd.doc.Mentions)
	rd.doc.Mentions = append(rd.doc.Mentions, m)
	rd.past = append(rd.past, pastMention{
		entity: m.Entity, others: m.Others, sentence: s, head: m.Head,
		subject: isSubject(rd.sents[s].Tokens, m.Head), modifier: m.Modifier, place: m.IsPlace,
	})
}

// forms are the words of a chunk that name it: the name, then with the noun beside it.
func (rd *reader) forms(s int, c *chunk) []string {
	whole := rd.words(rd.spanOf(s, c.from, c.to))
	if c.core[0] <= c.from && c.core[1] >= c.to || c.kind == bodied {
		return []string{whole}
	}
	core := rd.words(rd.spanOf(s, c.core[0], c.core[1]))
	if c.entity.Kind == schema.Person || core == whole {
		return []string{core}
	}
	return []string{core, whole}
}

// build makes a mention of a range of pieces, with its tokens and head.
func (rd *reader) build(s, from, to int) Mention {
	pieces, tokens := rd.lines[s].pieces, rd.sents[s].Tokens
	m := Mention{
		Sentence: s,
		Tokens:   [2]int{pieces[from].token, pieces[to-1].token + 1},
		Span:     rd.spanOf(s, from, to),
	}
	m.Head = headOf(tokens, m.Tokens)
	m.Forms = []string{rd.words(m.Span)}
	return m
}

// spanOf is the span of a range of pieces, with the full stop of a last "U.S.".
func (rd *reader) spanOf(s, from, to int) schema.Span {
	pieces := rd.lines[s].pieces
	span := schema.Span{Start: pieces[from].span.Start, End: pieces[to-1].span.End}
	tok := &rd.sents[s].Tokens[pieces[to-1].token]
	if word, ok := strings.CutSuffix(tok.Form, "."); ok && span.End == tok.Span.End-1 && (strings.Contains(word, ".") || isSuffix(fold(word))) {
		span.End++
	}
	return span
}

// words returns the words of the article at a span.
func (rd *reader) words(span schema.Span) string {
	if span.Start < 0 || span.End > len(rd.art.Text) || span.Start > span.End {
		return ""
	}
	return span.Of(rd.art.Text)
}

// headOf returns the token of a range whose head lies outside of it; of several, one that
// hangs on none of the others.
func headOf(tokens []nlp.Token, in [2]int) int {
	inside := func(t int) bool { return t >= in[0] && t < in[1] }
	hangs := func(t int) bool {
		for steps := 0; t >= 0 && steps < len(tokens); steps++ {
			if t = tokens[t].Head; t >= 0 && inside(t) {
				return true
			}
		}
		return false
	}
	first := -1
	for t := in[0]; t < in[1]; t++ {
		switch {
		case inside(tokens[t].Head) || tokens[t].UPOS == "PUNCT":
		case !hangs(t):
			return t
		case first < 0:
			first = t
		}
	}
	return max(first, in[0])
}

func isSubject(tokens []nlp.Token, t int) bool {
	return strings.HasPrefix(tokens[t].Rel, "nsubj")
}
