package scenario_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"mapi-playground/core/scenario"
)

// FuzzRead reads anything without a panic, and what it can read it writes and
// reads back as it was.
func FuzzRead(f *testing.F) {
	if b, err := whole().Write("  "); err == nil {
		f.Add(b)
	}
	f.Add([]byte(oneRoutine))
	f.Add([]byte(with(`"machine":{"patience":1e-4}`)))
	presets, _ := filepath.Glob("../../web/scenarios/*.json")
	for _, name := range presets[:min(len(presets), 5)] {
		if b, err := os.ReadFile(name); err == nil {
			f.Add(b)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := scenario.Read(data)
		var m *scenario.Mistake
		if err != nil {
			if !errors.As(err, &m) || m.Line < 1 || m.Column < 1 || m.Reason == "" || m.Line > 1+bytes.Count(data, []byte("\n")) {
				t.Fatalf("got %#v", err)
			}
			return
		}
		for _, indent := range []string{"", "\t"} {
			b, err := s.Write(indent)
			if err != nil {
				t.Fatal(err)
			}
			again, err := scenario.Read(b)
			if err != nil {
				t.Fatalf("%v in\n%s", err, b)
			}
			if !reflect.DeepEqual(forget(again), forget(s)) {
				t.Fatalf("got  %+v\nwant %+v\nfrom %s", again, s, b)
			}
			if third, err := again.Write(indent); err != nil || !bytes.Equal(third, b) {
				t.Fatalf("written again: %v\n%s\nfirst\n%s", err, third, b)
			}
		}
	})
}
