// Package dps stands in for go-dateparser, which go-trafilatura links through
// go-htmldate for its extensive date search. Geokg never asks for that search, and the
// real package compiles the date words of 200 languages whenever a program that links it
// starts: 0.3 s and 90 MB, for every command. The replace directive in go.mod puts this
// package in its place; only what go-htmldate names is here, and nothing is ever found.
package dps

import (
	"errors"
	"time"
)

// ParserType names a way to read a date.
type ParserType int

// The ways that go-htmldate asks for.
const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

// PreferredDateSource says which of several dates is meant.
type PreferredDateSource int

// Past prefers dates that lie behind.
const Past PreferredDateSource = 1

// Configuration of a Parser.
type Configuration struct {
	PreferredDateSource PreferredDateSource
	StrictParsing       bool
}

// Parser reads no date.
type Parser struct{ ParserTypes []ParserType }

// Date is what a Parser would return.
type Date struct{ Time time.Time }

// Parse always fails.
func (*Parser) Parse(*Configuration, string, ...string) (Date, error) {
	return Date{}, errors.New("dates in words are not searched for")
}
