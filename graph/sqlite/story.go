package sqlite

import (
	"database/sql"
	"encoding/json"
	"slices"

	"geokg/graph"
	"geokg/graph/story"
)

// addPrints stores what the texts of new articles are compared by, and joins them to the
// stories that they carry.
func (w *writer) addPrints(articles []graph.Article) error {
	var fresh []story.Article
	var keys [][2]int64
	for _, a := range articles {
		art := a.InStory()
		if !art.Print.Comparable() {
			continue
		}
		rank := story.Rank(art.ID)
		if _, err := w.exec(`INSERT INTO print (rank, article, print) VALUES (?, ?, ?)`, rank, art.ID, art.Print.Pack()); err != nil {
			return err
		}
		for _, key := range art.Print.Keys {
			keys = append(keys, [2]int64{key, rank})
		}
		fresh = append(fresh, art)
	}
	if len(fresh) == 0 {
		return nil
	}
	list, err := json.Marshal(keys)
	if err != nil {
		return err
	}
	const text = `INSERT INTO print_key (key, rank) SELECT value ->> 0, value ->> 1 FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`
	if _, err := w.exec(text, string(list)); err != nil {
		return err
	}
	return story.Added(shelf{w}, fresh)
}

// fillStories finds the stories of the articles of a file that has none.
func fillStories(w *writer) error {
	const page = 200
	for after := ""; ; {
		var articles []graph.Article
		err := each(w.ctx, w.tx, `SELECT id, text, coalesce(published_day, '') FROM article WHERE id > ? ORDER BY id LIMIT ?`,
			[]any{after, page}, func(rows *sql.Rows) error {
				var art graph.Article
				err := rows.Scan(&art.ID, &art.Text, &art.PublishedDay)
				articles = append(articles, art)
				return err
			})
		if err != nil || len(articles) == 0 {
			return err
		}
		if err := w.addPrints(articles); err != nil {
			return err
		}
		after = articles[len(articles)-1].ID
	}
}

// dropPrint forgets what the text of an article was compared by and which it was a copy of;
// what that means for its story is settled by settleStories.
func (w *writer) dropPrint(article string) error {
	gone := story.Gone{Article: story.Article{ID: article}, Original: article}
	var packed string
	err := w.row(`SELECT print, coalesce(original, print.article) FROM print LEFT JOIN copy USING (article) WHERE article = ?`, article).
		Scan(&packed, &gone.Original)
	if err == sql.ErrNoRows {
		return nil
	}
	if err != nil {
		return err
	}
	if gone.Print, err = story.Unpack(packed); err != nil {
		return err
	}
	w.gone = append(w.gone, gone)
	for _, key := range gone.Print.Keys {
		if _, err := w.exec(`DELETE FROM print_key WHERE key = ? AND rank = ?`, key, story.Rank(article)); err != nil {
			return err
		}
	}
	for _, text := range []string{`DELETE FROM print WHERE article = ?`, `DELETE FROM copy WHERE article = ?`} {
		if _, err := w.exec(text, article); err != nil {
			return err
		}
	}
	return nil
}

// settleStories finds anew the stories of the articles that have gone.
func (w *writer) settleStories() error { return story.Removed(shelf{w}, w.gone) }

// shelf is the tables of prints and copies as package story asks for them.
type shelf struct{ w *writer }

func (s shelf) Anchors(keys []int64) (map[int64][]story.Holder, error) {
	const text = `SELECT j.value, k.rank FROM json_each(?1) j CROSS JOIN print_key k ON k.key = j.value
		WHERE k.rank IN (SELECT rank FROM print_key WHERE key = j.value ORDER BY rank LIMIT ?2)`
	list, err := json.Marshal(keys)
	if err != nil {
		return nil, err
	}
	byKey := map[int64][]int64{}
	var ranks []int64
	err = s.each(text, func(rows *sql.Rows) error {
		var key, rank int64
		if err := rows.Scan(&key, &rank); err != nil {
			return err
		}
		byKey[key] = append(byKey[key], rank)
		ranks = append(ranks, rank)
		return nil
	}, string(list), story.Anchors)
	if err != nil {
		return nil, err
	}
	holders, err := s.holders(ranks)
	if err != nil {
		return nil, err
	}
	anchors := map[int64][]story.Holder{}
	for key, ranks := range byKey {
		slices.Sort(ranks)
		for _, rank := range ranks {
			anchors[key] = append(anchors[key], holders[rank])
		}
	}
	return anchors, nil
}

func (s shelf) Holders(key, after int64) ([]story.Holder, error) {
	var ranks []int64
	err := s.each(`SELECT rank FROM print_key WHERE key = ? AND rank > ? ORDER BY rank`, func(rows *sql.Rows) error {
		var rank int64
		err := rows.Scan(&rank)
		ranks = append(ranks, rank)
		return err
	}, key, after)
	if err != nil {
		return nil, err
	}
	byRank, err := s.holders(ranks)
	list := make([]story.Holder, len(ranks))
	for i, rank := range ranks {
		list[i] = byRank[rank]
	}
	return list, err
}

// holders reads the articles of some ranks, each once.
func (s shelf) holders(ranks []int64) (map[int64]story.Holder, error) {
	slices.Sort(ranks)
	list, err := json.Marshal(slices.Compact(slices.Clone(ranks)))
	if err != nil {
		return nil, err
	}
	const text = `SELECT p.rank, p.article, p.print, coalesce(c.original, p.article), coalesce(o.published_day, '')
		FROM json_each(?) j CROSS JOIN print p ON p.rank = j.value
		LEFT JOIN copy c ON c.article = p.article LEFT JOIN article o ON o.id = coalesce(c.original, p.article)`
	found := map[int64]story.Holder{}
	err = s.each(text, func(rows *sql.Rows) error {
		var rank int64
		var h story.Holder
		var packed string
		err := rows.Scan(&rank, &h.ID, &packed, &h.Original, &h.OriginalDay)
		if err == nil {
			h.Print, err = story.Unpack(packed)
		}
		found[rank] = h
		return err
	}, string(list))
	return found, err
}

func (s shelf) Members(original string) ([]story.Article, error) {
	const text = `SELECT p.article, p.print, coalesce(a.published_day, '') FROM
			(SELECT ?1 AS id UNION SELECT article FROM copy WHERE original = ?1) m
		CROSS JOIN print p ON p.article = m.id CROSS JOIN article a ON a.id = m.id ORDER BY m.id`
	var list []story.Article
	err := s.each(text, func(rows *sql.Rows) error {
		var a story.Article
		var packed string
		err := rows.Scan(&a.ID, &packed, &a.Day)
		if err == nil {
			a.Print, err = story.Unpack(packed)
		}
		list = append(list, a)
		return err
	}, original)
	return list, err
}

func (s shelf) Copy(article, original string) error {
	if article == original {
		_, err := s.w.exec(`DELETE FROM copy WHERE article = ?`, article)
		return err
	}
	const text = `INSERT INTO copy (article, original) VALUES (?, ?) ON CONFLICT (article) DO UPDATE SET original = excluded.original`
	_, err := s.w.exec(text, article, original)
	return err
}

func (s shelf) Move(original, to string) error {
	if _, err := s.w.exec(`UPDATE copy SET original = ? WHERE original = ?`, to, original); err != nil {
		return err
	}
	return s.Copy(original, to)
}

// each calls row for every row of the answer.
func (s shelf) each(text string, row func(*sql.Rows) error, args ...any) error {
	return each(s.w.ctx, s.w, text, args, row)
}
