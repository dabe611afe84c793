-- Events at a place, in the places of a country, or near by; the nearest first.
--
-- Distances are those of a great circle between the coordinates of the places. One row for
-- each event, place, time and factuality.
--
-- group: search
-- example: geokg query near Vladivostok --km 500
--
-- param place (entity, required): the place or the country
-- param km (int, default 100): how far away at most, in kilometres
-- param relation (list of relation): only these relations
-- param factuality (list of factuality): only claims of these
-- param since (date): not before
-- param until (date): not after
-- param limit (int, default 100): rows at most
--
-- column km (float): how far away, in kilometres; 0 at the place and in the country
-- column place (string): name of the place
-- column time (string): when it happened, EDTF
-- column subject (string): name of the subject
-- column relation (string): the relation
-- column object (string): name of the object
-- column factuality (string): how surely
-- column claims (int): how many claims say so
-- column articles (int): in how many articles
-- column stories (int): in how many stories; articles that carry one text are one
-- column place_id (string): id of the place
-- column event (string): id of the event

WITH here AS (
  SELECT lat, lon FROM entity WHERE id = $place AND lat IS NOT NULL
),
around (id, km) AS (
  SELECT $place, 0.0
  UNION ALL
  SELECT id, 0.0 FROM entity WHERE country = $place AND id <> $place
  UNION ALL
  SELECT e.id, round(2 * 6371.0 * asin(min(1.0, sqrt(
      pow(sin(radians(e.lat - h.lat) / 2), 2) + cos(radians(h.lat)) * cos(radians(e.lat)) * pow(sin(radians(e.lon - h.lon) / 2), 2)))), 1)
  FROM here h
  CROSS JOIN entity e ON e.lat >= h.lat - $km / 111.0 AND e.lat <= h.lat + $km / 111.0
  WHERE e.id <> $place AND coalesce(e.country, '') <> $place
),
told AS (
  SELECT c.*, x.km
  FROM around x
  CROSS JOIN claim c ON c.place = x.id
  WHERE x.km <= $km
    AND ($relation IS NULL OR c.relation IN (SELECT value FROM json_each($relation)))
    AND ($factuality IS NULL OR c.factuality IN (SELECT value FROM json_each($factuality)))
    AND ($since IS NULL OR c.time IS NOT NULL AND coalesce(c.last_day, '9999') >= $since)
    AND ($until IS NULL OR c.time IS NOT NULL AND coalesce(c.first_day, '') <= $until || '~')
)
SELECT t.km, p.name AS place, t.time, s.name AS subject, t.relation, o.name AS object, t.factuality,
  count(*) AS claims, count(DISTINCT t.article) AS articles,
  count(DISTINCT coalesce((SELECT original FROM copy WHERE copy.article = t.article), t.article)) AS stories, t.place AS place_id, t.event
FROM (SELECT *, iif(relation IN (@symmetric), min(subject, object), subject) AS one,
  iif(relation IN (@symmetric), max(subject, object), object) AS other FROM told) t
JOIN entity p ON p.id = t.place
JOIN entity s ON s.id = t.one
JOIN entity o ON o.id = t.other
GROUP BY t.place, t.event, t.time, t.factuality
ORDER BY t.km, t.place, t.time IS NULL, coalesce(t.first_day, t.last_day, ''), coalesce(t.time, ''), t.factuality, t.event
LIMIT $limit
