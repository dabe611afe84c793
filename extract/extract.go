// Package extract turns news text into claims: sentences are parsed (package nlp), names
// and descriptions resolved to entities (package actor), and frames read from the parse who
// did what to whom, when, where, how surely and by whose word. It runs offline, and the
// same text gives the same claims.
package extract

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sync"

	"geokg/extract/actor"
	"geokg/extract/lang"
	"geokg/extract/nlp"
	"geokg/extract/when"
	"geokg/schema"
)

// Version names the rules and data of this extractor in every claim.
const Version = "1"

// Options choose the data that an Extractor stands on. The zero value is what is built in.
type Options struct {
	Packs         lang.Packs       // language packs; nil: those built in
	Gazetteer     *actor.Gazetteer // nil: the one built in
	Lexicon       fs.FS            // further frames, in LANGUAGE/frames/*.yaml; nil: none
	MinConfidence float64          // claims below are dropped
	Coded         bool             // for event data: with acts and targets that no claim of a graph tells
}

// Extractor reads claims from articles. It is safe for many goroutines.
type Extractor struct {
	opts      Options
	gazetteer func() (*actor.Gazetteer, error)

	mu    sync.Mutex
	langs map[string]*language
}

// language is one language, loaded when it is first needed.
type language struct {
	parser *nlp.Parser
	lex    *Lexicon
	times  *when.Finder
}

// Result is what an article says.
type Result struct {
	Claims    []schema.Claim // in the order of the text
	Warnings  []string
	Sentences []nlp.Sentence
}

// New returns an extractor. Nothing is loaded before it is needed.
func New(opts Options) (*Extractor, error) {
	x := &Extractor{opts: opts, langs: map[string]*language{}}
	x.gazetteer = sync.OnceValues(func() (*actor.Gazetteer, error) {
		if opts.Gazetteer != nil {
			return opts.Gazetteer, nil
		}
		return actor.Load(actor.Options{})
	})
	return x, nil
}

// Entity returns the entity of an id; false if the gazetteer has none.
func (x *Extractor) Entity(id string) (schema.Entity, bool) {
	gazetteer, err := x.gazetteer()
	if err != nil {
		return schema.Entity{}, false
	}
	return gazetteer.Entity(id)
}

// Extract reads the claims of an article. The language must be set and have a pack.
func (x *Extractor) Extract(ctx context.Context, art schema.Article) (Result, error) {
	var res Result
	read, err := x.read(ctx, art)
	if err != nil {
		return res, err
	}
	res.Sentences = read.sents
	var claims []schema.Claim
	for _, c := range read.clauses {
		claims = append(claims, c.all()...)
	}
	res.Claims, res.Warnings = x.finish(claims)
	return res, nil
}

// all are the claims of a sentence: of titles, of places in places, of frames.
func (c *clauses) all() []schema.Claim {
	return slices.Concat(c.offices(), c.locations(), c.claims())
}

// finish completes the claims of an article: each once, checked, with what the article as a
// whole tells. A claim that the vocabulary does not allow becomes a warning.
func (x *Extractor) finish(claims []schema.Claim) (out []schema.Claim, warnings []string) {
	aftermath(claims)
	venues(claims)
	fillPlaces(claims)
	claims = dedupe(deployed(claims))
	for _, claim := range claims {
		claim.Extractor, claim.Version = "rules", Version
		whole, err := schema.NewClaim(claim)
		if err != nil {
			warnings = append(warnings, fmt.Sprintf("sentence %d, rule %s: %v", claim.Sentence, claim.Rule, err))
			continue
		}
		if whole.Confidence >= x.opts.MinConfidence {
			out = append(out, whole)
		}
	}
	return out, warnings
}

// reading is an article parsed and resolved, ready for its claims.
type reading struct {
	sents   []nlp.Sentence
	clauses []*clauses
}

func (x *Extractor) read(ctx context.Context, art schema.Article) (reading, error) {
	var r reading
	lng, err := x.language(art.Lang)
	if err != nil {
		return r, fmt.Errorf("reading article %s: %w", art.ID, err)
	}
	g, err := x.gazetteer()
	if err != nil {
		return r, fmt.Errorf("loading the gazetteer: %w", err)
	}
	r.sents = lng.parser.Parse(art.Text)
	lng.parser.Normalize(r.sents)
	r.sents = slices.DeleteFunc(r.sents, func(s nlp.Sentence) bool {
		return nlp.Dateline(art.Text[s.Span.Start:]) == schema.Span{End: s.Span.Len()} // it is no sentence and has no number
	})
	if err := ctx.Err(); err != nil {
		return r, err
	}
	doc := actor.New(g).Resolve(art, r.sents)
	mem, times := &memory{}, lng.times.Text(art.Published)
	for i := range r.sents {
		repaired := lng.lex.repair(r.sents[i], doc.In(i))
		r.clauses = append(r.clauses, &clauses{
			tree: newTree(&repaired), art: art, index: i, doc: doc, lex: lng.lex, gazetteer: g, memory: mem,
			times: times.Find(&r.sents[i]),
			found: map[int][]*predicate{}, busy: map[int]bool{},
		})
	}
	return r, nil
}

// language loads a language at first use.
func (x *Extractor) language(name string) (*language, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if lng := x.langs[name]; lng != nil {
		return lng, nil
	}
	lng, err := x.load(name)
	if err != nil {
		return nil, err
	}
	x.langs[name] = lng
	return lng, nil
}

func (x *Extractor) load(name string) (*language, error) {
	pack, err := x.opts.Packs.Open(name)
	if err != nil {
		return nil, err
	}
	parser, err := nlp.Open(pack, nlp.Options{})
	if err != nil {
		return nil, err
	}
	lex, err := LoadLexicon(pack.FS, "frames", name, inVocabulary, x.opts.Coded)
	if err != nil {
		return nil, fmt.Errorf("language pack %s: %w", name, err)
	}
	if x.opts.Lexicon != nil {
		if err := lex.add(x.opts.Lexicon, path.Join(name, "frames"), name, inVocabulary); err != nil {
			return nil, fmt.Errorf("lexicon: %w", err)
		}
	}
	times, err := when.Load(pack)
	if err != nil {
		return nil, fmt.Errorf("language pack %s: %w", name, err)
	}
	return &language{parser, lex, times}, nil
}

func inVocabulary(name schema.RelationName) bool {
	_, ok := schema.LookupRelation(name)
	return ok
}
