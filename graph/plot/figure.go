package plot

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"geokg/graph"
	"geokg/graph/measure"
	"geokg/schema"
)

// Options say what is drawn and how.
type Options struct {
	Title   string
	Note    string // below the title: which part of the graph, up to when
	Colours Colours
	Focus   string // id of the actor in the middle of interest; "" if none
	Most    int    // actors at most, those with the most claims; 0: 60
}

// Colours is what the colours of actors stand for.
type Colours string

// What colours may stand for.
const (
	ByKind      Colours = "kind"
	ByCommunity Colours = "community"
)

const usualMost = 60

// figure is a network as it is drawn.
type figure struct {
	options Options
	left    int // actors that are not shown
	nodes   []node
	links   []link
	legend  []entry // what the colours mean
}

type node struct {
	id, label string
	radius    float64
	colour    colour
	focus     bool
	side      side // where the label stands
	claims    int
}

// link is all edges between two nodes.
type link struct {
	from, to       int
	forth, back    bool // there is an edge that way, and it has a direction
	claims, tenths int
	disputed       bool
	relations      []string // labels, in the order of their claims
}

// entry is a line of the legend.
type entry struct {
	colour colour
	text   string
}

// New works out the picture of a network.
func New(network graph.Network, options Options) *Picture { return compose(figureOf(network, options)) }

func figureOf(network graph.Network, options Options) figure {
	f := figure{options: options}
	if f.options.Most <= 0 {
		f.options.Most = usualMost
	}
	table := measure.Of(network, measure.Communities)
	shown := linked(mostClaimed(table.Actors, f.options), network.Edges)
	f.left = len(table.Actors) - len(shown)
	index := map[string]int{}
	for _, actor := range shown {
		index[actor.ID] = len(f.nodes)
		f.nodes = append(f.nodes, node{
			id: actor.ID, label: shorten(actor.Name), focus: actor.ID == options.Focus, claims: actor.Claims,
		})
	}
	f.paint(shown)
	f.size()
	f.join(network.Edges, index)
	return f
}

// mostClaimed is the actors with the most claims, and the one in focus, by id.
func mostClaimed(actors []measure.Actor, options Options) []measure.Actor {
	list := slices.Clone(actors)
	slices.SortStableFunc(list, func(a, b measure.Actor) int {
		if focus := options.Focus; (a.ID == focus) != (b.ID == focus) {
			return map[bool]int{true: -1, false: 1}[a.ID == focus]
		}
		return cmp.Compare(b.Claims, a.Claims)
	})
	list = list[:min(len(list), options.Most)]
	slices.SortFunc(list, func(a, b measure.Actor) int { return cmp.Compare(a.ID, b.ID) })
	return list
}

// linked is the actors that have an edge with another one of them.
func linked(actors []measure.Actor, edges []graph.Triple) []measure.Actor {
	shown, tied := map[string]bool{}, map[string]bool{}
	for _, actor := range actors {
		shown[actor.ID] = true
	}
	for _, edge := range edges {
		if shown[edge.Subject] && shown[edge.Object] && edge.Subject != edge.Object {
			tied[edge.Subject], tied[edge.Object] = true, true
		}
	}
	return slices.DeleteFunc(actors, func(a measure.Actor) bool { return !tied[a.ID] })
}

// longestLabel in characters; more would push all others away.
const longestLabel = 34

func shorten(name string) string {
	letters := []rune(strings.Join(strings.Fields(strings.ToValidUTF8(name, "\uFFFD")), " "))
	letters = slices.DeleteFunc(letters, invisible)
	if len(letters) <= longestLabel {
		return string(letters)
	}
	return strings.TrimSpace(string(letters[:longestLabel-1])) + "…"
}

// paint gives nodes their colours and says what these mean.
func (f *figure) paint(actors []measure.Actor) {
	if f.options.Colours != ByCommunity {
		for _, kind := range schema.Kinds() {
			used := false
			for i, actor := range actors {
				if actor.Kind == kind.Name {
					f.nodes[i].colour, used = kindColours[kind.Name], true
				}
			}
			if used {
				f.legend = append(f.legend, entry{kindColours[kind.Name], string(kind.Name)})
			}
		}
		return
	}
	members := map[int][]int{}
	for i, actor := range actors {
		members[actor.Community] = append(members[actor.Community], i)
	}
	groups := make([]int, 0, len(members))
	for group := range members {
		groups = append(groups, group)
	}
	slices.SortFunc(groups, func(a, b int) int {
		return cmp.Or(cmp.Compare(len(members[b]), len(members[a])), cmp.Compare(a, b))
	})
	for rank, group := range groups {
		colour := others
		if rank < len(palette) {
			colour = palette[rank]
			f.legend = append(f.legend, entry{colour, around(actors, members[group])})
		} else if rank == len(palette) {
			f.legend = append(f.legend, entry{others, "smaller communities"})
		}
		for _, i := range members[group] {
			f.nodes[i].colour = colour
		}
	}
}

// around names a community by the member with the most claims.
func around(actors []measure.Actor, members []int) string {
	top := members[0]
	for _, i := range members {
		if actors[i].Claims > actors[top].Claims {
			top = i
		}
	}
	if len(members) == 1 {
		return shorten(actors[top].Name)
	}
	return fmt.Sprintf("%s and %d more", shorten(actors[top].Name), len(members)-1)
}

// join makes links of the edges between the nodes that are shown.
func (f *figure) join(edges []graph.Triple, index map[string]int) {
	edges = slices.Clone(edges)
	slices.SortStableFunc(edges, func(a, b graph.Triple) int { return cmp.Compare(b.Claims, a.Claims) })
	at := map[[2]int]int{}
	for _, edge := range edges {
		s, hasS := index[edge.Subject]
		o, hasO := index[edge.Object]
		if !hasS || !hasO || s == o {
			continue
		}
		key := [2]int{min(s, o), max(s, o)}
		i, ok := at[key]
		if !ok {
			i = len(f.links)
			at[key] = i
			f.links = append(f.links, link{from: key[0], to: key[1]})
		}
		f.links[i].add(edge, s == key[0])
	}
	slices.SortFunc(f.links, func(a, b link) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
}

func (l *link) add(edge graph.Triple, forth bool) {
	relation, _ := schema.LookupRelation(edge.Relation)
	if !relation.Symmetric {
		l.forth, l.back = l.forth || forth, l.back || !forth
	}
	l.claims += edge.Claims
	l.tenths += edge.GoldsteinTenths
	l.disputed = l.disputed || edge.Disputed
	if label := relation.Label["en"]; !slices.Contains(l.relations, label) {
		l.relations = append(l.relations, label)
	}
}
