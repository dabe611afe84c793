package extract

import (
	"slices"
	"strings"

	"geokg/extract/actor"
	"geokg/extract/nlp"
)

// including hangs what a phrase includes by name on the noun before it, where the parser
// made a clause of it: "empat aktivis, termasuk X".
func (r *repairer) including(i int) {
	tokens := r.sent.Tokens
	head := tokens[i].Head
	if head < 0 || !r.lex.cues.Including[strings.ToLower(tokens[i].Form)] {
		return
	}
	if tokens[i].Rel == "case" {
		r.included(i, head)
		return
	}
	named := -1
	for k := i + 1; k < len(tokens) && named < 0; k++ {
		if tokens[k].Head == i && (tokens[k].UPOS == "NOUN" || tokens[k].UPOS == "PROPN") {
			named = k
		}
	}
	noun := r.nounBefore(i, head)
	if named < 0 || noun < 0 {
		return
	}
	for k := range tokens {
		if tokens[k].Head == i && k != named {
			tokens[k].Head = head
		}
	}
	tokens[named].Head, tokens[named].Rel = noun, "nmod"
	tokens[i].Head, tokens[i].Rel, tokens[i].UPOS = named, "case", "ADP"
}

// included hangs what a phrase includes, which the parser made a second object of the verb, on the
// noun that includes it: "killing six people, including two children".
func (r *repairer) included(i, noun int) {
	tokens := r.sent.Tokens
	verb := tokens[noun].Head
	if r.lex.voiced() || verb < 0 || tokens[noun].Rel != "obj" {
		return
	}
	for k := i - 1; k > verb; k-- {
		if tokens[k].Head == verb && tokens[k].Rel == "obj" {
			tokens[noun].Head, tokens[noun].Rel = k, "nmod"
			return
		}
	}
}

// opener makes a conjunction of what the parser took for a preposition of the subject before
// a verb: "setelah parlemen Hongaria meratifikasi keanggotaannya".
func (r *repairer) opener(i int) {
	tokens := r.sent.Tokens
	noun := tokens[i].Head
	if !r.lex.voiced() || tokens[i].Rel != "case" || tokens[i].UPOS != "SCONJ" || noun < i || tokens[noun].Rel != "obl" {
		return
	}
	verb := tokens[noun].Head
	if verb < noun || tokens[verb].UPOS != "VERB" || !r.bare(verb, "nsubj", "nsubj:pass") || !r.lex.cues.Time[strings.ToLower(tokens[i].Form)] {
		return
	}
	tokens[noun].Rel = "nsubj"
	if strings.Contains(tokens[verb].Feats, "Voice=Pass") {
		tokens[noun].Rel = "nsubj:pass"
	}
	tokens[i].Head, tokens[i].Rel = verb, "mark"
}

// object gives verb i the object that the parser hung on an adjective between the two:
// "memprotes keras China". Only a language whose objects follow at once needs it.
func (r *repairer) object(i int) {
	tokens := r.sent.Tokens
	adj := tokens[i].Head
	if !r.lex.voiced() || tokens[i].Rel != "obj" || adj < 1 || adj > i || tokens[adj].UPOS != "ADJ" && tokens[adj].UPOS != "ADV" {
		return
	}
	if verb := tokens[adj].Head; verb == adj-1 && tokens[verb].UPOS == "VERB" {
		tokens[i].Head = verb
	}
}

