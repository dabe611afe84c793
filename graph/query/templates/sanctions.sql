-- Who sanctions whom, since when and over what.
--
-- Sanctions, embargoes, bans and expulsions; and being under sanctions or charges, where the
-- text does not say whose they are. One row for each event, time and factuality, by time; what
-- is undated comes last.
--
-- group: conflict
-- example: geokg query sanctions --target "North Korea"
--
-- param imposer (entity): who imposes them
-- param target (entity): who is under them
-- param factuality (list of factuality): only claims of these
-- param since (date): not before
-- param until (date): not after
-- param limit (int, default 100): rows at most
--
-- column time (string): when or since when, EDTF
-- column imposer (string): name of who imposes them; null if the text does not tell
-- column relation (string): SANCTIONED, EXPELLED or TARGET_OF
-- column target (string): name of who is under them
-- column over (list): what for: notes, the measures named, and what the same sentences say that the target does
-- column factuality (string): how surely
-- column holders (list): names of who says so; AUTHOR for the articles themselves
-- column claims (int): how many claims say so
-- column articles (int): in how many articles
-- column stories (int): in how many stories; articles that carry one text are one
-- column event (string): id of the event

WITH about (claim) AS (
  SELECT number FROM claim WHERE relation IN ('SANCTIONED', 'EXPELLED') AND subject = $imposer
  UNION ALL
  SELECT number FROM claim WHERE $imposer IS NULL AND relation IN ('SANCTIONED', 'EXPELLED') AND object = $target
  UNION ALL
  SELECT number FROM claim WHERE $imposer IS NULL AND relation = 'TARGET_OF' AND subject = $target
  UNION ALL
  SELECT number FROM claim
  WHERE $imposer IS NULL AND $target IS NULL AND relation IN ('SANCTIONED', 'EXPELLED', 'TARGET_OF')
),
told AS (
  SELECT c.*, iif(c.relation = 'TARGET_OF', NULL, c.subject) AS imposer, iif(c.relation = 'TARGET_OF', c.subject, c.object) AS target
  FROM about a
  CROSS JOIN claim c ON c.number = a.claim
  WHERE ($factuality IS NULL OR c.factuality IN (SELECT value FROM json_each($factuality)))
    AND ($since IS NULL OR c.time IS NOT NULL AND coalesce(c.last_day, '9999') >= $since)
    AND ($until IS NULL OR c.time IS NOT NULL AND coalesce(c.first_day, '') <= $until || '~')
),
reason (claim, what) AS (
  SELECT id, note FROM told WHERE note IS NOT NULL
  UNION ALL
  SELECT t.id, o.name FROM told t CROSS JOIN entity o ON o.id = t.object WHERE t.relation = 'TARGET_OF'
  UNION ALL
  SELECT t.id, w.relation || ' ' || o.name
  FROM told t
  CROSS JOIN claim w ON w.article = t.article AND w.sentence = t.sentence
  CROSS JOIN entity o ON o.id = w.object
  WHERE w.subject = t.target AND w.relation NOT IN ('SANCTIONED', 'EXPELLED', 'TARGET_OF')
)
SELECT t.time, s.name AS imposer, t.relation, o.name AS target,
  json_group_array(DISTINCT r.what ORDER BY r.what) FILTER (WHERE r.what IS NOT NULL) AS over, t.factuality,
  json_group_array(DISTINCT coalesce(h.name, 'AUTHOR') ORDER BY coalesce(h.name, 'AUTHOR')) AS holders,
  count(DISTINCT t.id) AS claims, count(DISTINCT t.article) AS articles,
  count(DISTINCT coalesce((SELECT original FROM copy WHERE copy.article = t.article), t.article)) AS stories, t.event
FROM told t
JOIN entity o ON o.id = t.target
LEFT JOIN entity s ON s.id = t.imposer
LEFT JOIN entity h ON h.id = t.holder
LEFT JOIN reason r ON r.claim = t.id
WHERE $target IS NULL OR t.target = $target
GROUP BY t.event, t.time, t.factuality
ORDER BY t.time IS NULL, coalesce(t.first_day, t.last_day, ''), coalesce(t.time, ''), t.factuality, t.event
LIMIT $limit
