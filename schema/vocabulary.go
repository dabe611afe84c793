package schema

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

//go:embed data
var data embed.FS

// languages are those in which every entry of the vocabulary has a label and an example.
var languages = []string{"en", "id"}

// vocab is the vocabulary as loaded from its data files.
type vocab struct {
	relations    []Relation
	relation     map[RelationName]int
	factualities []FactualityInfo
	factuality   map[Factuality]bool
	kinds        []KindInfo
	kind         map[Kind]int
	plover       []PloverCategory
	roots        []CameoRoot
	codes        []CameoCode
	goldstein    map[string]int // tenths, by CAMEO code
}

// vocabulary is that of the embedded files, or what Extend made of it.
func vocabulary() *vocab {
	if v := extended.Load(); v != nil {
		return v
	}
	return builtIn()
}

// builtIn loads the embedded files once, when first needed. They are part of the program
// and tested with it, so a fault in them is a fault of the program.
var builtIn = sync.OnceValue(func() *vocab {
	sub, err := fs.Sub(data, "data")
	if err == nil {
		var v *vocab
		if v, err = loadVocabulary(sub); err == nil {
			return v
		}
	}
	panic("schema: " + err.Error())
})

// loadVocabulary reads and checks the data files. Every fault is reported, each with
// file and line; relations are looked at once the tables that they name are sound.
func loadVocabulary(files fs.FS) (*vocab, error) {
	v := &vocab{
		relation: map[RelationName]int{}, factuality: map[Factuality]bool{}, kind: map[Kind]int{},
	}
	var faults []error
	v.codes, v.goldstein, faults = loadCameo(files, "cameo.tsv", faults)
	quadrants := map[string]bool{}
	v.plover, faults = loadList(files, "plover.yaml", faults, func(c PloverCategory) error {
		return checkPlover(c, quadrants)
	})
	v.roots, faults = loadList(files, "cameo-roots.yaml", faults, func(r CameoRoot) error {
		return v.checkRoot(r, quadrants)
	})
	v.factualities, faults = loadList(files, "factuality.yaml", faults, v.checkFactuality)
	v.kinds, faults = loadList(files, "kinds.yaml", faults, v.checkKind)
	if len(faults) == 0 {
		v.relations, faults = loadList(files, "relations.yaml", faults, func(r Relation) error {
			return v.checkRelation(r, quadrants)
		})
	}
	v.scale()
	if err := errors.Join(faults...); err != nil {
		return nil, fmt.Errorf("load vocabulary: %w", err)
	}
	return v, nil
}

var extended atomic.Pointer[vocab]

// Extend adds the relations of relations.yaml in files, which may be missing, to the
// vocabulary built in. It is for the start of a program, before anything asks for the
// vocabulary. Every fault is reported, each with file and line.
func Extend(files fs.FS) error {
	if _, err := fs.Stat(files, "relations.yaml"); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	sub, err := fs.Sub(data, "data")
	if err != nil {
		return err
	}
	v, err := loadVocabulary(sub)
	if err != nil {
		return err
	}
	categories := map[string]bool{}
	for _, c := range v.plover {
		categories[c.Name] = true
	}
	added, faults := loadList(files, "relations.yaml", nil, func(r Relation) error { return v.checkRelation(r, categories) })
	if err := errors.Join(faults...); err != nil {
		return err
	}
	v.relations = append(v.relations, added...)
	v.scale()
	extended.Store(v)
	return nil
}

// scale sets the Goldstein values of the relations.
func (v *vocab) scale() {
	for i := range v.relations {
		r := &v.relations[i]
		r.Goldstein = float64(v.goldstein[r.DefaultCameo()]) / 10
	}
}

// loadList reads a YAML list of T and checks its entries in order. A field that T lacks
// is a fault.
func loadList[T any](files fs.FS, name string, faults []error, check func(T) error) ([]T, []error) {
	raw, err := fs.ReadFile(files, name)
	if err != nil {
		return nil, append(faults, err)
	}
	file, err := parser.ParseBytes(raw, 0)
	if err != nil {
		return nil, append(faults, at(name, 1, err))
	}
	var list []T
	for _, doc := range file.Docs {
		entries, ok := doc.Body.(*ast.SequenceNode)
		if !ok {
			return nil, append(faults, fmt.Errorf("%s:1: want a list of entries", name))
		}
		for _, node := range entries.Values {
			var entry T
			err := yaml.NodeToValue(node, &entry, yaml.Strict())
			if err == nil {
				err = check(entry)
			}
			if err != nil {
				faults = append(faults, at(name, node.GetToken().Position.Line, err))
			}
			list = append(list, entry)
		}
	}
	return list, faults
}

// at names file and line of a fault. The YAML reader knows the line better than its caller.
func at(file string, line int, fault error) error {
	var syntax yaml.Error
	if errors.As(fault, &syntax) {
		if token := syntax.GetToken(); token != nil {
			line = token.Position.Line
		}
		return fmt.Errorf("%s:%d: %s", file, line, syntax.GetMessage())
	}
	return fmt.Errorf("%s:%d: %w", file, line, fault)
}

var (
	relationName   = regexp.MustCompile(`^[A-Z]+(_[A-Z]+)*$`)
	cameoCode      = regexp.MustCompile(`^[012][0-9]{1,3}$`)
	goldsteinValue = regexp.MustCompile(`^-?[0-9]+\.[0-9]$`)
	lowerName      = regexp.MustCompile(`^[a-z]+$`)
	labelName      = regexp.MustCompile(`^[A-Z][A-Za-z]*$`)
)

