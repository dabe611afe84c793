-- Who travelled where or to whom, and who received whom; by time.
--
-- One row for each event, time and factuality; what is undated comes last.
--
-- group: cooperation
-- example: geokg query travels --traveller "Kim Jong Un"
--
-- param traveller (entity): who travels
-- param host (entity): the place or the host
-- param factuality (list of factuality): only claims of these
-- param since (date): not before
-- param until (date): not after
-- param limit (int, default 100): rows at most
--
-- column time (string): when, EDTF
-- column traveller (string): name of who travels
-- column host (string): name of the place visited or of the host
-- column relation (string): VISITED, or HOSTED if it is told from the side of the host
-- column places (list): names of the places told
-- column factuality (string): how surely
-- column holders (list): names of who says so; AUTHOR for the articles themselves
-- column claims (int): how many claims say so
-- column articles (int): in how many articles
-- column stories (int): in how many stories; articles that carry one text are one
-- column event (string): id of the event

WITH about (claim) AS (
  SELECT number FROM claim WHERE relation = 'VISITED' AND subject = $traveller
  UNION SELECT number FROM claim WHERE relation = 'HOSTED' AND object = $traveller
  UNION SELECT number FROM claim WHERE $traveller IS NULL AND relation = 'VISITED' AND object = $host
  UNION SELECT number FROM claim WHERE $traveller IS NULL AND relation = 'HOSTED' AND subject = $host
  UNION SELECT number FROM claim WHERE $traveller IS NULL AND $host IS NULL AND relation IN ('VISITED', 'HOSTED')
),
told AS (
  SELECT c.event, c.relation, iif(c.relation = 'VISITED', c.subject, c.object) AS traveller,
    iif(c.relation = 'VISITED', c.object, c.subject) AS host,
    c.time, c.first_day, c.last_day, c.factuality, json_group_array(c.number) AS claims
  FROM about a
  CROSS JOIN claim c ON c.number = a.claim
  WHERE ($host IS NULL OR iif(c.relation = 'VISITED', c.object, c.subject) = $host)
    AND ($factuality IS NULL OR c.factuality IN (SELECT value FROM json_each($factuality)))
    AND ($since IS NULL OR c.time IS NOT NULL AND coalesce(c.last_day, '9999') >= $since)
    AND ($until IS NULL OR c.time IS NOT NULL AND coalesce(c.first_day, '') <= $until || '~')
  GROUP BY c.event, c.time, c.factuality
  ORDER BY c.time IS NULL, coalesce(c.first_day, c.last_day, ''), coalesce(c.time, ''), c.factuality, c.event
  LIMIT $limit
)
SELECT t.time, s.name AS traveller, o.name AS host, t.relation,
  json_group_array(DISTINCT p.name ORDER BY p.name) FILTER (WHERE p.name IS NOT NULL) AS places, t.factuality,
  json_group_array(DISTINCT coalesce(h.name, 'AUTHOR') ORDER BY coalesce(h.name, 'AUTHOR')) AS holders,
  count(*) AS claims, count(DISTINCT c.article) AS articles,
  count(DISTINCT coalesce((SELECT original FROM copy WHERE copy.article = c.article), c.article)) AS stories, t.event
FROM told t
CROSS JOIN json_each(t.claims) n
CROSS JOIN claim c ON c.number = n.value
JOIN entity s ON s.id = t.traveller
JOIN entity o ON o.id = t.host
LEFT JOIN entity p ON p.id = c.place
LEFT JOIN entity h ON h.id = c.holder
GROUP BY t.event, t.time, t.factuality
ORDER BY t.time IS NULL, coalesce(t.first_day, t.last_day, ''), coalesce(t.time, ''), t.factuality, t.event
