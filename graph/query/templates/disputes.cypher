// What one says and another denies, with both quotes.
//
// A claim that asserts or alleges is paired with a claim of another holder that denies or
// negates; the authors of two articles are two holders. Both have the same relation, subject
// and counterpart: the recipient, or the object if there is none; a symmetric relation
// either way round. Their times are compatible: one contains the other, or one is not told.
// What starts after the denial was published cannot be what it denies.
//
// group: doubt
// example: geokg query disputes --actor Iran
//
// param actor (entity): only disputes about what this one did, or what was done to it
// param relation (list of relation): only these relations
// param exact (bool): true: only where the objects are equal; false: only where they differ
// param limit (int, default 100): rows at most
//
// column subject (string): name of the subject
// column relation (string): the relation
// column object (string): name of the object as claimed
// column recipient (string): name of who gets it, as claimed
// column time (string): when it happened as claimed, EDTF
// column factuality (string): asserted or alleged
// column holder (string): name of who claims it; AUTHOR for the article itself
// column quote (string): the words of the claim
// column denied_object (string): name of the object as denied
// column denial (string): denied or negated
// column denier (string): name of who denies it; AUTHOR for the article itself
// column denial_quote (string): the words of the denial
// column exact (bool): whether the objects are equal
// column article (string): id of the article of the claim
// column denial_article (string): id of the article of the denial
// column claim (string): id of the claim
// column denial_claim (string): id of the denial

CALL () {
  MATCH (:Entity {id: $actor})<-[:AGENT|TARGET|RECIPIENT|THEME]-(w:Event)<-[:ABOUT]-(d:Claim)
  RETURN w, d
  UNION
  UNWIND CASE WHEN $actor IS NULL THEN [true] ELSE [] END AS anybody
  MATCH (w:Event)<-[:ABOUT]-(d:Claim)
  WHERE d.factuality IN ['denied', 'negated']
  RETURN w, d
}
WITH w, d
WHERE d.factuality IN ['denied', 'negated']
  AND ($relation IS NULL OR w.relation IN $relation)
  AND ($actor IS NULL OR d.subject = $actor OR coalesce(d.recipient, d.object) = $actor)
MATCH (v:Event {pair: w.pair})
WHERE v.relation = w.relation
MATCH (v)<-[:ABOUT]-(c:Claim)
WHERE c.factuality IN ['asserted', 'alleged']
  AND (c.subject = d.subject OR v.relation IN [@symmetric])
  AND (c.time IS NULL OR d.time IS NULL
    OR coalesce(c.firstDay, '') <= coalesce(d.firstDay, '') AND coalesce(d.lastDay, '~') <= coalesce(c.lastDay, '~')
    OR coalesce(d.firstDay, '') <= coalesce(c.firstDay, '') AND coalesce(c.lastDay, '~') <= coalesce(d.lastDay, '~'))
  AND (c.firstDay IS NULL OR d.published IS NULL OR substring(c.firstDay, 0, size(d.published)) <= d.published)
MATCH (c)-[:IN]->(a:Article)
MATCH (d)-[:IN]->(b:Article)
OPTIONAL MATCH (c)-[:HELD_BY]->(h:Entity)
OPTIONAL MATCH (d)-[:HELD_BY]->(k:Entity)
WITH v, c, d, a, b, h, k, c.object = d.object OR v.relation IN [@symmetric] AS exact
WHERE coalesce('entity:' + h.id, 'article:' + a.id) <> coalesce('entity:' + k.id, 'article:' + b.id)
  AND ($exact IS NULL OR exact = $exact)
WITH v, c, d, a, b, h, k, exact
ORDER BY coalesce(d.publishedDay, '') DESC, exact DESC, v.relation, c.id, d.id
LIMIT $limit
MATCH (s:Entity {id: c.subject})
MATCH (o:Entity {id: c.object})
MATCH (n:Entity {id: d.object})
OPTIONAL MATCH (r:Entity {id: c.recipient})
RETURN s.name AS subject, v.relation AS relation, o.name AS object, r.name AS recipient, c.time AS time,
  c.factuality AS factuality, coalesce(h.name, 'AUTHOR') AS holder, c.text AS quote,
  n.name AS denied_object, d.factuality AS denial, coalesce(k.name, 'AUTHOR') AS denier, d.text AS denial_quote,
  exact, a.id AS article, b.id AS denial_article, c.id AS claim, d.id AS denial_claim
ORDER BY coalesce(d.publishedDay, '') DESC, exact DESC, relation, claim, denial_claim
