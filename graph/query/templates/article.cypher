// The card of an article: what it is, whom it names and what it says of them.
//
// group: sources
// example: geokg query article antara-putin-kim
//
// param article (string, required): id of the article
//
// column title (string): its title
// column source (string): who published it
// column published (string): when
// column lang (string): its language
// column url (string): where it stands
// column claims (int): how many claims it makes
// column actors (list): actors that they name, with how many name them
// column relations (list): what they say, with how many say so
// column factualities (list): how surely, with how many
// column article (string): id of the article

MATCH (a:Article {id: $article})
RETURN a.title AS title, a.source AS source, a.published AS published, a.lang AS lang, a.url AS url,
  COUNT { (a)<-[:IN]-(:Claim) } AS claims,
  COLLECT {
    MATCH (a)<-[:IN]-(c:Claim)
    UNWIND [c.subject, c.object, c.recipient] AS id
    WITH DISTINCT c, id
    WHERE id IS NOT NULL
    WITH id, count(*) AS number
    MATCH (e:Entity {id: id})
    WHERE e:Actor
    RETURN e.name + ' ' + toString(number)
    ORDER BY number DESC, id
  } AS actors,
  COLLECT {
    MATCH (a)<-[:IN]-(c:Claim)
    WITH c.relation AS relation, count(*) AS number
    RETURN relation + ' ' + toString(number)
    ORDER BY number DESC, relation
  } AS relations,
  COLLECT {
    MATCH (a)<-[:IN]-(c:Claim)
    WITH c.factuality AS factuality, count(*) AS number
    RETURN factuality + ' ' + toString(number)
    ORDER BY number DESC, factuality
  } AS factualities, a.id AS article
