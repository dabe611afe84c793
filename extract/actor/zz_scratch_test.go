package actor

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"unicode"

	"geokg/extract/nlp"
	"geokg/schema"
)

var small_ = map[string]string{}

func crude(text string, off int) []nlp.Token {
	var toks []nlp.Token
	add := func(a, b int) {
		f := text[a:b]
		up := "X"
		r := []rune(f)[0]
		switch {
		case unicode.IsPunct(r) && len([]rune(f)) == 1:
			up = "PUNCT"
		case unicode.IsDigit(r):
			up = "NUM"
		case unicode.IsUpper(r):
			up = "PROPN"
		default:
			up = "NOUN"
		}
		switch strings.ToLower(f) {
		case "the", "a", "an", "this", "that", "itu", "ini", "tersebut", "their", "its", "sebuah", "seorang", "both":
			up = "DET"
		case "of", "in", "on", "to", "from", "with", "for", "at", "by", "di", "ke", "dari", "pada", "dengan", "untuk", "oleh", "terhadap", "kepada", "atas", "after", "dalam", "menurut", "before", "according", "sejak", "tanpa", "termasuk":
			up = "ADP"
		case "and", "dan", "but", "or", "tetapi", "namun", "serta", "setelah", "saat", "if", "bahwa", "who", "which", "yang", "when", "as", "karena", "sementara", "jika":
			up = "SCONJ"
		case "it", "he", "she", "they", "ia", "dia", "mereka", "keduanya":
			up = "PRON"
		case "said", "met", "has", "had", "have", "will", "was", "were", "is", "are", "be", "been", "would", "could", "akan", "telah", "sudah", "mengatakan", "bertemu", "menuduh", "sedikitnya", "sebanyak", "told", "urged", "agreed", "accused", "called", "asked", "condemned":
			up = "VERB"
		}
		toks = append(toks, nlp.Token{Span: schema.Span{Start: off + a, End: off + b}, Form: f, Lemma: strings.ToLower(f), UPOS: up, Head: len(toks) - 1, Rel: "dep"})
	}
	rs := -1
	for i, r := range text {
		wordy := unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' && rs >= 0 && i+1 < len(text) && text[i+1] != ' '
		if r == '.' && rs >= 0 && (i+1 < len(text) && unicode.IsLetter(rune(text[i+1])) || i-rs >= 3 && text[i-2] == '.' || i-rs <= 2) {
			wordy = true
		}
		if (r == ',' || r == '.') && i+1 < len(text) && i > 0 && unicode.IsDigit(rune(text[i-1])) && unicode.IsDigit(rune(text[i+1])) {
			wordy = true
		}
		if wordy {
			if rs < 0 {
				rs = i
			}
			continue
		}
		if r == '\'' && rs >= 0 && i+1 < len(text) && text[i+1] == 's' {
			add(rs, i)
			rs = i
			continue
		}
		if rs >= 0 {
			add(rs, i)
			rs = -1
		}
		if !unicode.IsSpace(r) {
			add(i, i+len(string(r)))
		}
	}
	if rs >= 0 {
		add(rs, len(text))
	}
	return toks
}

func TestScratchGold(t *testing.T) {
	lang := os.Getenv("SHOW")
	if lang == "" {
		t.Skip()
	}
	own, _ := fs.Sub(embedded, "gazetteer")
	folders := []fs.FS{own}
	if _, err := os.Stat("gazetteer/people.tsv"); err != nil {
		folders = append(folders, os.DirFS("testdata/small"))
	}
	g, err := load(folders, nil)
	if err != nil {
		t.Fatal(err)
	}
	type art struct{ Article, Lang, Date, Text string }
	type sn struct {
		Article              string
		Sentence, Start, End int
	}
	type ent struct {
		Article, Key, Type, Iso3 string
		Aliases                  []string
	}
	each := func(f string, do func([]byte)) {
		fh, err := os.Open("/work/main/fixtures/gold/" + f)
		if err != nil {
			t.Fatal(err)
		}
		defer fh.Close()
		sc := bufio.NewScanner(fh)
		sc.Buffer(nil, 1<<24)
		for sc.Scan() {
			do(sc.Bytes())
		}
	}
	var arts []art
	sents := map[string][]sn{}
	ents := map[string][]ent{}
	each(lang+".articles.jsonl", func(b []byte) { var a art; json.Unmarshal(b, &a); arts = append(arts, a) })
	each(lang+".sentences.jsonl", func(b []byte) { var a sn; json.Unmarshal(b, &a); sents[a.Article] = append(sents[a.Article], a) })
	each(lang+".entities.jsonl", func(b []byte) { var a ent; json.Unmarshal(b, &a); ents[a.Article] = append(ents[a.Article], a) })
	found, all := 0, 0
	offset := 0
	if os.Getenv("EVEN") != "" {
		offset = 1
	}
	for i, a := range arts {
		if i%2 != offset {
			continue
		}
		runes := []rune(a.Text)
		var ss []nlp.Sentence
		for _, x := range sents[a.Article] {
			start := len(string(runes[:x.Start]))
			end := len(string(runes[:x.End]))
			ss = append(ss, nlp.Sentence{Span: schema.Span{Start: start, End: end}, Tokens: crude(a.Text[start:end], start)})
		}
		l := "en"
		if strings.Contains(lang, "id") || strings.Contains(lang, "antara") {
			l = "id"
		}
		doc := New(g).Resolve(schema.Article{ID: a.Article, Lang: l, Published: a.Date, Text: a.Text}, ss)
		names := map[string]bool{}
		for _, m := range doc.Mentions {
			names[m.Entity.ISO3] = true
			if m.Place != nil {
				names[strings.ToLower(m.Place.Name)] = true
			}
			for _, n := range append(append([]string{m.Entity.Name}, m.Entity.Names...), m.Forms...) {
				names[strings.ToLower(n)] = true
			}
		}
		var missing []string
		for _, e := range ents[a.Article] {
			if e.Type == "thing" || e.Type == "weapon" || e.Type == "group" {
				continue
			}
			all++
			ok := e.Iso3 != "" && names[e.Iso3]
			for _, n := range append(e.Aliases, e.Key) {
				ok = ok || names[strings.ToLower(n)]
			}
			if ok {
				found++
			} else {
				missing = append(missing, e.Type+" "+e.Key)
			}
		}
		if os.Getenv("QUIET") == "" {
			fmt.Printf("== %d %s %s\n", i+1, a.Date, a.Text)
			for _, m := range doc.Mentions {
				if os.Getenv("BRIEF") != "" && m.How == "name in the gazetteer" {
					continue
				}
				others := ""
				for _, o := range m.Others {
					others += " +" + o.Name
				}
				fmt.Printf("   %d [%s] -> %s %s%s role=%s mod=%v place=%v | %s\n", m.Sentence, m.Span.Of(a.Text), m.Entity.Kind, m.Entity.Name, others, m.Role, m.Modifier, m.IsPlace, m.How)
			}
			for _, o := range doc.Offices {
				fmt.Printf("   OFFICE %s = %s of %s former=%v elect=%v\n", o.Person.Name, o.Title, o.Body.Name, o.Former, o.Elect)
			}
		}
		if len(missing) > 0 {
			fmt.Printf("   MISSING %d: %v\n", i+1, missing)
		}
	}
	fmt.Println("found", found, "of", all)
}
