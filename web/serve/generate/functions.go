package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// answers are what functions answer of which Go does not tell the type.
var answers = map[string]string{
	"account": "string", "application": "number", "exportDamaged": "string", "exportProfiles": "string", "linkTo": "string",
	"logon":       "{ id: number; profile: string; shared: boolean }",
	"openStorage": "string", "playerAdopt": "void", "playerDo": "number", "playerExport": "string", "playerFind": "number",
	"playerLen": "number", "playerLink": "string", "playerOpen": "number", "storageSettled": "string",
}

// takes are the parameters of functions of which a page has to give more than any value.
var takes = map[string]string{
	"record": "keep: (kind: 'input' | 'profile', number: number, text: string, by: number) => void",
}

// better are names of parameters for a page, where Go has others.
var better = map[string]string{"client": "app", "initialized": "app", "take": "player", "file": "scenario"}

// handedOver are the packages whose functions the page is handed, by the type that it has
// them in.
var handedOver = []struct {
	name, about string
	dirs        []string
}{
	{"ProgramFunctions", "What the program hands over of applications, sessions, profiles and providers.", []string{
		"wasm", "wasm/admin", "wasm/apps", "wasm/clients", "wasm/profiles", "wasm/sections", "wasm/sessions", "wasm/simulation",
	}},
	{"PlayerFunctions", "What it hands over of players.", []string{"wasm/play"}},
}

// functions makes the types of the functions on the two sides of the border.
func functions(s *sources, made map[string][]byte) error {
	var out strings.Builder
	fmt.Fprintf(&out, "%s// The functions on the border between the program and the page. Times are milliseconds: now is\n"+
		"// performance.now(), date is Date.now(). A now below zero says that the time does not matter. Arguments of\n"+
		"// what is handed over are checked in the program; what may wait answers with a promise.\n\n"+
		"import type { Answer } from './wasm.js';\n", notice)
	hot, err := s.read("wasm/hot")
	if err != nil {
		return err
	}
	for _, side := range []struct{ directive, name, about string }{
		{"//go:wasmexport ", "Exports", "What the program exports."},
		{"//go:wasmimport mapi ", "Imports", "What the program imports."},
	} {
		fmt.Fprintf(&out, "\n/** %s */\nexport interface %s {\n", side.about, side.name)
		for _, fn := range hot.functions() {
			if name := directive(fn, side.directive); name != "" {
				doc(&out, "  ", aboutFunction(fn.Doc.Text(), name, fn.Name.Name))
				fmt.Fprintf(&out, "  %s(%s): %s;\n", name, numbers(fn.Type.Params), map[bool]string{true: "void", false: "number"}[fn.Type.Results == nil])
			}
		}
		out.WriteString("}\n")
	}
	for _, side := range handedOver {
		handlers := make(map[string]handler)
		for _, dir := range side.dirs {
			p, err := s.read(dir)
			if err != nil {
				return err
			}
			for name, h := range p.handlers() {
				if _, twice := handlers[name]; twice {
					return fmt.Errorf("%s: %s is handed over twice", dir, name)
				}
				handlers[name] = h
			}
		}
		fmt.Fprintf(&out, "\n/** %s */\nexport interface %s {\n", side.about, side.name)
		for _, name := range slices.Sorted(maps.Keys(handlers)) {
			h := handlers[name]
			doc(&out, "  ", h.about)
			fmt.Fprintf(&out, "  %s(%s): Answer<%s>;\n", name, h.takes(name), h.answers(name))
		}
		out.WriteString("}\n")
	}
	made["web/module/border.d.ts"] = []byte(out.String())
	return nil
}

// functions are those of a package, file by file.
func (p *source) functions() []*ast.FuncDecl {
	var all []*ast.FuncDecl
	for _, file := range p.files {
		for _, d := range file.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok {
				all = append(all, fn)
			}
		}
	}
	return all
}

// directive is what stands behind a directive of a function, or nothing.
func directive(fn *ast.FuncDecl, prefix string) string {
	if fn.Doc == nil {
		return ""
	}
	for _, line := range fn.Doc.List {
		if name, ok := strings.CutPrefix(line.Text, prefix); ok {
			return name
		}
	}
	return ""
}

