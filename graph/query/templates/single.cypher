// Claims that only one source makes, the newest first.
//
// No article of another publisher has a claim about the same event, unless it carries the same
// story: what many copy from one is still said by one, and listed for the original where that
// has it. An article that names no publisher is a source of its own.
//
// group: doubt
// example: geokg query single --actor Iran --factuality asserted
//
// param actor (entity): only what this one did, suffered or got
// param factuality (list of factuality): only claims of these
// param since (date): not published before
// param until (date): not published after
// param limit (int, default 100): rows at most
//
// column subject (string): name of the subject
// column relation (string): the relation
// column object (string): name of the object
// column recipient (string): name of who gets it
// column time (string): when it happened, EDTF
// column factuality (string): how surely
// column quote (string): the words
// column holder (string): name of who says so; AUTHOR for the article itself
// column published (string): when the article was published
// column source (string): by whom
// column url (string): where it stands
// column article (string): id of the article
// column claim (string): id of the claim

@let once
  MATCH (v:Event)<-[:ABOUT]-(c)-[:IN]->(a:Article)
  WHERE ($factuality IS NULL OR c.factuality IN $factuality)
    AND ($since IS NULL OR c.publishedDay >= $since)
    AND ($until IS NULL OR c.publishedDay <= $until + '~')
    AND NOT EXISTS {
      MATCH (v)<-[:ABOUT]-(:Claim)-[:IN]->(b:Article)
      WHERE b <> a AND (b.source IS NULL OR a.source IS NULL OR b.source <> a.source)
        AND NOT EXISTS { (a)-[:COPY_OF]->(b) } AND NOT EXISTS { (b)-[:COPY_OF]->(a) }
        AND NOT EXISTS { (a)-[:COPY_OF]->(:Article)<-[:COPY_OF]-(b) }
    }
    AND NOT EXISTS { (a)-[:COPY_OF]->(:Article)<-[:IN]-(:Claim)-[:ABOUT]->(v) }
  RETURN c, a
@end
CALL () {
  MATCH (c:Claim)
  USING INDEX c:Claim(subject, publishedDay)
  WHERE c.subject = $actor AND c.publishedDay >= ''
  @once
  ORDER BY c.subject DESC, c.publishedDay DESC, c.id
  LIMIT $limit
  UNION
  MATCH (c:Claim)
  USING INDEX c:Claim(object, publishedDay)
  WHERE c.object = $actor AND c.publishedDay >= ''
  @once
  ORDER BY c.object DESC, c.publishedDay DESC, c.id
  LIMIT $limit
  UNION
  MATCH (c:Claim)
  USING INDEX c:Claim(recipient, publishedDay)
  WHERE c.recipient = $actor AND c.publishedDay >= ''
  @once
  ORDER BY c.recipient DESC, c.publishedDay DESC, c.id
  LIMIT $limit
  UNION
  MATCH (c:Claim)
  USING INDEX c:Claim(publishedDay)
  WHERE c.publishedDay >= CASE WHEN $actor IS NULL THEN '' END
  @once
  ORDER BY c.publishedDay DESC, c.id
  LIMIT $limit
  UNION
  MATCH (c:Claim {undated: true})
  WHERE $actor IS NULL OR $actor IN [c.subject, c.object, c.recipient]
  @once
}
WITH c, a, coalesce(c.publishedDay, '') AS day, c.id AS claim
ORDER BY day DESC, claim
LIMIT $limit
MATCH (s:Entity {id: c.subject})
MATCH (o:Entity {id: c.object})
OPTIONAL MATCH (r:Entity {id: c.recipient})
OPTIONAL MATCH (c)-[:HELD_BY]->(h:Entity)
RETURN s.name AS subject, c.relation AS relation, o.name AS object, r.name AS recipient, c.time AS time, c.factuality AS factuality,
  c.text AS quote, coalesce(h.name, 'AUTHOR') AS holder, c.published AS published, a.source AS source, a.url AS url,
  a.id AS article, claim
ORDER BY day DESC, claim
