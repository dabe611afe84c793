// Who or what a name may mean, the best match first.
//
// A name matches if it is equal to one of the entity's names (exact), begins one (prefix) or
// begins at a later word of one (word). Case, diacritics and the like do not count.
//
// group: search
// example: geokg query names Kim
//
// param name (name, required): the name as written
// param kind (string): only entities of this kind
// param limit (int, default 100): rows at most
//
// column name (string): canonical name
// column kind (string): what it is
// column iso3 (string): country code
// column match (string): exact, prefix or word
// column matched (string): the name that matched, folded
// column claims (int): how often claims name it as subject, object or recipient
// column id (string): id of the entity

WITH reduce(words = $name, mark IN split('+ - & | ! ( ) { } [ ] ^ " ~ * ? : / \\ < > = , ; % # @ $', ' ') | replace(words, mark, ' ')) AS words
WITH [word IN split(words, ' ') WHERE trim(BOTH '.' FROM word) <> '' | '+' + trim(BOTH '.' FROM word)] AS words
CALL db.index.fulltext.queryNodes('geokg_entity_names', reduce(query = '', word IN words | query + ' ' + word) + '*') YIELD node
WITH node AS e
WHERE $kind IS NULL OR e.kind = $kind
UNWIND e.folded AS folded
WITH e, folded, CASE
    WHEN folded = $name THEN 1
    WHEN folded STARTS WITH $name THEN 2
    WHEN ' ' + folded CONTAINS ' ' + $name THEN 3
  END AS rank
WHERE rank IS NOT NULL
WITH e, min(rank) AS rank, collect({rank: rank, folded: folded}) AS found
WITH e, rank, [f IN found WHERE f.rank = rank | f.folded] AS found,
  COUNT { MATCH (c:Claim) USING INDEX c:Claim(subject, publishedDay) WHERE c.subject = e.id AND c.publishedDay >= '' }
    + COUNT { MATCH (c:Claim) USING INDEX c:Claim(object, publishedDay) WHERE c.object = e.id AND c.publishedDay >= '' }
    + COUNT { MATCH (c:Claim) USING INDEX c:Claim(recipient, publishedDay) WHERE c.recipient = e.id AND c.publishedDay >= '' }
    + COUNT { MATCH (c:Claim {undated: true}) WHERE e.id IN [c.subject, c.object, c.recipient] } AS claims
RETURN e.name AS name, e.kind AS kind, e.iso3 AS iso3, ['exact', 'prefix', 'word'][rank - 1] AS match,
  COLLECT { UNWIND found AS f RETURN f ORDER BY f LIMIT 1 }[0] AS matched, claims, e.id AS id
ORDER BY rank, claims DESC, id
LIMIT $limit
