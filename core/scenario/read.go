package scenario

import (
	"fmt"
	"slices"
	"strings"

	"mapi-playground/core/idle"
)

// Read reads a scenario. The error is a [*Mistake]: the first that there is in the
// profiles and so on, or then in the inputs.
func Read(data []byte) (*Scenario, error) {
	data = plain(data)
	root, err := parse(data)
	if err != nil {
		return nil, err
	}
	r := reader{data: data, line: 1}
	s := r.scenario(root)
	if r.found == nil {
		r.resolve()
	}
	if f := r.found; f != nil {
		return nil, mistake(data, f.at, f.path, f.reason)
	}
	return s, nil
}

func (r *reader) name(v value, name string, g group, defines bool) {
	r.named = append(r.named, reference{v.at, strings.Join(r.path, ""), name, g, defines})
}

func (r *reader) texts(v value) Text {
	if v.kind == text && v.text == "" {
		return nil
	}
	if v.kind == text {
		return Text{English: r.text(v)}
	}
	t := make(Text)
	if v.kind != object {
		r.wrong(v, "it takes a text, or one for each language, not %s", v.kind)
		return t
	}
	for i, language := range v.keys {
		r.in(language, func() {
			if t[language] = r.text(v.items[i]); t[language] == "" {
				r.wrong(v.items[i], "the text is empty")
			} else if !isLanguage(language) {
				r.wrong(v.items[i], "%s is no language tag such as pt-BR", quote(language))
			}
		})
	}
	if t[English] == "" {
		r.lacks(v, "there is no English text")
	}
	return t
}

// isLanguage reports whether the tag is two letters or more and then perhaps more
// of letters and digits behind hyphens.
func isLanguage(tag string) bool {
	for i, part := range strings.Split(tag, "-") {
		if len(part) == 0 || len(part) > 8 || i == 0 && len(part) < 2 {
			return false
		}
		for _, c := range []byte(part) {
			if letter := 'a' <= c|0x20 && c|0x20 <= 'z'; !letter && (i == 0 || !isDigit(c)) {
				return false
			}
		}
	}
	return true
}

func (r *reader) scenario(v value) *Scenario {
	s := new(Scenario)
	// The version comes first: what else is wrong with a file of another one is of
	// no interest.
	if i := slices.Index(v.keys, "version"); i >= 0 {
		r.in("version", func() {
			if s.Version = r.count(v.items[i]); s.Version != Version {
				r.wrong(v.items[i], "version %s is not known here; this is version %d", clip(v.items[i].text), Version)
			}
		})
	} else if v.kind == object {
		r.wrong(v, "there is no version; this is version %d", Version)
	}
	if r.found != nil {
		return s
	}
	var inputs value
	r.fields(v, map[string]func(value){
		"version":      func(value) {},
		"title":        func(v value) { s.Title = r.texts(v) },
		"about":        func(v value) { s.About = r.texts(v) },
		"article":      func(v value) { s.Article = r.article(v) },
		"machine":      func(v value) { s.Machine = r.machine(v) },
		"profiles":     func(v value) { r.list(v, func(v value) { s.Profiles = append(s.Profiles, r.profile(v)) }) },
		"applications": func(v value) { r.list(v, func(v value) { s.Applications = append(s.Applications, r.application(v)) }) },
		"inputs":       func(v value) { inputs = v },
	})
	switch {
	case r.found != nil:
	case s.Title[English] == "":
		r.wrong(v, "there is no title")
	case inputs.kind == nothing:
		r.wrong(v, "there are no inputs")
	default:
		r.in("inputs", func() { s.Inputs = r.inputs(inputs) })
	}
	return s
}

func (r *reader) machine(v value) (m Machine) {
	r.fields(v, map[string]func(value){
		"patience":     func(v value) { m.Patience = r.time(v) },
		"limit":        func(v value) { m.Limit = r.count(v) },
		"fault":        func(v value) { m.Fault = r.oneOf(v, choices["fault"]) },
		"unconfigured": func(v value) { m.Unconfigured = r.oneOf(v, choices["unconfigured"]) },
	})
	return m
}

func (r *reader) application(v value) (a Application) {
	r.fields(v, map[string]func(value){
		"name": func(v value) {
			a.Name = r.text(v)
			r.name(v, a.Name, applications, true)
		},
		"capacity": func(v value) { a.Capacity = r.count(v) },
		"readings": func(v value) { a.Readings = r.readings(v) },
	})
	if a.Name == "" {
		r.lacks(v, "an application needs a name")
	}
	return a
}

func (r *reader) readings(v value) map[string]string {
	if v.kind != object {
		r.wrong(v, "it takes %s, not %s", object, v.kind)
		return nil
	}
	var chosen map[string]string
	for i, point := range v.keys {
		r.in(point, func() {
			reading := r.text(v.items[i])
			if err := new(idle.Policy).Set(point, reading); err != nil {
				r.wrong(v.items[i], "%s", noReading(point, reading))
			}
			if chosen == nil {
				chosen = make(map[string]string)
			}
			chosen[point] = reading
		})
	}
	return chosen
}

// noReading says what there is instead.
func noReading(point, reading string) string {
	var known []string
	for _, p := range idle.Points() {
		if p.Name == point {
			return fmt.Sprintf("%s is no reading of %s; there are %s", quote(reading), point, strings.Join(p.Readings, ", "))
		}
		known = append(known, p.Name)
	}
	return fmt.Sprintf("there is nothing to read in one way or another named %s; there are %s", quote(point), strings.Join(known, ", "))
}

// resolve finds names that nothing has, and names that two things have.
func (r *reader) resolve() {
	type name struct {
		name  string
		group group
	}
	known := make(map[name]bool)
	for _, n := range r.named {
		if !n.defines {
			continue
		}
		if key := (name{n.name, n.group}); known[key] {
			r.wrongAt(n.at, n.path, "the name %s is taken already: two things of a kind cannot share one", quote(n.name))
		} else {
			known[key] = true
		}
	}
	for _, n := range r.named {
		if n.defines || known[name{n.name, n.group}] {
			continue
		}
		if n.group == applications {
			r.wrongAt(n.at, n.path, "there is no application %s", quote(n.name))
		} else {
			r.wrongAt(n.at, n.path, "nothing here makes %s named %s", n.group.one(), quote(n.name))
		}
	}
}
