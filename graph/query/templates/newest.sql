-- How new the graph is: the article published last, and how many there are.
--
-- group: sources
-- example: geokg query newest
--
-- column published (string): when it was published, at its own precision
-- column title (string): its title
-- column source (string): who published it
-- column url (string): where it stands
-- column articles (int): all articles in the graph
-- column stories (int): stories that these carry; copies of one text are one
-- column article (string): id of the article

SELECT a.published, a.title, a.source, a.url, (SELECT count(*) FROM article) AS articles,
  (SELECT count(*) FROM article) - (SELECT count(*) FROM copy) AS stories, a.id AS article
FROM article a
ORDER BY a.published_day DESC, a.id
LIMIT 1
