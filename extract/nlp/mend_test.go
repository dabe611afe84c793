package nlp

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestMend(t *testing.T) {
	tests := []struct{ name, treebank, tree, want string }{
		{
			"a negation denies the verb after it", "gsd",
			"secara/ADP/2/case formal/ADJ/4/amod belum/ADV/2/advmod tercantum/VERB/0/root",
			"case(formal,secara) amod(tercantum,formal) advmod(tercantum,belum) root(ROOT,tercantum)",
		}, {
			"past auxiliaries", "gsd",
			"Ia/PRON/4/nsubj tak/PART/3/advmod akan/AUX/4/aux datang/VERB/0/root",
			"nsubj(datang,Ia) advmod(datang,tak) aux(datang,akan) root(ROOT,datang)",
		}, {
			"past its own particle", "gsd",
			"Di/ADP/2/case sana/PRON/5/nmod bukan/PART/2/advmod kah/PART/3/advmod:emph Baginda/PROPN/0/root",
			"case(sana,Di) nmod(Baginda,sana) advmod(Baginda,bukan) advmod:emph(bukan,kah) root(ROOT,Baginda)",
		}, {
			"an adjective may be an adverb", "gsd",
			"jangan/PART/3/advmod mudah/ADJ/3/advmod menyerah/VERB/0/root",
			"advmod(menyerah,jangan) advmod(menyerah,mudah) root(ROOT,menyerah)",
		}, {
			"a tag question stays", "gsd",
			"Lupa/VERB/0/root lagi/ADV/1/advmod bukan/PART/1/advmod ?/PUNCT/1/punct",
			"root(ROOT,Lupa) advmod(Lupa,lagi) advmod(Lupa,bukan)",
		}, {
			"and so does what would hang on itself", "gsd",
			"Tak/PART/0/root apa/PRON/1/obj bukan/PART/2/advmod pergi/VERB/3/advcl",
			"root(ROOT,Tak) obj(Tak,apa) advmod(apa,bukan) advcl(bukan,pergi)",
		}, {
			"there is a subject", "csui",
			"Tidak/PART/2/advmod ada/VERB/0/root orang/NOUN/2/obj",
			"advmod(ada,Tidak) root(ROOT,ada) nsubj(ada,orang)",
		}, {
			"but not a second one", "csui",
			"Ia/PRON/2/nsubj ada/VERB/0/root uang/NOUN/2/obj",
			"nsubj(ada,Ia) root(ROOT,ada) obj(ada,uang)",
		}, {
			"nor in another treebank", "gsd",
			"Tidak/PART/2/advmod ada/VERB/0/root orang/NOUN/2/obj",
			"advmod(ada,Tidak) root(ROOT,ada) obj(ada,orang)",
		}, {
			"nor before the verb", "csui",
			"apa/PRON/2/obj ada/VERB/0/root",
			"obj(ada,apa) root(ROOT,ada)",
		},
	}
	words := syntaxOf(t, "id")
	for _, tt := range tests {
		toks := plant(t, tt.tree)
		words.mend(toks, tt.treebank)
		assert.Equal(t, tt.want, prune(toks), tt.name)
	}
}
