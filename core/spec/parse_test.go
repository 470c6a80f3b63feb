package spec

import (
	"slices"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	// @ stands for the hyphen of an id, see id.
	for _, c := range []struct {
		name string
		page string
		want []Rule
	}{
		{"item with a test", "# Page\n\n## A. Part (`x`)\n\n- **I@01** One. — `a.md`. *Test:* two.\n", []Rule{
			{ID: "I@01", Section: "A. Part (`x`)", Text: "One. — `a.md`.", Test: "two."},
		}},
		{"items without a blank line between", "- **I@01** One.\n- **I@02** Two.", []Rule{
			{ID: "I@01", Text: "One."}, {ID: "I@02", Text: "Two."},
		}},
		{"item over several lines loses its indent", "- **S@09** One:\n  two\n  three", []Rule{
			{ID: "S@09", Text: "One:\ntwo\nthree"},
		}},
		{"titles", "**GI@01 What?** a\n\n**GI@01a Order *inside* `x`.** b\n\n**GS@37 Slips:** c", []Rule{
			{ID: "GI@01", Title: "What?", Text: "a"},
			{ID: "GI@01a", Title: "Order *inside* `x`", Text: "b"},
			{ID: "GS@37", Title: "Slips", Text: "c"},
		}},
		{"a table belongs to the rule, so do remarks on it", "**S@02 Edges** (2)\n\n| a |\n|---|\n\nNotes.\n\n**S@03** x", []Rule{
			{ID: "S@02", Title: "Edges", Text: "(2)\n\n| a |\n|---|\n\nNotes."}, {ID: "S@03", Text: "x"},
		}},
		{"prose after a blank line does not", "- **I@01** One.\n\nProse.\n\n- **I@02** Two.", []Rule{
			{ID: "I@01", Text: "One."}, {ID: "I@02", Text: "Two."},
		}},
		{"nor does what follows a line or a heading", "- **I@01** One.\n---\nx\n- **I@02** Two.\n## B\ny", []Rule{
			{ID: "I@01", Text: "One."}, {ID: "I@02", Text: "Two."},
		}},
		{"rows", "## M\n| rule | who | what | test |\n|---|---|---|---|\n| **I@80** | a | b | c |\n| **I@81** | d | e | f |\n\nAll.", []Rule{
			{ID: "I@80", Section: "M", Text: "a — b", Test: "c"}, {ID: "I@81", Section: "M", Text: "d — e", Test: "f"},
		}},
		{"bold type alone is no rule", "- **X@01** a\n- **not** b\n- **I@01 open\n**GI@1 c** d", nil},
		{"carriage returns", "- **I@01** One.\r\n\r\n- **I@02** Two.\r\n", []Rule{
			{ID: "I@01", Text: "One."}, {ID: "I@02", Text: "Two."},
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for i := range c.want {
				c.want[i].ID = ID(strings.ReplaceAll(string(c.want[i].ID), "@", "-"))
			}
			got := parse(strings.ReplaceAll(c.page, "@", "-"))
			if !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

// FuzzParse: whatever the page, parsing ends, and every rule has a proper id.
func FuzzParse(f *testing.F) {
	f.Add("- **I")
	f.Add("| **")
	f.Add("| **I" + "-80** |")
	f.Fuzz(func(t *testing.T, page string) {
		for _, r := range parse(page) {
			if r.ID.Family() == "" {
				t.Errorf("rule with id %q", r.ID)
			}
		}
	})
}
