// Package conllu reads and writes treebanks in CoNLL-U
// (https://universaldependencies.org/format.html) and scores parses against them as the
// CoNLL 2018 shared task did.
package conllu

import "strings"

// Sentence is one annotated sentence as its file gives it.
type Sentence struct {
	Comments []string // without "#" and the blanks around them: "sent_id = dev-s1"
	Words    []Word
	Ranges   []Range // written words that stand for several syntactic ones, in order
}

// Word is a syntactic word. An underscore in the file, which stands for nothing, is "".
type Word struct {
	Form  string
	Lemma string
	UPOS  string
	XPOS  string
	Feats string
	Head  int // ordinal of the head, from 1; 0 for the root; Unattached if not given
	Rel   string
	Deps  string
	Misc  string
}

// Unattached is the head of a word of which none is given.
const Unattached = -1

// Range is a written word that stands for the words First to Last, counted from 1.
type Range struct {
	First, Last int
	Form        string
	Misc        string
}

// Comment returns the value of the comment "key = value", or "" if there is none.
func (s *Sentence) Comment(key string) string {
	for _, c := range s.Comments {
		if k, v, ok := strings.Cut(c, "="); ok && strings.TrimSpace(k) == key {
			return strings.TrimSpace(v)
		}
	}
	return ""
}

// Starts reports whether s begins a new document or paragraph: what is "newdoc" or
// "newpar".
func (s *Sentence) Starts(what string) bool {
	for _, c := range s.Comments {
		if rest, ok := strings.CutPrefix(c, what); ok && (rest == "" || rest[0] == ' ' || rest[0] == '=') {
			return true
		}
	}
	return false
}

// written is a word as it stands in the text, with the ordinals from 1 of the syntactic
// words that it holds.
type written struct {
	form, misc  string
	first, last int
}

// written lists the words of s as the text has them: ranges in place of their parts.
func (s *Sentence) written() []written {
	out := make([]written, 0, len(s.Words))
	ranges := s.Ranges
	for i := 1; i <= len(s.Words); {
		if len(ranges) > 0 && ranges[0].First == i {
			r := ranges[0]
			ranges = ranges[1:]
			out = append(out, written{r.Form, r.Misc, r.First, r.Last})
			i = r.Last + 1
			continue
		}
		w := &s.Words[i-1]
		out = append(out, written{w.Form, w.Misc, i, i})
		i++
	}
	return out
}

// Text is the sentence as it was written, put together from its words and their
// SpaceAfter marks.
func (s *Sentence) Text() string {
	var b strings.Builder
	space := false
	for _, w := range s.written() {
		if space {
			b.WriteByte(' ')
		}
		b.WriteString(w.form)
		space = spaceAfter(w.misc)
	}
	return b.String()
}

// spaceAfter reports whether a blank follows a word with this MISC column.
func spaceAfter(misc string) bool {
	for misc != "" {
		var attr string
		attr, misc, _ = strings.Cut(misc, "|")
		if attr == "SpaceAfter=No" {
			return false
		}
	}
	return true
}
