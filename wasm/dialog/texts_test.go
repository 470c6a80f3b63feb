//go:build js && wasm

package dialog

import (
	"strings"
	"testing"
)

// Every language has every text, with the same places to fill in.
func TestTexts(t *testing.T) {
	for language, table := range texts() {
		for k, text := range texts()[english] {
			if table[k] == "" {
				t.Errorf("%s has no text %s", language, k)
			}
			for _, place := range []string{"{1}", "{2}"} {
				if strings.Contains(table[k], place) != strings.Contains(text, place) {
					t.Errorf("%s: text %s has not the places of the English one: %s", language, k, table[k])
				}
			}
		}
	}
}
