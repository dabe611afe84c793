//go:build !amd64 || purego

package vec

const accelerated = false

func (p *Panel) mulAddFast([]float32, int, []float32, int, int, int) { panic("vec: no assembly") }

func (p *IntPanel) mulFast([]int32, int, []int16, int, int) { panic("vec: no assembly") }

func lstmCell8(int, *float32, *float32, *float32, *float32, *float32) { panic("vec: no assembly") }

func addScaled8(int, *float32, *int32, *float32) { panic("vec: no assembly") }

func quantize8(int, *int16, *float32, float32) { panic("vec: no assembly") }
