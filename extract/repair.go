package extract

import (
	"slices"
	"strings"

	"geokg/extract/actor"
	"geokg/extract/nlp"
)

// repair returns the sentence with its tree set right, as far as names and frames tell
// better than the parser: every name hangs together, and a verb that governs the clause
// after it ("membantah telah memasok", "gagal memasok") heads that clause. The sentence
// itself is not changed. Where repairs of words that make no sense would give something that is no
// tree, it stays as it was parsed.
func (lex *Lexicon) repair(sent nlp.Sentence, mentions []*actor.Mention) nlp.Sentence {
	r := repairer{lex, nlp.Sentence{Span: sent.Span, Tokens: slices.Clone(sent.Tokens)}}
	r.retag(mentions)
	for _, m := range mentions {
		if !m.Modifier && !m.Pronoun {
			r.unite(m)
		}
	}
	for _, m := range mentions {
		if !m.Modifier {
			r.coordinated(m)
			r.fronted(m)
			r.dated(m)
			r.vocative(m)
			r.between(m)
			r.ranked(m)
			r.goal(m)
			r.gathered(m)
			r.present(m)
			r.finite(m)
			r.severed(m)
			r.aside(m)
			r.joint(m)
			r.bordering(m)
			r.beyond(m)
		}
	}
	for k := 1; k < len(mentions); k++ {
		if m, next := mentions[k-1], mentions[k]; !m.Modifier && !m.Pronoun && !next.Pronoun {
			r.possessor(m, next)
		}
	}
	r.attributed()
	r.stopped()
	r.headless()
	r.verbless()
	if !r.isTree() {
		return sent
	}
	for i := range r.sent.Tokens {
		r.gerundForm(i)
		r.bareArgument(i)
		r.eventClause(i)
		r.closed(i)
		r.jointly(i)
		r.thatClause(i)
		r.clauseOfTime(i)
		r.actorOf(i)
		r.afterNoun(i)
		r.acted(i)
		r.timeSubject(i)
		r.opening(i)
		r.perfect(i)
		r.timed(i)
		r.since(i)
		r.plural(i)
		r.appended(i)
		r.demanding(i)
		r.trade(i)
		r.resumed(i)
		r.meanwhile(i)
		r.blaming(i)
		r.belongs(i)
		r.insisting(i)
		r.glued(i)
		r.noun(i)
		r.doing(i)
		r.plainObject(i)
		r.datedClause(i)
		r.besides(i)
		r.infinitive(i)
		r.national(i)
		r.main(i)
		r.before(i)
		r.opener(i)
		r.measure(i)
		r.including(i)
		r.object(i)
		r.clause(i)
		r.cased(i)
		r.reported(i)
		r.relativeVerb(i)
		r.compound(i)
		r.whose(i)
		r.denying(i)
		r.shipping(i)
		if r.sent.Tokens[i].UPOS == "VERB" {
			if r.lex.voiced() && r.sent.Tokens[i].Rel == "obj" {
				r.sent.Tokens[i].Rel = "xcomp" // "mengklaim menembak jatuh …"
			}
			r.direct(i)
			r.absolute(i)
			r.divide(i)
			r.reduced(i)
			r.participle(i)
			r.gerund(i)
			r.serial(i)
			r.complement(i)
			r.particle(i)
			r.contentOf(i)
			r.addressed(i)
			r.relative(i)
			r.demand(i)
			r.barred(i)
			r.promise(i)
			r.tag(i)
			r.reporter(i)
			r.charge(i)
			r.prompted(i)
			r.raised(i)
			r.trailing(i)
			r.harming(i)
			r.led(i)
		}
		if !r.isTree() {
			return sent
		}
	}
	for _, m := range mentions {
		if !m.Modifier {
			r.owner(m)
			r.apposition(m)
			r.agent(m)
			r.bound(m)
			r.subject(m)
			r.receiver(m)
		}
	}
	if !r.isTree() {
		return sent
	}
	return r.sent
}

type repairer struct {
	lex  *Lexicon
	sent nlp.Sentence
}

