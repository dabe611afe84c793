package actor

import (
	"strconv"
	"strings"

	"geokg/schema"
)

// readCountry reads a row of countries.tsv.
func (g *Gazetteer) readCountry(r *row) error {
	iso3 := r.cell("iso3")
	if !isISO3(iso3) {
		return r.errorf("iso3 %q is not three capital letters", iso3)
	}
	e := schema.Entity{ID: "country:" + iso3, Kind: schema.Country, Name: r.cell("name"), ISO3: iso3, Wikidata: r.cell("wikidata")}
	if err := r.point(&e); err != nil {
		return err
	}
	i, err := g.enter(r, e, facts{role: "GOV", iso3: iso3})
	if err != nil {
		return err
	}
	g.iso[iso3] = i
	g.name(i, fullName, true, e.Name)
	g.name(i, fullName, true, r.list("en")...)
	g.name(i, fullName, true, r.list("id")...)
	g.name(i, adjective, false, r.list("en_adj")...)
	g.name(i, adjective, false, r.list("id_adj")...)
	g.name(i, demonym, false, r.list("en_demonym")...)
	g.name(i, demonym, false, r.list("id_demonym")...)
	g.name(i, metonym, false, r.list("government")...)
	if adj := r.list("en_adj"); len(adj) > 0 {
		g.adjective[i] = adj[0]
	}
	at := *r
	g.pending = append(g.pending, func() error {
		for _, capital := range at.list("capital") {
			city, ok := g.index[capital]
			if !ok {
				return at.errorf("capital %s is not in cities.tsv", capital)
			}
			g.capital[city] = i
		}
		return nil
	})
	return nil
}

// readPlace reads a row of cities.tsv.
func (g *Gazetteer) readPlace(r *row) error {
	kind := schema.Kind(r.cell("kind"))
	if kind != schema.City && kind != schema.Region {
		return r.errorf("kind %q is neither city nor region", kind)
	}
	id, err := r.key(string(kind))
	if err != nil {
		return err
	}
	e := schema.Entity{ID: id, Kind: kind, Name: r.cell("name"), Wikidata: r.cell("wikidata")}
	if err := r.point(&e); err != nil {
		return err
	}
	country := r.cell("country")
	if country != "" {
		if _, ok := g.iso[country]; !ok {
			return r.errorf("country %q is not in countries.tsv", country)
		}
		e.In = "country:" + country
	}
	i, err := g.enter(r, e, facts{iso3: country, role: r.cell("role")})
	if err != nil {
		return err
	}
	g.name(i, fullName, true, e.Name)
	g.name(i, fullName, true, r.list("en")...)
	g.name(i, fullName, true, r.list("id")...)
	return nil
}

// organizationKinds gives the prefix of the key for each kind of organizations.tsv.
var organizationKinds = map[schema.Kind]string{
	schema.Organization: "org", schema.Alliance: "alliance", schema.Group: "group", schema.Agreement: "agreement",
}

// readOrganization reads a row of organizations.tsv.
func (g *Gazetteer) readOrganization(r *row) error {
	kind := schema.Kind(r.cell("kind"))
	prefix, ok := organizationKinds[kind]
	if !ok {
		return r.errorf("kind %q is none of organization, alliance, group, agreement", kind)
	}
	id, err := r.key(prefix)
	if err != nil {
		return err
	}
	country := r.cell("country")
	if country != "" {
		if _, ok := g.iso[country]; !ok {
			return r.errorf("country %q is not in countries.tsv", country)
		}
	}
	e := schema.Entity{ID: id, Kind: kind, Name: r.cell("name"), Wikidata: r.cell("wikidata")}
	i, err := g.enter(r, e, facts{role: r.cell("role"), iso3: country})
	if err != nil {
		return err
	}
	g.name(i, fullName, true, e.Name)
	g.name(i, fullName, true, r.list("en")...)
	g.name(i, fullName, true, r.list("id")...)
	at := *r
	if seat := r.cell("seat"); seat != "" {
		g.pending = append(g.pending, func() error {
			city, ok := g.index[seat]
			if !ok {
				return at.errorf("seat %s is not in cities.tsv", seat)
			}
			g.capital[city] = i
			return nil
		})
	}
	if parent := r.cell("parent"); parent != "" {
		g.pending = append(g.pending, func() error {
			whole, ok := g.index[parent]
			if !ok {
				return at.errorf("parent %s is in no table", parent)
			}
			for part := whole; ; {
				if part == i {
					return at.errorf("%s is a part of itself through %s", id, parent)
				}
				next, ok := g.inside[part]
				if !ok {
					break
				}
				part = next
			}
			g.inside[i] = whole
			return nil
		})
	}
	return nil
}

// readThing reads a row of things.tsv.
func (g *Gazetteer) readThing(r *row) error {
	kind := schema.Kind(r.cell("kind"))
	if kind != schema.Weapon && kind != schema.Thing {
		return r.errorf("kind %q is neither weapon nor thing", kind)
	}
	id, err := r.key(string(kind))
	if err != nil {
		return err
	}
	e := schema.Entity{ID: id, Kind: kind, Name: r.cell("name")}
	i, err := g.enter(r, e, facts{})
	if err != nil {
		return err
	}
	for _, n := range append(append([]string{e.Name}, r.list("en")...), r.list("id")...) {
		g.things[foldPhrase(n)] = i
		g.name(i, fullName, true, n)
	}
	return nil
}

// readPerson reads a row of people.tsv.
func (g *Gazetteer) readPerson(r *row) error {
	id, err := r.key("person")
	if err != nil {
		return err
	}
	e := schema.Entity{ID: id, Kind: schema.Person, Name: r.cell("name"), Wikidata: r.cell("wikidata")}
	f := facts{}
	switch gender := r.cell("gender"); gender {
	case "m", "f":
		f.gender = gender[0]
	case "":
	default:
		return r.errorf("gender %q is neither m nor f", gender)
	}
	i, err := g.enter(r, e, f)
	if err != nil {
		return err
	}
	g.name(i, fullName, true, e.Name)
	g.name(i, fullName, true, r.list("en")...)
	g.name(i, fullName, true, r.list("id")...)
	g.name(i, shortName, true, r.list("short")...)
	at := *r
	for _, text := range strings.Split(r.cell("offices"), ";") {
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		g.pending = append(g.pending, func() error { return g.enterTenure(&at, i, text) })
	}
	return nil
}

// key returns the id of the row, which must carry the prefix that its kind asks for.
func (r *row) key(prefix string) (string, error) {
	key := r.cell("key")
	name, ok := strings.CutPrefix(key, prefix+":")
	if !ok || name == "" {
		return "", r.errorf("key %q does not start with %q", key, prefix+":")
	}
	return key, nil
}

// point reads latitude and longitude, if the row has them.
func (r *row) point(e *schema.Entity) error {
	for _, c := range []struct {
		column string
		to     *float64
		limit  float64
	}{{"lat", &e.Lat, 90}, {"lon", &e.Lon, 180}} {
		text := r.cell(c.column)
		if text == "" {
			continue
		}
		v, err := strconv.ParseFloat(text, 64)
		if err != nil || !(v >= -c.limit && v <= c.limit) {
			return r.errorf("%s %q is no number of degrees", c.column, text)
		}
		*c.to = v
	}
	return nil
}

func isISO3(s string) bool {
	if len(s) != 3 {
		return false
	}
	for i := range s {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return true
}

// foldPhrase folds each word of a phrase: the key under which things are listed.
func foldPhrase(phrase string) string {
	words := nameWords(phrase)
	for i := range words {
		words[i] = fold(words[i])
	}
	return strings.Join(words, " ")
}
