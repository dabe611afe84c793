package conllu

import (
	"bufio"
	"io"
	"strconv"
)

// Write writes sentences as CoNLL-U. What Reader has read comes out as it stood, but for
// empty nodes, columns of ranges that the format leaves blank, and line ends.
func Write(w io.Writer, sents []Sentence) error {
	out := bufio.NewWriter(w)
	for i := range sents {
		sents[i].write(out)
	}
	return out.Flush()
}

func (s *Sentence) write(out *bufio.Writer) {
	for _, c := range s.Comments {
		out.WriteString("# " + c + "\n")
	}
	ranges := s.Ranges
	for i, w := range s.Words {
		id := strconv.Itoa(i + 1)
		if len(ranges) > 0 && ranges[0].First == i+1 {
			r := ranges[0]
			ranges = ranges[1:]
			writeRow(out, id+"-"+strconv.Itoa(r.Last), r.Form, "", "", "", "", "", "", "", r.Misc)
		}
		head := ""
		if w.Head != Unattached {
			head = strconv.Itoa(w.Head)
		}
		writeRow(out, id, w.Form, w.Lemma, w.UPOS, w.XPOS, w.Feats, head, w.Rel, w.Deps, w.Misc)
	}
	out.WriteByte('\n')
}

func writeRow(out *bufio.Writer, cols ...string) {
	for i, c := range cols {
		if i > 0 {
			out.WriteByte('\t')
		}
		if c == "" {
			c = "_"
		}
		out.WriteString(c)
	}
	out.WriteByte('\n')
}
