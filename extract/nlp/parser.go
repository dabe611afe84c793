package nlp

import (
	"fmt"
	"io/fs"

	"geokg/extract/nlp/biaffine"
	"geokg/extract/nlp/tagger"
)

// Model files of a language pack.
const (
	TaggerFile = "tagger.bin"
	ParserFile = "parser.bin"
)

// Parser turns text of one language into sentences with dependency trees. It never
// changes once opened, so any number of goroutines may use it.
type Parser struct {
	rules  *Rules
	tagger *tagger.Model
	net    *biaffine.Model
	tags   []parserTag // by the tagger's numbers
	style  string
	bank   int
}

// parserTag is a tag of the tagger and its number in the network.
type parserTag struct {
	tagger.Tag
	id uint8
}

// Options of a Parser.
type Options struct {
	// Treebank names the annotation style, one that the models were trained on: "gsd".
	// The default is the first of them.
	Treebank string
}

// Open reads the rules and models of a language pack.
func Open(pack fs.FS, opts Options) (*Parser, error) {
	rules, err := LoadRules(pack)
	if err != nil {
		return nil, err
	}
	p := &Parser{rules: rules}
	file, err := fs.ReadFile(pack, TaggerFile)
	if err != nil {
		return nil, fmt.Errorf("open language pack: %w", err)
	}
	if p.tagger, err = tagger.Load(file); err != nil {
		return nil, fmt.Errorf("%s: %w", TaggerFile, err)
	}
	if file, err = fs.ReadFile(pack, ParserFile); err != nil {
		return nil, fmt.Errorf("open language pack: %w", err)
	}
	if p.net, err = biaffine.Load(file); err != nil {
		return nil, fmt.Errorf("%s: %w", ParserFile, err)
	}
	for _, t := range p.tagger.Tags() {
		p.tags = append(p.tags, parserTag{t, p.net.TagID(TagName(t))})
	}
	return p.withStyle(opts.Treebank)
}

func (p *Parser) withStyle(treebank string) (*Parser, error) {
	if treebank == "" {
		treebank = p.net.Treebanks[0]
	}
	bank, ok := p.net.TreebankID(treebank)
	if !ok {
		return nil, fmt.Errorf("no treebank %q: the models know %q", treebank, p.net.Treebanks)
	}
	p.style, p.bank = treebank, bank
	return p, nil
}

// TagName is the name under which the network knows a tag.
func TagName(t tagger.Tag) string {
	if t.Feats == "" {
		return t.UPOS
	}
	return t.UPOS + "|" + t.Feats
}

// Treebanks lists the annotation styles that Options.Treebank may name.
func (p *Parser) Treebanks() []string { return p.net.Treebanks }
