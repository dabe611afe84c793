-- Schema version 2: which articles carry the text of another, as package story tells it.

ALTER TABLE version ADD COLUMN copy_of TEXT NOT NULL DEFAULT ''; -- id of the article whose text it carries; '' if of none that was known before

-- What the text of each article is compared by, that of its last version. A text too short
-- to be compared has no row. Prints outlive texts that are pruned.
CREATE TABLE print (
	rank    INTEGER PRIMARY KEY, -- story.Rank of the article
	article TEXT NOT NULL UNIQUE,
	print   TEXT NOT NULL        -- story.Print, packed
) STRICT;

CREATE TABLE print_key (
	key  INTEGER NOT NULL,
	rank INTEGER NOT NULL,
	PRIMARY KEY (key, rank)
) STRICT, WITHOUT ROWID;
