// Events at a place, in the places of a country, or near by; the nearest first.
//
// Distances are those of a great circle between the coordinates of the places. One row for
// each event, place, time and factuality.
//
// group: search
// example: geokg query near Vladivostok --km 500
//
// param place (entity, required): the place or the country
// param km (int, default 100): how far away at most, in kilometres
// param relation (list of relation): only these relations
// param factuality (list of factuality): only claims of these
// param since (date): not before
// param until (date): not after
// param limit (int, default 100): rows at most
//
// column km (float): how far away, in kilometres; 0 at the place and in the country
// column place (string): name of the place
// column time (string): when it happened, EDTF
// column subject (string): name of the subject
// column relation (string): the relation
// column object (string): name of the object
// column factuality (string): how surely
// column claims (int): how many claims say so
// column articles (int): in how many articles
// column stories (int): in how many stories; articles that carry one text are one
// column place_id (string): id of the place
// column event (string): id of the event

OPTIONAL MATCH (here:Entity {id: $place})
CALL (here) {
  UNWIND CASE WHEN here IS NULL THEN [] ELSE [here] END AS p
  RETURN p, 0.0 AS km
  UNION
  MATCH (p:Place {country: $place})
  WHERE p.id <> $place
  RETURN p, 0.0 AS km
  UNION
  MATCH (p:Place)
  WHERE p.lat >= here.lat - $km / 111.0 AND p.lat <= here.lat + $km / 111.0 AND p.id <> $place AND coalesce(p.country, '') <> $place
  RETURN p, round(2 * 6371.0 * asin(sqrt(
    sin(radians(p.lat - here.lat) / 2) ^ 2 + cos(radians(here.lat)) * cos(radians(p.lat)) * sin(radians(p.lon - here.lon) / 2) ^ 2)), 1) AS km
}
WITH p, km
WHERE km <= $km
MATCH (p)<-[:AT]-(c:Claim)-[:ABOUT]->(v:Event)
WHERE ($relation IS NULL OR v.relation IN $relation)
  AND ($factuality IS NULL OR c.factuality IN $factuality)
  AND ($since IS NULL OR c.time IS NOT NULL AND coalesce(c.lastDay, '9999') >= $since)
  AND ($until IS NULL OR c.time IS NOT NULL AND coalesce(c.firstDay, '') <= $until + '~')
MATCH (c)-[:IN]->(a:Article)
WITH p, km, v, c, a,
  CASE WHEN v.relation IN [@symmetric] AND c.object < c.subject THEN [c.object, c.subject] ELSE [c.subject, c.object] END AS ends
OPTIONAL MATCH (a)-[:COPY_OF]->(original:Article)
WITH p, km, v, ends, c.time AS time, c.firstDay AS first, c.lastDay AS last, c.factuality AS factuality,
  count(*) AS claims, count(DISTINCT a) AS articles,
  count(DISTINCT coalesce(original, a)) AS stories
ORDER BY km, p.id, time IS NULL, coalesce(first, last, ''), coalesce(time, ''), factuality, v.id
LIMIT $limit
MATCH (s:Entity {id: ends[0]})
MATCH (o:Entity {id: ends[1]})
RETURN km, p.name AS place, time, s.name AS subject, v.relation AS relation, o.name AS object, factuality, claims, articles, stories,
  p.id AS place_id, v.id AS event
ORDER BY km, place_id, time IS NULL, coalesce(first, last, ''), coalesce(time, ''), factuality, event
