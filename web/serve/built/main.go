// Built prints what the scripts of a build have to know of the files beside them, as
// options of esbuild: the names and sizes of the programs, and the hashes of the rules.
//
//	go run ./web/serve/built dist
//
// Where the programs carry no name, as in `make dev`, it prints nothing.
package main

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"mapi-playground/web/serve/program"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: built FOLDER")
		os.Exit(2)
	}
	options, err := options(os.Args[1])
	if err != nil {
		fmt.Fprintf(os.Stderr, "built: %v\n", err)
		os.Exit(1)
	}
	for _, one := range options {
		fmt.Println(one)
	}
}

// options returns no options where a program has no name.
func options(dir string) ([]string, error) {
	programs, sizes := make(map[string]string), make(map[string]int)
	for _, name := range []string{"mapi.wasm", "idle.wasm"} {
		file, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		p, err := program.Read(file)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		mark, ok := p.Marked()
		if !ok {
			return nil, nil
		}
		programs[name], sizes[name] = mark, len(file)
	}
	found, err := filepath.Glob(filepath.Join(dir, "rules", "*.json"))
	if err != nil {
		return nil, err
	}
	rules := make(map[string]string)
	for _, path := range found {
		file, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(file)
		rules["rules/"+filepath.Base(path)] = "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
	}
	var all []string
	for _, one := range []struct {
		name  string
		value any
	}{{"BUILT_PROGRAMS", programs}, {"BUILT_SIZES", sizes}, {"BUILT_RULES", rules}} {
		b, err := json.Marshal(one.value)
		if err != nil {
			return nil, err
		}
		all = append(all, fmt.Sprintf("--define:%s=%s", one.name, b))
	}
	return all, nil
}
