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

WITH about (claim) AS (
  SELECT id FROM claim WHERE subject = $actor
  UNION SELECT id FROM claim WHERE object = $actor
  UNION SELECT id FROM claim WHERE recipient = $actor
  UNION SELECT id FROM claim WHERE $actor IS NULL AND factuality IN ('denied', 'negated')
),
denial AS (
  SELECT d.*, v.pair
  FROM about
  CROSS JOIN claim d ON d.id = about.claim
  CROSS JOIN event v ON v.id = d.event
  WHERE d.factuality IN ('denied', 'negated')
    AND ($relation IS NULL OR d.relation IN (SELECT value FROM json_each($relation)))
    AND ($actor IS NULL OR d.subject = $actor OR d.counterpart = $actor)
),
dispute AS (
  SELECT a.*, d.id AS denial_claim, d.article AS denial_article, d.object AS denied_object, d.factuality AS denial,
    d.holder AS denier, d.evidence AS denial_quote, d.published_day AS denied_on,
    a.object = d.object OR a.relation IN (@symmetric) AS exact
  FROM denial d
  CROSS JOIN event v ON v.pair = d.pair AND v.relation = d.relation
  CROSS JOIN claim a ON a.event = v.id
  WHERE a.factuality IN ('asserted', 'alleged')
    AND (a.subject = d.subject OR a.relation IN (@symmetric))
    AND coalesce('entity:' || a.holder, 'article:' || a.article) <> coalesce('entity:' || d.holder, 'article:' || d.article)
    AND (a.time IS NULL OR d.time IS NULL
      OR coalesce(a.first_day, '') <= coalesce(d.first_day, '') AND coalesce(d.last_day, '~') <= coalesce(a.last_day, '~')
      OR coalesce(d.first_day, '') <= coalesce(a.first_day, '') AND coalesce(a.last_day, '~') <= coalesce(d.last_day, '~'))
    AND (a.first_day IS NULL OR d.published IS NULL OR substr(a.first_day, 1, length(d.published)) <= d.published)
)
SELECT s.name AS subject, x.relation, o.name AS object, r.name AS recipient, x.time, x.factuality,
  coalesce(h.name, 'AUTHOR') AS holder, x.evidence AS quote, n.name AS denied_object, x.denial,
  coalesce(k.name, 'AUTHOR') AS denier, x.denial_quote, x.exact, x.article, x.denial_article, x.id AS claim, x.denial_claim
FROM dispute x
JOIN entity s ON s.id = x.subject
JOIN entity o ON o.id = x.object
JOIN entity n ON n.id = x.denied_object
LEFT JOIN entity r ON r.id = x.recipient
LEFT JOIN entity h ON h.id = x.holder
LEFT JOIN entity k ON k.id = x.denier
WHERE $exact IS NULL OR x.exact = $exact
ORDER BY coalesce(x.denied_on, '') DESC, x.exact DESC, x.relation, x.id, x.denial_claim
LIMIT $limit
