package spec

import _ "embed"

//go:embed idle.md
var idlePage string

//go:embed sessions.md
var sessionsPage string

//go:embed glossary.md
var glossaryPage string

// Page returns the Markdown of one of the three pages: "idle", "sessions" or "glossary".
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