// numbers are parameters of which each is a number.
func numbers(list *ast.FieldList) string {
	var all []string
	for _, f := range list.List {
		for _, name := range f.Names {
			all = append(all, name.Name+": number")
		}
	}
	return strings.Join(all, ", ")
}

// aboutFunction is what a comment says of a function, which begins with its name.
func aboutFunction(comment string, names ...string) string {
	comment = strings.Join(strings.Fields(comment), " ")
	for _, name := range names {
		if rest, ok := strings.CutPrefix(comment, name+" "); ok {
			rest = strings.TrimPrefix(rest, "is ")
			return strings.ToUpper(rest[:1]) + rest[1:]
		}
	}
	return comment
}

// handler is a function that is handed over.
type handler struct {
	about  string
	body   ast.Node
	first  []string // parameters that others read for it
	reader map[string]bool
	later  bool                     // it answers with a promise
	others map[string]*ast.FuncDecl // of the package, which may read for it
}

// handlers are the functions of a package that are handed over: the rows of its tables of
// [call.Functions], each registered with Now or with Later.
func (p *source) handlers() map[string]handler {
	declared := make(map[string]*ast.FuncDecl)
	for _, fn := range p.functions() {
		declared[fn.Name.Name] = fn
	}
	all := make(map[string]handler)
	for _, fn := range p.functions() {
		ast.Inspect(fn, func(n ast.Node) bool {
			list, ok := n.(*ast.CompositeLit)
			if !ok || !isTable(list.Type) {
				return true
			}
			for _, e := range list.Elts {
				row := e.(*ast.KeyValueExpr)
				name, _ := strconv.Unquote(row.Key.(*ast.BasicLit).Value)
				registered := row.Value.(*ast.CallExpr)
				h := handlerOf(registered.Args[0], declared)
				h.later = called(registered) == "Later"
				all[name] = h
			}
			return false
		})
	}
	return all
}

// isTable reports whether a type is that of what is handed over.
func isTable(t ast.Expr) bool {
	named, ok := t.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	in, ok := named.X.(*ast.Ident)
	return ok && in.Name == "call" && named.Sel.Name == "Functions"
}

func handlerOf(value ast.Expr, declared map[string]*ast.FuncDecl) handler {
	h := handler{reader: make(map[string]bool), others: declared}
	var params *ast.FieldList
	switch v := value.(type) {
	case *ast.CallExpr: // with or named, which read a player first
		h.first = []string{"player"}
		if v.Fun.(*ast.SelectorExpr).Sel.Name == "named" {
			h.first = append(h.first, "name")
		}
		if fn, ok := v.Args[0].(*ast.FuncLit); ok {
			h.body, params = fn.Body, fn.Type.Params
		}
	case *ast.SelectorExpr:
		if fn := declared[v.Sel.Name]; fn != nil {
			h.about, h.body, params = aboutFunction(fn.Doc.Text(), fn.Name.Name), fn.Body, fn.Type.Params
		}
	case *ast.Ident:
		if fn := declared[v.Name]; fn != nil {
			h.about, h.body, params = aboutFunction(fn.Doc.Text(), fn.Name.Name), fn.Body, fn.Type.Params
		}
	}
	if params != nil {
		for _, f := range params.List {
			for _, name := range f.Names {
				h.reader[name.Name] = h.reader[name.Name] || readsArguments(f.Type)
			}
		}
	}
	return h
}

// readsArguments reports whether a type is one that reads the arguments of a page.
func readsArguments(t ast.Expr) bool {
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	named, ok := t.(*ast.SelectorExpr)
	return ok && named.Sel.Name == "Reader"
}

// takes lists the parameters.
func (h handler) takes(name string) string {
	if given, ok := takes[name]; ok {
		return given
	}
	all := h.all()
	given := make(map[string]int)
	for i, one := range all {
		if better, ok := better[one]; ok {
			one = better
		}
		if given[one]++; given[one] > 1 {
			one += strconv.Itoa(given[one])
		}
		all[i] = one + ": unknown"
	}
	return strings.Join(all, ", ")
}

