package graph

import (
	"encoding/json"
	"fmt"
	"slices"

	"geokg/schema"
)

// mention is how an article names a participant.
type mention struct {
	Forms []string `json:"forms,omitempty"`
	Role  string   `json:"role,omitempty"`
}

// Mentions writes down how the article names each participant, as stores keep it: JSON by
// slot, {"subject":{"forms":["Putin"],"role":"GOV"},"object":{}}.
func (c Claim) Mentions() (string, error) {
	mentions := map[string]mention{} // written with its keys sorted
	for _, slot := range c.Participants() {
		mentions[slot.Name] = mention{slot.Forms, slot.Role}
	}
	text, err := json.Marshal(mentions)
	return string(text), err
}

// SetMentions gives the participants of a claim the forms and roles that Mentions wrote down.
func SetMentions(c *schema.Claim, text string) error {
	var mentions map[string]mention
	if err := json.Unmarshal([]byte(text), &mentions); err != nil {
		return fmt.Errorf("claim %s: mentions: %w", c.ID, err)
	}
	for slot, who := range map[string]*schema.Participant{
		"subject": &c.Subject, "object": &c.Object, "recipient": c.Recipient, "place": c.Place, "holder": c.Holder,
	} {
		if who != nil {
			who.Forms, who.Role = mentions[slot].Forms, mentions[slot].Role
		}
	}
	return nil
}

// Words are the words by which a claim is found, folded, sorted, each once: those of its
// evidence and of the names of its participants.
func (c Claim) Words() []string {
	words := schema.Words(c.Evidence.Text)
	for _, slot := range c.Participants() {
		for _, name := range slices.Concat([]string{slot.Entity.Name}, slot.Entity.Names, slot.Forms) {
			words = append(words, schema.Words(name)...)
		}
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// FoldedNames are the names by which an entity is looked up, folded, sorted, each once.
func FoldedNames(e schema.Entity) []string {
	folded := []string{schema.Fold(e.Name)}
	for _, name := range e.Names {
		folded = append(folded, schema.Fold(name))
	}
	slices.Sort(folded)
	return slices.Compact(folded)
}
