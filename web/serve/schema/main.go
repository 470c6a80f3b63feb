// Schema writes the format of scenarios as a JSON Schema, a file for each language of
// its explanations, for the editor of the page and for editors elsewhere:
//
//	go run ./web/serve/schema dist
package main

import (
	_ "embed" // the explanations in other languages
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

//go:embed pt-BR.txt
var portuguese string

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
	in, err := translations(portuguese)
	if err != nil {
		return err
	}
	var lacking []string
	for name, say := range map[string]func(string) string{
		"scenario.schema.json": func(english string) string { return english },
		"scenario.schema.pt-BR.json": func(english string) string {
			if _, ok := in[english]; !ok {
				lacking = append(lacking, english)
			}
			return in[english]
		},
	} {
		b, err := json.Marshal(schema(say))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, name), append(b, '\n'), 0o644); err != nil {
			return err
		}
	}
	if len(lacking) > 0 {
		return fmt.Errorf("pt-BR.txt has nothing for\n%s", strings.Join(lacking, "\n"))
	}
	return nil
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
