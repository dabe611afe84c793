// Package graphtest checks what every graph.Store must do: [Run] is the conformance suite
// and [RunScripts] runs questions written down in files. Import it from tests only.
//
// # Scripts
//
// A script says which claims a store holds, asks a template and lists the rows that must
// come. One statement a line; # begins a comment; a word with spaces is quoted as in Go.
//
//	entity  putin person "Vladimir Putin" names="Putin|Wladimir Putin"
//	entity  rus country Russia iso3=RUS names=Rusia
//	article a1 source=ANTARA lang=id published=2023-09-13 title="Kim tiba"
//	claim   a1 putin MET kim time=2023-09 place=vladivostok "Putin bertemu Kim"
//	claim   a1 iran SUPPLIED drones recipient=rus factuality=denied holder=iran quantity="thousands|ribuan"
//
//	run     meetings actor=kim limit=5
//	columns time with place
//	row     2023-09 putin vladivostok
//
// What the statements mean:
//
//   - entity ID KIND NAME [names=A|B] [iso3=] [wikidata=] [in=ID] [lat=] [lon=]
//     Ids are taken as they stand, so that rows can be read.
//   - article ID [source=] [lang=] [published=] [title=] [url=] [origin=]
//     Its text is the evidence of its claims, one a line.
//   - claim ARTICLE SUBJECT RELATION OBJECT [recipient=] [time=] [place=] [factuality=]
//     [holder=] [sentence=] [quantity=UNIT|TEXT|VALUE] [note=] [cameo=] [mode=] [id=] [EVIDENCE]
//     The id is ARTICLE.1, ARTICLE.2, ... and sentence counts along from 0; the factuality
//     is asserted, the holder the author, the evidence "SUBJECT RELATION OBJECT" if not given.
//   - delete ARTICLE
//     Removes an article and all that rested on it.
//   - run TEMPLATE [PARAM=VALUE...]
//     Asks. The lines that follow say what must come:
//     columns NAME... (only these are compared, in this order; all if there is no such line),
//     row VALUE... (each row in order; nil is -, a list [a,b], and * stands for any value),
//     none (no row at all), warning WORDS and error WORDS (the message contains them).
//
// An article written a second time in the same script replaces the first, and its claims
// are counted from 1 again. The store is verified after every change.
package graphtest
