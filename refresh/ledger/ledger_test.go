package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/internal/filelock"
	"geokg/schema"
)

var (
	ctx = context.Background()
	now = time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
)

func book(t *testing.T) *Ledger {
	l, err := Open(ctx, filepath.Join(t.TempDir(), "x.ledger"))
	require.NoError(t, err)
	t.Cleanup(func() { l.Close() })
	return l
}

func article(text string) schema.Article {
	return schema.NewArticle(schema.Article{ID: "https://a.example/1", Text: text, Lang: "en"})
}

func accept(t *testing.T, l *Ledger, text string) Change {
	t.Helper()
	change, _, err := l.Accept(ctx, "a", article(text), nil, now, time.Time{})
	require.NoError(t, err)
	return change
}

// sendAll takes everything that waits through extraction and sending.
func sendAll(t *testing.T, l *Ledger) (sent []Version) {
	t.Helper()
	cleaned, err := l.Cleaned(ctx, 10)
	require.NoError(t, err)
	for _, v := range cleaned {
		require.NoError(t, l.Extracted(ctx, v, []byte("claims"), 1, "x", time.Millisecond))
	}
	sent, err = l.Waiting(ctx, 10)
	require.NoError(t, err)
	require.NoError(t, l.Sent(ctx, sent, now))
	return sent
}

func counts(t *testing.T, l *Ledger) Counts {
	t.Helper()
	c, err := l.Counts(ctx, "a")
	require.NoError(t, err)
	return c
}

// Of an article the last text counts, also while the one before still waits.
func TestVersions(t *testing.T) {
	l := book(t)
	assert.Equal(t, New, accept(t, l, "one"))
	assert.Equal(t, Unchanged, accept(t, l, "one"))
	assert.Equal(t, Changed, accept(t, l, "two"))
	sent := sendAll(t, l)
	require.Len(t, sent, 1)
	assert.Equal(t, article("two"), sent[0].Article)
	assert.Equal(t, []byte("claims"), sent[0].Payload)
	assert.Equal(t, Changed, accept(t, l, "one"), "back to the first text is a change too")
	sendAll(t, l)
	assert.Equal(t, map[string]int{"replaced": 2, "sent": 1}, counts(t, l).Versions)
}

func TestReplayAndPrune(t *testing.T) {
	l := book(t)
	accept(t, l, "one")
	accept(t, l, "two")
	sendAll(t, l)
	n, err := l.Replay(ctx, now.Add(time.Hour))
	require.NoError(t, err)
	assert.Zero(t, n, "recorded before")
	n, err = l.Replay(ctx, now)
	require.NoError(t, err)
	assert.EqualValues(t, 1, n, "only the version that stands")
	sent := sendAll(t, l)
	require.Len(t, sent, 1)
	assert.True(t, sent[0].Anew)

	n, err = l.Prune(ctx, "a", now.Add(time.Hour))
	require.NoError(t, err)
	assert.EqualValues(t, 2, n)
	n, err = l.Replay(ctx, time.Time{})
	require.NoError(t, err)
	assert.Zero(t, n, "there is no text left to read")
	assert.Equal(t, Unchanged, accept(t, l, "two"), "what was pruned is known all the same")
}

func TestPages(t *testing.T) {
	l := book(t)
	fresh, err := l.See(ctx, "a", []Page{{Address: "https://a.example/1?utm_source=x"}, {Address: "https://a.example/1"}, {Address: "https://a.example/2"}}, now)
	require.NoError(t, err)
	assert.Equal(t, 2, fresh, "one page under two addresses is one page")
	due, err := l.Due(ctx, "a", now, 10)
	require.NoError(t, err)
	require.Len(t, due, 2)

	require.NoError(t, l.Fail(ctx, due[1], "failed", errors.New("no answer"), now, now.Add(time.Hour)))
	_, _, err = l.Accept(ctx, "a", article("one"), &due[0], now, now.Add(6*time.Hour))
	require.NoError(t, err)
	for wait, want := range map[time.Duration]int{0: 0, time.Hour: 1, 6 * time.Hour: 2} {
		due, err := l.Due(ctx, "a", now.Add(wait), 10)
		require.NoError(t, err)
		assert.Len(t, due, want, wait)
	}
	problems, err := l.Problems(ctx, 10)
	require.NoError(t, err)
	require.Len(t, problems, 1)
	assert.Equal(t, "no answer", problems[0].Why)
	oldest, err := l.Oldest(ctx, "a")
	require.NoError(t, err)
	assert.Equal(t, now, oldest)

	n, err := l.Retry(ctx, "", now)
	require.NoError(t, err)
	assert.EqualValues(t, 1, n)
	due, err = l.Due(ctx, "a", now, 10)
	require.NoError(t, err)
	require.Len(t, due, 1)
	assert.Zero(t, due[0].Attempts)
}

