// Package when finds expressions of time in parsed sentences and resolves them to EDTF
// (ISO 8601-2): explicit dates in the shapes of news ("Rabu (13/9)", "Sept. 13, 2023"),
// and those that count from the day of publication or from the last date that the text
// told ("two months earlier"). The words of the calendar are data of the language pack.
package when
