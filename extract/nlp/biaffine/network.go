package biaffine

// Config gives the sizes of a network.
type Config struct {
	Word, Affix, Tag int // width of the vectors that make up an input
	Hidden           int // LSTM cells a direction
	Arc, Label       int // width of the head and dependent vectors for arcs and for labels
}

// Input is the width of what the first layer reads.
func (c Config) Input() int { return c.Word + c.Affix + c.Tag }

// Gates is the number of gate inputs of one direction.
func (c Config) Gates() int { return 4 * c.Hidden }

// Maps is the width of the four vectors of a word: arc head, arc dependent, label head,
// label dependent.
func (c Config) Maps() int { return 2*c.Arc + 2*c.Label }

// Vocabulary lists the symbols a network knows. Words and Affixes hold the hashes that
// HashWord gives, in increasing order; their vectors stand in the same order, after the
// reserved rows.
type Vocabulary struct {
	Words, Affixes []uint32
	Tags           []string // tag of a word; the unknown tag comes before the first
	Treebanks      []string
	Labels         []string // relations; RootLabel is the one of the root
	RootLabel      int
}

// Reserved rows of the vectors of words and tags.
const (
	UnknownWord   = 0
	RootWord      = 1
	ReservedWords = 2
	UnknownTag    = 0
	ReservedTags  = 1
)

// Matrix is a dense matrix, row after row.
type Matrix struct {
	Rows, Cols int
	V          []float32
}

// NewMatrix returns a matrix of zeros.
func NewMatrix(rows, cols int) Matrix {
	return Matrix{rows, cols, make([]float32, rows*cols)}
}

// Row returns row i.
func (m Matrix) Row(i int) []float32 { return m.V[i*m.Cols : (i+1)*m.Cols] }

// Linear is a layer W·x + B with a row of W for every output.
type Linear struct {
	W Matrix
	B []float32
}

// LSTM is one direction of one layer; gates stand in the order input, forget, output,
// candidate.
type LSTM struct {
	In  Linear
	Rec Matrix
}

// Network is a network as training yields it.
type Network struct {
	Config
	Vocabulary
	WordVecs, AffixVecs, TagVecs, BankVecs Matrix // one vector a row

	LSTM     [2][2]LSTM // layer, direction
	Project  Linear     // to the four vectors that Config.Maps lists
	Bilinear Linear     // of an arc's dependent; its product with a head is the arc's score
	Classify Linear     // to labels
}

// Slope is the slope of the leaky rectifier below zero.
const Slope = 0.1

// NewNetwork returns a network of zeros for a vocabulary.
func NewNetwork(c Config, v Vocabulary) *Network {
	n := &Network{
		Config: c, Vocabulary: v,
		WordVecs:  NewMatrix(len(v.Words)+ReservedWords, c.Word),
		AffixVecs: NewMatrix(len(v.Affixes), c.Affix),
		TagVecs:   NewMatrix(len(v.Tags)+ReservedTags, c.Tag),
		BankVecs:  NewMatrix(len(v.Treebanks), c.Tag),
		Project:   newLinear(c.Maps(), 2*c.Hidden),
		Bilinear:  newLinear(c.Arc, c.Arc),
		Classify:  newLinear(len(v.Labels), c.Label),
	}
	for layer, in := range []int{c.Input(), 2 * c.Hidden} {
		for dir := range 2 {
			n.LSTM[layer][dir] = LSTM{newLinear(c.Gates(), in), NewMatrix(c.Gates(), c.Hidden)}
		}
	}
	return n
}

func newLinear(out, in int) Linear {
	return Linear{NewMatrix(out, in), make([]float32, out)}
}
