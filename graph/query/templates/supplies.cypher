// Who supplied what, how much of it, to whom; by time.
//
// One row for each event, time and factuality; what is undated comes last.
//
// group: cooperation
// example: geokg query supplies --recipient Russia
//
// param supplier (entity): who supplies
// param thing (entity): what is supplied
// param recipient (entity): who gets it
// param factuality (list of factuality): only claims of these
// param since (date): not before
// param until (date): not after
// param limit (int, default 100): rows at most
//
// column time (string): when, EDTF
// column supplier (string): name of who supplies
// column thing (string): name of what is supplied; null if the text does not name it
// column quantities (list): how much of it, in the words of the texts
// column recipient (string): name of who gets it; null if the text does not tell
// column factuality (string): how surely
// column holders (list): names of who says so; AUTHOR for the articles themselves
// column claims (int): how many claims say so
// column articles (int): in how many articles
// column stories (int): in how many stories; articles that carry one text are one
// column event (string): id of the event

CALL () {
  MATCH (:Entity {id: $supplier})<-[:AGENT]-(v:Event {relation: 'SUPPLIED'})<-[:ABOUT]-(c:Claim)
  RETURN v, c
  UNION
  MATCH (r:Entity {id: $recipient})
  WHERE $supplier IS NULL
  MATCH (r)<-[:RECIPIENT|TARGET]-(v:Event {relation: 'SUPPLIED'})<-[:ABOUT]-(c:Claim)
  RETURN v, c
  UNION
  MATCH (t:Entity {id: $thing})
  WHERE $supplier IS NULL AND $recipient IS NULL
  MATCH (t)<-[:THEME]-(v:Event {relation: 'SUPPLIED'})<-[:ABOUT]-(c:Claim)
  RETURN v, c
  UNION
  UNWIND CASE WHEN $supplier IS NULL AND $recipient IS NULL AND $thing IS NULL THEN [true] ELSE [] END AS anybody
  MATCH (v:Event {relation: 'SUPPLIED'})<-[:ABOUT]-(c:Claim)
  RETURN v, c
}
WITH v, c
WHERE ($recipient IS NULL OR c.recipient = $recipient
    OR c.recipient IS NULL AND c.object = $recipient AND NOT EXISTS { (:Entity&Thing {id: $recipient}) })
  AND ($thing IS NULL OR c.object = $thing AND EXISTS { (:Entity&Thing {id: $thing}) })
  AND ($factuality IS NULL OR c.factuality IN $factuality)
  AND ($since IS NULL OR c.time IS NOT NULL AND coalesce(c.lastDay, '9999') >= $since)
  AND ($until IS NULL OR c.time IS NOT NULL AND coalesce(c.firstDay, '') <= $until + '~')
WITH v, c.subject AS supplier, c.object AS object, c.recipient AS recipient, c.time AS time, c.firstDay AS first, c.lastDay AS last, c.factuality AS factuality, collect(c) AS told
ORDER BY time IS NULL, coalesce(first, last, ''), coalesce(time, ''), factuality, v.id
LIMIT $limit
MATCH (s:Entity {id: supplier})
MATCH (o:Entity {id: object})
OPTIONAL MATCH (r:Entity {id: coalesce(recipient, CASE WHEN NOT o:Thing THEN object END)})
RETURN time, s.name AS supplier, CASE WHEN o:Thing THEN o.name END AS thing,
  COLLECT { UNWIND told AS c WITH DISTINCT c.quantityText AS much WHERE much IS NOT NULL RETURN much ORDER BY much } AS quantities, r.name AS recipient, factuality,
  COLLECT { UNWIND told AS c OPTIONAL MATCH (c)-[:HELD_BY]->(h:Entity) RETURN DISTINCT coalesce(h.name, 'AUTHOR') AS name ORDER BY name } AS holders,
  size(told) AS claims, COUNT { UNWIND told AS c MATCH (c)-[:IN]->(a:Article) RETURN DISTINCT a } AS articles,
  COUNT {
    UNWIND told AS c
    MATCH (c)-[:IN]->(a:Article)
    OPTIONAL MATCH (a)-[:COPY_OF]->(original:Article)
    RETURN DISTINCT coalesce(original, a) AS story
  } AS stories, v.id AS event
ORDER BY time IS NULL, coalesce(first, last, ''), coalesce(time, ''), factuality, event
