// How new the graph is: the article published last, and how many there are.
//
// group: sources
// example: geokg query newest
//
// column published (string): when it was published, at its own precision
// column title (string): its title
// column source (string): who published it
// column url (string): where it stands
// column articles (int): all articles in the graph
// column stories (int): stories that these carry; copies of one text are one
// column article (string): id of the article

MATCH (every:Article)
WITH count(every) AS articles, count(CASE WHEN NOT EXISTS { (every)-[:COPY_OF]->(:Article) } THEN 1 END) AS stories
MATCH (a:Article)
RETURN a.published AS published, a.title AS title, a.source AS source, a.url AS url, articles, stories,
  a.id AS article
ORDER BY coalesce(a.publishedDay, '') DESC, article
LIMIT 1
