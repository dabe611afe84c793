package browsertest

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// The first thing that somebody asks is drawn: who met whom.
func TestMet(t *testing.T) {
	b := openBrowser(t, ingested(t))
	b.ask(`MATCH (p:Person {name:'Vladimir Putin'})-[r:MET]-(k) RETURN p,r,k`)
	captions := b.captions()
	assert.Contains(t, captions, "Vladimir Putin")
	assert.Contains(t, captions, "Kim Jong Un")
	b.picture("browser-met.png")
}
