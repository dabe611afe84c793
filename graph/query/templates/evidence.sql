-- The words behind an edge or an event: what was written, where, and by whom.
--
-- Newest articles first, and in each in the order of the text. The object asked for may
-- also be the recipient; the sides of a symmetric relation may change places.
--
-- group: sources
-- example: geokg query evidence --subject Iran --relation SUPPLIED --object Russia
--
-- param subject (entity): who acts
-- param relation (list of relation): only these relations
-- param object (entity): whom or what it is about
-- param event (string): only claims about the event with this id
-- param article (string): only claims of the article with this id
-- param factuality (list of factuality): only claims of these
-- param limit (int, default 100): rows at most
--
-- column words (string): the words that make the claim
-- column subject (string): name of the subject
-- column relation (string): the relation
-- column object (string): name of the object
-- column recipient (string): name of who gets it
-- column time (string): when it happened, EDTF
-- column place (string): name of the place
-- column factuality (string): how surely
-- column holder (string): name of who says so; AUTHOR for the article itself
-- column note (string): what else there is to say, such as the office
-- column source (string): who published the article
-- column published (string): when
-- column title (string): its title
-- column url (string): where it stands
-- column sentence (int): the sentence of the words, from 0
-- column start (int): where the words start, in code points of the article's text
-- column end (int): where they end
-- column confidence (float): of the extraction, 0 to 1
-- column rule (string): the rule that made the claim
-- column article (string): id of the article
-- column claim (string): id of the claim

WITH matching AS NOT MATERIALIZED (
  SELECT *
  FROM claim
  WHERE ($article IS NULL OR article = $article)
    AND ($relation IS NULL OR relation IN (SELECT value FROM json_each($relation)))
    AND ($factuality IS NULL OR factuality IN (SELECT value FROM json_each($factuality)))
    AND ($subject IS NULL OR subject = $subject OR object = $subject AND relation IN (@symmetric))
    AND ($object IS NULL OR object = $object OR recipient = $object OR subject = $object AND relation IN (@symmetric))
),
newest AS ( -- about anything
  SELECT m.number
  FROM claim c INDEXED BY claim_published
  CROSS JOIN matching m ON m.number = c.number
  WHERE $event IS NULL AND $article IS NULL AND $subject IS NULL AND $object IS NULL
  ORDER BY c.published_day DESC, m.article, m.sentence, m.evidence_start, m.id
  LIMIT $limit
),
about (claim) AS (
  SELECT number FROM matching WHERE event = $event
  UNION SELECT number FROM matching WHERE $event IS NULL AND article = $article
  UNION SELECT number FROM matching WHERE $event IS NULL AND $article IS NULL AND subject = $subject
  UNION SELECT number FROM matching WHERE $event IS NULL AND $article IS NULL AND object = $subject
  UNION SELECT number FROM matching WHERE $event IS NULL AND $article IS NULL AND $subject IS NULL AND object = $object
  UNION SELECT number FROM matching WHERE $event IS NULL AND $article IS NULL AND $subject IS NULL AND recipient = $object
  UNION SELECT number FROM matching WHERE $event IS NULL AND $article IS NULL AND $subject IS NULL AND subject = $object
  UNION SELECT number FROM newest
),
told AS (
  SELECT c.*
  FROM about
  CROSS JOIN claim c ON c.number = about.claim
  ORDER BY c.published_day DESC, c.article, c.sentence, c.evidence_start, c.id
  LIMIT $limit
)
SELECT c.evidence AS words, s.name AS subject, c.relation, o.name AS object, r.name AS recipient, c.time, p.name AS place,
  c.factuality, coalesce(h.name, 'AUTHOR') AS holder, c.note, a.source, a.published, a.title, a.url, c.sentence,
  c.evidence_start AS start, c.evidence_end AS "end", c.confidence, c.rule, a.id AS article, c.id AS claim
FROM told c
JOIN article a ON a.id = c.article
JOIN entity s ON s.id = c.subject
JOIN entity o ON o.id = c.object
LEFT JOIN entity r ON r.id = c.recipient
LEFT JOIN entity p ON p.id = c.place
LEFT JOIN entity h ON h.id = c.holder
ORDER BY c.published_day DESC, c.article, c.sentence, c.evidence_start, c.id
