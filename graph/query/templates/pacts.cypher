// Alliances, memberships and treaties, each with its parties; most claims first.
//
// An alliance or a signature between two that names no treaty is a row of its own. What no
// holder asserts is not here; see triples.
//
// group: cooperation
// example: geokg query pacts --party Australia
//
// param party (entity): only pacts that this one is a party to, or this pact
// param limit (int, default 100): rows at most
//
// column relation (string): ALLY_OF, MEMBER_OF, PARTY_TO or SIGNED_WITH
// column pact (string): name of the body or treaty; null if none is named
// column parties (list): names of the parties
// column claims (int): how many claims assert it
// column first (string): first day of all these claims
// column last (string): last day of all these claims
// column disputed (bool): whether a claim denies or negates a part of it
// column id (string): id of the pact: relation and body, or the edge between the two

CALL () {
  MATCH (:Entity {id: $party})-[t:ALLY_OF|MEMBER_OF|PARTY_TO|SIGNED_WITH]-(:Entity)
  RETURN t
  UNION
  UNWIND CASE WHEN $party IS NULL THEN [true] ELSE [] END AS anybody
  MATCH (:Entity)-[t:ALLY_OF|MEMBER_OF|PARTY_TO|SIGNED_WITH]->(:Entity)
  RETURN t
}
WITH t, type(t) AS relation, startNode(t) AS s, endNode(t) AS o
WITH relation, t, CASE WHEN relation IN ['MEMBER_OF', 'PARTY_TO'] OR o:Thing THEN o WHEN s:Thing THEN s END AS pact
WITH DISTINCT relation, pact, CASE WHEN pact IS NULL THEN t END AS pair
CALL (relation, pact, pair) {
  MATCH (pact)-[u:ALLY_OF|MEMBER_OF|PARTY_TO|SIGNED_WITH]-(x:Entity)
  WHERE type(u) = relation AND (endNode(u) = pact OR NOT relation IN ['MEMBER_OF', 'PARTY_TO'] AND NOT x:Thing)
  RETURN u, x
  UNION
  UNWIND CASE WHEN pact IS NULL THEN [startNode(pair), endNode(pair)] ELSE [] END AS x
  RETURN pair AS u, x
}
WITH relation, pact, pair, collect(x) AS parties, collect(DISTINCT u) AS edges
WITH *, reduce(sum = 0, u IN edges | sum + u.claims) AS claims, relation + '|' + pact.id AS named
ORDER BY claims DESC, coalesce(named, pair.id)
LIMIT $limit
RETURN relation, pact.name AS pact, COLLECT { UNWIND parties AS x RETURN x.name ORDER BY x.name, x.id } AS parties, claims,
  reduce(day = null, u IN edges | CASE WHEN day IS NULL OR u.first < day THEN u.first ELSE day END) AS first,
  reduce(day = null, u IN edges | CASE WHEN day IS NULL OR u.last > day THEN u.last ELSE day END) AS last,
  any(u IN edges WHERE u.disputed) AS disputed, coalesce(named, pair.id) AS id
ORDER BY claims DESC, id
