-- Actors in the news more than before: this week, against the four weeks before it.
--
-- The week ends on a day that may be given, or with the newest article; it may be longer or
-- shorter than seven days.
--
-- group: time
-- example: geokg query rising --until 2023-09-15
--
-- param until (date): last day of the week
-- param days (int, default 7): length of the week
-- param limit (int, default 100): rows at most
--
-- column name (string): name of the actor
-- column kind (string): what it is
-- column claims (int): claims of the week that name it as subject, object or recipient
-- column before (float): such claims in a mean week of the four before
-- column rise (float): the difference
-- column id (string): id of the actor

WITH week (first, last, before) AS (
  SELECT date(last, '1 day', '-' || $days || ' days'), last, date(last, '1 day', '-' || ($days * 5) || ' days')
  FROM (SELECT coalesce(
    CASE length($until) WHEN 4 THEN $until || '-12-31' WHEN 7 THEN date($until || '-01', '1 month', '-1 day') ELSE $until END,
    (SELECT max(published_day) FROM article)) AS last)
),
recent AS (
  SELECT c.id, c.subject, c.object, c.recipient, c.published_day >= w.first AS fresh
  FROM week w
  CROSS JOIN claim c ON c.published_day >= w.before AND c.published_day <= w.last
),
named (id, claim, fresh) AS (
  SELECT subject, id, fresh FROM recent
  UNION SELECT object, id, fresh FROM recent
  UNION SELECT recipient, id, fresh FROM recent WHERE recipient IS NOT NULL
)
SELECT e.name, e.kind, sum(n.fresh) AS claims, (count(*) - sum(n.fresh)) / 4.0 AS before,
  sum(n.fresh) - (count(*) - sum(n.fresh)) / 4.0 AS rise, e.id
FROM named n
CROSS JOIN entity e ON e.id = n.id
WHERE e.class = 'actor'
GROUP BY e.id
HAVING sum(n.fresh) > 0
ORDER BY rise DESC, claims DESC, e.id
LIMIT $limit
