-- Who denies what: the newest denials first, with their words.
--
-- A denial of a charge that the text does not spell out has no subject and relation; its
-- object is whom or what is answered.
--
-- group: doubt
-- example: geokg query denials --denier Iran
--
-- param denier (entity): who denies
-- param about (entity): only denials of what this one is said to have done or got
-- param since (date): not published before
-- param until (date): not published after
-- param limit (int, default 100): rows at most
--
-- column denier (string): name of who denies; AUTHOR for the article itself
-- column subject (string): name of who is said to have done it
-- column relation (string): what is denied
-- column object (string): name of the object
-- column recipient (string): name of who gets it
-- column time (string): when it is said to have happened, EDTF
-- column quote (string): the words
-- column published (string): when the article was published
-- column source (string): by whom
-- column url (string): where it stands
-- column article (string): id of the article
-- column claim (string): id of the claim

WITH about (claim) AS (
  SELECT number FROM claim WHERE holder = $denier AND factuality = 'denied'
  UNION SELECT number FROM claim WHERE subject = $denier AND relation = 'DENIED' AND factuality = 'asserted'
  UNION SELECT number FROM claim WHERE $denier IS NULL AND factuality = 'denied'
  UNION SELECT number FROM claim WHERE $denier IS NULL AND $about IS NULL AND relation = 'DENIED' AND factuality = 'asserted'
),
denial AS (
  SELECT c.*, c.factuality = 'denied' AS spelt
  FROM about a
  CROSS JOIN claim c ON c.number = a.claim
  WHERE ($about IS NULL OR c.factuality = 'denied' AND $about IN (c.subject, c.object, c.recipient))
    AND ($since IS NULL OR c.published_day >= $since)
    AND ($until IS NULL OR c.published_day <= $until || '~')
    AND (c.factuality = 'denied' OR NOT EXISTS (
      SELECT 1 FROM claim d
      WHERE d.article = c.article AND d.sentence = c.sentence AND d.factuality = 'denied' AND d.holder = c.subject))
  ORDER BY coalesce(c.published_day, '') DESC, c.id
  LIMIT $limit
)
SELECT coalesce(h.name, 'AUTHOR') AS denier, iif(d.spelt, s.name, NULL) AS subject, iif(d.spelt, d.relation, NULL) AS relation,
  o.name AS object, r.name AS recipient, d.time, d.evidence AS quote, d.published, a.source, a.url, d.article, d.id AS claim
FROM denial d
JOIN article a ON a.id = d.article
JOIN entity s ON s.id = d.subject
JOIN entity o ON o.id = d.object
LEFT JOIN entity r ON r.id = d.recipient
LEFT JOIN entity h ON h.id = iif(d.spelt, d.holder, d.subject)
ORDER BY coalesce(d.published_day, '') DESC, d.id
