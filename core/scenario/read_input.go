package scenario

import (
	"slices"
	"strconv"
	"strings"
)

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
	if in.Do == "idle" && in.App != "" && !in.True("recorded") {
		r.lacks(v, "the computer is idle for all applications; only a recorded tick is one application's")
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
	in.Args.Set(p.Name, arg)
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
		"returns": func(v value) { c.Returns = r.oneOf(v, choices["returns"]) },
		"does": func(v value) {
			r.calls++
			r.list(v, func(v value) { c.Does = append(c.Does, r.input(v)) })
			r.calls--
		},
	})
	return c
}
