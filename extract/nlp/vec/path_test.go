//go:build amd64 && !purego

package vec

func setAccelerated(on bool) { accelerated = on }
