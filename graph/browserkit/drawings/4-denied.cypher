// Draw what is denied, and by whom
// No edge between two actors stands for a denial: it lives on events and claims alone.

MATCH (c:Claim {factuality: 'denied'})-[z:ABOUT]->(v:Event)-[y:AGENT|TARGET|RECIPIENT|THEME]->(e:Entity)
OPTIONAL MATCH (c)-[h:HELD_BY]->(k:Entity)
RETURN c, z, v, y, e, h, k
ORDER BY c.publishedDay DESC, c.id
LIMIT 50
