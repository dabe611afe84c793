package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"

	"geokg/graph"
)

// Backup writes the graph, as it is when the call begins, to a new file that can be opened
// like the first. Others may write meanwhile; a file that is there is not touched.
func (s *Store) Backup(ctx context.Context, path string) error {
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("back up to %s: %w: something of that name is there: name a new file", path, fs.ErrExist)
	}
	part := path + ".part"
	if err := os.Remove(part); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("back up to %s: %w: %w", path, graph.ErrUnreachable, err)
	}
	db := s.connect(url.Values{"mode": {"ro"}, "_busy_timeout": {"10000"}}) // the reader may make no file
	_, err := db.ExecContext(ctx, `VACUUM INTO ?`, part)
	if err = errors.Join(err, db.Close()); err != nil {
		return errors.Join(s.fail("back up", err), removeIfThere(part))
	}
	return os.Rename(part, path)
}

func removeIfThere(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
