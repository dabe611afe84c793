// The card of an actor: who it is, what it stands for and with whom it deals.
//
// group: actors
// example: geokg query actor "Kim Jong Un"
//
// param actor (entity, required): the one
// param partners (int, default 5): how many of those it deals with most
//
// column name (string): canonical name
// column kind (string): what it is
// column iso3 (string): country code
// column wikidata (string): id there
// column names (list): every further name
// column standing (list): offices, memberships, allies and the like that are asserted, as "RELATION name"; < in front where it is the object
// column acts (list): relations of what it did, with the number of claims: "MET 12"
// column partners (list): actors it deals with most, with the number of claims: "Russia 12"
// column claims (int): claims that name it as subject, object or recipient
// column asserted (int): how many of these are asserted
// column articles (int): articles that name it so
// column stories (int): stories that these carry; copies of one text are one
// column first (string): first day of these claims
// column last (string): last day of these claims
// column goldstein (float): mean Goldstein score of what it is asserted to have done
// column disputed (int): edges of it that somebody denies or negates
// column id (string): id of the entity

MATCH (x:Entity {id: $actor})
CALL (x) {
  OPTIONAL MATCH (x)<-[:AGENT|TARGET|RECIPIENT|THEME]-(:Event)<-[:ABOUT]-(c:Claim)
  WITH DISTINCT c
  OPTIONAL MATCH (c)-[:IN]->(a:Article)
  OPTIONAL MATCH (a)-[:COPY_OF]->(original:Article)
  RETURN count(c) AS claims, count(CASE c.factuality WHEN 'asserted' THEN c END) AS asserted, count(DISTINCT a) AS articles,
    count(DISTINCT coalesce(original, a)) AS stories, min(c.firstDay) AS first, max(c.lastDay) AS last
}
CALL (x) {
  OPTIONAL MATCH (x)<-[:AGENT]-(:Event)<-[:ABOUT]-(c:Claim {factuality: 'asserted'})
  WHERE c.goldstein IS NOT NULL
  WITH DISTINCT c
  RETURN CASE WHEN count(c) > 0 THEN sum(toInteger(round(c.goldstein * 10))) / 10.0 / count(c) END AS goldstein
}
RETURN x.name AS name, x.kind AS kind, x.iso3 AS iso3, x.wikidata AS wikidata, coalesce(x.names, []) AS names,
  COLLECT {
    MATCH (x)-[t:@relations]-(o:Entity)
    WHERE type(t) IN [@standing]
    WITH t, o, CASE WHEN startNode(t) = x OR type(t) IN [@symmetric] THEN '' ELSE '<' END AS arrow
    RETURN arrow + type(t) + ' ' + o.name
    ORDER BY arrow, type(t), t.claims DESC, o.id
  } AS standing,
  COLLECT {
    MATCH (x)<-[:AGENT]-(v:Event)<-[:ABOUT]-(c:Claim {factuality: 'asserted'})
    WHERE NOT v.relation IN [@standing]
    WITH v.relation AS relation, count(DISTINCT c) AS number
    RETURN relation + ' ' + toString(number)
    ORDER BY number DESC, relation
  } AS acts,
  COLLECT {
    MATCH (x)-[t:@relations]-(o:Actor)
    WITH o, sum(t.claims) AS number
    ORDER BY number DESC, o.id
    LIMIT $partners
    RETURN o.name + ' ' + toString(number)
    ORDER BY number DESC, o.id
  } AS partners,
  claims, asserted, articles, stories, first, last, goldstein,
  COUNT { (x)-[t:@relations]-(:Entity) WHERE t.disputed } AS disputed,
  x.id AS id
