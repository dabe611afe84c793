package refresh

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// expand turns paths into files: folders into the files below them, patterns into what
// they match. A path that leads nowhere becomes an item that says so. A file that is
// named twice is read once.
func expand(paths []string) (files []string, bad []Item) {
	seen := map[string]bool{}
	for _, path := range paths {
		found, err := resolve(path)
		if err != nil {
			bad = append(bad, Item{Where: Where{File: path}, Err: err})
		}
		for _, file := range found {
			if !seen[file] {
				seen[file] = true
				files = append(files, file)
			}
		}
	}
	return files, bad
}

func resolve(path string) ([]string, error) {
	if path == Stdin {
		return []string{path}, nil
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return folder(path)
	case err == nil:
		return []string{path}, nil
	case errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(path, "*?["):
		return pattern(path)
	}
	return nil, fileError(err)
}

// folder lists the files of a folder and those below it that may hold articles, in
// lexical order. Hidden files and folders are left out.
func folder(root string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		hidden := path != root && strings.HasPrefix(entry.Name(), ".")
		if entry.IsDir() {
			if hidden {
				return filepath.SkipDir
			}
			return nil
		}
		if _, known := extensions[extension(path)]; known && !hidden && isRegular(path) {
			files = append(files, path)
		}
		return nil
	})
	if err != nil {
		return files, fileError(err)
	}
	if len(files) == 0 {
		return nil, errors.New("folder without articles: no .txt, .html, .jsonl or .gz of these in it")
	}
	return files, nil
}

// pattern lists what a pattern matches, as a shell does: hidden files only where the pattern
// says so. A folder that matches is searched.
func pattern(glob string) ([]string, error) {
	matches, err := filepath.Glob(glob)
	if err != nil {
		return nil, fmt.Errorf("pattern: %w", err)
	}
	var files []string
	for _, match := range matches {
		if strings.HasPrefix(filepath.Base(match), ".") && !strings.HasPrefix(filepath.Base(glob), ".") {
			continue
		}
		found, err := resolve(match)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", ShowName(match), err)
		}
		files = append(files, found...)
	}
	if len(files) == 0 {
		return nil, errors.New("no file matches the pattern")
	}
	return files, nil
}

func isRegular(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// totalSize is the number of bytes of all files; 0 if one of them has no fixed size.
func totalSize(files []string) int64 {
	var total int64
	for _, file := range files {
		info, err := os.Stat(file)
		if err != nil || !info.Mode().IsRegular() {
			return 0
		}
		total += info.Size()
	}
	return total
}
