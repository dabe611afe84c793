package schema

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"hash"
	"strconv"
	"strings"
)

// Ids are hashes of content, so that every run on every machine gives a thing the same
// id. Fields are hashed with their lengths, so that no two lists of fields look alike.

// shortHash is 100 bits of the fields' hash in 20 lower-case letters and digits.
func shortHash(fields ...string) string {
	encoded := base32.StdEncoding.EncodeToString(sum(fields...))
	return strings.ToLower(encoded[:20])
}

func sum(fields ...string) []byte {
	h := sha256.New()
	for _, field := range fields {
		writeField(h, field)
	}
	return h.Sum(nil)
}

func writeField(h hash.Hash, field string) {
	h.Write(strconv.AppendInt(nil, int64(len(field)), 10))
	h.Write([]byte{':'})
	h.Write([]byte(field))
}

// NewArticle completes an article that has been cleaned: its ID, if none is given, is the
// canonical URL or else the hash of the text, and its Hash tells one version from another.
func NewArticle(art Article) Article {
	if art.ID == "" && art.URL != "" {
		art.ID = CanonicalURL(art.URL)
	}
	if art.ID == "" {
		art.ID = "sha256:" + hex.EncodeToString(sum(art.Text))
	}
	art.Hash = hex.EncodeToString(sum(art.Text, art.Title, art.Published, art.Lang))
	return art
}

// UnknownEntity is an entity that the gazetteer lacks, known by its full name alone. The
// same name in other capitals, with or without diacritics, is the same entity, and its
// Name does not depend on which of them was read first.
func UnknownEntity(kind Kind, name string) Entity {
	key := nameKey(name)
	return Entity{ID: entityID(kind, key), Kind: kind, Name: titleCase(key)}
}

// UnknownThing is a thing or weapon that no list has: the lemmas of a phrase in one
// language.
func UnknownThing(kind Kind, lang, lemmaPhrase string) Entity {
	key := nameKey(lemmaPhrase)
	return Entity{ID: entityID(kind, lang, key), Kind: kind, Name: key}
}

// UnnamedGroup is a group that an article mentions without a name, like "other countries".
// In another article the same words are another group.
func UnnamedGroup(article, lang, phrase string) Entity {
	key := nameKey(phrase)
	return Entity{ID: entityID(Group, article, lang, key), Kind: Group, Name: key}
}

func entityID(kind Kind, fields ...string) string {
	return string(kind) + ":" + shortHash(append([]string{string(kind)}, fields...)...)
}

// Key is the id of a claim: a hash of all that it says and where. How it was extracted
// and how confidently is no part of it.
func (c Claim) Key() string {
	return shortHash(
		c.Article, strconv.Itoa(c.Sentence), strconv.Itoa(c.Evidence.Start), strconv.Itoa(c.Evidence.End),
		c.Subject.ID, string(c.Relation), c.Object.ID, idOf(c.Recipient),
		c.Time, idOf(c.Place), string(c.Factuality), idOf(c.Holder),
	)
}

func idOf(p *Participant) string {
	if p == nil {
		return ""
	}
	return p.ID
}
