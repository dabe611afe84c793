-- What one says and another denies, with both quotes.
--
-- A claim that asserts or alleges is paired with a claim of another holder that denies or
-- negates; the authors of two articles are two holders. Both have the same relation, subject
-- and counterpart: the recipient, or the object if there is none; a symmetric relation
-- either way round. Their times are compatible: one contains the other, or one is not told.
-- What starts after the denial was published cannot be what it denies.
--
-- group: doubt
-- example: geokg query disputes --actor Iran
--
-- param actor (entity): only disputes about what this one did, or what was done to it
-- param relation (list of relation): only these relations
-- param exact (bool): true: only where the objects are equal; false: only where they differ
-- param limit (int, default 100): rows at most
--
-- column subject (string): name of the subject
-- column relation (string): the relation
-- column object (string): name of the object as claimed
-- column recipient (string): name of who gets it, as claimed
-- column time (string): when it happened as claimed, EDTF
-- column factuality (string): asserted or alleged
-- column holder (string): name of who claims it; AUTHOR for the article itself
-- column quote (string): the words of the claim
-- column denied_object (string): name of the object as denied
-- column denial (string): denied or negated
-- column denier (string): name of who denies it; AUTHOR for the article itself
-- column denial_quote (string): the words of the denial
-- column exact (bool): whether the objects are equal
-- column article (string): id of the article of the claim
-- column denial_article (string): id of the article of the denial
-- column claim (string): id of the claim
-- column denial_claim (string): id of the denial

WITH dispute AS NOT MATERIALIZED (
  SELECT d.number AS denial, c.number AS claim, d.published_day AS denied_on, c.relation, c.id AS claim_id, d.id AS denial_id,
    c.object = d.object OR c.relation IN (@symmetric) AS exact
  FROM claim d
  CROSS JOIN event w ON w.id = d.event
  CROSS JOIN event v ON v.pair = w.pair AND v.relation = w.relation
  CROSS JOIN claim c ON c.event = v.id
  WHERE d.factuality IN ('denied', 'negated')
    AND ($relation IS NULL OR d.relation IN (SELECT value FROM json_each($relation)))
    AND ($actor IS NULL OR d.subject = $actor OR d.counterpart = $actor)
    AND c.factuality IN ('asserted', 'alleged')
    AND (c.subject = d.subject OR c.relation IN (@symmetric))
    AND coalesce('entity:' || c.holder, 'article:' || c.article) <> coalesce('entity:' || d.holder, 'article:' || d.article)
    AND (c.time IS NULL OR d.time IS NULL
      OR coalesce(c.first_day, '') <= coalesce(d.first_day, '') AND coalesce(d.last_day, '~') <= coalesce(c.last_day, '~')
      OR coalesce(d.first_day, '') <= coalesce(c.first_day, '') AND coalesce(c.last_day, '~') <= coalesce(d.last_day, '~'))
    AND (c.first_day IS NULL OR d.published IS NULL OR substr(c.first_day, 1, length(d.published)) <= d.published)
    AND ($exact IS NULL OR (c.object = d.object OR c.relation IN (@symmetric)) = $exact)
),
newest AS ( -- of anybody
  SELECT d.*
  FROM claim c INDEXED BY claim_published
  CROSS JOIN dispute d ON d.denial = c.number
  WHERE $actor IS NULL
  ORDER BY c.published_day DESC, d.exact DESC, d.relation, d.claim_id, d.denial_id
  LIMIT $limit
),
did AS (
  SELECT d.*
  FROM claim c INDEXED BY claim_subject_published
  CROSS JOIN dispute d ON d.denial = c.number
  WHERE c.subject = $actor
  ORDER BY c.published_day DESC, d.exact DESC, d.relation, d.claim_id, d.denial_id
  LIMIT $limit
),
suffered AS (
  SELECT d.*
  FROM claim c INDEXED BY claim_object_published
  CROSS JOIN dispute d ON d.denial = c.number
  WHERE c.object = $actor
  ORDER BY c.published_day DESC, d.exact DESC, d.relation, d.claim_id, d.denial_id
  LIMIT $limit
),
got AS (
  SELECT d.*
  FROM claim c INDEXED BY claim_recipient_published
  CROSS JOIN dispute d ON d.denial = c.number
  WHERE c.recipient = $actor
  ORDER BY c.published_day DESC, d.exact DESC, d.relation, d.claim_id, d.denial_id
  LIMIT $limit
),
found AS (
  SELECT * FROM newest
  UNION SELECT * FROM did
  UNION SELECT * FROM suffered
  UNION SELECT * FROM got
)
SELECT s.name AS subject, c.relation, o.name AS object, r.name AS recipient, c.time, c.factuality,
  coalesce(h.name, 'AUTHOR') AS holder, c.evidence AS quote, n.name AS denied_object, d.factuality AS denial,
  coalesce(k.name, 'AUTHOR') AS denier, d.evidence AS denial_quote, x.exact, c.article, d.article AS denial_article,
  c.id AS claim, d.id AS denial_claim
FROM found x
CROSS JOIN claim c ON c.number = x.claim
CROSS JOIN claim d ON d.number = x.denial
JOIN entity s ON s.id = c.subject
JOIN entity o ON o.id = c.object
JOIN entity n ON n.id = d.object
LEFT JOIN entity r ON r.id = c.recipient
LEFT JOIN entity h ON h.id = c.holder
LEFT JOIN entity k ON k.id = d.holder
ORDER BY x.denied_on DESC, x.exact DESC, x.relation, x.claim_id, x.denial_id
LIMIT $limit
