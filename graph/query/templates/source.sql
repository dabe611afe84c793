-- The card of a publisher: how much of it the graph holds, from when, and about whom.
--
-- group: sources
-- example: geokg query source ANTARA
--
-- param source (string, required): its name, as articles give it
-- param actors (int, default 10): how many of those it writes about most
--
-- column source (string): its name
-- column articles (int): how many articles of it
-- column stories (int): stories that these carry; copies of one text are one
-- column claims (int): how many claims they make
-- column asserted (int): how many of these are asserted
-- column first (string): day of its oldest article
-- column last (string): day of its newest article
-- column langs (list): languages, with how many articles
-- column actors (list): actors that it writes about most, with how many claims name them

WITH published AS MATERIALIZED (
  SELECT id, lang, published_day FROM article WHERE source = $source
),
told AS MATERIALIZED (
  SELECT c.id, c.subject, c.object, c.recipient, c.factuality FROM published p CROSS JOIN claim c ON c.article = p.id
),
actor AS (
  SELECT e.id, e.name, count(*) AS claims
  FROM (
    SELECT subject AS id, id AS claim FROM told
    UNION SELECT object, id FROM told
    UNION SELECT recipient, id FROM told WHERE recipient IS NOT NULL) n
  CROSS JOIN entity e ON e.id = n.id
  WHERE e.class = 'actor'
  GROUP BY e.id
  ORDER BY count(*) DESC, e.id
  LIMIT $actors
),
tongue (lang, articles) AS (SELECT lang, count(*) FROM published WHERE lang IS NOT NULL GROUP BY lang)
SELECT $source AS source, count(*) AS articles,
  (SELECT count(DISTINCT coalesce(c.original, p.id)) FROM published p LEFT JOIN copy c ON c.article = p.id) AS stories,
  (SELECT count(*) FROM told) AS claims,
  (SELECT count(*) FROM told WHERE factuality = 'asserted') AS asserted, min(published_day) AS first, max(published_day) AS last,
  (SELECT json_group_array(lang || ' ' || articles ORDER BY articles DESC, lang) FROM tongue) AS langs,
  (SELECT json_group_array(name || ' ' || claims ORDER BY claims DESC, id) FROM actor) AS actors
FROM published
HAVING count(*) > 0
