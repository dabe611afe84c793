package nlp

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/extract/lang"
)

// plant reads a tree written as words of the form FORM/UPOS[:Feature]/HEAD/RELATION, heads
// counted from 1 with 0 for the root.
func plant(t *testing.T, text string) []Token {
	t.Helper()
	var toks []Token
	for field := range strings.FieldsSeq(text) {
		f := strings.Split(field, "/")
		require.Len(t, f, 4, field)
		upos, feats, _ := strings.Cut(f[1], ":")
		head, err := strconv.Atoi(f[2])
		require.NoError(t, err)
		toks = append(toks, Token{Form: f[0], Lemma: strings.ToLower(f[0]), UPOS: upos, Feats: feats, Head: head - 1, Rel: f[3]})
	}
	return toks
}

// prune writes the heads and relations of a tree: "nsubj(came,she)".
func prune(toks []Token) string {
	var out []string
	for _, t := range toks {
		head := "ROOT"
		if t.Head >= 0 {
			head = toks[t.Head].Form
		}
		if t.UPOS != "PUNCT" {
			out = append(out, fmt.Sprintf("%s(%s,%s)", t.Rel, head, t.Form))
		}
	}
	return strings.Join(out, " ")
}

func syntaxOf(t testing.TB, language string) *Syntax {
	t.Helper()
	pack, err := lang.Open(language)
	require.NoError(t, err)
	s, err := LoadSyntax(pack.FS)
	require.NoError(t, err)
	return s
}

func TestNormalForm(t *testing.T) {
	tests := []struct{ name, language, tree, want string }{
		{
			"compounds and parts of names", "id",
			"Latihan/NOUN/0/root perang/NOUN/1/compound Angkatan/PROPN/1/nmod:desc Laut/PROPN/3/flat:name",
			"root(ROOT,Latihan) nmod(Latihan,perang) nmod(Latihan,Angkatan) flat(Angkatan,Laut)",
		}, {
			"agent and subject of a passive", "id",
			"Ia/PRON/2/nsubj dipilih/VERB:Voice=Pass/0/root oleh/ADP/4/case rakyat/NOUN/2/obl",
			"nsubj:pass(dipilih,Ia) root(ROOT,dipilih) case(rakyat,oleh) obl:agent(dipilih,rakyat)",
		}, {
			"no agent without a passive", "id",
			"Ia/PRON/2/nsubj datang/VERB:Voice=Act/0/root oleh/ADP/4/case angin/NOUN/2/obl",
			"nsubj(datang,Ia) root(ROOT,datang) case(angin,oleh) obl(datang,angin)",
		}, {
			"English passive by its auxiliary", "en",
			"Troops/NOUN/3/nsubj were/AUX/3/aux:pass sent/VERB/0/root by/ADP/5/case Rome/PROPN/3/obl",
			"nsubj:pass(sent,Troops) aux:pass(sent,were) root(ROOT,sent) case(Rome,by) obl:agent(sent,Rome)",
		}, {
			"English past, mistagged as a participle", "en",
			"Rome/PROPN/2/nsubj sent/VERB:VerbForm=Part|Voice=Pass/0/root aid/NOUN/2/obj",
			"nsubj(sent,Rome) root(ROOT,sent) obj(sent,aid)",
		}, {
			"English participle", "en",
			"aid/NOUN/0/root sent/VERB:VerbForm=Part|Voice=Pass/1/acl by/ADP/4/case Rome/PROPN/2/obl",
			"root(ROOT,aid) acl(aid,sent) case(Rome,by) obl:agent(sent,Rome)",
		}, {
			"times", "en",
			"They/PRON/2/nsubj met/VERB/0/root last/ADJ/4/amod Monday/PROPN/2/obl:unmarked in/ADP/6/case Rome/PROPN/2/obl",
			"nsubj(met,They) root(ROOT,met) amod(Monday,last) obl:tmod(met,Monday) case(Rome,in) obl(met,Rome)",
		}, {
			"complement with a subject", "id",
			"Ia/PRON/2/nsubj berkata/VERB/0/root bahwa/SCONJ/5/mark kami/PRON/5/nsubj menang/VERB/2/xcomp",
			"nsubj(berkata,Ia) root(ROOT,berkata) mark(menang,bahwa) nsubj(menang,kami) ccomp(berkata,menang)",
		}, {
			"complement without one", "id",
			"Ia/PRON/2/nsubj berencana/VERB/0/root pulang/VERB/2/ccomp",
			"nsubj(berencana,Ia) root(ROOT,berencana) xcomp(berencana,pulang)",
		}, {
			"relative clauses and particles", "en",
			"man/NOUN/0/root who/PRON:PronType=Rel/3/nsubj gave/VERB/1/acl up/ADP/3/compound:prt",
			"root(ROOT,man) nsubj(gave,who) acl:relcl(man,gave) compound:prt(gave,up)",
		},
	}
	for _, tt := range tests {
		e := newEdit(plant(t, tt.tree), syntaxOf(t, tt.language))
		e.normalize()
		assert.Equal(t, tt.want, prune(e.toks), tt.name)
	}
}

