// What happened and when: dated claims in order of time.
//
// One row for each event, time and factuality. Undated claims are left out.
//
// group: time
// example: geokg query timeline --actor "North Korea" --since 2022
//
// param actor (entity): only what this one did, suffered or got
// param relation (list of relation): only these relations
// param factuality (list of factuality): only claims of these
// param since (date): not before
// param until (date): not after
// param limit (int, default 100): rows at most
//
// column time (string): when it happened, EDTF
// column first (string): first day of that time; null if its start is open
// column last (string): last day of that time; null if its end is open
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

CALL () {
  MATCH (:Entity {id: $actor})<-[:AGENT|TARGET|RECIPIENT|THEME]-(v:Event)<-[:ABOUT]-(c:Claim)
  RETURN v, c
  UNION
  UNWIND CASE WHEN $actor IS NULL THEN [true] ELSE [] END AS anybody
  MATCH (v:Event)<-[:ABOUT]-(c:Claim)
  RETURN v, c
}
WITH v, c,
  CASE
    WHEN v.relation IN [@symmetric] AND (c.object = $actor OR $actor IS NULL AND c.object < c.subject) THEN [c.object, c.subject]
    ELSE [c.subject, c.object]
  END AS ends
WHERE c.time IS NOT NULL
  AND ($relation IS NULL OR v.relation IN $relation)
  AND ($factuality IS NULL OR c.factuality IN $factuality)
  AND ($since IS NULL OR coalesce(c.lastDay, '9999') >= $since)
  AND ($until IS NULL OR coalesce(c.firstDay, '') <= $until + '~')
WITH v, ends, c.recipient AS recipient, c.time AS time, c.firstDay AS first, c.lastDay AS last, c.factuality AS factuality, collect(c) AS told
ORDER BY coalesce(first, last), time, v.relation, factuality, v.id
LIMIT $limit
MATCH (s:Entity {id: ends[0]})
MATCH (o:Entity {id: ends[1]})
OPTIONAL MATCH (r:Entity {id: recipient})
RETURN time, first, last, s.name AS subject, v.relation AS relation, o.name AS object, r.name AS recipient,
  COLLECT { UNWIND told AS c MATCH (c)-[:AT]->(p:Entity) RETURN DISTINCT p.name AS name ORDER BY name } AS places, factuality,
  COLLECT { UNWIND told AS c OPTIONAL MATCH (c)-[:HELD_BY]->(h:Entity) RETURN DISTINCT coalesce(h.name, 'AUTHOR') AS name ORDER BY name } AS holders,
  size(told) AS claims, COUNT { UNWIND told AS c MATCH (c)-[:IN]->(a:Article) RETURN DISTINCT a } AS articles,
  COUNT {
    UNWIND told AS c
    MATCH (c)-[:IN]->(a:Article)
    OPTIONAL MATCH (a)-[:COPY_OF]->(original:Article)
    RETURN DISTINCT coalesce(original, a) AS story
  } AS stories, v.id AS event
ORDER BY coalesce(first, last), time, relation, factuality, event
