package actor

import (
	"embed"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"

	"geokg/schema"
)

//go:embed gazetteer
var embedded embed.FS

// Gazetteer is what is known of actors, places and things before a text is read. It
// does not change once loaded and may be shared.
type Gazetteer struct {
	entities  []schema.Entity
	facts     []facts // of entities, by the same index
	index     map[string]int32
	names     *nameIndex
	things    map[string]int32 // folded lemma phrase to weapon or thing
	iso       map[string]int32 // ISO3 to country
	offices   []OfficeKind
	titles    *nameIndex // titles of offices; a reading's entity is an index into offices
	officeAt  map[string]int32
	tenures   map[seat][]Tenure
	soleBody  map[string]int32   // office to the only body that has it; -1: several have
	merged    map[string]merge   // by the id of what is merged into another
	blocked   map[[2]string]bool // (folded name, id): the name never stands for the entity
	apart     map[[2]string]bool // (id, id), sorted: the two are never one
	origin    map[string]origin  // of entities, by id
	folder    int                // the one being read
	pending   []func() error     // checks of references, run when all tables are read
	people    map[int32][]Tenure // by person
	inside    map[int32]int32    // organization to the one it is part of
	capital   map[int32]int32    // city to the country that it is the capital of, or the body that it stands for
	adjective map[int32]string   // country to its English adjective

	lexicons   map[string]*lexicon // by language
	bodyNouns  []bodyNoun
	headNouns  []headNoun
	titleNouns []titleNoun
	backNouns  []backNoun
	described  []described
	sorts      []*sort
}

// merge is a line of the user's that makes one entity of two.
type merge struct {
	into string // id
	line string // file:line
}

// origin is where an entity was read.
type origin struct {
	folder int // number of the folder
	file   string
	line   int
}

func (o origin) String() string { return fmt.Sprintf("%s:%d", o.file, o.line) }

// facts is what the gazetteer knows of an entity beyond what a graph keeps.
type facts struct {
	role   string // CAMEO role code
	gender byte   // 'm', 'f' or 0
	iso3   string // country that a body or a place belongs to
}

// Options says what to add to the gazetteer that geokg brings along.
type Options struct {
	Folders []fs.FS  // folders of tables; each table may be missing
	Files   []string // files of aliases, merges and blocks (see Gazetteer.apply)
}

// Default returns the gazetteer that geokg brings along, loaded on the first call.
var Default = sync.OnceValues(func() (*Gazetteer, error) { return Load(Options{}) })

// tables are the files of a gazetteer folder in the order in which they are read.
var tables = []struct {
	file string
	read func(*Gazetteer, *row) error
}{
	{"countries.tsv", (*Gazetteer).readCountry},
	{"cities.tsv", (*Gazetteer).readPlace},
	{"organizations.tsv", (*Gazetteer).readOrganization},
	{"offices.tsv", (*Gazetteer).readOffice},
	{"people.tsv", (*Gazetteer).readPerson},
	{"things.tsv", (*Gazetteer).readThing},
}

// Load reads the gazetteer and what opts adds to it. An error names file and line.
func Load(opts Options) (*Gazetteer, error) {
	own, err := fs.Sub(embedded, "gazetteer")
	if err != nil {
		return nil, err
	}
	return load(append([]fs.FS{own}, opts.Folders...), opts.Files)
}

func load(folders []fs.FS, files []string) (*Gazetteer, error) {
	const size = 1 << 15 // names, about
	g := &Gazetteer{
		index:     make(map[string]int32, size/4),
		names:     newNameIndex(size),
		things:    make(map[string]int32),
		iso:       make(map[string]int32),
		officeAt:  make(map[string]int32),
		tenures:   make(map[seat][]Tenure),
		soleBody:  make(map[string]int32),
		merged:    make(map[string]merge),
		blocked:   make(map[[2]string]bool),
		apart:     make(map[[2]string]bool),
		origin:    make(map[string]origin, size/4),
		people:    make(map[int32][]Tenure),
		inside:    make(map[int32]int32),
		capital:   make(map[int32]int32),
		adjective: make(map[int32]string),
	}
	g.titles = g.names.sibling()
	if err := g.readWords(); err != nil {
		return nil, err
	}
	for i, folder := range folders {
		g.folder = i
		if err := g.readFolder(folder); err != nil {
			return nil, err
		}
	}
	for _, check := range g.pending {
		if err := check(); err != nil {
			return nil, err
		}
	}
	g.pending = nil
	for _, file := range files {
		if err := g.applyFile(file); err != nil {
			return nil, err
		}
	}
	g.sortNames()
	return g, nil
}

func (g *Gazetteer) readFolder(folder fs.FS) error {
	for _, t := range tables {
		if _, err := fs.Stat(folder, t.file); err != nil {
			continue
		}
		if err := eachRow(folder, t.file, func(r *row) error { return t.read(g, r) }); err != nil {
			return err
		}
	}
	return nil
}

func (g *Gazetteer) applyFile(file string) error {
	f, err := os.Open(file)
	if err != nil {
		return fmt.Errorf("read actors: %w", err)
	}
	defer f.Close()
	return g.apply(f, file)
}

// Entity returns the entity with an id.
func (g *Gazetteer) Entity(id string) (schema.Entity, bool) {
	if m, ok := g.merged[id]; ok {
		id = m.into
	}
	i, ok := g.index[id]
	if !ok {
		return schema.Entity{}, false
	}
	return g.entities[i], true
}

// Lookup returns the entities that a name may stand for, sorted by id.
func (g *Gazetteer) Lookup(name string) []schema.Entity {
	node := int32(0)
	for _, w := range nameWords(name) {
		to, ok := g.names.next[uint64(node)<<32|uint64(g.names.words[fold(w)])]
		if !ok {
			return nil
		}
		node = to
	}
	var found []schema.Entity
	seen := make(map[int32]bool)
	for _, r := range g.names.ends[node] {
		if !seen[r.entity] {
			seen[r.entity] = true
			found = append(found, g.entities[r.entity])
		}
	}
	slices.SortFunc(found, func(a, b schema.Entity) int { return strings.Compare(a.ID, b.ID) })
	return found
}

// enter adds an entity, or finds the one with its id: a row of an added folder may give
// further names to an entity that stands already.
func (g *Gazetteer) enter(r *row, e schema.Entity, f facts) (int32, error) {
	if e.Name == "" {
		return 0, r.errorf("%s has no name", e.ID)
	}
	if i, ok := g.index[e.ID]; ok {
		if at := g.origin[e.ID]; at.file == r.file && at.folder == g.folder {
			return 0, r.errorf("%s stands already at %s", e.ID, g.origin[e.ID])
		}
		return i, nil
	}
	i := int32(len(g.entities))
	g.entities = append(g.entities, e)
	g.facts = append(g.facts, f)
	g.index[e.ID] = i
	g.origin[e.ID] = origin{g.folder, r.file, r.line}
	return i, nil
}

// name enters names of an entity; listed ones are part of the entity itself.
func (g *Gazetteer) name(i int32, f form, listed bool, names ...string) {
	for _, n := range names {
		if n == "" || !g.names.add(n, i, f) {
			continue
		}
		if listed {
			g.entities[i].Names = append(g.entities[i].Names, n)
		}
	}
}

// sortNames puts the names of each entity in order, each once.
func (g *Gazetteer) sortNames() {
	for i := range g.entities {
		slices.Sort(g.entities[i].Names)
		g.entities[i].Names = slices.Compact(g.entities[i].Names)
	}
}
