-- How two are connected, and the words behind each step of the shortest paths.
--
-- The paths are those of path; of each step come the newest claims that assert one of its
-- edges.
--
-- group: networks
-- example: geokg query hops "Kim Jong Un" Iran
--
-- param from (entity, required): where the paths start
-- param to (entity, required): where they end
-- param steps (int, default 4): longest path that is looked for, at most 6
-- param things (bool, default false): whether paths may also cross things and places
-- param quotes (int, default 3): claims of each step at most
-- param limit (int, default 100): rows at most
--
-- column path (int): number of the path, from 1
-- column step (int): number of the step on it, from 1
-- column from (string): name of where the step starts
-- column to (string): name of where the step ends
-- column subject (string): name of the subject of the claim
-- column relation (string): the relation
-- column object (string): name of the object
-- column time (string): when it happened, EDTF
-- column quote (string): the words
-- column holder (string): name of who says so; AUTHOR for the article itself
-- column published (string): when the article was published
-- column source (string): by whom
-- column url (string): where it stands
-- column article (string): id of the article
-- column claim (string): id of the claim

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
told (path, step, a, b, claim, rank) AS (
  SELECT s.path, s.step, s.a, s.b, c.number, row_number() OVER (PARTITION BY s.path, s.step ORDER BY c.published_day DESC, c.id)
  FROM step s
  CROSS JOIN triple t ON t.subject = s.a AND t.object = s.b OR t.subject = s.b AND t.object = s.a
  CROSS JOIN claim_triple x ON x.triple = t.id AND x.factuality = 'asserted'
  CROSS JOIN claim c ON c.id = x.claim
)
SELECT t.path, t.step, m.name AS "from", n.name AS "to", s.name AS subject, c.relation, o.name AS object, c.time,
  c.evidence AS quote, coalesce(h.name, 'AUTHOR') AS holder, c.published, a.source, a.url, c.article, c.id AS claim
FROM told t
CROSS JOIN claim c ON c.number = t.claim
CROSS JOIN entity m ON m.id = t.a
CROSS JOIN entity n ON n.id = t.b
CROSS JOIN article a ON a.id = c.article
CROSS JOIN entity s ON s.id = c.subject
CROSS JOIN entity o ON o.id = c.object
LEFT JOIN entity r ON r.id = c.recipient
LEFT JOIN entity h ON h.id = c.holder
WHERE t.rank <= $quotes
ORDER BY t.path, t.step, t.rank, c.id
LIMIT $limit
