-- Arms, money, training and aid: who gives what, how much of it, to whom; by time.
--
-- One row for each event, time and factuality; what is undated comes last. Sums may stand in
-- the quantities or in the notes: both are shown.
--
-- group: cooperation
-- example: geokg query flows --giver "United States" --receiver Ukraine
--
-- param giver (entity): who gives
-- param receiver (entity): who gets it
-- param relation (list of relation, default SUPPLIED,FUNDED,TRAINED,AIDED): only these relations
-- param factuality (list of factuality): only claims of these
-- param since (date): not before
-- param until (date): not after
-- param limit (int, default 100): rows at most
--
-- column time (string): when, EDTF
-- column giver (string): name of who gives
-- column relation (string): SUPPLIED, FUNDED, TRAINED or AIDED
-- column thing (string): name of what is given; null if the text does not name it
-- column quantities (list): how much of it, in the words of the texts
-- column receiver (string): name of who gets it; null if the text does not tell
-- column factuality (string): how surely
-- column holders (list): names of who says so; AUTHOR for the articles themselves
-- column claims (int): how many claims say so
-- column articles (int): in how many articles
-- column event (string): id of the event

WITH about (claim) AS (
  SELECT id FROM claim WHERE relation IN (SELECT value FROM json_each($relation)) AND subject = $giver
  UNION
  SELECT id FROM claim WHERE relation IN (SELECT value FROM json_each($relation)) AND $giver IS NULL AND object = $receiver
  UNION
  SELECT id FROM claim WHERE relation IN (SELECT value FROM json_each($relation)) AND $giver IS NULL AND recipient = $receiver
  UNION
  SELECT id FROM claim WHERE relation IN (SELECT value FROM json_each($relation)) AND $giver IS NULL AND $receiver IS NULL
),
told AS (
  SELECT c.*, iif(o.class = 'thing', o.name, NULL) AS thing, coalesce(c.recipient, iif(o.class = 'thing', NULL, c.object)) AS receiver
  FROM about a
  CROSS JOIN claim c ON c.id = a.claim
  JOIN entity o ON o.id = c.object
  WHERE ($factuality IS NULL OR c.factuality IN (SELECT value FROM json_each($factuality)))
    AND ($since IS NULL OR c.time IS NOT NULL AND coalesce(c.last_day, '9999') >= $since)
    AND ($until IS NULL OR c.time IS NOT NULL AND coalesce(c.first_day, '') <= $until || '~')
),
amount (claim, much) AS (
  SELECT id, quantity_text FROM told WHERE quantity_text IS NOT NULL
  UNION ALL SELECT id, note FROM told WHERE note IS NOT NULL
)
SELECT t.time, s.name AS giver, t.relation, t.thing,
  json_group_array(DISTINCT q.much ORDER BY q.much) FILTER (WHERE q.much IS NOT NULL) AS quantities,
  r.name AS receiver, t.factuality,
  json_group_array(DISTINCT coalesce(h.name, 'AUTHOR') ORDER BY coalesce(h.name, 'AUTHOR')) AS holders,
  count(DISTINCT t.id) AS claims, count(DISTINCT t.article) AS articles, t.event
FROM told t
JOIN entity s ON s.id = t.subject
LEFT JOIN entity r ON r.id = t.receiver
LEFT JOIN entity h ON h.id = t.holder
LEFT JOIN amount q ON q.claim = t.id
WHERE $receiver IS NULL OR t.receiver = $receiver
GROUP BY t.event, t.time, t.factuality
ORDER BY t.time IS NULL, coalesce(t.first_day, t.last_day, ''), coalesce(t.time, ''), t.factuality, t.event
LIMIT $limit
