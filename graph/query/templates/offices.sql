-- Who holds or held which office, and from when to when it is told.
--
-- One row for each person, body and office, by body and then the latest first. A claim that
-- tells no time tells of the day on which its article was published.
--
-- group: actors
-- example: geokg query offices --body Russia --on 2023-09-13
--
-- param person (entity): whose offices
-- param body (entity): offices of this country or organization
-- param on (date): only who is told to hold it on this day
-- param limit (int, default 100): rows at most
--
-- column person (string): name of who holds it
-- column office (string): the office, as the texts call it
-- column body (string): name of the country or organization
-- column first (string): first day on which it is told to be held; null if open or not known
-- column last (string): last such day; null if open or not known
-- column times (list): the times that are told, EDTF
-- column claims (int): how many claims assert it
-- column articles (int): in how many articles
-- column stories (int): in how many stories; articles that carry one text are one
-- column person_id (string): id of the person
-- column body_id (string): id of the country or organization

WITH about (claim) AS (
  SELECT number FROM claim WHERE relation = 'HOLDS_OFFICE' AND subject = $person
  UNION ALL SELECT number FROM claim WHERE $person IS NULL AND relation = 'HOLDS_OFFICE' AND object = $body
  UNION ALL SELECT number FROM claim WHERE $person IS NULL AND $body IS NULL AND relation = 'HOLDS_OFFICE'
),
told AS (
  SELECT c.subject, c.object, c.note, c.time, c.article,
    iif(c.time IS NULL, c.published_day, coalesce(c.first_day, '')) AS first,
    iif(c.time IS NULL, c.published_day, coalesce(c.last_day, '~')) AS last
  FROM about a
  CROSS JOIN claim c ON c.number = a.claim
  WHERE c.factuality = 'asserted' AND ($body IS NULL OR c.object = $body)
)
SELECT p.name AS person, t.note AS office, b.name AS body, nullif(min(t.first), '') AS first, nullif(max(t.last), '~') AS last,
  json_group_array(DISTINCT t.time ORDER BY t.time) FILTER (WHERE t.time IS NOT NULL) AS times,
  count(*) AS claims, count(DISTINCT t.article) AS articles,
  count(DISTINCT coalesce((SELECT original FROM copy WHERE copy.article = t.article), t.article)) AS stories, t.subject AS person_id, t.object AS body_id
FROM told t
JOIN entity p ON p.id = t.subject
JOIN entity b ON b.id = t.object
GROUP BY t.subject, t.object, t.note
HAVING $on IS NULL OR min(t.first) <= $on || '~' AND max(t.last) >= $on
ORDER BY b.name, t.object, coalesce(max(t.last), '') DESC, coalesce(t.note, ''), t.subject
LIMIT $limit
