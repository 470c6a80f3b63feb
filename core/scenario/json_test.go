package scenario

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzJSON compares what counts as JSON here with encoding/json.
func FuzzJSON(f *testing.F) {
	for _, s := range []string{
		`{}`, `[]`, `""`, `0`, `-0.5e+10`, `true`, `null`, `{"a":[1,2,{"b":"\u00e9\ud83d\ude00\n"}]}`, `[1,]`, `{"a":1,}`, `01`, `1.`, `+1`, `.5`,
		`"\x"`, "\"\n\"", `{"a"}`, `{1:2}`, `[1 2]`, `nul`, `truex`, ` [ ] `, `"\ud800"`, `"\`, `-`, `1e`, `"\u12"`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		_, err := parse(data)
		var m *Mistake
		if err != nil && !errors.As(err, &m) {
			t.Fatalf("got %#v", err)
		}
		switch {
		case err == nil && !json.Valid(data):
			t.Errorf("%q is no JSON", data)
		case err != nil && json.Valid(data) && utf8.Valid(data) &&
			!strings.Contains(m.Reason, "is there twice") && !strings.Contains(m.Reason, "nested more than"):
			t.Errorf("%q is JSON: %v", data, err)
		}
	})
}

// FuzzTexts reads every text as encoding/json does.
func FuzzTexts(f *testing.F) {
	for _, s := range []string{"", "plain", "quote \" slash \\ / <&>", "é\u2028\x00\x7f🙂", `\u0041\n`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		b, err := marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		v, err := parse(b)
		if want := strings.ToValidUTF8(s, ""); err != nil || utf8.ValidString(s) && v.text != want {
			t.Errorf("%q from %s: %v", v.text, b, err)
		}
	})
}
