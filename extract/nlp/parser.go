package nlp

import (
	"cmp"
	"fmt"
	"io/fs"

	"geokg/extract/lang"
	"geokg/extract/nlp/biaffine"
	"geokg/extract/nlp/morph"
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
	morph  *morph.Analyzer
	syntax *Syntax
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
	// The default is the first that the pack lists, with sentences and words divided as
	// all of them would rather than in the manner of one.
	Treebank string
}

// Open reads the rules and models of a language pack.
func Open(pack *lang.Pack, opts Options) (*Parser, error) {
	p := &Parser{style: cmp.Or(opts.Treebank, pack.Treebanks[0])}
	if err := p.load(pack.FS); err != nil {
		return nil, fmt.Errorf("language pack %s: %w", pack.Language, err)
	}
	if opts.Treebank != "" {
		p.rules = p.rules.For(opts.Treebank)
	}
	return p, nil
}

func (p *Parser) load(folder fs.FS) (err error) {
	if p.rules, err = LoadRules(folder); err != nil {
		return err
	}
	if p.tagger, err = loadModel(folder, TaggerFile, tagger.Load); err != nil {
		return err
	}
	if p.net, err = loadModel(folder, ParserFile, biaffine.Load); err != nil {
		return err
	}
	if p.morph, err = morph.Load(folder); err != nil {
		return err
	}
	if p.syntax, err = LoadSyntax(folder); err != nil {
		return err
	}
	for _, t := range p.tagger.Tags() {
		p.tags = append(p.tags, parserTag{t, p.net.TagID(TagName(t))})
	}
	var ok bool
	if p.bank, ok = p.net.TreebankID(p.style); !ok {
		return fmt.Errorf("no treebank %q: the models know %q", p.style, p.net.Treebanks)
	}
	return nil
}

func loadModel[M any](folder fs.FS, name string, load func([]byte) (*M, error)) (*M, error) {
	file, err := fs.ReadFile(folder, name)
	if err != nil {
		return nil, err
	}
	m, err := load(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return m, nil
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
