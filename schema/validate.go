package schema

import (
	"errors"
	"fmt"
)

// NewClaim completes a claim and checks it: codes and a mode that are not given are those
// of the relation, and ID is its Key. A claim outside the vocabulary cannot be built.
func NewClaim(c Claim) (Claim, error) {
	relation, ok := LookupRelation(c.Relation)
	if !ok {
		return Claim{}, fmt.Errorf("claim: no relation %q in the vocabulary", c.Relation)
	}
	if c.Cameo == "" {
		c.Cameo = relation.DefaultCameo()
	}
	if c.CameoFine == "" {
		c.CameoFine = c.Cameo
	}
	if c.Mode == "" {
		c.Mode = relation.Mode
	}
	if c.Recipient != nil && c.Recipient.ID == c.Object.ID {
		c.Recipient = nil
	}
	c.ID = c.Key()
	if err := c.Validate(); err != nil {
		return Claim{}, err
	}
	return c, nil
}

// Validate reports everything about c that the vocabulary does not allow.
func (c Claim) Validate() error {
	relation, ok := LookupRelation(c.Relation)
	if !ok {
		return fmt.Errorf("claim: no relation %q in the vocabulary", c.Relation)
	}
	faults := []error{
		c.checkIdentity(),
		c.checkParticipants(relation),
		c.checkTimes(),
		c.checkCodes(relation),
	}
	if !vocabulary().factuality[c.Factuality] {
		faults = append(faults, fmt.Errorf("no factuality %q in the vocabulary", c.Factuality))
	}
	if !(0 <= c.Confidence && c.Confidence <= 1) {
		faults = append(faults, fmt.Errorf("confidence %g is not within 0 and 1", c.Confidence))
	}
	if err := errors.Join(faults...); err != nil {
		return fmt.Errorf("claim %s in article %.80q, sentence %d: %w", c.Relation, c.Article, c.Sentence, err)
	}
	return nil
}

func (c Claim) checkIdentity() error {
	switch {
	case c.Article == "":
		return errors.New("no article")
	case c.Sentence < 0:
		return fmt.Errorf("sentence %d is negative", c.Sentence)
	case c.Evidence.Start < 0 || c.Evidence.Len() <= 0:
		return fmt.Errorf("evidence [%d,%d) covers nothing", c.Evidence.Start, c.Evidence.End)
	case c.Evidence.Len() != len(c.Evidence.Text):
		return fmt.Errorf("evidence [%d,%d) is not as long as its text, %d bytes", c.Evidence.Start, c.Evidence.End, len(c.Evidence.Text))
	case c.ID != c.Key():
		return fmt.Errorf("id %q is not the key %q", c.ID, c.Key())
	}
	return nil
}

func (c Claim) checkParticipants(relation Relation) error {
	faults := []error{checkParticipant("subject", &c.Subject), checkParticipant("object", &c.Object)}
	for _, slot := range []struct {
		name        string
		participant *Participant
	}{{"recipient", c.Recipient}, {"place", c.Place}, {"holder", c.Holder}} {
		if slot.participant != nil {
			faults = append(faults, checkParticipant(slot.name, slot.participant))
		}
	}
	if relation.Symmetric && c.Subject.ID == c.Object.ID {
		faults = append(faults, fmt.Errorf("%s has %q on both sides", c.Relation, c.Subject.Name))
	}
	if c.Recipient != nil && !relation.WithRecipient {
		faults = append(faults, fmt.Errorf("%s takes no recipient", c.Relation))
	}
	if c.Recipient != nil && c.Recipient.ID == c.Object.ID {
		faults = append(faults, errors.New("the recipient repeats the object"))
	}
	if c.Place != nil && c.Place.Kind == Person {
		faults = append(faults, fmt.Errorf("place %q is a person", c.Place.Name))
	}
	return errors.Join(faults...)
}

func checkParticipant(slot string, p *Participant) error {
	switch {
	case p.ID == "":
		return fmt.Errorf("%s has no id", slot)
	case p.Name == "":
		return fmt.Errorf("%s %s has no name", slot, p.ID)
	case p.Kind.Labels() == nil:
		return fmt.Errorf("%s %s: no kind %q in the vocabulary", slot, p.ID, p.Kind)
	case p.ISO3 != "" && p.Kind != Country:
		return fmt.Errorf("%s %s: only countries have an ISO3 code", slot, p.ID)
	}
	return nil
}

func (c Claim) checkTimes() error {
	_, err := ParseTime(c.Time)
	return errors.Join(err, CheckPublished(c.Published))
}

// CheckPublished reports whether a date of publication is one day, month or year, with
// neither qualifier nor interval. The empty string, for not known, is allowed.
func CheckPublished(published string) error {
	t, err := ParseTime(published)
	if err == nil && t.Start() != published {
		err = fmt.Errorf("date of publication %q: want one plain date", published)
	}
	return err
}

func (c Claim) checkCodes(relation Relation) error {
	if relation.Standing {
		if c.Cameo != "" || c.CameoFine != "" || c.Mode != "" {
			return fmt.Errorf("standing relation %s has a code", c.Relation)
		}
		return nil
	}
	for _, code := range relation.Cameo {
		if c.Cameo == code {
			if _, ok := GoldsteinTenths(c.CameoFine); !ok {
				return fmt.Errorf("no CAMEO code %q", c.CameoFine)
			}
			return nil
		}
	}
	return fmt.Errorf("CAMEO code %q is none of %s's %v", c.Cameo, c.Relation, relation.Cameo)
}
