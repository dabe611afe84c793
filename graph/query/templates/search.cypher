// Claims that have all of some words, the newest first.
//
// The words may stand in the quoted words of the claim or in the names of those that it
// names. They are whole words; case, diacritics and the like do not count.
//
// group: search
// example: geokg query search "drone Russia"
//
// param words (words, required): the words, in any order
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

CALL db.index.fulltext.queryNodes('geokg_claim_words', reduce(query = '', word IN split($words, ' ') | query + ' +' + word)) YIELD node
WITH node AS c
WHERE ($factuality IS NULL OR c.factuality IN $factuality)
  AND ($since IS NULL OR c.publishedDay >= $since)
  AND ($until IS NULL OR c.publishedDay <= $until + '~')
WITH c
ORDER BY coalesce(c.publishedDay, '') DESC, c.id
LIMIT $limit
MATCH (c)-[:IN]->(a:Article)
MATCH (s:Entity {id: c.subject})
MATCH (o:Entity {id: c.object})
OPTIONAL MATCH (r:Entity {id: c.recipient})
OPTIONAL MATCH (c)-[:HELD_BY]->(h:Entity)
RETURN s.name AS subject, c.relation AS relation, o.name AS object, r.name AS recipient, c.time AS time, c.factuality AS factuality,
  c.text AS quote, coalesce(h.name, 'AUTHOR') AS holder, c.published AS published, a.source AS source, a.url AS url, a.id AS article, c.id AS claim
ORDER BY coalesce(c.publishedDay, '') DESC, claim
