// Package plot draws networks: laid out, labelled and with a legend, as SVG or PNG. The
// same network always gives the same picture, byte for byte.
package plot
