package scenario

import (
	"flag"
	"fmt"
	"go/doc/comment"
	goparser "go/parser"
	"go/token"
	"os"
	"reflect"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the reference of the verbs into doc.go")

const (
	verbsBegin = "// # Verbs\n"
	verbsEnd   = "package scenario\n"
)

// TestReference holds what doc.go says of the verbs to what they are.
func TestReference(t *testing.T) {
	file, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(file), verbsBegin)
	if !ok || !strings.HasSuffix(rest, verbsEnd) {
		t.Fatalf("doc.go does not end with %q, the verbs and %q", verbsBegin, verbsEnd)
	}
	want := before + verbsBegin + comments(verbList(Verbs())) + verbsEnd
	if *update {
		if err := os.WriteFile("doc.go", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(file) != want {
		t.Error("doc.go does not agree with the verbs: run go test ./core/scenario -run TestReference -update")
	}
}

// verbList is the list of verbs as go doc has lists.
func verbList(verbs []Verb) string {
	var out strings.Builder
	for _, v := range verbs {
		fmt.Fprintf(&out, "\n%s: %s%s", v.Name, v.About, withApp(v))
		if len(v.Params) > 0 {
			out.WriteString("\n")
		}
		for _, p := range v.Params {
			needed := ""
			if p.Must {
				needed = " (needed)"
			}
			fmt.Fprintf(&out, "\n  - %s%s: %s.", p.Name, needed, p.Takes)
		}
		out.WriteString("\n")
	}
	return out.String()
}

func withApp(v Verb) string {
	var needs []string
	if v.app {
		needs = append(needs, "It needs an app.")
	}
	if v.calls {
		needs = append(needs, "It may have calls.")
	}
	if len(needs) == 0 {
		return ""
	}
	return " " + strings.Join(needs, " ")
}

// comments lays the text out as gofmt does, in lines of a length that is easy to
// read.
func comments(text string) string {
	var out strings.Builder
	for _, block := range strings.Split(strings.TrimSpace(text), "\n\n") {
		if strings.HasPrefix(block, "  - ") {
			out.WriteString("//\n")
			for _, item := range strings.Split(strings.TrimSpace(block), "\n") {
				out.WriteString(wrap(item, "//   - ", "//     "))
			}
			continue
		}
		out.WriteString("//\n" + wrap(strings.TrimSpace(block), "// ", "// "))
	}
	return out.String()
}

func wrap(text, first, next string) string {
	var out strings.Builder
	line := first
	for i, word := range strings.Fields(strings.TrimPrefix(strings.TrimSpace(text), "- ")) {
		if i > 0 && len(line)+1+len(word) > 86 {
			out.WriteString(line + "\n")
			line = next + word
		} else if i > 0 {
			line += " " + word
		} else {
			line += word
		}
	}
	return out.String() + line + "\n"
}

// TestFieldsAreDocumented finds fields that the reference does not have.
func TestFieldsAreDocumented(t *testing.T) {
	f, err := goparser.ParseFile(token.NewFileSet(), "doc.go", nil, goparser.ParseComments|goparser.PackageClauseOnly)
	if err != nil {
		t.Fatal(err)
	}
	text := f.Doc.Text()
	for _, of := range []any{Scenario{}, Machine{}, Profile{}, Service{}, Provider{}, Application{}, RoutineCall{}} {
		typ := reflect.TypeOf(of)
		for i := range typ.NumField() {
			name, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
			if !strings.Contains(text, "\n  - "+name+":") && !strings.Contains(text, "\n  - "+name+" (needed)") {
				t.Errorf("doc.go does not say what %s of %s is", name, typ.Name())
			}
		}
	}
}

// TestExampleOfReference reads the file that the reference shows.
func TestExampleOfReference(t *testing.T) {
	f, err := goparser.ParseFile(token.NewFileSet(), "doc.go", nil, goparser.ParseComments|goparser.PackageClauseOnly)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, block := range new(comment.Parser).Parse(f.Doc.Text()).Content {
		code, ok := block.(*comment.Code)
		if !ok {
			continue
		}
		found++
		if _, err := Read([]byte(code.Text)); err != nil {
			t.Errorf("%v in\n%s", err, code.Text)
		}
	}
	if found != 1 {
		t.Errorf("%d examples", found)
	}
}
