-- What was known of an actor on a day: what articles published by then say.
--
-- It rests on the claims that stand now: versions of an article that a correction replaced
-- are not there any more. One row for each event, time and factuality, by time; what is
-- undated comes last. Claims that came later show what hindsight adds.
--
-- group: time
-- example: geokg query known "Kim Jong Un" 2023-09-01
--
-- param actor (entity, required): the actor
-- param on (date, required): published on this day at the latest
-- param limit (int, default 100): rows at most
--
-- column time (string): when it happened, EDTF
-- column subject (string): name of the subject
-- column relation (string): the relation
-- column object (string): name of the object
-- column recipient (string): name of who gets it
-- column factuality (string): how surely
-- column published (string): first day on which it was published
-- column claims (int): claims published by then
-- column later (int): claims published after
-- column event (string): id of the event

WITH dated AS ( -- each in the order of its index
  SELECT coalesce(first_day, last_day) AS day, time, factuality, event FROM claim INDEXED BY claim_subject_day WHERE subject = $actor AND time IS NOT NULL AND published_day <= $on || '~'
  UNION SELECT coalesce(first_day, last_day) AS day, time, factuality, event FROM claim INDEXED BY claim_object_day WHERE object = $actor AND time IS NOT NULL AND published_day <= $on || '~'
  UNION SELECT coalesce(first_day, last_day) AS day, time, factuality, event FROM claim INDEXED BY claim_recipient_day WHERE recipient = $actor AND time IS NOT NULL AND published_day <= $on || '~'
  ORDER BY day, time, factuality, event
  LIMIT $limit
),
undated AS (
  SELECT coalesce(first_day, last_day) AS day, time, factuality, event FROM claim WHERE subject = $actor AND time IS NULL AND published_day <= $on || '~'
  UNION SELECT coalesce(first_day, last_day) AS day, time, factuality, event FROM claim WHERE object = $actor AND time IS NULL AND published_day <= $on || '~'
  UNION SELECT coalesce(first_day, last_day) AS day, time, factuality, event FROM claim WHERE recipient = $actor AND time IS NULL AND published_day <= $on || '~'
  ORDER BY factuality, event
  LIMIT $limit - (SELECT count(*) FROM dated)
),
known AS (
  SELECT c.event, c.time, c.first_day, c.last_day, c.factuality, c.relation, c.recipient,
    iif(c.relation IN (@symmetric) AND c.object = $actor, c.object, c.subject) AS one,
    iif(c.relation IN (@symmetric) AND c.object = $actor, c.subject, c.object) AS other,
    min(c.published_day) AS published,
    count(*) FILTER (WHERE c.published_day <= $on || '~') AS claims,
    count(*) FILTER (WHERE c.published_day > $on || '~') AS later
  FROM (SELECT * FROM dated UNION ALL SELECT * FROM undated) n
  CROSS JOIN claim c ON c.event = n.event AND c.time IS n.time AND c.factuality = n.factuality
  GROUP BY c.event, c.time, c.factuality
)
SELECT k.time, s.name AS subject, k.relation, o.name AS object, r.name AS recipient, k.factuality, k.published, k.claims, k.later, k.event
FROM known k
JOIN entity s ON s.id = k.one
JOIN entity o ON o.id = k.other
LEFT JOIN entity r ON r.id = k.recipient
ORDER BY k.time IS NULL, coalesce(k.first_day, k.last_day, ''), coalesce(k.time, ''), k.factuality, k.event