// apposition hangs a noun that a comma divides from the name before it on that name, where
// the parser made it a second subject or a conjunct of the verb: "Turki, anggota NATO, …",
// "Essequibo, wilayah yang …".
func (r *repairer) apposition(m *actor.Mention) {
	tokens := r.sent.Tokens
	noun := m.Tokens[1] + 1
	if noun >= len(tokens) || tokens[noun-1].Form != "," {
		return
	}
	if !r.lex.voiced() {
		noun = r.phraseHead(noun)
	}
	if tokens[noun].UPOS != "NOUN" && !strings.EqualFold(tokens[noun].Form, "one") || !r.bare(noun, "cc", "case") {
		return
	}
	head := tokens[noun].Head
	if head < 0 || tokens[head].UPOS != "VERB" {
		return
	}
	second := strings.HasPrefix(tokens[noun].Rel, "nsubj") && tokens[m.Head].Head == head && strings.HasPrefix(tokens[m.Head].Rel, "nsubj")
	if strings.HasPrefix(tokens[noun].Rel, "nsubj") && tokens[m.Head].Head == head && slices.Contains([]string{"vocative", "discourse", "dislocated"}, tokens[m.Head].Rel) {
		tokens[m.Head].Rel, second = tokens[noun].Rel, true // "Germany, Europe's biggest supplier, will send …"
	}
	clause := (tokens[noun].Rel == "conj" || tokens[noun].Rel == "obj" && tokens[m.Head].Rel == "obj") && head < noun && !r.bare(noun, "acl:relcl", "nmod", "compound")
	if second || clause {
		tokens[noun].Head, tokens[noun].Rel = m.Head, "appos"
	}
}

// phraseHead is the head of the noun phrase that word i opens: it stands after it with no comma
// and no verb between.
func (r *repairer) phraseHead(i int) int {
	tokens := r.sent.Tokens
	for h := tokens[i].Head; h > i && tokens[h].UPOS != "VERB" && tokens[h].UPOS != "AUX"; h = tokens[i].Head {
		if slices.ContainsFunc(tokens[i:h], func(t nlp.Token) bool { return t.UPOS == "PUNCT" }) {
			return i
		}
		i = h
	}
	return i
}

// clause makes a verb of a word that the tagger took for a noun narrowing down the main word
// of the sentence, if frames know its form as a verb: "120 negara mendukung resolusi itu".
// Only a language whose verbs show by their prefix needs it.
func (r *repairer) clause(i int) {
	tokens := r.sent.Tokens
	form, noun := strings.ToLower(tokens[i].Form), tokens[i].Head
	if !r.lex.voiced() || tokens[i].UPOS != "NOUN" && tokens[i].UPOS != "PROPN" || !r.lex.showsVerb(form) || r.lex.nouns[form] != nil || !r.bare(i, "case") {
		return
	}
	switch {
	case tokens[i].Rel == "root" && !r.bare(i, "nsubj", "nsubj:pass"):
		r.objectOf(i)
		tokens[i].UPOS = "VERB"
		return
	case tokens[i].Rel == "obj" && noun == i-1 && r.governs(noun):
		r.objectOf(i)
		tokens[i].UPOS, tokens[i].Rel = "VERB", "xcomp"
		return
	case noun < 0 || noun > i || tokens[noun].Rel != "root" || tokens[noun].UPOS == "VERB":
		return
	}
	for k := range tokens {
		if tokens[k].Head == noun && k > i {
			tokens[k].Head = i
		}
	}
	r.objectOf(i)
	for k := range tokens {
		if tokens[k].Head == i && tokens[k].Rel == "nmod" && !r.bare(k, "case") {
			tokens[k].Rel = "obl"
		}
	}
	tokens[i].Head, tokens[i].Rel, tokens[i].UPOS, tokens[i].Feats = tokens[noun].Head, "root", "VERB", "Voice=Act"
	tokens[noun].Head, tokens[noun].Rel = i, "nsubj"
}

// showsVerb reports whether form is a verb by its prefix: "rudal", the bare stem of "merudal",
// may be a noun.
func (lex *Lexicon) showsVerb(form string) bool {
	return slices.ContainsFunc(lex.verbs[form], func(u unit) bool { return !u.passive || strings.HasPrefix(form, "di") })
}

