-- The card of an actor: who it is, what it stands for and with whom it deals.
--
-- group: actors
-- example: geokg query actor "Kim Jong Un"
--
-- param actor (entity, required): the one
-- param partners (int, default 5): how many of those it deals with most
--
-- column name (string): canonical name
-- column kind (string): what it is
-- column iso3 (string): country code
-- column wikidata (string): id there
-- column names (list): every further name
-- column standing (list): offices, memberships, allies and the like that are asserted, as "RELATION name"; < in front where it is the object
-- column acts (list): relations of what it did, with the number of claims: "MET 12"
-- column partners (list): actors it deals with most, with the number of claims: "Russia 12"
-- column claims (int): claims that name it as subject, object or recipient
-- column asserted (int): how many of these are asserted
-- column articles (int): articles that name it so
-- column stories (int): stories that these carry; copies of one text are one
-- column first (string): first day of these claims
-- column last (string): last day of these claims
-- column goldstein (float): mean Goldstein score of what it is asserted to have done
-- column disputed (int): edges of it that somebody denies or negates
-- column id (string): id of the entity

WITH about (claim) AS (
  SELECT number FROM claim WHERE subject = $actor
  UNION SELECT number FROM claim WHERE object = $actor
  UNION SELECT number FROM claim WHERE recipient = $actor
),
told AS MATERIALIZED (
  SELECT c.relation, c.factuality = 'asserted' AS asserted, c.article, c.first_day, c.last_day, c.goldstein,
    c.subject = $actor OR c.object = $actor AND c.relation IN (@symmetric) AS acts
  FROM about a
  CROSS JOIN claim c ON c.number = a.claim
),
total AS (
  SELECT count(*) AS claims, coalesce(sum(asserted), 0) AS asserted, count(DISTINCT article) AS articles,
    count(DISTINCT coalesce((SELECT original FROM copy WHERE copy.article = told.article), article)) AS stories,
    min(first_day) AS first, max(last_day) AS last,
    sum(CAST(round(goldstein * 10) AS INTEGER)) FILTER (WHERE asserted AND acts) / 10.0
      / count(goldstein) FILTER (WHERE asserted AND acts) AS goldstein
  FROM told
),
edge AS (
  SELECT id, relation, object AS other, claims, disputed, '' AS arrow FROM triple WHERE subject = $actor
  UNION ALL
  SELECT id, relation, subject, claims, disputed, iif(relation IN (@symmetric), '', '<') FROM triple WHERE object = $actor AND subject <> $actor
),
act AS (
  SELECT relation, count(*) AS claims
  FROM told
  WHERE asserted AND acts AND relation NOT IN (@standing)
  GROUP BY relation
),
partner AS (
  SELECT o.id, o.name, sum(e.claims) AS claims
  FROM edge e JOIN entity o ON o.id = e.other
  WHERE o.class = 'actor'
  GROUP BY o.id
  ORDER BY sum(e.claims) DESC, o.id
  LIMIT $partners
)
SELECT x.name, x.kind, x.iso3, x.wikidata, x.names,
  (SELECT json_group_array(e.arrow || e.relation || ' ' || o.name ORDER BY e.arrow, e.relation, e.claims DESC, o.id)
   FROM edge e JOIN entity o ON o.id = e.other WHERE e.relation IN (@standing)) AS standing,
  (SELECT json_group_array(relation || ' ' || claims ORDER BY claims DESC, relation) FROM act) AS acts,
  (SELECT json_group_array(name || ' ' || claims ORDER BY claims DESC, id) FROM partner) AS partners,
  t.claims, t.asserted, t.articles, t.stories, t.first, t.last, t.goldstein,
  (SELECT count(*) FROM edge WHERE disputed) AS disputed,
  x.id
FROM entity x
CROSS JOIN total t
WHERE x.id = $actor
