// Who travelled where or to whom, and who received whom; by time.
//
// One row for each event, time and factuality; what is undated comes last.
//
// group: cooperation
// example: geokg query travels --traveller "Kim Jong Un"
//
// param traveller (entity): who travels
// param host (entity): the place or the host
// param factuality (list of factuality): only claims of these
// param since (date): not before
// param until (date): not after
// param limit (int, default 100): rows at most
//
// column time (string): when, EDTF
// column traveller (string): name of who travels
// column host (string): name of the place visited or of the host
// column relation (string): VISITED, or HOSTED if it is told from the side of the host
// column places (list): names of the places told
// column factuality (string): how surely
// column holders (list): names of who says so; AUTHOR for the articles themselves
// column claims (int): how many claims say so
// column articles (int): in how many articles
// column stories (int): in how many stories; articles that carry one text are one
// column event (string): id of the event

CALL () {
  MATCH (:Entity {id: $traveller})<-[:AGENT|TARGET|THEME]-(v:Event)<-[:ABOUT]-(c:Claim)
  WHERE v.relation IN ['VISITED', 'HOSTED']
  RETURN v, c
  UNION
  MATCH (o:Entity {id: $host})
  WHERE $traveller IS NULL
  MATCH (o)<-[:AGENT|TARGET|THEME]-(v:Event)<-[:ABOUT]-(c:Claim)
  WHERE v.relation IN ['VISITED', 'HOSTED']
  RETURN v, c
  UNION
  UNWIND CASE WHEN $traveller IS NULL AND $host IS NULL THEN [true] ELSE [] END AS anybody
  MATCH (v:Event)<-[:ABOUT]-(c:Claim)
  WHERE v.relation IN ['VISITED', 'HOSTED']
  RETURN v, c
}
WITH v, c, CASE v.relation WHEN 'VISITED' THEN c.subject ELSE c.object END AS traveller,
  CASE v.relation WHEN 'VISITED' THEN c.object ELSE c.subject END AS host
WHERE ($traveller IS NULL OR traveller = $traveller) AND ($host IS NULL OR host = $host)
  AND ($factuality IS NULL OR c.factuality IN $factuality)
  AND ($since IS NULL OR c.time IS NOT NULL AND coalesce(c.lastDay, '9999') >= $since)
  AND ($until IS NULL OR c.time IS NOT NULL AND coalesce(c.firstDay, '') <= $until + '~')
WITH v, traveller, host, c.time AS time, c.firstDay AS first, c.lastDay AS last, c.factuality AS factuality, collect(c) AS told
ORDER BY time IS NULL, coalesce(first, last, ''), coalesce(time, ''), factuality, v.id
LIMIT $limit
MATCH (s:Entity {id: traveller})
MATCH (o:Entity {id: host})
RETURN time, s.name AS traveller, o.name AS host, v.relation AS relation,
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
