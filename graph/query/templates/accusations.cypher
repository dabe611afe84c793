// Who accuses whom of what: the newest charges first, with their words.
//
// A charge is an accusation, or what somebody alleges of another. What it says that the
// accused did is taken from the same sentence.
//
// group: doubt
// example: geokg query accusations --accused Russia
//
// param accuser (entity): who accuses
// param accused (entity): who is accused
// param since (date): not published before
// param until (date): not published after
// param limit (int, default 100): rows at most
//
// column accuser (string): name of who accuses
// column accused (string): name of who is accused
// column of (list): what it is said to have done: "RELATION object"
// column factuality (string): how surely the charge was made, or that what it says is alleged
// column quote (string): the words
// column published (string): when the article was published
// column source (string): by whom
// column url (string): where it stands
// column article (string): id of the article
// column claim (string): id of the claim

@let charge
  OPTIONAL MATCH (c)-[:HELD_BY]->(h:Entity)
  WITH c, CASE c.relation WHEN 'ACCUSED' THEN c.subject ELSE h.id END AS accuser,
    CASE c.relation WHEN 'ACCUSED' THEN c.object ELSE c.subject END AS accused
  WHERE accuser <> accused
    AND ($accuser IS NULL OR accuser = $accuser)
    AND ($accused IS NULL OR accused = $accused)
    AND ($since IS NULL OR c.publishedDay >= $since)
    AND ($until IS NULL OR c.publishedDay <= $until + '~')
    AND (c.relation = 'ACCUSED' OR NOT EXISTS {
      MATCH (c)-[:IN]->(:Article)<-[:IN]-(:Claim {relation: 'ACCUSED', sentence: c.sentence, subject: accuser, object: accused})
    })
  RETURN c, accuser, accused
@end
CALL () {
  MATCH (:Entity {id: $accuser})<-[:AGENT]-(:Event {relation: 'ACCUSED'})<-[:ABOUT]-(c:Claim)
  @charge
  UNION
  MATCH (:Entity {id: $accuser})<-[:HELD_BY]-(c:Claim {factuality: 'alleged'})
  @charge
  UNION
  MATCH (x:Entity {id: $accused})
  WHERE $accuser IS NULL
  MATCH (x)<-[:TARGET|THEME]-(:Event {relation: 'ACCUSED'})<-[:ABOUT]-(c:Claim)
  @charge
  UNION
  MATCH (x:Entity {id: $accused})
  WHERE $accuser IS NULL
  MATCH (x)<-[:AGENT]-(:Event)<-[:ABOUT]-(c:Claim {factuality: 'alleged'})
  @charge
  UNION
  MATCH (c:Claim)
  USING INDEX c:Claim(publishedDay)
  WHERE c.publishedDay >= CASE WHEN $accuser IS NULL AND $accused IS NULL THEN '' END
    AND (c.relation = 'ACCUSED' OR c.factuality = 'alleged')
  @charge
  ORDER BY c.publishedDay DESC, c.id
  LIMIT $limit
  UNION
  MATCH (c:Claim {undated: true})
  WHERE $accuser IS NULL AND $accused IS NULL AND (c.relation = 'ACCUSED' OR c.factuality = 'alleged')
  @charge
}
WITH c, accuser, accused
ORDER BY coalesce(c.publishedDay, '') DESC, c.id
LIMIT $limit
MATCH (c)-[:IN]->(a:Article)
MATCH (x:Entity {id: accuser})
MATCH (y:Entity {id: accused})
RETURN x.name AS accuser, y.name AS accused,
  CASE c.relation
    WHEN 'ACCUSED' THEN COLLECT {
      MATCH (a)<-[:IN]-(w:Claim {sentence: c.sentence, subject: accused})
      WHERE w.factuality IN ['alleged', 'denied'] OR EXISTS { (w)-[:HELD_BY]->(x) }
      MATCH (o:Entity {id: w.object})
      RETURN DISTINCT w.relation + ' ' + o.name AS what
      ORDER BY what
    }
    ELSE COLLECT { MATCH (o:Entity {id: c.object}) RETURN c.relation + ' ' + o.name }
  END AS of,
  c.factuality AS factuality, c.text AS quote, c.published AS published, a.source AS source, a.url AS url, a.id AS article, c.id AS claim
ORDER BY coalesce(c.publishedDay, '') DESC, claim
