package schema

// Article is one document as stored: cleaned once on reading and never edited after.
type Article struct {
	ID        string // the given id, else the canonical URL, else "sha256:" + hash of the text
	URL       string
	Title     string
	Lang      string // ISO 639-1: "id", "en"; "" if not known
	Published string // EDTF date at its own precision: "2023-09-13", "2023-09", "2023"; "" if not known
	Source    string // who published it: "ANTARA"; "" if not known
	Text      string
	Origin    string // where it was read from; no part of any identity
	Hash      string // of the cleaned text, title, date and language: has this version been seen?
}
