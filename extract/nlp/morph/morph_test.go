package morph

import (
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/extract/lang"
)

func open(t *testing.T, language string) *Analyzer {
	t.Helper()
	pack, err := lang.Open(language)
	require.NoError(t, err)
	a, err := Load(pack.FS)
	require.NoError(t, err)
	return a
}

func TestIndonesian(t *testing.T) {
	a := open(t, "id")
	tests := []struct {
		form, pos string
		want      Morph
	}{
		{"mengirimkan", "VERB", Morph{"kirim", "meN", "kan", "Act"}},
		{"mengunjungi", "VERB", Morph{"kunjung", "meN", "i", "Act"}},
		{"menyatakan", "VERB", Morph{"nyata", "meN", "kan", "Act"}},
		{"memperkuat", "VERB", Morph{"kuat", "meN+per", "", "Act"}},
		{"dipimpin", "VERB", Morph{"pimpin", "di", "", "Pass"}},
		{"diserang", "VERB", Morph{"serang", "di", "", "Pass"}},
		{"terbunuh", "VERB", Morph{"bunuh", "ter", "", "Pass"}},
		{"bertemu", "VERB", Morph{"temu", "ber", "", "Act"}},
		{"berseberangan", "VERB", Morph{"seberang", "ber", "an", "Act"}},
		{"menginvasi", "VERB", Morph{"invasi", "meN", "", "Act"}},
		{"pertemuan", "NOUN", Morph{"temu", "per", "an", ""}},
		{"penembakan", "NOUN", Morph{"tembak", "peN", "an", ""}},
		{"pengiriman", "NOUN", Morph{"kirim", "peN", "an", ""}},
		{"kekuasaan", "NOUN", Morph{"kuasa", "ke", "an", ""}},
		{"kota-kota", "NOUN", Morph{"kota", "", "", ""}},
		{"Rusia", "PROPN", Morph{"rusia", "", "", ""}},
	}
	for _, tt := range tests {
		w := Word{Form: tt.form, UPOS: tt.pos, Treebank: "gsd"}
		assert.Equal(t, tt.want, a.Analyse(w), tt.form)
		assert.Equal(t, tt.want.Root, a.Lemma(w), tt.form)
	}
}

func TestIndonesianCapitals(t *testing.T) {
	a := open(t, "id")
	assert.Equal(t, "putin", a.Lemma(Word{Form: "Putin", UPOS: "PROPN", Treebank: "gsd"}))
	assert.Equal(t, "Putin", a.Lemma(Word{Form: "Putin", UPOS: "PROPN", Treebank: "csui"}))
	assert.Equal(t, "Kementerian", a.Lemma(Word{Form: "Kementerian", UPOS: "NOUN", Treebank: "csui"}))
	assert.Equal(t, "serang", a.Lemma(Word{Form: "Serangan", UPOS: "NOUN", Treebank: "csui", First: true}))
}

func TestEnglish(t *testing.T) {
	a := open(t, "en")
	tests := []struct{ form, pos, want string }{
		{"met", "VERB", "meet"}, {"was", "AUX", "be"}, {"said", "VERB", "say"},
		{"supplied", "VERB", "supply"}, {"denies", "VERB", "deny"}, {"shelled", "VERB", "shell"},
		{"refuelling", "VERB", "refuel"}, {"denounced", "VERB", "denounce"}, {"annexed", "VERB", "annex"},
		{"sanctions", "NOUN", "sanction"}, {"missiles", "NOUN", "missile"}, {"allies", "NOUN", "ally"},
		{"Putin", "PROPN", "Putin"}, {"Ships", "NOUN", "ship"}, {"leaders", "NOUN", "leader"},
		{"stronger", "ADJ", "strong"}, {"children", "NOUN", "child"},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, a.Lemma(Word{Form: tt.form, UPOS: tt.pos, Treebank: "ewt"}), tt.form)
	}
}

func TestCasesAreOfTreebanksOfThePack(t *testing.T) {
	for _, language := range lang.List() {
		pack, err := lang.Open(language)
		require.NoError(t, err)
		r, err := loadRules(pack.FS)
		require.NoError(t, err)
		for treebank := range r.cases {
			assert.Contains(t, append([]string{"*"}, pack.Treebanks...), treebank, language)
		}
	}
}

// toy is a language with a plural in -q and a prefix that swallows k.
const toy = `
prefix nga>k name=aN voice=Act pos=VERB next=aiu
suffix q>    pos=NOUN
case x keep PROPN
`

