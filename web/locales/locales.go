// Package locales holds the words of every language, a folder each. To add a language,
// copy a folder and translate it: nothing else names a language. `make generate` puts
// the words where they are needed, and fails if a folder lacks any of them.
//
//	*.js           the words of the page
//	told.txt       the sentences of a trace, for core/trace
//	phrases.txt    what stands inside those sentences, and the captions of the charts
//	dialogs.txt    the dialogs, for wasm/dialog
//	pictures.txt   the still pictures of the article
//	presets.txt    title and about of each preset
//	schema.txt     the explanations in the schema of scenarios
//	idle.md        the rules of the idle engine, for core/spec
//	sessions.md    the rules of sessions, for core/spec
//	plain.md       the rules as a reader sees them, for core/spec
//	index.html     the article
//
// English has no phrases.txt, presets.txt, schema.txt and rules: those are translations
// of what stands in the charts, in the scenarios, in core/scenario and in core/spec. Its
// article is web/index.html.
package locales

import (
	"embed"
	"io/fs"
	"strings"
)

// The files, apart from one another, so that a program carries only those that it reads.
var (
	// Told has what a trace is told in.
	//
	//go:embed */told.txt */phrases.txt
	Told embed.FS

	// Dialogs has the texts of the dialogs.
	//
	//go:embed */dialogs.txt
	Dialogs embed.FS

	// Rules has the translations of the rules.
	//
	//go:embed */idle.md */sessions.md */plain.md
	Rules embed.FS

	// Schema has the explanations of the schema.
	//
	//go:embed */schema.txt
	Schema embed.FS

	// Pictures has the words of the pictures, and those of the charts on the page.
	//
	//go:embed */pictures.txt */charts.js
	Pictures embed.FS
)

// Languages returns the languages that have a folder in files, in alphabetical order.
func Languages(files embed.FS) []string {
	var all []string
	entries, _ := files.ReadDir(".")
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

// Lines returns the lines of a file that are neither blank nor comments, and none if
// there is no such file.
func Lines(files fs.ReadFileFS, name string) []string {
	b, _ := files.ReadFile(name)
	var all []string
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			all = append(all, line)
		}
	}
	return all
}

// Texts returns the texts of a file by their keys. A line is a key, blanks, and the text.
func Texts(files fs.ReadFileFS, name string) map[string]string {
	all := make(map[string]string)
	for _, line := range Lines(files, name) {
		key, text, _ := strings.Cut(line, " ")
		all[key] = strings.TrimSpace(text)
	}
	return all
}
