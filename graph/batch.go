package graph

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"geokg/graph/story"
	"geokg/schema"
)

// Batch is articles ready to be written, sorted by id, each once.
type Batch struct {
	Articles []Article
	Anew     bool // replace what the articles said before even where their hash is stored
}

// Article is one article with what it claims, sorted by id, each claim once.
type Article struct {
	schema.Article
	PublishedDay string   // first day of Published; "" if not known
	Origins      []string // where an article known by its text alone was read from, sorted; nil for all others
	Claims       []Claim
}

// InStory is the article as its story sees it. It reads the whole text.
func (a Article) InStory() story.Article {
	return story.Article{ID: a.ID, Day: a.PublishedDay, Print: story.Of(a.Text)}
}

// Claim is a claim with all that follows from it.
type Claim struct {
	schema.Claim
	Event           Event
	FirstDay        string      // first day that Time covers; "" if open or not told
	LastDay         string      // last day that Time covers; "" if open or not told
	Characters      schema.Span // the evidence in code points of the article's text
	GoldsteinTenths int         // of the finest code; 0 for standing relations
	Triples         []TripleKey // what the claim is about, whatever its factuality
}

// NewBatch works out what is to be written. Of an article given twice, or an origin given
// with two texts, the last counts, as if it had been corrected. The error names an article
// or claim that cannot be stored.
func NewBatch(articles []ArticleClaims) (Batch, error) {
	last := map[string]int{}     // which article of the list has the last word on an id
	reads := map[string]string{} // origin to the id of the text last read there
	for i, a := range articles {
		if a.Article.ID == "" {
			return Batch{}, fmt.Errorf("article %q of %q has no id", a.Article.Title, a.Article.Origin)
		}
		last[a.Article.ID] = i
		if hasOrigin(a.Article) {
			reads[a.Article.Origin] = a.Article.ID
		}
	}
	origins := map[string][]string{}
	for origin, id := range reads {
		origins[id] = append(origins[id], origin)
	}
	var batch Batch
	for i, a := range articles {
		if last[a.Article.ID] != i || hasOrigin(a.Article) && origins[a.Article.ID] == nil {
			continue
		}
		art, err := newArticle(a)
		if err != nil {
			return Batch{}, fmt.Errorf("article %s: %w", a.Article.ID, err)
		}
		art.Origins = origins[art.ID]
		slices.Sort(art.Origins)
		batch.Articles = append(batch.Articles, art)
	}
	slices.SortFunc(batch.Articles, func(a, b Article) int { return cmp.Compare(a.ID, b.ID) })
	return batch, nil
}

// hasOrigin reports whether an article is known by its text alone, so that another text
// from the same origin replaces it.
func hasOrigin(art schema.Article) bool {
	return art.Origin != "" && strings.HasPrefix(art.ID, "sha256:")
}

// The longest that may be looked up, in bytes. Indexes of stores do not take keys without
// end; real names and addresses are far shorter.
const (
	maxEntityID = 2000 // two of them make the id of a triple
	maxName     = 4000 // of an entity or a source; ids of articles too
)

// checkLength refuses a key that a store cannot look up.
func checkLength(what, key string, most int) error {
	if len(key) > most {
		return fmt.Errorf("%s %.40q... is %d bytes long, %d are the most", what, key, len(key), most)
	}
	return nil
}

func newArticle(a ArticleClaims) (Article, error) {
	art := Article{Article: a.Article}
	if err := errors.Join(
		checkLength("id", art.ID, maxName),
		checkLength("source", art.Source, maxName),
		checkLength("origin", art.Origin, maxName),
	); err != nil {
		return Article{}, err
	}
	published, err := schema.ParseTime(art.Published)
	if err != nil {
		return Article{}, fmt.Errorf("published: %w", err)
	}
	art.PublishedDay = published.FirstDay()
	for _, c := range a.Claims {
		if c.Article != art.ID {
			return Article{}, fmt.Errorf("claim of another article: %s", c.Article)
		}
		c.Lang, c.Published, c.Source = art.Lang, art.Published, art.Source
		claim, err := NewClaim(c)
		if err != nil {
			return Article{}, err
		}
		if e := c.Evidence; e.Start < 0 || e.End < e.Start || e.End > len(art.Text) {
			return Article{}, fmt.Errorf("claim %s: evidence %d to %d lies outside the text of %d bytes",
				c.ID, e.Start, e.End, len(art.Text))
		}
		for _, slot := range claim.Participants() {
			if err := errors.Join(
				checkLength(slot.Name+" id", slot.ID, maxEntityID),
				checkLength(slot.Name+" name", slot.Entity.Name, maxName),
			); err != nil {
				return Article{}, fmt.Errorf("claim %s: %w", claim.ID, err)
			}
		}
		claim.Characters = c.Evidence.CodePoints(art.Text)
		art.Claims = append(art.Claims, claim)
	}
	slices.SortStableFunc(art.Claims, func(a, b Claim) int { return cmp.Compare(a.ID, b.ID) })
	art.Claims = slices.CompactFunc(art.Claims, func(a, b Claim) bool { return a.ID == b.ID })
	return art, nil
}

