-- Who acts like an actor towards the same targets.
--
-- An act towards a target is friendly or hostile by the sum of its Goldstein scores. Others
-- are alike where theirs has the same sign, apart where it has the opposite one. Groups without a
-- name of their own, such as "troops", are no target: in another text they are others.
--
-- group: networks
-- example: geokg query coalitions "North Korea"
--
-- param actor (entity, required): the actor
-- param targets (int, default 50): how many of its targets count, those of most claims first
-- param limit (int, default 100): rows at most
--
-- column name (string): name of who acts like it
-- column kind (string): what it is
-- column alike (int): targets towards which both are friendly or both hostile
-- column apart (int): targets towards which one is friendly and the other hostile
-- column targets (list): names of the targets towards which they are alike, after + or -
-- column id (string): id of who acts like it

WITH mine AS MATERIALIZED (
  SELECT t.object AS target, sign(sum(t.goldstein_tenths)) AS stance
  FROM triple t
  CROSS JOIN entity g ON g.id = t.object
  WHERE t.subject = $actor AND t.relation NOT IN (@symmetric, @standing)
    AND g.class = 'actor' AND NOT (g.kind = 'group' AND substr(g.name, 1, 1) BETWEEN 'a' AND 'z')
  GROUP BY t.object
  HAVING sum(t.goldstein_tenths) <> 0
  ORDER BY sum(t.claims) DESC, t.object
  LIMIT $targets
),
score AS MATERIALIZED ( -- in the order of the index
  SELECT t.object AS target, t.subject AS id, sign(sum(t.goldstein_tenths)) AS other
  FROM triple t
  WHERE t.object IN (SELECT target FROM mine) AND t.relation NOT IN (@symmetric)
  GROUP BY t.object, t.subject
),
theirs AS MATERIALIZED (
  SELECT s.id, m.target, m.stance, s.other
  FROM mine m
  CROSS JOIN score s ON s.target = m.target
  WHERE s.id <> $actor AND s.other <> 0
),
ally AS (
  SELECT id, count(*) FILTER (WHERE stance = other) AS alike, count(*) FILTER (WHERE stance <> other) AS apart
  FROM theirs
  GROUP BY id
  HAVING count(*) FILTER (WHERE stance = other) > 0
)
SELECT e.name, e.kind, a.alike, a.apart,
  (SELECT json_group_array(iif(h.stance > 0, '+', '-') || g.name ORDER BY h.stance DESC, g.name, g.id)
   FROM theirs h JOIN entity g ON g.id = h.target WHERE h.id = a.id AND h.stance = h.other) AS targets, e.id
FROM ally a
CROSS JOIN entity e ON e.id = a.id
WHERE e.class = 'actor'
ORDER BY a.alike DESC, a.apart, e.id
LIMIT $limit
