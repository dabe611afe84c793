-- Schema version 3: which articles carry the same text, as package story tells it.

-- What texts are compared by; a text too short to be compared has no row.
CREATE TABLE print (
  rank    INTEGER PRIMARY KEY,      -- story.Rank of the article
  article TEXT NOT NULL UNIQUE REFERENCES article (id),
  print   TEXT NOT NULL             -- story.Print, packed
);

-- The keys of each print, to find others that hold one.
CREATE TABLE print_key (
  key  INTEGER NOT NULL,
  rank INTEGER NOT NULL REFERENCES print (rank),
  PRIMARY KEY (key, rank)
) WITHOUT ROWID;

-- Which articles are copies, derived: original is the earliest of their story, which is no
-- copy itself. What counts stories counts distinct originals.
CREATE TABLE copy (
  article  TEXT PRIMARY KEY REFERENCES article (id),
  original TEXT NOT NULL REFERENCES article (id)
) WITHOUT ROWID;
CREATE INDEX copy_original ON copy (original);
