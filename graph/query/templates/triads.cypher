// Triangles around an actor, and whether they are balanced.
//
// A triangle is three actors of which each two deal with each other. By structural balance
// (Heider 1946) it is balanced if none or two of its sides are hostile, where a side is
// hostile if the sum of its Goldstein scores is below zero. Most claims on the weakest side
// come first.
//
// group: networks
// example: geokg query triads "North Korea"
//
// param actor (entity, required): the actor
// param partners (int, default 50): among how many of its partners, those of most claims first
// param limit (int, default 100): rows at most
//
// column b (string): name of the second
// column c (string): name of the third
// column score_ab (float): mean Goldstein score between the actor and the second
// column score_ac (float): mean Goldstein score between the actor and the third
// column score_bc (float): mean Goldstein score between the second and the third
// column balanced (bool): whether none or two sides are hostile
// column claims (int): claims on the side that has fewest
// column b_id (string): id of the second
// column c_id (string): id of the third

MATCH (x:Entity {id: $actor})-[t:@relations]-(e:Actor)
WHERE NOT type(t) IN [@standing] AND e <> x
WITH e, sum(t.claims) AS claims, sum(t.goldsteinTenths) AS tenths
ORDER BY claims DESC, e.id
LIMIT $partners
WITH collect({node: e, claims: claims, tenths: tenths}) AS sides, collect(e) AS near
UNWIND sides AS s
WITH s.node AS m, s.claims AS claims, s.tenths AS tenths, near, sides
MATCH (m)-[u:@relations]-(n:Actor)
WHERE NOT type(u) IN [@standing] AND m.id < n.id AND n IN near
WITH m, claims, tenths, n, sides, sum(u.claims) AS claims_bc, sum(u.goldsteinTenths) AS tenths_bc
WITH m, n, claims, tenths, claims_bc, tenths_bc, [s IN sides WHERE s.node = n][0] AS q
WITH m, n, tenths / 10.0 / claims AS score_ab, q.tenths / 10.0 / q.claims AS score_ac, tenths_bc / 10.0 / claims_bc AS score_bc,
  size([side IN [tenths, q.tenths, tenths_bc] WHERE side < 0]) % 2 = 0 AS balanced,
  reduce(least = claims, some IN [q.claims, claims_bc] | CASE WHEN some < least THEN some ELSE least END) AS claims
ORDER BY claims DESC, m.id, n.id
LIMIT $limit
RETURN m.name AS b, n.name AS c, score_ab, score_ac, score_bc, balanced, claims, m.id AS b_id, n.id AS c_id
ORDER BY claims DESC, b_id, c_id