func TestRepairs(t *testing.T) {
	tests := []struct{ repair, language, tree, want string }{
		{
			"serial verb", "id",
			"Delegasi/NOUN/2/nsubj menolak/VERB:Voice=Act/3/advcl membahas/VERB:Voice=Act/0/root gencatan/NOUN/3/obj ./PUNCT/3/punct",
			"nsubj(menolak,Delegasi) root(ROOT,menolak) xcomp(menolak,membahas) obj(membahas,gencatan)",
		}, {
			"serial verb", "id", // a marker makes the clause adverbial
			"Setelah/SCONJ/3/mark ia/PRON/3/nsubj tiba/VERB:Voice=Act/4/advcl bertemu/VERB:Voice=Act/0/root",
			"mark(tiba,Setelah) nsubj(tiba,ia) advcl(bertemu,tiba) root(ROOT,bertemu)",
		}, {
			"verb below its adverb", "id",
			"Menteri/NOUN/2/nsubj lebih/ADV/0/root mengunjungi/VERB:Voice=Act/2/xcomp Roma/PROPN/3/obj",
			"nsubj(mengunjungi,Menteri) advmod(mengunjungi,lebih) root(ROOT,mengunjungi) obj(mengunjungi,Roma)",
		}, {
			"verb below its subject", "id",
			"Tentara/NOUN/0/root kian/ADV/1/advmod menyerang/VERB:Voice=Act/1/acl kota/NOUN/3/obj",
			"nsubj(menyerang,Tentara) advmod(menyerang,kian) root(ROOT,menyerang) obj(menyerang,kota)",
		}, {
			"clause on an adverb", "id",
			"Tentara/NOUN/0/root kian/ADV/1/advmod gencar/ADJ/2/amod menyerang/VERB:Voice=Act/2/acl kota/NOUN/4/obj",
			"nsubj(menyerang,Tentara) advmod(menyerang,kian) amod(kian,gencar) root(ROOT,menyerang) obj(menyerang,kota)",
		}, {
			"name on a number", "id",
			"Pada/ADP/2/case 2019/NUM/4/obl Roma/PROPN/2/flat menyerang/VERB:Voice=Act/0/root kota/NOUN/4/obj",
			"case(2019,Pada) obl(menyerang,2019) nsubj(menyerang,Roma) root(ROOT,menyerang) obj(menyerang,kota)",
		}, {
			"name on a number", "id", // months belong to dates
			"Pada/ADP/2/case 13/NUM/4/obl September/PROPN/2/flat menyerang/VERB:Voice=Act/0/root kota/NOUN/4/obj",
			"case(13,Pada) obl(menyerang,13) flat(13,September) root(ROOT,menyerang) obj(menyerang,kota)",
		}, {
			"subject below a time", "id",
			"April/PROPN/5/nsubj lalu/ADV/1/advmod ,/PUNCT/4/punct Kim/PROPN/1/appos pulang/VERB:Voice=Act/0/root",
			"obl:tmod(pulang,April) advmod(April,lalu) nsubj(pulang,Kim) root(ROOT,pulang)",
		}, {
			"subject below a time", "id",
			"Roma/PROPN/0/root yang/PRON:PronType=Rel/3/nsubj kini/NOUN/4/nsubj:pass dipimpin/VERB:Voice=Pass/1/acl:relcl",
			"root(ROOT,Roma) nsubj:pass(dipimpin,yang) obl:tmod(dipimpin,kini) acl:relcl(Roma,dipimpin)",
		}, {
			"complement past the object", "id",
			"PBB/PROPN/2/nsubj larang/VERB:Voice=Act/0/root negara/NOUN/2/obj dunia/NOUN/3/nmod menjual/VERB:Voice=Act/4/acl senjata/NOUN/5/obj",
			"nsubj(larang,PBB) root(ROOT,larang) obj(larang,negara) nmod(negara,dunia) xcomp(larang,menjual) obj(menjual,senjata)",
		}, {
			"complement past the object", "id", // a relative clause says which one
			"PBB/PROPN/2/nsubj larang/VERB:Voice=Act/0/root negara/NOUN/2/obj yang/PRON:PronType=Rel/5/nsubj menjual/VERB:Voice=Act/3/acl:relcl senjata/NOUN/5/obj",
			"nsubj(larang,PBB) root(ROOT,larang) obj(larang,negara) nsubj(menjual,yang) acl:relcl(negara,menjual) obj(menjual,senjata)",
		}, {
			"before the relative pronoun", "id",
			"Rapat/NOUN/0/root kali/NOUN/5/obl ini/DET/2/det yang/PRON:PronType=Rel/5/nsubj:pass digelar/VERB:Voice=Pass/1/acl:relcl kini/NOUN/5/obl",
			"root(ROOT,Rapat) nmod(Rapat,kali) det(kali,ini) nsubj:pass(digelar,yang) acl:relcl(Rapat,digelar) obl:tmod(digelar,kini)",
		}, {
			"number on a verb", "id",
			"Xi/NUM/3/nummod Jinping/PROPN/3/nsubj pulang/VERB:Voice=Act/0/root",
			"nummod(Jinping,Xi) nsubj(pulang,Jinping) root(ROOT,pulang)",
		}, {
			"verb below its subject", "id", // a relative clause stays
			"Tentara/NOUN/0/root yang/PRON:PronType=Rel/3/nsubj menyerang/VERB:Voice=Act/1/acl:relcl kota/NOUN/3/obj",
			"root(ROOT,Tentara) nsubj(menyerang,yang) acl:relcl(Tentara,menyerang) obj(menyerang,kota)",
		}, {
			"relative clause on a verb", "id",
			"Ia/PRON/2/nsubj menemui/VERB:Voice=Act/0/root menteri/NOUN/2/obj yang/PRON:PronType=Rel/5/nsubj mundur/VERB:Voice=Act/2/advcl",
			"nsubj(menemui,Ia) root(ROOT,menemui) obj(menemui,menteri) nsubj(mundur,yang) acl:relcl(menteri,mundur)",
		}, {
			"adverb as argument", "id",
			"Tentara/NOUN/3/nsubj kian/NOUN/3/nsubj maju/VERB:Voice=Act/0/root",
			"nsubj(maju,Tentara) advmod(maju,kian) root(ROOT,maju)",
		}, {
			"time as subject", "id",
			"Bulan/NOUN/4/nsubj April/PROPN/1/nmod mereka/PRON/4/nsubj berunding/VERB:Voice=Act/0/root",
			"obl:tmod(berunding,Bulan) nmod:tmod(Bulan,April) nsubj(berunding,mereka) root(ROOT,berunding)",
		}, {
			"time as subject", "id", // the only subject stays
			"Tahun/NOUN/2/nsubj berganti/VERB:Voice=Act/0/root",
			"nsubj(berganti,Tahun) root(ROOT,berganti)",
		}, {
			"time as subject", "en",
			"Monday/PROPN/3/nsubj troops/NOUN/3/nsubj left/VERB/0/root",
			"obl:tmod(left,Monday) nsubj(left,troops) root(ROOT,left)",
		}, {
			"marked agent", "id",
			"Usul/NOUN/2/nsubj:pass ditanggapi/VERB:Voice=Pass/0/root positif/ADJ/2/advmod oleh/ADP/5/case Roma/PROPN/3/obl",
			"nsubj:pass(ditanggapi,Usul) root(ROOT,ditanggapi) advmod(ditanggapi,positif) case(Roma,oleh) obl:agent(ditanggapi,Roma)",
		}, {
			"marked agent", "id", // the agent of the act that a noun names
			"Ia/PRON/2/nsubj:pass dituduh/VERB:Voice=Pass/0/root atas/ADP/4/case serangan/NOUN/2/obl oleh/ADP/6/case Roma/PROPN/4/nmod",
			"nsubj:pass(dituduh,Ia) root(ROOT,dituduh) case(serangan,atas) obl(dituduh,serangan) case(Roma,oleh) nmod(serangan,Roma)",
		}, {
			"bare agent", "id",
			"Kapal/NOUN/3/nsubj:pass itu/DET/1/det ditembak/VERB:Voice=Pass/0/root tentara/NOUN/3/obj",
			"nsubj:pass(ditembak,Kapal) det(Kapal,itu) root(ROOT,ditembak) obl:agent(ditembak,tentara)",
		}, {
			"bare agent", "id", // what follows is what was given
			"Ia/PRON/2/nsubj:pass diberi/VERB:Voice=Pass/0/root senjata/NOUN/2/obj",
			"nsubj:pass(diberi,Ia) root(ROOT,diberi) obj(diberi,senjata)",
		}, {
			"bare agent", "id", // a subject after its verb
			"Kemarin/NOUN/2/obl digelar/VERB:Voice=Pass/0/root rapat/NOUN/2/nsubj:pass",
			"obl:tmod(digelar,Kemarin) root(ROOT,digelar) nsubj:pass(digelar,rapat)",
		}, {
			"object of the complement", "id",
			"Ia/PRON/2/nsubj ajak/VERB:Voice=Act/0/root Roma/PROPN/4/nsubj berunding/VERB:Voice=Act/2/ccomp",
			"nsubj(ajak,Ia) root(ROOT,ajak) obj(ajak,Roma) xcomp(ajak,berunding)",
		}, {
			"recipient on the object", "id",
			"Ia/PRON/2/nsubj kirim/VERB:Voice=Act/0/root alat/NOUN/2/obj perang/NOUN/3/compound kepada/ADP/6/case Roma/PROPN/4/nmod",
			"nsubj(kirim,Ia) root(ROOT,kirim) obj(kirim,alat) nmod(alat,perang) case(Roma,kepada) obl(kirim,Roma)",
		}, {
			"recipient on the object", "en",
			"They/PRON/2/nsubj send/VERB/0/root aid/NOUN/2/obj to/ADP/5/case Rome/PROPN/3/nmod",
			"nsubj(send,They) root(ROOT,send) obj(send,aid) case(Rome,to) obl(send,Rome)",
		}, {
			"recipient on the object", "en", // no verb of giving
			"They/PRON/2/nsubj oppose/VERB/0/root aid/NOUN/2/obj to/ADP/5/case Rome/PROPN/3/nmod",
			"nsubj(oppose,They) root(ROOT,oppose) obj(oppose,aid) case(Rome,to) nmod(aid,Rome)",
		},
	}
	tested := map[string]bool{}
	for _, tt := range tests {
		toks := plant(t, tt.tree)
		normalize(toks, syntaxOf(t, tt.language))
		assert.Equal(t, tt.want, prune(toks), tt.repair)
		tested[tt.repair] = true
	}
	for _, r := range repairs {
		assert.True(t, tested[r.name], "no test of %q", r.name)
	}
}

