-- The ledger of a refresh job: what was seen, fetched, cleaned, extracted, sent or failed.
-- Times are Unix seconds.

CREATE TABLE source (
	name     TEXT PRIMARY KEY,
	next_due INTEGER NOT NULL DEFAULT 0,
	last_ok  INTEGER NOT NULL DEFAULT 0,
	failures INTEGER NOT NULL DEFAULT 0, -- since the last success
	problem  TEXT NOT NULL DEFAULT ''
) STRICT;

-- Addresses that list pages, with what makes the next request conditional.
CREATE TABLE listing (
	url      TEXT PRIMARY KEY,
	etag     TEXT NOT NULL DEFAULT '',
	modified TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE page (
	url      TEXT PRIMARY KEY, -- canonical
	address  TEXT NOT NULL,    -- as the source gave it
	source   TEXT NOT NULL,
	title    TEXT NOT NULL DEFAULT '',
	updated  INTEGER NOT NULL DEFAULT 0, -- by the source; 0 if it does not say
	state    TEXT NOT NULL CHECK (state IN ('seen', 'fetched', 'failed', 'gone', 'refused')),
	article  TEXT NOT NULL DEFAULT '', -- id of the article that it gave
	etag     TEXT NOT NULL DEFAULT '',
	modified TEXT NOT NULL DEFAULT '',
	seen     INTEGER NOT NULL,
	checked  INTEGER NOT NULL DEFAULT 0, -- last answer of the server
	attempts INTEGER NOT NULL DEFAULT 0, -- failed in a row
	due      INTEGER NOT NULL,           -- when it is to be asked for (again)
	problem  TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX page_due ON page (state, due);
CREATE INDEX page_article ON page (article);

-- Every version of every article, the last one of an id being what the graph says.
CREATE TABLE version (
	seq       INTEGER PRIMARY KEY,
	article   TEXT NOT NULL,
	hash      TEXT NOT NULL,
	source    TEXT NOT NULL,
	state     TEXT NOT NULL CHECK (state IN ('cleaned', 'extracted', 'sent', 'failed', 'replaced', 'deleted')),
	text      TEXT NOT NULL, -- the article as JSON; '' once pruned
	payload   BLOB,          -- the article with its claims until it is sent
	claims    INTEGER NOT NULL DEFAULT 0,
	recorded  INTEGER NOT NULL,
	sent      INTEGER NOT NULL DEFAULT 0,
	ended     INTEGER NOT NULL DEFAULT 0, -- when a newer version replaced it
	extractor TEXT NOT NULL DEFAULT '',
	took      INTEGER NOT NULL DEFAULT 0, -- milliseconds of the extraction
	anew      INTEGER NOT NULL DEFAULT 0, -- 1: replaces claims that an older extractor made of the same text
	problem   TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX version_state ON version (state, seq);
CREATE INDEX version_article ON version (article, seq);

-- Articles to be taken out of the graph.
CREATE TABLE removal (
	seq     INTEGER PRIMARY KEY,
	article TEXT NOT NULL
) STRICT;

CREATE TABLE run (
	id     INTEGER PRIMARY KEY,
	began  INTEGER NOT NULL,
	ended  INTEGER NOT NULL DEFAULT 0, -- 0: under way, or killed
	report TEXT NOT NULL DEFAULT ''
) STRICT;
