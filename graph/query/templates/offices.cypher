// Who holds or held which office, and from when to when it is told.
//
// One row for each person, body and office, by body and then the latest first. A claim that
// tells no time tells of the day on which its article was published.
//
// group: actors
// example: geokg query offices --body Russia --on 2023-09-13
//
// param person (entity): whose offices
// param body (entity): offices of this country or organization
// param on (date): only who is told to hold it on this day
// param limit (int, default 100): rows at most
//
// column person (string): name of who holds it
// column office (string): the office, as the texts call it
// column body (string): name of the country or organization
// column first (string): first day on which it is told to be held; null if open or not known
// column last (string): last such day; null if open or not known
// column times (list): the times that are told, EDTF
// column claims (int): how many claims assert it
// column articles (int): in how many articles
// column stories (int): in how many stories; articles that carry one text are one
// column person_id (string): id of the person
// column body_id (string): id of the country or organization

CALL () {
  MATCH (:Entity {id: $person})<-[:AGENT]-(:Event {relation: 'HOLDS_OFFICE'})<-[:ABOUT]-(c:Claim {factuality: 'asserted'})
  RETURN c
  UNION
  MATCH (b:Entity {id: $body})
  WHERE $person IS NULL
  MATCH (b)<-[:TARGET|THEME]-(:Event {relation: 'HOLDS_OFFICE'})<-[:ABOUT]-(c:Claim {factuality: 'asserted'})
  RETURN c
  UNION
  UNWIND CASE WHEN $person IS NULL AND $body IS NULL THEN [true] ELSE [] END AS anybody
  MATCH (:Event {relation: 'HOLDS_OFFICE'})<-[:ABOUT]-(c:Claim {factuality: 'asserted'})
  RETURN c
}
WITH c
WHERE $body IS NULL OR c.object = $body
MATCH (c)-[:IN]->(a:Article)
OPTIONAL MATCH (a)-[:COPY_OF]->(original:Article)
WITH c.subject AS person_id, c.object AS body_id, c.note AS office,
  min(CASE WHEN c.time IS NULL THEN c.publishedDay ELSE coalesce(c.firstDay, '') END) AS earliest,
  max(CASE WHEN c.time IS NULL THEN c.publishedDay ELSE coalesce(c.lastDay, '~') END) AS latest,
  collect(DISTINCT c.time) AS times, count(*) AS claims, count(DISTINCT a) AS articles,
  count(DISTINCT coalesce(original, a)) AS stories
WHERE $on IS NULL OR earliest <= $on + '~' AND latest >= $on
MATCH (p:Entity {id: person_id})
MATCH (b:Entity {id: body_id})
WITH *
ORDER BY b.name, body_id, coalesce(latest, '') DESC, coalesce(office, ''), person_id
LIMIT $limit
RETURN p.name AS person, office, b.name AS body, nullIf(earliest, '') AS first, nullIf(latest, '~') AS last,
  COLLECT { UNWIND times AS time RETURN time ORDER BY time } AS times, claims, articles, stories, person_id, body_id
ORDER BY body, body_id, coalesce(latest, '') DESC, coalesce(office, ''), person_id
