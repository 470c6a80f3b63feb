package spec

import _ "embed"

//go:embed idle.md
var idlePage string

//go:embed sessions.md
var sessionsPage string

//go:embed pt-BR/idle.md
var idlePagePtBR string

//go:embed pt-BR/sessions.md
var sessionsPagePtBR string

//go:embed glossary.md
var glossaryPage string

// Page returns the Markdown of one of the three pages in English: "idle", "sessions" or "glossary".
func Page(name string) (markdown string, ok bool) {
	switch name {
	case "idle":
		return idlePage, true
	case "sessions":
		return sessionsPage, true
	case "glossary":
		return glossaryPage, true
	}
	return "", false
}
