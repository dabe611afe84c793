package browsertest

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"geokg/internal/golden"
)

// patience is how long anything on a page may take.
const patience = time.Minute

// tab is one page in a Chromium of its own.
type tab struct {
	t   *testing.T
	ctx context.Context
}

// openTab starts Chromium for one test, or skips the test. Only this machine is reachable.
func openTab(t *testing.T) *tab {
	t.Helper()
	path := chromium(t)
	profile, err := os.MkdirTemp("", "geokg-chromium-")
	require.NoError(t, err)
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.UserDataDir(profile),
		chromedp.WindowSize(1440, 740),
		chromedp.WSURLReadTimeout(patience),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"),
	)
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, closeTab := chromedp.NewContext(allocator, chromedp.WithErrorf(t.Logf))
	t.Cleanup(func() {
		closeTab()
		stop()
		for range 50 { // its processes may write for a moment still
			if os.RemoveAll(profile) == nil {
				return
			}
			time.Sleep(100 * time.Millisecond)
		}
	})
	require.NoError(t, chromedp.Do(ctx, chromedp.EmulateViewport(1440, 740)))
	return &tab{t, ctx}
}

// chromium is the path of the program.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("GEOKG_REQUIRE_BROWSER") != "" {
		t.Fatal("no Chromium, which GEOKG_REQUIRE_BROWSER asks for: install chromium")
	}
	t.Skip("SKIPPED: no Chromium: install chromium")
	return ""
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.fail(err)
	}
}

// wait waits until a JavaScript expression is true.
func (b *tab) wait(expression string) {
	b.t.Helper()
	_, err := chromedp.Run(b.ctx, chromedp.Poll[bool](expression, chromedp.WithPollingInterval(100*time.Millisecond), chromedp.WithPollingTimeout(patience)))
	if err != nil {
		b.t.Log("waited for", expression)
		b.fail(err)
	}
}

// fail ends the test and says where the picture of the page is.
func (b *tab) fail(err error) {
	b.t.Helper()
	if picture, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot()); err == nil {
		path := filepath.Join(os.TempDir(), "geokg-browsertest.png")
		if os.WriteFile(path, picture, 0o644) == nil {
			b.t.Log("the page as it was:", path)
		}
	}
	b.t.Fatal(err)
}

// evaluate returns the value of a JavaScript expression.
func evaluate[T any](b *tab, expression string) T {
	b.t.Helper()
	value, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	require.NoError(b.t, err, expression)
	return value
}

// click clicks on what a CSS selector finds.
func (b *tab) click(selector string) {
	b.t.Helper()
	b.do(chromedp.Click(chromedp.CSS(selector)))
}

// drop drops a file onto what a CSS selector finds, as from a file manager.
func (b *tab) drop(selector, path string) {
	b.t.Helper()
	at := evaluate[[]float64](b, `(r => [r.x + r.width/2, r.y + r.height/2])(document.querySelector(`+quote(selector)+`).getBoundingClientRect())`)
	data := &input.DragData{Items: []*input.DragDataItem{}, Files: []string{path}, DragOperationsMask: 1}
	for _, kind := range []input.DispatchDragEventType{input.DispatchDragEventTypeDragEnter, input.DispatchDragEventTypeDragOver, input.DispatchDragEventTypeDrop} {
		b.do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
			_, err := cdp.Call(ctx, target, input.DispatchDragEvent, input.DispatchDragEventParams{Type: kind, X: at[0], Y: at[1], Data: data})
			return err
		}))
	}
}

// picture takes a picture of the page without the panel beside a drawing; -update puts it into docs/images for readers.
func (b *tab) picture(name string) {
	b.t.Helper()
	b.wait(frame + `.getBoundingClientRect().top > 50`) // frames slide in
	const panel = `document.querySelector('[aria-label="Collapse the node properties display"]')`
	evaluate[bool](b, `(p => { p?.click(); return true })(`+panel+`)`)
	b.wait(panel + ` === null && !document.getAnimations().some(a => a instanceof CSSTransition)`)
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	require.NoError(b.t, err)
	require.Greater(b.t, len(png), 10_000, "an empty page")
	if golden.Updating() {
		path := filepath.Join("..", "..", "docs", "images", name)
		require.NoError(b.t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(b.t, os.WriteFile(path, png, 0o644))
	}
}

// quote writes a string as JavaScript does.
func quote(s string) string {
	literal, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string always has a literal
	}
	return string(literal)
}
