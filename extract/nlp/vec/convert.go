package vec

import "math"

// AddScaled adds acc[i]*scale[i] to dst[i]. The length is a multiple of 8.
func AddScaled(dst []float32, acc []int32, scale []float32) {
	acc, scale = acc[:len(dst)], scale[:len(dst)]
	if len(dst)%8 != 0 {
		panic("vec: length is not a multiple of 8")
	}
	if accelerated && len(dst) > 0 {
		addScaled8(len(dst), &dst[0], &acc[0], &scale[0])
		return
	}
	for i, v := range acc {
		dst[i] += float32(float32(v) * scale[i])
	}
}

// Quantize sets dst[i] to src[i]*scale rounded to the nearest integer, ties to even, and
// cut to ±32767. The length is a multiple of 8.
func Quantize(dst []int16, src []float32, scale float32) {
	dst = dst[:len(src)]
	if len(src)%8 != 0 {
		panic("vec: length is not a multiple of 8")
	}
	if accelerated && len(src) > 0 {
		quantize8(len(src), &dst[0], &src[0], scale)
		return
	}
	for i, v := range src {
		dst[i] = int16(math.RoundToEven(float64(max(min(v*scale, 32767), -32767))))
	}
}
