-- Everything between two, by time.
--
-- One row for each event, time and factuality; what is undated comes last.
--
-- group: actors
-- example: geokg query dyad "North Korea" Russia --since 2023
--
-- param a (entity, required): one of the two
-- param b (entity, required): the other
-- param relation (list of relation): only these relations
-- param factuality (list of factuality): only claims of these
-- param since (date): not before
-- param until (date): not after
-- param limit (int, default 100): rows at most
--
-- column time (string): when it happened, EDTF
-- column subject (string): name of the subject
-- column relation (string): the relation
-- column object (string): name of the object
-- column recipient (string): name of who gets it
-- column places (list): names of the places told
-- column factuality (string): how surely
-- column holders (list): names of who says so; AUTHOR for the articles themselves
-- column claims (int): how many claims say so
-- column articles (int): in how many articles
-- column stories (int): in how many stories; articles that carry one text are one
-- column event (string): id of the event

WITH about (claim, flipped) AS (
  SELECT number, 0 FROM claim WHERE subject = $a AND (object = $b OR recipient = $b)
  UNION ALL
  SELECT number, relation IN (@symmetric) FROM claim WHERE subject = $b AND (object = $a OR recipient = $a)
),
told AS (
  SELECT iif(a.flipped, c.object, c.subject) AS subject, c.relation, iif(a.flipped, c.subject, c.object) AS object,
    c.recipient, c.time, c.first_day, c.last_day, c.factuality, c.article, c.event, p.name AS place, h.name AS holder
  FROM about a
  CROSS JOIN claim c ON c.number = a.claim
  LEFT JOIN entity p ON p.id = c.place
  LEFT JOIN entity h ON h.id = c.holder
)
SELECT t.time, s.name AS subject, t.relation, o.name AS object, r.name AS recipient,
  json_group_array(DISTINCT t.place ORDER BY t.place) FILTER (WHERE t.place IS NOT NULL) AS places,
  t.factuality,
  json_group_array(DISTINCT coalesce(t.holder, 'AUTHOR') ORDER BY coalesce(t.holder, 'AUTHOR')) AS holders,
  count(*) AS claims, count(DISTINCT t.article) AS articles,
  count(DISTINCT coalesce((SELECT original FROM copy WHERE copy.article = t.article), t.article)) AS stories, t.event
FROM told t
JOIN entity s ON s.id = t.subject
JOIN entity o ON o.id = t.object
LEFT JOIN entity r ON r.id = t.recipient
WHERE ($relation IS NULL OR t.relation IN (SELECT value FROM json_each($relation)))
  AND ($factuality IS NULL OR t.factuality IN (SELECT value FROM json_each($factuality)))
  AND ($since IS NULL OR t.time IS NOT NULL AND coalesce(t.last_day, '9999') >= $since)
  AND ($until IS NULL OR t.time IS NOT NULL AND coalesce(t.first_day, '') <= $until || '~')
GROUP BY t.event, t.time, t.factuality
ORDER BY t.time IS NULL, coalesce(t.first_day, t.last_day, ''), coalesce(t.time, ''), t.relation, t.factuality, t.event
LIMIT $limit
