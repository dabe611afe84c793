-- What is claimed, by any of subject, relation, object, time and factuality; most claims first.
--
-- One row for each event, time and factuality. The object asked for may also be the
-- recipient. The sides of a symmetric relation may change places.
--
-- group: search
-- example: geokg query triples --subject "North Korea" --factuality denied,negated
--
-- param subject (entity): who acts
-- param relation (list of relation): only these relations
-- param object (entity): whom or what it is about
-- param factuality (list of factuality): only claims of these
-- param since (date): not before
-- param until (date): not after
-- param limit (int, default 100): rows at most
--
-- column subject (string): name of the subject
-- column relation (string): the relation
-- column object (string): name of the object
-- column recipient (string): name of who gets it
-- column time (string): when it happened, EDTF
-- column places (list): names of the places told
-- column factuality (string): how surely
-- column holders (list): names of who says so; AUTHOR for the articles themselves
-- column claims (int): how many claims say so
-- column articles (int): in how many articles
-- column stories (int): in how many stories; articles that carry one text are one
-- column event (string): id of the event

WITH matching AS NOT MATERIALIZED (
  SELECT *
  FROM claim
  WHERE ($relation IS NULL OR relation IN (SELECT value FROM json_each($relation)))
    AND ($factuality IS NULL OR factuality IN (SELECT value FROM json_each($factuality)))
    AND ($since IS NULL OR time IS NOT NULL AND coalesce(last_day, '9999') >= $since)
    AND ($until IS NULL OR time IS NOT NULL AND coalesce(first_day, '') <= $until || '~')
),
often AS ( -- of anybody, by their index
  SELECT event, time, factuality
  FROM matching
  WHERE $subject IS NULL AND $object IS NULL
  GROUP BY event, time, factuality
  ORDER BY count(*) DESC, coalesce(first_day, last_day, '~'), coalesce(time, ''), factuality, event
  LIMIT $limit
),
about (claim) AS (
  SELECT number FROM matching WHERE subject = $subject
  UNION SELECT number FROM matching WHERE object = $subject AND relation IN (@symmetric)
  UNION SELECT number FROM matching WHERE $subject IS NULL AND object = $object
  UNION SELECT number FROM matching WHERE $subject IS NULL AND recipient = $object
  UNION SELECT number FROM matching WHERE $subject IS NULL AND subject = $object AND relation IN (@symmetric)
  UNION SELECT m.number FROM often x CROSS JOIN matching m ON m.event = x.event AND m.time IS x.time AND m.factuality = x.factuality
),
sided AS (
  SELECT c.*, c.relation IN (@symmetric)
    AND (c.object = $subject OR c.subject = $object OR $subject IS NULL AND $object IS NULL AND c.object < c.subject) AS flipped
  FROM about a
  CROSS JOIN claim c ON c.number = a.claim
),
told AS (
  SELECT event, iif(flipped, object, subject) AS one, relation, iif(flipped, subject, object) AS other, recipient,
    time, first_day, last_day, factuality, json_group_array(number) AS claims
  FROM sided
  WHERE $object IS NULL OR iif(flipped, subject, object) = $object OR recipient = $object
  GROUP BY event, time, factuality
  ORDER BY count(*) DESC, coalesce(first_day, last_day, '~'), coalesce(time, ''), factuality, event
  LIMIT $limit
)
SELECT s.name AS subject, t.relation, o.name AS object, r.name AS recipient, t.time,
  json_group_array(DISTINCT p.name ORDER BY p.name) FILTER (WHERE p.name IS NOT NULL) AS places,
  t.factuality,
  json_group_array(DISTINCT coalesce(h.name, 'AUTHOR') ORDER BY coalesce(h.name, 'AUTHOR')) AS holders,
  count(*) AS claims, count(DISTINCT c.article) AS articles,
  count(DISTINCT coalesce((SELECT original FROM copy WHERE copy.article = c.article), c.article)) AS stories, t.event
FROM told t
CROSS JOIN json_each(t.claims) n
CROSS JOIN claim c ON c.number = n.value
JOIN entity s ON s.id = t.one
JOIN entity o ON o.id = t.other
LEFT JOIN entity r ON r.id = t.recipient
LEFT JOIN entity p ON p.id = c.place
LEFT JOIN entity h ON h.id = c.holder
GROUP BY t.event, t.time, t.factuality
ORDER BY claims DESC, coalesce(t.first_day, t.last_day, '~'), coalesce(t.time, ''), t.factuality, t.event
