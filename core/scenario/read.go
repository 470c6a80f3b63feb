package scenario

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
	"mapi-playground/core/session"
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

// reader turns values into a scenario. It reads an object that has a mistake in it
// to the end, with zero values, and keeps the mistake that stands first.
type reader struct {
	data  []byte
	path  []string
	found *found
	named []reference
	calls int // whose does is being read

	// The line of a place, to count on from: counting from the beginning for each
	// input would take the square of the time.
	lineAt, line int
}

// found is a mistake whose line is not counted yet.
type found struct {
	at           int
	path, reason string
}

// reference is a name as it stands in the file.
type reference struct {
	at    int
	path  string
	name  string
	group group
	// defines: it gives the name; otherwise it uses it.
	defines bool
}

func (r *reader) wrong(v value, reason string, args ...any) {
	r.wrongAt(v.at, strings.Join(r.path, ""), reason, args...)
}

func (r *reader) wrongAt(at int, path, reason string, args ...any) {
	if r.found == nil || at < r.found.at {
		r.found = &found{at, path, fmt.Sprintf(reason, args...)}
	}
}

// lacks says what is missing in an object, unless something in it is wrong.
func (r *reader) lacks(v value, reason string, args ...any) {
	if r.found == nil || r.found.at < v.at {
		r.wrong(v, reason, args...)
	}
}

// past says whether a mistake was found before a place: nothing that stands there
// is of interest any more.
func (r *reader) past(at int) bool { return r.found != nil && r.found.at < at }

func (r *reader) name(v value, name string, g group, defines bool) {
	r.named = append(r.named, reference{v.at, strings.Join(r.path, ""), name, g, defines})
}

// lineOf is the line of a place that is no earlier than the one before.
func (r *reader) lineOf(at int) int {
	r.line += bytes.Count(r.data[r.lineAt:at], []byte("\n"))
	r.lineAt = at
	return r.line
}

// in reads something with the path one longer.
func (r *reader) in(step string, read func()) {
	step = clip(step)
	if len(r.path) > 0 && !strings.HasPrefix(step, "[") {
		step = "." + step
	}
	r.path = append(r.path, step)
	read()
	r.path = r.path[:len(r.path)-1]
}

// fields reads an object whose keys are these and no others.
func (r *reader) fields(v value, known map[string]func(value)) {
	if v.kind != object {
		r.wrong(v, "it takes %s, not %s", object, v.kind)
		return
	}
	for i, key := range v.keys {
		if r.past(v.items[i].at) {
			return
		}
		read, ok := known[key]
		if !ok {
			r.wrong(v.items[i], "there is no field %s here%s", quote(key), suggestion(key, maps.Keys(known)))
			continue
		}
		r.in(key, func() { read(v.items[i]) })
	}
}

func (r *reader) list(v value, read func(value)) {
	if v.kind != array {
		r.wrong(v, "it takes %s, not %s", array, v.kind)
		return
	}
	for i, item := range v.items {
		if r.past(item.at) {
			return
		}
		r.in("["+strconv.Itoa(i)+"]", func() { read(item) })
	}
}

func (r *reader) text(v value) string {
	if v.kind != text {
		r.wrong(v, "it takes %s, not %s", text, v.kind)
		return ""
	}
	if reason := isText(v.text); reason != "" {
		r.wrong(v, "%s", reason)
		return ""
	}
	return v.text
}

func (r *reader) bool(v value) bool {
	if v.kind != boolean {
		r.wrong(v, "it takes %s, not %s", boolean, v.kind)
	}
	return v.text == "true"
}

func (r *reader) count(v value) int {
	const most = 1 << 24
	n, err := strconv.ParseUint(v.text, 10, 32)
	if v.kind != number || err != nil || n > most {
		r.wrong(v, "it takes a whole number from 0 to %d", most)
		return 0
	}
	return int(n)
}

func (r *reader) time(v value) Time {
	t, err := ParseTime(v.text)
	if v.kind != number || err != nil {
		r.wrong(v, "it takes a number of hundredths of a second, from 0 to %v", MaxTime)
	}
	return t
}

func (r *reader) result(v value) mapi.HRESULT {
	s := r.text(v)
	h, ok := mapi.ParseHRESULT(s)
	if !ok {
		r.wrong(v, "%s is no result", quote(s))
	}
	return h
}

// word reads flags or one of a kind.
func word[W any](r *reader, v value, parse func(string) (W, error)) W {
	w, err := parse(r.text(v))
	if err != nil {
		r.wrong(v, "%s", clip(err.Error()))
	}
	return w
}