// NewClaim works out what follows from a claim; Characters, for which the article's text
// is needed, stays empty. An empty id becomes the claim's key.
func NewClaim(c schema.Claim) (Claim, error) {
	relation, ok := schema.LookupRelation(c.Relation)
	if !ok {
		return Claim{}, fmt.Errorf("claim %s: no relation %q in the vocabulary", c.ID, c.Relation)
	}
	if c.Subject.ID == "" || c.Object.ID == "" {
		return Claim{}, fmt.Errorf("claim %s: subject and object need an id", c.ID)
	}
	if c.ID == "" {
		c.ID = c.Key()
	}
	time, err := schema.ParseTime(c.Time)
	if err != nil {
		return Claim{}, fmt.Errorf("claim %s: %w", c.ID, err)
	}
	claim := Claim{
		Claim:    c,
		Event:    newEvent(c, relation),
		FirstDay: time.FirstDay(),
		LastDay:  time.LastDay(),
		Triples:  triplesOf(c, relation),
	}
	claim.GoldsteinTenths, _ = schema.GoldsteinTenths(c.CameoFine)
	return claim, nil
}

// Participants are the entities that the claim names, by slot, in a fixed order.
func (c Claim) Participants() []Slot {
	slots := []Slot{{"subject", c.Subject}, {"object", c.Object}}
	for _, s := range []struct {
		name string
		who  *schema.Participant
	}{{"recipient", c.Recipient}, {"place", c.Place}, {"holder", c.Holder}} {
		if s.who != nil {
			slots = append(slots, Slot{s.name, *s.who})
		}
	}
	return slots
}

// Slot is a participant and its part in a claim.
type Slot struct {
	Name string // subject, object, recipient, place or holder
	schema.Participant
}

// Entities returns every entity that the claims name, sorted by id, each once.
func (b Batch) Entities() []schema.Entity {
	byID := map[string]schema.Entity{}
	for claim := range b.claims {
		for _, slot := range claim.Participants() {
			known, ok := byID[slot.ID]
			if !ok || compareEntities(slot.Entity, known) < 0 {
				byID[slot.ID] = slot.Entity
			}
		}
	}
	return sorted(byID, func(e schema.Entity) string { return e.ID })
}

// compareEntities orders what is said of one entity. Package schema makes an entity's
// fields a function of its id; should two differ all the same, the lesser is taken, so
// that the order of claims cannot show.
func compareEntities(a, b schema.Entity) int {
	return cmp.Or(
		cmp.Compare(a.Kind, b.Kind),
		cmp.Compare(a.Name, b.Name),
		-cmp.Compare(len(a.Names), len(b.Names)),
		slices.Compare(a.Names, b.Names),
		cmp.Compare(a.ISO3, b.ISO3),
		cmp.Compare(a.Wikidata, b.Wikidata),
		cmp.Compare(a.Lat, b.Lat),
		cmp.Compare(a.Lon, b.Lon),
		cmp.Compare(a.In, b.In),
	)
}

// Events returns every event that the claims are about, sorted by id, each once.
func (b Batch) Events() []Event {
	byID := map[string]Event{}
	for claim := range b.claims {
		byID[claim.Event.ID] = claim.Event
	}
	return sorted(byID, func(e Event) string { return e.ID })
}

// Deltas returns by how much the claims move each triple, sorted by id.
func (b Batch) Deltas() []Delta {
	var sum Sum
	for claim := range b.claims {
		sum.Add(claim)
	}
	return sum.Deltas()
}

// claims yields every claim, article by article.
func (b Batch) claims(yield func(Claim) bool) {
	for _, art := range b.Articles {
		for _, claim := range art.Claims {
			if !yield(claim) {
				return
			}
		}
	}
}

func sorted[T any](byID map[string]T, id func(T) string) []T {
	list := make([]T, 0, len(byID))
	for _, v := range byID {
		list = append(list, v)
	}
	slices.SortFunc(list, func(a, b T) int { return cmp.Compare(id(a), id(b)) })
	return list
}
