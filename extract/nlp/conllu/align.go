package conllu

import "strings"

// pair is a word that gold and system share.
type pair struct{ gold, system int }

// align pairs the words of two treebanks over one text as the CoNLL 2018 shared task
// does: words that cover the same characters, and around ranges, whose parts have no
// place of their own, the longest common subsequence of forms.
func align(gold, system []placedWord) []pair {
	var out []pair
	g, s := 0, 0
	for g < len(gold) && s < len(system) {
		switch {
		case gold[g].inRange || system[s].inRange:
			r := stretchAround(gold, system, g, s)
			out = r.alignForms(gold, system, out)
			g, s = r.goldEnd, r.systemEnd
		case gold[g].place == system[s].place:
			out = append(out, pair{g, s})
			g, s = g+1, s+1
		case gold[g].start <= system[s].start:
			g++
		default:
			s++
		}
	}
	return out
}

// stretch is a run of words in either treebank over the same part of the text.
type stretch struct{ gold, goldEnd, system, systemEnd int }

// stretchAround is the smallest run from gold[g] and system[s] on, one of them in a range,
// that no range on either side crosses.
func stretchAround(gold, system []placedWord, g, s int) stretch {
	var end int
	if gold[g].inRange {
		end = gold[g].end
		if !system[s].inRange && system[s].start < gold[g].start {
			s++
		}
	} else {
		end = system[s].end
		if !gold[g].inRange && gold[g].start < system[s].start {
			g++
		}
	}
	r := stretch{g, g, s, s}
	take := func(words []placedWord, i *int) {
		if words[*i].inRange {
			end = max(end, words[*i].end)
		}
		*i++
	}
	for !beyond(gold, r.goldEnd, end) || !beyond(system, r.systemEnd, end) {
		fromGold := r.goldEnd < len(gold) &&
			(r.systemEnd >= len(system) || gold[r.goldEnd].start <= system[r.systemEnd].start)
		if fromGold {
			take(gold, &r.goldEnd)
		} else {
			take(system, &r.systemEnd)
		}
	}
	return r
}

// beyond reports whether words[i] is not part of a stretch that ends at end.
func beyond(words []placedWord, i, end int) bool {
	switch {
	case i >= len(words):
		return true
	case words[i].inRange:
		return words[i].start >= end
	}
	return words[i].end > end
}

// alignForms appends the pairs of the longest common subsequence of forms, cases folded.
func (r stretch) alignForms(gold, system []placedWord, out []pair) []pair {
	gold, system = gold[r.gold:r.goldEnd], system[r.system:r.systemEnd]
	same := func(g, s int) bool { return strings.EqualFold(gold[g].Form, system[s].Form) }
	length := make([][]int, len(gold)+1) // of the subsequence from here on
	for g := range length {
		length[g] = make([]int, len(system)+1)
	}
	for g := len(gold) - 1; g >= 0; g-- {
		for s := len(system) - 1; s >= 0; s-- {
			if same(g, s) {
				length[g][s] = 1 + length[g+1][s+1]
			} else {
				length[g][s] = max(length[g+1][s], length[g][s+1])
			}
		}
	}
	for g, s := 0, 0; g < len(gold) && s < len(system); {
		switch {
		case same(g, s):
			out = append(out, pair{r.gold + g, r.system + s})
			g, s = g+1, s+1
		case length[g][s] == length[g+1][s]:
			g++
		default:
			s++
		}
	}
	return out
}
