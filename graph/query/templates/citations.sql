-- Where an answer comes from: date, address and quote of every claim behind its ids.
--
-- An id may be that of a claim, an event, an article or an edge ("SUBJECT|RELATION|OBJECT"),
-- as the columns of other answers give them (--ids shows them).
--
-- group: sources
-- example: geokg query citations "country:IRN|SUPPLIED|country:RUS"
--
-- param refs (list of string, required): ids of claims, events, articles or edges
-- param limit (int, default 100): rows at most
--
-- column published (string): when the article was published
-- column source (string): by whom
-- column title (string): title of the article
-- column url (string): where it stands
-- column quote (string): the words of the claim
-- column factuality (string): how surely
-- column holder (string): name of who says so; AUTHOR for the article itself
-- column asked (string): id of what was asked for
-- column article (string): id of the article
-- column claim (string): id of the claim

WITH asked (id) AS (
  SELECT DISTINCT value FROM json_each($refs)
),
behind (asked, claim) AS (
  SELECT a.id, c.id FROM asked a CROSS JOIN claim c ON c.id = a.id
  UNION SELECT a.id, c.id FROM asked a CROSS JOIN claim c ON c.event = a.id
  UNION SELECT a.id, c.id FROM asked a CROSS JOIN claim c ON c.article = a.id
  UNION SELECT a.id, t.claim FROM asked a CROSS JOIN claim_triple t ON t.triple = a.id AND t.factuality = 'asserted'
)
SELECT c.published, a.source, a.title, a.url, c.evidence AS quote, c.factuality, coalesce(h.name, 'AUTHOR') AS holder, b.asked,
  c.article, c.id AS claim
FROM behind b
CROSS JOIN claim c ON c.id = b.claim
CROSS JOIN article a ON a.id = c.article
LEFT JOIN entity h ON h.id = c.holder
ORDER BY b.asked, coalesce(c.published_day, '') DESC, c.id
LIMIT $limit
