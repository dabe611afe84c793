package lang

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
)

//go:embed en id
var builtIn embed.FS

// File is the file that makes a folder a pack.
const File = "pack.yaml"

// Pack is one language.
type Pack struct {
	Language  string   `yaml:"language"`  // ISO 639-1
	Name      string   `yaml:"name"`      // in English
	Treebanks []string `yaml:"treebanks"` // annotation styles of the models, the default first
	Base      string   `yaml:"base"`      // language of the built-in pack that lends missing files

	FS fs.FS `yaml:"-"` // the folder
}

// Packs is a choice of packs, of which the first of a language counts. The built-in ones
// stand behind it: an empty choice is just those.
type Packs []*Pack

// List returns the languages of the built-in packs, sorted.
func List() []string { return Packs(nil).List() }

// Open returns a built-in pack.
func Open(language string) (*Pack, error) { return Packs(nil).Open(language) }

// List returns the languages that Open knows, sorted.
func (ps Packs) List() []string {
	var names []string
	for _, p := range ps {
		names = append(names, p.Language)
	}
	dirs, err := builtIn.ReadDir(".")
	if err != nil {
		panic(err) // the folder is part of the program
	}
	for _, d := range dirs {
		names = append(names, d.Name())
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// ErrUnknown is the error of Open for a language without a pack.
var ErrUnknown = errors.New("no pack for this language")

// Open returns the pack of a language.
func (ps Packs) Open(language string) (*Pack, error) {
	for _, p := range ps {
		if p.Language == language {
			return p, nil
		}
	}
	folder, err := fs.Sub(builtIn, language)
	if err != nil || !isPack(folder) {
		return nil, fmt.Errorf("language %q: %w (there are %q)", language, ErrUnknown, ps.List())
	}
	return read(folder, language)
}

// OpenDir returns the pack in a folder of the file system.
func OpenDir(dir string) (*Pack, error) {
	return read(os.DirFS(dir), dir)
}

// FindDir returns the packs of a folder: the folder itself if it is a pack, else the packs
// right beneath it, sorted by name.
func FindDir(dir string) (Packs, error) {
	if isPack(os.DirFS(dir)) {
		p, err := OpenDir(dir)
		return Packs{p}, err
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("language packs: %w", err)
	}
	var ps Packs
	for _, e := range entries {
		sub := filepath.Join(dir, e.Name())
		if !isPack(os.DirFS(sub)) {
			continue
		}
		p, err := OpenDir(sub)
		if err != nil {
			return nil, err
		}
		ps = append(ps, p)
	}
	if len(ps) == 0 {
		return nil, fmt.Errorf("language packs: neither %s nor a folder in it has a %s", dir, File)
	}
	return ps, nil
}

func isPack(folder fs.FS) bool {
	_, err := fs.Stat(folder, File)
	return err == nil
}

// symbol is what languages and treebanks are called.
var symbol = regexp.MustCompile(`^[a-z][a-z0-9_-]*$`)

// read reads and checks pack.yaml; name stands for the folder in errors.
func read(folder fs.FS, name string) (*Pack, error) {
	p := &Pack{FS: folder}
	if err := p.ReadYAML(File, p); err != nil {
		return nil, fmt.Errorf("language pack %s: %w", name, err)
	}
	if err := p.check(); err != nil {
		return nil, fmt.Errorf("language pack %s: %s: %w", name, File, err)
	}
	if p.Base != "" {
		base, err := Open(p.Base)
		if err != nil {
			return nil, fmt.Errorf("language pack %s: %s: base: %w", name, File, err)
		}
		p.FS = overlay{folder, base.FS}
	}
	return p, nil
}

func (p *Pack) check() error {
	if !symbol.MatchString(p.Language) {
		return fmt.Errorf("language: want a code such as \"en\", not %q", p.Language)
	}
	if p.Name == "" {
		return errors.New("name: missing")
	}
	if len(p.Treebanks) == 0 {
		return errors.New("treebanks: want at least one symbol")
	}
	for i, t := range p.Treebanks {
		if !symbol.MatchString(t) {
			return fmt.Errorf("treebanks: want symbols such as \"gsd\", not %q", t)
		}
		if slices.Contains(p.Treebanks[:i], t) {
			return fmt.Errorf("treebanks: %q stands twice", t)
		}
	}
	return nil
}

// overlay is a folder over another that lends what is missing.
type overlay struct {
	over, under fs.FS
}

func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.over.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.under.Open(name)
	}
	return f, err
}
