-- The graph as tables, schema version 1 (PRAGMA user_version; application_id marks the file).
--
-- Ids are the content keys of package schema, the same in every backend. Days are
-- "YYYY-MM-DD" and compare as text; lists are JSON arrays of strings for json_each.
-- Every NULL means "not known" or "not told".

-- One row for each fact about the file itself.
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE article (
  id            TEXT PRIMARY KEY,
  url           TEXT,
  title         TEXT,
  lang          TEXT,               -- ISO 639-1
  published     TEXT,               -- EDTF, at its own precision
  published_day TEXT,               -- first day of published, to sort and compare by
  source        TEXT,
  text          TEXT NOT NULL,
  hash          TEXT NOT NULL,      -- of the version stored
  recorded      TEXT NOT NULL       -- UTC, RFC 3339: when this version was accepted; in no comparison
);
CREATE INDEX article_published ON article (published_day);
CREATE INDEX article_source ON article (source);

-- Where articles without an id or URL of their own were read from. A path that turns up
-- with another text lets go of the article it held; the last to let go removes it.
CREATE TABLE origin (
  path    TEXT PRIMARY KEY,
  article TEXT NOT NULL REFERENCES article (id)
) WITHOUT ROWID;
CREATE INDEX origin_article ON origin (article);

CREATE TABLE entity (
  id       TEXT PRIMARY KEY,
  kind     TEXT NOT NULL,           -- person, country, city, region, organization, alliance, group, agreement, weapon, thing
  class    TEXT NOT NULL,           -- actor (person, country, organization, alliance, group), place (city, region) or thing
  name     TEXT NOT NULL,           -- canonical
  names    TEXT NOT NULL,           -- JSON: every further name, sorted
  iso3     TEXT,
  wikidata TEXT,
  lat      REAL,
  lon      REAL,
  country  TEXT                     -- id of the country that a city or region lies in
);

CREATE INDEX entity_lat ON entity (lat) WHERE lat IS NOT NULL;
CREATE INDEX entity_country ON entity (country) WHERE country IS NOT NULL;

-- Every name of an entity, folded by schema.Fold, for exact look-up.
CREATE TABLE entity_name (
  folded TEXT NOT NULL,
  entity TEXT NOT NULL REFERENCES entity (id),
  PRIMARY KEY (folded, entity)
) WITHOUT ROWID;
CREATE INDEX entity_name_entity ON entity_name (entity);

-- One happening that claims of many articles share.
CREATE TABLE event (
  id        TEXT PRIMARY KEY,
  relation  TEXT NOT NULL,
  pair      TEXT NOT NULL,          -- "LOWER|HIGHER": ids of the subject and of the counterpart (recipient, else object)
  bucket    TEXT NOT NULL,          -- the time in its identity: see schema
  time      TEXT,                   -- the bucket if it tells when, EDTF
  first_day TEXT,                   -- first and last day of time
  last_day  TEXT
);
CREATE INDEX event_pair ON event (pair, first_day);
CREATE INDEX event_day ON event (first_day);

-- AGENT: the subject (both sides if the relation is symmetric). TARGET, THEME: the object,
-- THEME if it is a thing. RECIPIENT: who gets what is transferred.
CREATE TABLE event_role (
  event  TEXT NOT NULL REFERENCES event (id),
  role   TEXT NOT NULL,
  entity TEXT NOT NULL REFERENCES entity (id),
  PRIMARY KEY (event, role, entity)
) WITHOUT ROWID;
CREATE INDEX event_role_entity ON event_role (entity, role);

