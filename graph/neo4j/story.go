package neo4j

import (
	"fmt"
	"strings"

	"geokg/graph"
	"geokg/graph/story"
)

// printRow is what an article's text is compared by, as properties; none of a short text.
func printRow(article string, print story.Print) row {
	if !print.Comparable() {
		return nil
	}
	r := row{"print": print.Pack(), "rank": story.Rank(article)}
	for slot, key := range print.Keys {
		r[fmt.Sprint("key", slot)] = key
	}
	return r
}

// joinStories joins the articles that came to the stories that they carry.
func (w *writer) joinStories() error {
	if len(w.fresh) == 0 {
		return nil
	}
	return story.Added(shelf{w}, w.fresh)
}

// fillStories joins articles that have no print yet to the stories that they carry, some of
// those whose id comes after one, and returns the last id; "" if there are no more.
func (w *writer) fillStories(after string) (last string, err error) {
	const page = 200
	const text = `MATCH (a:Article) WHERE a.id > $after RETURN a.id, a.text, coalesce(a.publishedDay, ''), a.print IS NULL ORDER BY a.id LIMIT $page`
	var prints []row
	err = w.each(text, row{"after": after, "page": page}, func(values []any) error {
		var art graph.Article
		for i, target := range []*string{&art.ID, &art.Text, &art.PublishedDay} {
			if err := assign(target, values[i]); err != nil {
				return err
			}
		}
		if last = art.ID; values[3] == true {
			told := art.InStory()
			if told.Print.Comparable() {
				w.fresh = append(w.fresh, told)
			}
			prints = append(prints, row{"id": art.ID, "print": printRow(art.ID, told.Print)})
		}
		return nil
	})
	if err != nil {
		return "", err
	}
	if err := w.unwind(`MATCH (a:Article {id: row.id}) SET a += row.print`, prints); err != nil {
		return "", err
	}
	return last, w.joinStories()
}

// dropPrint forgets what the text of an article was compared by and which it was a copy of;
// what that means for its story is settled by settleStories.
func (w *writer) dropPrint(article string) error {
	const text = `MATCH (a:Article {id: $id}) WHERE a.print IS NOT NULL
		OPTIONAL MATCH (a)-[:COPY_OF]->(o:Article)
		RETURN a.print, coalesce(o.id, a.id), COLLECT { MATCH (a)<-[:COPY_OF]-(c:Article) RETURN c.id }`
	found := false
	err := w.each(text, row{"id": article}, func(values []any) (err error) {
		found = true
		gone := story.Gone{Article: story.Article{ID: article}}
		if err := assign(&gone.Original, values[1]); err != nil {
			return err
		}
		copies, _ := values[2].([]any)
		if w.orphans[article], err = words(copies); err != nil {
			return err
		}
		gone.Print, err = unpack(values[0])
		w.gone = append(w.gone, gone)
		return err
	})
	if err != nil || !found {
		return err
	}
	return w.exec(`MATCH (a:Article {id: $id}) SET a += $none WITH a OPTIONAL MATCH (a)-[r:COPY_OF]-() DELETE r`,
		row{"id": article, "none": noPrint})
}

// noPrint takes the properties of a print away.
var noPrint = func() row {
	none := printRow("", story.Print{Sketch: []uint32{0}})
	for name := range none {
		none[name] = nil
	}
	return none
}()

func unpack(value any) (story.Print, error) {
	packed, _ := value.(string)
	return story.Unpack(packed)
}

// settleStories finds anew the stories of the articles that have gone.
func (w *writer) settleStories() error {
	if len(w.gone) == 0 {
		return nil
	}
	return story.Removed(shelf{w}, w.gone)
}

// shelf is prints and copies as package story asks for them.
type shelf struct{ w *writer }

// holderColumns are what is asked of a holder h; holder reads them.
const holderColumns = `h.id, h.print, coalesce(o.id, h.id), coalesce(CASE WHEN o IS NULL THEN h.publishedDay ELSE o.publishedDay END, '')`

