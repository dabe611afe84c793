package nlp_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/extract/nlp"
	"geokg/fixtures"
	"geokg/schema"
)

// mainClauses says who did what to whom in the main clauses of fifteen sentences of a news
// article, by their numbers there: relations of a tree in normal form.
var mainClauses = []struct {
	sentence int
	want     string
}{
	{1, "root(ROOT,bertemu) nsubj(bertemu,Kim) conj(Kim,Putin) obl:tmod(bertemu,Bulan)"},
	{2, "root(ROOT,berseberangan) nsubj(berseberangan,Rusia) advmod(berseberangan,belum)"},
	{6, "root(ROOT,mengunjungi) nsubj(mengunjungi,Menteri) obj(mengunjungi,Korea) obj(bertemu,Kim) obl(bertemu,Pyongyang)"},
	{7, "root(ROOT,meminta) nsubj(meminta,Shoigu) obj(meminta,Korea) obj(mengirimkan,amunisi) obl(mengirimkan,Rusia)"},
	{8, "root(ROOT,mengajak) nsubj(mengajak,Shoigu) obj(mengajak,Korea) xcomp(mengajak,menggelar) obj(menggelar,latihan)"},
	{9, "root(ROOT,menggelar) nsubj(menggelar,Korea) advmod(menggelar,tak) obj(menggelar,latihan)"},
	{10, "root(ROOT,ditanggapi) nsubj:pass(ditanggapi,permintaan) obl:agent(ditanggapi,Kim) nsubj(memenuhi,dia) obj(memenuhi,undangan)"},
	{15, "root(ROOT,memberikan) nsubj(memberikan,Negara-negara) advmod(memberikan,tak) obj(memberikan,bantuan) obl(memberikan,Rusia)"},
	{18, "root(ROOT,menjual) nsubj(menjual,Negara) obj(menjual,ribuan) obl:agent(digunakan,Rusia)"},
	{19, "root(ROOT,membantah) nsubj(membantah,Iran) xcomp(membantah,memasok) obj(memasok,alat) obl(memasok,Rusia)"},
	{20, "root(ROOT,berdalih) nsubj(berdalih,Iran) nsubj(masuk,drone) nsubj(menginvasi,Moskow) obj(menginvasi,Kiev)"},
	{25, "root(ROOT,mengeluarkan) nsubj(mengeluarkan,PBB) obj(mengeluarkan,sanksi) acl:relcl(sanksi,melarang)"},
	{29, "root(ROOT,disetujui) nsubj:pass(disetujui,resolusi) obl:agent(disetujui,Rusia) acl:relcl(Rusia,dipimpin) obl:agent(dipimpin,Putin)"},
	{34, "root(ROOT,meneror) nsubj(meneror,Ukraina) obj(meneror,Rusia)"},
	{35, "root(ROOT,menghabiskan) nsubj(menghabiskan,Rusia) obj(menghabiskan,butir)"},
}

// TestMainClauses asks for at least fourteen of the fifteen: a new model may lose one.
func TestMainClauses(t *testing.T) {
	text, err := fixtures.FS.ReadFile("articles/antara-putin-kim.txt")
	require.NoError(t, err)
	spans := sentenceSpans(t, string(text))
	p := open(t, "id", nlp.Options{})
	right := 0
	for _, c := range mainClauses {
		sents := p.Parse(spans[c.sentence].Of(string(text)))
		require.Len(t, sents, 1, "sentence %d", c.sentence)
		p.Normalize(sents)
		got := relations(sents[0].Tokens)
		var missing []string
		for want := range strings.FieldsSeq(c.want) {
			if !slices.Contains(got, want) {
				missing = append(missing, want)
			}
		}
		if missing == nil {
			right++
		} else {
			t.Logf("sentence %d lacks %s in %s", c.sentence, missing, got)
		}
	}
	assert.GreaterOrEqual(t, right, 14)
}

func sentenceSpans(t *testing.T, text string) []schema.Span {
	t.Helper()
	raw, err := fixtures.FS.ReadFile("gold/antara-putin-kim.sentences.jsonl")
	require.NoError(t, err)
	runes := []rune(text)
	var spans []schema.Span
	for d := json.NewDecoder(bytes.NewReader(raw)); ; {
		var s struct{ Start, End int } // code points
		if err := d.Decode(&s); err == io.EOF {
			return spans
		} else {
			require.NoError(t, err)
		}
		start := len(string(runes[:s.Start]))
		spans = append(spans, schema.Span{Start: start, End: start + len(string(runes[s.Start:s.End]))})
	}
}

func relations(toks []nlp.Token) []string {
	var out []string
	for _, tok := range toks {
		head := "ROOT"
		if tok.Head >= 0 {
			head = toks[tok.Head].Form
		}
		out = append(out, fmt.Sprintf("%s(%s,%s)", tok.Rel, head, tok.Form))
	}
	return out
}
