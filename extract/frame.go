package extract

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"geokg/schema"
)

// Frame maps the words that tell of an act or a state to a relation and its roles. A
// frame without a relation only colours what stands in its complement: it is how "plan
// to", "deny" or "reportedly" are written down.
type Frame struct {
	Relation schema.RelationName `yaml:"relation"`
	Pattern  string              `yaml:"pattern"` // name of a set of roles in patterns.yaml
	Verbs    []string            `yaml:"verbs"`   // one with "!" at its end tells it in the active only
	Nouns    []string            `yaml:"nouns"`
	Adjs     []string            `yaml:"adjectives"`
	Roles    Roles               `yaml:"roles"`      // of verbs; over the pattern's
	NounRole Roles               `yaml:"noun_roles"` // of nouns; over the pattern's
	Is       Filter              `yaml:"is"`         // what may fill a role
	Content  *Content            `yaml:"content"`    // what the frame says of its complement
	Light    bool                `yaml:"light"`      // the act is told by the verb's object ("hold talks")
	Reverse  bool                `yaml:"reverse"`    // a light verb whose subject is at the receiving end ("receive aid")
	Within   []string            `yaml:"within"`     // only where one of these lemmas stands in the sentence
	Only     bool                `yaml:"only"`       // where Within holds, frames that ask for no more do not
	Without  []string            `yaml:"without"`    // never where one of these lemmas is a dependent
	Means    []string            `yaml:"means"`      // only where one of these words tells what the act is done with; it counts as a word of its own
	NotOf    []string            `yaml:"not_of"`     // never where the noun only narrows down one of these ("perjanjian kerja sama")
	Mutual   bool                `yaml:"mutual"`     // each does it to the other ("bentrok dengan")
	Owned    bool                `yaml:"owned"`      // the object is somebody's, by a name in the words for it ("Russian oil")
	Echo     bool                `yaml:"echo"`       // the subject does what was told last ("followed suit")
	Cameo    string              `yaml:"cameo"`      // finest certain code, if finer than the relation's
	Mode     string              `yaml:"mode"`       // PLOVER mode
	Note     string              `yaml:"note"`
	Quality  float64             `yaml:"confidence"` // prior that a claim of this frame is right; 0: the pattern's
	Default  string              `yaml:"default"`    // factuality where no cue says otherwise (a plan, an invitation)
	Also     []Also              `yaml:"also"`       // further relations that the same words state
	Coded    bool                `yaml:"coded"`      // for event data alone; so are frames of its relations

	rule string // file:line
}

// Roles lists for each role the slots that may fill it, best first.
type Roles struct {
	Subject   []string `yaml:"subject"`
	Object    []string `yaml:"object"`
	Recipient []string `yaml:"recipient"`
}

// Filter lists for each role the classes of entity that may fill it; see classes.
type Filter struct {
	Subject   []string `yaml:"subject"`
	Object    []string `yaml:"object"`
	Recipient []string `yaml:"recipient"`
}

// Content is what a frame says of the clause or noun that it governs.
type Content struct {
	Factuality string `yaml:"factuality"` // "" leaves it as it is
	Cameo      string `yaml:"cameo"`      // root of what the governed act is in event data, where factuality does not tell: 16 for "halt"
	Holder     string `yaml:"holder"`     // role of the frame that holds the content: agent, patient; "" leaves it
	Control    string `yaml:"control"`    // role that is the understood subject: agent, patient; "" the agent
	Clauses    bool   `yaml:"clauses"`    // only a clause is content, no noun ("consider X a threat")
	Drop       bool   `yaml:"drop"`       // nothing is claimed of the content
}

// Also states a second relation between the fillers of a claim.
type Also struct {
	Relation schema.RelationName `yaml:"relation"`
	Subject  string              `yaml:"subject"` // subject, object, patient, word, behind (who is behind the object), or the slot of a place
	Object   string              `yaml:"object"`
	Planned  bool                `yaml:"planned"` // not yet done, and the first subject's word
}

