package scenario

import (
	"encoding/json"
	"maps"
	"slices"
)

// Text is one text in several languages, by language tag such as "pt-BR". A file
// that has only English writes it as a string.
type Text map[string]string

// English is the language that every text has.
const English = "en"

// In returns the text in a language, or in English.
func (t Text) In(language string) string {
	if s, ok := t[language]; ok {
		return s
	}
	return t[English]
}

// Languages lists the languages of the text, in order.
func (t Text) Languages() []string { return slices.Sorted(maps.Keys(t)) }

// MarshalJSON writes a string, or an object if there is more than English.
func (t Text) MarshalJSON() ([]byte, error) {
	if len(t) == 1 && t[English] != "" {
		return marshal(t[English])
	}
	return marshal(map[string]string(t))
}

// marshal leaves < and > as they are: files are for people.
func marshal(v any) ([]byte, error) {
	var b buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return b.line(), err
}

type buffer []byte

func (b *buffer) Write(p []byte) (int, error) {
	*b = append(*b, p...)
	return len(p), nil
}

func (b buffer) line() []byte {
	if n := len(b); n > 0 && b[n-1] == '\n' {
		return b[:n-1]
	}
	return b
}
