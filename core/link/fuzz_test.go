package link

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"reflect"
	"testing"

	"mapi-playground/core/scenario"
)

// FuzzDecode decodes anything without a panic.
func FuzzDecode(f *testing.F) {
	whole := encode(f, &Link{Scenario: read(f, text), Preset: "a-nap", Step: 3, View: View{"host": "live"}})
	for _, s := range []string{whole, whole[:len(whole)/2], "?scenario=a&step=1&x=%41", "#v2.x", "#v1.AAAA", "", "https://example.org/?a=b#v1." + whole[4:]} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, address string) {
		l, err := Decode(address)
		var e *Error
		switch {
		case err != nil && (l != nil || !errors.As(err, &e) || e.Err == nil || e.Error() == ""):
			t.Fatalf("got %+v, %#v", l, err)
		case err != nil && len(e.Source) > maxPayload:
			t.Fatalf("%d bytes were inflated", len(e.Source))
		case err == nil:
			again(t, l)
		}
	})
}

// FuzzPayload decodes payloads that are whole and may hold anything, and such as
// are cut.
func FuzzPayload(f *testing.F) {
	f.Add([]byte(`{"step":3,"view":{"host":"live"},"scenario":`+text+`}`), uint16(0))
	f.Add([]byte(`{"preset":"x","scenario":null}`), uint16(3))
	f.Fuzz(func(t *testing.T, payload []byte, cut uint16) {
		s, err := pack(payload)
		if err != nil {
			t.Fatal(err)
		}
		l, err := Decode(s[:max(len(s)-int(cut), len(prefix))])
		var e *Error
		switch {
		case cut > 0 && !errors.Is(err, ErrCut):
			t.Fatalf("cut: got %+v, %v", l, err)
		case err != nil && !errors.As(err, &e):
			t.Fatalf("got %#v", err)
		case err == nil:
			again(t, l)
		}
	})
}

// FuzzInflate inflates anything whose length is right.
func FuzzInflate(f *testing.F) {
	f.Add([]byte{0x4b, 0x04, 0x00}, []byte("a"))
	f.Fuzz(func(t *testing.T, deflated, plain []byte) {
		packed := binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(plain))
		packed = append(binary.AppendUvarint(packed, uint64(len(deflated))), deflated...)
		if _, err := Decode(prefix + base64.RawURLEncoding.EncodeToString(packed)); errors.Is(err, ErrCut) {
			t.Errorf("nothing was cut: %v", err)
		}
	})
}

// FuzzRoundTrip encodes every link that there can be, and has it back.
func FuzzRoundTrip(f *testing.F) {
	f.Add([]byte(text), "a-nap", 3, "language", "pt-BR")
	f.Add([]byte(nil), "a-nap", 0, "x", "& = + % é")
	f.Fuzz(func(t *testing.T, file []byte, preset string, step int, key, value string) {
		l := &Link{Preset: preset, Step: step}
		if key != "" {
			l.View = View{key: value}
		}
		if s, err := scenario.Read(file); err == nil {
			l.Scenario = s
		}
		if l.check() != nil {
			if s, err := l.Encode(); err == nil {
				t.Fatalf("encoded as %s", s)
			}
			return
		}
		again(t, l)
	})
}

func again(t *testing.T, l *Link) {
	t.Helper()
	encoded, err := l.Encode()
	if err != nil {
		t.Fatal(err)
	}
	got, err := Decode(encoded)
	if err != nil {
		t.Fatalf("%s: %v", encoded, err)
	}
	if forget(got.Scenario); !reflect.DeepEqual(got, &Link{forget(l.Scenario), l.Preset, l.Step, l.View}) {
		t.Fatalf("%s:\ngot  %+v\nwant %+v", encoded, got, l)
	}
}