// isTree reports whether every word hangs on a root in the end.
func (r *repairer) isTree() bool {
	tokens := r.sent.Tokens
	hangs := make([]bool, len(tokens))
	for i := range tokens {
		steps, k := 0, i
		for ; k >= 0 && !hangs[k]; k = tokens[k].Head {
			if steps++; steps > len(tokens) {
				return false
			}
		}
		for k = i; k >= 0 && !hangs[k]; k = tokens[k].Head {
			hangs[k] = true
		}
	}
	return true
}

// governs reports whether word k has a frame that says something of a complement.
func (r *repairer) governs(k int) bool {
	tok := r.sent.Tokens[k]
	for _, index := range []map[string][]unit{r.lex.verbs, r.lex.adjs} {
		units := index[strings.ToLower(tok.Form)]
		if units == nil {
			units = index[strings.ToLower(tok.Lemma)]
		}
		for _, u := range units {
			if c := u.frame.Content; c != nil && len(u.with) == 0 && (c.Factuality != "" || c.Holder != "") {
				return true
			}
		}
	}
	return false
}

// takesClause reports whether a frame of verb k has another act for its content, whether or not it
// says anything of it: "vowed to keep attacking ships".
func (r *repairer) takesClause(k int) bool {
	return r.governs(k) || slices.ContainsFunc(r.lex.verbs[strings.ToLower(r.sent.Tokens[k].Lemma)], func(u unit) bool {
		return u.frame.Content != nil && u.frame.Relation == "" && !u.frame.Light && len(u.with) == 0
	})
}

// serial makes a governing verb that stands right before verb i, and hangs on it or on its
// subject, the head of i.
func (r *repairer) serial(i int) {
	tokens := r.sent.Tokens
	k := i - 1
	for k >= 0 && slices.Contains([]string{"AUX", "ADV", "PART", "SCONJ"}, tokens[k].UPOS) && !r.governs(k) {
		k--
	}
	if k < 0 || !r.governs(k) || slices.Contains([]string{"AUX", "SCONJ", "PROPN"}, tokens[k].UPOS) {
		return
	}
	subject := tokens[k].Head >= 0 && tokens[k].Head < k && tokens[tokens[k].Head].Head == i && tokens[k].Rel != "acl:relcl" && tokens[k].Rel != "conj"
	if h := tokens[k].Head; r.lex.voiced() && h >= 0 && h < k && h == tokens[i].Head && tokens[k].Rel == "xcomp" && tokens[i].Rel == "xcomp" {
		tokens[i].Head = k // "menyatakan siap bekerja sama"
		return
	}
	if tokens[k].Head != i && !subject {
		return
	}
	switch tokens[k].Rel {
	case "advcl", "advmod", "amod", "aux", "nsubj", "dep", "acl", "obl", "compound", "nmod", "case", "mark", "parataxis":
	default:
		return
	}
	tokens[k].Head, tokens[k].Rel = tokens[i].Head, tokens[i].Rel
	tokens[i].Head, tokens[i].Rel = k, "xcomp"
	for j := range tokens[:k] {
		if tokens[j].Head == i {
			tokens[j].Head = k
		}
	}
}

// participle makes a verb that stands between two nouns, and that the parser took for an
// attribute of the second ("Russia attacked Ukraine"), the head of both. Only a language
// whose past tense looks like its participle needs it: one without voice prefixes.
func (r *repairer) participle(i int) {
	tokens := r.sent.Tokens
	object := tokens[i].Head
	if r.lex.voiced() || tokens[i].Rel != "amod" || object < i || strings.HasSuffix(tokens[i].Form, "ing") {
		return
	}
	subject := i - 1
	for subject >= 0 && tokens[subject].UPOS == "ADV" {
		subject--
	}
	if subject < 0 || tokens[subject].UPOS != "PROPN" && tokens[subject].UPOS != "NOUN" && tokens[subject].Rel != "flat" {
		return
	}
	for h := tokens[subject].Head; h >= 0 && h < i && tokens[h].UPOS != "VERB"; h = tokens[subject].Head {
		subject = h
	}
	if h := tokens[subject].Head; h != object && h != i || !r.bare(subject, "case", "nmod:poss") || !r.bare(i, "obl:agent") {
		return
	}
	if deed := tokens[object].Head; deed > object && strings.HasSuffix(tokens[deed].Form, "ing") && !r.bare(deed, "mark") && r.bare(deed, "aux") {
		tokens[i].Head, tokens[i].Rel = tokens[deed].Head, tokens[deed].Rel
		tokens[deed].Head, tokens[deed].Rel = i, "advcl" // "X condemned Y for attacking Z"
	} else if tokens[i].Head, tokens[i].Rel = tokens[object].Head, tokens[object].Rel; tokens[i].Head >= 0 && tokens[tokens[i].Head].UPOS == "VERB" {
		tokens[i].Rel = "ccomp"
	}
	tokens[object].Head, tokens[object].Rel = i, "obj"
	tokens[subject].Head, tokens[subject].Rel = i, "nsubj"
	for k := range tokens {
		if tokens[k].Head == object && k < i && k != subject {
			tokens[k].Head = i
		}
	}
}

