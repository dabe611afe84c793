// Package story tells which articles carry the same text, word for word or nearly so: agency
// copy under another headline, cut, with a new lead or a corrected figure.
//
//   - A [Print] is what is kept of a text to compare it by: a sketch of its shingles, which
//     are its runs of six words, and eight keys. It is a function of the text alone.
//   - Two articles are linked if their prints share a key and are [Print.Near] each other.
//   - A story is the articles that are connected by links. The earliest of them, by day of
//     publication and id, is its original; the others are its copies.
//
// Stories are a function of the articles that there are: neither the order in which these
// came nor what has been deleted shows.
//
// A key that very many articles share, as those of a notice under every text of an outlet
// are, must not make each of them be compared with all. Of the holders of a key the
// [Anchors] with the least rank, which is a hash of the article's id, are compared with all
// others and these not with each other; so the order still does not show.
package story
