-- Who supplied what, how much of it, to whom; by time.
--
-- One row for each event, time and factuality; what is undated comes last.
--
-- group: cooperation
-- example: geokg query supplies --recipient Russia
--
-- param supplier (entity): who supplies
-- param thing (entity): what is supplied
-- param recipient (entity): who gets it
-- param factuality (list of factuality): only claims of these
-- param since (date): not before
-- param until (date): not after
-- param limit (int, default 100): rows at most
--
-- column time (string): when, EDTF
-- column supplier (string): name of who supplies
-- column thing (string): name of what is supplied; null if the text does not name it
-- column quantities (list): how much of it, in the words of the texts
-- column recipient (string): name of who gets it; null if the text does not tell
-- column factuality (string): how surely
-- column holders (list): names of who says so; AUTHOR for the articles themselves
-- column claims (int): how many claims say so
-- column articles (int): in how many articles
-- column event (string): id of the event

WITH about (claim) AS (
  SELECT id FROM claim WHERE relation = 'SUPPLIED' AND subject = $supplier
  UNION ALL
  SELECT id FROM claim WHERE relation = 'SUPPLIED' AND $supplier IS NULL AND (object = $recipient OR recipient = $recipient)
  UNION ALL
  SELECT id FROM claim WHERE relation = 'SUPPLIED' AND $supplier IS NULL AND $recipient IS NULL AND object = $thing
  UNION ALL
  SELECT id FROM claim WHERE relation = 'SUPPLIED' AND $supplier IS NULL AND $recipient IS NULL AND $thing IS NULL
),
told AS (
  SELECT s.name AS supplier, iif(o.class = 'thing', o.name, NULL) AS thing, iif(o.class = 'thing', o.id, NULL) AS thing_id,
    coalesce(r.name, iif(o.class = 'thing', NULL, o.name)) AS recipient,
    coalesce(r.id, iif(o.class = 'thing', NULL, o.id)) AS recipient_id,
    c.quantity_text AS quantity, c.time, c.first_day, c.last_day, c.factuality, c.article, c.event, h.name AS holder
  FROM about a
  CROSS JOIN claim c ON c.id = a.claim
  JOIN entity s ON s.id = c.subject
  JOIN entity o ON o.id = c.object
  LEFT JOIN entity r ON r.id = c.recipient
  LEFT JOIN entity h ON h.id = c.holder
)
SELECT t.time, t.supplier, t.thing,
  json_group_array(DISTINCT t.quantity ORDER BY t.quantity) FILTER (WHERE t.quantity IS NOT NULL) AS quantities,
  t.recipient, t.factuality,
  json_group_array(DISTINCT coalesce(t.holder, 'AUTHOR') ORDER BY coalesce(t.holder, 'AUTHOR')) AS holders,
  count(*) AS claims, count(DISTINCT t.article) AS articles, t.event
FROM told t
WHERE ($recipient IS NULL OR t.recipient_id = $recipient)
  AND ($thing IS NULL OR t.thing_id = $thing)
  AND ($factuality IS NULL OR t.factuality IN (SELECT value FROM json_each($factuality)))
  AND ($since IS NULL OR t.time IS NOT NULL AND coalesce(t.last_day, '9999') >= $since)
  AND ($until IS NULL OR t.time IS NOT NULL AND coalesce(t.first_day, '') <= $until || '~')
GROUP BY t.event, t.time, t.factuality
ORDER BY t.time IS NULL, coalesce(t.first_day, t.last_day, ''), coalesce(t.time, ''), t.factuality, t.event
LIMIT $limit
