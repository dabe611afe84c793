-- Who met whom, when and where, by time.
--
-- One row for each meeting, time and factuality; what is undated comes last.
--
-- group: cooperation
-- example: geokg query meetings --actor Putin --since 2019
--
-- param actor (entity): one who met
-- param other (entity): whom
-- param place (entity): only meetings told to be there
-- param factuality (list of factuality): only claims of these
-- param since (date): not before
-- param until (date): not after
-- param limit (int, default 100): rows at most
--
-- column time (string): when they met, EDTF
-- column who (string): name of one side
-- column whom (string): name of the other
-- column places (list): names of the places told
-- column factuality (string): how surely
-- column holders (list): names of who says so; AUTHOR for the articles themselves
-- column claims (int): how many claims say so
-- column articles (int): in how many articles
-- column event (string): id of the event

WITH about (claim, flipped) AS (
  SELECT id, 0 FROM claim WHERE relation = 'MET' AND subject = $actor
  UNION ALL SELECT id, 1 FROM claim WHERE relation = 'MET' AND object = $actor
  UNION ALL SELECT id, 1 FROM claim WHERE relation = 'MET' AND $actor IS NULL AND subject = $other
  UNION ALL SELECT id, 0 FROM claim WHERE relation = 'MET' AND $actor IS NULL AND object = $other
  UNION ALL SELECT id, object < subject FROM claim WHERE relation = 'MET' AND $actor IS NULL AND $other IS NULL
),
told AS (
  SELECT iif(a.flipped, c.object, c.subject) AS who, iif(a.flipped, c.subject, c.object) AS whom,
    c.time, c.first_day, c.last_day, c.place AS place_id, c.factuality, c.article, c.event,
    p.name AS place, h.name AS holder
  FROM about a
  CROSS JOIN claim c ON c.id = a.claim
  LEFT JOIN entity p ON p.id = c.place
  LEFT JOIN entity h ON h.id = c.holder
)
SELECT t.time, s.name AS who, o.name AS whom,
  json_group_array(DISTINCT t.place ORDER BY t.place) FILTER (WHERE t.place IS NOT NULL) AS places,
  t.factuality,
  json_group_array(DISTINCT coalesce(t.holder, 'AUTHOR') ORDER BY coalesce(t.holder, 'AUTHOR')) AS holders,
  count(*) AS claims, count(DISTINCT t.article) AS articles, t.event
FROM told t
JOIN entity s ON s.id = t.who
JOIN entity o ON o.id = t.whom
WHERE ($other IS NULL OR t.whom = $other)
  AND ($place IS NULL OR t.place_id = $place)
  AND ($factuality IS NULL OR t.factuality IN (SELECT value FROM json_each($factuality)))
  AND ($since IS NULL OR t.time IS NOT NULL AND coalesce(t.last_day, '9999') >= $since)
  AND ($until IS NULL OR t.time IS NOT NULL AND coalesce(t.first_day, '') <= $until || '~')
GROUP BY t.event, t.time, t.factuality
ORDER BY t.time IS NULL, coalesce(t.first_day, t.last_day, ''), coalesce(t.time, ''), t.factuality, t.event
LIMIT $limit
