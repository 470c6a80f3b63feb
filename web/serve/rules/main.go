// Rules writes the rules of the spec where the page fetches them when somebody reads
// one, a file for each language, so that the program need not carry them:
//
//	go run ./web/serve/rules dist/rules
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"mapi-playground/core/spec"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: rules FOLDER")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintf(os.Stderr, "rules: %v\n", err)
		os.Exit(1)
	}
}

// write writes every rule by its id into a file of each language.
func write(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, language := range spec.Languages() {
		rules := make(map[spec.ID]spec.Rule)
		for _, r := range spec.In(language).Rules() {
			rules[r.ID] = r
		}
		b, err := json.Marshal(rules)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, language+".json"), b, 0o644); err != nil {
			return err
		}
	}
	return nil
}
