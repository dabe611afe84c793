-- Who stands between two: actors that deal with both, those most tied to both first.
--
-- group: networks
-- example: geokg query brokers "North Korea" Iran
--
-- param a (entity, required): one of the two
-- param b (entity, required): the other
-- param limit (int, default 100): rows at most
--
-- column name (string): name of who deals with both
-- column kind (string): what it is
-- column claims_a (int): claims that assert its edges with the one
-- column claims_b (int): claims that assert its edges with the other
-- column mediated (int): such claims that say it mediated
-- column relations_a (list): relations of its edges with the one
-- column relations_b (list): relations of its edges with the other
-- column id (string): id of who deals with both

WITH tie (side, id, relation, claims) AS (
  SELECT 'a', object, relation, claims FROM triple WHERE subject = $a
  UNION ALL SELECT 'a', subject, relation, claims FROM triple WHERE object = $a
  UNION ALL SELECT 'b', object, relation, claims FROM triple WHERE subject = $b
  UNION ALL SELECT 'b', subject, relation, claims FROM triple WHERE object = $b
)
SELECT e.name, e.kind, sum(t.claims) FILTER (WHERE t.side = 'a') AS claims_a, sum(t.claims) FILTER (WHERE t.side = 'b') AS claims_b,
  coalesce(sum(t.claims) FILTER (WHERE t.relation = 'MEDIATED'), 0) AS mediated,
  json_group_array(DISTINCT t.relation ORDER BY t.relation) FILTER (WHERE t.side = 'a') AS relations_a,
  json_group_array(DISTINCT t.relation ORDER BY t.relation) FILTER (WHERE t.side = 'b') AS relations_b, e.id
FROM tie t
CROSS JOIN entity e ON e.id = t.id
WHERE e.class = 'actor' AND e.id NOT IN ($a, $b)
GROUP BY e.id
HAVING count(DISTINCT t.side) = 2
ORDER BY min(claims_a, claims_b) DESC, e.id
LIMIT $limit
