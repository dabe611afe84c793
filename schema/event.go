package schema

// Event is one happening that claims of many articles share: who did what to whom, and
// when. Where, how surely and who says so is the business of the claims.
type Event struct {
	ID       string
	Relation RelationName

	// Ids of the entities. Of a symmetric relation, Subject is the smaller.
	Subject   string
	Object    string
	Recipient string // "" if none

	// Bucket keeps happenings of the same parties apart: the start of the event at its own
	// precision if that is known, else "~" and the month of publication, else "~" and the
	// article; empty for a standing relation.
	Bucket string
	// Time is the Bucket if it tells when the event happened, else "".
	Time string
}

// EventOf returns the event that a valid claim is about. It depends on nothing but that
// claim's relation, participants, time, publication date and article.
func EventOf(c Claim) Event {
	relation, _ := LookupRelation(c.Relation)
	e := Event{
		Relation: c.Relation, Subject: c.Subject.ID, Object: c.Object.ID, Recipient: idOf(c.Recipient),
	}
	if relation.Symmetric && e.Object < e.Subject {
		e.Subject, e.Object = e.Object, e.Subject
	}
	if !relation.Standing {
		e.Time = startOf(c.Time)
		e.Bucket = e.Time
		if e.Bucket == "" {
			e.Bucket = "~" + publicationBucket(c)
		}
	}
	e.ID = shortHash(string(e.Relation), e.Subject, e.Object, e.Recipient, e.Bucket)
	return e
}

func publicationBucket(c Claim) string {
	published := startOf(c.Published)
	if len(published) > len("2006-01") {
		published = published[:len("2006-01")]
	}
	if published == "" {
		return c.Article
	}
	return published
}

// startOf is the start of an EDTF time; "" if it is open, not told or malformed.
func startOf(edtf string) string {
	t, err := ParseTime(edtf)
	if err != nil {
		return ""
	}
	return t.Start()
}
