-- Who stands around an actor: the edges from it, and those from its neighbours.
--
-- Of depth 1 are the edges that touch the actor; of depth 2 those that touch somebody at
-- its other end. An edge stands where some holder asserts what it says.
--
-- group: networks
-- example: geokg query network "Kim Jong Un" --depth 1
--
-- param actor (entity, required): the one in the middle
-- param depth (int, default 2): 1 or 2
-- param relation (list of relation): only these relations
-- param things (bool, default false): whether edges may also lead to things and places
-- param limit (int, default 100): rows at most
--
-- column depth (int): 1 or 2
-- column subject (string): name of the subject
-- column relation (string): the relation
-- column object (string): name of the object
-- column claims (int): how many claims assert it
-- column articles (int): in how many articles
-- column first (string): first day of all these claims
-- column last (string): last day of all these claims
-- column goldstein (float): mean Goldstein score of these claims
-- column disputed (bool): whether a claim denies or negates it
-- column subject_id (string): id of the subject
-- column object_id (string): id of the object
-- column id (string): id of the edge

WITH edge AS NOT MATERIALIZED (
  SELECT t.*
  FROM triple t
  CROSS JOIN entity s ON s.id = t.subject
  CROSS JOIN entity o ON o.id = t.object
  WHERE ($things OR s.class = 'actor' AND o.class = 'actor')
    AND ($relation IS NULL OR t.relation IN (SELECT value FROM json_each($relation)))
),
near (id, subject, object) AS MATERIALIZED (
  SELECT id, subject, object FROM edge WHERE subject = $actor
  UNION SELECT id, subject, object FROM edge WHERE object = $actor
),
neighbour (id) AS (
  SELECT object FROM near WHERE (SELECT count(*) FROM near) < $limit -- else there is no room for depth 2
  UNION SELECT subject FROM near WHERE (SELECT count(*) FROM near) < $limit
),
reached (depth, id) AS (
  SELECT 1, id FROM near
  UNION ALL SELECT 2, e.id FROM neighbour n CROSS JOIN edge e ON e.subject = n.id WHERE $depth >= 2
  UNION ALL SELECT 2, e.id FROM neighbour n CROSS JOIN edge e ON e.object = n.id WHERE $depth >= 2
)
SELECT min(x.depth) AS depth, s.name AS subject, t.relation, o.name AS object, t.claims, t.articles,
  t.first_day AS first, t.last_day AS last, t.goldstein_tenths / 10.0 / t.claims AS goldstein, t.disputed,
  t.subject AS subject_id, t.object AS object_id, t.id
FROM reached x
CROSS JOIN triple t ON t.id = x.id
CROSS JOIN entity s ON s.id = t.subject
CROSS JOIN entity o ON o.id = t.object
GROUP BY t.id
ORDER BY depth, t.claims DESC, t.id
LIMIT $limit
