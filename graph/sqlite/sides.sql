-- Schema version 5: what is asked of one actor, in the order of the answer, so that a hub
-- costs no more than what is listed of it.

-- The newest first. Their day may be NULL.
CREATE INDEX claim_subject_published ON claim (subject, published_day);
CREATE INDEX claim_object_published ON claim (object, published_day);
CREATE INDEX claim_recipient_published ON claim (recipient, published_day) WHERE recipient IS NOT NULL;

-- In the order of a timeline.
CREATE INDEX claim_subject_day ON claim (subject, coalesce(first_day, last_day), time, published_day);
CREATE INDEX claim_object_day ON claim (object, coalesce(first_day, last_day), time, published_day);
CREATE INDEX claim_recipient_day ON claim (recipient, coalesce(first_day, last_day), time, published_day)
  WHERE recipient IS NOT NULL;

-- What two are to each other.
DROP INDEX triple_subject;
CREATE INDEX triple_subject ON triple (subject, object, relation, claims, goldstein_tenths);
