package browsertest

import (
	"archive/zip"
	"bufio"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/graph/neo4j"
	"geokg/graph/neo4j/neo4jtest"
)

// TestGraph opens Neo4j Browser on the graph of one article and does what its users do, in
// one tab: to start everything takes longer than all of it.
func TestGraph(t *testing.T) {
	server := neo4jtest.Get(t)
	chromium(t)
	geokg := filepath.Join(t.TempDir(), "geokg")
	run(t, exec.Command("go", "build", "-o", geokg, "geokg/cmd/geokg"))
	ingest := exec.Command(geokg, "ingest", "--store", server.URI, "--id", "antara-putin-kim", "--date", "2023-09", "--source", "ANTARA",
		filepath.Join("..", "..", "fixtures", "articles", "antara-putin-kim.txt"))
	ingest.Env = append(os.Environ(), "NEO4J_USERNAME="+server.Username, "NEO4J_PASSWORD="+server.Password)
	run(t, ingest)
	kit := t.TempDir()
	run(t, exec.Command(geokg, "browser-kit", kit))
	allRun(t, server, filepath.Join(kit, "geokg.zip"))
	styleCommand, playCommand := serve(t, geokg)

	b := openBrowser(t, server)
	step := func(name string, test func(b *tab)) {
		t.Run(name, func(t *testing.T) { test(&tab{t, b.ctx}) })
	}
	step("who met whom is drawn", met)
	step("the style", func(b *tab) { style(b, styleCommand) })
	step("the zip becomes favourites", func(b *tab) { favourites(b, filepath.Join(kit, "geokg.zip")) })
	step("the guide", func(b *tab) { guide(b, playCommand) })
}

// allRun runs every script of the zip as it stands.
func allRun(t *testing.T, server *neo4jtest.Server, path string) {
	t.Helper()
	store, err := neo4j.Open(t.Context(), neo4j.Options{URI: server.URI, Username: server.Username, Password: server.Password, ReadOnly: true})
	require.NoError(t, err)
	defer store.Close()
	archive, err := zip.OpenReader(path)
	require.NoError(t, err)
	defer archive.Close()
	rows := map[string]int{}
	for _, file := range archive.File {
		content, err := file.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(content)
		require.NoError(t, err)
		answer, err := store.Cypher(t.Context(), string(text), nil, false)
		require.NoError(t, err, "%s\n%s", file.Name, text)
		rows[file.Name] = len(answer.Rows)
	}
	for _, name := range []string{"Drawings/1-network.cypher", "Drawings/2-between.cypher", "Drawings/3-words.cypher",
		"Drawings/4-denied.cypher", "Drawings/5-article.cypher", "Actors/actor.cypher", "Doubt/disputes.cypher", "Networks/path.cypher"} {
		assert.NotZero(t, rows[name], "%s finds nothing in the article that the README begins with", name)
	}
}

func run(t *testing.T, command *exec.Cmd) {
	t.Helper()
	out, err := command.CombinedOutput()
	require.NoError(t, err, string(out))
}

// serve starts the kit's server and returns the two commands that it tells to run in Browser.
func serve(t *testing.T, geokg string) (style, play string) {
	t.Helper()
	command := exec.Command(geokg, "browser-kit", "--serve", "localhost:0")
	out, err := command.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, command.Start())
	t.Cleanup(func() {
		require.NoError(t, command.Process.Signal(os.Interrupt))
		require.NoError(t, command.Wait(), "an interrupt ends it in good order")
	})
	for lines := bufio.NewScanner(out); play == "" && lines.Scan(); {
		switch line := lines.Text(); {
		case strings.HasPrefix(line, ":style "):
			style = line
		case strings.HasPrefix(line, ":play "):
			play = line
		}
	}
	require.NotEmpty(t, style)
	require.NotEmpty(t, play)
	return style, play
}

func met(b *tab) {
	b.ask(`MATCH (p:Person {name:'Vladimir Putin'})-[r:MET]-(k) RETURN p,r,k`)
	captions := b.captions()
	assert.Contains(b.t, captions, "Vladimir Putin")
	assert.Contains(b.t, captions, "Kim Jong Un")
	b.picture("browser-met.png")
}

// favourites drops the zip and runs a drawing and two questions as they are.
func favourites(b *tab, zip string) {
	b.clear()
	b.click(testID("navigationFavorites"))
	b.drop(testID("main"), zip)
	for _, folder := range []string{"Drawings", "Networks", "Doubt"} {
		b.click(testID("expandFolder-" + folder))
	}
	for _, favourite := range []struct{ title, shows string }{
		{"How two are connected: the shortest paths between them, one row for each step", "<SUPPLIED"},
		{"What one says and another denies, with both quotes", "Iran membantah telah memasok alat perang kepada Rusia"},
	} {
		b.runFavourite(favourite.title)
		b.wait(`[...` + frame + `.querySelectorAll('[data-testid="frameContents"]')].some(c => c.textContent.includes(` + quote(favourite.shows) + `))`)
	}
	b.runFavourite("Draw who an actor deals with")
	assert.Contains(b.t, b.captions(), "Kim Jong Un")
	b.picture("browser-favourites.png")
	b.click(testID("navigationFavorites"))
}

// runFavourite puts a favourite into the editor, as a click on its title does, and runs it.
func (b *tab) runFavourite(title string) {
	b.t.Helper()
	b.clear()
	b.click(testID("scriptTitle-" + title))
	b.wait(`!!document.querySelector('[data-testid="currentlyEditing"]')?.textContent.includes(` + quote(title) + `)`)
	b.click(testID("editor-Run"))
	b.wait(frame + `.textContent.includes(` + quote(title) + `)`)
}

// style takes the style and looks at what is drawn with it.
func style(b *tab, command string) {
	b.clear()
	b.ask(command)
	b.wait(frame + `.textContent.includes('node.Claim')`)
	b.clear()
	b.ask(`MATCH (i:Actor {name: 'Iran'})<-[x:AGENT]-(v:Event {relation: 'SUPPLIED'})<-[z:ABOUT]-(c:Claim), (v)-[y:TARGET|RECIPIENT|THEME]->(e) RETURN *`)
	captions := b.captions()
	assert.Contains(b.t, captions, "Iran")
	assert.True(b.t, slices.ContainsFunc(captions, func(s string) bool { return strings.HasPrefix(s, "Negara ini") }),
		"a claim is captioned by its words: %q", captions)
	fills := evaluate[[]string](b, `[...new Set([...`+frame+`.querySelectorAll('svg g.node circle.b-outline')].map(c => c.getAttribute('fill')))]`)
	assert.Subset(b.t, fills, []string{"#F5A65B", "#FFF7D1"}, "countries and claims have their colours")
	b.picture("browser-style.png")
}

// guide plays the guide, turns to a statement and takes it into the editor by a click.
func guide(b *tab, command string) {
	b.clear()
	b.ask(command)
	b.wait(frame + `.textContent.includes('Who did what to whom')`)
	b.picture("browser-guide.png")
	b.click(testID("frame") + ` ` + testID("nextSlide"))
	b.click(testID("frame") + ` ` + testID("nextSlide"))
	b.wait(frame + `.textContent.includes('Draw who an actor deals with')`)
	evaluate[bool](b, frame+`.querySelector('pre.runnable').click() || true`)
	b.wait(`document.querySelector('[data-testid="activeEditor"]').textContent.includes('Draw')`)
}
