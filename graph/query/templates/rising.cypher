// Actors in the news more than before: this week, against the four weeks before it.
//
// The week ends on a day that may be given, or with the newest article; it may be longer or
// shorter than seven days.
//
// group: time
// example: geokg query rising --until 2023-09-15
//
// param until (date): last day of the week
// param days (int, default 7): length of the week
// param limit (int, default 100): rows at most
//
// column name (string): name of the actor
// column kind (string): what it is
// column claims (int): claims of the week that name it as subject, object or recipient
// column before (float): such claims in a mean week of the four before
// column rise (float): the difference
// column id (string): id of the actor

OPTIONAL MATCH (newest:Article)
WITH max(newest.publishedDay) AS newest
WITH CASE
    WHEN $until IS NULL THEN date(newest)
    WHEN size($until) = 4 THEN date($until + '-12-31')
    WHEN size($until) = 7 THEN date($until + '-01') + duration({months: 1}) - duration({days: 1})
    ELSE date($until)
  END AS last
WITH toString(last + duration({days: 1 - $days})) AS first, toString(last) AS last, toString(last + duration({days: 1 - 5 * $days})) AS before
MATCH (a:Article)
WHERE a.publishedDay >= before AND a.publishedDay <= last
MATCH (a)<-[:IN]-(c:Claim)
WITH c, a.publishedDay >= first AS fresh
UNWIND [c.subject, c.object, c.recipient] AS id
WITH DISTINCT id, c, fresh
WHERE id IS NOT NULL
WITH id, count(CASE WHEN fresh THEN 1 END) AS claims, count(CASE WHEN NOT fresh THEN 1 END) / 4.0 AS before
WHERE claims > 0
MATCH (e:Entity {id: id})
WHERE e:Actor
RETURN e.name AS name, e.kind AS kind, claims, before, claims - before AS rise, id
ORDER BY rise DESC, claims DESC, id
LIMIT $limit
