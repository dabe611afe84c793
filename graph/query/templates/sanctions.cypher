// Who sanctions whom, since when and over what.
//
// Sanctions, embargoes, bans and expulsions; and being under sanctions or charges, where the
// text does not say whose they are. One row for each event, time and factuality, by time; what
// is undated comes last.
//
// group: conflict
// example: geokg query sanctions --target "North Korea"
//
// param imposer (entity): who imposes them
// param target (entity): who is under them
// param factuality (list of factuality): only claims of these
// param since (date): not before
// param until (date): not after
// param limit (int, default 100): rows at most
//
// column time (string): when or since when, EDTF
// column imposer (string): name of who imposes them; null if the text does not tell
// column relation (string): SANCTIONED, EXPELLED or TARGET_OF
// column target (string): name of who is under them
// column over (list): what for: notes, the measures named, and what the same sentences say that the target does
// column factuality (string): how surely
// column holders (list): names of who says so; AUTHOR for the articles themselves
// column claims (int): how many claims say so
// column articles (int): in how many articles
// column stories (int): in how many stories; articles that carry one text are one
// column event (string): id of the event

CALL () {
  MATCH (:Entity {id: $imposer})<-[:AGENT]-(v:Event)<-[:ABOUT]-(c:Claim)
  WHERE v.relation IN ['SANCTIONED', 'EXPELLED']
  RETURN v, c
  UNION
  MATCH (t:Entity {id: $target})
  WHERE $imposer IS NULL
  MATCH (t)<-[:AGENT|TARGET|THEME]-(v:Event)<-[:ABOUT]-(c:Claim)
  WHERE v.relation IN ['SANCTIONED', 'EXPELLED', 'TARGET_OF']
  RETURN v, c
  UNION
  UNWIND CASE WHEN $imposer IS NULL AND $target IS NULL THEN [true] ELSE [] END AS anybody
  MATCH (v:Event)<-[:ABOUT]-(c:Claim)
  WHERE v.relation IN ['SANCTIONED', 'EXPELLED', 'TARGET_OF']
  RETURN v, c
}
WITH v, c, CASE WHEN v.relation <> 'TARGET_OF' THEN c.subject END AS imposer,
  CASE v.relation WHEN 'TARGET_OF' THEN c.subject ELSE c.object END AS target
WHERE ($target IS NULL OR target = $target)
  AND ($factuality IS NULL OR c.factuality IN $factuality)
  AND ($since IS NULL OR c.time IS NOT NULL AND coalesce(c.lastDay, '9999') >= $since)
  AND ($until IS NULL OR c.time IS NOT NULL AND coalesce(c.firstDay, '') <= $until + '~')
MATCH (c)-[:IN]->(a:Article)
OPTIONAL MATCH (c)-[:HELD_BY]->(h:Entity)
OPTIONAL MATCH (a)-[:COPY_OF]->(original:Article)
WITH v, imposer, target, c.time AS time, c.firstDay AS first, c.lastDay AS last, c.factuality AS factuality,
  collect(DISTINCT coalesce(h.name, 'AUTHOR')) AS holders, collect(c) AS told, collect(DISTINCT c.note) AS notes,
  CASE v.relation WHEN 'TARGET_OF' THEN collect(DISTINCT c.object) ELSE [] END AS measures,
  count(*) AS claims, count(DISTINCT a) AS articles,
  count(DISTINCT coalesce(original, a)) AS stories
ORDER BY time IS NULL, coalesce(first, last, ''), coalesce(time, ''), factuality, v.id
LIMIT $limit
OPTIONAL MATCH (s:Entity {id: imposer})
MATCH (o:Entity {id: target})
WITH *, notes
  + COLLECT { UNWIND measures AS id MATCH (m:Entity {id: id}) RETURN m.name }
  + COLLECT {
    UNWIND told AS c
    MATCH (c)-[:IN]->(:Article)<-[:IN]-(w:Claim {sentence: c.sentence, subject: target})
    WHERE NOT w.relation IN ['SANCTIONED', 'EXPELLED', 'TARGET_OF']
    MATCH (n:Entity {id: w.object})
    RETURN w.relation + ' ' + n.name
  } AS reasons
RETURN time, s.name AS imposer, v.relation AS relation, o.name AS target,
  COLLECT { UNWIND reasons AS what RETURN DISTINCT what ORDER BY what } AS over, factuality,
  COLLECT { UNWIND holders AS name RETURN name ORDER BY name } AS holders, claims, articles, stories, v.id AS event
ORDER BY time IS NULL, coalesce(first, last, ''), coalesce(time, ''), factuality, event
