package actor

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// resolved is what a text's mentions stand for, "words=Name+Name", without those that
// only repeat a name of the gazetteer in full.
func resolved(d *Document) []string {
	var out []string
	for _, m := range d.Mentions {
		names := []string{m.Entity.Name}
		for _, o := range m.Others {
			names = append(names, o.Name)
		}
		out = append(out, m.Span.Of(d.reader.art.Text)+"="+strings.Join(names, "+"))
	}
	return out
}

func TestResolve(t *testing.T) {
	for _, test := range []struct {
		name, lang, date string
		text             []string
		want             []string // each among the mentions
		not              []string // words that no mention has
	}{
		{"forces are the state", "en", "", []string{"the/DET Israeli ground/NOUN troops/NOUN shelled/VERB it/PRON"},
			[]string{"Israeli ground troops=Israel"}, nil},
		{"forces are the state", "id", "", []string{"pasukan/NOUN khusus/ADJ Ukraina menyerang/VERB"},
			[]string{"pasukan khusus Ukraina=Ukraine"}, nil},
		{"ministries are bodies", "id", "", []string{"Kementerian/NOUN Luar/NOUN Negeri/NOUN China membantah/VERB"},
			[]string{"Kementerian Luar Negeri China=Chinese Foreign Ministry"}, nil},
		{"ministries are bodies", "en", "", []string{"Ukraine~ 's/PART defence/NOUN ministry/NOUN said/VERB"},
			[]string{"Ukraine's defence ministry=Ukrainian Defence Ministry"}, nil},
		{"of", "en", "", []string{"leaders/NOUN of/ADP Germany and/CCONJ Israel met/VERB"},
			[]string{"leaders of Germany=Germany", "Israel=Israel"}, nil},
		{"title, owner, name", "id", "2023-09", []string{"Menteri/NOUN Pertahanan/NOUN Rusia Sergei Shoigu mengunjungi/VERB Korut"},
			[]string{"Menteri Pertahanan Rusia Sergei Shoigu=Sergei Shoigu", "Rusia=Russia", "Korut=North Korea"}, nil},
		{"office at the date", "en", "2019-05-01", []string{"the/DET US president/NOUN said/VERB"},
			[]string{"US president=Donald Trump"}, nil},
		{"office at the date", "id", "2010", []string{"Presiden/NOUN Rusia mengatakan/VERB"},
			[]string{"Presiden Rusia=Dmitry Medvedev"}, nil},
		{"no date, no holder", "en", "", []string{"the/DET Russian president/NOUN said/VERB"},
			[]string{"Russian president=Russia"}, []string{"Putin"}},
		{"official without a name", "en", "", []string{"a/DET senior/ADJ EU diplomat/NOUN said/VERB"},
			[]string{"EU diplomat=European Union"}, nil},
		{"surname after the full name", "id", "2023-09", []string{"Kim Yo Jong bertemu/VERB Putin ./PUNCT", "Kim menolak/VERB"},
			[]string{"Kim=Kim Yo Jong"}, nil},
		{"surname of a stranger", "en", "", []string{"Lyudmila Putin met/VERB him ./PUNCT", "Putin left/VERB"},
			[]string{"Lyudmila Putin=Lyudmila Putin", "Putin=Lyudmila Putin"}, nil},
		{"two of one surname", "en", "", []string{"Lyudmila Petrova met/VERB Anna Petrova ./PUNCT"},
			[]string{"Lyudmila Petrova=Lyudmila Petrova", "Anna Petrova=Anna Petrova"}, nil},
		{"acronym in brackets", "en", "", []string{"the/DET Rapid Support Forces ( RSF ) fled/VERB ./PUNCT", "RSF fighters/NOUN came/VERB"},
			[]string{"Rapid Support Forces=Rapid Support Forces", "RSF=Rapid Support Forces"}, nil},
		{"unlisted person in apposition", "en", "", []string{"Sameh Nobody , the/DET Iranian foreign/ADJ minister/NOUN , said/VERB"},
			[]string{"Sameh Nobody=Sameh Nobody", "Iranian foreign minister=Sameh Nobody"}, nil},
		{"particles", "en", "", []string{"with/ADP Ursula von/X der/X Leyen and/CCONJ Salman bin/X Abdulaziz"},
			[]string{"Ursula von der Leyen=Ursula von der Leyen", "Salman bin Abdulaziz=Salman bin Abdulaziz"}, nil},
		{"both countries", "id", "2023-09", []string{"Presiden/NOUN Rusia Vladimir Putin bertemu/VERB Kim Jong Un ./PUNCT", "Kedua/NUM negara/NOUN sepakat/VERB"},
			[]string{"Kedua negara=Russia+North Korea"}, nil},
		{"both leaders", "en", "2023-09", []string{"Putin met/VERB Kim Jong Un in/ADP Vladivostok ./PUNCT", "the/DET two/NUM leaders/NOUN agreed/VERB"},
			[]string{"the two leaders=Vladimir Putin+Kim Jong Un"}, nil},
		{"that country", "id", "", []string{"China menyerang/VERB Ukraina setelah/SCONJ polisi/NOUN negara/NOUN itu/DET pergi/VERB"},
			[]string{"polisi negara itu=Ukraine"}, nil},
		{"three countries are not both", "en", "", []string{"Russia , China and/CCONJ Iran met/VERB ./PUNCT", "the/DET two/NUM countries/NOUN agreed/VERB"},
			nil, []string{"the two countries"}},
		{"the bloc", "en", "", []string{"the/DET European Union met/VERB Hamas ./PUNCT", "the/DET bloc/NOUN agreed/VERB"},
			[]string{"the bloc=European Union"}, nil},
		{"weapon beside its noun", "id", "", []string{"menembakkan/VERB rudal/NOUN balistik/ADJ Fath-360 ke/ADP Ukraina"},
			[]string{"rudal balistik Fath-360=Fath-360"}, nil},
		{"place beside its noun", "en", "", []string{"the/DET village/NOUN of/ADP Przewodow burned/VERB"},
			[]string{"village of Przewodow=Przewodow"}, nil},
		{"company is not its country", "en", "", []string{"a/DET Russian company/NOUN sold/VERB"},
			[]string{"Russian=Russia"}, []string{"Russian company"}},
		{"counterpart", "en", "2023-09", []string{"Xyz Abc ,/PUNCT the/DET Iranian president/NOUN ,/PUNCT met/VERB his/PRON Russian counterpart/NOUN"},
			[]string{"Russian counterpart=Vladimir Putin"}, nil},
		{"led by", "id", "", []string{"koalisi/NOUN pimpinan/NOUN Ukraina menyerang/VERB"}, []string{"Ukraina=Ukraine"}, []string{"pimpinan Ukraina"}},
		{"clitic of a possessor", "id", "", []string{"China/PROPN mengerahkan/VERB tentara/NOUN~ nya/PRON"}, []string{"tentaranya=China"}, nil},
		{"clitic of a speaker", "id", "2023-09", []string{"China menolak/VERB ,/PUNCT kata/VERB Putin/PROPN ./PUNCT", "Rusia siap/ADJ ,/PUNCT ujar/NOUN~ nya/PRON"},
			[]string{"nya=Vladimir Putin"}, nil},
		{"clitic without a meaning", "id", "", []string{"China dan/CCONJ negara/NOUN lain/ADJ~ nya/DET"}, nil, []string{"nya"}},
		{"his country", "id", "2023-09", []string{"Putin mengatakan/VERB negara/NOUN~ nya/PRON siap/ADJ"}, []string{"negaranya=Russia"}, nil},
		{"attributive noun", "id", "", []string{"China menjual/VERB peralatan/NOUN militer/ADJ"}, nil, []string{"militer"}},
		{"names split at hyphens", "id", "", []string{"Yoo Sang-bum pergi/VERB"}, []string{"Yoo Sang-bum=Yoo Sang-Bum"}, nil},
		{"ambassador to", "id", "", []string{"Pemimpin/NOUN Rusia untuk/ADP Indonesia Xyz Abc datang/VERB"}, []string{"Pemimpin Rusia untuk Indonesia Xyz Abc=Xyz Abc"}, nil},
		{"body between title and country", "id", "", []string{"Pemimpin/NOUN Dewan/PROPN Zzz Rusia datang/VERB"}, []string{"Dewan Zzz Rusia=Dewan Zzz Rusia"}, nil},
		{"it as an object", "en", "", []string{"Russia welcomed/VERB it/PRON"}, nil, []string{"it"}},
		{"days are no names", "id", "", []string{"di/ADP Jakarta ,/PUNCT Senin ,/PUNCT lalu"}, []string{"Jakarta=Indonesia"}, []string{"Senin"}},
		{"number at the start", "id", "", []string{"Lima/NUM orang/NOUN tewas/VERB"}, nil, []string{"Lima"}},
	} {
		art, sents := parse(t, test.date, test.text...)
		art.Lang = test.lang
		got := resolved(New(small(t)).Resolve(art, sents))
		for _, w := range test.want {
			assert.Contains(t, got, w, "%s: %s", test.name, test.text)
		}
		for _, w := range test.not {
			for _, m := range got {
				assert.False(t, strings.HasPrefix(m, w+"="), "%s: %s: %s", test.name, test.text, m)
			}
		}
	}
}

