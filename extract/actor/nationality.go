package actor

import "geokg/schema"

// Nationality is the ISO 3166 code of the country that an entity acts for: its own, that of
// the place or body it belongs to, or of the office that a person held at a date (EDTF, ""
// if not known). It is "" for what is international or not known.
func (g *Gazetteer) Nationality(id, date string) string {
	i, ok := g.index[id]
	if !ok {
		return ""
	}
	if iso3 := g.entities[i].ISO3; iso3 != "" {
		return iso3
	}
	if iso3 := g.facts[i].iso3; iso3 != "" {
		return iso3
	}
	if t := g.tenureAt(i, date); t != nil {
		if iso3 := g.entities[t.Body].ISO3; iso3 != "" {
			return iso3
		}
		return g.facts[t.Body].iso3
	}
	return ""
}

// Role is the CAMEO role code of an entity: its own, or of the office that a person held at
// a date; "" for countries and for what is not known.
func (g *Gazetteer) Role(id, date string) string {
	i, ok := g.index[id]
	if !ok || g.entities[i].Kind == schema.Country {
		return ""
	}
	if g.entities[i].Kind != schema.Person {
		return g.facts[i].role
	}
	if t := g.tenureAt(i, date); t != nil {
		return g.offices[g.officeAt[t.Office]].Role
	}
	return ""
}
