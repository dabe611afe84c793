-- Triangles around an actor, and whether they are balanced.
--
-- A triangle is three actors of which each two deal with each other. By structural balance
-- (Heider 1946) it is balanced if none or two of its sides are hostile, where a side is
-- hostile if the sum of its Goldstein scores is below zero. Most claims on the weakest side
-- come first.
--
-- group: networks
-- example: geokg query triads "North Korea"
--
-- param actor (entity, required): the actor
-- param partners (int, default 50): among how many of its partners, those of most claims first
-- param limit (int, default 100): rows at most
--
-- column b (string): name of the second
-- column c (string): name of the third
-- column score_ab (float): mean Goldstein score between the actor and the second
-- column score_ac (float): mean Goldstein score between the actor and the third
-- column score_bc (float): mean Goldstein score between the second and the third
-- column balanced (bool): whether none or two sides are hostile
-- column claims (int): claims on the side that has fewest
-- column b_id (string): id of the second
-- column c_id (string): id of the third

WITH side (id, claims, tenths) AS MATERIALIZED (
  SELECT e.id, sum(t.claims), sum(t.tenths)
  FROM (
    SELECT object AS id, claims, goldstein_tenths AS tenths FROM triple WHERE subject = $actor AND relation NOT IN (@standing)
    UNION ALL
    SELECT subject, claims, goldstein_tenths FROM triple WHERE object = $actor AND relation NOT IN (@standing)
  ) t
  CROSS JOIN entity e ON e.id = t.id
  WHERE e.class = 'actor' AND e.id <> $actor
  GROUP BY e.id
  ORDER BY sum(t.claims) DESC, e.id
  LIMIT $partners
),
way AS MATERIALIZED ( -- in the order of the index
  SELECT t.subject, t.object, sum(t.claims) AS claims, sum(t.goldstein_tenths) AS tenths
  FROM triple t
  WHERE t.subject IN (SELECT id FROM side) AND t.object IN (SELECT id FROM side) AND t.relation NOT IN (@standing)
  GROUP BY t.subject, t.object
),
third (b, c, claims, tenths) AS (
  SELECT min(subject, object) AS b, max(subject, object) AS c, sum(claims), sum(tenths)
  FROM way
  WHERE subject <> object
  GROUP BY b, c
)
SELECT x.name AS b, y.name AS c, p.tenths / 10.0 / p.claims AS score_ab, q.tenths / 10.0 / q.claims AS score_ac,
  t.tenths / 10.0 / t.claims AS score_bc, ((p.tenths < 0) + (q.tenths < 0) + (t.tenths < 0)) % 2 = 0 AS balanced,
  min(p.claims, q.claims, t.claims) AS claims, t.b AS b_id, t.c AS c_id
FROM third t
JOIN side p ON p.id = t.b
JOIN side q ON q.id = t.c
JOIN entity x ON x.id = t.b
JOIN entity y ON y.id = t.c
ORDER BY min(p.claims, q.claims, t.claims) DESC, t.b, t.c
LIMIT $limit
