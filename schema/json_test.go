package schema

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestMarshalClaim(t *testing.T) {
	c, err := NewClaim(sample())
	require.NoError(t, err)
	line, err := MarshalClaim(c, sampleText)
	require.NoError(t, err)
	// The dashes in front of the evidence are three bytes and one code point each.
	want := `{"id":"` + c.ID + `","article":"a1","lang":"id","published":"2024-05-20","source":"Kantor","sentence":0,` +
		`"subject":{"id":"country:algeria","name":"Algeria","kind":"country","iso3":"DZA","names":["Aljazair"]},"relation":"SUPPLIED",` +
		`"object":{"id":"thing:radar","name":"radar","kind":"thing","names":[]},` +
		`"recipient":{"id":"country:mali","name":"Mali","kind":"country","names":[]},` +
		`"quantity":{"value":5000,"unit":"sets","text":"ribuan"},"time":"2024-05",` +
		`"place":{"id":"city:bamako","name":"Bamako","kind":"city","names":[]},` +
		`"factuality":"asserted","holder":{"id":"country:mali","name":"Mali","kind":"country","names":[]},` +
		`"evidence":{"start":25,"end":57,"text":"menjual ribuan radar kepada Mali"},"note":"a <note>",` +
		`"plover":"AID","mode":"military","cameo":"072","cameo_fine":"072","goldstein":8.3,` +
		`"confidence":0.9,"rule":"frames/id/supply.yaml:12","extractor":"rules","version":"1"}`
	assert.Equal(t, want, string(line))
}

func TestMarshalStandingClaim(t *testing.T) {
	c := sample()
	c.Relation, c.Recipient, c.Quantity, c.Time, c.Place, c.Holder, c.Mode, c.Published = "POSSESSES", nil, nil, "", nil, nil, "", ""
	c, err := NewClaim(c)
	require.NoError(t, err)
	line, err := MarshalClaim(c, sampleText)
	require.NoError(t, err)
	assert.Contains(t, string(line), `"recipient":null,"quantity":null,"time":null,"place":null,"factuality":"asserted","holder":"AUTHOR",`)
	assert.Contains(t, string(line), `"plover":null,"mode":null,"cameo":null,"cameo_fine":null,"goldstein":null,`)
	assert.Contains(t, string(line), `"published":null,`)
	back, err := UnmarshalClaim(line, sampleText)
	require.NoError(t, err)
	assert.Nil(t, back.Holder)
}

func TestClaimSurvivesJSON(t *testing.T) {
	c, err := NewClaim(sample())
	require.NoError(t, err)
	for _, p := range []*Participant{&c.Object, c.Recipient, c.Place, c.Holder} {
		p.Forms = []string{"as written"}
	}
	line, err := MarshalClaim(c, sampleText)
	require.NoError(t, err)
	back, err := UnmarshalClaim(line, sampleText)
	require.NoError(t, err)
	assert.Equal(t, c, back)
}

func TestUnmarshalClaimRefuses(t *testing.T) {
	c, err := NewClaim(sample())
	require.NoError(t, err)
	line, err := MarshalClaim(c, sampleText)
	require.NoError(t, err)
	tests := []struct{ name, old, new, want string }{
		{"no JSON", `{"id"`, `{id`, "read claim"},
		{"unknown key", `"note"`, `"remark"`, `unknown field "remark"`},
		{"evidence elsewhere", `"start":25,"end":57`, `"start":24,"end":56`, "evidence [24,56) of the article is"},
		{"evidence beyond", `"start":25,"end":57`, `"start":25,"end":5700`, "beyond the"},
		{"evidence reversed", `"start":25,"end":57`, `"start":57,"end":25`, "is not a range"},
		{"changed", `"time":"2024-05"`, `"time":"2024-06"`, "is not the key"},
		{"other holder", `"holder":{`, `"holder":"READER","x":{`, `holder "READER"`},
		{"no subject", `"subject":{`, `"subject":null,"x":{`, "unknown field"},
		{"outside the vocabulary", `"SUPPLIED"`, `"DANCED_WITH"`, "no relation"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.Contains(t, string(line), tt.old)
			_, err := UnmarshalClaim([]byte(strings.Replace(string(line), tt.old, tt.new, 1)), sampleText)
			assert.ErrorContains(t, err, tt.want)
		})
	}
	_, err = UnmarshalClaim([]byte(`{}`), sampleText)
	assert.ErrorContains(t, err, "subject, object and evidence are required")
}

// FuzzUnmarshalClaim holds that a claim that is read is printed as it was read.
func FuzzUnmarshalClaim(f *testing.F) {
	c, err := NewClaim(sample())
	require.NoError(f, err)
	line, err := MarshalClaim(c, sampleText)
	require.NoError(f, err)
	f.Add(line, sampleText)
	f.Add([]byte(`{"holder":"AUTHOR"}`), "")
	f.Fuzz(func(t *testing.T, line []byte, text string) {
		c, err := UnmarshalClaim(line, text)
		if err != nil {
			return
		}
		once, err := MarshalClaim(c, text)
		require.NoError(t, err)
		again, err := UnmarshalClaim(once, text)
		require.NoError(t, err)
		twice, err := json.Marshal(again.JSON(text))
		require.NoError(t, err)
		assert.JSONEq(t, string(once), string(twice))
	})
}

func TestSpanToCodePointsAndBack(t *testing.T) {
	const text = "a–b\xff😀c"
	tests := []struct{ bytes, points Span }{
		{Span{0, 1}, Span{0, 1}},
		{Span{1, 4}, Span{1, 2}},
		{Span{4, 6}, Span{2, 4}},
		{Span{6, 11}, Span{4, 6}},
		{Span{11, 11}, Span{6, 6}},
		{Span{0, 11}, Span{0, 6}},
		{Span{4, 4}, Span{2, 2}},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.points, tt.bytes.CodePoints(text))
		back, err := FromCodePoints(tt.points, text)
		require.NoError(t, err)
		assert.Equal(t, tt.bytes, back)
	}
	_, err := FromCodePoints(Span{0, 7}, text)
	assert.ErrorContains(t, err, "beyond the 6 code points")
	_, err = FromCodePoints(Span{-1, 2}, text)
	assert.Error(t, err)
}
