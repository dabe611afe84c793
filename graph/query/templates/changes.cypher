// What the graph has learnt since a day: the claims accepted since then, the newest first.
//
// The day is that on which the graph took an article in, not that of publication. Earlier
// claims about the same event show what is news and what only says it again. A corrected
// article counts as taken in when its correction was.
//
// group: time
// example: geokg query changes 2024-06-01 --actor Iran
//
// param since (date, required): from this day on
// param actor (entity): only what this one did, suffered or got
// param limit (int, default 100): rows at most
//
// column subject (string): name of the subject
// column relation (string): the relation
// column object (string): name of the object
// column recipient (string): name of who gets it
// column time (string): when it happened, EDTF
// column factuality (string): how surely
// column earlier (int): claims about the same event that were there before
// column quote (string): the words
// column holder (string): name of who says so; AUTHOR for the article itself
// column published (string): when the article was published
// column source (string): by whom
// column url (string): where it stands
// column article (string): id of the article
// column claim (string): id of the claim

CALL () {
  MATCH (:Entity {id: $actor})<-[:AGENT|TARGET|RECIPIENT|THEME]-(:Event)<-[:ABOUT]-(c:Claim)
  WHERE c.recorded >= $since
  RETURN c
  UNION
  MATCH (c:Claim)
  WHERE c.recorded >= CASE WHEN $actor IS NULL THEN $since END
  RETURN c
  ORDER BY c.recorded DESC, c.id
  LIMIT $limit
}
WITH c
ORDER BY c.recorded DESC, c.id
LIMIT $limit
MATCH (c)-[:IN]->(a:Article)
MATCH (s:Entity {id: c.subject})
MATCH (o:Entity {id: c.object})
OPTIONAL MATCH (r:Entity {id: c.recipient})
OPTIONAL MATCH (c)-[:HELD_BY]->(h:Entity)
RETURN s.name AS subject, c.relation AS relation, o.name AS object, r.name AS recipient, c.time AS time, c.factuality AS factuality,
  COUNT { (c)-[:ABOUT]->(:Event)<-[:ABOUT]-(d:Claim) WHERE d.recorded < $since } AS earlier,
  c.text AS quote, coalesce(h.name, 'AUTHOR') AS holder, c.published AS published, a.source AS source, a.url AS url, a.id AS article, c.id AS claim
ORDER BY c.recorded DESC, claim
