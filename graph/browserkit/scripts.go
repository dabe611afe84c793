package browserkit

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"

	"geokg/graph/query"
	"geokg/schema"
)

//go:embed drawings/*.cypher
var drawings embed.FS

// script is one statement that Browser keeps.
type script struct {
	folder  string
	name    string // of its file, without the ending
	title   string
	about   string // what else is worth knowing
	text    string // the statement, below a comment with the title
	example string // the command that asks the same; "" for drawings
}

const drawingsFolder = "Drawings"

// scripts returns the drawings and then the templates of a set, by group.
func scripts(set query.Set) ([]script, error) {
	list, err := drawn()
	if err != nil {
		return nil, err
	}
	for _, group := range query.Groups() {
		for _, t := range set.Templates() {
			if t.Group != group {
				continue
			}
			s, err := asked(t)
			if err != nil {
				return nil, err
			}
			list = append(list, s)
		}
	}
	return list, nil
}

// drawn reads the drawings: a title, what it shows, an empty line, a statement.
func drawn() ([]script, error) {
	files, err := fs.Glob(drawings, "drawings/*.cypher")
	if err != nil {
		return nil, err
	}
	var list []script
	for _, file := range files {
		raw, err := fs.ReadFile(drawings, file)
		if err != nil {
			return nil, err
		}
		head, statement, ok := strings.Cut(string(raw), "\n\n")
		title, about, _ := strings.Cut(strings.ReplaceAll(head, "// ", ""), "\n")
		if !ok || !strings.HasPrefix(head, "// ") {
			return nil, fmt.Errorf("%s:1: want a comment with the title and an empty line", file)
		}
		name := strings.TrimSuffix(strings.TrimPrefix(file, "drawings/"), ".cypher")
		list = append(list, script{
			folder: drawingsFolder, name: name, title: title, about: about,
			text: head + "\n" + strings.ReplaceAll(strings.TrimSpace(statement), "@relations", relationTypes()),
		})
	}
	return list, nil
}

func relationTypes() string {
	var names []string
	for _, r := range schema.Relations() {
		names = append(names, string(r.Name))
	}
	return strings.Join(names, "|")
}

// asked is a template with the values of its example.
func asked(t query.Template) (script, error) {
	params, err := t.ExampleParams()
	if err != nil {
		return script{}, err
	}
	text, err := t.Script(params)
	if err != nil {
		return script{}, err
	}
	title := strings.TrimSuffix(t.Summary, ".")
	return script{
		folder: folderOf(t.Group), name: t.Name, title: title, about: about(t), example: t.Example,
		text: "// " + title + "\n" + text,
	}, nil
}

// about is the description of a template on one line, without the summary.
func about(t query.Template) string {
	return strings.Join(strings.Fields(strings.TrimPrefix(t.Description, t.Summary)), " ")
}

func folderOf(group query.Group) string {
	if group == query.Own {
		return "Own"
	}
	return strings.ToUpper(string(group[:1])) + string(group[1:])
}
