// Who stands around an actor: the edges from it, and those from its neighbours.
//
// Of depth 1 are the edges that touch the actor; of depth 2 those that touch somebody at
// its other end. An edge stands where some holder asserts what it says.
//
// group: networks
// example: geokg query network "Kim Jong Un" --depth 1
//
// param actor (entity, required): the one in the middle
// param depth (int, default 2): 1 or 2
// param relation (list of relation): only these relations
// param things (bool, default false): whether edges may also lead to things and places
// param limit (int, default 100): rows at most
//
// column depth (int): 1 or 2
// column subject (string): name of the subject
// column relation (string): the relation
// column object (string): name of the object
// column claims (int): how many claims assert it
// column articles (int): in how many articles
// column first (string): first day of all these claims
// column last (string): last day of all these claims
// column goldstein (float): mean Goldstein score of these claims
// column disputed (bool): whether a claim denies or negates it
// column subject_id (string): id of the subject
// column object_id (string): id of the object
// column id (string): id of the edge

MATCH (ego:Entity {id: $actor})
CALL (ego) {
  MATCH (ego)-[t:@relations]-(:Entity)
  RETURN 1 AS depth, t
  UNION
  UNWIND CASE WHEN $depth >= 2 THEN [2] ELSE [] END AS depth
  MATCH (ego)-[near:@relations]-(n:Entity)
  WHERE ($things OR ego:Actor AND n:Actor) AND ($relation IS NULL OR type(near) IN $relation)
  WITH DISTINCT depth, n
  MATCH (n)-[t:@relations]-(:Entity)
  RETURN depth, t
}
WITH t, startNode(t) AS s, endNode(t) AS o, min(depth) AS depth
WHERE ($things OR s:Actor AND o:Actor) AND ($relation IS NULL OR type(t) IN $relation)
RETURN depth, s.name AS subject, type(t) AS relation, o.name AS object, t.claims AS claims, t.articles AS articles,
  t.first AS first, t.last AS last, t.goldsteinTenths / 10.0 / t.claims AS goldstein, t.disputed AS disputed,
  s.id AS subject_id, o.id AS object_id, t.id AS id
ORDER BY depth, claims DESC, id
LIMIT $limit
