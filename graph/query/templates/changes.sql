-- What the graph has learnt since a day: the claims accepted since then, the newest first.
--
-- The day is that on which the graph took an article in, not that of publication. Earlier
-- claims about the same event show what is news and what only says it again. A corrected
-- article counts as taken in when its correction was.
--
-- group: time
-- example: geokg query changes 2024-06-01 --actor Iran
--
-- param since (date, required): from this day on
-- param actor (entity): only what this one did, suffered or got
-- param limit (int, default 100): rows at most
--
-- column subject (string): name of the subject
-- column relation (string): the relation
-- column object (string): name of the object
-- column recipient (string): name of who gets it
-- column time (string): when it happened, EDTF
-- column factuality (string): how surely
-- column earlier (int): claims about the same event that were there before
-- column quote (string): the words
-- column holder (string): name of who says so; AUTHOR for the article itself
-- column published (string): when the article was published
-- column source (string): by whom
-- column url (string): where it stands
-- column article (string): id of the article
-- column claim (string): id of the claim

WITH later AS NOT MATERIALIZED (
  SELECT * FROM claim WHERE recorded >= $since
),
newest AS ( -- of anybody
  SELECT number FROM later WHERE $actor IS NULL ORDER BY recorded DESC, id LIMIT $limit
),
about (claim) AS (
  SELECT number FROM claim WHERE subject = $actor
  UNION SELECT number FROM claim WHERE object = $actor
  UNION SELECT number FROM claim WHERE recipient = $actor
  UNION SELECT number FROM newest
),
told AS (
  SELECT c.* FROM about a CROSS JOIN later c ON c.number = a.claim ORDER BY c.recorded DESC, c.id LIMIT $limit
)
SELECT s.name AS subject, c.relation, o.name AS object, r.name AS recipient, c.time, c.factuality,
  (SELECT count(*) FROM claim d WHERE d.event = c.event AND d.recorded < $since) AS earlier,
  c.evidence AS quote, coalesce(h.name, 'AUTHOR') AS holder, c.published, a.source, a.url, c.article, c.id AS claim
FROM told c
CROSS JOIN article a ON a.id = c.article
CROSS JOIN entity s ON s.id = c.subject
CROSS JOIN entity o ON o.id = c.object
LEFT JOIN entity r ON r.id = c.recipient
LEFT JOIN entity h ON h.id = c.holder
ORDER BY c.recorded DESC, c.id