func (r *reader) oneOf(v value, known []string) string {
	s := r.text(v)
	if !slices.Contains(known, s) {
		r.wrong(v, "%s is none of %s", quote(s), strings.Join(known, ", "))
	}
	return s
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

// isLanguage says whether the tag is two letters or more and then perhaps more
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

func (r *reader) inputs(v value) []Input {
	if len(v.items) > MaxInputs {
		r.wrong(v, "%d inputs; %d are the most", len(v.items), MaxInputs)
		return nil
	}
	var all []Input
	var now Time
	r.list(v, func(v value) {
		in := r.input(v)
		if in.At < 0 {
			in.At = now
		}
		if in.At < now {
			r.wrong(v, "time goes back: %v comes after %v", in.At, now)
		}
		now = in.At
		all = append(all, in)
	})
	return all
}

func (r *reader) machine(v value) (m Machine) {
	r.fields(v, map[string]func(value){
		"patience": func(v value) { m.Patience = r.time(v) },
		"limit":    func(v value) { m.Limit = r.count(v) },
		"fault": func(v value) {
			m.Fault = r.oneOf(v, []string{"services", "OLE", "process", "shared", "notifications", "profiles"})
		},
		"unconfigured": func(v value) { m.Unconfigured = r.oneOf(v, []string{"skips", "disables"}) },
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

func (r *reader) profile(v value) (p Profile) {
	r.fields(v, map[string]func(value){
		"name": func(v value) {
			p.Name = r.text(v)
			r.name(v, p.Name, profiles, true)
		},
		"default":     func(v value) { p.Default = r.bool(v) },
		"app":         func(v value) { p.App = r.bool(v) },
		"damaged":     func(v value) { p.Damaged = r.bool(v) },
		"credentials": func(v value) { p.Credentials = r.text(v) },
		"mailbox":     func(v value) { p.Mailbox = r.text(v) },
		"services":    func(v value) { r.list(v, func(v value) { p.Services = append(p.Services, r.service(v)) }) },
	})
	if p.Name == "" {
		r.lacks(v, "a profile needs a name")
	}
	return p
}

func (r *reader) service(v value) (s Service) {
	r.fields(v, map[string]func(value){
		"name":      func(v value) { s.Name = r.text(v) },
		"flags":     func(v value) { s.Flags = word(r, v, mapi.ParseFlags[mapi.ServiceResourceFlags]) },
		"required":  func(v value) { s.Required = r.bool(v) },
		"entry":     func(v value) { r.list(v, func(v value) { s.Entry = append(s.Entry, r.result(v)) }) },
		"providers": func(v value) { r.list(v, func(v value) { s.Providers = append(s.Providers, r.provider(v)) }) },
	})
	if s.Name == "" {
		r.lacks(v, "a service needs a name")
	}
	return s
}

func (r *reader) provider(v value) (p Provider) {
	r.fields(v, map[string]func(value){
		"name":     func(v value) { p.Name = r.text(v) },
		"type":     func(v value) { p.Type = word(r, v, mapi.ParseEnum[mapi.ResourceType]) },
		"flags":    func(v value) { p.Flags = word(r, v, mapi.ParseFlags[mapi.ResourceFlags]) },
		"identity": func(v value) { p.Identity = r.text(v) },
		"init":     func(v value) { p.Init = r.result(v) },
		"spi":      func(v value) { p.Spi = r.oneOf(v, []string{"old"}) },
		"logons":   func(v value) { r.list(v, func(v value) { p.Logons = append(p.Logons, r.logon(v)) }) },
		"limit":    func(v value) { p.Limit = r.count(v) },
		"state":    func(v value) { p.State = r.result(v) },
		"shutdown": func(v value) { p.Shutdown = r.result(v) },
		"wants":    func(v value) { p.Wants = word(r, v, mapi.ParseFlags[mapi.TransportFlags]) },
	})
	switch {
	case p.Name == "":
		r.lacks(v, "a provider needs a name")
	case p.Type != mapi.AddressBookProvider && p.Type != mapi.StoreProvider && p.Type != mapi.TransportProvider:
		r.lacks(v, "a provider's type is MAPI_AB_PROVIDER, MAPI_STORE_PROVIDER or MAPI_TRANSPORT_PROVIDER")
	}
	return p
}

func (r *reader) logon(v value) (l Logon) {
	if v.kind == text {
		l.Result = r.result(v)
		return l
	}
	var finds session.ProviderFinds
	answers, found := false, false
	r.fields(v, map[string]func(value){
		"result":     func(v value) { l.Result, answers = r.result(v), true },
		"detail":     func(v value) { l.Detail = r.text(v) },
		"stored":     func(v value) { finds.Stored, found = r.bool(v), true },
		"configured": func(v value) { finds.Configured, found = r.bool(v), true },
	})
	if found {
		l.Finds = &finds
	}
	if found && answers {
		r.lacks(v, "either the provider answers with a result or it goes by what it finds stored and configured")
	}
	return l
}

// input reads an input. Its time is negative if it has none; inside a routine's
// call it has neither time nor application of its own.
func (r *reader) input(v value) Input {
	in := Input{Line: r.lineOf(v.at), At: -1}
	inside := r.calls > 0
	if inside {
		in.At = 0
	}
	do := slices.Index(v.keys, "do")
	if v.kind != object || do < 0 {
		r.wrong(v, "an input is an object with a field \"do\"")
		return in
	}
	in.Do = v.items[do].text
	verb, ok := verb(in.Do)
	if !ok || v.items[do].kind != text {
		r.in("do", func() {
			r.wrong(v.items[do], "there is no %s to do%s", quote(in.Do), suggestion(in.Do, verbNames()))
		})
		return in
	}
	for i, key := range v.keys {
		if r.past(v.items[i].at) {
			return in
		}
		r.in(key, func() { r.fieldOf(&in, verb, key, v.items[i]) })
	}
	r.complete(v, &in, verb)
	return in
}

func (r *reader) fieldOf(in *Input, verb *Verb, key string, v value) {
	inside := r.calls > 0
	p, isParam := verb.param(key)
	switch {
	case key == "do":
	case key == "at" && !inside:
		in.At = r.time(v)
	case key == "after" && !inside:
		in.After = r.count(v)
	case key == "app" && !inside:
		if in.App = r.text(v); in.App != "" {
			r.name(v, in.App, applications, false)
		}
	case key == "calls" && verb.calls:
		r.list(v, func(v value) { in.Calls = append(in.Calls, r.call(v)) })
	case isParam:
		r.argument(in, p, v)
	case inside && (key == "at" || key == "after" || key == "app"):
		r.wrong(v, "what a routine does has no %q of its own", key)
	default:
		r.wrong(v, "%s has no parameter %s%s", in.Do, quote(key), suggestion(key, verb.fields()))
	}
}

// complete says what is missing.
func (r *reader) complete(v value, in *Input, verb *Verb) {
	inside := r.calls > 0
	if verb.app && !inside && in.App == "" {
		r.lacks(v, "%s needs an app, which does it", in.Do)
	}
	if inside && verb.outer {
		r.wrong(v, "a routine cannot do %q", in.Do)
	}
	for _, p := range verb.Params {
		if p.Must && !in.Has(p.Name) {
			r.lacks(v, "%s needs %s", in.Do, p.Name)
		}
	}
	if in.Do == "answer" {
		r.answers(v, in, verb)
	}
}

// answers says that there is not exactly one answer. The check box goes with the
// choice of a profile and is none by itself.
func (r *reader) answers(v value, in *Input, verb *Verb) {
	given := len(in.Args) - 1
	if in.Has("configure") && in.Has("profile") {
		given--
	}
	if given != 1 || in.Has("configure") && !in.Has("profile") {
		known := slices.Collect(verb.fields())
		r.lacks(v, "an answer is one of %s", strings.Join(known[len(common)+1:len(known)-1], ", "))
	}
}

func (r *reader) argument(in *Input, p *Param, v value) {
	var arg any
	switch v.kind {
	case null:
		return // NULL, which is what a parameter that is left out is
	case array, object:
		r.wrong(v, "it takes %s, not %s", p.Takes, v.kind)
		return
	case number:
		f, err := strconv.ParseFloat(v.text, 64)
		if err != nil {
			r.wrong(v, "%s is too large a number", clip(v.text))
			return
		}
		arg = f
	case boolean:
		arg = v.text == "true"
	default:
		arg = v.text
	}
	if reason := p.check(arg); reason != "" {
		r.wrong(v, "%s", reason)
		return
	}
	if in.Args == nil {
		in.Args = make(map[string]any)
	}
	in.Args[p.Name] = arg
	r.names(p, v)
}

// names takes down what a parameter names.
func (r *reader) names(p *Param, v value) {
	switch {
	case v.text == Self && len(p.defines) > 0 && p.defines[0] == routines:
		r.wrong(v, "%q is what a running routine calls itself", Self)
		return
	case v.text == Self && p.refers == routines && r.calls > 0:
		return
	case v.text == "" && len(p.defines) > 0:
		r.wrong(v, "the name is empty")
	}
	for _, g := range p.defines {
		r.name(v, v.text, g, true)
	}
	if p.refers != "" {
		r.name(v, v.text, p.refers, false)
	}
}

// Self is, in what a routine does, the routine's own tag.
const Self = "self"

func (r *reader) call(v value) (c RoutineCall) {
	r.fields(v, map[string]func(value){
		"cost":    func(v value) { c.Cost = r.time(v) },
		"returns": func(v value) { c.Returns = r.oneOf(v, []string{"FALSE", "TRUE", "throws"}) },
		"does": func(v value) {
			r.calls++
			r.list(v, func(v value) { c.Does = append(c.Does, r.input(v)) })
			r.calls--
		},
	})
	return c
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