// Pattern is a named set of roles that many frames share.
type Pattern struct {
	Verb    Roles   `yaml:"verb"`
	Noun    Roles   `yaml:"noun"`
	Is      Filter  `yaml:"is"`
	Quality float64 `yaml:"confidence"`
}

// Lexicon is the frames of one language, ready for matching.
type Lexicon struct {
	patterns map[string]Pattern
	inflect  []inflection
	cues     cues
	coded    bool              // with the frames that event data alone has
	forms    map[string]string // of verbs that taggers take for something else, to their lemma
	verbs    map[string][]unit // by first word
	nouns    map[string][]unit
	adjs     map[string][]unit
}

// unit is one entry of a frame: a word and what must stand beside it.
type unit struct {
	frame   *Frame
	with    []string // further words: particle, preposition, fixed object
	passive bool     // the form itself is passive ("diserang")
}

// voiced reports whether verbs tell their voice by a prefix. Where they do not, as in English,
// a past tense may look like its participle.
func (lex *Lexicon) voiced() bool { return len(lex.inflect) > 0 }

// inflection derives passive forms from the active one by prefix (Indonesian me- to di-).
type inflection struct {
	From string   `yaml:"from"`
	To   []string `yaml:"to"`
	Bare []string `yaml:"bare"` // the stem alone, as after a pronoun ("telah kami serang")
}

// patternsFile is patterns.yaml.
type patternsFile struct {
	Patterns map[string]Pattern `yaml:"patterns"`
	Inflect  []inflection       `yaml:"inflect"`
	Cues     cues               `yaml:"cues"`
	Forms    map[string]string  `yaml:"forms"`
}

// LoadLexicon reads patterns.yaml and every other YAML file of dir. label is the
// language, as it stands in the rule names of claims. A file that cannot be read as
// frames, an unknown relation, pattern, slot or class is an error with file and line.
//
// With coded the frames that event data alone has are there, too.
func LoadLexicon(fsys fs.FS, dir, label string, vocabulary func(schema.RelationName) bool, coded bool) (*Lexicon, error) {
	lex := &Lexicon{coded: coded, verbs: map[string][]unit{}, nouns: map[string][]unit{}, adjs: map[string][]unit{}}
	data, err := fs.ReadFile(fsys, path.Join(dir, "patterns.yaml"))
	if err != nil {
		return nil, fmt.Errorf("reading frame patterns of %s: %w", label, err)
	}
	var head patternsFile
	if err := yaml.UnmarshalWithOptions(data, &head, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("%s/patterns.yaml: %w", dir, err)
	}
	lex.patterns, lex.inflect, lex.cues, lex.forms = head.Patterns, head.Inflect, head.Cues, head.Forms
	if err := lex.add(fsys, dir, label, vocabulary); err != nil {
		return nil, err
	}
	return lex, nil
}

// add reads the frame files of dir into lex, on top of what it holds.
func (lex *Lexicon) add(fsys fs.FS, dir, label string, vocabulary func(schema.RelationName) bool) error {
	names, err := fs.Glob(fsys, path.Join(dir, "*.yaml"))
	if err != nil {
		return err
	}
	slices.Sort(names)
	var errs []error
	for _, name := range names {
		if path.Base(name) == "patterns.yaml" {
			continue
		}
		frames, err := readFrames(fsys, name, path.Join("frames", label, path.Base(name)))
		errs = append(errs, err)
		for _, f := range frames {
			if err := lex.addFrame(f, vocabulary); err != nil {
				errs = append(errs, fmt.Errorf("%s: %w", f.rule, err))
			}
		}
	}
	return errors.Join(errs...)
}

