package main

import (
	"slices"
	"strings"

	"mapi-playground/core/scenario"
)

// verbs defines what an input is, by its verb, and what a routine does, which is an
// input without a time and an application of its own.
func (w *writer) verbs() {
	var all, inner []scenario.Verb
	for _, v := range scenario.Verbs() {
		all = append(all, v)
		if !v.Outer() {
			inner = append(inner, v)
		}
	}
	w.define("input", w.choice(all, true))
	w.define("done", w.choice(inner, false))
}

// choice is an object whose other fields depend on its verb. Conditions, and not one
// alternative a verb, so that a mistake is told of the verb that was meant.
func (w *writer) choice(verbs []scenario.Verb, timed bool) node {
	var names []node
	var cases []node
	for _, v := range verbs {
		names = append(names, node{"const": v.Name, "description": w.say(v.About)})
		cases = append(cases, node{
			"if":   node{"required": []string{"do"}, "properties": node{"do": node{"const": v.Name}}},
			"then": w.verb(v, timed),
		})
	}
	properties := node{"do": node{"oneOf": names, "description": w.say("What happens.")}}
	for name, field := range w.common(timed) {
		properties[name] = field
	}
	return node{"type": "object", "required": []string{"do"}, "properties": properties, "allOf": cases}
}

// common are the fields that any input has, whatever its verb is.
func (w *writer) common(timed bool) node {
	if !timed {
		return node{}
	}
	return node{
		"at":    described(span(), w.say("When it happens, in hundredths of a second from the beginning; without it, right after the input before.")),
		"after": described(node{"type": "integer", "minimum": 0, "maximum": 1 << 24}, w.say("It does not begin before the run has made so many steps.")),
		"app":   described(node{"type": "string", "maxLength": 4096, "x-refers": "application"}, w.say("The application that does it.")),
	}
}

func (w *writer) verb(v scenario.Verb, timed bool) node {
	properties := w.common(timed)
	properties["do"] = node{"const": v.Name, "description": w.say(v.About)}
	needs := []string{"do"}
	if timed && v.NeedsApp() {
		needs = append(needs, "app")
	}
	for _, p := range v.Params {
		properties[p.Name] = w.param(p)
		if p.Must {
			needs = append(needs, p.Name)
		}
	}
	if v.TakesCalls() {
		properties["calls"] = node{"type": "array", "items": ref("call"),
			"description": w.say("How the calls of the routine go: the first, the second, and from then on as the last one says.")}
	}
	n := node{"properties": properties, "required": needs, "additionalProperties": false}
	switch v.Name {
	case "answer":
		n["minProperties"], n["oneOf"] = 3, answers(v)
	case "idle":
		n["dependencies"] = node{"app": node{"required": []string{"recorded"}, "properties": node{"recorded": node{"const": true}}}}
	}
	return n
}

// answers are the ways to answer, of which one is taken. The check box of configure
// goes with the choice of a profile.
func answers(v scenario.Verb) (ways []node) {
	for _, p := range v.Params {
		if p.Name == "call" || p.Name == "configure" {
			continue
		}
		way := node{"required": []string{p.Name}}
		if p.Name != "profile" {
			way["not"] = node{"required": []string{"configure"}}
		}
		ways = append(ways, way)
	}
	return ways
}

// param is a parameter, which may be null where it may be left out.
func (w *writer) param(p scenario.Param) node {
	n := node{}
	values, many := p.Values()
	switch {
	case many:
		n = flags(values)
	case values != nil && slices.ContainsFunc(values, isName):
		n = oneOf(values)
	case values != nil:
		n = node{"enum": values}
	case p.Takes == "a number":
		n["type"] = "number"
	case p.Takes == "true or false":
		n["type"] = "boolean"
	case p.Takes == "hundredths of a second":
		n = span()
	default:
		n = text()
	}
	if all := p.Defines(); len(all) > 0 {
		n["x-defines"], n["minLength"] = all, 1
	}
	if of := p.Refers(); of != "" {
		n["x-refers"] = of
	}
	takes, _, _ := strings.Cut(p.Takes, ":")
	about := map[string]string{"flags": "Flags, with | between, or a number in a string.", "one of": "One of these."}[takes]
	if about == "" {
		about = strings.ToUpper(takes[:1]) + takes[1:] + "."
	}
	if p.Must {
		return described(n, w.say(about)+" "+w.say("It is needed."))
	}
	return node{"anyOf": []node{n, {"type": "null"}}, "description": w.say(about)}
}

// isName reports whether it is a documented name, which a number may stand for.
func isName(value string) bool {
	return strings.ToUpper(value) == value && strings.Contains(value, "_")
}
