-- Who accuses whom of what: the newest charges first, with their words.
--
-- A charge is an accusation, or what somebody alleges of another. What it says that the
-- accused did is taken from the same sentence.
--
-- group: doubt
-- example: geokg query accusations --accused Russia
--
-- param accuser (entity): who accuses
-- param accused (entity): who is accused
-- param since (date): not published before
-- param until (date): not published after
-- param limit (int, default 100): rows at most
--
-- column accuser (string): name of who accuses
-- column accused (string): name of who is accused
-- column of (list): what it is said to have done: "RELATION object"
-- column factuality (string): how surely the charge was made, or that what it says is alleged
-- column quote (string): the words
-- column published (string): when the article was published
-- column source (string): by whom
-- column url (string): where it stands
-- column article (string): id of the article
-- column claim (string): id of the claim

WITH charge AS NOT MATERIALIZED (
  SELECT c.*, iif(c.relation = 'ACCUSED', c.subject, c.holder) AS accuser, iif(c.relation = 'ACCUSED', c.object, c.subject) AS accused
  FROM claim c
  WHERE (c.relation = 'ACCUSED' OR c.factuality = 'alleged' AND c.holder IS NOT NULL)
    AND ($since IS NULL OR c.published_day >= $since)
    AND ($until IS NULL OR c.published_day <= $until || '~')
    AND iif(c.relation = 'ACCUSED', c.subject, c.holder) <> iif(c.relation = 'ACCUSED', c.object, c.subject)
    AND ($accuser IS NULL OR iif(c.relation = 'ACCUSED', c.subject, c.holder) = $accuser)
    AND ($accused IS NULL OR iif(c.relation = 'ACCUSED', c.object, c.subject) = $accused)
    AND (c.relation = 'ACCUSED' OR NOT EXISTS (
      SELECT 1 FROM claim d
      WHERE d.article = c.article AND d.sentence = c.sentence AND d.relation = 'ACCUSED' AND d.subject = c.holder AND d.object = c.subject))
),
newest AS ( -- of anybody
  SELECT t.number
  FROM claim c INDEXED BY claim_published
  CROSS JOIN charge t ON t.number = c.number
  WHERE $accuser IS NULL AND $accused IS NULL
  ORDER BY c.published_day DESC, t.id
  LIMIT $limit
),
about (claim) AS (
  SELECT number FROM newest
  UNION SELECT number FROM claim WHERE subject = $accuser AND relation = 'ACCUSED'
  UNION SELECT number FROM claim WHERE holder = $accuser AND factuality = 'alleged'
  UNION SELECT number FROM claim WHERE $accuser IS NULL AND object = $accused AND relation = 'ACCUSED'
  UNION SELECT number FROM claim WHERE $accuser IS NULL AND subject = $accused AND factuality = 'alleged' AND holder IS NOT NULL
),
told AS (
  SELECT t.*
  FROM about a
  CROSS JOIN charge t ON t.number = a.claim
  ORDER BY t.published_day DESC, t.id
  LIMIT $limit
),
deed (claim, what) AS (
  SELECT t.id, t.relation || ' ' || o.name FROM told t JOIN entity o ON o.id = t.object WHERE t.relation <> 'ACCUSED'
  UNION
  SELECT t.id, w.relation || ' ' || o.name
  FROM told t
  CROSS JOIN claim w ON w.article = t.article AND w.sentence = t.sentence
  CROSS JOIN entity o ON o.id = w.object
  WHERE t.relation = 'ACCUSED' AND w.subject = t.accused AND (w.holder = t.accuser OR w.factuality IN ('alleged', 'denied'))
)
SELECT x.name AS accuser, y.name AS accused,
  (SELECT json_group_array(w.what ORDER BY w.what) FROM deed w WHERE w.claim = t.id) AS "of",
  t.factuality, t.evidence AS quote, t.published, a.source, a.url, t.article, t.id AS claim
FROM told t
JOIN article a ON a.id = t.article
JOIN entity x ON x.id = t.accuser
JOIN entity y ON y.id = t.accused
ORDER BY t.published_day DESC, t.id