// cased makes a verb of an act the complement that it is, where the parser took it for a
// preposition: "APT31 diyakini didanai Beijing".
func (r *repairer) cased(i int) {
	tokens := r.sent.Tokens
	noun, form := tokens[i].Head, strings.ToLower(tokens[i].Form)
	if !r.lex.voiced() || tokens[i].UPOS != "VERB" || tokens[i].Rel != "case" || noun < i || r.lex.cues.Coverbs[form] ||
		!slices.ContainsFunc(r.lex.verbs[form], func(u unit) bool { return u.frame.Relation != "" }) {
		return
	}
	top := tokens[noun].Head
	if top < 0 || top > i {
		return
	}
	tokens[i].Head, tokens[i].Rel = top, "acl"
	if tokens[top].UPOS == "VERB" {
		tokens[i].Rel = "xcomp"
	}
	tokens[noun].Head, tokens[noun].Rel = i, "obj"
	if strings.Contains(tokens[i].Feats, "Voice=Pass") {
		tokens[noun].Rel = "obl:agent"
	}
}

// reported hangs a time or place before the comma that ends a report on the report, where the
// parser hung it on who tells it: "menguji rudal pada Rabu, demikian dilaporkan KCNA".
func (r *repairer) reported(i int) {
	tokens := r.sent.Tokens
	if !r.lex.voiced() || tokens[i].Rel != "parataxis" {
		return
	}
	comma := i - 1
	for comma > 0 && tokens[comma].Form != "," {
		if tokens[comma].Head != i {
			return
		}
		comma--
	}
	for k := range tokens[:comma] {
		if tokens[k].Head != i || k <= tokens[i].Head {
			continue
		}
		switch tokens[k].Rel {
		case "obl", "obl:tmod", "nmod", "nmod:tmod":
			tokens[k].Head, tokens[k].Rel = tokens[i].Head, strings.Replace(tokens[k].Rel, "nmod", "obl", 1)
		case "appos":
			tokens[k].Head, tokens[k].Rel = tokens[i].Head, "obl:tmod"
		}
	}
}

// objectOf makes the first bare noun after word i that narrows it down its object.
func (r *repairer) objectOf(i int) {
	tokens := r.sent.Tokens
	for k := i + 1; k < len(tokens); k++ {
		if tokens[k].Head == i && (tokens[k].Rel == "compound" || tokens[k].Rel == "nmod" || tokens[k].Rel == "flat") && r.bare(k, "case") {
			tokens[k].Rel = "obj"
			return
		}
	}
}

// agent hangs a name right after a passive verb on it, where the parser made it the subject of
// the verb that follows: "Turki diminta Swedia meratifikasi …".
func (r *repairer) agent(m *actor.Mention) {
	tokens := r.sent.Tokens
	verb, next := m.Tokens[0]-1, tokens[m.Head].Head
	if verb < 0 || next < m.Head || tokens[m.Head].Rel != "nsubj" || tokens[next].Head != verb || !strings.HasPrefix(strings.ToLower(tokens[verb].Form), "di") || !r.bare(m.Head, "case") {
		return
	}
	if r.lex.verbs[strings.ToLower(tokens[verb].Form)] != nil {
		tokens[m.Head].Head, tokens[m.Head].Rel = verb, "obl:agent"
	}
}

// bound hangs a word such as "dukungan" or "buatan" right after a name on that name, where
// the parser made it something of its own: "Hizbullah dukungan Iran menembakkan …".
func (r *repairer) bound(m *actor.Mention) {
	tokens := r.sent.Tokens
	k := m.Tokens[1]
	if k >= len(tokens) || !r.lex.cues.Bound[strings.ToLower(tokens[k].Form)] || m.Tokens[0] <= tokens[k].Head && tokens[k].Head < k {
		return
	}
	tokens[k].Head, tokens[k].Rel = m.Head, "nmod"
}

