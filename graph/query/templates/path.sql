-- How two are connected: the shortest paths between them, one row for each step.
--
-- A path follows edges, in either direction, across actors only, unless asked for things.
-- An edge stands where some holder asserts what it says.
--
-- group: networks
-- example: geokg query path "Kim Jong Un" Iran
--
-- param from (entity, required): where the paths start
-- param to (entity, required): where they end
-- param steps (int, default 4): longest path that is looked for, at most 6
-- param things (bool, default false): whether paths may also cross things and places
-- param limit (int, default 100): rows at most
--
-- column path (int): number of the path, from 1
-- column step (int): number of the step on it, from 1
-- column from (string): name of where the step starts
-- column relations (list): the relations of the edges from there to the next; < in front of one that points back
-- column to (string): name of where the step ends
-- column claims (int): how many claims assert these edges
-- column from_id (string): id of where the step starts
-- column to_id (string): id of where the step ends

WITH RECURSIVE near (side, id) AS (
  SELECT $from, object FROM triple WHERE subject = $from
  UNION SELECT $from, subject FROM triple WHERE object = $from
  UNION SELECT $to, object FROM triple WHERE subject = $to
  UNION SELECT $to, subject FROM triple WHERE object = $to
),
longest (steps) AS ( -- most paths have one or two steps: then there is no need to look far
  SELECT min($steps, CASE
    WHEN EXISTS (SELECT 1 FROM near WHERE side = $from AND id = $to) THEN 1
    WHEN EXISTS (SELECT 1 FROM near a JOIN near b ON b.id = a.id JOIN entity e ON e.id = a.id
      WHERE a.side = $from AND b.side = $to AND ($things OR e.class = 'actor')) THEN 2
    ELSE 6 END)
),
reached (id, steps) AS (
  SELECT $from, 0
  UNION
  SELECT t.object, r.steps + 1
  FROM reached r JOIN triple t ON t.subject = r.id JOIN entity e ON e.id = t.object
  WHERE r.steps < (SELECT steps FROM longest) AND r.id <> $to AND ($things OR e.class = 'actor' OR e.id = $to)
  UNION
  SELECT t.subject, r.steps + 1
  FROM reached r JOIN triple t ON t.object = r.id JOIN entity e ON e.id = t.subject
  WHERE r.steps < (SELECT steps FROM longest) AND r.id <> $to AND ($things OR e.class = 'actor' OR e.id = $to)
),
distance (id, steps) AS (
  SELECT id, min(steps) FROM reached GROUP BY id
),
back (id, steps, ids, key) AS ( -- from the end towards the start; ids as JSON, key to sort by
  SELECT id, steps, json_array(id), id FROM distance WHERE id = $to AND id <> $from
  UNION
  SELECT d.id, d.steps, '[' || json_quote(d.id) || ',' || substr(b.ids, 2), d.id || char(31) || b.key
  FROM back b JOIN triple t ON t.object = b.id JOIN distance d ON d.id = t.subject AND d.steps = b.steps - 1
  UNION
  SELECT d.id, d.steps, '[' || json_quote(d.id) || ',' || substr(b.ids, 2), d.id || char(31) || b.key
  FROM back b JOIN triple t ON t.subject = b.id JOIN distance d ON d.id = t.object AND d.steps = b.steps - 1
),
step (path, step, a, b) AS (
  SELECT p.path, i.key + 1, i.value, json_extract(p.ids, '$[' || (i.key + 1) || ']')
  FROM (SELECT ids, row_number() OVER (ORDER BY key) AS path FROM back WHERE id = $from) p, json_each(p.ids) i
  WHERE i.key + 1 < json_array_length(p.ids)
),
edge (path, step, relation, claims) AS (
  SELECT s.path, s.step, t.relation, t.claims FROM step s JOIN triple t ON t.subject = s.a AND t.object = s.b
  UNION ALL
  SELECT s.path, s.step, iif(t.relation IN (@symmetric), '', '<') || t.relation, t.claims
  FROM step s JOIN triple t ON t.subject = s.b AND t.object = s.a
)
SELECT s.path, s.step, a.name AS "from", json_group_array(e.relation ORDER BY e.relation) AS relations, b.name AS "to",
  sum(e.claims) AS claims, s.a AS from_id, s.b AS to_id
FROM step s
JOIN edge e ON e.path = s.path AND e.step = s.step
JOIN entity a ON a.id = s.a
JOIN entity b ON b.id = s.b
GROUP BY s.path, s.step
ORDER BY s.path, s.step, s.a, s.b
LIMIT $limit
