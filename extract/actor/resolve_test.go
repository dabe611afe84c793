package actor

import (
	"io/fs"
	"os"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// small is a gazetteer of a few rows, so that these tests do not depend on the data.
func small(t testing.TB) *Gazetteer {
	t.Helper()
	g, err := loadSmall()
	require.NoError(t, err)
	return g
}

var loadSmall = sync.OnceValues(func() (*Gazetteer, error) {
	return load([]fs.FS{os.DirFS("testdata/small")}, nil)
})

// shown is the words of a mention and what they stand for, "words=id".
func shown(d *Document) []string {
	var out []string
	for _, m := range d.Mentions {
		out = append(out, m.Forms[0]+"="+m.Entity.ID)
	}
	return out
}

func TestNames(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"Vladimir Putin met them", []string{"Vladimir Putin=person:vladimir-putin"}},
		{"Viktor Orban, Antonio Guterres", []string{"Viktor Orban=person:viktor-orban", "Antonio Guterres=person:antonio-guterres"}},
		{"the U.N. Security Council", []string{"U.N. Security Council=org:un-security-council"}},
		{"hubungan AS~ -~ Rusia", []string{"AS=country:USA", "Rusia=country:RUS"}},
		{"pertemuan Kim Jong-un", []string{"Kim Jong-un=person:kim-jong-un"}},
		{"Russian-Chinese drills", []string{"Russian=country:RUS", "Chinese=country:CHN"}},
		{"told us as much", nil},
		{"Nato dan PBB", []string{"Nato=alliance:nato", "PBB=org:united-nations"}},
		{"Iran~ 's troops and Iran's air force", []string{"Iran's troops=country:IRN", "Iran's air force=country:IRN"}},
	} {
		art, sents := parse(t, "2023-09", test.text)
		doc := New(small(t)).Resolve(art, sents)
		assert.Equal(t, test.want, shown(doc), test.text)
		for _, m := range doc.Mentions {
			assert.Equal(t, m.Forms[0], m.Span.Of(art.Text), test.text)
		}
	}
}
