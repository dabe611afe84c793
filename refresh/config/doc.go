// Package config reads the file that says what a refresh job reads, how often and how
// politely. What is wrong in the file is told with its line.
package config
