package world_test

import (
	"math"
	"os"
	"path/filepath"
	"testing"

	"mapi-playground/core/scenario"
	"mapi-playground/core/trace"
	"mapi-playground/core/world"
)

// FuzzWorld: whatever scenario can be read can be run and told, and a step always
// ends.
func FuzzWorld(f *testing.F) {
	for _, name := range presets() {
		b, err := os.ReadFile(filepath.Join(presetDir, name+".json"))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := scenario.Read(data)
		if err != nil {
			return
		}
		w := world.New(s)
		w.Ask(math.MaxInt)
		tell := trace.In("pt-BR")
		w.Observe(func(e *trace.Event) {
			if tell.Sentence(e) == "" {
				t.Errorf("no sentence for %q", e.Key)
			}
			w.Details(e, tell)
		})
		for range 2000 {
			if !w.Step() {
				break
			}
		}
	})
}