// readFrames decodes a file frame by frame, so that every error and every rule has its line.
func readFrames(fsys fs.FS, name, rule string) ([]*Frame, error) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("reading frames: %w", err)
	}
	file, err := parser.ParseBytes(data, 0)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var frames []*Frame
	var errs []error
	for _, doc := range file.Docs {
		seq, ok := doc.Body.(*ast.SequenceNode)
		if !ok {
			if doc.Body != nil {
				errs = append(errs, fmt.Errorf("%s: want a list of frames, one \"- relation: …\" each", name))
			}
			continue
		}
		for _, node := range seq.Values {
			f := &Frame{rule: fmt.Sprintf("%s:%d", rule, node.GetToken().Position.Line)}
			if err := yaml.NodeToValue(node, f, yaml.Strict()); err != nil {
				errs = append(errs, fmt.Errorf("%s: %w", f.rule, err))
				continue
			}
			frames = append(frames, f)
		}
	}
	return frames, errors.Join(errs...)
}

// addFrame checks a frame, completes it from its pattern and indexes its words.
func (lex *Lexicon) addFrame(f *Frame, vocabulary func(schema.RelationName) bool) error {
	if f.Relation != "" && !vocabulary(f.Relation) {
		return fmt.Errorf("relation %q is not in the vocabulary", f.Relation)
	}
	for _, a := range f.Also {
		if !vocabulary(a.Relation) {
			return fmt.Errorf("relation %q is not in the vocabulary", a.Relation)
		}
	}
	if f.Relation == "" && f.Content == nil && !f.Light && !f.Reverse && !f.Echo {
		return errors.New("a frame needs a relation, content, light, reverse or echo")
	}
	if f.Pattern != "" || f.Relation != "" {
		p, ok := lex.patterns[f.Pattern]
		if !ok {
			return fmt.Errorf("pattern %q is not in patterns.yaml", f.Pattern)
		}
		f.complete(p)
	}
	for _, classes := range [][]string{f.Is.Subject, f.Is.Object, f.Is.Recipient} {
		for _, c := range classes {
			if !isClass(c) {
				return fmt.Errorf("%q is no class of entity; there are %s", c, strings.Join(classNames(), ", "))
			}
		}
	}
	if rel, _ := schema.LookupRelation(f.Relation); !f.Coded && !rel.Coded || lex.coded {
		lex.index(f)
	}
	return nil
}

// complete fills what the frame leaves open from its pattern.
func (f *Frame) complete(p Pattern) {
	fill := func(to *[]string, from []string) {
		if *to == nil {
			*to = from
		}
	}
	fill(&f.Roles.Subject, p.Verb.Subject)
	fill(&f.Roles.Object, p.Verb.Object)
	fill(&f.Roles.Recipient, p.Verb.Recipient)
	fill(&f.NounRole.Subject, p.Noun.Subject)
	fill(&f.NounRole.Object, p.Noun.Object)
	fill(&f.NounRole.Recipient, p.Noun.Recipient)
	fill(&f.Is.Subject, p.Is.Subject)
	fill(&f.Is.Object, p.Is.Object)
	fill(&f.Is.Recipient, p.Is.Recipient)
	if f.Quality == 0 {
		f.Quality = p.Quality
	}
}

// index enters every word of f, with the passive forms that the language derives.
func (lex *Lexicon) index(f *Frame) {
	enter := func(to map[string][]unit, entry string, passives []string) {
		words := strings.Fields(entry)
		u := unit{frame: f, with: words[1:]}
		to[words[0]] = append(to[words[0]], u)
		u.passive = true
		for _, p := range passives {
			to[p] = append(to[p], u)
		}
	}
	for _, v := range f.Verbs {
		if active, only := strings.CutSuffix(v, "!"); only {
			enter(lex.verbs, active, nil)
			continue
		}
		enter(lex.verbs, v, lex.passives(strings.Fields(v)[0]))
	}
	for _, n := range f.Nouns {
		enter(lex.nouns, n, nil)
	}
	for _, a := range f.Adjs {
		enter(lex.adjs, a, nil)
	}
}

// passives are the passive forms of an active verb, by the first inflection whose prefix fits.
func (lex *Lexicon) passives(verb string) []string {
	for _, in := range lex.inflect {
		if stem, ok := strings.CutPrefix(verb, in.From); ok {
			var forms []string
			for _, to := range append(slices.Clone(in.To), in.Bare...) {
				forms = append(forms, to+stem)
			}
			return forms
		}
	}
	return nil
}
