-- Claims that have all of some words, the newest first.
--
-- The words may stand in the quoted words of the claim or in the names of those that it
-- names. They are whole words; case, diacritics and the like do not count.
--
-- group: search
-- example: geokg query search "drone Russia"
--
-- param words (words, required): the words, in any order
-- param factuality (list of factuality): only claims of these
-- param since (date): not published before
-- param until (date): not published after
-- param limit (int, default 100): rows at most
--
-- column subject (string): name of the subject
-- column relation (string): the relation
-- column object (string): name of the object
-- column recipient (string): name of who gets it
-- column time (string): when it happened, EDTF
-- column factuality (string): how surely
-- column quote (string): the words
-- column holder (string): name of who says so; AUTHOR for the article itself
-- column published (string): when the article was published
-- column source (string): by whom
-- column url (string): where it stands
-- column article (string): id of the article
-- column claim (string): id of the claim

WITH found AS (
  SELECT c.*
  FROM claim_words
  CROSS JOIN claim c ON c.number = claim_words.rowid
  WHERE claim_words MATCH $words
    AND ($factuality IS NULL OR c.factuality IN (SELECT value FROM json_each($factuality)))
    AND ($since IS NULL OR c.published_day >= $since)
    AND ($until IS NULL OR c.published_day <= $until || '~')
  ORDER BY c.published_day DESC, c.id
  LIMIT $limit
)
SELECT s.name AS subject, c.relation, o.name AS object, r.name AS recipient, c.time, c.factuality,
  c.evidence AS quote, coalesce(h.name, 'AUTHOR') AS holder, c.published, a.source, a.url, c.article, c.id AS claim
FROM found c
CROSS JOIN article a ON a.id = c.article
CROSS JOIN entity s ON s.id = c.subject
CROSS JOIN entity o ON o.id = c.object
LEFT JOIN entity r ON r.id = c.recipient
LEFT JOIN entity h ON h.id = c.holder
ORDER BY c.published_day DESC, c.id
