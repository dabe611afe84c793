-- Claims that only one source makes, the newest first.
--
-- No article of another publisher has a claim about the same event, unless it carries the same
-- story: what many copy from one is still said by one, and listed for the original where that
-- has it. An article that names no publisher is a source of its own.
--
-- group: doubt
-- example: geokg query single --actor Iran --factuality asserted
--
-- param actor (entity): only what this one did, suffered or got
-- param factuality (list of factuality): only claims of these
-- param since (date): not published before
-- param until (date): not published after
-- param limit (int, default 100): rows at most
--
-- column subject (string): name of the subject
-- column relation (string): the relation
-- column object (string): name of the object
-- column recipient (string): name of who gets it
-- column time (string): when it happened, EDTF
-- column factuality (string): how surely
-- column quote (string): the words
-- column holder (string): name of who says so; AUTHOR for the article itself
-- column published (string): when the article was published
-- column source (string): by whom
-- column url (string): where it stands
-- column article (string): id of the article
-- column claim (string): id of the claim

WITH once AS NOT MATERIALIZED (
  SELECT c.*
  FROM claim c
  CROSS JOIN article a ON a.id = c.article
  WHERE ($factuality IS NULL OR c.factuality IN (SELECT value FROM json_each($factuality)))
    AND ($since IS NULL OR c.published_day >= $since)
    AND ($until IS NULL OR c.published_day <= $until || '~')
    AND NOT EXISTS (
      SELECT 1
      FROM claim d
      CROSS JOIN article b ON b.id = d.article
      WHERE d.event = c.event AND d.article <> c.article AND (b.source IS NULL OR a.source IS NULL OR b.source <> a.source)
        AND coalesce((SELECT original FROM copy WHERE copy.article = b.id), b.id)
          <> coalesce((SELECT original FROM copy WHERE copy.article = a.id), a.id))
    AND NOT EXISTS (
      SELECT 1
      FROM copy y
      CROSS JOIN claim d ON d.article = y.original
      WHERE y.article = c.article AND d.event = c.event)
),
newest AS ( -- of anybody
  SELECT o.number
  FROM claim c INDEXED BY claim_published
  CROSS JOIN once o ON o.number = c.number
  WHERE $actor IS NULL
  ORDER BY c.published_day DESC, o.id
  LIMIT $limit
),
did AS (
  SELECT o.number
  FROM claim c INDEXED BY claim_subject_published
  CROSS JOIN once o ON o.number = c.number
  WHERE c.subject = $actor
  ORDER BY c.published_day DESC, o.id
  LIMIT $limit
),
suffered AS (
  SELECT o.number
  FROM claim c INDEXED BY claim_object_published
  CROSS JOIN once o ON o.number = c.number
  WHERE c.object = $actor
  ORDER BY c.published_day DESC, o.id
  LIMIT $limit
),
got AS (
  SELECT o.number
  FROM claim c INDEXED BY claim_recipient_published
  CROSS JOIN once o ON o.number = c.number
  WHERE c.recipient = $actor
  ORDER BY c.published_day DESC, o.id
  LIMIT $limit
),
about (claim) AS (
  SELECT number FROM newest
  UNION SELECT number FROM did
  UNION SELECT number FROM suffered
  UNION SELECT number FROM got
),
told AS (
  SELECT c.* FROM about x CROSS JOIN claim c ON c.number = x.claim ORDER BY c.published_day DESC, c.id LIMIT $limit
)
SELECT s.name AS subject, c.relation, o.name AS object, r.name AS recipient, c.time, c.factuality, c.evidence AS quote,
  coalesce(h.name, 'AUTHOR') AS holder, c.published, a.source, a.url, c.article, c.id AS claim
FROM told c
CROSS JOIN article a ON a.id = c.article
CROSS JOIN entity s ON s.id = c.subject
CROSS JOIN entity o ON o.id = c.object
LEFT JOIN entity r ON r.id = c.recipient
LEFT JOIN entity h ON h.id = c.holder
ORDER BY c.published_day DESC, c.id
