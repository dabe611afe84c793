package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

// ClaimJSON is a claim as geokg prints and reads it, one JSON object a line. Offsets are
// Unicode code points of the article's text. What the gazetteer knows of an entity beyond
// id, name, kind and ISO3 is not printed: a reader has it by the id.
type ClaimJSON struct {
	ID         string        `json:"id"`
	Article    string        `json:"article"`
	Lang       string        `json:"lang"`
	Published  *string       `json:"published"`
	Source     string        `json:"source"`
	Sentence   int           `json:"sentence"`
	Subject    *EntityJSON   `json:"subject"`
	Relation   RelationName  `json:"relation"`
	Object     *EntityJSON   `json:"object"`
	Recipient  *EntityJSON   `json:"recipient"`
	Quantity   *Quantity     `json:"quantity"`
	Time       *string       `json:"time"`
	Place      *EntityJSON   `json:"place"`
	Factuality Factuality    `json:"factuality"`
	Holder     HolderJSON    `json:"holder"`
	Evidence   *EvidenceJSON `json:"evidence"`
	Note       string        `json:"note"`
	Plover     *string       `json:"plover"`
	Mode       *string       `json:"mode"`
	Cameo      *string       `json:"cameo"`
	CameoFine  *string       `json:"cameo_fine"`
	Goldstein  *float64      `json:"goldstein"`
	Confidence float64       `json:"confidence"`
	Rule       string        `json:"rule"`
	Extractor  string        `json:"extractor"`
	Version    string        `json:"version"`
}

// EntityJSON is an entity in a printed claim; Names are its forms in the article.
type EntityJSON struct {
	ID    string   `json:"id"`
	Name  string   `json:"name"`
	Kind  Kind     `json:"kind"`
	ISO3  string   `json:"iso3,omitempty"`
	Names []string `json:"names"`
}

// EvidenceJSON is the evidence of a printed claim: [Start, End) in code points.
type EvidenceJSON struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// HolderJSON is the string "AUTHOR" or an entity.
type HolderJSON struct{ *EntityJSON }

