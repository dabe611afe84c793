package graphtest

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"geokg/graph"
	"geokg/schema"
)

// statement is one line of a script, in words.
type statement struct {
	line  int
	verb  string
	args  []string          // positional
	named map[string]string // key=value
}

// parse splits a script into statements.
func parse(text string) ([]statement, error) {
	var list []statement
	for i, line := range strings.Split(text, "\n") {
		words, err := split(line)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, err)
		}
		if len(words) == 0 {
			continue
		}
		s := statement{line: i + 1, verb: words[0].text, named: map[string]string{}}
		for _, w := range words[1:] {
			if w.key != "" && s.verb != "row" && s.verb != "columns" {
				s.named[w.key] = w.text
			} else {
				s.args = append(s.args, w.whole)
			}
		}
		list = append(list, s)
	}
	return list, nil
}

// word is one word of a line; of KEY=VALUE, key and text are the two sides.
type word struct{ whole, key, text string }

// split cuts a line into words. Quotes hold a word, or the value of KEY="VALUE", together.
func split(line string) ([]word, error) {
	var words []word
	rest := strings.TrimSpace(line)
	for rest != "" && rest[0] != '#' {
		end := strings.IndexFunc(rest, unicode.IsSpace)
		if end < 0 {
			end = len(rest)
		}
		var w word
		if key, value, ok := strings.Cut(rest[:end], "="); ok && !strings.Contains(key, `"`) {
			w.key = key
			rest, end = rest[len(key)+1:], len(value)
		}
		if strings.HasPrefix(rest, `"`) {
			quoted, err := strconv.QuotedPrefix(rest)
			if err != nil {
				return nil, fmt.Errorf("open quote in %q", rest)
			}
			w.text, _ = strconv.Unquote(quoted)
			end = len(quoted)
		} else {
			w.text = rest[:end]
		}
		w.whole = w.text
		if w.key != "" {
			w.whole = w.key + "=" + w.text
		}
		words = append(words, w)
		rest = strings.TrimSpace(rest[end:])
	}
	return words, nil
}

// Claims reads entity, article and claim statements (see the package comment) and returns
// the articles by id, each with its claims.
func Claims(script string) ([]graph.ArticleClaims, error) {
	statements, err := parse(script)
	if err != nil {
		return nil, err
	}
	n := newNotebook()
	for _, s := range statements {
		if err := n.take(s); err != nil {
			return nil, fmt.Errorf("line %d: %w", s.line, err)
		}
	}
	return n.flush(), nil
}

// notebook is what a script has said of the world so far.
type notebook struct {
	entities map[string]schema.Entity
	articles map[string]*graph.ArticleClaims
	fresh    map[string]bool // articles not handed out yet
}

func newNotebook() *notebook {
	return &notebook{map[string]schema.Entity{}, map[string]*graph.ArticleClaims{}, map[string]bool{}}
}

func (n *notebook) take(s statement) error {
	switch s.verb {
	case "entity":
		return n.entity(s)
	case "article":
		return n.article(s)
	case "claim":
		return n.claim(s)
	default:
		return fmt.Errorf("no statement %q", s.verb)
	}
}

// flush returns the articles written since the last flush, by id.
func (n *notebook) flush() []graph.ArticleClaims {
	var list []graph.ArticleClaims
	for id := range n.fresh {
		article := *n.articles[id]
		article.Article = schema.NewArticle(article.Article)
		list = append(list, article)
	}
	clear(n.fresh)
	slices.SortFunc(list, func(a, b graph.ArticleClaims) int { return cmp.Compare(a.Article.ID, b.Article.ID) })
	return list
}

func (n *notebook) entity(s statement) error {
	if len(s.args) != 3 {
		return fmt.Errorf("want entity ID KIND NAME")
	}
	e := schema.Entity{ID: s.args[0], Kind: schema.Kind(s.args[1]), Name: s.args[2]}
	if e.Kind.Labels() == nil {
		return fmt.Errorf("no kind %q", e.Kind)
	}
	var err error
	for key, value := range s.named {
		switch key {
		case "names":
			e.Names = strings.Split(value, "|")
			slices.Sort(e.Names)
		case "iso3":
			e.ISO3 = value
		case "wikidata":
			e.Wikidata = value
		case "in":
			e.In = value
		case "lat":
			e.Lat, err = strconv.ParseFloat(value, 64)
		case "lon":
			e.Lon, err = strconv.ParseFloat(value, 64)
		default:
			err = fmt.Errorf("an entity has no %s", key)
		}
		if err != nil {
			return err
		}
	}
	n.entities[e.ID] = e
	return nil
}

