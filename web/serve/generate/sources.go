package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
)

// sources are the Go files of the module. They are only read: the program for the
// browser cannot be linked here, and comments are in the sources alone.
type sources struct {
	root   string
	parsed map[string]*source
}

// source is a package.
type source struct {
	files  []*ast.File
	types  map[string]*ast.TypeSpec
	docs   map[string]string            // of types
	in     map[string]*ast.File         // that declares a type
	consts map[string][]*ast.BasicLit   // values of the constants of a type, in order
	vars   map[string]*ast.CompositeLit // package variables that are literals
	lines  map[string]string            // the comment behind a constant, by its name
}

// read parses a package of the module, such as core/world.
func (s *sources) read(dir string) (*source, error) {
	if p, ok := s.parsed[dir]; ok {
		return p, nil
	}
	p := &source{
		types: make(map[string]*ast.TypeSpec), docs: make(map[string]string), in: make(map[string]*ast.File),
		consts: make(map[string][]*ast.BasicLit), vars: make(map[string]*ast.CompositeLit), lines: make(map[string]string),
	}
	names, err := filepath.Glob(filepath.Join(s.root, filepath.FromSlash(dir), "*.go"))
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		p.add(file)
	}
	if len(p.files) == 0 {
		return nil, fmt.Errorf("there is no package %s", dir)
	}
	if s.parsed == nil {
		s.parsed = make(map[string]*source)
	}
	s.parsed[dir] = p
	return p, nil
}

func (p *source) add(file *ast.File) {
	p.files = append(p.files, file)
	for _, d := range file.Decls {
		general, ok := d.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, one := range general.Specs {
			switch one := one.(type) {
			case *ast.TypeSpec:
				p.types[one.Name.Name], p.in[one.Name.Name] = one, file
				p.docs[one.Name.Name] = general.Doc.Text()
			case *ast.ValueSpec:
				p.addValue(one)
			}
		}
	}
}

func (p *source) addValue(v *ast.ValueSpec) {
	for i, name := range v.Names {
		p.lines[name.Name] = v.Comment.Text()
		if i >= len(v.Values) {
			continue
		}
		switch value := v.Values[i].(type) {
		case *ast.BasicLit:
			if kind, ok := v.Type.(*ast.Ident); ok {
				p.consts[kind.Name] = append(p.consts[kind.Name], value)
			}
		case *ast.CompositeLit:
			p.vars[name.Name] = value
		}
	}
}

// imported is the folder of a package that a file imports under a name.
func imported(file *ast.File, name string) string {
	for _, one := range file.Imports {
		at, _ := strconv.Unquote(one.Path.Value)
		if path.Base(at) == name {
			return strings.TrimPrefix(at, "mapi-playground/")
		}
	}
	return ""
}

// sentence makes a comment a sentence: with a capital, unless it begins with a name such
// as csecIdle, and a full stop.
func sentence(comment string) string {
	comment = strings.Join(strings.Fields(comment), " ")
	if comment == "" {
		return ""
	}
	first, _, _ := strings.Cut(comment, " ")
	if strings.ToLower(first) == first {
		runes := []rune(comment)
		runes[0] = unicode.ToUpper(runes[0])
		comment = string(runes)
	}
	if !strings.ContainsAny(comment[len(comment)-1:], ".?!") {
		comment += "."
	}
	return comment
}
