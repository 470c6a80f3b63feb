package main

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
	"mapi-playground/core/trace"
)

// node is a piece of a JSON Schema.
type node map[string]any

// dialect is the version of JSON Schema that most tools know.
const dialect = "http://json-schema.org/draft-07/schema#"

// writer makes the schema with explanations in one language.
type writer struct {
	say  func(english string) string
	defs node
}

// languages are the languages that a text may be in.
func languages() node {
	all := node{}
	for _, language := range trace.Languages() {
		all[language] = text()
	}
	return all
}

// schema is the format of scenarios as a JSON Schema: made of the Go types, of the
// table of verbs, and of what the reference says of the fields.
func schema(say func(english string) string) node {
	w := &writer{say: say, defs: node{}}
	root := w.object("scenario", reflect.TypeFor[scenario.Scenario](), "version", "title", "inputs")
	w.define("text", node{"anyOf": []node{
		text(),
		{"type": "object", "required": []string{scenario.English}, "properties": languages(), "additionalProperties": text()},
	}})
	w.define("result", result())
	w.define("results", node{"anyOf": []node{ref("result"), {"type": "array", "items": ref("result")}}})
	w.define("logon", w.logon())
	w.of("", reflect.TypeFor[scenario.RoutineCall]())
	w.verbs()
	root["$schema"] = dialect
	root["title"] = w.say("A scenario: who is there, and what happens when.")
	root["definitions"] = w.defs
	root["properties"].(node)["version"] = node{"const": scenario.Version, "description": root["properties"].(node)["version"].(node)["description"]}
	return root
}

func (w *writer) define(name string, n node) { w.defs[name] = n }

// object is the schema of a struct, whose fields are explained by the reference.
func (w *writer) object(of string, typ reflect.Type, needs ...string) node {
	said := scenario.Fields(of)
	properties := node{}
	for i := range typ.NumField() {
		name, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
		field := w.of(name, typ.Field(i).Type)
		if about := said[name]; about != "" {
			field = described(field, w.say(sentence(about)))
		}
		properties[name] = field
	}
	n := node{"type": "object", "properties": properties, "additionalProperties": false}
	if len(needs) > 0 {
		n["required"] = needs
	}
	return n
}

// see is where the reference points to another part of itself.
var see = regexp.MustCompile(`, see (below|\[\w+\])|, below`)

// sentence is what the reference says of a field, by itself.
func sentence(about string) string {
	about = see.ReplaceAllString(about, "")
	return strings.ToUpper(about[:1]) + about[1:]
}

// described is a schema with an explanation. Beside a $ref nothing else counts.
func described(n node, about string) node {
	if _, ok := n["$ref"]; ok {
		return node{"allOf": []node{n}, "description": about}
	}
	n["description"] = about
	return n
}

func ref(name string) node { return node{"$ref": "#/definitions/" + name} }

// of is the schema of a Go type under the name of its field.
func (w *writer) of(name string, typ reflect.Type) node {
	switch typ {
	case reflect.TypeFor[scenario.Time]():
		return span()
	case reflect.TypeFor[scenario.Text]():
		return ref("text")
	case reflect.TypeFor[scenario.Results]():
		return ref("results")
	case reflect.TypeFor[scenario.Logon]():
		return ref("logon")
	case reflect.TypeFor[scenario.Input]():
		return ref("input")
	case reflect.TypeFor[mapi.ResourceType]():
		return node{"enum": []string{mapi.AddressBookProvider.String(), mapi.StoreProvider.String(), mapi.TransportProvider.String()}}
	case reflect.TypeFor[mapi.ServiceResourceFlags]():
		return flags(namesOf(mapi.FlagNames[mapi.ServiceResourceFlags]()))
	case reflect.TypeFor[mapi.ResourceFlags]():
		return flags(namesOf(mapi.FlagNames[mapi.ResourceFlags]()))
	case reflect.TypeFor[mapi.TransportFlags]():
		return flags(namesOf(mapi.FlagNames[mapi.TransportFlags]()))
	}
	switch typ.Kind() {
	case reflect.Slice:
		return node{"type": "array", "items": w.of(name, typ.Elem())}
	case reflect.Struct:
		of := strings.ToLower(typ.Name())
		needs := map[string][]string{"profile": {"name"}, "service": {"name"}, "provider": {"name", "type"}, "application": {"name"}, "article": {"part", "place"}}
		if of == "routinecall" {
			of = "call"
		}
		if _, ok := w.defs[of]; !ok {
			w.define(of, nil)
			w.define(of, w.object(of, typ, needs[of]...))
			if properties := w.defs[of].(node)["properties"].(node); of == "profile" || of == "application" {
				properties["name"].(node)["x-defines"] = []string{of}
			} else if of == "article" {
				properties["place"].(node)["minimum"] = 1
			} else if of == "call" {
				properties["does"].(node)["items"] = ref("done")
			}
		}
		return ref(of)
	case reflect.Map:
		return readings()
	case reflect.Bool:
		return node{"type": "boolean"}
	case reflect.Int:
		return node{"type": "integer", "minimum": 0, "maximum": 1 << 24}
	case reflect.String:
		if choices := scenario.Choices(name); choices != nil {
			return node{"enum": choices}
		}
		return text()
	}
	panic(fmt.Sprintf("no schema for %v", typ)) // the generator has to learn a new type of field
}

func text() node { return node{"type": "string", "maxLength": 4096} }

func span() node {
	return node{"type": "number", "minimum": 0, "maximum": int64(scenario.MaxTime / scenario.Hundredth)}
}

// number is how numbers are written where names are expected.
const number = `0[xX][0-9A-Fa-f]+|[0-9]+`

// flags are names with | between, or numbers.
func flags(names []string) node {
	var quoted []string
	for _, name := range names {
		quoted = append(quoted, regexp.QuoteMeta(name))
	}
	one := `\s*(` + strings.Join(append(quoted, number), "|") + `)\s*`
	return node{"type": "string", "maxLength": 4096, "pattern": `^(\s*|` + one + `(\|` + one + `)*)$`, "x-flags": names}
}

// oneOf is a name, or a number.
func oneOf(names []string) node {
	return node{"type": "string", "anyOf": []node{{"enum": names}, {"pattern": `^\s*(` + number + `)\s*$`}}}
}

func namesOf(all []mapi.Named) (names []string) {
	for _, one := range all {
		names = append(names, one.Name)
	}
	return names
}

// result is a result by its name, or as it is written where it has none.
func result() node {
	return node{"type": "string", "anyOf": []node{{"enum": namesOf(mapi.ResultNames())}, {"pattern": `^(HRESULT )?(` + number + `|[A-Z_]+( \(.*\))?)$`}}}
}

func (w *writer) logon() node {
	say := func(n node, english string) node { return described(n, w.say(english)) }
	return node{"anyOf": []node{
		ref("result"),
		{"type": "object", "additionalProperties": false, "properties": node{
			"result":     say(ref("result"), "What the provider answers."),
			"detail":     say(text(), "What its error says."),
			"takes":      say(span(), "How long the provider is at it."),
			"stored":     say(node{"type": "boolean"}, "Whether its configuration is in the profile section (S-109)."),
			"configured": say(node{"type": "boolean"}, "Whether that configuration is complete (S-109)."),
		}, "not": node{"required": []string{"result"}, "anyOf": []node{{"required": []string{"stored"}}, {"required": []string{"configured"}}}}},
	}}
}

func readings() node {
	properties := node{}
	for _, p := range idle.Points() {
		properties[p.Name] = node{"enum": p.Readings}
	}
	return node{"type": "object", "properties": properties, "additionalProperties": false}
}