func (n *notebook) article(s statement) error {
	if len(s.args) != 1 {
		return fmt.Errorf("want article ID")
	}
	art := schema.Article{ID: s.args[0]}
	fields := map[string]*string{
		"source": &art.Source, "lang": &art.Lang, "published": &art.Published,
		"title": &art.Title, "url": &art.URL, "origin": &art.Origin,
	}
	for key, value := range s.named {
		if fields[key] == nil {
			return fmt.Errorf("an article has no %s", key)
		}
		*fields[key] = value
	}
	n.articles[art.ID] = &graph.ArticleClaims{Article: art}
	n.fresh[art.ID] = true
	return nil
}

func (n *notebook) claim(s statement) error {
	if len(s.args) < 4 || len(s.args) > 5 {
		return fmt.Errorf("want claim ARTICLE SUBJECT RELATION OBJECT [EVIDENCE]")
	}
	article := n.articles[s.args[0]]
	if article == nil {
		return fmt.Errorf("no article %q above", s.args[0])
	}
	if !n.fresh[s.args[0]] {
		return fmt.Errorf("article %q is stored already: write it again with all its claims", s.args[0])
	}
	c := schema.Claim{
		ID:       fmt.Sprintf("%s.%d", article.Article.ID, len(article.Claims)+1),
		Article:  article.Article.ID,
		Sentence: len(article.Claims),
		Relation: schema.RelationName(s.args[2]), Factuality: schema.Asserted,
		Lang: article.Article.Lang, Published: article.Article.Published, Source: article.Article.Source,
		Confidence: 1, Extractor: "script",
	}
	relation, ok := schema.LookupRelation(c.Relation)
	if !ok {
		return fmt.Errorf("no relation %q", c.Relation)
	}
	c.Cameo = relation.DefaultCameo()
	c.CameoFine = c.Cameo
	words := strings.Join(s.args[1:4], " ")
	if len(s.args) == 5 {
		words = s.args[4]
	}
	c.Evidence.Text = words
	c.Evidence.Start = len(article.Article.Text)
	c.Evidence.End = c.Evidence.Start + len(words)
	article.Article.Text += words + "\n"
	if err := n.participants(&c, s); err != nil {
		return err
	}
	if err := attributes(&c, s.named); err != nil {
		return err
	}
	article.Claims = append(article.Claims, c)
	return nil
}

// participants fills in who and what the claim names.
func (n *notebook) participants(c *schema.Claim, s statement) error {
	who := func(id string) (*schema.Participant, error) {
		entity, ok := n.entities[id]
		if !ok {
			return nil, fmt.Errorf("no entity %q above", id)
		}
		return &schema.Participant{Entity: entity, Forms: []string{entity.Name}}, nil
	}
	subject, err := who(s.args[1])
	if err != nil {
		return err
	}
	object, err := who(s.args[3])
	if err != nil {
		return err
	}
	c.Subject, c.Object = *subject, *object
	for key, slot := range map[string]**schema.Participant{"recipient": &c.Recipient, "place": &c.Place, "holder": &c.Holder} {
		if id, ok := s.named[key]; ok {
			if *slot, err = who(id); err != nil {
				return err
			}
		}
	}
	return nil
}

// attributes fills in what else the claim says.
func attributes(c *schema.Claim, named map[string]string) error {
	var err error
	for key, value := range named {
		switch key {
		case "recipient", "place", "holder":
		case "time":
			c.Time = value
		case "factuality":
			c.Factuality = schema.Factuality(value)
		case "sentence":
			c.Sentence, err = strconv.Atoi(value)
		case "quantity":
			c.Quantity, err = quantity(value)
		case "note":
			c.Note = value
		case "cameo":
			c.CameoFine = value
		case "mode":
			c.Mode = value
		case "id":
			c.ID = value
		default:
			err = fmt.Errorf("a claim has no %s", key)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// quantity reads UNIT, UNIT|TEXT or UNIT|TEXT|VALUE.
func quantity(words string) (*schema.Quantity, error) {
	parts := strings.SplitN(words, "|", 3)
	q := &schema.Quantity{Unit: parts[0], Text: parts[min(1, len(parts)-1)]}
	if len(parts) == 3 {
		value, err := strconv.ParseFloat(parts[2], 64)
		if err != nil {
			return nil, fmt.Errorf("quantity: %w", err)
		}
		q.Value = &value
	}
	return q, nil
}
