package extract

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"geokg/extract/actor"
	"geokg/extract/nlp"
	"geokg/schema"
)

// Explanation is why a sentence gave the claims that it gave.
type Explanation struct {
	Sentence nlp.Sentence
	Mentions []actor.Mention
	Times    []TimeTrace
	Frames   []FrameTrace
	Claims   []schema.Claim
}

// TimeTrace is a time expression and what it was resolved to.
type TimeTrace struct {
	Span  schema.Span
	Value string // EDTF
}

// FrameTrace is a frame whose words stand in the sentence.
type FrameTrace struct {
	Rule     string // file:line
	Relation schema.RelationName
	Word     int      // the token that triggered it
	Slots    []string // "agent: Iran", in alphabetical order
	Fired    bool
	Missing  string // why it gave no claim
}

// Explain traces one sentence of an article, counted from 0.
func (x *Extractor) Explain(ctx context.Context, art schema.Article, sentence int) (Explanation, error) {
	var ex Explanation
	read, err := x.read(ctx, art)
	if err != nil {
		return ex, err
	}
	if sentence < 0 || sentence >= len(read.clauses) {
		return ex, fmt.Errorf("article %s has sentences 0 to %d, no %d", art.ID, len(read.clauses)-1, sentence)
	}
	c := read.clauses[sentence]
	ex.Sentence = *c.Sentence
	for _, m := range c.doc.In(sentence) {
		ex.Mentions = append(ex.Mentions, *m)
	}
	for _, m := range c.times {
		ex.Times = append(ex.Times, TimeTrace{m.Span, m.Value})
	}
	var claims []schema.Claim
	for i, other := range read.clauses {
		if i == sentence {
			ex.Frames = c.traces()
		}
		claims = append(claims, other.all()...)
	}
	claims, _ = x.finish(claims)
	for _, claim := range claims {
		if claim.Sentence == sentence {
			ex.Claims = append(ex.Claims, claim)
		}
	}
	return ex, nil
}

// traces tells what becomes of every predicate of a sentence, and leaves the memory of the
// article as it was.
func (c *clauses) traces() []FrameTrace {
	before := *c.memory
	defer func() { *c.memory = before }()
	var out []FrameTrace
	for i := range c.Tokens {
		for _, p := range c.at(i) {
			out = append(out, c.trace(p))
		}
	}
	return out
}

// trace tells what became of a predicate.
func (c *clauses) trace(p *predicate) FrameTrace {
	t := FrameTrace{Rule: p.frame.rule, Relation: p.frame.Relation, Word: p.tok}
	for _, slot := range slices.Sorted(maps.Keys(p.slots)) {
		for _, k := range p.slots[slot] {
			t.Slots = append(t.Slots, slot+": "+c.Tokens[k].Form)
		}
	}
	if p.frame.Relation == "" {
		t.Fired = true
		return t
	}
	t.Fired = len(c.read(p)) > 0
	if !t.Fired {
		t.Missing = c.missing(p)
	}
	return t
}

// missing tells which role of a predicate stayed empty, and what stood there that did not fit.
func (c *clauses) missing(p *predicate) string {
	if c.standingOf(p).dropped {
		return "the clause around it says that nothing is claimed"
	}
	rel, _ := schema.LookupRelation(p.frame.Relation)
	args := c.arguments(p, rel)
	var empty []string
	for _, role := range []struct {
		name   string
		filled bool
		is     []string
	}{{"subject", len(args.subject) > 0, p.frame.Is.Subject}, {"object", len(args.object) > 0, p.frame.Is.Object}} {
		if role.filled {
			continue
		}
		why := "no " + role.name
		if words := p.role(role.name); len(words) > 0 {
			why += fmt.Sprintf(" (%q is no %s)", c.Tokens[words[0]].Form, strings.Join(role.is, " or "))
		}
		empty = append(empty, why)
	}
	if len(empty) == 0 {
		return "subject and object are the same"
	}
	return strings.Join(empty, "; ")
}
