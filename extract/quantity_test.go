package extract

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestQuantity(t *testing.T) {
	x, err := New(Options{})
	require.NoError(t, err)
	for _, tt := range []struct {
		lang, text string
		value      float64 // 0: not told in figures
		unit       string
		words      string
	}{
		{"id", "Iran menjual ribuan unit drone Shahed kepada Rusia.", 0, "thousands", "ribuan unit"},
		{"id", "Rusia menghabiskan 12 juta butir amunisi di Ukraina.", 12e6, "butir", "12 juta butir"},
		{"id", "Korea Utara mengirim 2,5 juta peluru kepada Rusia.", 2.5e6, "", "2,5 juta"},
		{"en", "Israel killed 23 people in Lebanon.", 23, "", "23"},
		{"en", "Iran supplied hundreds of drones to Russia.", 0, "hundreds", "hundreds of"},
		{"en", "Germany sent 1,200 missiles to Ukraine.", 1200, "", "1,200"},
	} {
		t.Run(tt.text, func(t *testing.T) {
			for _, claim := range claimsOf(t, x, tt.lang, tt.text) {
				q := claim.Quantity
				if q == nil {
					continue
				}
				assert.Equal(t, tt.words, q.Text)
				assert.Equal(t, tt.unit, q.Unit)
				if tt.value == 0 {
					assert.Nil(t, q.Value)
				} else if assert.NotNil(t, q.Value) {
					assert.InDelta(t, tt.value, *q.Value, 1e-6)
				}
				return
			}
			assert.Fail(t, "no claim with a quantity")
		})
	}
}