// all lists what the function reads, in that order.
func (h handler) all() []string {
	all := slices.Clone(h.first)
	if h.body != nil {
		ast.Inspect(h.body, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				h.learn(n)
				for i, value := range n.Rhs {
					reads := h.reads(value)
					name, _ := n.Lhs[min(i, len(n.Lhs)-1)].(*ast.Ident)
					if len(reads) == 1 && name != nil && n.Tok == token.DEFINE && len(name.Name) > len("one") {
						reads[0] = name.Name
					}
					all = append(all, reads...)
				}
				return false
			case *ast.ExprStmt:
				all = append(all, h.reads(n.X)...)
				return false
			}
			return true
		})
	}
	return all
}

// readBy lists what another function of the package reads.
func (h handler) readBy(name string) []string {
	if h.others[name] == nil {
		return nil
	}
	return handlerOf(ast.NewIdent(name), h.others).all()
}

// learn notes what reads arguments from now on.
func (h handler) learn(a *ast.AssignStmt) {
	if call, ok := a.Rhs[0].(*ast.CallExpr); ok && called(call) == "Read" && len(call.Args) == 1 {
		if name, ok := a.Lhs[0].(*ast.Ident); ok {
			h.reader[name.Name] = true
		}
	}
}

// reads lists what an expression reads, under the best names that there are for it.
func (h handler) reads(e ast.Expr) []string {
	var all []string
	ast.Inspect(e, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			_, isFunction := n.(*ast.FuncLit)
			return !isFunction
		}
		if called(call) == "Read" {
			return false
		}
		own, _ := call.Fun.(*ast.SelectorExpr)
		if own != nil {
			if x, ok := own.X.(*ast.Ident); ok && h.reader[x.Name] {
				if own.Sel.Name != "Err" && own.Sel.Name != "Fail" && own.Sel.Name != "Refuse" {
					all = append(all, label(call, own.Sel.Name))
				}
				return false
			}
		}
		for _, arg := range call.Args {
			if x, ok := arg.(*ast.Ident); ok && h.reader[x.Name] {
				if several := h.readBy(called(call)); len(several) > 1 {
					all = append(all, several...)
				} else {
					all = append(all, label(call, called(call)))
				}
				return false
			}
		}
		return true
	})
	return all
}

// called is the name of what is called.
func called(call *ast.CallExpr) string {
	switch fn := call.Fun.(type) {
	case *ast.Ident:
		return fn.Name
	case *ast.SelectorExpr:
		return fn.Sel.Name
	case *ast.IndexExpr: // one of several types, which a handle leads to
		return "handle"
	}
	return ""
}

// label is what a call names its argument, as a name of a parameter.
func label(call *ast.CallExpr, otherwise string) string {
	words := strings.Fields(otherwise)
	for _, arg := range call.Args {
		if text, ok := arg.(*ast.BasicLit); ok && text.Kind == token.STRING {
			said, _ := strconv.Unquote(text.Value)
			words = strings.FieldsFunc(strings.TrimPrefix(said, "the "), func(r rune) bool { return !unicode.IsLetter(r) })
			break
		}
	}
	for i, word := range words {
		if i > 0 {
			words[i] = strings.ToUpper(word[:1]) + word[1:]
		} else {
			words[i] = strings.ToLower(word[:1]) + word[1:]
		}
	}
	return strings.Join(words, "")
}

// answers is the type of what the function answers.
func (h handler) answers(name string) string {
	kind, ok := answers[name]
	if !ok {
		kind = h.returns()
	}
	if h.later {
		return "Promise<" + kind + ">"
	}
	return kind
}

// returns tells texts, JSON among them, from nothing; of anything else it knows nothing.
func (h handler) returns() string {
	if h.body == nil {
		return "void"
	}
	kind := "void"
	ast.Inspect(h.body, func(n ast.Node) bool {
		r, ok := n.(*ast.ReturnStmt)
		if !ok || len(r.Results) == 0 {
			return true
		}
		switch v := r.Results[0].(type) {
		case *ast.FuncLit: // it returns for the handler
		case *ast.Ident:
			if v.Name != "nil" {
				kind = "any"
			}
		case *ast.CallExpr:
			switch name := called(v); name {
			case "JSON", "string", "Rows":
				kind = "string"
			case "Done": // it answers nothing, whatever it returns
				return false
			default:
				kind = "any"
			}
		default:
			kind = "any"
		}
		return true
	})
	return kind
}
