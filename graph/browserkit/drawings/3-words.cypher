// Draw the words behind an edge
// Event, claims, their article and who published it; denials and plans are claims too.

MATCH (a:Actor {name: 'Iran'})<-[x:AGENT]-(v:Event {relation: 'SUPPLIED'})-[y:TARGET|RECIPIENT|THEME]->(b:Entity)
MATCH (v)<-[z:ABOUT]-(c:Claim)-[i:IN]->(d:Article)
OPTIONAL MATCH (c)-[h:HELD_BY]->(k:Entity)
OPTIONAL MATCH (d)-[s:PUBLISHED_BY]->(m:Source)
RETURN a, x, v, y, b, z, c, i, d, h, k, s, m
ORDER BY v.id, c.id
LIMIT 50
