package extract

// words is a set of words in lower case, written as a list.
type words map[string]bool

// UnmarshalYAML reads a list of words.
func (w *words) UnmarshalYAML(decode func(any) error) error {
	var list []string
	if err := decode(&list); err != nil {
		return err
	}
	*w = make(words, len(list))
	for _, word := range list {
		(*w)[word] = true
	}
	return nil
}

// cues are the small words of a language that colour a claim, and those that the grammar
// of arguments needs, as forms or lemmas.
type cues struct {
	Negation      words `yaml:"negation"`      // not, tidak
	Hypothetical  words `yaml:"hypothetical"`  // may, mungkin
	Alleged       words `yaml:"alleged"`       // reportedly, kabarnya
	Planned       words `yaml:"planned"`       // will, akan
	Condition     words `yaml:"condition"`     // if, jika: marks of a clause
	Time          words `yaml:"time"`          // before, sebelum: clauses in the author's own voice
	Attribution   words `yaml:"attribution"`   // according to, menurut: prepositions
	Agent         words `yaml:"agent"`         // by, oleh
	Genitive      words `yaml:"genitive"`      // of, dari: prepositions that stay with their noun
	Relative      words `yaml:"relative"`      // who, which, yang
	Purpose       words `yaml:"purpose"`       // to, untuk
	Including     words `yaml:"including"`     // including, termasuk
	Transparent   words `yaml:"transparent"`   // nouns that stand for what they are of: side, pihak
	Place         words `yaml:"place"`         // in, at, di: prepositions of the place of an act
	Complement    words `yaml:"complement"`    // that, bahwa: marks of a clause that is a content
	Counts        words `yaml:"counts"`        // words that count without a figure: dozens, ribuan
	Meanwhile     words `yaml:"meanwhile"`     // while, saat: marks of a clause at the same time
	Additive      words `yaml:"additive"`      // also, juga: the sentence goes on where the one before stopped
	Classifier    words `yaml:"classifier"`    // unit, butir: words that stand between a number and what is counted
	Demonstrative words `yaml:"demonstrative"` // this, itu: the noun was named before
	Like          words `yaml:"like"`          // as, seperti: the same at another time
	Apart         words `yaml:"apart"`         // than, karena: prepositions of what has a time and place of its own
	Retaliation   words `yaml:"retaliation"`   // avenge, membalas: words for what answers an attack
	Abstract      words `yaml:"abstract"`      // right, alasan: nouns for nothing that one could hold
	Measure       words `yaml:"measure"`       // than, sedikitnya: before a number they are no preposition
	Reciprocal    words `yaml:"reciprocal"`    // each other, saling
	Between       words `yaml:"between"`       // between, antara: prepositions of both sides
	Deed          words `yaml:"deed"`          // move, langkah: with a demonstrative, the act told last
	Copula        words `yaml:"copula"`        // become, menjadi: what follows is the subject itself
	Them          words `yaml:"them"`          // mereka: the group told last, if nothing that is named
	Unreal        words `yaml:"unreal"`        // would: with perfect, of what did not happen
	Perfect       words `yaml:"perfect"`       // have
	Given         words `yaml:"given"`         // why, mengapa: questions that take the act for granted
	Speaker       words `yaml:"speaker"`       // pronouns that stand for who says the clause
	We            words `yaml:"we"`            // we, kami: the state or body of who speaks
	Means         words `yaml:"means"`         // with, lewat, menggunakan: prepositions and verbs of what an act is done with
	Tools         words `yaml:"tools"`         // missile, kapal: where an actor is asked for, they stand for whose they are
	Packs         words `yaml:"packs"`         // paket, putaran: nouns that only count or wrap the act told after them
	Ranks         words `yaml:"ranks"`         // militan, anggota: people who stand for the body named after them
	Coverbs       words `yaml:"coverbs"`       // menentang: verbs that mark a role of the verb before them
	Worth         words `yaml:"worth"`         // senilai: prepositions of a sum, which takes no role
	Course        words `yaml:"course"`        // dalam, lewat: prepositions of an act in which who acts does something else
	Inside        words `yaml:"inside"`        // in, at, di: what stands between a facility and where it is
	Parts         words `yaml:"parts"`         // northern, central: parts of a place
	Districts     words `yaml:"districts"`     // wilayah, kota: counted, they are parts of a state and not the state
	Facilities    words `yaml:"facilities"`    // pangkalan, bendungan: things that stand where a place is named after them
	Goal          words `yaml:"goal"`          // ke, menuju: prepositions of where somebody or something is sent
	Contrast      words `yaml:"contrast"`      // sedangkan: what it opens, with a subject of its own, is said by nobody before it
	Result        words `yaml:"result"`        // hingga: marks of a clause of time that, without a subject, tells what came of it
	Wish          words `yaml:"wish"`          // agar: marks of what somebody else is to do
	Bands         words `yaml:"bands"`         // kelompok, lembaga: nouns before the name of a body
	Involving     words `yaml:"involving"`     // melibatkan, diikuti: verbs whose other argument takes part in the event that they tell of
	It            words `yaml:"it"`            // it: as an object, the thing or document told last
	Documents     words `yaml:"documents"`     // resolusi, laporan: things that are praised or condemned for themselves
	Letters       words `yaml:"letters"`       // statement, letter: what is said in them is said by who issues them
	Stray         words `yaml:"stray"`         // ke, terhadap: prepositions that parsers hang on the verb, though they go with its object
	People        words `yaml:"people"`        // warga: counted, they are people and not what they belong to
	Currency      words `yaml:"currency"`      // dollar, rupiah
	Bound         words `yaml:"bound"`         // dukungan, buatan: nouns that hang on what stands right before them
	Answers       words `yaml:"answers"`       // bertanggung: verbs that own up to the deed after them
	Reason        words `yaml:"reason"`        // for, over: marks of a gerund that tells what its verb's object is praised, blamed or punished for
	Committing    words `yaml:"committing"`    // commit, dilakukan: verbs whose agent did what the noun before them names
	Proposing     words `yaml:"proposing"`     // propose, draft: verbs of whose proposal something is
	Errand        words `yaml:"errand"`        // for, untuk: prepositions of what somebody travels for
	Permission    words `yaml:"permission"`    // boleh: auxiliaries that, negated, forbid
	Letting       words `yaml:"letting"`       // make, see: verbs that take an infinitive without "to"
	Delegation    words `yaml:"delegation"`    // delegation: it goes where who leads it goes
	Led           words `yaml:"led"`           // pimpinan: who leads acts ("pasukan pimpinan X")

	Together    string             `yaml:"together"`    // dengan: the preposition that stands for taking part
	Alongside   string             `yaml:"alongside"`   // bersama: the preposition of who acts beside the subject
	Point       string             `yaml:"point"`       // the decimal sign of figures
	Scales      map[string]float64 `yaml:"scales"`      // thousand, juta
	Numerals    map[string]float64 `yaml:"numerals"`    // two, tiga
	Approximate map[string]string  `yaml:"approximate"` // ribuan: thousands
}
