package export

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net/url"
	"slices"
	"strings"

	"geokg/graph"
	"geokg/schema"
)

// The context of the linked data. Who made a claim, from what, and with what stands in the
// terms of PROV-O (https://www.w3.org/TR/prov-o/), what an article is in those of
// schema.org, what a claim says in geokg's own.
const jsonldContext = `{
 "@vocab": "urn:geokg:vocabulary:",
 "prov": "http://www.w3.org/ns/prov#", "schema": "https://schema.org/", "xsd": "http://www.w3.org/2001/XMLSchema#",
 "id": "@id", "type": "@type",
 "label": "http://www.w3.org/2000/01/rdf-schema#label", "sameAs": {"@id": "http://www.w3.org/2002/07/owl#sameAs", "@type": "@id"},
 "title": "schema:headline", "url": "schema:url", "lang": "schema:inLanguage", "published": "schema:datePublished",
 "copyOf": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
 "publisher": {"@id": "prov:wasAttributedTo", "@type": "@id"},
 "article": {"@id": "prov:wasQuotedFrom", "@type": "@id"}, "holder": {"@id": "prov:wasAttributedTo", "@type": "@id"},
 "extraction": {"@id": "prov:wasGeneratedBy", "@type": "@id"}, "extractor": {"@id": "prov:wasAssociatedWith", "@type": "@id"},
 "words": "prov:value",
 "subject": {"@type": "@id"}, "object": {"@type": "@id"}, "recipient": {"@type": "@id"}, "place": {"@type": "@id"},
 "relation": {"@type": "@vocab"}, "factuality": {"@type": "@vocab"}, "kind": {"@type": "@vocab"}
}`

// node is one thing of the linked data, its keys sorted as encoding/json does.
type node map[string]any

// writeJSONLD writes JSON-LD 1.1, one node a line.
func writeJSONLD(ctx context.Context, w io.Writer, source graph.Source, filter graph.Filter) error {
	out := &linked{w: bufio.NewWriter(w), seen: map[string]bool{}}
	out.raw("{\"@context\": " + jsonldContext + ",\n\"@graph\": [")
	for a, err := range source.Articles(ctx, filter) {
		if err != nil {
			return err
		}
		out.article(a)
		for _, c := range a.Claims {
			out.claim(c)
		}
	}
	out.raw("\n]}\n")
	if out.err != nil {
		return out.err
	}
	return out.w.Flush()
}

// linked writes nodes; those that many claims share once.
type linked struct {
	w     *bufio.Writer
	seen  map[string]bool
	begun bool
	err   error // the first
}

func (l *linked) raw(s string) { _, _ = l.w.WriteString(s) }

func (l *linked) node(n node) {
	line, err := json.Marshal(n)
	if err != nil && l.err == nil {
		l.err = err
	}
	if l.begun {
		l.raw(",")
	}
	l.begun = true
	l.raw("\n" + string(line))
}

// first reports whether a node has not been written yet.
func (l *linked) first(id string) bool {
	known := l.seen[id]
	l.seen[id] = true
	return !known
}

// urn is the address of a thing in the linked data, whatever its id holds.
func urn(kind, id string) string { return "urn:geokg:" + kind + ":" + url.PathEscape(id) }

func (l *linked) article(a graph.ArticleClaims) {
	art := a.Article
	n := node{"id": urn("article", art.ID), "type": []string{"prov:Entity", "schema:NewsArticle"}}
	n.set("title", art.Title)
	n.set("url", art.URL)
	n.set("lang", art.Lang)
	n.set("published", art.Published)
	if a.CopyOf != "" {
		n["copyOf"] = urn("article", a.CopyOf)
	}
	if art.Source != "" {
		id := urn("source", art.Source)
		n["publisher"] = id
		if l.first(id) {
			l.node(node{"id": id, "type": []string{"prov:Agent", "schema:Organization"}, "label": art.Source})
		}
	}
	l.node(n)
}

func (l *linked) claim(c schema.Claim) {
	n := node{
		"id": urn("claim", c.ID), "type": []string{"prov:Entity", "Claim"}, "article": urn("article", c.Article),
		"subject": l.entity(c.Subject), "relation": string(c.Relation), "object": l.entity(c.Object),
		"factuality": string(c.Factuality), "words": c.Evidence.Text, "sentence": c.Sentence, "confidence": c.Confidence,
		"extraction": l.extraction(c),
	}
	for slot, who := range map[string]*schema.Participant{"recipient": c.Recipient, "place": c.Place, "holder": c.Holder} {
		if who != nil {
			n[slot] = l.entity(*who)
		}
	}
	n.set("time", c.Time)
	n.set("note", c.Note)
	n.set("cameo", c.CameoFine)
	if c.Quantity != nil {
		n.set("quantity", c.Quantity.Text)
	}
	l.node(n)
}

// entity is the address of a participant. Actors may be agents in the sense of PROV.
func (l *linked) entity(p schema.Participant) string {
	id := urn("entity", p.ID)
	if !l.first(id) {
		return id
	}
	n := node{"id": id, "label": p.Name, "kind": string(p.Kind)}
	labels := slices.Clone(p.Kind.Labels())
	if p.Kind.IsActor() {
		labels = append(labels, "prov:Agent")
	}
	n["type"] = labels
	n.set("iso3", p.ISO3)
	if p.Wikidata != "" && !strings.ContainsFunc(p.Wikidata, func(r rune) bool { return r > '~' || r <= ' ' }) {
		n["sameAs"] = "http://www.wikidata.org/entity/" + url.PathEscape(p.Wikidata)
	}
	l.node(n)
	return id
}

// extraction is the address of what made a claim: an extractor in its version.
func (l *linked) extraction(c schema.Claim) string {
	agent, act := urn("extractor", c.Extractor), urn("extraction", strings.TrimSpace(c.Extractor+" "+c.Version))
	if l.first(agent) {
		l.node(node{"id": agent, "type": []string{"prov:SoftwareAgent"}, "label": c.Extractor})
	}
	if l.first(act) {
		n := node{"id": act, "type": []string{"prov:Activity"}, "extractor": agent}
		n.set("version", c.Version)
		l.node(n)
	}
	return act
}

func (n node) set(key, value string) {
	if value != "" {
		n[key] = value
	}
}