func TestGone(t *testing.T) {
	l := book(t)
	_, err := l.See(ctx, "a", []Page{{Address: "https://a.example/1"}}, now)
	require.NoError(t, err)
	due, err := l.Due(ctx, "a", now, 1)
	require.NoError(t, err)
	_, _, err = l.Accept(ctx, "a", article("one"), &due[0], now, now)
	require.NoError(t, err)
	due, err = l.Due(ctx, "a", now, 1)
	require.NoError(t, err)
	require.NoError(t, l.Gone(ctx, due[0], errors.New("410"), true, now))
	removals, err := l.Removals(ctx)
	require.NoError(t, err)
	assert.Equal(t, []string{"https://a.example/1"}, removals)
	require.NoError(t, l.Removed(ctx, removals[0]))
	assert.Equal(t, Changed, accept(t, l, "one"), "an article that comes back is stored again")
}

func TestOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.ledger")
	l, err := Open(ctx, path)
	require.NoError(t, err)
	_, err = Open(ctx, path)
	require.ErrorIs(t, err, filelock.ErrHeld)
	reader, err := Look(ctx, path)
	require.NoError(t, err, "one may look while a run is under way")
	require.NoError(t, reader.Check(ctx))
	require.NoError(t, reader.Close())
	require.NoError(t, l.Close())

	other := filepath.Join(t.TempDir(), "other.db")
	db, err := sql.Open("sqlite", other)
	require.NoError(t, err)
	_, err = db.Exec("CREATE TABLE x (y)")
	require.NoError(t, err)
	require.NoError(t, db.Close())
	_, err = Open(ctx, other)
	require.ErrorIs(t, err, ErrForeign)
}

// An article that carries the text of another is a copy of it; another version of itself is
// none, nor is what carries the text of one that has gone.
func TestCopies(t *testing.T) {
	l := book(t)
	long := "The president of Kenya met the prime minister of Jordan in Amman on Tuesday, and they agreed to build a plant that makes drinking water out of sea water near Mombasa."
	take := func(id, text string) string {
		t.Helper()
		_, copyOf, err := l.Accept(ctx, "a", schema.NewArticle(schema.Article{ID: id, Text: text}), nil, now, time.Time{})
		require.NoError(t, err)
		return copyOf
	}
	assert.Empty(t, take("https://a.example/1", long))
	assert.Empty(t, take("https://a.example/1", long+" It will cost 260 million dollars."), "an edited version")
	assert.Equal(t, "https://a.example/1", take("https://b.example/1", "AMMAN (Wire) - "+long))
	assert.Equal(t, "https://a.example/1", take("https://c.example/1", long), "not the copy of a copy")
	assert.Empty(t, take("https://b.example/2", "Ministers of Peru and Chile quarrelled over fish, over the border and over the song that both call theirs, but not over the weather of that day."))
	_, err := l.Prune(ctx, "a", now.Add(time.Hour))
	require.NoError(t, err)
	assert.Equal(t, "https://a.example/1", take("https://d.example/1", long), "what was pruned is known all the same")

	for _, id := range []string{"https://a.example/1", "https://b.example/1", "https://c.example/1", "https://d.example/1"} {
		require.NoError(t, l.Gone(ctx, Page{URL: id, Article: id}, errors.New("410"), true, now))
	}
	assert.Empty(t, take("https://e.example/1", long))
}

// A ledger of the version before gets the prints of its articles.
func TestOlderLedger(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.ledger")
	db, err := sql.Open("sqlite", path)
	require.NoError(t, err)
	_, err = db.Exec(schemaSQL + "PRAGMA user_version = 1")
	require.NoError(t, err)
	text := "The president of Kenya met the prime minister of Jordan in Amman on Tuesday, and they agreed to build a plant near Mombasa."
	for i, id := range []string{"one", "two"} {
		record, err := json.Marshal(schema.NewArticle(schema.Article{ID: id, Text: text}))
		require.NoError(t, err)
		_, err = db.Exec(`INSERT INTO version (seq, article, hash, source, state, text, recorded) VALUES (?, ?, 'h', 'a', 'sent', ?, 1)`, i+1, id, string(record))
		require.NoError(t, err)
	}
	require.NoError(t, db.Close())
	l, err := Open(ctx, path)
	require.NoError(t, err)
	defer l.Close()
	var copyOf string
	require.NoError(t, l.db.QueryRow(`SELECT copy_of FROM version WHERE article = 'two'`).Scan(&copyOf))
	assert.Equal(t, "one", copyOf)
	_, copyOf, err = l.Accept(ctx, "a", schema.NewArticle(schema.Article{ID: "three", Text: text}), nil, now, time.Time{})
	require.NoError(t, err)
	assert.Equal(t, "one", copyOf)
}

// Whoever looks while a ledger is being made does not disturb that.
func TestOpenAtOnce(t *testing.T) {
	for range 20 {
		path := filepath.Join(t.TempDir(), "x.ledger")
		var all sync.WaitGroup
		for range 4 {
			all.Go(func() {
				l, err := Look(ctx, path)
				if assert.NoError(t, err) {
					assert.NoError(t, l.Close())
				}
			})
		}
		all.Wait()
	}
}
