-- Planned acts, and whether they happened later; the newest plans first.
--
-- What was requested, offered, promised or expected is compared with what claims of the same
-- relation between the same two say that were published on that day or later: a plan happened
-- if one asserts it, was dropped if one denies or negates it, and is open otherwise. The time
-- of the later claim must fit that of the plan, or lie after its publication.
--
-- group: doubt
-- example: geokg query plans --actor "North Korea" --outcome open
--
-- param actor (entity): only plans of this one, or with it
-- param outcome (string): happened, dropped or open
-- param since (date): not published before
-- param until (date): not published after
-- param limit (int, default 100): rows at most
--
-- column subject (string): name of who was to act
-- column relation (string): the relation
-- column object (string): name of the object
-- column recipient (string): name of who was to get it
-- column time (string): when it was to happen, EDTF
-- column holder (string): name of who told of the plan; AUTHOR for the article itself
-- column published (string): when the article was published
-- column quote (string): the words of the plan
-- column outcome (string): happened, dropped or open
-- column outcome_published (string): when the article of the later claim was published
-- column outcome_quote (string): the words of the later claim
-- column article (string): id of the article
-- column claim (string): id of the claim
-- column outcome_claim (string): id of the later claim

WITH planned AS NOT MATERIALIZED (
  SELECT *
  FROM claim
  WHERE factuality = 'planned'
    AND ($since IS NULL OR published_day >= $since)
    AND ($until IS NULL OR published_day <= $until || '~')
),
newest AS ( -- of anybody
  SELECT p.number
  FROM claim c INDEXED BY claim_published
  CROSS JOIN planned p ON p.number = c.number
  WHERE $actor IS NULL
  ORDER BY c.published_day DESC, p.id
  LIMIT iif($outcome IS NULL, $limit, -1) -- whatever became of them
),
did AS (
  SELECT p.number
  FROM claim c INDEXED BY claim_subject_published
  CROSS JOIN planned p ON p.number = c.number
  WHERE c.subject = $actor
  ORDER BY c.published_day DESC, p.id
  LIMIT iif($outcome IS NULL, $limit, -1)
),
suffered AS (
  SELECT p.number
  FROM claim c INDEXED BY claim_object_published
  CROSS JOIN planned p ON p.number = c.number
  WHERE c.object = $actor
  ORDER BY c.published_day DESC, p.id
  LIMIT iif($outcome IS NULL, $limit, -1)
),
got AS (
  SELECT p.number
  FROM claim c INDEXED BY claim_recipient_published
  CROSS JOIN planned p ON p.number = c.number
  WHERE c.recipient = $actor
  ORDER BY c.published_day DESC, p.id
  LIMIT iif($outcome IS NULL, $limit, -1)
),
about (claim) AS (
  SELECT number FROM newest
  UNION SELECT number FROM did
  UNION SELECT number FROM suffered
  UNION SELECT number FROM got
),
plan AS (
  SELECT c.*, v.pair
  FROM about a
  CROSS JOIN claim c ON c.number = a.claim
  CROSS JOIN event v ON v.id = c.event
  ORDER BY c.published_day DESC, c.id
  LIMIT iif($outcome IS NULL, $limit, -1)
),
oldest (day) AS (
  SELECT min(coalesce(published_day, '')) FROM plan
),
since (claim) AS ( -- what was published from then on
  SELECT number FROM claim INDEXED BY claim_published WHERE $actor IS NULL AND published_day >= (SELECT day FROM oldest)
  UNION SELECT number FROM claim WHERE subject = $actor AND published_day >= (SELECT day FROM oldest)
  UNION SELECT number FROM claim WHERE object = $actor AND published_day >= (SELECT day FROM oldest)
  UNION SELECT number FROM claim WHERE recipient = $actor AND published_day >= (SELECT day FROM oldest)
  UNION SELECT number FROM claim WHERE $actor IS NULL AND published_day IS NULL
  UNION SELECT number FROM claim WHERE subject = $actor AND published_day IS NULL
  UNION SELECT number FROM claim WHERE object = $actor AND published_day IS NULL
  UNION SELECT number FROM claim WHERE recipient = $actor AND published_day IS NULL
  UNION -- of what is handed over, also what does not name it
  SELECT q.number
  FROM plan p
  CROSS JOIN event w ON w.pair = p.pair AND w.relation = p.relation
  CROSS JOIN claim q ON q.event = w.id
  WHERE p.object = $actor AND p.recipient IS NOT NULL
),
later AS MATERIALIZED (
  SELECT q.id, q.subject, q.relation, w.pair, q.factuality, q.published_day, q.first_day, q.last_day
  FROM since n
  CROSS JOIN claim q ON q.number = n.claim
  CROSS JOIN event w ON w.id = q.event
  WHERE q.factuality IN ('asserted', 'negated', 'denied')
),
judged AS (
  SELECT p.*, q.id AS later, min((q.factuality <> 'asserted') || coalesce(q.published_day, '~') || q.id) AS "first of them"
  FROM plan p
  LEFT JOIN later q ON q.pair = p.pair AND q.relation = p.relation
    AND (q.subject = p.subject OR p.relation IN (@symmetric))
    AND (q.published_day IS NULL OR p.published_day IS NULL OR q.published_day >= p.published_day)
    AND (q.last_day IS NULL OR coalesce(p.first_day, p.published_day) IS NULL OR q.last_day >= coalesce(p.first_day, p.published_day))
    AND (q.first_day IS NULL OR p.last_day IS NULL OR q.first_day <= p.last_day)
  GROUP BY p.number
),
outcome AS (
  SELECT j.*, CASE WHEN j.later IS NULL THEN 'open' WHEN q.factuality = 'asserted' THEN 'happened' ELSE 'dropped' END AS outcome,
    q.published AS outcome_published, q.evidence AS outcome_quote
  FROM judged j
  LEFT JOIN claim q ON q.id = j.later
)
SELECT s.name AS subject, x.relation, o.name AS object, r.name AS recipient, x.time, coalesce(h.name, 'AUTHOR') AS holder,
  x.published, x.evidence AS quote, x.outcome, x.outcome_published, x.outcome_quote, x.article, x.id AS claim, x.later AS outcome_claim
FROM outcome x
CROSS JOIN entity s ON s.id = x.subject
CROSS JOIN entity o ON o.id = x.object
LEFT JOIN entity r ON r.id = x.recipient
LEFT JOIN entity h ON h.id = x.holder
WHERE $outcome IS NULL OR x.outcome = $outcome
ORDER BY x.published_day DESC, x.id
LIMIT $limit
