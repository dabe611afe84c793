package sqlite

import (
	"context"
	"database/sql"
	_ "embed"
	"fmt"
	"time"

	"geokg/graph"
)

// applicationID marks a SQLite file as geokg's (PRAGMA application_id): "gkg1".
const applicationID = 0x676b6731

//go:embed schema.sql
var schemaV1 string

//go:embed measures.sql
var schemaV2 string

//go:embed stories.sql
var schemaV3 string

//go:embed indexes.sql
var schemaV4 string

//go:embed sides.sql
var schemaV5 string

// migrations[n] takes a file from schema version n to n+1 (PRAGMA user_version).
var migrations = []migration{{tables: schemaV1}, {tables: schemaV2}, {schemaV3, fillStories}, {tables: schemaV4}, {tables: schemaV5}}

// migration makes tables and fills them with what follows from those that there were.
type migration struct {
	tables string
	fill   func(w *writer) error // may be nil
}

func (m migration) run(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, m.tables); err != nil || m.fill == nil {
		return err
	}
	return m.fill(newWriter(ctx, tx, time.Time{}))
}

// header is what tells a geokg file from others.
type header struct {
	application, version, tables int
}

func readHeader(ctx context.Context, db *sql.DB) (header, error) {
	var h header
	err := db.QueryRowContext(ctx, `SELECT
		(SELECT application_id FROM pragma_application_id),
		(SELECT user_version FROM pragma_user_version),
		(SELECT count(*) FROM sqlite_schema)`).Scan(&h.application, &h.version, &h.tables)
	return h, err
}

func (h header) fresh() bool { return h == header{} }

func (h header) check(newest int) error {
	switch {
	case h.application != applicationID:
		return fmt.Errorf("%w: the file belongs to another program", graph.ErrForeign)
	case h.version > newest:
		return fmt.Errorf("%w: the file has schema version %d, this geokg knows up to %d: update geokg",
			graph.ErrForeign, h.version, newest)
	}
	return nil
}

// migrate makes the tables of a fresh file or brings an older file forward, in one
// transaction. Files of other programs and of newer versions are refused untouched.
func migrate(ctx context.Context, db *sql.DB, steps []migration) error {
	h, err := readHeader(ctx, db)
	if err != nil {
		return classify(err)
	}
	if !h.fresh() {
		if err := h.check(len(steps)); err != nil {
			return err
		}
	}
	if _, err := db.ExecContext(ctx, "PRAGMA journal_mode = WAL"); err != nil {
		return classify(err)
	}
	if h.version == len(steps) {
		return nil
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return classify(err)
	}
	defer tx.Rollback()
	for n := h.version; n < len(steps); n++ {
		if err := steps[n].run(ctx, tx); err != nil {
			return fmt.Errorf("migrate to schema version %d: %w", n+1, classify(err))
		}
	}
	mark := fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, len(steps))
	if _, err := tx.ExecContext(ctx, mark); err != nil {
		return classify(err)
	}
	return classify(tx.Commit())
}

// checkVersion refuses a file that a reader cannot understand.
func checkVersion(ctx context.Context, db *sql.DB) error {
	h, err := readHeader(ctx, db)
	if err != nil {
		return classify(err)
	}
	if h.fresh() {
		return fmt.Errorf("%w: the file holds no graph yet: ingest an article first", graph.ErrForeign)
	}
	if err := h.check(len(migrations)); err != nil {
		return err
	}
	if h.version < len(migrations) {
		return fmt.Errorf("%w: the file has schema version %d: any ingest into it brings it to %d",
			graph.ErrForeign, h.version, len(migrations))
	}
	return nil
}
