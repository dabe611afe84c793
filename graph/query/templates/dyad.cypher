// Everything between two, by time.
//
// One row for each event, time and factuality; what is undated comes last.
//
// group: actors
// example: geokg query dyad "North Korea" Russia --since 2023
//
// param a (entity, required): one of the two
// param b (entity, required): the other
// param relation (list of relation): only these relations
// param factuality (list of factuality): only claims of these
// param since (date): not before
// param until (date): not after
// param limit (int, default 100): rows at most
//
// column time (string): when it happened, EDTF
// column subject (string): name of the subject
// column relation (string): the relation
// column object (string): name of the object
// column recipient (string): name of who gets it
// column places (list): names of the places told
// column factuality (string): how surely
// column holders (list): names of who says so; AUTHOR for the articles themselves
// column claims (int): how many claims say so
// column articles (int): in how many articles
// column stories (int): in how many stories; articles that carry one text are one
// column event (string): id of the event

MATCH (:Entity {id: $a})<-[one:AGENT|TARGET|RECIPIENT|THEME]-(v:Event)-[two:AGENT|TARGET|RECIPIENT|THEME]->(:Entity {id: $b})
WHERE 'AGENT' IN [type(one), type(two)]
MATCH (c:Claim)-[:ABOUT]->(v)
WITH DISTINCT v, c, CASE WHEN v.relation IN [@symmetric] AND c.object = $a THEN [c.object, c.subject] ELSE [c.subject, c.object] END AS ends
WHERE ($relation IS NULL OR v.relation IN $relation)
  AND ($factuality IS NULL OR c.factuality IN $factuality)
  AND ($since IS NULL OR c.time IS NOT NULL AND coalesce(c.lastDay, '9999') >= $since)
  AND ($until IS NULL OR c.time IS NOT NULL AND coalesce(c.firstDay, '') <= $until + '~')
WITH v, ends, c.recipient AS recipient, c.time AS time, c.firstDay AS first, c.lastDay AS last, c.factuality AS factuality, collect(c) AS told
ORDER BY time IS NULL, coalesce(first, last, ''), coalesce(time, ''), v.relation, factuality, v.id
LIMIT $limit
MATCH (s:Entity {id: ends[0]})
MATCH (o:Entity {id: ends[1]})
OPTIONAL MATCH (r:Entity {id: recipient})
RETURN time, s.name AS subject, v.relation AS relation, o.name AS object, r.name AS recipient,
  COLLECT { UNWIND told AS c MATCH (c)-[:AT]->(p:Entity) RETURN DISTINCT p.name AS name ORDER BY name } AS places, factuality,
  COLLECT { UNWIND told AS c OPTIONAL MATCH (c)-[:HELD_BY]->(h:Entity) RETURN DISTINCT coalesce(h.name, 'AUTHOR') AS name ORDER BY name } AS holders,
  size(told) AS claims, COUNT { UNWIND told AS c MATCH (c)-[:IN]->(a:Article) RETURN DISTINCT a } AS articles,
  COUNT {
    UNWIND told AS c
    MATCH (c)-[:IN]->(a:Article)
    OPTIONAL MATCH (a)-[:COPY_OF]->(original:Article)
    RETURN DISTINCT coalesce(original, a) AS story
  } AS stories, v.id AS event
ORDER BY time IS NULL, coalesce(first, last, ''), coalesce(time, ''), relation, factuality, event
