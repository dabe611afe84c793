package plot

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image/png"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/graph"
	"geokg/internal/golden"
	"geokg/schema"
)

// network joins actors by edges; the names of actors are their ids unless given.
func network(names map[string]string, edges ...graph.Triple) graph.Network {
	built, err := graph.NewNetwork(edges, func(ids []string) ([]schema.Entity, error) {
		var entities []schema.Entity
		for i, id := range ids {
			e := schema.Entity{ID: id, Name: id, Kind: []schema.Kind{schema.Country, schema.Person, schema.Alliance}[i%3]}
			if name, ok := names[id]; ok {
				e.Name = name
			}
			entities = append(entities, e)
		}
		return entities, nil
	})
	if err != nil {
		panic(err)
	}
	return built
}

func edge(subject string, relation schema.RelationName, object string, claims int) graph.Triple {
	return graph.Triple{TripleKey: graph.TripleKey{Subject: subject, Relation: relation, Object: object}, Claims: claims}
}

// random has actors with names of all lengths, hubs, and parts that are not connected.
func random(seed uint64, actors, edges int) graph.Network {
	r := rand.New(rand.NewPCG(seed, 1))
	zipf := rand.NewZipf(r, 1.2, 3, uint64(actors-1))
	names := map[string]string{}
	var list []graph.Triple
	for range edges {
		s, o := fmt.Sprint("a", zipf.Uint64()), fmt.Sprint("a", r.IntN(actors))
		for _, id := range []string{s, o} {
			names[id] = strings.TrimSpace(strings.Repeat("Name ", 1+len(id)+int(id[1]-'0')%5))
		}
		list = append(list, edge(s, "ACCUSED", o, 1+r.IntN(9)))
	}
	return network(names, list...)
}

func svgOf(t testing.TB, p *Picture) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, p.Write(&b, false))
	return b.String()
}

func TestPicture(t *testing.T) {
	supplied := edge("irn", "SUPPLIED", "rus", 2)
	supplied.Disputed, supplied.GoldsteinTenths = true, 166
	invaded := edge("rus", "INVADED", "ukr", 1)
	invaded.GoldsteinTenths = -100
	drawn := New(network(map[string]string{"irn": "Iran", "rus": "Russia", "ukr": "Ukraine", "kim": "Kim Jong Un"},
		supplied, invaded, edge("kim", "MET", "rus", 3), edge("kim", "VISITED", "rus", 1)),
		Options{Title: "Who deals with Russia", Note: "2023", Focus: "rus"})
	text := svgOf(t, drawn)
	golden.Equal(t, "small.svg", text)
	assert.Contains(t, text, "stroke-dasharray")
	assert.Contains(t, text, ">met, visited</text>")
	assert.NotContains(t, svgOf(t, New(network(nil, invaded), Options{})), "stroke-dasharray")
}

// Names overlap neither each other nor any disc.
func TestNamesAreFree(t *testing.T) {
	for seed := range uint64(5) {
		for _, n := range []int{3, 10, 40, 80} {
			f := figureOf(random(seed, n, 2*n), Options{Most: 70})
			at := f.place()
			for i := range at {
				for j := range i {
					a, b := f.nodes[i], f.nodes[j]
					ours := []box{a.nodeBox().moved(at[i]), a.labelBox().moved(at[i])}
					for _, other := range []box{b.nodeBox().moved(at[j]), b.labelBox().moved(at[j])} {
						require.False(t, ours[0].overlaps(other) || ours[1].overlaps(other), "seed %d: %s and %s", seed, a.id, b.id)
					}
				}
			}
		}
	}
}

func TestTheSameEveryTime(t *testing.T) {
	want := svgOf(t, New(random(5, 40, 90), Options{Colours: ByCommunity}))
	for range 3 {
		assert.Equal(t, want, svgOf(t, New(random(5, 40, 90), Options{Colours: ByCommunity})))
	}
}

// Only so many are drawn, those with the most claims, and the picture says so.
func TestMost(t *testing.T) {
	text := svgOf(t, New(network(nil, edge("a", "MET", "b", 9), edge("a", "MET", "c", 8), edge("a", "MET", "d", 1)), Options{Most: 3}))
	assert.Contains(t, text, "the 3 of 4 actors with the most claims")
	assert.NotContains(t, text, ">d</text>")
	text = svgOf(t, New(network(nil, edge("a", "MET", "b", 9), edge("a", "MET", "d", 1)), Options{Most: 2, Focus: "d"}))
	assert.Contains(t, text, ">d</text>", "the focus is drawn whatever its claims")
	assert.Contains(t, svgOf(t, New(graph.Network{}, Options{Title: "x"})), "no edge to draw")
}

// Whatever names hold, the picture is well-formed and runs nothing.
func TestHostileNames(t *testing.T) {
	for _, name := range []string{
		`</text><script>alert(1)</script>`, "nul\x00 and \xff", "\u202Eturned", strings.Repeat("long ", 100), "", "北京", `"><image href="x"/>`,
	} {
		text := svgOf(t, New(network(map[string]string{"a": name}, edge("a", "MET", "b", 1)), Options{Title: name, Note: name}))
		reader := xml.NewDecoder(strings.NewReader(text))
		elements := map[string]bool{}
		for {
			token, err := reader.Token()
			if err == io.EOF {
				break
			}
			require.NoError(t, err, "%q", name)
			if start, ok := token.(xml.StartElement); ok {
				elements[start.Name.Local] = true
			}
		}
		assert.False(t, elements["script"] || elements["image"], "%q", name)
	}
}

func TestPNG(t *testing.T) {
	p := New(random(2, 12, 20), Options{Title: "A network"})
	var b bytes.Buffer
	require.NoError(t, p.Write(&b, true))
	img, err := png.Decode(&b)
	require.NoError(t, err)
	assert.InDelta(t, p.width*pngScale, float64(img.Bounds().Dx()), 1)
	colours := map[colour]int{}
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			r, g, b, _ := img.At(x, y).RGBA()
			colours[colour{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8)}]++
		}
	}
	assert.Greater(t, colours[kindColours[schema.Country]], 500, "discs")
	assert.Greater(t, colours[ink], 500, "letters")
	assert.Greater(t, colours[neutral], 100, "links")
}

// BenchmarkDraw draws as many actors as a picture usually has.
func BenchmarkDraw(b *testing.B) {
	large := random(1, 400, 1500)
	for _, kind := range []string{"svg", "png"} {
		b.Run(kind, func(b *testing.B) {
			for b.Loop() {
				require.NoError(b, New(large, Options{}).Write(io.Discard, kind == "png"))
			}
		})
	}
}
