package conllu

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const sample = `# newdoc id = d1
# sent_id = 1
# text = Ia menyetujuinya.
1	Ia	ia	PRON	_	_	2	nsubj	_	_
2-3	menyetujuinya	_	_	_	_	_	_	_	SpaceAfter=No
2	menyetujui	setuju	VERB	VB	Voice=Act	0	root	_	_
3	nya	nya	PRON	_	Person=3	2	obj	_	_
3.1	_	_	_	_	_	_	_	_	_
4	.	.	PUNCT	_	_	2	punct	_	_

# sent_id = 2
1	_	_	SYM	_	_	0	root	_	_

`

func read(t *testing.T, text string) ([]Sentence, error) {
	t.Helper()
	r, err := NewReader(strings.NewReader(text), "f.conllu")
	require.NoError(t, err)
	return r.ReadAll()
}

func TestReadAndWrite(t *testing.T) {
	sents, err := read(t, sample)
	require.NoError(t, err)
	require.Len(t, sents, 2)
	s := sents[0]
	assert.Equal(t, "1", s.Comment("sent_id"))
	assert.Equal(t, "", s.Comment("sent"))
	assert.True(t, s.Starts("newdoc"))
	assert.False(t, s.Starts("new"))
	assert.Equal(t, "Ia menyetujuinya.", s.Text())
	assert.Equal(t, Word{Form: "menyetujui", Lemma: "setuju", UPOS: "VERB", XPOS: "VB", Feats: "Voice=Act", Rel: "root"}, s.Words[1])
	assert.Equal(t, []Range{{First: 2, Last: 3, Form: "menyetujuinya", Misc: "SpaceAfter=No"}}, s.Ranges)

	var out bytes.Buffer
	require.NoError(t, Write(&out, sents))
	want := strings.Replace(sample, "3.1\t_\t_\t_\t_\t_\t_\t_\t_\t_\n", "", 1)
	assert.Equal(t, want, out.String())
}

func TestReadFileGzipped(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f.conllu.gz")
	var buf bytes.Buffer
	gz := gzip.NewWriter(&buf)
	_, err := gz.Write([]byte(sample))
	require.NoError(t, err)
	require.NoError(t, gz.Close())
	require.NoError(t, os.WriteFile(path, buf.Bytes(), 0o600))
	sents, err := ReadFile(path)
	require.NoError(t, err)
	assert.Len(t, sents, 2)
}

func TestReadErrors(t *testing.T) {
	row := func(id, form, head string) string {
		return id + "\t" + form + "\t_\t_\t_\t_\t" + head + "\t_\t_\t_\n"
	}
	for name, c := range map[string]struct{ text, want string }{
		"columns":       {"\n1\ta\n", "f.conllu:2: 2 columns, want 10"},
		"order":         {row("1", "a", "0") + row("3", "b", "1"), `f.conllu:2: id "3", want 2`},
		"form":          {row("1", "", "0"), "f.conllu:1: empty form"},
		"head":          {row("1", "a", "x"), `f.conllu:1: head "x" is no number of a word`},
		"head outside":  {"\n\n" + row("1", "a", "0") + row("2", "b", "9"), "f.conllu:3: word 2 has head 9 in a sentence of 2 words"},
		"range":         {row("2-3", "ab", "_") + row("1", "a", "0"), `f.conllu:1: range "2-3" does not start at word 1`},
		"range id":      {row("1-b", "ab", "_"), `f.conllu:1: id "1-b": strconv.Atoi: parsing "b": invalid syntax`},
		"range outside": {row("1-3", "ab", "_") + row("1", "a", "0"), "f.conllu:1: range to word 3 in a sentence of 1 words"},
		"no words":      {"# text = a\n\n", "f.conllu:1: sentence without words"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := read(t, c.text)
			assert.EqualError(t, err, c.want)
		})
	}
}

func TestParseConversion(t *testing.T) {
	sents, err := read(t, sample)
	require.NoError(t, err)
	text, sent := sents[0].Parse()
	require.Len(t, sent.Tokens, 4)
	assert.Equal(t, "nya", sent.Tokens[2].Form)
	assert.True(t, sent.Tokens[2].Joint)
	assert.Equal(t, -1, sent.Tokens[1].Head)
	assert.Equal(t, 1, sent.Tokens[3].Head)
	for _, tok := range sent.Tokens {
		assert.Equal(t, tok.Span.Of(text), tok.Form)
	}

	back := FromParse(text, sent)
	assert.Equal(t, []string{"text = Ia menyetujuinya."}, back.Comments)
	assert.Equal(t, sents[0].Ranges, back.Ranges)
	assert.Equal(t, text, back.Text())
	assert.Equal(t, 2, back.Words[0].Head)
	assert.Equal(t, 0, back.Words[1].Head)
}

// What has been read and written once reads and writes the same from then on.
func FuzzReader(f *testing.F) {
	f.Add(sample)
	f.Fuzz(func(t *testing.T, text string) {
		r, err := NewReader(strings.NewReader(text), "f")
		if err != nil {
			return
		}
		sents, err := r.ReadAll()
		if err != nil {
			return
		}
		var once, twice bytes.Buffer
		require.NoError(t, Write(&once, sents))
		again, err := read(t, once.String())
		require.NoError(t, err)
		require.NoError(t, Write(&twice, again))
		assert.Equal(t, once.String(), twice.String())
		scores, err := Evaluate(sents, sents)
		require.NoError(t, err)
		assert.Equal(t, scores.Sentences.Gold, scores.Sentences.Correct)
		for i := range sents {
			text, sent := sents[i].Parse()
			for _, tok := range sent.Tokens {
				assert.Equal(t, tok.Form, tok.Span.Of(text))
			}
		}
	})
}
