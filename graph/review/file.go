package review

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"geokg/schema"
)

// Verb is what is decided.
type Verb string

// The verbs.
const (
	Accept  Verb = "accept"
	Reject  Verb = "reject"
	Correct Verb = "correct"
)

// Field is a part of a claim that may be corrected.
type Field string

// The fields.
const (
	Subject    Field = "subject"
	Relation   Field = "relation"
	Object     Field = "object"
	Recipient  Field = "recipient"
	Time       Field = "time"
	Place      Field = "place"
	Factuality Field = "factuality"
	Holder     Field = "holder"
)

// Fields are all of them, in the order in which they are written.
func Fields() []Field {
	return []Field{Subject, Relation, Object, Recipient, Time, Place, Factuality, Holder}
}

// IsEntity reports whether the value of a field is an entity.
func (f Field) IsEntity() bool {
	return slices.Contains([]Field{Subject, Object, Recipient, Place, Holder}, f)
}

// Decision is one line of the file.
type Decision struct {
	Claim  string // id
	Verb   Verb
	Set    map[Field]string // of a correction
	Reason string
	Remark string // the comment at the end of the line: what the claim says
	line   int
}

// Decisions are those of a file. The zero value has none.
type Decisions struct {
	byClaim map[string]Decision
}

// Read reads a file of decisions; name stands for it in errors. Every fault is reported,
// each with its line.
func Read(r io.Reader, name string) (Decisions, error) {
	d := Decisions{byClaim: map[string]Decision{}}
	var faults []error
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		decision, found, err := parse(lines.Text())
		decision.line = n
		if err == nil && found {
			err = d.add(decision)
		}
		if err != nil {
			faults = append(faults, fmt.Errorf("%s:%d: %w", name, n, err))
		}
	}
	if err := lines.Err(); err != nil {
		faults = append(faults, fmt.Errorf("%s: %w", name, err))
	}
	return d, errors.Join(faults...)
}

func (d *Decisions) add(decision Decision) error {
	if known, ok := d.byClaim[decision.Claim]; ok {
		return fmt.Errorf("claim %s is decided in line %d already: leave one of the two", decision.Claim, known.line)
	}
	d.byClaim[decision.Claim] = decision
	return nil
}

// Of returns the decision about a claim.
func (d Decisions) Of(claim string) (Decision, bool) {
	decision, ok := d.byClaim[claim]
	return decision, ok
}

// Len is how many decisions there are.
func (d Decisions) Len() int { return len(d.byClaim) }

// parse reads one line; found is false if it decides nothing.
func parse(line string) (decision Decision, found bool, err error) {
	words, remark, err := split(line)
	if err != nil || len(words) == 0 {
		return Decision{}, false, err
	}
	decision = Decision{Verb: Verb(words[0]), Remark: remark}
	switch {
	case decision.Verb != Accept && decision.Verb != Reject && decision.Verb != Correct:
		return Decision{}, false, fmt.Errorf("%q: want accept, reject or correct", words[0])
	case len(words) < 2 || !claimID.MatchString(words[1]):
		return Decision{}, false, fmt.Errorf("%s: want the id of a claim after it", decision.Verb)
	}
	decision.Claim = words[1]
	for _, word := range words[2:] {
		if err := decision.read(word); err != nil {
			return Decision{}, false, err
		}
	}
	return decision, true, decision.Check()
}

// claimID is the form of ids of claims; other characters would not come back from a file.
var claimID = regexp.MustCompile(`^[A-Za-z0-9._:-]+$`)

// read takes KEY=VALUE.
func (d *Decision) read(word string) error {
	key, value, ok := strings.Cut(word, "=")
	switch {
	case !ok:
		return fmt.Errorf("%q: want FIELD=VALUE or reason=WORDS", word)
	case key == "reason":
		d.Reason = value
		return nil
	}
	if _, twice := d.Set[Field(key)]; twice {
		return fmt.Errorf("%s stands twice", key)
	}
	if d.Set == nil {
		d.Set = map[Field]string{}
	}
	d.Set[Field(key)] = value
	return nil
}

// Check reports what cannot be decided so.
func (d Decision) Check() error {
	if (d.Verb == Correct) != (len(d.Set) > 0) {
		return fmt.Errorf("%s %s: a correction, and nothing else, has fields to set", d.Verb, d.Claim)
	}
	var faults []error
	for _, field := range sorted(d.Set) {
		faults = append(faults, checkValue(field, d.Set[field]))
	}
	return errors.Join(faults...)
}

func checkValue(field Field, value string) error {
	switch {
	case !slices.Contains(Fields(), field):
		return fmt.Errorf("no field %q: want one of %v", field, Fields())
	case value == "" && field != Recipient && field != Time && field != Place:
		return fmt.Errorf("%s may not be empty", field)
	case field == Relation:
		if _, ok := schema.LookupRelation(schema.RelationName(value)); !ok {
			return fmt.Errorf("no relation %q in the vocabulary", value)
		}
	case field == Factuality:
		if !slices.ContainsFunc(schema.Factualities(), func(f schema.FactualityInfo) bool { return string(f.Name) == value }) {
			return fmt.Errorf("no factuality %q in the vocabulary", value)
		}
	case field == Time:
		if _, err := schema.ParseTime(value); err != nil {
			return fmt.Errorf("time %q: %w", value, err)
		}
	}
	return nil
}

// String is the line that Read reads.
func (d Decision) String() string {
	words := []string{string(d.Verb), d.Claim}
	for _, field := range sorted(d.Set) {
		words = append(words, string(field)+"="+quoted(d.Set[field]))
	}
	if d.Reason != "" {
		words = append(words, "reason="+quoted(d.Reason))
	}
	if remark := strings.Join(strings.FieldsFunc(d.Remark, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " "); remark != "" {
		words = append(words, "# "+remark)
	}
	return strings.Join(words, " ")
}

// sorted is the fields of a correction in the order in which they are written, those that
// do not exist last.
func sorted(set map[Field]string) []Field {
	var list, strange []Field
	for _, field := range Fields() {
		if _, ok := set[field]; ok {
			list = append(list, field)
		}
	}
	for field := range set {
		if !slices.Contains(Fields(), field) {
			strange = append(strange, field)
		}
	}
	slices.Sort(strange)
	return append(list, strange...)
}

func quoted(value string) string {
	plain := value != "" && !strings.ContainsFunc(value, func(r rune) bool {
		return unicode.IsSpace(r) || !unicode.IsPrint(r) || r == '"' || r == '#' || r == '\\'
	})
	if plain {
		return value
	}
	return strconv.Quote(value)
}

// split cuts a line into words and the comment after them.
func split(line string) (words []string, remark string, err error) {
	rest := strings.TrimSpace(line)
	for rest != "" {
		if remark, ok := strings.CutPrefix(rest, "#"); ok {
			return words, strings.TrimSpace(remark), nil
		}
		end := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || r == '"' })
		if end < 0 {
			return append(words, rest), "", nil
		}
		word := rest[:end]
		if rest = rest[end:]; rest[0] == '"' {
			text, err := strconv.QuotedPrefix(rest)
			if err != nil {
				return nil, "", errors.New("a quote is not closed")
			}
			rest = rest[len(text):]
			if text, err = strconv.Unquote(text); err != nil {
				return nil, "", err
			}
			word += text
			if rest != "" && !unicode.IsSpace(rune(rest[0])) {
				return nil, "", fmt.Errorf("%q: want a space after the quote", rest)
			}
		}
		words = append(words, word)
		rest = strings.TrimSpace(rest)
	}
	return words, "", nil
}
