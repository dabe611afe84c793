package browsertest

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"geokg/graph/neo4j/neo4jtest"
)

func TestMain(m *testing.M) { os.Exit(neo4jtest.Main(m)) }

// openBrowser opens Neo4j Browser and connects it to the server, as a person would.
func openBrowser(t *testing.T, server *neo4jtest.Server) *tab {
	t.Helper()
	if server.Browser == "" {
		t.Skip("SKIPPED: NEO4J_TEST_BROWSER does not say where the Browser of NEO4J_TEST_URI is")
	}
	b := openTab(t)
	b.do(chromedp.Navigate(server.Browser), chromedp.WaitVisible(chromedp.CSS(testID("boltaddress"))))
	b.fill(testID("boltaddress"), server.URI)
	b.fill(testID("username"), server.Username)
	b.fill(testID("password"), server.Password)
	b.click(testID("connect"))
	b.wait(`!document.querySelector('[data-testid="boltaddress"]')`)
	// What Browser opens on its own: the start page, and the notice of what it collects.
	const notice = `[...document.querySelectorAll('[data-testid="main"] span')].find(s => s.textContent.startsWith('To help make'))`
	b.wait(`!!(` + notice + ` && document.querySelector('[data-testid="frame"]'))`)
	evaluate[bool](b, notice+`.nextElementSibling.click() || true`)
	b.clear()
	return b
}

// clear closes all frames.
func (b *tab) clear() {
	b.t.Helper()
	evaluate[bool](b, `document.querySelectorAll('[data-testid="frame"] [title="Close"]').forEach(c => c.click()) || true`)
	b.wait(`!document.querySelector('[data-testid="frame"]')`)
}

func testID(id string) string { return `[data-testid="` + id + `"]` }

// fill types text into a field in place of what is there.
func (b *tab) fill(selector, text string) {
	b.t.Helper()
	b.click(selector)
	b.do(chromedp.Focus(chromedp.CSS(selector)))
	evaluate[bool](b, `document.querySelector(`+quote(selector)+`).select() || true`)
	b.insert(text)
}

// insert types text where the cursor is.
func (b *tab) insert(text string) {
	b.t.Helper()
	b.do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, input.InsertText, input.InsertTextParams{Text: text})
		return err
	}))
}

// ask types a command into the editor and runs it; it returns when a frame shows it.
func (b *tab) ask(command string) {
	b.t.Helper()
	b.click(testID("activeEditor") + " .view-lines")
	b.insert(command)
	b.click(testID("editor-Run"))
	b.wait(frame + `.textContent.includes(` + quote(firstLine(command)) + `)`)
}

// frame is the newest frame, in JavaScript.
const frame = `(document.querySelector('[data-testid="frame"]') ?? document.createElement('div'))`

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// captions is what is written in the nodes that the newest frame draws.
func (b *tab) captions() []string {
	b.t.Helper()
	const drawn = `[...` + frame + `.querySelectorAll('svg g.node')]`
	b.wait(drawn + `.length > 0`)
	return evaluate[[]string](b, drawn+`.map(n => [...n.querySelectorAll('text.caption')].map(c => c.textContent.trim()).join(' ').trim())`)
}
