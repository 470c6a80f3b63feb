package mapi

import (
	"math/rand/v2"
	"testing"
)

// Whatever String writes the parse function reads back, named bits or not.
func TestRoundTrip(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for name, v := range vocabularies {
		words := []uint32{0, 1, 0xFFFF, 0xFFFFFFFF}
		for range 500 {
			// Random words have half of their bits set; the others are nearer to what occurs.
			words = append(words, random.Uint32(), random.Uint32()&random.Uint32()&random.Uint32())
		}
		for _, n := range v.table {
			words = append(words, n.Value)
		}
		for _, word := range words {
			word &= 1<<v.width - 1
			text := v.write(word)
			if got, err := v.read(text); err != nil || got != word {
				t.Fatalf("%s: %#x is written %q and read %#x, %v", name, word, text, got, err)
			}
			if v.isFlag && v.rest(word) != word&^v.table.all() {
				t.Fatalf("%s: unknown bits of %#x: %#x", name, word, v.rest(word))
			}
			for _, n := range v.table {
				if v.isFlag && v.has(word, n.Value) != (word&n.Value != 0) {
					t.Fatalf("%s: has %#x the flag %s?", name, word, n.Name)
				}
			}
			if !v.isFlag && (v.rest(word) == 0) != (v.table.name(word) != "") && word != 0 {
				t.Fatalf("%s: is %#x known?", name, word)
			}
		}
	}
}

func FuzzParseFlags(f *testing.F) {
	for _, text := range []string{"", "0", "MAPI_EXTENDED", " MAPI_EXTENDED | 0x2", "MAPI_EXTENDED|", "0x", "-1", "4294967296", "0X1_0"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if value, err := ParseFlags[LogonFlags](text); err == nil {
			if again, err := ParseFlags[LogonFlags](value.String()); err != nil || again != value {
				t.Errorf("%q is %#x, then %#x, %v", text, uint32(value), uint32(again), err)
			}
		} else if value != 0 {
			t.Errorf("%q is wrong and yet %#x", text, uint32(value))
		}
		if value, err := ParseFlags[IdleOptions](text); err == nil {
			if again, err := ParseFlags[IdleOptions](value.String()); err != nil || again != value {
				t.Errorf("%q is %#x, then %#x, %v", text, uint16(value), uint16(again), err)
			}
		}
		if code, ok := ParseHRESULT(text); ok {
			if again, ok := ParseHRESULT(code.Error()); !ok || again != code {
				t.Errorf("%q is %v, then %v", text, code, again)
			}
		}
	})
}
