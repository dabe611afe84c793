// Who acts like an actor towards the same targets.
//
// An act towards a target is friendly or hostile by the sum of its Goldstein scores. Others
// are alike where theirs has the same sign, apart where it has the opposite one. Groups without a
// name of their own, such as "troops", are no target: in another text they are others.
//
// group: networks
// example: geokg query coalitions "North Korea"
//
// param actor (entity, required): the actor
// param targets (int, default 50): how many of its targets count, those of most claims first
// param limit (int, default 100): rows at most
//
// column name (string): name of who acts like it
// column kind (string): what it is
// column alike (int): targets towards which both are friendly or both hostile
// column apart (int): targets towards which one is friendly and the other hostile
// column targets (list): names of the targets towards which they are alike, after + or -
// column id (string): id of who acts like it

MATCH (x:Entity {id: $actor})-[t:@relations]->(g:Actor)
WHERE NOT type(t) IN [@symmetric, @standing] AND NOT (g.kind = 'group' AND 'a' <= left(g.name, 1) <= 'z')
WITH x, g, sign(sum(t.goldsteinTenths)) AS stance, sum(t.claims) AS claims
WHERE stance <> 0
WITH x, g, stance
ORDER BY claims DESC, g.id
LIMIT $targets
MATCH (g)<-[u:@relations]-(e:Actor)
WHERE e <> x AND NOT type(u) IN [@symmetric, @standing]
WITH g, stance, e, sign(sum(u.goldsteinTenths)) AS other
WHERE other <> 0
WITH e, count(CASE WHEN stance = other THEN 1 END) AS alike, count(CASE WHEN stance <> other THEN 1 END) AS apart,
  collect(CASE WHEN stance = other THEN {stance: stance, name: g.name, id: g.id} END) AS shared
WHERE alike > 0
WITH e, alike, apart, shared
ORDER BY alike DESC, apart, e.id
LIMIT $limit
RETURN e.name AS name, e.kind AS kind, alike, apart,
  COLLECT {
    UNWIND shared AS s
    RETURN CASE WHEN s.stance > 0 THEN '+' ELSE '-' END + s.name
    ORDER BY s.stance DESC, s.name, s.id
  } AS targets, e.id AS id
ORDER BY alike DESC, apart, id
