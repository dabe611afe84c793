// Command asm writes the AVX2 kernels of package vec as Go assembly.
package main

import (
	"math"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

func main() {
	ConstraintExpr("!purego")
	floatTile("mulAdd4x16", 4)
	floatTile("mulAdd1x16", 1)
	intTile("mulInt4x16", 4)
	intTile("mulInt1x16", 1)
	lstmCell()
	addScaled()
	quantize()
	Generate()
}

// floatTile writes C += A·B for rows×16 values of C. Products are rounded before they
// are added, in the order of k, so that any other code with that order has the same bits.
func floatTile(name string, rows int) {
	TEXT(name, NOSPLIT, "func(k int, a *float32, aRow, aCol uintptr, b, c *float32, cRow uintptr)")
	Doc(name + " adds A·B to a tile of C; strides are in bytes.")
	k := Load(Param("k"), GP64())
	a := rowPointers("a", "aRow", rows)
	step := Load(Param("aCol"), GP64())
	b := Load(Param("b"), GP64())
	c := rowPointers("c", "cRow", rows)

	acc := tile(rows)
	for r := range rows {
		VMOVUPS(Mem{Base: c[r]}, acc[r][0])
		VMOVUPS(Mem{Base: c[r], Disp: 32}, acc[r][1])
	}
	b0, b1, x, y := YMM(), YMM(), YMM(), YMM()
	Label("loop")
	TESTQ(k, k)
	JZ(LabelRef("done"))
	VMOVUPS(Mem{Base: b}, b0)
	VMOVUPS(Mem{Base: b, Disp: 32}, b1)
	for r := range rows {
		VBROADCASTSS(Mem{Base: a[r]}, x)
		VMULPS(b0, x, y)
		VADDPS(y, acc[r][0], acc[r][0])
		VMULPS(b1, x, x)
		VADDPS(x, acc[r][1], acc[r][1])
		ADDQ(step, a[r])
	}
	ADDQ(Imm(64), b)
	DECQ(k)
	JMP(LabelRef("loop"))
	Label("done")
	for r := range rows {
		VMOVUPS(acc[r][0], Mem{Base: c[r]})
		VMOVUPS(acc[r][1], Mem{Base: c[r], Disp: 32})
	}
	VZEROUPPER()
	RET()
}

// intTile writes C = A·B for rows×16 values of C, where A and B hold pairs of int16
// neighbours in k and sums are exact in 32 bits.
func intTile(name string, rows int) {
	TEXT(name, NOSPLIT, "func(pairs int, a *int16, aRow uintptr, b *int16, c *int32, cRow uintptr)")
	Doc(name + " sets a tile of C to A·B; strides are in bytes.")
	k := Load(Param("pairs"), GP64())
	a := rowPointers("a", "aRow", rows)
	b := Load(Param("b"), GP64())
	c := rowPointers("c", "cRow", rows)

	acc := tile(rows)
	for r := range rows {
		VPXOR(acc[r][0], acc[r][0], acc[r][0])
		VPXOR(acc[r][1], acc[r][1], acc[r][1])
	}
	i := GP64()
	XORQ(i, i)
	b0, b1, x, y := YMM(), YMM(), YMM(), YMM()
	Label("loop")
	CMPQ(i, k)
	JGE(LabelRef("done"))
	VMOVDQU(Mem{Base: b}, b0)
	VMOVDQU(Mem{Base: b, Disp: 32}, b1)
	for r := range rows {
		VPBROADCASTD(Mem{Base: a[r], Index: i, Scale: 4}, x)
		VPMADDWD(b0, x, y)
		VPADDD(y, acc[r][0], acc[r][0])
		VPMADDWD(b1, x, x)
		VPADDD(x, acc[r][1], acc[r][1])
	}
	ADDQ(Imm(64), b)
	INCQ(i)
	JMP(LabelRef("loop"))
	Label("done")
	for r := range rows {
		VMOVDQU(acc[r][0], Mem{Base: c[r]})
		VMOVDQU(acc[r][1], Mem{Base: c[r], Disp: 32})
	}
	VZEROUPPER()
	RET()
}

// rowPointers gives one register per row: base, base+stride, …
func rowPointers(base, stride string, rows int) []GPVirtual {
	p := []GPVirtual{Load(Param(base), GP64()).(GPVirtual)}
	if rows == 1 {
		return p
	}
	s := Load(Param(stride), GP64())
	for r := 1; r < rows; r++ {
		next := GP64()
		MOVQ(p[r-1], next)
		ADDQ(s, next)
		p = append(p, next)
	}
	return p
}

func tile(rows int) [][2]VecVirtual {
	acc := make([][2]VecVirtual, rows)
	for r := range acc {
		acc[r] = [2]VecVirtual{YMM(), YMM()}
	}
	return acc
}

// lstmCell writes one step of n LSTM cells, eight at a time; see vec.LSTMCell.
func lstmCell() {
	TEXT("lstmCell8", NOSPLIT, "func(n int, gates, prev, cell, squash, out *float32)")
	Doc("lstmCell8 computes n cells, n a multiple of 8; gates hold four blocks of n.")
	n := Load(Param("n"), GP64())
	gi := Load(Param("gates"), GP64())
	prev := Load(Param("prev"), GP64())
	cell := Load(Param("cell"), GP64())
	squash := Load(Param("squash"), GP64())
	out := Load(Param("out"), GP64())
	gf, gg, g3 := GP64(), GP64(), GP64()
	LEAQ(Mem{Base: gi, Index: n, Scale: 4}, gf)
	LEAQ(Mem{Base: gf, Index: n, Scale: 4}, g3)
	LEAQ(Mem{Base: g3, Index: n, Scale: 4}, gg)

	k := loadConstants()
	j := GP64()
	XORQ(j, j)
	Label("loop")
	CMPQ(j, n)
	JGE(LabelRef("done"))
	at := func(base GPVirtual) Mem { return Mem{Base: base, Index: j, Scale: 4} }
	i, f, o, g, c := YMM(), YMM(), YMM(), YMM(), YMM()
	VMOVUPS(at(gi.(GPVirtual)), i)
	k.sigmoid(i)
	VMOVUPS(i, at(gi.(GPVirtual)))
	VMOVUPS(at(gf), f)
	k.sigmoid(f)
	VMOVUPS(f, at(gf))
	VMOVUPS(at(gg), g)
	k.tanh(g)
	VMOVUPS(g, at(gg))
	VMULPS(at(prev.(GPVirtual)), f, c)
	VMULPS(g, i, i)
	VADDPS(i, c, c)
	VMOVUPS(c, at(cell.(GPVirtual)))
	k.tanh(c)
	VMOVUPS(c, at(squash.(GPVirtual)))
	VMOVUPS(at(g3), o)
	k.sigmoid(o)
	VMOVUPS(o, at(g3))
	VMULPS(c, o, o)
	VMOVUPS(o, at(out.(GPVirtual)))
	ADDQ(Imm(8), j)
	JMP(LabelRef("loop"))
	Label("done")
	VZEROUPPER()
	RET()
}

// constants of the rational tanh, all broadcast from one table.
type constants struct{ table Mem }

func loadConstants() constants {
	t := GLOBL("squashTable", RODATA|NOPTR)
	for i, v := range []float32{4.97, -4.97, 135135, 17325, 378, 62370, 3150, 28, 0.5} {
		for lane := range 8 {
			DATA(i*32+lane*4, U32(math.Float32bits(v)))
		}
	}
	return constants{t}
}

func (k constants) at(i int) Mem { return k.table.Offset(i * 32) }

func (k constants) tanh(x VecVirtual) {
	s, num, den := YMM(), YMM(), YMM()
	VMINPS(k.at(0), x, x)
	VMAXPS(k.at(1), x, x)
	VMULPS(x, x, s)
	VADDPS(k.at(4), s, num)
	VMULPS(s, num, num)
	VADDPS(k.at(3), num, num)
	VMULPS(s, num, num)
	VADDPS(k.at(2), num, num)
	VMULPS(x, num, num)
	VMULPS(k.at(7), s, den)
	VADDPS(k.at(6), den, den)
	VMULPS(s, den, den)
	VADDPS(k.at(5), den, den)
	VMULPS(s, den, den)
	VADDPS(k.at(2), den, den)
	VDIVPS(den, num, x)
}

func (k constants) sigmoid(x VecVirtual) {
	VMULPS(k.at(8), x, x)
	k.tanh(x)
	VMULPS(k.at(8), x, x)
	VADDPS(k.at(8), x, x)
}

// addScaled writes dst += float(acc)·scale, eight values at a time.
func addScaled() {
	TEXT("addScaled8", NOSPLIT, "func(n int, dst *float32, acc *int32, scale *float32)")
	Doc("addScaled8 adds n scaled integers, n a multiple of 8.")
	n := Load(Param("n"), GP64())
	dst := Load(Param("dst"), GP64())
	acc := Load(Param("acc"), GP64())
	scale := Load(Param("scale"), GP64())
	j, x := GP64(), YMM()
	XORQ(j, j)
	Label("loop")
	CMPQ(j, n)
	JGE(LabelRef("done"))
	VCVTDQ2PS(Mem{Base: acc, Index: j, Scale: 4}, x)
	VMULPS(Mem{Base: scale, Index: j, Scale: 4}, x, x)
	VADDPS(Mem{Base: dst, Index: j, Scale: 4}, x, x)
	VMOVUPS(x, Mem{Base: dst, Index: j, Scale: 4})
	ADDQ(Imm(8), j)
	JMP(LabelRef("loop"))
	Label("done")
	VZEROUPPER()
	RET()
}

// quantize writes int16 values of float·scale, rounded to the nearest, ties to even.
func quantize() {
	TEXT("quantize8", NOSPLIT, "func(n int, dst *int16, src *float32, scale float32)")
	Doc("quantize8 rounds n values, n a multiple of 8.")
	n := Load(Param("n"), GP64())
	dst := Load(Param("dst"), GP64())
	src := Load(Param("src"), GP64())
	s, x := YMM(), YMM()
	scale, _ := Param("scale").Resolve()
	VBROADCASTSS(scale.Addr, s)
	high, low := broadcast("quantizeHigh", 32767), broadcast("quantizeLow", -32767)
	j, upper := GP64(), XMM()
	XORQ(j, j)
	Label("loop")
	CMPQ(j, n)
	JGE(LabelRef("done"))
	VMULPS(Mem{Base: src, Index: j, Scale: 4}, s, x)
	VMINPS(high, x, x)
	VMAXPS(low, x, x)
	VCVTPS2DQ(x, x)
	VEXTRACTI128(Imm(1), x, upper)
	VPACKSSDW(upper, x.AsX(), x.AsX())
	VMOVDQU(x.AsX(), Mem{Base: dst, Index: j, Scale: 2})
	ADDQ(Imm(8), j)
	JMP(LabelRef("loop"))
	Label("done")
	VZEROUPPER()
	RET()
}

func broadcast(name string, v float32) Mem {
	m := GLOBL(name, RODATA|NOPTR)
	for lane := range 8 {
		DATA(lane*4, U32(math.Float32bits(v)))
	}
	return m
}
