-- Cooperation and conflict between an actor and others, by month.
--
-- Acts that are asserted, by the month in which they happened, or else in which they were
-- published. Goldstein scores run from -10, most hostile, to 10, most cooperative.
--
-- group: time
-- example: geokg query balance "North Korea" --b Russia --since 2023
--
-- param a (entity, required): the actor
-- param b (entity): only with this one
-- param since (date): not before
-- param until (date): not after
-- param limit (int, default 100): rows at most
--
-- column month (string): the month, YYYY-MM
-- column partner (string): name of the other
-- column cooperation (int): claims of acts with a score above zero
-- column conflict (int): claims of acts with a score below zero
-- column score (float): mean Goldstein score of all acts of the two
-- column by_a (float): mean score of those of the actor; null if it did nothing
-- column by_partner (float): mean score of those of the other; null if it did nothing
-- column partner_id (string): id of the other

WITH about (claim) AS (
  SELECT number FROM claim WHERE subject = $a
  UNION SELECT number FROM claim WHERE object = $a
  UNION SELECT number FROM claim WHERE recipient = $a
),
act AS (
  SELECT iif(c.subject = $a, c.counterpart, c.subject) AS partner, coalesce(c.first_day, c.published_day) AS day,
    CAST(round(c.goldstein * 10) AS INTEGER) AS tenths,
    c.subject = $a OR c.relation IN (@symmetric) AS by_a, c.subject <> $a OR c.relation IN (@symmetric) AS by_partner
  FROM about x
  CROSS JOIN claim c ON c.number = x.claim
  WHERE c.factuality = 'asserted' AND c.goldstein IS NOT NULL AND (c.subject = $a OR c.counterpart = $a)
)
SELECT substr(t.day, 1, 7) AS month, e.name AS partner,
  count(*) FILTER (WHERE t.tenths > 0) AS cooperation, count(*) FILTER (WHERE t.tenths < 0) AS conflict,
  sum(t.tenths) / 10.0 / count(*) AS score,
  sum(t.tenths) FILTER (WHERE t.by_a) / 10.0 / count(*) FILTER (WHERE t.by_a) AS by_a,
  sum(t.tenths) FILTER (WHERE t.by_partner) / 10.0 / count(*) FILTER (WHERE t.by_partner) AS by_partner, e.id AS partner_id
FROM act t
CROSS JOIN entity e ON e.id = t.partner
WHERE e.class = 'actor' AND e.id <> $a AND t.day IS NOT NULL
  AND ($b IS NULL OR e.id = $b)
  AND ($since IS NULL OR t.day >= $since)
  AND ($until IS NULL OR t.day <= $until || '~')
GROUP BY month, e.id
ORDER BY month, e.id
LIMIT $limit
