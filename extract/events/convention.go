package events

import (
	"slices"
	"strings"

	"geokg/schema"
)

// Roots of CAMEO for acts that are not done.
const (
	express  = "03" // they are offered, promised, agreed on
	reject   = "12" // they are refused
	threaten = "13" // they are threatened
	reduce   = "16" // cooperation ends
	yield    = "08" // hostility ends
)

// undone are the finest codes of acts that are not done, by root and by the relation or the
// PLOVER category of the act; an act that is not listed has the root's code for anything else.
// (Gerner, Schrodt and Yilmaz, CAMEO codebook 1.1b3, chapter 2.)
var undone = map[string]map[string]string{
	express:  {"MEDIATED": "039", "CONSULT": "036", "SUPPORT": "032", "COOPERATE": "031", "AID": "033", "RETREAT": "035"},
	reject:   {"MEDIATED": "126", "CONSULT": "125", "COOPERATE": "121", "AID": "122", "RETREAT": "124"},
	threaten: {"BLOCKADED": "1381", "INVADED": "1382", "SANCTION": "131", "COERCE": "132", "PROTEST": "133", "MOBILIZE": "138", "ASSAULT": "138"},
	reduce:   {"MEDIATED": "165", "NEGOTIATED_WITH": "164", "AID": "162"},
	yield:    {"BLOCKADED": "0872", "SANCTION": "085", "COERCE": "081", "PROTEST": "082", "MOBILIZE": "087", "ASSAULT": "087"},
}

// conventional are the code and PLOVER category of an act that is done. To agree is to
// express intent; what is signed supports (PLOVER codebook, AGREE and SUPPORT).
func conventional(rel schema.Relation, cameo string) (code, plover string) {
	agrees := rel.Plover == "AGREE" && cameo == "050"
	switch {
	case agrees:
		return "030", rel.Plover
	case slices.Contains(rel.Cameo, cameo) && !strings.HasPrefix(cameo, "05"):
		return cameo, rel.Plover
	}
	if plover = schema.PloverOf(cameo); plover == "" {
		plover = rel.Plover
	}
	return cameo, plover
}

// intent is the root of an act that is yet to come: by the words around it, else by its kind.
func intent(rel schema.Relation, cameo string) string {
	if strings.HasPrefix(cameo, express) && !rel.Hostile() || cooperative(rel.Plover) {
		return express
	}
	return threaten
}

// renunciation is the root of an act that does not come about or comes to its end; "" if that
// is no event.
func renunciation(rel schema.Relation, cameo string) string {
	ended := strings.HasPrefix(cameo, reduce) && !slices.Contains(rel.Cameo, cameo)
	switch {
	case cooperative(rel.Plover) && ended:
		return reduce
	case cooperative(rel.Plover):
		return reject
	case ended && strings.HasPrefix(quadrant(rel.Plover), "material"):
		return yield
	}
	return ""
}

// undone codes an act that is not done under a root; false for none.
func (e Event) undone(rel schema.Relation, root string) (Event, bool) {
	if root == "" {
		return Event{}, false
	}
	e.Cameo, e.Mode = root+"0", ""
	for _, key := range []string{rel.Plover, string(rel.Name)} {
		if code := undone[root][key]; code != "" {
			e.Cameo = code
		}
	}
	e.Plover = schema.PloverOf(e.Cameo)
	return e, true
}

// cooperative reports whether a PLOVER category is one of cooperation.
func cooperative(plover string) bool { return strings.HasSuffix(quadrant(plover), "cooperation") }
