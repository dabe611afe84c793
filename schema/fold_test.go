package schema

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestFold(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Kim Jong Un", "kim jong un"},
		{"  Kim\n Jong\tUn ", "kim jong un"},
		{"Côte d’Ivoire", "cote d'ivoire"},
		{"Co\u0302te d'Ivoire", "cote d'ivoire"},
		{"STRASSE", "strasse"},
		{"Straße", "strasse"},
		{"Ｎａｔｏ", "nato"},
		{"Ka`bah", "ka'bah"},
		{"Türkiye", "turkiye"},
		{"İstanbul", "istanbul"},
		{"Nguyễn Phú Trọng", "nguyen phu trong"},
		{"Kim Jong\u2011un", "kim jong-un"},
		{"\u202eKim\u202c", "kim"},
		{"so\u00adft", "soft"},
		{"Ки́ев", "киев"},
		{"a\x00b", "ab"},
		{"bad \xff byte", "bad \ufffd byte"},
		{"", ""},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			assert.Equal(t, tt.want, Fold(tt.in))
		})
	}
}

func FuzzFold(f *testing.F) {
	for _, seed := range []string{"Côte d’Ivoire", "İstanbul", "Straße", "ΐ", "\u0345", "\xff", "\u202eKim", "ŉ", "ẛ"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		folded := Fold(name)
		assert.Equal(t, folded, Fold(folded))
	})
}

func TestUnknownEntity(t *testing.T) {
	tests := []struct{ in, name string }{
		{"Maria Fernanda Espinosa", "Maria Fernanda Espinosa"},
		{"MARIA FERNANDA ESPINOSA", "Maria Fernanda Espinosa"},
		{"maria fernanda espinosa", "Maria Fernanda Espinosa"},
		{"Front for the Liberation of Arda", "Front for the Liberation of Arda"},
		{"The Front", "The Front"},
		{"Komite Rakyat untuk Perdamaian", "Komite Rakyat untuk Perdamaian"},
		{"PT Pindad", "PT Pindad"},
		{"PT PINDAD", "Pt Pindad"},
		{"SIPRI", "SIPRI"},
		{"GREENPEACE", "Greenpeace"},
		{"Jean-Claude Durand", "Jean-Claude Durand"},
		{"José Ramírez", "Jose Ramirez"},
		{"Jose- Ramirez", "Jose- Ramirez"},
		{"Abu al-Hasan", "Abu Al-Hasan"},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			assert.Equal(t, tt.name, UnknownEntity(Person, tt.in).Name)
		})
	}
}

func TestUnknownEntityIDs(t *testing.T) {
	id := func(kind Kind, name string) string { return UnknownEntity(kind, name).ID }
	assert.Regexp(t, `^person:[a-z2-7]{20}$`, id(Person, "José Ramírez"))
	assert.Equal(t, id(Person, "José Ramírez"), id(Person, "JOSE  RAMIREZ"))
	assert.NotEqual(t, id(Person, "José Ramírez"), id(Person, "José Ramos"))
	assert.NotEqual(t, id(Person, "Georgia"), id(Region, "Georgia"))

	drone := UnknownThing(Thing, "en", "patrol boat")
	assert.Equal(t, "patrol boat", drone.Name)
	assert.Equal(t, drone, UnknownThing(Thing, "en", "Patrol boat"))
	assert.NotEqual(t, drone.ID, UnknownThing(Thing, "id", "patrol boat").ID)
	assert.NotEqual(t, drone.ID, UnknownThing(Weapon, "en", "patrol boat").ID)

	others := UnnamedGroup("a1", "en", "other countries")
	assert.Equal(t, Group, others.Kind)
	assert.Equal(t, others, UnnamedGroup("a1", "en", "Other countries"))
	assert.NotEqual(t, others.ID, UnnamedGroup("a2", "en", "other countries").ID)
}

// An entity is named by its key alone, so reading the name again gives the same entity.
func FuzzUnknownEntity(f *testing.F) {
	for _, seed := range []string{"Kim Jong Un", "PT Pindad", "MARIA ESPINOSA", "al-Hasan", "\"}) DETACH DELETE", "İ", "ŉ", "Ab-CD e"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		entity := UnknownEntity(Organization, name)
		assert.Equal(t, Fold(name), Fold(entity.Name))
	})
}
