// Threats and attacks between two sides over time.
//
// Threats, coercion and violence in either direction. One row for each event, time and
// factuality; what is undated comes last.
//
// group: conflict
// example: geokg query hostilities Ukraine Russia --since 2024
//
// param a (entity, required): one side
// param b (entity, required): the other
// param factuality (list of factuality): only claims of these
// param since (date): not before
// param until (date): not after
// param limit (int, default 100): rows at most
//
// column time (string): when, EDTF
// column subject (string): name of who threatens or attacks
// column kind (string): THREATEN, COERCE or ASSAULT
// column relation (string): the relation
// column object (string): name of whom it is done to
// column places (list): names of the places told
// column factuality (string): how surely
// column holders (list): names of who says so; AUTHOR for the articles themselves
// column claims (int): how many claims say so
// column articles (int): in how many articles
// column stories (int): in how many stories; articles that carry one text are one
// column event (string): id of the event

MATCH (:Entity {id: $a})<-[one:AGENT|TARGET|THEME]-(v:Event)-[two:AGENT|TARGET|THEME]->(:Entity {id: $b})
WHERE 'AGENT' IN [type(one), type(two)]
MATCH (c:Claim)-[:ABOUT]->(v)
WHERE c.plover IN ['THREATEN', 'COERCE', 'ASSAULT']
WITH DISTINCT v, c
WHERE (c.subject = $a AND c.object = $b OR c.subject = $b AND c.object = $a)
  AND ($factuality IS NULL OR c.factuality IN $factuality)
  AND ($since IS NULL OR c.time IS NOT NULL AND coalesce(c.lastDay, '9999') >= $since)
  AND ($until IS NULL OR c.time IS NOT NULL AND coalesce(c.firstDay, '') <= $until + '~')
WITH v, c.subject AS subject, c.object AS object, c.plover AS kind, c.time AS time, c.firstDay AS first, c.lastDay AS last,
  c.factuality AS factuality, collect(c) AS told
ORDER BY time IS NULL, coalesce(first, last, ''), coalesce(time, ''), factuality, v.id
LIMIT $limit
MATCH (s:Entity {id: subject})
MATCH (o:Entity {id: object})
RETURN time, s.name AS subject, kind, v.relation AS relation, o.name AS object,
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