CREATE TABLE claim (
  number         INTEGER PRIMARY KEY, -- of the row, for claim_words; in no comparison
  id             TEXT NOT NULL UNIQUE,
  article        TEXT NOT NULL REFERENCES article (id),
  sentence       INTEGER NOT NULL,  -- from 0
  event          TEXT NOT NULL REFERENCES event (id),
  subject        TEXT NOT NULL REFERENCES entity (id),
  relation       TEXT NOT NULL,
  object         TEXT NOT NULL REFERENCES entity (id),
  recipient      TEXT REFERENCES entity (id),
  counterpart    TEXT NOT NULL GENERATED ALWAYS AS (coalesce(recipient, object)) VIRTUAL,
  place          TEXT REFERENCES entity (id),
  factuality     TEXT NOT NULL,
  holder         TEXT REFERENCES entity (id), -- NULL: the author of the article
  time           TEXT,              -- when it happened: EDTF, as the text tells it
  first_day      TEXT,              -- first day that time covers; NULL if open or not told
  last_day       TEXT,              -- last day that time covers; NULL if open or not told
  published      TEXT,              -- when the article was published: EDTF
  published_day  TEXT,
  recorded       TEXT NOT NULL,     -- when it was accepted; in no comparison
  quantity_value REAL,
  quantity_unit  TEXT,
  quantity_text  TEXT,
  evidence       TEXT NOT NULL,     -- the words
  evidence_start INTEGER NOT NULL,  -- where they stand in article.text, in Unicode code points, [start, end)
  evidence_end   INTEGER NOT NULL,
  note           TEXT,
  plover         TEXT,
  mode           TEXT,
  cameo          TEXT,
  cameo_fine     TEXT,
  goldstein      REAL,
  mentions       TEXT NOT NULL,     -- JSON by slot: {"subject":{"forms":["Putin"],"role":"GOV"}, ...}
  confidence     REAL NOT NULL,
  rule           TEXT,
  extractor      TEXT,
  version        TEXT
);
CREATE INDEX claim_article ON claim (article, sentence);
CREATE INDEX claim_event ON claim (event);
CREATE INDEX claim_subject ON claim (subject, relation);
CREATE INDEX claim_object ON claim (object, relation);
CREATE INDEX claim_recipient ON claim (recipient, relation) WHERE recipient IS NOT NULL;
CREATE INDEX claim_place ON claim (place) WHERE place IS NOT NULL;
CREATE INDEX claim_holder ON claim (holder) WHERE holder IS NOT NULL;
CREATE INDEX claim_relation ON claim (relation);
CREATE INDEX claim_factuality ON claim (factuality, published_day);
CREATE INDEX claim_published ON claim (published_day);
CREATE INDEX claim_recorded ON claim (recorded);

-- Full-text search: the words of each claim's evidence and of the names that it names, as
-- graph.Claim.Words folds them; rowid is claim.number.
CREATE VIRTUAL TABLE claim_words USING fts5 (
  words, content = '', contentless_delete = 1, detail = none, tokenize = 'unicode61 remove_diacritics 0'
);

-- Which entity a claim names in which slot, as rows.
CREATE VIEW claim_entity (claim, slot, entity) AS
  SELECT id, 'subject', subject FROM claim
  UNION ALL SELECT id, 'object', object FROM claim
  UNION ALL SELECT id, 'recipient', recipient FROM claim WHERE recipient IS NOT NULL
  UNION ALL SELECT id, 'place', place FROM claim WHERE place IS NOT NULL
  UNION ALL SELECT id, 'holder', holder FROM claim WHERE holder IS NOT NULL;

-- The triples that a claim is about, whatever its factuality: subject and object, and for
-- a transfer with a recipient subject and recipient too. triple is "SUBJECT|RELATION|OBJECT",
-- the smaller id first if the relation is symmetric.
CREATE TABLE claim_triple (
  triple     TEXT NOT NULL,
  factuality TEXT NOT NULL,
  claim      TEXT NOT NULL REFERENCES claim (id),
  first_day  TEXT,
  last_day   TEXT,
  PRIMARY KEY (triple, factuality, claim)
) WITHOUT ROWID;
CREATE INDEX claim_triple_first ON claim_triple (triple, factuality, first_day) WHERE first_day IS NOT NULL;
CREATE INDEX claim_triple_last ON claim_triple (triple, factuality, last_day) WHERE last_day IS NOT NULL;

-- The edge between two entities, derived: it stands while a claim asserts it.
CREATE TABLE triple (
  id               TEXT PRIMARY KEY,
  subject          TEXT NOT NULL REFERENCES entity (id), -- the smaller id if the relation is symmetric
  relation         TEXT NOT NULL,
  object           TEXT NOT NULL REFERENCES entity (id),
  claims           INTEGER NOT NULL,  -- asserted claims
  articles         INTEGER NOT NULL,  -- articles that make them
  first_day        TEXT,              -- earliest first_day and latest last_day of these claims
  last_day         TEXT,
  goldstein_tenths INTEGER NOT NULL,  -- sum of ten times their Goldstein scores
  disputed         INTEGER NOT NULL   -- 1 if a claim about this triple is denied or negated, else 0
);
CREATE INDEX triple_subject ON triple (subject, relation);
CREATE INDEX triple_object ON triple (object, relation);
CREATE INDEX triple_relation ON triple (relation);