func TestOffices(t *testing.T) {
	for _, test := range []struct{ lang, date, text, want string }{
		{"id", "2023-09", "Menteri/NOUN Pertahanan/NOUN Rusia Sergei Shoigu datang/VERB", "Sergei Shoigu|Defence Minister|Russia"},
		{"id", "2023-09", "Menlu AS Antony Blinken datang/VERB", "Antony Blinken|Secretary of State|United States"},
		{"en", "2023-09", "Russian President Vladimir Putin came/VERB", "Vladimir Putin|President|Russia"},
		{"en", "2023-09", "President Xyz Abc of/ADP Ukraine came/VERB", "Xyz Abc|President|Ukraine"},
		{"en", "2023-09", "Xyz Abc ,/PUNCT the/DET Iranian foreign/ADJ minister/NOUN ,/PUNCT came/VERB", "Xyz Abc|Foreign Minister|Iran"},
		{"en", "2023-09", "Iran~ 's/PART foreign/ADJ minister/NOUN ,/PUNCT Xyz Abc ,/PUNCT came/VERB", "Xyz Abc|Foreign Minister|Iran"},
		{"en", "2025-09", "former/ADJ U.S. President Joe Biden came/VERB", "Joe Biden|President|United States|former"},
		{"id", "2025-09", "mantan/ADJ Presiden AS Joe Biden datang/VERB", "Joe Biden|President|United States|former"},
		{"id", "2023-09", "Presiden/NOUN Amerika Serikat waktu/NOUN itu/DET ,/PUNCT Donald Trump ,/PUNCT pergi/VERB", "Donald Trump|President|United States"},
		{"id", "2024-03", "presiden/NOUN terpilih/VERB Indonesia Xyz Abc datang/VERB", "Xyz Abc|President|Indonesia|elect"},
		{"id", "2023-09", "Sekjen PBB Antonio Guterres datang/VERB", "António Guterres|Secretary-General|United Nations"},
		{"en", "2023-09", "President Putin came/VERB", "Vladimir Putin|President|Russia"},
		{"id", "2023-09", "Wakil/NOUN Perdana/NOUN Menteri/NOUN Israel Xyz Abc datang/VERB", "Xyz Abc|Deputy Prime Minister|Israel"},
		{"id", "2023-09", "juru/NOUN bicara/NOUN Kementerian/NOUN Luar/NOUN Negeri/NOUN China Xyz Abc berkata/VERB", "Xyz Abc|Spokesperson|Chinese Foreign Ministry"},
	} {
		art, sents := parse(t, test.date, test.text)
		art.Lang = test.lang
		var got []string
		for _, o := range New(small(t)).Resolve(art, sents).Offices {
			line := o.Person.Name + "|" + o.Title + "|" + o.Body.Name
			if o.Former {
				line += "|former"
			}
			if o.Elect {
				line += "|elect"
			}
			got = append(got, line)
		}
		assert.Equal(t, []string{test.want}, got, test.text)
	}
}

