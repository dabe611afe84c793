-- Schema version 4: indexes that answer by themselves what whole graphs and hubs are asked.

DROP INDEX claim_event;
CREATE INDEX claim_event ON claim (event, time, factuality, first_day, last_day);

-- In the order of a timeline.
CREATE INDEX claim_day ON claim (coalesce(first_day, last_day), time, relation, factuality, event) WHERE time IS NOT NULL;

-- Hot pairs have many events.
DROP INDEX event_pair;
CREATE INDEX event_pair ON event (pair, relation);

DROP INDEX triple_subject;
DROP INDEX triple_object;
CREATE INDEX triple_subject ON triple (subject, object);
CREATE INDEX triple_object ON triple (object, subject, relation, goldstein_tenths);
