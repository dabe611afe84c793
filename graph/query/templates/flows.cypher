// Arms, money, training and aid: who gives what, how much of it, to whom; by time.
//
// One row for each event, time and factuality; what is undated comes last. Sums may stand in
// the quantities or in the notes: both are shown.
//
// group: cooperation
// example: geokg query flows --giver "United States" --receiver Ukraine
//
// param giver (entity): who gives
// param receiver (entity): who gets it
// param relation (list of relation, default SUPPLIED,FUNDED,TRAINED,AIDED): only these relations
// param factuality (list of factuality): only claims of these
// param since (date): not before
// param until (date): not after
// param limit (int, default 100): rows at most
//
// column time (string): when, EDTF
// column giver (string): name of who gives
// column relation (string): SUPPLIED, FUNDED, TRAINED or AIDED
// column thing (string): name of what is given; null if the text does not name it
// column quantities (list): how much of it, in the words of the texts
// column receiver (string): name of who gets it; null if the text does not tell
// column factuality (string): how surely
// column holders (list): names of who says so; AUTHOR for the articles themselves
// column claims (int): how many claims say so
// column articles (int): in how many articles
// column stories (int): in how many stories; articles that carry one text are one
// column event (string): id of the event

CALL () {
  MATCH (:Entity {id: $giver})<-[:AGENT]-(v:Event)<-[:ABOUT]-(c:Claim)
  WHERE v.relation IN $relation
  RETURN v, c
  UNION
  MATCH (r:Entity {id: $receiver})
  WHERE $giver IS NULL
  MATCH (r)<-[:AGENT|TARGET|RECIPIENT]-(v:Event)<-[:ABOUT]-(c:Claim)
  WHERE v.relation IN $relation
  RETURN v, c
  UNION
  UNWIND CASE WHEN $giver IS NULL AND $receiver IS NULL THEN [true] ELSE [] END AS anybody
  MATCH (v:Event)<-[:ABOUT]-(c:Claim)
  WHERE v.relation IN $relation
  RETURN v, c
}
WITH v, c
WHERE ($giver IS NULL OR c.subject = $giver)
  AND ($factuality IS NULL OR c.factuality IN $factuality)
  AND ($since IS NULL OR c.time IS NOT NULL AND coalesce(c.lastDay, '9999') >= $since)
  AND ($until IS NULL OR c.time IS NOT NULL AND coalesce(c.firstDay, '') <= $until + '~')
  AND ($receiver IS NULL OR c.recipient = $receiver
    OR c.recipient IS NULL AND c.object = $receiver AND NOT EXISTS { (:Entity&Thing {id: $receiver}) })
WITH v, c.subject AS giver, c.object AS object, c.recipient AS recipient, c.time AS time, c.firstDay AS first, c.lastDay AS last, c.factuality AS factuality, collect(c) AS told
ORDER BY time IS NULL, coalesce(first, last, ''), coalesce(time, ''), factuality, v.id
LIMIT $limit
MATCH (s:Entity {id: giver})
MATCH (o:Entity {id: object})
OPTIONAL MATCH (r:Entity {id: coalesce(recipient, CASE WHEN NOT o:Thing THEN object END)})
RETURN time, s.name AS giver, v.relation AS relation, CASE WHEN o:Thing THEN o.name END AS thing,
  COLLECT { UNWIND told AS c UNWIND [c.quantityText, c.note] AS much WITH DISTINCT much WHERE much IS NOT NULL RETURN much ORDER BY much } AS quantities, r.name AS receiver, factuality,
  COLLECT { UNWIND told AS c OPTIONAL MATCH (c)-[:HELD_BY]->(h:Entity) RETURN DISTINCT coalesce(h.name, 'AUTHOR') AS name ORDER BY name } AS holders,
  size(told) AS claims, COUNT { UNWIND told AS c MATCH (c)-[:IN]->(a:Article) RETURN DISTINCT a } AS articles,
  COUNT {
    UNWIND told AS c
    MATCH (c)-[:IN]->(a:Article)
    OPTIONAL MATCH (a)-[:COPY_OF]->(original:Article)
    RETURN DISTINCT coalesce(original, a) AS story
  } AS stories, v.id AS event
ORDER BY time IS NULL, coalesce(first, last, ''), coalesce(time, ''), factuality, event
