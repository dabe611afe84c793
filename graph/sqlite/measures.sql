-- Schema version 2: what was computed about entities. It is no part of the graph: a new
-- measuring replaces it, no check looks at it, and it goes with its entity.
CREATE TABLE measure (
  name   TEXT NOT NULL,             -- degree, pagerank, betweenness, communities
  entity TEXT NOT NULL REFERENCES entity (id),
  value  REAL NOT NULL,
  PRIMARY KEY (name, entity)
) WITHOUT ROWID;
CREATE INDEX measure_entity ON measure (entity);
