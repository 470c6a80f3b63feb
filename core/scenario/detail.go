package scenario

import (
	_ "embed" // the reference
	"slices"
	"strings"
)

//go:embed doc.go
var referenceText string

// choices are the values of fields that take one of a few texts.
var choices = map[string][]string{
	"fault":        {"services", "OLE", "process", "shared", "notifications", "profiles"},
	"unconfigured": {"disables", "skips"},
	"spi":          {"old"},
	"returns":      {"FALSE", "TRUE", "throws"},
}

// Choices lists the texts that a field of the format takes, or nothing if it takes
// others, too.
func Choices(field string) []string { return slices.Clone(choices[field]) }

// NeedsApp reports whether an application does it.
func (v Verb) NeedsApp() bool { return v.app }

// TakesCalls reports whether it may say how the calls of a routine go.
func (v Verb) TakesCalls() bool { return v.calls }

// Outer reports whether it is nothing that a routine could do.
func (v Verb) Outer() bool { return v.outer }

// Values lists the names that the parameter takes, and reports whether it takes several
// of them, with | between. Without names it takes something else. It goes by what is
// told of the parameter: the program for the browser need not carry lists beside that.
func (p Param) Values() (names []string, many bool) {
	list, many := strings.CutPrefix(p.Takes, "flags: ")
	if !many {
		var one bool
		if list, one = strings.CutPrefix(p.Takes, "one of: "); !one {
			return nil, false
		}
	}
	return strings.Split(list, ", "), many
}

// Defines lists what the parameter makes known by a name, such as a routine.
func (p Param) Defines() []string {
	var all []string
	for _, g := range p.defines {
		all = append(all, string(g))
	}
	return all
}

// Refers is what the parameter takes the name of, or nothing.
func (p Param) Refers() string { return string(p.refers) }

// Fields are what the reference says of the fields of an object, by name: of the
// scenario, or of what it names "machine", "article", "profile", "service", "provider",
// "application", "call".
func Fields(of string) map[string]string {
	begin, ok := map[string]string{
		"scenario": "// Its fields are these.", "machine": "// The fields of machine:", "article": "// The fields of article:", "profile": "// The fields of a profile:",
		"service": "// Of a message service:", "provider": "// Of a provider:", "application": "// Of an application:",
		"call": "// Registering a routine,",
	}[of]
	_, text, found := strings.Cut(referenceText, begin)
	if !ok || !found {
		return nil
	}
	fields := make(map[string]string)
	name := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if item, ok := strings.CutPrefix(line, "//   - "); ok {
			var said string
			name, said, _ = strings.Cut(item, ":")
			if said == "" {
				name = strings.TrimSuffix(name, ".")
			}
			name = strings.TrimSuffix(name, " (needed)")
			fields[name] = strings.TrimSpace(said)
		} else if more, ok := strings.CutPrefix(line, "//     "); ok && name != "" {
			fields[name] += " " + more
		} else if len(fields) > 0 {
			break
		}
	}
	return fields
}
