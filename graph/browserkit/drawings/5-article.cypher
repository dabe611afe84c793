// Draw what the newest articles say
// The articles, their claims and the events that these are about.

MATCH (d:Article)
WHERE d.publishedDay >= '0001'
WITH d ORDER BY d.publishedDay DESC, d.id LIMIT 1
MATCH (d)<-[i:IN]-(c:Claim)-[z:ABOUT]->(v:Event)
RETURN d, i, c, z, v
ORDER BY c.sentence, c.start, c.id
LIMIT 60