func TestLearnFromSamples(t *testing.T) {
	word := func(form, pos, lemma string) Sample {
		return Sample{Word{Form: form, UPOS: pos, Treebank: "x"}, lemma}
	}
	samples := []Sample{
		word("dorq", "NOUN", "dor"), word("dor", "NOUN", "dor"), word("belq", "NOUN", "bel"),
		word("bel", "NOUN", "bel"), word("sulq", "NOUN", "sul"), word("sul", "NOUN", "sul"),
		word("ox", "NOUN", "oxen"), word("Narq", "PROPN", "Narq"), word("ngaata", "VERB", "kata"),
		word("milo", "NOUN", ""),
	}
	rules := fstest.MapFS{RulesFile: {Data: []byte(toy)}}
	file, err := Learn(rules, samples)
	require.NoError(t, err)
	again, err := Learn(rules, samples)
	require.NoError(t, err)
	assert.Equal(t, file, again)

	a, err := Load(fstest.MapFS{RulesFile: rules[RulesFile], LexiconFile: {Data: file}})
	require.NoError(t, err)
	lemma := func(form, pos string) string { return a.Lemma(Word{Form: form, UPOS: pos, Treebank: "x"}) }
	assert.Equal(t, "oxen", lemma("Ox", "NOUN"), "from the lexicon")
	assert.Equal(t, "milo", lemma("miloq", "NOUN"), "by rule, as a known root")
	assert.Equal(t, "Narq", lemma("Narq", "PROPN"))
	assert.Equal(t, "kata", lemma("ngaata", "VERB"))
	assert.Equal(t, Morph{"kata", "aN", "", "Act"}, a.Analyse(Word{Form: "Ngaata", UPOS: "VERB"}))
}

func TestPackWithoutMorphology(t *testing.T) {
	a, err := Load(fstest.MapFS{})
	require.NoError(t, err)
	assert.Equal(t, "word", a.Lemma(Word{Form: "Word", UPOS: "NOUN"}))
	assert.Equal(t, Morph{Root: "word"}, a.Analyse(Word{Form: "Word", UPOS: "NOUN"}))
}

func TestFaultsNameFileAndLine(t *testing.T) {
	tests := []struct{ file, text, want string }{
		{RulesFile, "\nprefix mem", "affixes.txt:2: want a rule"},
		{RulesFile, "prefix a>b colour=red", `affixes.txt:1: "colour"`},
		{RulesFile, "prefix a>b min=x", "affixes.txt:1: min"},
		{RulesFile, "infix a>b", `affixes.txt:1: "infix" is no kind`},
		{RulesFile, "case x", "affixes.txt:1: case"},
		{RulesFile, "case x upper", "affixes.txt:1: case"},
		{RulesFile, "layers 9 1", "affixes.txt:1: layers"},
		{LexiconFile, "dog\tNOUN", "lemmas.tsv:1: want [words]"},
		{LexiconFile, "[words]\ndog", "lemmas.tsv:2: want form"},
		{LexiconFile, "[kinds]\nNOUN\t0\tx\t2", "lemmas.tsv:2: "},
		{LexiconFile, "[kinds]\nNOUN\t0\t2", "lemmas.tsv:2: want part of speech"},
	}
	for _, tt := range tests {
		_, err := Load(fstest.MapFS{tt.file: {Data: []byte(tt.text)}})
		assert.ErrorContains(t, err, tt.want, tt.text)
	}
}

func FuzzLemma(f *testing.F) {
	pack, err := lang.Open("id")
	require.NoError(f, err)
	a, err := Load(pack.FS)
	require.NoError(f, err)
	for _, s := range []string{"mengirimkan", "kota-kota", "-", "me", "di\xff", "\xe1\xe1\xe1\xe1\xe1\xe1\xe1\xe1\xe1\xe1A", "PERTEMUAN", "\t", ""} {
		f.Add(s, "VERB")
	}
	f.Fuzz(func(t *testing.T, form, pos string) {
		lemma := a.Lemma(Word{Form: form, UPOS: pos, Treebank: "gsd"})
		if form != "" && lemma == "" {
			t.Fatalf("%q has no lemma", form)
		}
		if utf8.RuneCountInString(lemma) > 2*utf8.RuneCountInString(form)+8 && !strings.Contains(a.lex.text, lemma) {
			t.Fatalf("%q grew into %q", form, lemma)
		}
		a.Analyse(Word{Form: form, UPOS: pos})
	})
}
