package extract

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/schema"
)

// passageFloors are the shares that precision and recall over the passages of a language must
// reach.
var passageFloors = []struct {
	lang              string
	precision, recall float64
}{
	{"en", 0.80, 0.72},
	{"id", 0.77, 0.71},
}

// constructionFloors are the shares of the rows of the tables of constructions that must be read.
var constructionFloors = map[string]float64{"en": 0.97, "id": 0.86}

// passage is a text with the triples that an analyst would sign.
type passage struct {
	text  string
	wants [][]string
}

func passages(t *testing.T, name string) []passage {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	require.NoError(t, err)
	var out []passage
	for block := range strings.SplitSeq(string(data), "\n\n") {
		var p passage
		for line := range strings.SplitSeq(strings.TrimSpace(block), "\n") {
			switch want, ok := strings.CutPrefix(line, "- "); {
			case ok:
				p.wants = append(p.wants, strings.Split(want, " | "))
			case !strings.HasPrefix(line, "#"):
				p.text += line
			}
		}
		if p.text != "" {
			out = append(out, p)
		}
	}
	return out
}

func TestPassages(t *testing.T) {
	x, err := New(Options{})
	require.NoError(t, err)
	for _, floor := range passageFloors {
		t.Run(floor.lang, func(t *testing.T) {
			var right, found, wanted int
			for _, p := range passages(t, "passages-"+floor.lang+".txt") {
				hit := map[int]bool{}
				for _, claim := range claimsOf(t, x, floor.lang, p.text) {
					if claim.Relation == "HOLDS_OFFICE" {
						continue
					}
					i := slices.IndexFunc(p.wants, func(want []string) bool { return tells(claim, want) })
					if hit[i] {
						continue
					}
					found++
					if i >= 0 {
						right, hit[i] = right+1, true
						continue
					}
					t.Logf("FALSE %s | %s | %s  (%s) in %q", claim.Subject.Name, claim.Relation, claim.Object.Name, claim.Rule, claim.Evidence.Text)
				}
				for i, want := range p.wants {
					wanted++
					if !hit[i] {
						t.Logf("MISS %s in %.60q", strings.Join(want, " | "), p.text)
					}
				}
			}
			precision, recall := float64(right)/float64(found), float64(right)/float64(wanted)
			t.Logf("precision %.3f, recall %.3f, F1 %.3f", precision, recall, 2*precision*recall/(precision+recall))
			assert.GreaterOrEqual(t, precision, floor.precision)
			assert.GreaterOrEqual(t, recall, floor.recall)
		})
	}
}

// Every relation in the verbs, nouns, voices and light verbs that a language tells it with. A
// relation with "!" before it must not be read.
func TestConstructions(t *testing.T) {
	x, err := New(Options{})
	require.NoError(t, err)
	for _, lang := range []string{"en", "id"} {
		t.Run(lang, func(t *testing.T) {
			table := rows(t, "constructions-"+lang+".tsv")
			read := 0
			for _, row := range table {
				want := slices.Clone(row[1:])
				relation, not := strings.CutPrefix(want[1], "!")
				want[1] = relation
				claims := claimsOf(t, x, lang, row[0])
				if slices.ContainsFunc(claims, func(c schema.Claim) bool { return tells(c, want) }) != not {
					read++
					continue
				}
				t.Logf("MISS %s in %q", strings.Join(row[1:], " | "), row[0])
			}
			t.Logf("%d of %d", read, len(table))
			assert.GreaterOrEqual(t, float64(read)/float64(len(table)), constructionFloors[lang])
		})
	}
}

// tells reports whether a claim is the wanted triple, either way round if it is mutual.
func tells(claim schema.Claim, want []string) bool {
	rel, _ := schema.LookupRelation(claim.Relation)
	if string(claim.Relation) != want[1] {
		return false
	}
	return names(claim.Subject, want[0]) && names(claim.Object, want[2]) ||
		rel.Symmetric && names(claim.Subject, want[2]) && names(claim.Object, want[0])
}

// names reports whether one of the names between "=" is one of a participant's, or ends in
// the same noun.
func names(p schema.Participant, name string) bool {
	if first, rest, ok := strings.Cut(name, "="); ok {
		return names(p, first) || names(p, rest)
	}
	last := func(s string) string {
		words := strings.Fields(strings.ToLower(s))
		return strings.TrimSuffix(words[len(words)-1], "s")
	}
	for _, form := range append([]string{p.Name}, p.Forms...) {
		if strings.EqualFold(form, name) || p.ISO3 == "" && strings.HasSuffix(last(form), last(name)) {
			return true
		}
	}
	return false
}
