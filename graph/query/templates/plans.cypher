// Planned acts, and whether they happened later; the newest plans first.
//
// What was requested, offered, promised or expected is compared with what claims of the same
// relation between the same two say that were published on that day or later: a plan happened
// if one asserts it, was dropped if one denies or negates it, and is open otherwise. The time
// of the later claim must fit that of the plan, or lie after its publication.
//
// group: doubt
// example: geokg query plans --actor "North Korea" --outcome open
//
// param actor (entity): only plans of this one, or with it
// param outcome (string): happened, dropped or open
// param since (date): not published before
// param until (date): not published after
// param limit (int, default 100): rows at most
//
// column subject (string): name of who was to act
// column relation (string): the relation
// column object (string): name of the object
// column recipient (string): name of who was to get it
// column time (string): when it was to happen, EDTF
// column holder (string): name of who told of the plan; AUTHOR for the article itself
// column published (string): when the article was published
// column quote (string): the words of the plan
// column outcome (string): happened, dropped or open
// column outcome_published (string): when the article of the later claim was published
// column outcome_quote (string): the words of the later claim
// column article (string): id of the article
// column claim (string): id of the claim
// column outcome_claim (string): id of the later claim

@let judged
  MATCH (p)-[:ABOUT]->(v:Event)
  WHERE p.factuality = 'planned'
    AND ($since IS NULL OR p.publishedDay >= $since)
    AND ($until IS NULL OR p.publishedDay <= $until + '~')
  CALL (v, p) {
    OPTIONAL MATCH (w:Event {pair: v.pair, relation: v.relation})<-[:ABOUT]-(q:Claim)
    WHERE q.factuality IN ['asserted', 'negated', 'denied']
      AND (q.subject = p.subject OR v.relation IN [@symmetric])
      AND (q.publishedDay IS NULL OR p.publishedDay IS NULL OR q.publishedDay >= p.publishedDay)
      AND (q.lastDay IS NULL OR coalesce(p.firstDay, p.publishedDay) IS NULL OR q.lastDay >= coalesce(p.firstDay, p.publishedDay))
      AND (q.firstDay IS NULL OR p.lastDay IS NULL OR q.firstDay <= p.lastDay)
    RETURN q
    ORDER BY q.factuality <> 'asserted', coalesce(q.publishedDay, '~'), q.id
    LIMIT 1
  }
  WITH p, q, CASE WHEN q IS NULL THEN 'open' WHEN q.factuality = 'asserted' THEN 'happened' ELSE 'dropped' END AS outcome
  WHERE $outcome IS NULL OR outcome = $outcome
  RETURN p, q, outcome
@end
CALL () {
  MATCH (p:Claim)
  USING INDEX p:Claim(subject, publishedDay)
  WHERE p.subject = $actor AND p.publishedDay >= ''
  @judged
  ORDER BY p.subject DESC, p.publishedDay DESC, p.id
  LIMIT $limit
  UNION
  MATCH (p:Claim)
  USING INDEX p:Claim(object, publishedDay)
  WHERE p.object = $actor AND p.publishedDay >= ''
  @judged
  ORDER BY p.object DESC, p.publishedDay DESC, p.id
  LIMIT $limit
  UNION
  MATCH (p:Claim)
  USING INDEX p:Claim(recipient, publishedDay)
  WHERE p.recipient = $actor AND p.publishedDay >= ''
  @judged
  ORDER BY p.recipient DESC, p.publishedDay DESC, p.id
  LIMIT $limit
  UNION
  MATCH (p:Claim)
  USING INDEX p:Claim(publishedDay)
  WHERE p.publishedDay >= CASE WHEN $actor IS NULL THEN '' END
  @judged
  ORDER BY p.publishedDay DESC, p.id
  LIMIT $limit
  UNION
  MATCH (p:Claim {undated: true})
  WHERE $actor IS NULL OR $actor IN [p.subject, p.object, p.recipient]
  @judged
}
WITH p, q, outcome, coalesce(p.publishedDay, '') AS day, p.id AS claim
ORDER BY day DESC, claim
LIMIT $limit
MATCH (p)-[:IN]->(a:Article)
MATCH (s:Entity {id: p.subject})
MATCH (o:Entity {id: p.object})
OPTIONAL MATCH (r:Entity {id: p.recipient})
OPTIONAL MATCH (p)-[:HELD_BY]->(h:Entity)
RETURN s.name AS subject, p.relation AS relation, o.name AS object, r.name AS recipient, p.time AS time,
  coalesce(h.name, 'AUTHOR') AS holder, p.published AS published, p.text AS quote, outcome,
  q.published AS outcome_published, q.text AS outcome_quote, a.id AS article, claim, q.id AS outcome_claim
ORDER BY day DESC, claim
