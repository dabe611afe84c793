package extract

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/extract/nlp/conllu"
	"geokg/extract/nlp/conllu/conllutest"
	"geokg/schema"
)

// unpolitical is where sentences are found that are not about politics: for each language the
// sections of a treebank, by the start of their sentence ids; no section takes all.
var unpolitical = []struct {
	lang, file string
	sections   []string
}{
	{"en", "en_ewt-ud-dev", []string{"reviews-", "answers-", "email-"}},
	{"id", "id_gsd-ud-dev", nil},
}

const (
	sentencesTaken = 500 // of each language
	sentencesSaid  = 10  // of all together that may tie two actors
)

// Hardly a sentence that is not about politics ties two actors to one another.
func TestNonPolitical(t *testing.T) {
	x, err := New(Options{})
	require.NoError(t, err)
	said := 0
	for _, bank := range unpolitical {
		sents := slices.DeleteFunc(conllutest.Treebank(t, bank.file), func(s conllu.Sentence) bool {
			return len(bank.sections) > 0 && !slices.ContainsFunc(bank.sections, func(p string) bool { return strings.HasPrefix(s.Comment("sent_id"), p) })
		})
		require.GreaterOrEqual(t, len(sents), sentencesTaken)
		for _, s := range sents[:sentencesTaken] {
			art := schema.NewArticle(schema.Article{Lang: bank.lang, Text: s.Text()})
			res, err := x.Extract(context.Background(), art)
			require.NoError(t, err)
			ties := tiesOf(res.Claims)
			if len(ties) > 0 {
				said++
				t.Logf("%s: %s\n\t%s", s.Comment("sent_id"), s.Text(), strings.Join(ties, "\n\t"))
			}
		}
	}
	t.Logf("%d of %d sentences tie two actors", said, sentencesTaken*len(unpolitical))
	assert.LessOrEqual(t, said, sentencesSaid)
}

// tiesOf are the claims whose subject and object are both actors.
func tiesOf(claims []schema.Claim) []string {
	var out []string
	for _, c := range claims {
		if c.Subject.Kind.IsActor() && c.Object.Kind.IsActor() {
			out = append(out, fmt.Sprintf("%s | %s | %s (%s)", c.Subject.Name, c.Relation, c.Object.Name, c.Rule))
		}
	}
	return out
}
