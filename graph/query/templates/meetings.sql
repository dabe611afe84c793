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
-- column stories (int): in how many stories; articles that carry one text are one
-- column event (string): id of the event

WITH about (claim) AS (
  SELECT number FROM claim WHERE relation = 'MET' AND subject = $actor
  UNION SELECT number FROM claim WHERE relation = 'MET' AND object = $actor
  UNION SELECT number FROM claim WHERE relation = 'MET' AND $actor IS NULL AND subject = $other
  UNION SELECT number FROM claim WHERE relation = 'MET' AND $actor IS NULL AND object = $other
  UNION SELECT number FROM claim WHERE relation = 'MET' AND $actor IS NULL AND $other IS NULL
),
sided AS (
  SELECT c.*, coalesce(c.object = $actor, c.subject = $other, c.object < c.subject) AS flipped
  FROM about a
  CROSS JOIN claim c ON c.number = a.claim
  WHERE ($place IS NULL OR c.place = $place)
    AND ($factuality IS NULL OR c.factuality IN (SELECT value FROM json_each($factuality)))
    AND ($since IS NULL OR c.time IS NOT NULL AND coalesce(c.last_day, '9999') >= $since)
    AND ($until IS NULL OR c.time IS NOT NULL AND coalesce(c.first_day, '') <= $until || '~')
),
told AS (
  SELECT event, iif(flipped, object, subject) AS who, iif(flipped, subject, object) AS whom, time, first_day, last_day, factuality,
    json_group_array(number) AS claims
  FROM sided
  WHERE $other IS NULL OR iif(flipped, subject, object) = $other
  GROUP BY event, time, factuality
  ORDER BY time IS NULL, coalesce(first_day, last_day, ''), coalesce(time, ''), factuality, event
  LIMIT $limit
)
SELECT t.time, s.name AS who, o.name AS whom,
  json_group_array(DISTINCT p.name ORDER BY p.name) FILTER (WHERE p.name IS NOT NULL) AS places,
  t.factuality,
  json_group_array(DISTINCT coalesce(h.name, 'AUTHOR') ORDER BY coalesce(h.name, 'AUTHOR')) AS holders,
  count(*) AS claims, count(DISTINCT c.article) AS articles,
  count(DISTINCT coalesce((SELECT original FROM copy WHERE copy.article = c.article), c.article)) AS stories, t.event
FROM told t
CROSS JOIN json_each(t.claims) n
CROSS JOIN claim c ON c.number = n.value
JOIN entity s ON s.id = t.who
JOIN entity o ON o.id = t.whom
LEFT JOIN entity p ON p.id = c.place
LEFT JOIN entity h ON h.id = c.holder
GROUP BY t.event, t.time, t.factuality
ORDER BY t.time IS NULL, coalesce(t.first_day, t.last_day, ''), coalesce(t.time, ''), t.factuality, t.event
