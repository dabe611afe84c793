// Package vec holds the few dense kernels that the parser spends its time in: products
// of float32 and of small integers, and the step of an LSTM cell.
//
// Each kernel exists twice, as AVX2 assembly (written by the generator in asm) and as
// plain Go, chosen once at start by what the processor offers. Both give the same bits:
// integer sums are exact, and float sums round every product and add in one fixed order,
// lane by lane, without fused operations. The build tag purego leaves the assembly out,
// and the environment variable GEOKG_PUREGO=1 switches it off at start.
package vec

//go:generate go run -C asm . -out ../kernels_amd64.s -stubs ../kernels_amd64.go -pkg vec
