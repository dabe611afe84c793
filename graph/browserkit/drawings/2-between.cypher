// Draw what lies between two actors
// The shortest chains of what is asserted, over actors only.

MATCH (a:Actor {name: 'Iran'}), (b:Actor {name: 'Kim Jong Un'})
MATCH p = allShortestPaths((a)-[:@relations*..4]-(b))
WHERE all(n IN nodes(p) WHERE n:Actor)
RETURN p
LIMIT 25