// FuzzNormalize lets any tree through all repairs: it must stay a tree.
func FuzzNormalize(f *testing.F) {
	words := syntaxOf(f, "id")
	f.Add([]byte("\x01\x02\x03\x04\x05\x06\x07\x08"), uint64(1))
	f.Add([]byte("\x00\x10\x20\x31\x42\x53\x64\x75\x86\x97"), uint64(7))
	forms := []string{"oleh", "tahun", "ia", "yang", "dikirim", "kepada", "Roma", "kian", ",", "minta", "bahwa", "kirim"}
	tags := []string{"NOUN", "VERB", "PROPN", "ADP", "PRON", "ADV", "PUNCT", "SCONJ", "NUM"}
	rels := []string{"nsubj", "obj", "obl", "nmod", "acl", "advcl", "xcomp", "case", "mark", "flat", "conj", "compound", "parataxis", "advmod", "punct"}
	feats := []string{"", "Voice=Pass", "PronType=Rel", "Voice=Act"}
	f.Fuzz(func(t *testing.T, shape []byte, seed uint64) {
		toks := make([]Token, min(len(shape), 40))
		for i := range toks {
			b := uint64(shape[i]) + seed*uint64(i+1)
			form := forms[b%uint64(len(forms))]
			toks[i] = Token{
				Form: form, Lemma: form, UPOS: tags[b/7%uint64(len(tags))], Feats: feats[b/3%4],
				Rel: rels[b/5%uint64(len(rels))], Head: int(b/11)%(i+1) - 1,
			}
			if i > 0 && toks[i].Head < 0 {
				toks[i].Head = 0
			}
		}
		if len(toks) > 0 {
			toks[0].Head, toks[0].Rel = -1, "root"
		}
		normalize(toks, words)
		roots := 0
		for i := range toks {
			if toks[i].Head < 0 {
				roots++
				if toks[i].Rel != "root" {
					t.Fatalf("root %d is %q", i, toks[i].Rel)
				}
			}
			steps := 0
			for k := i; k >= 0; k = toks[k].Head {
				if steps++; steps > len(toks) {
					t.Fatalf("word %d is in a cycle", i)
				}
			}
		}
		if len(toks) > 0 && roots != 1 {
			t.Fatalf("%d roots", roots)
		}
	})
}

