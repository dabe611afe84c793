package browserkit

import (
	"bytes"
	_ "embed"
	"html/template"
	"strings"

	"geokg/schema"
)

//go:embed guide.html
var guideText string

var guidePage = template.Must(template.New(GuideFile).Parse(guideText))

// guide is the page for :play, which names the style at the same address.
func guide(list []script, address string) ([]byte, error) {
	type folder struct {
		Name    string
		Scripts []shown
	}
	page := struct {
		Address  string
		Style    string
		Zip      string
		Kinds    []legend
		Edges    []edgeLegend
		Drawings []shown
		Folders  []folder
	}{Address: address, Style: StyleFile, Zip: ZipFile, Kinds: legends(), Edges: edgeLegends()}
	for _, s := range list {
		one := shown{Title: s.title, About: s.about, Text: s.text}
		if s.folder == drawingsFolder {
			page.Drawings = append(page.Drawings, one)
			continue
		}
		if n := len(page.Folders); n == 0 || page.Folders[n-1].Name != s.folder {
			page.Folders = append(page.Folders, folder{Name: s.folder})
		}
		last := &page.Folders[len(page.Folders)-1]
		last.Scripts = append(last.Scripts, one)
	}
	var b bytes.Buffer
	err := guidePage.Execute(&b, page)
	return b.Bytes(), err
}

// shown is a script as the guide shows it.
type shown struct{ Title, About, Text string }

// legend is one colour of nodes, and what has it.
type legend struct{ Label, Colour, Border, Ink string }

// legends are the colours of all kinds, and of what tells about them.
func legends() []legend {
	var list []legend
	add := func(label, words string) {
		rule := nodeRule(label)
		list = append(list, legend{words, rule["color"], rule["border-color"], rule["text-color-internal"]})
	}
	for _, k := range schema.Kinds() {
		add(ownLabel(k), k.Label["en"])
	}
	for _, label := range []string{"Event", "Claim", "Article", "Source"} {
		add(label, strings.ToLower(label))
	}
	return list
}

// ownLabel is the label that tells a kind from others.
func ownLabel(k schema.KindInfo) string {
	for _, label := range k.Labels {
		if strings.EqualFold(label, string(k.Name)) {
			return label
		}
	}
	return k.Labels[0]
}

type edgeLegend struct{ Label, Colour, Width string }

func edgeLegends() []edgeLegend {
	var list []edgeLegend
	for _, e := range edges {
		list = append(list, edgeLegend{e.label, e.colour, e.width})
	}
	return list
}
