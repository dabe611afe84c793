// Package export hands the graph on: to other tools in the forms that they read, and to
// other stores of geokg as records that [Read] takes back.
package export
