package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"geokg/graph/story"
	"geokg/schema"
)

// takePrint notes what the text of an article is compared by, in place of what was noted for
// its version before, and returns which other article has this text; "" if none has. If that
// is a copy itself, it is the one that it was found to be a copy of.
func takePrint(ctx context.Context, tx *sql.Tx, art schema.Article) (copyOf string, err error) {
	if err := dropPrint(ctx, tx, art.ID); err != nil {
		return "", err
	}
	print := story.Of(art.Text)
	if !print.Comparable() {
		return "", nil
	}
	if copyOf, err = findNear(ctx, tx, print); err == nil && copyOf != "" {
		copyOf, err = originalOf(ctx, tx, copyOf)
	}
	if err != nil {
		return "", err
	}
	return copyOf, putPrint(ctx, tx, art.ID, print)
}

// putPrint notes the print of an article that has none.
func putPrint(ctx context.Context, tx *sql.Tx, article string, print story.Print) error {
	rank := story.Rank(article)
	if _, err := tx.ExecContext(ctx, `INSERT INTO print (rank, article, print) VALUES (?, ?, ?)`, rank, article, print.Pack()); err != nil {
		return err
	}
	keys, err := json.Marshal(print.Keys)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO print_key (key, rank) SELECT value, ? FROM json_each(?)`, rank, string(keys))
	return err
}

// findNear looks for an article that is near, among the first holders of each key.
func findNear(ctx context.Context, tx *sql.Tx, print story.Print) (string, error) {
	const text = `SELECT article, print FROM print WHERE rank IN (
			SELECT k.rank FROM json_each(?1) j CROSS JOIN print_key k ON k.key = j.value
			WHERE k.rank IN (SELECT rank FROM print_key WHERE key = j.value ORDER BY rank LIMIT ?2))
		ORDER BY rank`
	keys, err := json.Marshal(print.Keys)
	if err != nil {
		return "", err
	}
	rows, err := tx.QueryContext(ctx, text, string(keys), story.Anchors)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	for rows.Next() {
		var article, packed string
		if err := rows.Scan(&article, &packed); err != nil {
			return "", err
		}
		other, err := story.Unpack(packed)
		if err != nil {
			return "", err
		}
		if print.Near(other) {
			return article, nil
		}
	}
	return "", rows.Err()
}

// originalOf is what an article was found to be a copy of, or itself.
func originalOf(ctx context.Context, tx *sql.Tx, article string) (string, error) {
	var original string
	err := tx.QueryRowContext(ctx, `SELECT copy_of FROM version WHERE article = ? ORDER BY seq DESC LIMIT 1`, article).Scan(&original)
	if errors.Is(err, sql.ErrNoRows) {
		return article, nil
	}
	return cmp.Or(original, article), err
}

// dropPrint forgets the print of an article, if there is one.
func dropPrint(ctx context.Context, tx *sql.Tx, article string) error {
	var packed string
	err := tx.QueryRowContext(ctx, `DELETE FROM print WHERE rank = ? RETURNING print`, story.Rank(article)).Scan(&packed)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	print, err := story.Unpack(packed)
	if err != nil {
		return err
	}
	for _, key := range print.Keys {
		if _, err := tx.ExecContext(ctx, `DELETE FROM print_key WHERE key = ? AND rank = ?`, key, story.Rank(article)); err != nil {
			return err
		}
	}
	return nil
}

// printAll notes the prints of the articles of a file that has none, in the order they came.
func printAll(ctx context.Context, tx *sql.Tx) error {
	for after := int64(0); ; {
		var text string
		err := tx.QueryRowContext(ctx, `SELECT seq, text FROM version WHERE seq > ? AND ended = 0 AND text <> '' ORDER BY seq LIMIT 1`, after).
			Scan(&after, &text)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		var art schema.Article
		if err := json.Unmarshal([]byte(text), &art); err != nil {
			return err
		}
		copyOf, err := takePrint(ctx, tx, art)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE version SET copy_of = ? WHERE seq = ?`, copyOf, after); err != nil {
			return err
		}
	}
}