func TestSyntaxFileFaults(t *testing.T) {
	tests := []struct{ text, want string }{
		{"time: [year, Monday]", `"Monday" in lower case`},
		{"time: [year, year]", `"year" stands twice`},
		{"tiem: [year]", "syntax.yaml:1:"},
		{"presents: {csui: {Ada: nsubj}}", `"Ada" in lower case`},
		{"presents:\n  csui: {ada: subject}", `ada: want nsubj or obl, not "subject"`},
	}
	for _, tt := range tests {
		_, err := LoadSyntax(fsOf(SyntaxFile, tt.text))
		assert.ErrorContains(t, err, tt.want)
	}
	s, err := LoadSyntax(fsOf("other", ""))
	require.NoError(t, err)
	assert.Empty(t, s.Time)
}

func fsOf(name, text string) fstest.MapFS {
	return fstest.MapFS{name: {Data: []byte(text)}}
}

func BenchmarkNormalize(b *testing.B) {
	words := syntaxOf(b, "id")
	var toks []Token
	for i := range 20 {
		toks = append(toks, Token{Form: "Kata", UPOS: "NOUN", Head: i - 1, Rel: "nmod"})
	}
	toks[0].Rel = "root"
	b.ReportAllocs()
	for b.Loop() {
		normalize(toks, words)
	}
}
