// Who met whom, when and where, by time.
//
// One row for each meeting, time and factuality; what is undated comes last.
//
// group: cooperation
// example: geokg query meetings --actor Putin --since 2019
//
// param actor (entity): one who met
// param other (entity): whom
// param place (entity): only meetings told to be there
// param factuality (list of factuality): only claims of these
// param since (date): not before
// param until (date): not after
// param limit (int, default 100): rows at most
//
// column time (string): when they met, EDTF
// column who (string): name of one side
// column whom (string): name of the other
// column places (list): names of the places told
// column factuality (string): how surely
// column holders (list): names of who says so; AUTHOR for the articles themselves
// column claims (int): how many claims say so
// column articles (int): in how many articles
// column stories (int): in how many stories; articles that carry one text are one
// column event (string): id of the event

CALL () {
  MATCH (:Entity {id: $actor})<-[:AGENT]-(v:Event {relation: 'MET'})<-[:ABOUT]-(c:Claim)
  RETURN v, c
  UNION
  MATCH (o:Entity {id: $other})
  WHERE $actor IS NULL
  MATCH (o)<-[:AGENT]-(v:Event {relation: 'MET'})<-[:ABOUT]-(c:Claim)
  RETURN v, c
  UNION
  UNWIND CASE WHEN $actor IS NULL AND $other IS NULL THEN [true] ELSE [] END AS anybody
  MATCH (v:Event {relation: 'MET'})<-[:ABOUT]-(c:Claim)
  RETURN v, c
}
WITH v, c,
  CASE
    WHEN c.object = $actor OR c.subject = $other OR $actor IS NULL AND $other IS NULL AND c.object < c.subject
    THEN [c.object, c.subject]
    ELSE [c.subject, c.object]
  END AS ends
WHERE ($other IS NULL OR ends[1] = $other)
  AND ($place IS NULL OR EXISTS { (c)-[:AT]->(:Entity {id: $place}) })
  AND ($factuality IS NULL OR c.factuality IN $factuality)
  AND ($since IS NULL OR c.time IS NOT NULL AND coalesce(c.lastDay, '9999') >= $since)
  AND ($until IS NULL OR c.time IS NOT NULL AND coalesce(c.firstDay, '') <= $until + '~')
WITH v, ends, c.time AS time, c.firstDay AS first, c.lastDay AS last, c.factuality AS factuality, collect(c) AS told
ORDER BY time IS NULL, coalesce(first, last, ''), coalesce(time, ''), factuality, v.id
LIMIT $limit
MATCH (s:Entity {id: ends[0]})
MATCH (o:Entity {id: ends[1]})
RETURN time, s.name AS who, o.name AS whom,
  COLLECT { UNWIND told AS c MATCH (c)-[:AT]->(p:Entity) RETURN DISTINCT p.name AS name ORDER BY name } AS places, factuality,
  COLLECT { UNWIND told AS c OPTIONAL MATCH (c)-[:HELD_BY]->(h:Entity) RETURN DISTINCT coalesce(h.name, 'AUTHOR') AS name ORDER BY name } AS holders,
  size(told) AS claims, COUNT { UNWIND told AS c MATCH (c)-[:IN]->(a:Article) RETURN DISTINCT a } AS articles,
  COUNT {
    UNWIND told AS c
    MATCH (c)-[:IN]->(a:Article)
    OPTIONAL MATCH (a)-[:COPY_OF]->(original:Article)
    RETURN DISTINCT coalesce(original, a) AS story
  } AS stories, v.id AS event
ORDER BY time IS NULL, coalesce(first, last, ''), coalesce(time, ''), factuality, event
