package tagger

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// toy is a language of three kinds of words in two styles: style b calls determiners
// pronouns.
func toy() []Sentence {
	det, noun, verb := Tag{"DET", ""}, Tag{"NOUN", "Number=Sing"}, Tag{"VERB", "Voice=Act"}
	pass, stop, pron := Tag{"VERB", "Mood=Ind|Voice=Pass"}, Tag{"PUNCT", ""}, Tag{"PRON", ""}
	sents := []Sentence{
		{"a", []string{"the", "dog", "sees", "the", "cat", "."}, []Tag{det, noun, verb, det, noun, stop}},
		{"a", []string{"the", "cat", "is-seen", "."}, []Tag{det, noun, pass, stop}},
		{"a", []string{"the", "bird", "hears", "the", "dog", "."}, []Tag{det, noun, verb, det, noun, stop}},
		{"a", []string{"the", "dog", "is-heard", "."}, []Tag{det, noun, pass, stop}},
	}
	for _, s := range sents[:4] {
		b := Sentence{Treebank: "b", Forms: s.Forms}
		for _, t := range s.Tags {
			if t == det {
				t = pron
			}
			b.Tags = append(b.Tags, t)
		}
		sents = append(sents, b)
	}
	return sents
}

func TestTagsUnseenWords(t *testing.T) {
	m, err := Train(toy(), Options{MinUpdates: 1})
	require.NoError(t, err)
	forms := []string{"the", "cat", "is-bitten", "."}
	assert.Equal(t, []Tag{{"DET", ""}, {"NOUN", ""}, {"VERB", "Voice=Pass"}, {"PUNCT", ""}}, m.TagAll(forms, "a"))
	assert.Equal(t, Tag{"PRON", ""}, m.TagAll(forms, "b")[0])
	assert.Len(t, m.TagAll(forms, "no such treebank"), 4)
	assert.Empty(t, m.TagAll(nil, "a"))
}

func TestTrainingIsDeterministic(t *testing.T) {
	a, err := Train(toy(), Options{MinUpdates: 1})
	require.NoError(t, err)
	b, err := Train(toy(), Options{MinUpdates: 1})
	require.NoError(t, err)
	assert.Equal(t, a.Marshal(), b.Marshal())
}

func TestLoadGivesTheSameModel(t *testing.T) {
	m, err := Train(toy(), Options{MinUpdates: 1})
	require.NoError(t, err)
	file := m.Marshal()
	got, err := Load(file)
	require.NoError(t, err)
	assert.Equal(t, m.Tags(), got.Tags())
	assert.Equal(t, file, got.Marshal())
	for _, s := range toy() {
		assert.Equal(t, m.TagAll(s.Forms, s.Treebank), got.TagAll(s.Forms, s.Treebank))
	}
}

func TestTrainRefuses(t *testing.T) {
	_, err := Train(nil, Options{})
	assert.ErrorContains(t, err, "no words")
	_, err = Train([]Sentence{{Forms: []string{"a"}}}, Options{})
	assert.ErrorContains(t, err, "sentence 1 has 1 words and 0 tags")
}

func TestJackknifeTagsEverySentence(t *testing.T) {
	tags, err := Jackknife(toy(), 4, Options{MinUpdates: 1})
	require.NoError(t, err)
	require.Len(t, tags, 8)
	assert.Equal(t, Tag{"PUNCT", ""}, tags[5][3])
}

func TestReduce(t *testing.T) {
	keep := []string{"Voice", "PronType=Rel"}
	assert.Equal(t, "Voice=Pass", Reduce("Mood=Ind|Voice=Pass", keep))
	assert.Equal(t, "PronType=Rel", Reduce("PronType=Rel", keep))
	assert.Equal(t, "", Reduce("PronType=Prs", keep))
	assert.Equal(t, "", Reduce("_", keep))
}

func TestTagDoesNotAllocate(t *testing.T) {
	m, err := Train(toy(), Options{MinUpdates: 1})
	require.NoError(t, err)
	forms := toy()[0].Forms
	dst := m.Tag(nil, forms, "a")
	assert.Zero(t, testing.AllocsPerRun(100, func() { dst = m.Tag(dst[:0], forms, "a") }))
}

func FuzzLoad(f *testing.F) {
	m, err := Train(toy(), Options{MinUpdates: 1, Epochs: 1})
	require.NoError(f, err)
	f.Add(m.Marshal())
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, file []byte) {
		m, err := Load(file)
		if err == nil && len(m.TagAll([]string{"a", "\xff"}, "a")) != 2 {
			t.Fatal("a loaded model must tag every word")
		}
	})
}
