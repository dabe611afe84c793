-- Who or what a name may mean, the best match first.
--
-- A name matches if it is equal to one of the entity's names (exact), begins one (prefix) or
-- begins at a later word of one (word). Case, diacritics and the like do not count.
--
-- group: search
-- example: geokg query names Kim
--
-- param name (name, required): the name as written
-- param kind (string): only entities of this kind
-- param limit (int, default 100): rows at most
--
-- column name (string): canonical name
-- column kind (string): what it is
-- column iso3 (string): country code
-- column match (string): exact, prefix or word
-- column matched (string): the name that matched, folded
-- column claims (int): how often claims name it as subject, object or recipient
-- column id (string): id of the entity

WITH candidate AS (
  SELECT entity, folded,
    CASE WHEN folded = $name THEN 1 WHEN substr(folded, 1, length($name)) = $name THEN 2 ELSE 3 END AS rank
  FROM entity_name
  WHERE instr(' ' || folded, ' ' || $name) > 0
),
best AS (
  SELECT entity, min(rank) AS rank FROM candidate GROUP BY entity
)
SELECT e.name, e.kind, e.iso3,
  CASE b.rank WHEN 1 THEN 'exact' WHEN 2 THEN 'prefix' ELSE 'word' END AS match,
  (SELECT min(c.folded) FROM candidate c WHERE c.entity = e.id AND c.rank = b.rank) AS matched,
  (SELECT count(*) FROM claim WHERE subject = e.id) + (SELECT count(*) FROM claim WHERE object = e.id)
    + (SELECT count(*) FROM claim WHERE recipient = e.id) AS claims,
  e.id
FROM best b
JOIN entity e ON e.id = b.entity
WHERE $kind IS NULL OR e.kind = $kind
ORDER BY b.rank, claims DESC, e.id
LIMIT $limit