// gerund makes a verb that the parser took for an attribute of its own object the complement
// that it is: "denied attacking Ukraine", "accused Russia of attacking Ukraine". The verb
// must be one that frames know as an act, and stand right after what governs it.
func (r *repairer) gerund(i int) {
	tokens := r.sent.Tokens
	object := tokens[i].Head
	if r.lex.voiced() || tokens[i].Rel != "amod" || object < i || i == 0 || tokens[object].Head < 0 || tokens[object].Head > i || !r.act(i) {
		return
	}
	before := i - 1
	opened := tokens[before].Head == object && (tokens[before].Rel == "case" || tokens[before].Rel == "mark")
	verb := tokens[object].Head
	if tokens[verb].UPOS != "VERB" {
		verb = tokens[verb].Head
	}
	if verb < 0 || tokens[verb].UPOS != "VERB" || !r.takesClause(verb) || !opened && before != verb {
		return
	}
	tokens[i].Head, tokens[i].Rel = verb, "xcomp"
	tokens[object].Head, tokens[object].Rel = i, "obj"
	if opened {
		tokens[before].Head, tokens[before].Rel = i, "mark"
	}
}

// act reports whether a frame knows verb i as an act or a state.
func (r *repairer) act(i int) bool {
	return slices.ContainsFunc(r.lex.verbs[strings.ToLower(r.sent.Tokens[i].Lemma)], func(u unit) bool { return u.frame.Relation != "" })
}

// complement hangs verb i on the verb that governs it, where the parser hung it on that
// verb's object: "meminta Iran memasok drone", "asked Iran to supply drones".
func (r *repairer) complement(i int) {
	tokens := r.sent.Tokens
	noun := tokens[i].Head
	if noun < 0 || tokens[i].Rel != "acl" || tokens[noun].Rel != "obj" {
		return
	}
	if verb := tokens[noun].Head; verb >= 0 && verb < noun && noun < i && r.governs(verb) {
		tokens[i].Head, tokens[i].Rel = verb, "xcomp"
	}
}

// measure makes a counted noun after words such as "more than" the object that it is: the
// parser took the words for a preposition.
func (r *repairer) measure(i int) {
	tokens := r.sent.Tokens
	tok := &tokens[i]
	noun := tok.Head
	word := strings.ToLower(tok.Form)
	if i+1 < noun {
		word += " " + strings.ToLower(tokens[i+1].Form)
	}
	after := i > 0 && tokens[i-1].Head == noun && r.lex.voiced() && r.lex.cues.Measure[strings.ToLower(tokens[i-1].Form)] // "lebih dari 300 drone"
	if tok.Rel != "case" || noun < 0 || tokens[noun].Rel != "obl" || !after && !r.lex.cues.Measure[strings.ToLower(tok.Form)] && !r.lex.cues.Measure[word] {
		return
	}
	counted := slices.ContainsFunc(tokens, func(t nlp.Token) bool { return t.Head == noun && t.Rel == "nummod" })
	if counted {
		tok.Rel, tokens[noun].Rel = "advmod", "obj"
		if noun < tokens[noun].Head {
			tokens[noun].Rel = "nsubj"
		}
	}
}