// demand hangs a verb of asking, charging or threatening that goes on after the complement
// of another such verb on that verb: "menuduh X melanggar gencatan senjata dan meminta …".
func (r *repairer) demand(i int) {
	tokens := r.sent.Tokens
	first := tokens[i].Head
	if tokens[i].Rel != "conj" || first < 0 || tokens[first].Rel != "xcomp" || !r.addresses(i) || r.lex.voiced() && r.addresses(first) || !r.lex.voiced() && r.plainly(first) || !r.bare(i, "nsubj") {
		return
	}
	if verb := tokens[first].Head; verb >= 0 && r.addresses(verb) {
		tokens[i].Head = verb
	}
}

// barred hangs a bare verb on the verb of a relative clause right before it that governs it,
// where the parser hung it on the main verb: "mengecam Pyongyang, yang dilarang Dewan Keamanan
// meluncurkan rudal".
func (r *repairer) barred(i int) {
	tokens := r.sent.Tokens
	top := tokens[i].Head
	if !r.lex.voiced() || top < 0 || top > i || tokens[i].Rel != "advcl" && tokens[i].Rel != "xcomp" || !r.bare(i, "mark", "cc", "case", "nsubj", "nsubj:pass") {
		return
	}
	for k := i - 1; k > top; k-- {
		switch {
		case tokens[k].UPOS == "PUNCT":
			return
		case tokens[k].UPOS == "VERB":
			if tokens[k].Rel == "acl:relcl" && r.governs(k) && r.bare(k, "xcomp", "ccomp") {
				tokens[i].Head, tokens[i].Rel = k, "xcomp"
			}
			return
		}
	}
}

// addresses reports whether a frame knows verb i as one that speaks to somebody.
func (r *repairer) addresses(i int) bool {
	tok := r.sent.Tokens[i]
	units := r.lex.verbs[strings.ToLower(tok.Form)]
	if !r.lex.voiced() {
		units = r.lex.verbs[strings.ToLower(tok.Lemma)]
	}
	return slices.ContainsFunc(units, func(u unit) bool { return u.frame.Relation != "" && u.frame.Content != nil })
}

// plainly reports whether a frame knows verb i alone, without words beside it, as one that speaks to
// somebody.
func (r *repairer) plainly(i int) bool {
	return slices.ContainsFunc(r.lex.verbs[strings.ToLower(r.sent.Tokens[i].Lemma)], func(u unit) bool {
		return len(u.with) == 0 && u.frame.Relation != "" && u.frame.Content != nil
	})
}

// nounBefore is the last noun before word i that hangs on verb head, or head itself if it is
// a noun; -1 if there is none.
func (r *repairer) nounBefore(i, head int) int {
	tokens := r.sent.Tokens
	if head < i && (tokens[head].UPOS == "NOUN" || tokens[head].UPOS == "PROPN") {
		return head
	}
	nominal := func(k int) bool {
		return tokens[k].UPOS == "NOUN" || tokens[k].UPOS == "PROPN" || tokens[k].UPOS == "PRON"
	}
	for k := i - 1; k >= 0; k-- {
		if tokens[k].Head == head && nominal(k) {
			return k
		}
	}
	return -1
}

// owner hangs a name that stands right after a noun for an act on that noun, where the
// parser hung both on a noun before: "sasaran sanksi PBB". Only a language whose owners
// follow needs it.
func (r *repairer) owner(m *actor.Mention) {
	tokens := r.sent.Tokens
	noun := m.Tokens[0] - 1
	if !r.lex.voiced() || noun < 1 || tokens[noun].UPOS != "NOUN" || tokens[noun].Rel != "nmod" || !r.bare(m.Head, "case") {
		return
	}
	top := tokens[m.Head].Head
	if top < 0 || top >= noun || tokens[noun].Head != top || tokens[top].UPOS != "NOUN" {
		return
	}
	for _, u := range r.lex.nouns[strings.ToLower(tokens[noun].Form)] {
		if u.frame.Relation != "" {
			tokens[m.Head].Head = noun
			return
		}
	}
}
