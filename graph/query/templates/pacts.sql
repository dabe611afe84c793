-- Alliances, memberships and treaties, each with its parties; most claims first.
--
-- An alliance or a signature between two that names no treaty is a row of its own. What no
-- holder asserts is not here; see triples.
--
-- group: cooperation
-- example: geokg query pacts --party Australia
--
-- param party (entity): only pacts that this one is a party to, or this pact
-- param limit (int, default 100): rows at most
--
-- column relation (string): ALLY_OF, MEMBER_OF, PARTY_TO or SIGNED_WITH
-- column pact (string): name of the body or treaty; null if none is named
-- column parties (list): names of the parties
-- column claims (int): how many claims assert it
-- column first (string): first day of all these claims
-- column last (string): last day of all these claims
-- column disputed (bool): whether a claim denies or negates a part of it
-- column id (string): id of the pact: relation and body, or the edge between the two

WITH edge AS (
  SELECT t.*, s.class = 'thing' AS subject_is_thing, o.class = 'thing' AS object_is_thing, t.relation IN ('MEMBER_OF', 'PARTY_TO') AS joins
  FROM triple t
  JOIN entity s ON s.id = t.subject
  JOIN entity o ON o.id = t.object
  WHERE t.relation IN ('ALLY_OF', 'MEMBER_OF', 'PARTY_TO', 'SIGNED_WITH')
),
party (id, relation, pact, entity, claims, first_day, last_day, disputed) AS (
  SELECT relation || '|' || object, relation, object, subject, claims, first_day, last_day, disputed
  FROM edge WHERE joins OR object_is_thing
  UNION ALL
  SELECT relation || '|' || subject, relation, subject, object, claims, first_day, last_day, disputed
  FROM edge WHERE NOT joins AND subject_is_thing AND NOT object_is_thing
  UNION ALL
  SELECT id, relation, NULL, subject, claims, first_day, last_day, disputed
  FROM edge WHERE NOT joins AND NOT subject_is_thing AND NOT object_is_thing
  UNION ALL
  SELECT id, relation, NULL, object, 0, first_day, last_day, disputed
  FROM edge WHERE NOT joins AND NOT subject_is_thing AND NOT object_is_thing
)
SELECT p.relation, n.name AS pact, json_group_array(e.name ORDER BY e.name, e.id) AS parties, sum(p.claims) AS claims,
  min(p.first_day) AS first, max(p.last_day) AS last, max(p.disputed) AS disputed, p.id
FROM party p
JOIN entity e ON e.id = p.entity
LEFT JOIN entity n ON n.id = p.pact
WHERE $party IS NULL OR p.id IN (SELECT id FROM party WHERE entity = $party OR pact = $party)
GROUP BY p.id
ORDER BY claims DESC, p.id
LIMIT $limit
