// Where an answer comes from: date, address and quote of every claim behind its ids.
//
// An id may be that of a claim, an event, an article or an edge ("SUBJECT|RELATION|OBJECT"),
// as the columns of other answers give them (--ids shows them).
//
// group: sources
// example: geokg query citations "country:IRN|SUPPLIED|country:RUS"
//
// param refs (list of string, required): ids of claims, events, articles or edges
// param limit (int, default 100): rows at most
//
// column published (string): when the article was published
// column source (string): by whom
// column title (string): title of the article
// column url (string): where it stands
// column quote (string): the words of the claim
// column factuality (string): how surely
// column holder (string): name of who says so; AUTHOR for the article itself
// column asked (string): id of what was asked for
// column article (string): id of the article
// column claim (string): id of the claim

UNWIND $refs AS asked
WITH DISTINCT asked
CALL (asked) {
  MATCH (c:Claim {id: asked})
  RETURN c
  UNION
  MATCH (:Event {id: asked})<-[:ABOUT]-(c:Claim)
  RETURN c
  UNION
  MATCH (:Article {id: asked})<-[:IN]-(c:Claim)
  RETURN c
  UNION
  WITH split(asked, '|') AS edge
  WHERE size(edge) = 3
  MATCH (:Entity {id: edge[0]})<-[:AGENT]-(v:Event)-[:AGENT|TARGET|RECIPIENT|THEME]->(:Entity {id: edge[2]})
  WHERE v.relation = edge[1] AND (edge[0] <= edge[2] OR NOT v.relation IN [@symmetric])
  MATCH (v)<-[:ABOUT]-(c:Claim {factuality: 'asserted'})
  WHERE c.subject = edge[0] AND edge[2] IN [c.object, coalesce(c.recipient, '')]
    OR c.subject = edge[2] AND c.object = edge[0] AND c.relation IN [@symmetric]
  RETURN c
}
MATCH (c)-[:IN]->(a:Article)
OPTIONAL MATCH (c)-[:HELD_BY]->(h:Entity)
RETURN c.published AS published, a.source AS source, a.title AS title, a.url AS url, c.text AS quote, c.factuality AS factuality,
  coalesce(h.name, 'AUTHOR') AS holder, asked, a.id AS article, c.id AS claim
ORDER BY asked, coalesce(c.publishedDay, '') DESC, claim
LIMIT $limit
