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
-- column stories (int): in how many stories; articles that carry one text are one
-- column event (string): id of the event

WITH about (claim) AS (
  SELECT number FROM claim WHERE relation IN (SELECT value FROM json_each($relation)) AND subject = $giver
  UNION
  SELECT number FROM claim WHERE relation IN (SELECT value FROM json_each($relation)) AND $giver IS NULL AND object = $receiver
  UNION
  SELECT number FROM claim WHERE relation IN (SELECT value FROM json_each($relation)) AND $giver IS NULL AND recipient = $receiver
  UNION
  SELECT number FROM claim WHERE relation IN (SELECT value FROM json_each($relation)) AND $giver IS NULL AND $receiver IS NULL
),
named AS (
  SELECT c.*, iif(o.class = 'thing', c.object, NULL) AS what, coalesce(c.recipient, iif(o.class = 'thing', NULL, c.object)) AS receiver
  FROM about a
  CROSS JOIN claim c ON c.number = a.claim
  CROSS JOIN entity o ON o.id = c.object
  WHERE ($factuality IS NULL OR c.factuality IN (SELECT value FROM json_each($factuality)))
    AND ($since IS NULL OR c.time IS NOT NULL AND coalesce(c.last_day, '9999') >= $since)
    AND ($until IS NULL OR c.time IS NOT NULL AND coalesce(c.first_day, '') <= $until || '~')
),
told AS (
  SELECT event, subject, relation, what, receiver, time, first_day, last_day, factuality, json_group_array(number) AS claims
  FROM named
  WHERE $receiver IS NULL OR receiver = $receiver
  GROUP BY event, time, factuality
  ORDER BY time IS NULL, coalesce(first_day, last_day, ''), coalesce(time, ''), factuality, event
  LIMIT $limit
),
amount (claim, much) AS (
  SELECT c.number, c.quantity_text FROM told t CROSS JOIN json_each(t.claims) n CROSS JOIN claim c ON c.number = n.value
  UNION ALL
  SELECT c.number, c.note FROM told t CROSS JOIN json_each(t.claims) n CROSS JOIN claim c ON c.number = n.value
)
SELECT t.time, s.name AS giver, t.relation, w.name AS thing,
  json_group_array(DISTINCT q.much ORDER BY q.much) FILTER (WHERE q.much IS NOT NULL) AS quantities,
  r.name AS receiver, t.factuality,
  json_group_array(DISTINCT coalesce(h.name, 'AUTHOR') ORDER BY coalesce(h.name, 'AUTHOR')) AS holders,
  count(DISTINCT c.number) AS claims, count(DISTINCT c.article) AS articles,
  count(DISTINCT coalesce((SELECT original FROM copy WHERE copy.article = c.article), c.article)) AS stories, t.event
FROM told t
CROSS JOIN json_each(t.claims) n
CROSS JOIN claim c ON c.number = n.value
JOIN amount q ON q.claim = c.number
JOIN entity s ON s.id = t.subject
LEFT JOIN entity w ON w.id = t.what
LEFT JOIN entity r ON r.id = t.receiver
LEFT JOIN entity h ON h.id = c.holder
GROUP BY t.event, t.time, t.factuality
ORDER BY t.time IS NULL, coalesce(t.first_day, t.last_day, ''), coalesce(t.time, ''), t.factuality, t.event
