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

// passageFloor is the share that both precision and recall over the passages must reach.
const (
	passagePrecision = 0.70
	passageRecall    = 0.50
)

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
	var right, found, wanted int
	for _, p := range passages(t, "passages-en.txt") {
		hit := map[int]bool{}
		for _, claim := range claimsOf(t, x, "en", p.text) {
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
	assert.GreaterOrEqual(t, precision, passagePrecision)
	assert.GreaterOrEqual(t, recall, passageRecall)
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

// names reports whether name is one of a participant's, or ends in the same noun.
func names(p schema.Participant, name string) bool {
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