// unite makes the words of a mention one phrase: what hangs on any of its words hangs on
// its head, and so do the words themselves.
func (r *repairer) unite(m *actor.Mention) {
	tokens := r.sent.Tokens
	inside := func(i int) bool { return m.Tokens[0] <= i && i < m.Tokens[1] }
	if !inside(m.Head) {
		return
	}
	for i := range tokens {
		head := tokens[i].Head
		switch {
		case i == m.Head:
			if inside(head) {
				return // the tree is no tree of this phrase
			}
		case inside(i) && !inside(head):
			if r.above(i, m.Head) {
				return
			}
			tokens[i].Head, tokens[i].Rel = m.Head, "flat"
		case !inside(i) && inside(head):
			tokens[i].Head = m.Head
		}
	}
}

// above reports whether word i is an ancestor of word k.
func (r *repairer) above(i, k int) bool {
	for steps := 0; k >= 0 && steps <= len(r.sent.Tokens); steps++ {
		if k == i {
			return true
		}
		k = r.sent.Tokens[k].Head
	}
	return false
}

// bare reports whether word i has no child by one of rels.
func (r *repairer) bare(i int, rels ...string) bool {
	return !slices.ContainsFunc(r.sent.Tokens, func(t nlp.Token) bool {
		return t.Head == i && slices.Contains(rels, t.Rel)
	})
}

// subject makes a name that stands right before a verb, hangs on it without a preposition
// and finds no subject there, its subject.
func (r *repairer) subject(m *actor.Mention) {
	tokens := r.sent.Tokens
	verb := tokens[m.Head].Head
	if verb < m.Head || verb > m.Tokens[1]+2 || tokens[verb].UPOS != "VERB" || !r.bare(m.Head, "case") {
		return
	}
	switch tokens[m.Head].Rel {
	case "advmod", "obl", "nmod", "compound", "dep", "amod", "discourse", "vocative", "obl:unmarked", "obl:tmod", "aux", "aux:pass", "cop":
		if r.bare(verb, "nsubj", "nsubj:pass") {
			tokens[m.Head].Rel = "nsubj"
		}
	}
}

// receiver makes a name between a verb and what the verb gives its indirect object: "lend
// Ukraine $50 billion", where the parser took the name for a part of the sum.
func (r *repairer) receiver(m *actor.Mention) {
	tokens := r.sent.Tokens
	sum := tokens[m.Head].Head
	if sum <= m.Head || tokens[sum].Rel != "obj" || !slices.Contains([]string{"compound", "nmod", "amod", "nummod"}, tokens[m.Head].Rel) {
		return
	}
	verb := tokens[sum].Head
	next := m.Tokens[1]
	if verb >= 0 && verb < m.Tokens[0] && next < len(tokens) && slices.Contains([]string{"SYM", "NUM", "DET"}, tokens[next].UPOS) && r.bare(m.Head, "case") {
		tokens[m.Head].Head, tokens[m.Head].Rel = verb, "iobj"
	}
}

// relative hangs a relative clause, which the parser hung on a verb, on the noun before its
// pronoun; a clause that tells where something took place on the noun for that event.
func (r *repairer) relative(i int) {
	tokens := r.sent.Tokens
	head := tokens[i].Head
	if tokens[i].Rel != "acl:relcl" || head < 0 || tokens[head].UPOS != "VERB" {
		return
	}
	pronoun := slices.IndexFunc(tokens, func(t nlp.Token) bool {
		return t.Head == i && r.lex.cues.Relative[strings.ToLower(t.Form)]
	})
	for noun := pronoun - 1; noun > head && tokens[noun].UPOS != "VERB"; noun-- {
		if u := tokens[noun].UPOS; u != "NOUN" && u != "PROPN" {
			continue
		}
		_, event := r.lex.nouns[strings.ToLower(tokens[noun].Form)]
		if event || !r.light(i) && tokens[i].Head == head {
			tokens[i].Head = noun
		}
		if event || !r.light(i) {
			return
		}
	}
}

// light reports whether word i is a light verb.
func (r *repairer) light(i int) bool {
	return slices.ContainsFunc(r.lex.verbs[strings.ToLower(r.sent.Tokens[i].Form)], func(u unit) bool { return u.frame.Light })
}
