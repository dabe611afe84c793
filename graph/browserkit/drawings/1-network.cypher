// Draw who an actor deals with
// Every edge is something that some article asserts; its number is how many claims do.

MATCH (a:Actor {name: 'Vladimir Putin'})-[r:@relations]-(b:Actor)
RETURN a, r, b
ORDER BY r.claims DESC, r.id
LIMIT 100
