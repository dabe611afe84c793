package plot

import (
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"math"

	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// pngScale is how many pixels a unit of the picture has: enough for print at column width.
const pngScale = 2.5

func (p *Picture) writePNG(w io.Writer) error {
	size := image.Rect(0, 0, int(math.Ceil(p.width*pngScale)), int(math.Ceil(p.height*pngScale)))
	r := raster{image.NewRGBA(size)}
	draw.Draw(r.img, size, image.White, image.Point{}, draw.Src)
	p.draw(r)
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	return encoder.Encode(w, r.img)
}

// raster draws marks pixel by pixel.
type raster struct{ img *image.RGBA }

func (c colour) uniform() *image.Uniform { return image.NewUniform(color.RGBA{c.r, c.g, c.b, 0xff}) }

func (r raster) line(l line) {
	length := l.from.distance(l.to)
	on, off := length, 1.0
	if l.dashed {
		on, off = dashes(l.width)
	}
	side := l.to.minus(l.from).times(l.width / 2 / max(length, 1e-9))
	side = point{-side.y, side.x}
	for begin := 0.0; begin < length; begin += on + off {
		a := l.from.toward(l.to, begin/length)
		b := l.from.toward(l.to, min(begin+on, length)/length)
		r.shape(shape{[]point{a.plus(side), b.plus(side), b.minus(side), a.minus(side)}, l.colour})
	}
}

func (r raster) shape(s shape) {
	bounds := box{s.corners[0].x, s.corners[0].y, s.corners[0].x, s.corners[0].y}
	for _, c := range s.corners {
		bounds = bounds.around(box{c.x, c.y, c.x, c.y})
	}
	r.fill(bounds, s.colour, func(z *vector.Rasterizer, origin point) {
		for i, c := range s.corners {
			x, y := pixel(c, origin)
			if i == 0 {
				z.MoveTo(x, y)
			} else {
				z.LineTo(x, y)
			}
		}
		z.ClosePath()
	})
}

func (r raster) disc(d disc) {
	r.circle(d.at, d.radius, d.rim)
	r.circle(d.at, d.radius-d.edge, d.colour)
}

// circle fills a circle of four curves.
func (r raster) circle(at point, radius float64, c colour) {
	const k = 0.5522847498 // makes a Bézier curve a quarter of a circle
	bounds := box{at.x - radius, at.y - radius, at.x + radius, at.y + radius}
	r.fill(bounds, c, func(z *vector.Rasterizer, origin point) {
		p := func(x, y float64) (float32, float32) { return pixel(at.plus(point{x * radius, y * radius}), origin) }
		curve := func(ax, ay, bx, by, cx, cy float64) {
			a, b := p(ax, ay)
			c, d := p(bx, by)
			e, f := p(cx, cy)
			z.CubeTo(a, b, c, d, e, f)
		}
		z.MoveTo(p(1, 0))
		curve(1, k, k, 1, 0, 1)
		curve(-k, 1, -1, k, -1, 0)
		curve(-1, -k, -k, -1, 0, -1)
		curve(k, -1, 1, -k, 1, 0)
		z.ClosePath()
	})
}

// fill paints the outline that trace draws, which lies within bounds.
func (r raster) fill(bounds box, c colour, trace func(z *vector.Rasterizer, origin point)) {
	area := image.Rect(
		int(math.Floor(bounds.left*pngScale)), int(math.Floor(bounds.top*pngScale)),
		int(math.Ceil(bounds.right*pngScale))+1, int(math.Ceil(bounds.bottom*pngScale))+1,
	)
	z := vector.NewRasterizer(area.Dx(), area.Dy())
	trace(z, point{float64(area.Min.X), float64(area.Min.Y)})
	z.Draw(r.img, area, c.uniform(), image.Point{})
}

func pixel(p, origin point) (x, y float32) {
	return float32(p.x*pngScale - origin.x), float32(p.y*pngScale - origin.y)
}

func (r raster) text(t text) {
	at := t.at
	if t.centred {
		at.x -= t.style.width(t.words) / 2
	}
	d := font.Drawer{Dst: r.img, Face: t.style.face(pngScale)}
	put := func(by point, c colour) {
		d.Src = c.uniform()
		d.Dot = fixed.Point26_6{X: fixed.Int26_6((at.x + by.x) * pngScale * 64), Y: fixed.Int26_6((at.y + by.y) * pngScale * 64)}
		d.DrawString(t.words)
	}
	if t.halo {
		const turns = 16
		for i := range turns {
			angle := 2 * math.Pi * float64(i) / turns
			put(point{haloWidth * math.Cos(angle), haloWidth * math.Sin(angle)}, white)
		}
	}
	put(point{}, t.style.colour)
}
