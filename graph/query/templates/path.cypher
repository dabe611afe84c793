// How two are connected: the shortest paths between them, one row for each step.
//
// A path follows edges, in either direction, across actors only, unless asked for things.
// An edge stands where some holder asserts what it says.
//
// group: networks
// example: geokg query path "Kim Jong Un" Iran
//
// param from (entity, required): where the paths start
// param to (entity, required): where they end
// param steps (int, default 4): longest path that is looked for, at most 6
// param things (bool, default false): whether paths may also cross things and places
// param limit (int, default 100): rows at most
//
// column path (int): number of the path, from 1
// column step (int): number of the step on it, from 1
// column from (string): name of where the step starts
// column relations (list): the relations of the edges from there to the next; < in front of one that points back
// column to (string): name of where the step ends
// column claims (int): how many claims assert these edges
// column from_id (string): id of where the step starts
// column to_id (string): id of where the step ends

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
ORDER BY path, step
LIMIT $limit
MATCH (m:Entity {id: from_id})-[t:@relations]-(n:Entity {id: to_id})
WITH path, step, m, n, sum(t.claims) AS claims,
  collect(CASE WHEN startNode(t) = m OR type(t) IN [@symmetric] THEN type(t) ELSE '<' + type(t) END) AS relations
RETURN path, step, m.name AS `from`, COLLECT { UNWIND relations AS name RETURN name ORDER BY name } AS relations, n.name AS `to`,
  claims, m.id AS from_id, n.id AS to_id
ORDER BY path, step, from_id, to_id
