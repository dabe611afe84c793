package tagger

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func shipped(b *testing.B) []byte {
	file, err := os.ReadFile("../../lang/id/tagger.bin")
	require.NoError(b, err)
	return file
}

func BenchmarkLoad(b *testing.B) {
	file := shipped(b)
	for b.Loop() {
		if _, err := Load(file); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkTag tags a sentence of twenty words.
func BenchmarkTag(b *testing.B) {
	m, err := Load(shipped(b))
	require.NoError(b, err)
	forms := strings.Fields("Menteri Luar Negeri itu mengatakan bahwa pemerintah akan mengirim bantuan pangan kepada warga desa yang terkena banjir pekan lalu .")
	require.Len(b, forms, 20)
	var dst []uint8
	b.ReportAllocs()
	for b.Loop() {
		dst = m.Tag(dst[:0], forms, "gsd")
	}
}
