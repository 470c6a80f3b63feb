package trace_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"mapi-playground/core/idle"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/trace"
)

// keys are the constants of key.go.
func keys(t *testing.T) []trace.Key {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "key.go", nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var all []trace.Key
	ast.Inspect(file, func(n ast.Node) bool {
		if v, ok := n.(*ast.ValueSpec); ok {
			all = append(all, trace.Key(text(v.Values[0])))
		}
		return true
	})
	slices.Sort(all)
	return all
}

// sentences are the lines of a language's file.
func sentences(t *testing.T, language string) map[trace.Key]string {
	t.Helper()
	b, err := os.ReadFile("../../web/locales/" + language + "/told.txt")
	if err != nil {
		t.Fatal(err)
	}
	all := make(map[trace.Key]string)
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		key, sentence, _ := strings.Cut(line, " ")
		if _, twice := all[trace.Key(key)]; twice {
			t.Errorf("%s: %s is there twice", language, key)
		}
		all[trace.Key(key)] = strings.TrimSpace(sentence)
	}
	return all
}

func TestSentences(t *testing.T) {
	want := keys(t)
	if got := trace.Keys(); !slices.Equal(got, want) {
		t.Errorf("Keys lists %q, key.go has %q", got, want)
	}
	english := sentences(t, "en")
	for _, language := range trace.Languages() {
		all := sentences(t, language)
		if got := slices.Sorted(maps.Keys(all)); !slices.Equal(got, want) {
			t.Errorf("%s has sentences for %q, key.go has %q", language, got, want)
		}
		for key, sentence := range all {
			if !strings.HasSuffix(sentence, ".") && !strings.HasPrefix(string(key), "chart.") {
				t.Errorf("%s, %s: %q is no sentence", language, key, sentence)
			}
			if got, want := fields(sentence), fields(english[key]); !slices.Equal(got, want) {
				t.Errorf("%s, %s: fields %q, in English %q", language, key, got, want)
			}
		}
	}
}

var field = regexp.MustCompile(`\{[^}]*\}`)

func fields(sentence string) []string {
	all := field.FindAllString(sentence, -1)
	slices.Sort(all)
	return slices.Compact(all)
}

// TestFields: each field that a sentence names is filled in.
func TestFields(t *testing.T) {
	e := trace.Event{
		App: "app", Thread: "thread", Call: "call", Routine: "routine", Function: "function", Profile: "profile",
		Service: "service", Provider: "provider", Node: "node", Caption: "caption", Priority: 1, Count: 1, For: 1,
		Flags: "FLAGS", Result: 0x80040111, Text: "text",
	}
	for _, language := range trace.Languages() {
		for key, sentence := range sentences(t, language) {
			e.Key = key
			got := trace.In(language).Sentence(&e)
			rest := field.ReplaceAllString(sentence, "")
			if strings.ContainsAny(got, "{}") || strings.ContainsAny(rest, "{}") || fields(sentence) != nil && len(got) <= len(rest) {
				t.Errorf("%s, %s: %q became %q", language, key, sentence, got)
			}
			for _, f := range fields(sentence) {
				alone := trace.Event{}
				if f == "{flags}" || f == "{with}" || f == "{for}" || f == "{count}" || f == "{priority}" || f == "{result}" {
					continue // they have a value always
				}
				if alone.Key = key; trace.In(language).Sentence(&alone) == got {
					t.Errorf("%s, %s: %s is no field", language, key, f)
				}
			}
		}
	}
}

// name is what is the same in every language: documented names.
var name = regexp.MustCompile(`^[A-Z][A-Z0-9_]*\??$|^lpsz`)

// TestPhrases: what an event says in a phrase has its translation.
func TestPhrases(t *testing.T) {
	var all []string
	for r := idle.Refusal(1); r.Rule() != ""; r++ {
		all = append(all, r.Error())
	}
	for r := idle.Reason(0); r.Rule() != ""; r++ {
		all = append(all, r.String())
	}
	for _, p := range idle.Points() {
		for _, r := range p.Readings {
			all = append(all, p.Name+": "+r)
		}
	}
	for _, c := range []*session.Chart{session.SessionChart(), session.ServiceChart(), session.ProviderChart()} {
		for _, n := range c.Nodes {
			all = append(all, strings.ReplaceAll(n.Caption, "\n", " "))
		}
	}
	for dir, files := range map[string][]string{
		"../session": {"*.go"}, "../spooler": {"*.go"}, "../world": {"*.go"},
		"../profile": {"memory.go", "name.go", "refusal.go", "check.go"},
	} {
		for _, pattern := range files {
			names, err := filepath.Glob(filepath.Join(dir, pattern))
			if err != nil || len(names) == 0 {
				t.Fatal(dir, pattern, err)
			}
			for _, file := range names {
				if !strings.HasSuffix(file, "_test.go") {
					all = append(all, reasons(t, file)...)
				}
			}
		}
	}
	all = append(all, "nothing", "no flags", "with", "without flags", "a key", "empty", "true", "false", "no detail is given")
	if len(all) < 150 {
		t.Errorf("found only %d phrases", len(all))
	}
	for _, language := range trace.Languages()[1:] {
		for _, english := range all {
			if english == "" || name.MatchString(english) || strings.Contains(english, "::") {
				continue
			}
			if trace.In(language).Phrase(english) == english {
				t.Errorf("%s has no phrase for %q", language, english)
			}
		}
	}
}

