package spec

import (
	"embed"
	"strings"

	"mapi-playground/web/locales"
)

// pages are the pages in English. Their translations are in web/locales.
//
//go:embed *.md
var pages embed.FS

// Page returns the Markdown of one of the pages in English: "idle", "sessions", "plain" or "glossary";
// with the tag of a language in front, such as "pt-BR/idle", the translation.
func Page(name string) (markdown string, ok bool) {
	files := pages
	if strings.Contains(name, "/") {
		files = locales.Rules
	}
	b, err := files.ReadFile(name + ".md")
	return string(b), err == nil
}
