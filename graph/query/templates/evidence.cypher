// The words behind an edge or an event: what was written, where, and by whom.
//
// Newest articles first, and in each in the order of the text. The object asked for may
// also be the recipient; the sides of a symmetric relation may change places.
//
// group: sources
// example: geokg query evidence --subject Iran --relation SUPPLIED --object Russia
//
// param subject (entity): who acts
// param relation (list of relation): only these relations
// param object (entity): whom or what it is about
// param event (string): only claims about the event with this id
// param article (string): only claims of the article with this id
// param factuality (list of factuality): only claims of these
// param limit (int, default 100): rows at most
//
// column words (string): the words that make the claim
// column subject (string): name of the subject
// column relation (string): the relation
// column object (string): name of the object
// column recipient (string): name of who gets it
// column time (string): when it happened, EDTF
// column place (string): name of the place
// column factuality (string): how surely
// column holder (string): name of who says so; AUTHOR for the article itself
// column note (string): what else there is to say, such as the office
// column source (string): who published the article
// column published (string): when
// column title (string): its title
// column url (string): where it stands
// column sentence (int): the sentence of the words, from 0
// column start (int): where the words start, in code points of the article's text
// column end (int): where they end
// column confidence (float): of the extraction, 0 to 1
// column rule (string): the rule that made the claim
// column article (string): id of the article
// column claim (string): id of the claim

CALL () {
  MATCH (v:Event {id: $event})<-[:ABOUT]-(c:Claim)
  RETURN v, c
  UNION
  MATCH (a:Article {id: $article})
  WHERE $event IS NULL
  MATCH (a)<-[:IN]-(c:Claim)-[:ABOUT]->(v:Event)
  RETURN v, c
  UNION
  MATCH (s:Entity {id: $subject})
  WHERE $event IS NULL AND $article IS NULL
  MATCH (s)<-[:AGENT]-(v:Event)<-[:ABOUT]-(c:Claim)
  RETURN v, c
  UNION
  MATCH (o:Entity {id: $object})
  WHERE $event IS NULL AND $article IS NULL AND $subject IS NULL
  MATCH (o)<-[:AGENT|TARGET|RECIPIENT|THEME]-(v:Event)<-[:ABOUT]-(c:Claim)
  RETURN v, c
  UNION
  MATCH (a:Article)
  WHERE a.publishedDay >= CASE WHEN $event IS NULL AND $article IS NULL AND $subject IS NULL AND $object IS NULL THEN '' END
  MATCH (a)<-[:IN]-(c:Claim)-[:ABOUT]->(v:Event)
  WHERE ($relation IS NULL OR v.relation IN $relation) AND ($factuality IS NULL OR c.factuality IN $factuality)
  RETURN v, c
  ORDER BY a.publishedDay DESC, a.id, c.sentence, c.start, c.id
  LIMIT $limit
  UNION
  UNWIND CASE WHEN $event IS NULL AND $article IS NULL AND $subject IS NULL AND $object IS NULL THEN [true] ELSE [] END AS anything
  MATCH (a:Article)
  WHERE a.publishedDay IS NULL
  MATCH (a)<-[:IN]-(c:Claim)-[:ABOUT]->(v:Event)
  RETURN v, c
}
MATCH (c)-[:IN]->(a:Article)
WHERE ($article IS NULL OR a.id = $article)
  AND ($relation IS NULL OR v.relation IN $relation)
  AND ($factuality IS NULL OR c.factuality IN $factuality)
  AND ($subject IS NULL OR c.subject = $subject OR c.object = $subject AND v.relation IN [@symmetric])
  AND ($object IS NULL OR c.object = $object OR c.recipient = $object OR c.subject = $object AND v.relation IN [@symmetric])
WITH v, c, a
ORDER BY coalesce(a.publishedDay, '') DESC, a.id, c.sentence, c.start, c.id
LIMIT $limit
MATCH (s:Entity {id: c.subject})
MATCH (o:Entity {id: c.object})
OPTIONAL MATCH (r:Entity {id: c.recipient})
OPTIONAL MATCH (c)-[:AT]->(p:Entity)
OPTIONAL MATCH (c)-[:HELD_BY]->(h:Entity)
RETURN c.text AS words, s.name AS subject, v.relation AS relation, o.name AS object, r.name AS recipient, c.time AS time,
  p.name AS place, c.factuality AS factuality, coalesce(h.name, 'AUTHOR') AS holder, c.note AS note,
  a.source AS source, a.published AS published, a.title AS title, a.url AS url, c.sentence AS sentence,
  c.start AS start, c.end AS `end`, c.confidence AS confidence, c.rule AS rule, a.id AS article, c.id AS claim
ORDER BY coalesce(a.publishedDay, '') DESC, article, sentence, start, claim
