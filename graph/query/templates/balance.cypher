// Cooperation and conflict between an actor and others, by month.
//
// Acts that are asserted, by the month in which they happened, or else in which they were
// published. Goldstein scores run from -10, most hostile, to 10, most cooperative.
//
// group: time
// example: geokg query balance "North Korea" --b Russia --since 2023
//
// param a (entity, required): the actor
// param b (entity): only with this one
// param since (date): not before
// param until (date): not after
// param limit (int, default 100): rows at most
//
// column month (string): the month, YYYY-MM
// column partner (string): name of the other
// column cooperation (int): claims of acts with a score above zero
// column conflict (int): claims of acts with a score below zero
// column score (float): mean Goldstein score of all acts of the two
// column by_a (float): mean score of those of the actor; null if it did nothing
// column by_partner (float): mean score of those of the other; null if it did nothing
// column partner_id (string): id of the other

MATCH (:Entity {id: $a})<-[:AGENT|TARGET|RECIPIENT|THEME]-(:Event)<-[:ABOUT]-(c:Claim {factuality: 'asserted'})
WHERE c.goldstein IS NOT NULL
WITH DISTINCT c, coalesce(c.recipient, c.object) AS counterpart
WHERE c.subject = $a OR counterpart = $a
WITH CASE c.subject WHEN $a THEN counterpart ELSE c.subject END AS partner, coalesce(c.firstDay, c.publishedDay) AS day,
  toInteger(round(c.goldstein * 10)) AS tenths,
  c.subject = $a OR c.relation IN [@symmetric] AS by_a, c.subject <> $a OR c.relation IN [@symmetric] AS by_partner
WHERE partner <> $a
  AND ($b IS NULL OR partner = $b)
  AND ($since IS NULL OR day >= $since)
  AND ($until IS NULL OR day <= $until + '~')
WITH substring(day, 0, 7) AS month, partner, count(CASE WHEN tenths > 0 THEN 1 END) AS cooperation,
  count(CASE WHEN tenths < 0 THEN 1 END) AS conflict, sum(tenths) / 10.0 / count(*) AS score,
  sum(CASE WHEN by_a THEN tenths END) AS tenths_a, count(CASE WHEN by_a THEN 1 END) AS acts_a,
  sum(CASE WHEN by_partner THEN tenths END) AS tenths_b, count(CASE WHEN by_partner THEN 1 END) AS acts_b
WHERE month IS NOT NULL
MATCH (e:Entity {id: partner})
WHERE e:Actor
RETURN month, e.name AS partner, cooperation, conflict, score,
  CASE WHEN acts_a > 0 THEN tenths_a / 10.0 / acts_a END AS by_a,
  CASE WHEN acts_b > 0 THEN tenths_b / 10.0 / acts_b END AS by_partner, e.id AS partner_id
ORDER BY month, partner_id
LIMIT $limit