func TestCompoundIsTwoMentions(t *testing.T) {
	art, sents := parse(t, "", "latihan/NOUN AS-Rusia dimulai/VERB")
	art.Lang = "id"
	doc := New(small(t)).Resolve(art, sents)
	at := doc.At(0, 1)
	if assert.Len(t, at, 2) {
		assert.Equal(t, "AS", at[0].Span.Of(art.Text))
		assert.Equal(t, "Rusia", at[1].Span.Of(art.Text))
	}
}

func TestAtPrefersTheHead(t *testing.T) {
	art, sents := parse(t, "2023-09", "Presiden/NOUN Rusia Vladimir Putin tiba/VERB")
	art.Lang = "id"
	sents[0].Tokens[0].Head = 4
	doc := New(small(t)).Resolve(art, sents)
	assert.Equal(t, "Vladimir Putin", doc.At(0, 0)[0].Entity.Name)
	assert.Equal(t, "Russia", doc.At(0, 1)[0].Entity.Name)
	assert.Equal(t, "Vladimir Putin", doc.At(0, 2)[0].Entity.Name)
	assert.Empty(t, doc.At(0, 4))
	assert.Empty(t, doc.At(7, 0))
}

func TestDescribe(t *testing.T) {
	for _, test := range []struct {
		lang, text string
		head       int
		want, kind string
	}{
		{"en", "thousands/NOUN of/ADP Shahed/PROPN drones/NOUN", 3, "Shahed drone", "weapon"},
		{"id", "ribuan/NUM unit/NOUN drone/NOUN", 2, "drone", "weapon"},
		{"id", "amunisi/NOUN perang/NOUN", 0, "ammunition", "weapon"},
		{"en", "the/DET hostages/NOUN", 1, "hostages", "group"},
		{"en", "a/DET spy/NOUN satellite/NOUN", 2, "spy satellite", "thing"},
		{"en", "on/ADP Monday/PROPN", 1, "", ""},
	} {
		art, sents := parse(t, "", test.text)
		art.Lang = test.lang
		for i := range sents[0].Tokens {
			if i < test.head {
				sents[0].Tokens[i].Head, sents[0].Tokens[i].Rel = test.head, "compound"
			}
		}
		doc := New(small(t)).Resolve(art, sents)
		e, span, ok := doc.Describe(&sents[0], 0, test.head)
		assert.Equal(t, test.want != "", ok, test.text)
		assert.Equal(t, test.want, e.Name, test.text)
		assert.Equal(t, test.kind, string(e.Kind), test.text)
		if ok {
			assert.Contains(t, art.Text, span.Of(art.Text))
		}
	}
	art, sents := parseOne(t, "x")
	_, _, ok := New(small(t)).Resolve(art, sents).Describe(&sents[0], 3, -1)
	assert.False(t, ok)
}

func TestCounted(t *testing.T) {
	for _, test := range []struct {
		lang, text string
		want       bool
	}{
		{"id", "20/NUM tentara/NOUN Ukraina tewas/VERB", true},
		{"en", "several/ADJ Israeli troops/NOUN died/VERB", true},
		{"en", "Israeli troops/NOUN came/VERB", false},
		{"id", "puluhan/NOUN pasukan/NOUN Rusia datang/VERB", true},
	} {
		art, sents := parse(t, "", test.text)
		art.Lang = test.lang
		mentions := New(small(t)).Resolve(art, sents).Mentions
		if assert.NotEmpty(t, mentions) {
			assert.Equal(t, test.want, mentions[0].Counted, test.text)
		}
	}
}
