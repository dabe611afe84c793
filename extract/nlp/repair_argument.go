package nlp

import "strings"

// Repairs of what hangs on a verb: which of them are arguments, and of which role.

// repairAdverb: some words are adverbs, whatever their tag; but capitals make them names.
func (e *edit) repairAdverb(i int) {
	if !e.words.Adverb[e.lower[i]] || e.toks[i].Head < 0 || e.preposition(i) >= 0 || i > 0 && e.toks[i].Form != e.lower[i] {
		return
	}
	switch e.rel(i) {
	case "nsubj", "obj", "nmod", "obl", "appos":
		e.toks[i].Rel = "advmod"
	}
}

// repairTime: a noun of time is not the subject or the object beside another one, nor part
// of a name.
func (e *edit) repairTime(i int) {
	head := e.toks[i].Head
	if head < 0 || !e.isTime(i) {
		return
	}
	switch base := e.rel(i); base {
	case "nsubj", "obj":
		second := e.child(head, func(k int) bool { return k != i && e.rel(k) == base && !e.isTime(k) })
		if e.preposition(i) >= 0 || second >= 0 {
			e.toks[i].Rel = "obl:tmod"
		}
	case "nummod", "dep":
		if e.isVerb(head) {
			e.toks[i].Rel = "obl:tmod"
		}
	case "flat", "conj", "appos":
		if e.toks[i].Form == e.lower[i] && e.toks[head].UPOS == "PROPN" && e.with(i, "cc") < 0 {
			e.toks[i].Rel = "nmod:tmod"
		}
	}
}

// repairTimeSubject: before a verb a noun of time is not the subject where a nominal that
// the parser took for the noun's own subject or apposition can be: "in April, Kim came".
func (e *edit) repairTimeSubject(i int) {
	verb := e.toks[i].Head
	if verb < i || e.rel(i) != "nsubj" || !e.isTime(i) {
		return
	}
	subject := e.child(i, func(k int) bool {
		return k < verb && e.isNominal(k) && !e.isTime(k) && (e.rel(k) == "nsubj" || e.rel(k) == "appos") && e.preposition(k) < 0
	})
	if subject < 0 {
		return
	}
	e.move(subject, verb, e.toks[i].Rel)
	e.toks[i].Rel = "obl:tmod"
}

// repairNumberName: a name is no part of a number before it, such as a year, but the
// subject of the verb after it if that has none.
func (e *edit) repairNumberName(i int) {
	number := e.toks[i].Head
	if number < 0 || number > i || e.rel(i) != "flat" || e.toks[i].UPOS != "PROPN" ||
		e.toks[number].UPOS != "NUM" || e.isTime(i) {
		return
	}
	verb := e.toks[number].Head
	if verb > i && e.isVerb(verb) && e.subjectOf(verb) < 0 {
		e.move(i, verb, e.subject(verb))
	}
}

// repairNumber: a number counts no verb but the nominal right after it.
func (e *edit) repairNumber(i int) {
	verb := e.toks[i].Head
	if e.toks[i].Rel == "nummod" && verb >= 0 && e.isVerb(verb) && i+1 < len(e.toks) && e.toks[i+1].Head == verb && e.isNominal(i+1) {
		e.move(i, i+1, "nummod")
	}
}

// repairAgent: a nominal with the preposition of agents belongs to the nearest passive verb
// before it.
func (e *edit) repairAgent(i int) {
	c := e.preposition(i)
	if c < 1 || !e.words.Agent[e.lower[c]] || !e.isNominal(i) || e.words.Cause[e.lower[c+1]] {
		return
	}
	if head := e.toks[i].Head; e.rel(i) == "conj" || head >= 0 && e.isVerb(head) && e.passive(head) {
		return
	}
	if verb := e.passiveBefore(c); verb >= 0 {
		e.move(i, verb, "obl:agent")
	}
}

// agentReach is how many words at most stand between a passive verb and its agent.
const agentReach = 30

// passiveBefore returns the nearest passive verb before c if no other verb and no noun of
// an act right before c claims the agent, else -1.
func (e *edit) passiveBefore(c int) int {
	for k := c - 1; k >= max(0, c-agentReach); k-- {
		switch e.toks[k].UPOS {
		case "VERB":
			if e.passive(k) {
				return k
			}
			return -1
		case "SCONJ":
			return -1
		case "NOUN", "PROPN":
			if k == c-1 && e.rel(k) != "nsubj" && e.rel(k) != "obj" {
				return -1
			}
		}
	}
	return -1
}

