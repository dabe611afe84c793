package vec

// Width is the number of columns that products work on at once: columns of a panel are
// padded to a multiple of it.
const Width = 16

// Pad rounds n up to a multiple of Width.
func Pad(n int) int { return (n + Width - 1) / Width * Width }

// Panel is the right-hand side of a float product, K rows by Cols columns, stored in
// stripes of Width columns so that a product reads it in order.
type Panel struct {
	K, Cols int // Cols is a multiple of Width
	data    []float32
}

// Pack sets p to b, which has k rows of cols values, ld apart.
func (p *Panel) Pack(b []float32, k, cols, ld int) {
	p.reset(k, cols)
	for j0 := 0; j0 < p.Cols; j0 += Width {
		stripe := p.data[j0*k : (j0+Width)*k]
		w := min(Width, cols-j0)
		for i := range k {
			copy(stripe[i*Width:(i+1)*Width], b[i*ld+j0:i*ld+j0+w])
		}
	}
}

// PackT sets p to the transpose of b, which has cols rows of k values, ld apart.
func (p *Panel) PackT(b []float32, k, cols, ld int) {
	p.reset(k, cols)
	for j := range cols {
		stripe := p.data[j/Width*Width*k : (j/Width+1)*Width*k]
		row := b[j*ld : j*ld+k]
		for i, v := range row {
			stripe[i*Width+j%Width] = v
		}
	}
}

func (p *Panel) reset(k, cols int) {
	p.K, p.Cols = k, Pad(cols)
	n := p.K * p.Cols
	if cap(p.data) < n {
		p.data = make([]float32, n)
	}
	p.data = p.data[:n]
	if p.Cols != cols {
		clear(p.data)
	}
}

// MulAdd adds A·P to C: A has rows rows and P.K columns, aRow and aCol values apart; the
// rows of C are cRow values apart and hold P.Cols values each.
func (p *Panel) MulAdd(c []float32, cRow int, a []float32, aRow, aCol, rows int) {
	if rows == 0 || p.K == 0 {
		return
	}
	_ = c[(rows-1)*cRow+p.Cols-1]
	_ = a[(rows-1)*aRow+(p.K-1)*aCol]
	if accelerated {
		p.mulAddFast(c, cRow, a, aRow, aCol, rows)
		return
	}
	p.mulAddPlain(c, cRow, a, aRow, aCol, rows)
}

func (p *Panel) mulAddPlain(c []float32, cRow int, a []float32, aRow, aCol, rows int) {
	for j := 0; j < p.Cols; j += Width {
		stripe := p.data[j*p.K : (j+Width)*p.K]
		for r := range rows {
			acc := (*[Width]float32)(c[r*cRow+j:])
			for i := range p.K {
				x := a[r*aRow+i*aCol]
				b := (*[Width]float32)(stripe[i*Width:])
				for w := range acc {
					acc[w] += float32(x * b[w])
				}
			}
		}
	}
}
