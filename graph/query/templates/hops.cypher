// How two are connected, and the words behind each step of the shortest paths.
//
// The paths are those of path; of each step come the newest claims that assert one of its
// edges.
//
// group: networks
// example: geokg query hops "Kim Jong Un" Iran
//
// param from (entity, required): where the paths start
// param to (entity, required): where they end
// param steps (int, default 4): longest path that is looked for, at most 6
// param things (bool, default false): whether paths may also cross things and places
// param quotes (int, default 3): claims of each step at most
// param limit (int, default 100): rows at most
//
// column path (int): number of the path, from 1
// column step (int): number of the step on it, from 1
// column from (string): name of where the step starts
// column to (string): name of where the step ends
// column subject (string): name of the subject of the claim
// column relation (string): the relation
// column object (string): name of the object
// column time (string): when it happened, EDTF
// column quote (string): the words
// column holder (string): name of who says so; AUTHOR for the article itself
// column published (string): when the article was published
// column source (string): by whom
// column url (string): where it stands
// column article (string): id of the article
// column claim (string): id of the claim

MATCH (a:Entity {id: $from})
MATCH (b:Entity {id: $to})
WHERE a <> b
MATCH p = allShortestPaths((a)-[:@relations*..6]-(b))
WHERE all(n IN nodes(p) WHERE $things OR n:Actor OR n = a OR n = b)
WITH p
WHERE length(p) <= $steps
WITH DISTINCT [n IN nodes(p) | n.id] AS ids
WITH ids
ORDER BY reduce(key = '', id IN ids | key + id + '\u001F')
WITH collect(ids) AS paths
UNWIND range(1, size(paths)) AS path
UNWIND range(1, size(paths[path - 1]) - 1) AS step
WITH path, step, paths[path - 1][step - 1] AS from_id, paths[path - 1][step] AS to_id
CALL (from_id, to_id) {
  MATCH (:Entity {id: from_id})<-[one:AGENT|TARGET|RECIPIENT|THEME]-(v:Event)-[two:AGENT|TARGET|RECIPIENT|THEME]->(:Entity {id: to_id})
  WHERE 'AGENT' IN [type(one), type(two)]
  MATCH (v)<-[:ABOUT]-(c:Claim {factuality: 'asserted'})
  WHERE c.subject = from_id AND to_id IN [c.object, coalesce(c.recipient, '')]
    OR c.subject = to_id AND from_id IN [c.object, coalesce(c.recipient, '')]
  WITH DISTINCT c
  ORDER BY coalesce(c.publishedDay, '') DESC, c.id
  LIMIT $quotes
  WITH collect(c) AS newest
  UNWIND range(0, size(newest) - 1) AS i
  RETURN i AS rank, newest[i] AS c
}
WITH path, step, from_id, to_id, rank, c
ORDER BY path, step, rank
LIMIT $limit
MATCH (m:Entity {id: from_id})
MATCH (n:Entity {id: to_id})
MATCH (c)-[:IN]->(a:Article)
MATCH (s:Entity {id: c.subject})
MATCH (o:Entity {id: c.object})
OPTIONAL MATCH (r:Entity {id: c.recipient})
OPTIONAL MATCH (c)-[:HELD_BY]->(h:Entity)
RETURN path, step, m.name AS `from`, n.name AS `to`, s.name AS subject, c.relation AS relation, o.name AS object, c.time AS time,
  c.text AS quote, coalesce(h.name, 'AUTHOR') AS holder, c.published AS published, a.source AS source, a.url AS url, a.id AS article, c.id AS claim
ORDER BY path, step, rank, claim
