package spec

import "embed"

// pages are the three pages in English, and a folder of translations for each other
// language.
//
//go:embed *.md */*.md
var pages embed.FS

// Page returns the Markdown of one of the three pages in English: "idle", "sessions" or "glossary";
// with the folder of a language in front, such as "pt-BR/idle", the translation.
func Page(name string) (markdown string, ok bool) {
	b, err := pages.ReadFile(name + ".md")
	return string(b), err == nil
}
