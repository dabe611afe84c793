package actor

import (
	"bufio"
	"fmt"
	"io"
	"path"
	"strings"

	"geokg/schema"
)

// apply reads a file of corrections, one a line, the fields divided by tabs:
//
//	alias  ID    NAME       NAME stands for ID, too
//	merge  ID    ID         what would be the first is the second
//	merge  ID    NAME       the same for one that the gazetteer lacks: its name in full
//	block  NAME  ID         NAME never stands for ID
//	apart  ID    ID         the two are never taken for one
//
// Lines that start with "#" are comments. An ID is one of the gazetteer or, on the left
// of merge and in apart, any id that geokg prints.
func (g *Gazetteer) apply(r io.Reader, file string) error {
	scanner := bufio.NewScanner(r)
	for line := 1; scanner.Scan(); line++ {
		text := strings.TrimSpace(scanner.Text())
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		fields := strings.Split(text, "\t")
		if len(fields) != 3 {
			return fmt.Errorf("%s:%d: want a word and two fields divided by tabs, have %d fields", file, line, len(fields))
		}
		if err := g.correct(fields[0], strings.TrimSpace(fields[1]), strings.TrimSpace(fields[2]), fmt.Sprintf("%s:%d", path.Base(file), line)); err != nil {
			return fmt.Errorf("%s:%d: %w", file, line, err)
		}
	}
	if err := scanner.Err(); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

// correct does what a line of corrections says.
func (g *Gazetteer) correct(word, a, b, line string) error {
	switch word {
	case "alias":
		i, ok := g.index[a]
		if !ok {
			return fmt.Errorf("no entity %s; add it to a table of a lexicon folder first", a)
		}
		g.name(i, fullName, true, b)
	case "merge":
		into, err := g.mergeInto(a, b)
		if err != nil {
			return err
		}
		if g.merged[into].into == a || a == into {
			return fmt.Errorf("%s and %s are merged into each other", a, b)
		}
		g.merged[a] = merge{into, line}
	case "block":
		if _, ok := g.index[b]; !ok {
			return fmt.Errorf("no entity %s", b)
		}
		g.blocked[[2]string{foldPhrase(a), b}] = true
	case "apart":
		g.apart[sortedPair(a, b)] = true
	default:
		return fmt.Errorf("unknown word %q: want alias, merge, block or apart", word)
	}
	return nil
}

// mergeInto is the id of what a is merged into: of the gazetteer, or of what a text calls by
// a name that the gazetteer lacks, of the same kind as a.
func (g *Gazetteer) mergeInto(a, b string) (string, error) {
	if _, ok := g.index[b]; ok {
		return b, nil
	}
	prefix, _, _ := strings.Cut(a, ":")
	kind := schema.Kind(prefix)
	if !kind.IsActor() || strings.Contains(b, ":") {
		return "", fmt.Errorf("no entity %s to merge %s into; for one that the gazetteer lacks write its name in full", b, a)
	}
	e := schema.UnknownEntity(kind, b)
	if _, ok := g.index[e.ID]; !ok {
		g.index[e.ID] = int32(len(g.entities))
		g.entities, g.facts = append(g.entities, e), append(g.facts, facts{})
	}
	return e.ID, nil
}

func sortedPair(a, b string) [2]string {
	if b < a {
		a, b = b, a
	}
	return [2]string{a, b}
}
