-- What happened and when: dated claims in order of time.
--
-- One row for each event, time and factuality. Undated claims are left out.
--
-- group: time
-- example: geokg query timeline --actor "North Korea" --since 2022
--
-- param actor (entity): only what this one did, suffered or got
-- param relation (list of relation): only these relations
-- param factuality (list of factuality): only claims of these
-- param since (date): not before
-- param until (date): not after
-- param limit (int, default 100): rows at most
--
-- column time (string): when it happened, EDTF
-- column first (string): first day of that time; null if its start is open
-- column last (string): last day of that time; null if its end is open
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

WITH dated AS NOT MATERIALIZED (
  SELECT *, coalesce(first_day, last_day) AS day
  FROM claim
  WHERE time IS NOT NULL
    AND ($relation IS NULL OR relation IN (SELECT value FROM json_each($relation)))
    AND ($factuality IS NULL OR factuality IN (SELECT value FROM json_each($factuality)))
    AND ($since IS NULL OR coalesce(last_day, '9999') >= $since)
    AND ($until IS NULL OR coalesce(first_day, '') <= $until || '~')
),
earliest AS ( -- each in the order of its index
  SELECT day, time, relation, factuality, event FROM dated WHERE $actor IS NULL
  UNION SELECT day, time, relation, factuality, event FROM dated WHERE subject = $actor
  UNION SELECT day, time, relation, factuality, event FROM dated WHERE object = $actor
  UNION SELECT day, time, relation, factuality, event FROM dated WHERE recipient = $actor
  ORDER BY day, time, relation, factuality, event
  LIMIT $limit
),
about (claim) AS (
  SELECT d.number FROM earliest e CROSS JOIN dated d ON d.event = e.event AND d.time = e.time AND d.factuality = e.factuality
),
told AS (
  SELECT c.event, c.relation, c.recipient, c.time, c.first_day, c.last_day, c.factuality, json_group_array(c.number) AS claims,
    iif(c.relation IN (@symmetric) AND (c.object = $actor OR $actor IS NULL AND c.object < c.subject), c.object, c.subject) AS one,
    iif(c.relation IN (@symmetric) AND (c.object = $actor OR $actor IS NULL AND c.object < c.subject), c.subject, c.object) AS other
  FROM about a
  CROSS JOIN claim c ON c.number = a.claim
  GROUP BY c.event, c.time, c.factuality
  ORDER BY coalesce(c.first_day, c.last_day), c.time, c.relation, c.factuality, c.event
  LIMIT $limit
)
SELECT t.time, t.first_day AS first, t.last_day AS last, s.name AS subject, t.relation, o.name AS object, r.name AS recipient,
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
ORDER BY coalesce(t.first_day, t.last_day), t.time, t.relation, t.factuality, t.event
