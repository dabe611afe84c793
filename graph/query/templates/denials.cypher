// Who denies what: the newest denials first, with their words.
//
// A denial of a charge that the text does not spell out has no subject and relation; its
// object is whom or what is answered.
//
// group: doubt
// example: geokg query denials --denier Iran
//
// param denier (entity): who denies
// param about (entity): only denials of what this one is said to have done or got
// param since (date): not published before
// param until (date): not published after
// param limit (int, default 100): rows at most
//
// column denier (string): name of who denies; AUTHOR for the article itself
// column subject (string): name of who is said to have done it
// column relation (string): what is denied
// column object (string): name of the object
// column recipient (string): name of who gets it
// column time (string): when it is said to have happened, EDTF
// column quote (string): the words
// column published (string): when the article was published
// column source (string): by whom
// column url (string): where it stands
// column article (string): id of the article
// column claim (string): id of the claim

CALL () {
  MATCH (:Entity {id: $denier})<-[:HELD_BY]-(c:Claim {factuality: 'denied'})
  RETURN c
  UNION
  MATCH (:Entity {id: $denier})<-[:AGENT]-(:Event {relation: 'DENIED'})<-[:ABOUT]-(c:Claim {factuality: 'asserted'})
  RETURN c
  UNION
  MATCH (x:Entity {id: $about})
  WHERE $denier IS NULL
  MATCH (x)<-[:AGENT|TARGET|RECIPIENT|THEME]-(:Event)<-[:ABOUT]-(c:Claim {factuality: 'denied'})
  RETURN c
  UNION
  UNWIND CASE WHEN $denier IS NULL AND $about IS NULL THEN [true] ELSE [] END AS anybody
  MATCH (c:Claim {factuality: 'denied'})
  RETURN c
  UNION
  UNWIND CASE WHEN $denier IS NULL AND $about IS NULL THEN [true] ELSE [] END AS anybody
  MATCH (:Event {relation: 'DENIED'})<-[:ABOUT]-(c:Claim {factuality: 'asserted'})
  RETURN c
}
WITH c, c.factuality = 'denied' AS spelt
WHERE ($about IS NULL OR spelt AND $about IN [c.subject, c.object, coalesce(c.recipient, '')])
  AND ($since IS NULL OR c.publishedDay >= $since)
  AND ($until IS NULL OR c.publishedDay <= $until + '~')
  AND (spelt OR NOT EXISTS {
    MATCH (c)-[:IN]->(:Article)<-[:IN]-(d:Claim {factuality: 'denied', sentence: c.sentence})-[:HELD_BY]->(:Entity {id: c.subject})
  })
WITH c, spelt
ORDER BY coalesce(c.publishedDay, '') DESC, c.id
LIMIT $limit
MATCH (c)-[:IN]->(a:Article)
MATCH (s:Entity {id: c.subject})
MATCH (o:Entity {id: c.object})
OPTIONAL MATCH (r:Entity {id: c.recipient})
OPTIONAL MATCH (c)-[:HELD_BY]->(h:Entity)
RETURN CASE WHEN spelt THEN coalesce(h.name, 'AUTHOR') ELSE s.name END AS denier, CASE WHEN spelt THEN s.name END AS subject,
  CASE WHEN spelt THEN c.relation END AS relation, o.name AS object, r.name AS recipient, c.time AS time, c.text AS quote,
  c.published AS published, a.source AS source, a.url AS url, a.id AS article, c.id AS claim
ORDER BY coalesce(c.publishedDay, '') DESC, claim