func (v *vocab) checkRelation(r Relation, categories map[string]bool) error {
	_, twice := v.relation[r.Name]
	switch {
	case !relationName.MatchString(string(r.Name)):
		return fmt.Errorf("relation name %q: want capitals and underscores", r.Name)
	case twice:
		return fmt.Errorf("relation %s stands twice", r.Name)
	case r.Transfer && !r.WithRecipient:
		return fmt.Errorf("relation %s: a transfer takes a recipient", r.Name)
	case r.Symmetric && r.WithRecipient:
		return fmt.Errorf("relation %s: a symmetric relation takes no recipient", r.Name)
	case r.Standing && (r.Plover != "" || len(r.Cameo) > 0):
		return fmt.Errorf("relation %s: a standing relation has no codes", r.Name)
	case !r.Standing && !categories[r.Plover]:
		return fmt.Errorf("relation %s: no PLOVER category %q", r.Name, r.Plover)
	case !r.Standing && len(r.Cameo) == 0:
		return fmt.Errorf("relation %s: no CAMEO code", r.Name)
	case r.Mode != "" && !v.hasMode(r.Plover, r.Mode):
		return fmt.Errorf("relation %s: PLOVER category %q has no mode %q", r.Name, r.Plover, r.Mode)
	case r.Place != PlaceTold && r.Place != PlaceObject && r.Place != PlaceNone && r.Place != PlaceState:
		return fmt.Errorf("relation %s: place %q: want object, none or state", r.Name, r.Place)
	case r.Standing != (r.Place == PlaceState) && (r.Standing && r.Place != PlaceTold || r.Place == PlaceState):
		return fmt.Errorf("relation %s: place %q does not go with it", r.Name, r.Place)
	}
	for _, code := range r.Cameo {
		if _, ok := v.goldstein[code]; !ok {
			return fmt.Errorf("relation %s: no CAMEO code %q", r.Name, code)
		}
	}
	v.relation[r.Name] = len(v.relation)
	return errors.Join(checkTexts(r.Name, "label", r.Label), checkTexts(r.Name, "example", r.Example))
}

func (v *vocab) hasMode(category, mode string) bool {
	return slices.ContainsFunc(v.plover, func(c PloverCategory) bool {
		return c.Name == category && slices.Contains(c.Modes, mode)
	})
}

func (v *vocab) checkFactuality(f FactualityInfo) error {
	if !lowerName.MatchString(string(f.Name)) || v.factuality[f.Name] {
		return fmt.Errorf("factuality %q: want a lower-case word that stands once", f.Name)
	}
	v.factuality[f.Name] = true
	if f.FactBank == "" || f.Meaning == "" {
		return fmt.Errorf("factuality %s: factbank and meaning are required", f.Name)
	}
	return checkTexts(f.Name, "label", f.Label)
}

func (v *vocab) checkKind(k KindInfo) error {
	if _, twice := v.kind[k.Name]; twice || !lowerName.MatchString(string(k.Name)) {
		return fmt.Errorf("kind %q: want a lower-case word that stands once", k.Name)
	}
	v.kind[k.Name] = len(v.kind)
	if len(k.Labels) == 0 {
		return fmt.Errorf("kind %s: labels are required", k.Name)
	}
	for _, label := range k.Labels {
		if !labelName.MatchString(label) {
			return fmt.Errorf("kind %s: label %q: want a capitalized word", k.Name, label)
		}
	}
	return checkTexts(k.Name, "label", k.Label)
}

func (v *vocab) checkRoot(r CameoRoot, categories map[string]bool) error {
	if _, ok := v.goldstein[r.Code]; !ok || len(r.Code) != 2 || r.Name == "" {
		return fmt.Errorf("root %q: want a two-digit code of the scale and a name", r.Code)
	}
	if r.Quad < 1 || r.Quad > 4 {
		return fmt.Errorf("root %s: quad %d: want 1 to 4", r.Code, r.Quad)
	}
	if r.Plover != "" && !categories[r.Plover] {
		return fmt.Errorf("root %s: no PLOVER category %q", r.Code, r.Plover)
	}
	for _, code := range slices.Sorted(maps.Keys(r.Except)) {
		if _, ok := v.goldstein[code]; !ok || !strings.HasPrefix(code, r.Code) || !categories[r.Except[code]] {
			return fmt.Errorf("root %s: except %s: %s: want a code of the root and a PLOVER category", r.Code, code, r.Except[code])
		}
	}
	return nil
}

func checkPlover(c PloverCategory, known map[string]bool) error {
	kind, side, _ := strings.Cut(c.Quadrant, " ")
	if kind != "verbal" && kind != "material" || side != "cooperation" && side != "conflict" {
		return fmt.Errorf("category %s: quadrant %q: want verbal or material, cooperation or conflict", c.Name, c.Quadrant)
	}
	if !relationName.MatchString(c.Name) || known[c.Name] {
		return fmt.Errorf("category %q: want a word in capitals that stands once", c.Name)
	}
	known[c.Name] = true
	return checkTexts(c.Name, "example", c.Example)
}

// checkTexts checks that an entry has a text in every language of the vocabulary.
func checkTexts[N ~string](entry N, field string, texts map[string]string) error {
	for _, lang := range languages {
		if strings.TrimSpace(texts[lang]) == "" {
			return fmt.Errorf("%s: no %s in language %q", entry, field, lang)
		}
	}
	if len(texts) != len(languages) {
		return fmt.Errorf("%s: %s in a language besides %s", entry, field, strings.Join(languages, ", "))
	}
	return nil
}
