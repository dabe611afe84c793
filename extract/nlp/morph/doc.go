// Package morph finds the lemma of a word and the affixes that stand between the two. What
// it knows of a language are two files of its pack: affix rules, written by hand, and a
// lexicon, learnt from treebanks. The lexicon answers for the words that it holds; for all
// others the rules propose analyses, and how often each kind of analysis was right in the
// treebanks decides.
//
// # Affix rules
//
// RulesFile has a rule a line. Fields are parted by blanks:
//
//	layers 2 1
//	prefix mem>p name=meN voice=Act pos=VERB next=aiueo
//	prefix per>  after=meN
//	suffix kan>  pos=VERB
//	suffix ies>y pos=NOUN,VERB
//	suffix ing>  pos=VERB double
//	redouble
//	case csui whole-inside
//
// A prefix or suffix rule takes the letters before ">" off and puts those after it in their
// place. The name of an affix is what it is called whatever its shape. next restricts the
// letter beside it in what remains, min the runes of that (2), pos the parts of speech;
// after names the affix that must have come off before, double asks for a doubled
// consonant and makes it one, voice is what the affix says of a verb. layers is how many
// prefixes and suffixes a word may have, redouble takes X-X for X, and case says what a
// treebank does with capitals in its lemmas: lower, keep, keep-inside (not of a sentence's first
// word) or whole-inside (and nothing comes off), of all words or some parts of speech.
package morph
