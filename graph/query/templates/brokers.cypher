// Who stands between two: actors that deal with both, those most tied to both first.
//
// group: networks
// example: geokg query brokers "North Korea" Iran
//
// param a (entity, required): one of the two
// param b (entity, required): the other
// param limit (int, default 100): rows at most
//
// column name (string): name of who deals with both
// column kind (string): what it is
// column claims_a (int): claims that assert its edges with the one
// column claims_b (int): claims that assert its edges with the other
// column mediated (int): such claims that say it mediated
// column relations_a (list): relations of its edges with the one
// column relations_b (list): relations of its edges with the other
// column id (string): id of who deals with both

MATCH (:Entity {id: $a})-[t:@relations]-(e:Actor)
WHERE NOT e.id IN [$a, $b]
WITH e, collect(t) AS ones
MATCH (e)-[u:@relations]-(:Entity {id: $b})
WITH e, ones, collect(u) AS others
WITH e, ones, others, reduce(sum = 0, t IN ones | sum + t.claims) AS claims_a, reduce(sum = 0, t IN others | sum + t.claims) AS claims_b
ORDER BY CASE WHEN claims_a < claims_b THEN claims_a ELSE claims_b END DESC, e.id
LIMIT $limit
RETURN e.name AS name, e.kind AS kind, claims_a, claims_b,
  reduce(sum = 0, t IN ones + others | sum + CASE type(t) WHEN 'MEDIATED' THEN t.claims ELSE 0 END) AS mediated,
  COLLECT { UNWIND ones AS t RETURN DISTINCT type(t) AS name ORDER BY name } AS relations_a,
  COLLECT { UNWIND others AS t RETURN DISTINCT type(t) AS name ORDER BY name } AS relations_b, e.id AS id
ORDER BY CASE WHEN claims_a < claims_b THEN claims_a ELSE claims_b END DESC, id
