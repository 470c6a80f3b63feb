package main

import (
	"cmp"
	"errors"
	"fmt"
	"go/ast"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// shape is a type of Go that crosses the border as JSON, and what the page calls it.
type shape struct {
	dir, name string
	as        string
}

// shapeFile is a file of types.
type shapeFile struct {
	name, about string
	shapes      []shape
}

var shapeFiles = []shapeFile{
	{"shapes", "What a player and the program tell of themselves. Times are hundredths of a second (I-17), with decimals, unless their names say otherwise.", []shape{
		{dir: "core/player", name: "State", as: "State"},
		{dir: "core/player", name: "Branch", as: "Branch"},
		{dir: "core/player", name: "Told", as: "Told"},
		{dir: "core/trace", name: "Fact", as: "Fact"},
		{dir: "core/view", name: "Snapshot", as: "World"},
		{dir: "core/view", name: "App", as: "WorldApp"},
		{dir: "core/view", name: "Routine", as: "WorldRoutine"},
		{dir: "core/view", name: "Profile", as: "WorldProfile"},
		{dir: "core/view", name: "Call", as: "WorldCall"},
		{dir: "core/view", name: "Session", as: "WorldSession"},
		{dir: "core/view", name: "Service", as: "WorldService"},
		{dir: "core/view", name: "Provider", as: "WorldProvider"},
		{dir: "core/view", name: "Status", as: "WorldStatus"},
		{dir: "core/view", name: "Transport", as: "WorldTransport"},
		{dir: "core/player", name: "Reason", as: "Reason"},
		{dir: "core/view", name: "Ranked", as: "Ranked"},
		{dir: "core/replay", name: "Break", as: "Break"},
		{dir: "core/world", name: "Standing", as: "Standing"},
		{dir: "core/world", name: "StandingApp", as: "StandingApp"},
		{dir: "core/world", name: "StandingRoutine", as: "StandingRoutine"},
		{dir: "core/player", name: "Opened", as: "Link"},
		{dir: "core/player", name: "Checked", as: "Checked"},
		{dir: "core/player", name: "Mistake", as: "Mistake"},
		{dir: "core/player", name: "Reference", as: "Reference"},
		{dir: "core/idle", name: "Point", as: "ReadingPoint"},
		{dir: "core/player", name: "Constants", as: "Constants"},
		{dir: "core/mapi", name: "Named", as: "Named"},
		{dir: "core/player", name: "Chart", as: "Chart"},
		{dir: "core/player", name: "Node", as: "ChartNode"},
		{dir: "core/player", name: "Edge", as: "ChartEdge"},
		{dir: "core/session", name: "Point", as: "Point"},
		{dir: "core/spec", name: "Rule", as: "Rule"},
	}},
	{"snapshot", "What the program says of the applications, sessions and profiles of a page: the same as a player does of a scenario, and what only a live host knows.", []shape{
		{dir: "wasm/apps", name: "Snapshot", as: "Snapshot"},
		{dir: "wasm/apps", name: "Shown", as: "ShownApplication"},
		{dir: "wasm/hot", name: "Tick", as: "Tick"},
		{dir: "wasm/hot", name: "Run", as: "Run"},
		{dir: "wasm/hot", name: "Refused", as: "Refused"},
		{dir: "wasm/host", name: "SpoolerCall", as: "SpoolerCall"},
		{dir: "wasm/profiles", name: "State", as: "StorageState"},
		{dir: "wasm/profiles", name: "Damaged", as: "DamagedProfile"},
	}},
}

// aliases are types that are the same as one of the shapes.
var aliases = map[string]string{"core/session.Fact": "core/trace.Fact"}

// enums are the types of which the page may know all values.
var enums = []string{"core/session.ChartID", "core/session.Shape", "core/session.Branch", "core/view.State"}

// written are the types, and the fields, that JSON has otherwise than Go.
var written = map[string]string{
	"core/scenario.Time":         "number",
	"core/trace.Result":          "string",
	"core/player.Texts":          "Record<string, string>",
	"core/player.State.snapshot": "World", // there is one at every step
	"core/view.Call.asks":        "'' | 'profile' | 'credentials' | 'retry' | 'prompt' | 'logoff' | 'mutex'",
	"wasm/hot.Tick.kind":         "'idle' | 'message' | 'flush'",
	"wasm/profiles.State.kind":   "'memory' | 'indexeddb'",
}

// shapes makes the files of types.
func shapes(s *sources, made map[string][]byte) error {
	w := writer{sources: s, names: make(map[string]string), files: make(map[string]string)}
	for _, file := range shapeFiles {
		for _, one := range file.shapes {
			w.names[one.dir+"."+one.name], w.files[one.as] = one.as, file.name
		}
	}
	for _, file := range shapeFiles {
		w.file = file.name
		w.out.Reset()
		w.bases = nil
		for _, one := range file.shapes {
			if err := w.shape(one); err != nil {
				return fmt.Errorf("%s.%s: %w", one.dir, one.name, err)
			}
		}
		made["web/module/"+file.name+".d.ts"] = []byte(fmt.Sprintf("%s// %s\n%s", notice, file.about, w.imported()) + w.out.String())
	}
	return nil
}

// writer writes one file after the other.
type writer struct {
	*sources
	names map[string]string // of types of Go, on the page
	files map[string]string // of types of the page
	file  string
	out   strings.Builder
	bases []string // types of other files that types of this one extend
}

// imported is the imports of the file: an interface can extend only what has a name in it.
func (w *writer) imported() string {
	var all strings.Builder
	for _, as := range w.bases {
		fmt.Fprintf(&all, "\nimport type { %s } from './%s.js';", as, w.files[as])
	}
	if all.Len() > 0 {
		all.WriteByte('\n')
	}
	return all.String()
}

func (w *writer) shape(one shape) error {
	fields, extends, err := w.fields(one.dir, one.name)
	if err != nil {
		return err
	}
	p, err := w.read(one.dir)
	if err != nil {
		return err
	}
	w.out.WriteByte('\n')
	// A comment of Go begins with the name of the type, which is another one here.
	if about, ok := strings.CutPrefix(p.docs[one.name], one.name+" is "); ok {
		about = strings.ReplaceAll(strings.Join(strings.Fields(about), " "), "`", "")
		doc(&w.out, "", strings.ToUpper(about[:1])+about[1:])
	}
	if extends != "" {
		extends = " extends " + extends
	}
	fmt.Fprintf(&w.out, "export interface %s%s {\n", one.as, extends)
	for _, f := range fields {
		doc(&w.out, "  ", f.about)
		fmt.Fprintf(&w.out, "  %s%s: %s;\n", f.name, map[bool]string{true: "?"}[f.optional], f.kind)
	}
	w.out.WriteString("}\n")
	return nil
}

// field is a field as JSON has it.
type field struct {
	name, kind, about string
	optional          bool
}

// fields returns the fields of a struct. What is embedded in it is what it extends, if
// the page has a name for that; otherwise its fields are among those of the struct. A
// field further out hides one of the same name further in.
func (w *writer) fields(dir, name string) (all []field, extends string, err error) {
	p, err := w.read(dir)
	if err != nil {
		return nil, "", err
	}
	declared, ok := p.types[name]
	if !ok {
		return nil, "", errors.New("there is no such type")
	}
	made, ok := declared.Type.(*ast.StructType)
	if !ok {
		return nil, "", errors.New("it is no struct")
	}
	var inner, base []field
	at := 0 // where what is embedded belongs
	for _, f := range made.Fields.List {
		if len(f.Names) == 0 {
			dir, name, err := w.resolve(dir, p.in[name], f.Type)
			if err != nil {
				return nil, "", err
			}
			embedded, further, err := w.fields(dir, name)
			if err != nil {
				return nil, "", err
			}
			extends = cmp.Or(extends, further)
			if as, ok := w.names[dir+"."+name]; ok {
				extends, base = as, embedded
				if from := w.files[as]; from != w.file && !slices.Contains(w.bases, as) {
					w.bases = append(w.bases, as)
				}
				continue
			}
			at, inner = len(all), append(inner, embedded...)
			continue
		}
		for _, one := range f.Names {
			if !one.IsExported() || f.Tag != nil && f.Tag.Value == "`json:\"-\"`" {
				continue
			}
			made, err := w.field(dir, name, p.in[name], f, one.Name)
			if err != nil {
				return nil, "", fmt.Errorf("%s: %w", one.Name, err)
			}
			all = append(all, made)
		}
	}
	inner = slices.DeleteFunc(inner, func(f field) bool { return has(all, f.name) })
	var hidden []string
	for _, f := range base {
		if has(all, f.name) {
			hidden = append(hidden, "'"+f.name+"'")
		}
	}
	if len(hidden) > 0 {
		extends = fmt.Sprintf("Omit<%s, %s>", extends, strings.Join(hidden, " | "))
	}
	return slices.Insert(all, at, inner...), extends, nil
}

func has(fields []field, name string) bool {
	return slices.ContainsFunc(fields, func(f field) bool { return f.name == name })
}

func (w *writer) field(dir, owner string, file *ast.File, f *ast.Field, name string) (field, error) {
	if f.Tag == nil {
		return field{}, errors.New("it has no json tag")
	}
	tag, _ := strconv.Unquote(f.Tag.Value)
	key, options, _ := strings.Cut(reflect.StructTag(tag).Get("json"), ",")
	if key == "" || strings.ToLower(key[:1]) != key[:1] {
		return field{}, fmt.Errorf("its key %q does not begin in lower case", key)
	}
	about := f.Doc.Text()
	if about == "" {
		about = f.Comment.Text()
	}
	about = sentence(strings.TrimPrefix(about, name+" is "))
	if kind, ok := written[dir+"."+owner+"."+key]; ok {
		return field{name: key, kind: kind, about: about}, nil
	}
	kind, err := w.kind(dir, file, f.Type)
	return field{name: key, kind: kind, about: about, optional: strings.Contains(options, "omitempty")}, err
}

// kind is a type of Go on the page.
func (w *writer) kind(dir string, file *ast.File, t ast.Expr) (string, error) {
	switch t := t.(type) {
	case *ast.StarExpr:
		kind, err := w.kind(dir, file, t.X)
		return kind + " | null", err
	case *ast.ArrayType:
		kind, err := w.kind(dir, file, t.Elt)
		if strings.Contains(kind, "|") {
			kind = "(" + kind + ")"
		}
		return kind + "[]", err
	case *ast.MapType:
		key, err := w.kind(dir, file, t.Key)
		if err != nil {
			return "", err
		}
		kind, err := w.kind(dir, file, t.Value)
		return "Record<" + key + ", " + kind + ">", err
	}
	dir, name, err := w.resolve(dir, file, t)
	if err != nil {
		return "", err
	}
	if dir == "" {
		return basic(name)
	}
	return w.named(dir, name)
}

func basic(name string) (string, error) {
	switch name {
	case "string":
		return "string", nil
	case "bool":
		return "boolean", nil
	case "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64", "float32", "float64":
		return "number", nil
	}
	return "", fmt.Errorf("%s is nothing that a page has", name)
}

// named is a type that is declared in the module.
func (w *writer) named(dir, name string) (string, error) {
	full := dir + "." + name
	if same, ok := aliases[full]; ok {
		full = same
	}
	if kind, ok := written[full]; ok {
		return kind, nil
	}
	if as, ok := w.names[full]; ok {
		if file := w.files[as]; file != w.file {
			return fmt.Sprintf("import('./%s.js').%s", file, as), nil
		}
		return as, nil
	}
	p, err := w.read(dir)
	if err != nil {
		return "", err
	}
	declared, ok := p.types[name]
	if !ok {
		return "", fmt.Errorf("there is no %s", full)
	}
	if slices.Contains(enums, full) {
		var values []string
		for _, v := range p.consts[name] {
			text, _ := strconv.Unquote(v.Value)
			values = append(values, "'"+text+"'")
		}
		return strings.Join(values, " | "), nil
	}
	if _, ok := declared.Type.(*ast.StructType); ok {
		return "", fmt.Errorf("%s crosses the border, and shapeFiles has no name for it", full)
	}
	return w.kind(dir, p.in[name], declared.Type)
}

// resolve says where a type is declared; basic ones are nowhere.
func (w *writer) resolve(dir string, file *ast.File, t ast.Expr) (in, name string, err error) {
	switch t := t.(type) {
	case *ast.StarExpr:
		return w.resolve(dir, file, t.X)
	case *ast.Ident:
		p, err := w.read(dir)
		if err != nil {
			return "", "", err
		}
		if _, ok := p.types[t.Name]; ok {
			return dir, t.Name, nil
		}
		return "", t.Name, nil
	case *ast.SelectorExpr:
		if x, ok := t.X.(*ast.Ident); ok {
			return imported(file, x.Name), t.Sel.Name, nil
		}
	}
	return "", "", fmt.Errorf("%T is nothing that a page has", t)
}
