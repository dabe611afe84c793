//go:build !purego

package vec

import (
	"os"

	"golang.org/x/sys/cpu"
)

var accelerated = cpu.X86.HasAVX2 && os.Getenv("GEOKG_PUREGO") == ""

func (p *Panel) mulAddFast(c []float32, cRow int, a []float32, aRow, aCol, rows int) {
	for j := 0; j < p.Cols; j += Width {
		b := &p.data[j*p.K]
		r := 0
		for ; r+4 <= rows; r += 4 {
			mulAdd4x16(p.K, &a[r*aRow], uintptr(aRow*4), uintptr(aCol*4), b, &c[r*cRow+j], uintptr(cRow*4))
		}
		for ; r < rows; r++ {
			mulAdd1x16(p.K, &a[r*aRow], 0, uintptr(aCol*4), b, &c[r*cRow+j], 0)
		}
	}
}

func (p *IntPanel) mulFast(c []int32, cRow int, a []int16, aRow, rows int) {
	for j := 0; j < p.Cols; j += Width {
		b := &p.pairs[j*p.K]
		r := 0
		for ; r+4 <= rows; r += 4 {
			mulInt4x16(p.K/2, &a[r*aRow], uintptr(aRow*2), b, &c[r*cRow+j], uintptr(cRow*4))
		}
		for ; r < rows; r++ {
			mulInt1x16(p.K/2, &a[r*aRow], 0, b, &c[r*cRow+j], 0)
		}
	}
}
