// The graph in Neo4j. (:Geokg {id: "graph", version: 3}) marks the database as geokg's, with
// the version of this schema.
//
// Ids are the content keys of package schema, the same in every backend. Days are
// "YYYY-MM-DD" and compare as text. What is not known or not told has no property.
//
// (:Article {id, url, title, lang, published, publishedDay, source, text, hash, recorded,
//     print, rank, key0, ... key7})
//   -[:PUBLISHED_BY]->(:Source {name}), -[:COPY_OF]->(:Article)
//   published is EDTF at its own precision and publishedDay its first day; hash and recorded
//   (UTC, RFC 3339: when it was accepted; in no comparison) are those of the version stored.
//   COPY_OF is derived: it leads from each article that carries the text of others, word for
//   word or nearly so, to the earliest of them, which is no copy. print, rank and keys are
//   what texts are compared by (package story); a short one has none.
// (:Origin {path})-[:HOLDS]->(:Article)
//   Where an article without an id or URL of its own was read from.
// (:Entity {id, kind, name, names, iso3, wikidata, lat, lon, country, folded})
//   With the labels of its kind: Actor, Place or Thing and Person, Country, City, ... names
//   are all further ones, sorted; folded is every name folded by schema.Fold, sorted;
//   country is the id of the one that a city or region lies in. degree, pagerank, betweenness
//   and community, where geokg measure has kept them, are no part of the graph: a new
//   measuring replaces them and no check looks at them.
// (:Event {id, relation, pair, bucket, time, firstDay, lastDay})
//   -[:AGENT|TARGET|THEME|RECIPIENT]->(:Entity)
//   pair is "LOWER|HIGHER", the ids of the subject and of the counterpart (recipient, else
//   object); bucket is the time in its identity, time the bucket if it tells when.
// (:Claim {id, sentence, relation, subject, object, recipient, factuality, time, firstDay,
//     lastDay, published, publishedDay, undated, recorded, quantityValue, quantityUnit, quantityText,
//     text, words, start, end, note, plover, mode, cameo, cameoFine, goldstein, mentions,
//     confidence, rule, extractor, version})
//   -[:IN]->(:Article), -[:ABOUT]->(:Event), -[:AT]->(:Place),
//   -[:HELD_BY]->(:Entity) unless the author holds it
//   subject, object and recipient are ids; time is EDTF, firstDay and lastDay what it covers
//   (none on an open side); undated is true if nobody knows when it was published, where
//   an index on publishedDay does not find it; text is the evidence and start and end its place in the
//   article's text, in Unicode code points; words are those of the evidence and of the names
//   of its participants, folded, each once, for full-text search; mentions is JSON by slot.
//   asserts (or disputes) is the id of the edge that an asserted (denied or negated) claim
//   is about, assertsTo (disputesTo) that to the receiver of a transfer: to find the claims
//   of an edge at a cost that does not grow.
// (:Entity)-[:MET|SUPPLIED|... {id, claims, articles, first, last, goldsteinTenths,
//     disputed}]->(:Entity)
//   One type for each relation of the vocabulary, symmetric ones from the smaller id (match
//   them without an arrow). id is "SUBJECT|RELATION|OBJECT"; claims and articles count what
//   is asserted, first and last are the earliest firstDay and latest lastDay of these
//   claims, goldsteinTenths is ten times the sum of their scores, and disputed says whether
//   a claim about it is denied or negated.
//
// For each relation NAME there is, besides what follows,
// CREATE CONSTRAINT geokg_name_id IF NOT EXISTS FOR ()-[r:NAME]-() REQUIRE r.id IS UNIQUE

CREATE CONSTRAINT geokg_graph_id IF NOT EXISTS FOR (n:Geokg) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT geokg_article_id IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT geokg_source_name IF NOT EXISTS FOR (n:Source) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT geokg_origin_path IF NOT EXISTS FOR (n:Origin) REQUIRE n.path IS UNIQUE;
CREATE CONSTRAINT geokg_entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT geokg_event_id IF NOT EXISTS FOR (n:Event) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT geokg_claim_id IF NOT EXISTS FOR (n:Claim) REQUIRE n.id IS UNIQUE;

