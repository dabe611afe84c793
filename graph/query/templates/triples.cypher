// What is claimed, by any of subject, relation, object, time and factuality; most claims first.
//
// One row for each event, time and factuality. The object asked for may also be the
// recipient. The sides of a symmetric relation may change places.
//
// group: search
// example: geokg query triples --subject "North Korea" --factuality denied,negated
//
// param subject (entity): who acts
// param relation (list of relation): only these relations
// param object (entity): whom or what it is about
// param factuality (list of factuality): only claims of these
// param since (date): not before
// param until (date): not after
// param limit (int, default 100): rows at most
//
// column subject (string): name of the subject
// column relation (string): the relation
// column object (string): name of the object
// column recipient (string): name of who gets it
// column time (string): when it happened, EDTF
// column places (list): names of the places told
// column factuality (string): how surely
// column holders (list): names of who says so; AUTHOR for the articles themselves
// column claims (int): how many claims say so
// column articles (int): in how many articles
// column stories (int): in how many stories; articles that carry one text are one
// column event (string): id of the event

CALL () {
  MATCH (:Entity {id: $subject})<-[:AGENT]-(v:Event)<-[:ABOUT]-(c:Claim)
  RETURN v, c
  UNION
  MATCH (o:Entity {id: $object})
  WHERE $subject IS NULL
  MATCH (o)<-[part:AGENT|TARGET|RECIPIENT|THEME]-(v:Event)<-[:ABOUT]-(c:Claim)
  WHERE type(part) <> 'AGENT' OR v.relation IN [@symmetric]
  RETURN v, c
  UNION
  UNWIND CASE WHEN $subject IS NULL AND $object IS NULL THEN [true] ELSE [] END AS anybody
  MATCH (v:Event)<-[:ABOUT]-(c:Claim)
  RETURN v, c
}
WITH v, c,
  CASE
    WHEN v.relation IN [@symmetric] AND (c.object = $subject OR c.subject = $object
      OR $subject IS NULL AND $object IS NULL AND c.object < c.subject) THEN [c.object, c.subject]
    ELSE [c.subject, c.object]
  END AS ends
WHERE ($object IS NULL OR ends[1] = $object OR c.recipient = $object)
  AND ($relation IS NULL OR v.relation IN $relation)
  AND ($factuality IS NULL OR c.factuality IN $factuality)
  AND ($since IS NULL OR c.time IS NOT NULL AND coalesce(c.lastDay, '9999') >= $since)
  AND ($until IS NULL OR c.time IS NOT NULL AND coalesce(c.firstDay, '') <= $until + '~')
WITH v, ends, c.recipient AS recipient, c.time AS time, c.firstDay AS first, c.lastDay AS last, c.factuality AS factuality, collect(c) AS told
ORDER BY size(told) DESC, coalesce(first, last, '~'), coalesce(time, ''), factuality, v.id
LIMIT $limit
MATCH (s:Entity {id: ends[0]})
MATCH (o:Entity {id: ends[1]})
OPTIONAL MATCH (r:Entity {id: recipient})
RETURN s.name AS subject, v.relation AS relation, o.name AS object, r.name AS recipient, time,
  COLLECT { UNWIND told AS c MATCH (c)-[:AT]->(p:Entity) RETURN DISTINCT p.name AS name ORDER BY name } AS places, factuality,
  COLLECT { UNWIND told AS c OPTIONAL MATCH (c)-[:HELD_BY]->(h:Entity) RETURN DISTINCT coalesce(h.name, 'AUTHOR') AS name ORDER BY name } AS holders,
  size(told) AS claims, COUNT { UNWIND told AS c MATCH (c)-[:IN]->(a:Article) RETURN DISTINCT a } AS articles,
  COUNT {
    UNWIND told AS c
    MATCH (c)-[:IN]->(a:Article)
    OPTIONAL MATCH (a)-[:COPY_OF]->(original:Article)
    RETURN DISTINCT coalesce(original, a) AS story
  } AS stories, v.id AS event
ORDER BY claims DESC, coalesce(first, last, '~'), coalesce(time, ''), factuality, event
