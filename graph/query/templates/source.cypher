// The card of a publisher: how much of it the graph holds, from when, and about whom.
//
// group: sources
// example: geokg query source ANTARA
//
// param source (string, required): its name, as articles give it
// param actors (int, default 10): how many of those it writes about most
//
// column source (string): its name
// column articles (int): how many articles of it
// column stories (int): stories that these carry; copies of one text are one
// column claims (int): how many claims they make
// column asserted (int): how many of these are asserted
// column first (string): day of its oldest article
// column last (string): day of its newest article
// column langs (list): languages, with how many articles
// column actors (list): actors that it writes about most, with how many claims name them

MATCH (s:Source {name: $source})<-[:PUBLISHED_BY]-(a:Article)
OPTIONAL MATCH (a)-[:COPY_OF]->(original:Article)
WITH s, count(a) AS articles, count(DISTINCT coalesce(original, a)) AS stories, min(a.publishedDay) AS first, max(a.publishedDay) AS last
RETURN s.name AS source, articles, stories,
  COUNT { (s)<-[:PUBLISHED_BY]-(:Article)<-[:IN]-(:Claim) } AS claims,
  COUNT { (s)<-[:PUBLISHED_BY]-(:Article)<-[:IN]-(:Claim {factuality: 'asserted'}) } AS asserted, first, last,
  COLLECT {
    MATCH (s)<-[:PUBLISHED_BY]-(a:Article)
    WHERE a.lang IS NOT NULL
    WITH a.lang AS lang, count(*) AS number
    RETURN lang + ' ' + toString(number)
    ORDER BY number DESC, lang
  } AS langs,
  COLLECT {
    MATCH (s)<-[:PUBLISHED_BY]-(:Article)<-[:IN]-(c:Claim)
    UNWIND [c.subject, c.object, c.recipient] AS id
    WITH DISTINCT c, id
    WHERE id IS NOT NULL
    WITH id, count(*) AS number
    MATCH (e:Entity {id: id})
    WHERE e:Actor
    WITH e, number
    ORDER BY number DESC, e.id
    LIMIT $actors
    RETURN e.name + ' ' + toString(number)
    ORDER BY number DESC, e.id
  } AS actors
