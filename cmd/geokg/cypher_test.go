package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestParamValue(t *testing.T) {
	for written, want := range map[string]any{
		"5": int64(5), "5.5": 5.5, "true": true, "null": nil, `"5"`: "5", "Vladimir Putin": "Vladimir Putin", "2023-09": "2023-09",
		"": "", `["a", 1]`: []any{"a", int64(1)}, `{"a": [2]}`: map[string]any{"a": []any{int64(2)}},
		"{a": "{a", "12345678901234567890": 1.2345678901234567e19, "1 2": "1 2",
	} {
		assert.Equal(t, want, paramValue(written), written)
	}
}
