package profile

import (
	"strconv"
	"strings"

	"mapi-playground/core/mapi"
)

// Parse reads a MapiSvc.inf (S-68).
//
// [Services] names the message services, each of which has a section of its own;
// [Default Services] is a subset of it; [Help File Mappings] names help files.
// The section of a service has a list Providers, which is mandatory, and may
// have a list Sections; both name further sections. The section of a provider
// names no others, and must have PR_DISPLAY_NAME, PR_PROVIDER_DISPLAY,
// PR_PROVIDER_DLL_NAME, PR_RESOURCE_TYPE and PR_RESOURCE_FLAGS (S-69); an address
// book may do without the first and the last. All else is properties: a name or
// eight hexadecimal digits, an equal sign, and the value. Section names, keys
// and names of properties may be in small or capital letters. A semicolon at the
// beginning of a line makes it a comment.
//
// A file has at most a megabyte, 1000 services, and 100 providers and as many
// extra sections for each. What the services hold, a section that several name
// counted for each, has at most eight times the bytes of the file and 64 KB.
//
// The error is a [SyntaxErrors]. Then there are no definitions.
func Parse(text string) (*Definitions, error) {
	var wrong problems
	if len(text) > maxInf {
		wrong.add(0, 0, "the file has more than "+strconv.Itoa(maxInf)+" bytes")
		return nil, wrong.err()
	}
	r := reader{scan(text, &wrong), &wrong, map[*infSection]Provider{}, map[*infSection]Extra{}, least + growth*len(text)}
	d := r.definitions()
	if err := wrong.err(); err != nil {
		return nil, err
	}
	return d, nil
}

// The most that a file may have, so that a small file makes no large profile.
const (
	maxServices  = 1000
	maxProviders = 100 // of one service; the same goes for extra sections

	// Sections may be named by several services, and each gets a copy. What is
	// copied has at most growth times the bytes of the file, and least more.
	growth = 8
	least  = 1 << 16
	naming = 64 // bytes that a copy counts besides those of its section
)

// reader makes definitions of sections. A section that is named several times is
// read once.
type reader struct {
	file      *file
	wrong     *problems
	providers map[*infSection]Provider
	extras    map[*infSection]Extra
	left      int // bytes that may still be copied
}

// holds counts the copy of a section that a list names. It reports whether there
// is room for it; that there is none is said once.
func (r *reader) holds(s *infSection, l infLine) bool {
	before := r.left
	r.left -= s.size + naming
	if before >= 0 && r.left < 0 {
		r.wrong.add(l.line, l.valueColumn, "the services share their sections so often that they have more than "+
			strconv.Itoa(growth)+" times what the file has")
	}
	step(1)
	return r.left >= 0
}

func (r *reader) definitions() *Definitions {
	d := new(Definitions)
	services := r.file.section("Services")
	if services == nil {
		r.wrong.add(0, 0, "there is no section [Services]")
		return d
	}
	listed := map[string]bool{}
	for i, l := range r.unique(services) {
		if i == maxServices {
			r.wrong.add(l.line, 0, "there are more than "+strconv.Itoa(maxServices)+" services")
			break
		}
		listed[fold(l.key)] = true
		if s := r.linked(l.key, l.line, l.keyColumn); s != nil {
			d.Services = append(d.Services, r.service(l, s))
		}
	}
	if defaults := r.file.section("Default Services"); defaults != nil {
		for _, l := range r.unique(defaults) {
			if !listed[fold(l.key)] {
				r.wrong.add(l.line, l.keyColumn, "the default service "+l.key+" is not in [Services]")
			}
			d.Default = append(d.Default, l.key)
		}
	}
	if help := r.file.section("Help File Mappings"); help != nil {
		for _, l := range r.unique(help) {
			d.Help = append(d.Help, HelpFile{l.key, l.value})
		}
	}
	return d
}

// linked finds the section that an entry names.
func (r *reader) linked(name string, line, column int) *infSection {
	s := r.file.section(name)
	if s == nil {
		r.wrong.add(line, column, "there is no section ["+name+"]")
	}
	return s
}

// unique returns the lines of a section, each key once.
func (r *reader) unique(s *infSection) []infLine {
	var lines []infLine
	first := map[string]int{}
	for _, l := range s.lines {
		step(1)
		if n, again := first[fold(l.key)]; again {
			r.wrong.add(l.line, l.keyColumn, l.key+" is in line "+strconv.Itoa(n)+" already")
			continue
		}
		first[fold(l.key)] = l.line
		lines = append(lines, l)
	}
	return lines
}

// list reads a list of sections.
func (r *reader) list(l infLine) []string {
	list := items(l.value)
	if len(list) > maxProviders {
		r.wrong.add(l.line, l.valueColumn, "the list has more than "+strconv.Itoa(maxProviders)+" sections")
		list = list[:maxProviders]
	}
	return list
}

func (r *reader) tag(l infLine) (mapi.PropertyTag, bool) {
	tag, reason := parseTag(l.key)
	if reason != "" {
		r.wrong.add(l.line, l.keyColumn, reason)
	}
	return tag, reason == ""
}

func (r *reader) value(tag mapi.PropertyTag, l infLine) (any, bool) {
	bare := !strings.Contains(l.key, "_") // digits, not a name
	value, reason := parseValue(tag, bare, l.value)
	r.complain(l, reason)
	return value, reason == ""
}

// complain notes that a value is wrong.
func (r *reader) complain(l infLine, reason string) {
	if reason != "" {
		r.wrong.add(l.line, l.valueColumn, reason)
	}
}
