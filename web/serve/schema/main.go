// Schema writes the format of scenarios as a JSON Schema, a file for each language of
// its explanations, for the editor of the page and for editors elsewhere:
//
//	go run ./web/serve/schema dist
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"mapi-playground/web/locales"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: schema FOLDER")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintf(os.Stderr, "schema: %v\n", err)
		os.Exit(1)
	}
}

// write writes scenario.schema.json in English, and the others with their languages in
// their names.
func write(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if err := writeIn(dir, "scenario.schema.json", func(english string) string { return english }); err != nil {
		return err
	}
	for _, language := range locales.Languages(locales.Schema) {
		in, err := explanations(language)
		if err != nil {
			return err
		}
		var lacking []string
		err = writeIn(dir, "scenario.schema."+language+".json", func(english string) string {
			if in[english] == "" {
				lacking = append(lacking, english)
			}
			return in[english]
		})
		if err != nil {
			return err
		}
		if len(lacking) > 0 {
			return fmt.Errorf("web/locales/%s/schema.txt has nothing for\n%s", language, strings.Join(lacking, "\n"))
		}
	}
	return nil
}

// writeIn writes the schema with explanations in one language.
func writeIn(dir, name string, say func(english string) string) error {
	b, err := json.Marshal(schema(say))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, name), append(b, '\n'), 0o644)
}

// explanations returns the explanations in a language by the English ones.
func explanations(language string) (map[string]string, error) {
	text, err := locales.Schema.ReadFile(language + "/schema.txt")
	if err != nil {
		return nil, err
	}
	return translations(string(text))
}

// translations reads pairs of lines, English and the other language, with an empty line
// behind each.
func translations(text string) (map[string]string, error) {
	in := make(map[string]string)
	for pair := range strings.SplitSeq(strings.TrimSpace(text), "\n\n") {
		english, other, ok := strings.Cut(pair, "\n")
		if !ok || other == "" || strings.Contains(other, "\n") {
			return nil, fmt.Errorf("this is no pair of lines: %s", pair)
		}
		in[english] = other
	}
	return in, nil
}
