-- Threats and attacks between two sides over time.
--
-- Threats, coercion and violence in either direction. One row for each event, time and
-- factuality; what is undated comes last.
--
-- group: conflict
-- example: geokg query hostilities Ukraine Russia --since 2024
--
-- param a (entity, required): one side
-- param b (entity, required): the other
-- param factuality (list of factuality): only claims of these
-- param since (date): not before
-- param until (date): not after
-- param limit (int, default 100): rows at most
--
-- column time (string): when, EDTF
-- column subject (string): name of who threatens or attacks
-- column kind (string): THREATEN, COERCE or ASSAULT
-- column relation (string): the relation
-- column object (string): name of whom it is done to
-- column places (list): names of the places told
-- column factuality (string): how surely
-- column holders (list): names of who says so; AUTHOR for the articles themselves
-- column claims (int): how many claims say so
-- column articles (int): in how many articles
-- column stories (int): in how many stories; articles that carry one text are one
-- column event (string): id of the event

WITH told AS (
  SELECT c.*
  FROM claim c
  WHERE (c.subject = $a AND c.object = $b OR c.subject = $b AND c.object = $a)
    AND c.plover IN ('THREATEN', 'COERCE', 'ASSAULT')
    AND ($factuality IS NULL OR c.factuality IN (SELECT value FROM json_each($factuality)))
    AND ($since IS NULL OR c.time IS NOT NULL AND coalesce(c.last_day, '9999') >= $since)
    AND ($until IS NULL OR c.time IS NOT NULL AND coalesce(c.first_day, '') <= $until || '~')
)
SELECT t.time, s.name AS subject, t.plover AS kind, t.relation, o.name AS object,
  json_group_array(DISTINCT p.name ORDER BY p.name) FILTER (WHERE p.name IS NOT NULL) AS places, t.factuality,
  json_group_array(DISTINCT coalesce(h.name, 'AUTHOR') ORDER BY coalesce(h.name, 'AUTHOR')) AS holders,
  count(*) AS claims, count(DISTINCT t.article) AS articles,
  count(DISTINCT coalesce((SELECT original FROM copy WHERE copy.article = t.article), t.article)) AS stories, t.event
FROM told t
JOIN entity s ON s.id = t.subject
JOIN entity o ON o.id = t.object
LEFT JOIN entity p ON p.id = t.place
LEFT JOIN entity h ON h.id = t.holder
GROUP BY t.event, t.time, t.factuality
ORDER BY t.time IS NULL, coalesce(t.first_day, t.last_day, ''), coalesce(t.time, ''), t.factuality, t.event
LIMIT $limit