// reasons are the texts in a file that say why something fails, or what a node
// looked at; for what is put in while the program runs they have an X.
func reasons(t *testing.T, file string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	ast.Inspect(parsed, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.KeyValueExpr:
			if key, ok := n.Key.(*ast.Ident); ok && key.Name == "Detail" {
				all = append(all, text(n.Value))
			}
		case *ast.CompositeLit:
			if kind, ok := n.Type.(*ast.Ident); ok && kind.Name == "Remark" {
				all = append(all, text(n.Elts[0]))
			}
		case *ast.CallExpr:
			if at, says := sayers[called(n)]; says && at < len(n.Args) {
				all = append(all, text(n.Args[at]))
			}
		}
		return true
	})
	return all
}

// sayers are the functions that take such a text, and which argument it is.
var sayers = map[string]int{"exit": 3, "fail": 2, "refuse": 2, "bad": 0, "fact": 0, "decide": 0}

func called(n *ast.CallExpr) string {
	switch f := n.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

// text is the text that an expression writes, with X for what is not there yet; a
// text of nothing else is none.
func text(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, _ := strconv.Unquote(e.Value)
		return s
	case *ast.BinaryExpr:
		left, right := text(e.X), text(e.Y)
		if left == "" {
			left = "X"
		}
		if right == "" {
			right = "X"
		}
		return left + right
	}
	return ""
}

// TestPhrasesAreUsed: a phrase is written once, and says something else than the
// English does.
func TestPhrasesAreUsed(t *testing.T) {
	for _, language := range trace.Languages()[1:] {
		b, err := os.ReadFile("../../web/locales/" + language + "/phrases.txt")
		if err != nil {
			t.Fatal(err)
		}
		seen := make(map[string]bool)
		for line := range strings.Lines(string(b)) {
			if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
				continue
			}
			english, phrase, found := strings.Cut(line, " = ")
			if !found || seen[english] || phrase == "" {
				t.Errorf("%s: %q is not a phrase, or is there twice", language, line)
			}
			if strings.Count(english, "*") != strings.Count(phrase, "*") || strings.Count(english, "*") > 1 {
				t.Errorf("%s: %q does not have one name on both sides", language, line)
			}
			seen[english] = true
		}
	}
}

func TestTelling(t *testing.T) {
	english, portuguese := trace.In("en"), trace.In("pt-BR")
	if trace.In("xx") != english {
		t.Error("an unknown language is not told in English")
	}
	for _, c := range []struct {
		span     scenario.Time
		en, ptBR string
	}{
		{0, "0.00 s", "0,00 s"},
		{scenario.Millisecond, "1 ms", "1 ms"},
		{12500, "12.5 ms", "12,5 ms"},
		{scenario.Hundredth, "0.01 s", "0,01 s"},
		{150 * scenario.Hundredth, "1.50 s", "1,50 s"},
		{1001 * scenario.Millisecond, "1.001 s", "1,001 s"},
	} {
		if got := english.Span(c.span); got != c.en {
			t.Errorf("Span(%d) = %q, want %q", c.span, got, c.en)
		}
		if got := portuguese.Span(c.span); got != c.ptBR {
			t.Errorf("in Portuguese Span(%d) = %q, want %q", c.span, got, c.ptBR)
		}
	}
	for _, c := range []struct {
		at       scenario.Time
		en, ptBR string
	}{
		{0, "0.000", "0,000"}, {1500, "0.001500", "0,001500"}, {12*scenario.Second + 3*scenario.Millisecond, "12.003", "12,003"},
	} {
		if got := english.Clock(c.at); got != c.en {
			t.Errorf("Clock(%d) = %q, want %q", c.at, got, c.en)
		}
		if got := portuguese.Clock(c.at); got != c.ptBR {
			t.Errorf("in Portuguese Clock(%d) = %q, want %q", c.at, got, c.ptBR)
		}
	}
	for phrase, want := range map[string]string{
		"unknown bits in flFlags: 0x40":                     "bits desconhecidos em flFlags: 0x40",
		"the required message service Mail did not come up": "o serviço de mensagens obrigatório Mail não subiu",
		"Mailbox": "Mailbox",
	} {
		if got := portuguese.Phrase(phrase); got != want {
			t.Errorf("%q is told as %q, want %q", phrase, got, want)
		}
	}
	e := trace.Event{Facts: []trace.Fact{{Name: "stored", Value: "true"}, {Name: "lpszProfileName"}}}
	if got, want := portuguese.Facts(&e), "guardada: sim; lpszProfileName: vazio"; got != want {
		t.Errorf("facts are told as %q, want %q", got, want)
	}
	e = trace.Event{Key: trace.IdlePosted, Routine: "search", Priority: -3, Thread: "main"}
	if got, want := english.Sentence(&e), "The scheduler picks search, priority −3, and posts a message to the main thread."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
