package profile

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxInf is how much of a MapiSvc.inf is read, in bytes. A real one has some
// ten thousand.
const maxInf = 1 << 20

// file is a MapiSvc.inf as sections of lines, before anything is made of them.
type file struct {
	sections []*infSection
	byName   map[string]*infSection // by the folded name
}

type infSection struct {
	name  string
	line  int
	lines []infLine
	size  int // in bytes, its heading and its entries
}

// infLine is key=value.
type infLine struct {
	key, value  string
	line        int
	keyColumn   int
	valueColumn int
}

// fold makes names alike that differ in small and capital letters only.
func fold(name string) string { return alike(strings.TrimSpace(name)) }

// alike maps two names to one exactly if strings.EqualFold holds for them: each
// letter becomes the least of those that it folds to.
func alike(name string) string {
	return strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' {
			return r - 'a' + 'A'
		}
		least := r
		for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
			least = min(least, other)
		}
		return least
	}, name)
}

func (f *file) section(name string) *infSection { return f.byName[fold(name)] }

// scan splits a file into its sections. Blank lines and lines that begin with a
// semicolon say nothing.
func scan(text string, wrong *problems) *file {
	f := &file{byName: map[string]*infSection{}}
	var in *infSection
	n := 0
	for raw := range strings.SplitSeq(strings.TrimPrefix(text, "\ufeff"), "\n") {
		n++
		step(1 + len(raw))
		line := strings.TrimSpace(raw)
		indent := strings.Index(raw, line) + 1
		switch {
		case line == "" || line[0] == ';':
		case !utf8.ValidString(line) || strings.ContainsRune(line, 0):
			wrong.add(n, 0, "this is no text in UTF-8")
		case line[0] == '[':
			in = f.open(line, n, indent, wrong)
		case in == nil:
			wrong.add(n, indent, "an entry before the first section")
		default:
			in.add(line, n, indent, wrong)
		}
	}
	return f
}

// open begins a section. After a faulty heading the entries still need a section
// to be in, which nothing refers to.
func (f *file) open(line string, n, indent int, wrong *problems) *infSection {
	s := &infSection{line: n, size: len(line)}
	name, closed := strings.CutSuffix(line[1:], "]")
	s.name = strings.TrimSpace(name)
	switch other := f.section(s.name); {
	case !closed:
		wrong.add(n, indent, "the heading of a section ends with ]")
	case s.name == "":
		wrong.add(n, indent, "a section needs a name")
	case other != nil:
		wrong.add(n, indent, "section ["+s.name+"] is in line "+strconv.Itoa(other.line)+" already")
	default:
		f.sections = append(f.sections, s)
		f.byName[fold(s.name)] = s
	}
	return s
}

func (s *infSection) add(line string, n, indent int, wrong *problems) {
	key, value, ok := strings.Cut(line, "=")
	trimmed := strings.TrimSpace(value)
	l := infLine{
		key: strings.TrimSpace(key), value: unquote(trimmed), line: n, keyColumn: indent,
		valueColumn: indent + len(key) + 1 + strings.Index(value, trimmed),
	}
	switch {
	case !ok:
		wrong.add(n, indent, "an entry is a name, an equal sign and a value")
	case l.key == "":
		wrong.add(n, indent, "there is no name before the equal sign")
	default:
		s.lines = append(s.lines, l)
		s.size += len(line)
	}
}

// unquote takes quotes off that stand around a whole value.
func unquote(value string) string {
	if n := len(value); n >= 2 && value[0] == value[n-1] && (value[0] == '"' || value[0] == '\'') {
		return value[1 : n-1]
	}
	return value
}

// items splits a list at its commas.
func items(value string) []string {
	var list []string
	for item := range strings.SplitSeq(value, ",") {
		if item = strings.TrimSpace(item); item != "" {
			list = append(list, item)
		}
	}
	return list
}