// MarshalJSON writes the author as a string, anybody else as an entity.
func (h HolderJSON) MarshalJSON() ([]byte, error) {
	if h.EntityJSON == nil {
		return marshal(Author)
	}
	return marshal(h.EntityJSON)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (h *HolderJSON) UnmarshalJSON(raw []byte) error {
	h.EntityJSON = nil
	if !bytes.HasPrefix(bytes.TrimSpace(raw), []byte(`"`)) {
		return json.Unmarshal(raw, &h.EntityJSON)
	}
	var name string
	if err := json.Unmarshal(raw, &name); err != nil {
		return err
	}
	if name != Author {
		return fmt.Errorf("holder %q: want %q or an entity", name, Author)
	}
	return nil
}

// JSON is c as it is printed. text is that of the article.
func (c Claim) JSON(text string) ClaimJSON {
	relation, _ := LookupRelation(c.Relation)
	span := c.Evidence.CodePoints(text)
	out := ClaimJSON{
		ID: c.ID, Article: c.Article, Lang: c.Lang, Published: orNull(c.Published), Source: c.Source,
		Sentence: c.Sentence, Subject: entityJSON(&c.Subject), Relation: c.Relation, Object: entityJSON(&c.Object),
		Recipient: entityJSON(c.Recipient), Quantity: c.Quantity, Time: orNull(c.Time), Place: entityJSON(c.Place),
		Factuality: c.Factuality, Holder: HolderJSON{entityJSON(c.Holder)},
		Evidence: &EvidenceJSON{Start: span.Start, End: span.End, Text: c.Evidence.Text}, Note: c.Note,
		Plover: orNull(relation.Plover), Mode: orNull(c.Mode), Cameo: orNull(c.Cameo), CameoFine: orNull(c.CameoFine),
		Confidence: c.Confidence, Rule: c.Rule, Extractor: c.Extractor, Version: c.Version,
	}
	if value, ok := c.Goldstein(); ok {
		out.Goldstein = &value
	}
	return out
}

// Goldstein is the Goldstein value of the finest code that is certain; false if the
// relation is standing.
func (c Claim) Goldstein() (float64, bool) { return Goldstein(c.CameoFine) }

// Claim is the claim that j was printed from. It is an error if the evidence is not where
// j says in text, if the vocabulary does not allow the claim, or if its id is not its key.
func (j ClaimJSON) Claim(text string) (Claim, error) {
	if j.Subject == nil || j.Object == nil || j.Evidence == nil {
		return Claim{}, fmt.Errorf("claim %q: subject, object and evidence are required", j.ID)
	}
	span, err := FromCodePoints(Span{j.Evidence.Start, j.Evidence.End}, text)
	if err != nil {
		return Claim{}, fmt.Errorf("claim %q: evidence: %w", j.ID, err)
	}
	if span.Of(text) != j.Evidence.Text {
		return Claim{}, fmt.Errorf("claim %q: evidence [%d,%d) of the article is %.80q, not %.80q",
			j.ID, j.Evidence.Start, j.Evidence.End, span.Of(text), j.Evidence.Text)
	}
	c := j.claim(span)
	return c, errors.Join(c.Validate(), c.checkGraph())
}

// Alone is the claim that j was printed from, without the text of its article: its evidence
// is the words alone, and that they stand there is not checked. Its key is taken for granted.
func (j ClaimJSON) Alone() (Claim, error) {
	if j.Subject == nil || j.Object == nil || j.Evidence == nil {
		return Claim{}, fmt.Errorf("claim %q: subject, object and evidence are required", j.ID)
	}
	c := j.claim(Span{0, len(j.Evidence.Text)})
	key := c
	key.ID = c.Key()
	return c, errors.Join(key.Validate(), c.checkGraph())
}

// checkGraph reports a relation that event data alone has.
func (c Claim) checkGraph() error {
	if relation, _ := LookupRelation(c.Relation); relation.Coded {
		return fmt.Errorf("claim %q: %s is for event data alone", c.ID, c.Relation)
	}
	return nil
}

// claim is j with its evidence at a span.
func (j ClaimJSON) claim(span Span) Claim {
	return Claim{
		ID: j.ID, Article: j.Article, Lang: j.Lang, Published: orEmpty(j.Published), Source: j.Source,
		Sentence: j.Sentence, Subject: *participant(j.Subject), Relation: j.Relation, Object: *participant(j.Object),
		Recipient: participant(j.Recipient), Quantity: j.Quantity, Time: orEmpty(j.Time), Place: participant(j.Place),
		Factuality: j.Factuality, Holder: participant(j.Holder.EntityJSON), Evidence: Evidence{span, j.Evidence.Text},
		Note: j.Note, Mode: orEmpty(j.Mode), Cameo: orEmpty(j.Cameo), CameoFine: orEmpty(j.CameoFine),
		Confidence: j.Confidence, Rule: j.Rule, Extractor: j.Extractor, Version: j.Version,
	}
}

// MarshalClaim writes c as one line of JSON without the line's end.
func MarshalClaim(c Claim, text string) ([]byte, error) {
	return marshal(c.JSON(text))
}

// UnmarshalClaim reads what MarshalClaim wrote. A key that ClaimJSON lacks is an error.
func UnmarshalClaim(line []byte, text string) (Claim, error) {
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.DisallowUnknownFields()
	var j ClaimJSON
	if err := decoder.Decode(&j); err != nil {
		return Claim{}, fmt.Errorf("read claim: %w", err)
	}
	return j.Claim(text)
}

// marshal leaves <, > and & as they are: the lines are data, not part of a page.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

func entityJSON(p *Participant) *EntityJSON {
	if p == nil {
		return nil
	}
	names := p.Forms
	if names == nil {
		names = []string{}
	}
	return &EntityJSON{ID: p.ID, Name: p.Name, Kind: p.Kind, ISO3: p.ISO3, Names: names}
}

func participant(j *EntityJSON) *Participant {
	if j == nil {
		return nil
	}
	return &Participant{Entity: Entity{ID: j.ID, Name: j.Name, Kind: j.Kind, ISO3: j.ISO3}, Forms: j.Names}
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
