// What was known of an actor on a day: what articles published by then say.
//
// It rests on the claims that stand now: versions of an article that a correction replaced
// are not there any more. One row for each event, time and factuality, by time; what is
// undated comes last. Claims that came later show what hindsight adds.
//
// group: time
// example: geokg query known "Kim Jong Un" 2023-09-01
//
// param actor (entity, required): the actor
// param on (date, required): published on this day at the latest
// param limit (int, default 100): rows at most
//
// column time (string): when it happened, EDTF
// column subject (string): name of the subject
// column relation (string): the relation
// column object (string): name of the object
// column recipient (string): name of who gets it
// column factuality (string): how surely
// column published (string): first day on which it was published
// column claims (int): claims published by then
// column later (int): claims published after
// column event (string): id of the event

MATCH (:Entity {id: $actor})<-[:AGENT|TARGET|RECIPIENT|THEME]-(v:Event)<-[:ABOUT]-(c:Claim)
WITH DISTINCT v, c,
  CASE WHEN v.relation IN [@symmetric] AND c.object = $actor THEN [c.object, c.subject] ELSE [c.subject, c.object] END AS ends
WITH v, ends, c.recipient AS recipient, c.time AS time, c.firstDay AS first, c.lastDay AS last, c.factuality AS factuality,
  min(c.publishedDay) AS published, count(CASE WHEN c.publishedDay <= $on + '~' THEN 1 END) AS claims,
  count(CASE WHEN c.publishedDay > $on + '~' THEN 1 END) AS later
WHERE claims > 0
WITH *
ORDER BY time IS NULL, coalesce(first, last, ''), coalesce(time, ''), factuality, v.id
LIMIT $limit
MATCH (s:Entity {id: ends[0]})
MATCH (o:Entity {id: ends[1]})
OPTIONAL MATCH (r:Entity {id: recipient})
RETURN time, s.name AS subject, v.relation AS relation, o.name AS object, r.name AS recipient, factuality, published, claims, later,
  v.id AS event
ORDER BY time IS NULL, coalesce(first, last, ''), coalesce(time, ''), factuality, event