func holder(values []any) (h story.Holder, err error) {
	for i, target := range []*string{&h.ID, nil, &h.Original, &h.OriginalDay} {
		if target == nil {
			h.Print, err = unpack(values[i])
		} else {
			err = assign(target, values[i])
		}
		if err != nil {
			return h, err
		}
	}
	return h, nil
}

// anchors asks in each slot for its keys by the index of that slot.
var anchors = func() string {
	var branches []string
	for slot := range story.Keys {
		branches = append(branches, fmt.Sprintf(`UNWIND $keys[%[1]d] AS key
			CALL (key) { MATCH (a:Article) WHERE a.key%[1]d = key AND a.rank >= 0 RETURN a ORDER BY a.key%[1]d, a.rank LIMIT %[2]d }
			WITH key, collect(a) AS holders WHERE size(holders) > 1 RETURN key, holders`, slot, story.Anchors))
	}
	return "CALL () {\n" + strings.Join(branches, "\nUNION ALL\n") + `
		} UNWIND range(0, size(holders) - 1) AS place WITH key, place, holders[place] AS h
		OPTIONAL MATCH (h)-[:COPY_OF]->(o:Article)
		RETURN key, ` + holderColumns + ` ORDER BY key, place`
}()

func (s shelf) Anchors(keys []int64) (map[int64][]story.Holder, error) {
	bySlot := make([][]int64, story.Keys)
	for i := range bySlot {
		bySlot[i] = []int64{}
	}
	for _, key := range keys {
		bySlot[story.Slot(key)] = append(bySlot[story.Slot(key)], key)
	}
	found := map[int64][]story.Holder{}
	err := s.w.each(anchors, row{"keys": bySlot}, func(values []any) error {
		key, _ := values[0].(int64)
		h, err := holder(values[1:])
		found[key] = append(found[key], h)
		return err
	})
	return found, err
}

func (s shelf) Holders(key, after int64) ([]story.Holder, error) {
	text := fmt.Sprintf(`MATCH (h:Article) WHERE h.key%d = $key AND h.rank > $after
		OPTIONAL MATCH (h)-[:COPY_OF]->(o:Article) RETURN %s ORDER BY h.rank`, story.Slot(key), holderColumns)
	var list []story.Holder
	err := s.w.each(text, row{"key": key, "after": after}, func(values []any) error {
		h, err := holder(values)
		list = append(list, h)
		return err
	})
	return list, err
}

func (s shelf) Members(original string) ([]story.Article, error) {
	const text = `CALL () {
			MATCH (m:Article {id: $original}) RETURN m
			UNION MATCH (:Article {id: $original})<-[:COPY_OF]-(m:Article) RETURN m
			UNION UNWIND $orphans AS id MATCH (m:Article {id: id}) RETURN m
		} WITH m WHERE m.print IS NOT NULL
		RETURN m.id, coalesce(m.publishedDay, ''), m.print ORDER BY m.id`
	var list []story.Article
	err := s.w.each(text, row{"original": original, "orphans": s.w.orphans[original]}, func(values []any) (err error) {
		var a story.Article
		for i, target := range []*string{&a.ID, &a.Day} {
			if err := assign(target, values[i]); err != nil {
				return err
			}
		}
		a.Print, err = unpack(values[2])
		list = append(list, a)
		return err
	})
	return list, err
}

func (s shelf) Copy(article, original string) error {
	const text = `MATCH (a:Article {id: $article})
		CALL (a) { MATCH (a)-[r:COPY_OF]->() DELETE r }
		WITH a WHERE $article <> $original
		MATCH (o:Article {id: $original}) CREATE (a)-[:COPY_OF]->(o)`
	return s.w.exec(text, row{"article": article, "original": original})
}

func (s shelf) Move(original, to string) error {
	const text = `MATCH (:Article {id: $original})<-[r:COPY_OF]-(c:Article) MATCH (o:Article {id: $to})
		DELETE r CREATE (c)-[:COPY_OF]->(o)`
	if err := s.w.exec(text, row{"original": original, "to": to}); err != nil {
		return err
	}
	return s.Copy(original, to)
}