CREATE INDEX geokg_place_lat IF NOT EXISTS FOR (n:Place) ON (n.lat);
CREATE INDEX geokg_place_country IF NOT EXISTS FOR (n:Place) ON (n.country);
CREATE INDEX geokg_event_relation IF NOT EXISTS FOR (n:Event) ON (n.relation);
CREATE INDEX geokg_claim_factuality IF NOT EXISTS FOR (n:Claim) ON (n.factuality);
CREATE INDEX geokg_claim_published IF NOT EXISTS FOR (n:Claim) ON (n.publishedDay);
CREATE INDEX geokg_claim_subject_published IF NOT EXISTS FOR (n:Claim) ON (n.subject, n.publishedDay);
CREATE INDEX geokg_claim_object_published IF NOT EXISTS FOR (n:Claim) ON (n.object, n.publishedDay);
CREATE INDEX geokg_claim_recipient_published IF NOT EXISTS FOR (n:Claim) ON (n.recipient, n.publishedDay);
CREATE INDEX geokg_claim_undated IF NOT EXISTS FOR (n:Claim) ON (n.undated);
CREATE INDEX geokg_claim_recorded IF NOT EXISTS FOR (n:Claim) ON (n.recorded);
CREATE INDEX geokg_article_published IF NOT EXISTS FOR (n:Article) ON (n.publishedDay);
CREATE INDEX geokg_article_key0 IF NOT EXISTS FOR (n:Article) ON (n.key0, n.rank);
CREATE INDEX geokg_article_key1 IF NOT EXISTS FOR (n:Article) ON (n.key1, n.rank);
CREATE INDEX geokg_article_key2 IF NOT EXISTS FOR (n:Article) ON (n.key2, n.rank);
CREATE INDEX geokg_article_key3 IF NOT EXISTS FOR (n:Article) ON (n.key3, n.rank);
CREATE INDEX geokg_article_key4 IF NOT EXISTS FOR (n:Article) ON (n.key4, n.rank);
CREATE INDEX geokg_article_key5 IF NOT EXISTS FOR (n:Article) ON (n.key5, n.rank);
CREATE INDEX geokg_article_key6 IF NOT EXISTS FOR (n:Article) ON (n.key6, n.rank);
CREATE INDEX geokg_article_key7 IF NOT EXISTS FOR (n:Article) ON (n.key7, n.rank);
CREATE INDEX geokg_actor_name IF NOT EXISTS FOR (n:Actor) ON (n.name);
CREATE INDEX geokg_event_pair_relation IF NOT EXISTS FOR (n:Event) ON (n.pair, n.relation);
CREATE INDEX geokg_event_day IF NOT EXISTS FOR (n:Event) ON (n.firstDay);
CREATE INDEX geokg_claim_asserts_first IF NOT EXISTS FOR (n:Claim) ON (n.asserts, n.firstDay);
CREATE INDEX geokg_claim_asserts_last IF NOT EXISTS FOR (n:Claim) ON (n.asserts, n.lastDay);
CREATE INDEX geokg_claim_asserts_to_first IF NOT EXISTS FOR (n:Claim) ON (n.assertsTo, n.firstDay);
CREATE INDEX geokg_claim_asserts_to_last IF NOT EXISTS FOR (n:Claim) ON (n.assertsTo, n.lastDay);
CREATE INDEX geokg_claim_disputes IF NOT EXISTS FOR (n:Claim) ON (n.disputes);
CREATE INDEX geokg_claim_disputes_to IF NOT EXISTS FOR (n:Claim) ON (n.disputesTo);

CREATE FULLTEXT INDEX geokg_entity_names IF NOT EXISTS FOR (n:Entity) ON EACH [n.name, n.names, n.folded];
CREATE FULLTEXT INDEX geokg_claim_words IF NOT EXISTS FOR (n:Claim) ON EACH [n.words]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