// repairBareAgent: in languages whose passive verbs take their agent right behind them, the
// nominal there is the agent.
func (e *edit) repairBareAgent(verb int) {
	i := verb + 1
	if i >= len(e.toks) || !e.isVerb(verb) || !e.passive(verb) || !e.takesBareAgent(verb) || !e.isNominal(i) {
		return
	}
	if hasFeat(e.toks[i].Feats, "PronType=Rel") || e.isTime(i) || e.words.Adverb[e.lower[i]] {
		return
	}
	if agent := e.child(verb, func(k int) bool { return e.toks[k].Rel == "obl:agent" && k != i }); agent >= 0 {
		return
	}
	subject := e.child(verb, func(k int) bool { return k < verb && e.rel(k) == "nsubj" })
	governed := subject >= 0 || e.rel(verb) == "acl" || e.rel(verb) == "conj"
	switch {
	case e.toks[i].Head != verb && !e.under(verb, i) && e.toks[i].UPOS == "PROPN" && e.startsPhrase(i):
		e.move(i, verb, "obl:agent")
	case e.toks[i].Head != verb:
	case e.rel(i) == "nsubj" && !governed:
	case e.rel(i) == "nsubj" || e.rel(i) == "obj" || e.rel(i) == "obl" || e.rel(i) == "xcomp" || e.rel(i) == "nmod" || e.rel(i) == "flat":
		if e.preposition(i) < 0 && governed {
			e.toks[i].Rel = "obl:agent"
		}
	}
}

func (e *edit) takesBareAgent(verb int) bool {
	for _, start := range e.words.BareAgent {
		if strings.HasPrefix(e.lower[verb], start) {
			return !e.words.Statal[e.lower[verb]]
		}
	}
	return false
}

// startsPhrase reports whether i does not continue a phrase that begins before it, nor wait
// for a head to its right.
func (e *edit) startsPhrase(i int) bool {
	h := e.toks[i].Head
	return h >= 0 && h < i && e.preposition(i) < 0 && e.rel(i) != "flat"
}

// repairControl: who is asked to do something is the object of the asking.
func (e *edit) repairControl(i int) {
	verb := e.toks[i].Head
	if verb < 0 || verb > i || !e.isVerb(i) || !e.words.Control[strings.ToLower(e.toks[verb].Lemma)] || e.passive(verb) || e.with(verb, "obj") >= 0 {
		return
	}
	switch e.rel(i) {
	case "ccomp", "xcomp", "advcl":
	default:
		return
	}
	subject := e.child(i, func(k int) bool { return e.rel(k) == "nsubj" && k > verb && k < i })
	if subject < 0 || e.child(i, func(k int) bool { return e.rel(k) == "mark" && k < subject }) >= 0 || e.punctuated(verb, subject) {
		return
	}
	e.move(subject, verb, "obj")
	e.toks[i].Rel = "xcomp"
}

// repairComplement: what follows a verb of asking or forbidding and its object, without
// marker, comma or subject, is what is asked ("forbids all states in the world to trade").
func (e *edit) repairComplement(i int) {
	switch e.rel(i) {
	case "acl", "xcomp", "ccomp", "advcl":
	default:
		return
	}
	if !e.isVerb(i) || e.relative(i) >= 0 || e.subjectOf(i) >= 0 || e.with(i, "mark") >= 0 {
		return
	}
	verb := i - 1
	for verb >= 0 && !e.isVerb(verb) {
		switch e.toks[verb].UPOS {
		case "PUNCT", "SCONJ", "CCONJ":
			return
		}
		verb--
	}
	if verb >= 0 && verb != e.toks[i].Head && e.words.Control[strings.ToLower(e.toks[verb].Lemma)] &&
		!e.passive(verb) && e.with(verb, "obj") >= 0 && e.with(verb, "xcomp", "ccomp") < 0 {
		e.move(i, verb, "xcomp")
	}
}

// repairRecipient: with a verb of giving, the recipient belongs to the verb and not to what
// is given.
func (e *edit) repairRecipient(i int) {
	thing := e.toks[i].Head
	c := e.preposition(i)
	if thing < 0 || c < 0 || e.rel(i) != "nmod" || !e.words.Recipient[e.lower[c]] {
		return
	}
	for e.rel(thing) == "nmod" && e.toks[thing].Head >= 0 && e.preposition(thing) < 0 {
		thing = e.toks[thing].Head
	}
	verb := e.toks[thing].Head
	if verb < 0 || e.rel(thing) != "obj" && e.rel(thing) != "nsubj" || verb > i ||
		!e.words.Transfer[strings.ToLower(e.toks[verb].Lemma)] {
		return
	}
	e.move(i, verb, "obl")
}
