-- The card of an article: what it is, whom it names and what it says of them.
--
-- group: sources
-- example: geokg query article antara-putin-kim
--
-- param article (string, required): id of the article
--
-- column title (string): its title
-- column source (string): who published it
-- column published (string): when
-- column lang (string): its language
-- column url (string): where it stands
-- column claims (int): how many claims it makes
-- column actors (list): actors that they name, with how many name them
-- column relations (list): what they say, with how many say so
-- column factualities (list): how surely, with how many
-- column article (string): id of the article

WITH told AS (
  SELECT * FROM claim WHERE article = $article
),
named (id, claims) AS (
  SELECT id, count(*) FROM (
    SELECT subject AS id, id AS claim FROM told
    UNION SELECT object, id FROM told
    UNION SELECT recipient, id FROM told WHERE recipient IS NOT NULL)
  GROUP BY id
),
said (relation, claims) AS (SELECT relation, count(*) FROM told GROUP BY relation),
surely (factuality, claims) AS (SELECT factuality, count(*) FROM told GROUP BY factuality)
SELECT a.title, a.source, a.published, a.lang, a.url, (SELECT count(*) FROM told) AS claims,
  (SELECT json_group_array(e.name || ' ' || n.claims ORDER BY n.claims DESC, e.id)
   FROM named n JOIN entity e ON e.id = n.id WHERE e.class = 'actor') AS actors,
  (SELECT json_group_array(relation || ' ' || claims ORDER BY claims DESC, relation) FROM said) AS relations,
  (SELECT json_group_array(factuality || ' ' || claims ORDER BY claims DESC, factuality) FROM surely) AS factualities, a.id AS article
FROM article a
WHERE a.id = $article
