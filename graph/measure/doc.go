// Package measure says who matters in a network, and who belongs together: degree,
// PageRank, betweenness and communities. The same network always gives the same values.
package measure
