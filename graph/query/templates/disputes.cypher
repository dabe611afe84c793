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

@let disputed
  WITH d
  WHERE d.factuality IN ['denied', 'negated']
    AND ($relation IS NULL OR d.relation IN $relation)
    AND ($actor IS NULL OR d.subject = $actor OR coalesce(d.recipient, d.object) = $actor)
  MATCH (d)-[:ABOUT]->(w:Event)
  WITH d, w // step by step, so that it is soon planned
  MATCH (v:Event {pair: w.pair, relation: w.relation})<-[:ABOUT]-(c:Claim)
  WHERE c.factuality IN ['asserted', 'alleged']
    AND (c.subject = d.subject OR v.relation IN [@symmetric])
    AND (c.time IS NULL OR d.time IS NULL
      OR coalesce(c.firstDay, '') <= coalesce(d.firstDay, '') AND coalesce(d.lastDay, '~') <= coalesce(c.lastDay, '~')
      OR coalesce(d.firstDay, '') <= coalesce(c.firstDay, '') AND coalesce(c.lastDay, '~') <= coalesce(d.lastDay, '~'))
    AND (c.firstDay IS NULL OR d.published IS NULL OR substring(c.firstDay, 0, size(d.published)) <= d.published)
  WITH c, d, c.object = d.object OR v.relation IN [@symmetric] AS exact
  MATCH (c)-[:IN]->(a:Article)
  WITH c, d, exact, a
  MATCH (d)-[:IN]->(b:Article)
  WITH c, d, exact, a, b
  OPTIONAL MATCH (c)-[:HELD_BY]->(h:Entity)
  WITH c, d, exact, a, b, h
  OPTIONAL MATCH (d)-[:HELD_BY]->(k:Entity)
  WITH c, d, exact, a, b, h, k
  WHERE coalesce('entity:' + h.id, 'article:' + a.id) <> coalesce('entity:' + k.id, 'article:' + b.id)
    AND ($exact IS NULL OR exact = $exact)
  RETURN c, d, a, b, h, k, exact
@end
CALL () {
  MATCH (d:Claim)
  USING INDEX d:Claim(subject, publishedDay)
  WHERE d.subject = $actor AND d.publishedDay >= ''
  @disputed
  ORDER BY d.subject DESC, d.publishedDay DESC, exact DESC, c.relation, c.id, d.id
  LIMIT $limit
  UNION
  MATCH (d:Claim)
  USING INDEX d:Claim(object, publishedDay)
  WHERE d.object = $actor AND d.publishedDay >= ''
  @disputed
  ORDER BY d.object DESC, d.publishedDay DESC, exact DESC, c.relation, c.id, d.id
  LIMIT $limit
  UNION
  MATCH (d:Claim)
  USING INDEX d:Claim(recipient, publishedDay)
  WHERE d.recipient = $actor AND d.publishedDay >= ''
  @disputed
  ORDER BY d.recipient DESC, d.publishedDay DESC, exact DESC, c.relation, c.id, d.id
  LIMIT $limit
  UNION
  MATCH (d:Claim)
  USING INDEX d:Claim(publishedDay)
  WHERE d.publishedDay >= CASE WHEN $actor IS NULL THEN '' END
  @disputed
  ORDER BY d.publishedDay DESC, exact DESC, c.relation, c.id, d.id
  LIMIT $limit
  UNION
  MATCH (d:Claim {undated: true})
  WHERE $actor IS NULL OR $actor IN [d.subject, d.object, d.recipient]
  @disputed
}
WITH c, d, a, b, h, k, exact
ORDER BY coalesce(d.publishedDay, '') DESC, exact DESC, c.relation, c.id, d.id
LIMIT $limit
MATCH (s:Entity {id: c.subject})
WITH *
MATCH (o:Entity {id: c.object})
WITH *
MATCH (n:Entity {id: d.object})
OPTIONAL MATCH (r:Entity {id: c.recipient})
RETURN s.name AS subject, c.relation AS relation, o.name AS object, r.name AS recipient, c.time AS time,
  c.factuality AS factuality, coalesce(h.name, 'AUTHOR') AS holder, c.text AS quote,
  n.name AS denied_object, d.factuality AS denial, coalesce(k.name, 'AUTHOR') AS denier, d.text AS denial_quote,
  exact, a.id AS article, b.id AS denial_article, c.id AS claim, d.id AS denial_claim
ORDER BY coalesce(d.publishedDay, '') DESC, exact DESC, relation, claim, denial_claim
