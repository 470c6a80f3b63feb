package session_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"mapi-playground/core/session"
	"mapi-playground/core/spec"
)

// S-01, S-02: the table is the picture.
func TestChartIsThePicture(t *testing.T) {
	c := session.SessionChart()
	if len(c.Nodes) != 15 || len(c.Edges) != 18 {
		t.Fatalf("%d nodes and %d edges, want 15 and 18", len(c.Nodes), len(c.Edges))
	}
	var edges []string
	for _, e := range c.Edges {
		edges = append(edges, strings.Join([]string{string(e.ID), string(e.From), string(e.To), string(e.Label)}, " "))
	}
	const drawn = `E1 N1 N4 yes
E2 N1 N2 no
E3 N2 N3 yes
E4 N2 N4 no
E5 N4 N5 no
E6 N4 N6 yes
E7 N6 N7 yes
E8 N6 N8 no
E9 N8 N9 yes
E10 N8 N10 no
E11 N5 N11 
E12 N7 N11 
E13 N9 N11 
E14 N11 N12 yes
E15 N11 N13 no
E16 N13 N14 yes
E17 N13 N15 no
E18 N14 N12 `
	if got := strings.Join(edges, "\n"); got != drawn {
		t.Errorf("edges:\n%s\nwant:\n%s", got, drawn)
	}
	rule, _ := spec.Lookup("S-01")
	rows := regexp.MustCompile(`(?m)^\| (N\d+) \| ([^|*]*?) (?:\*\(\w+\)\* )?\|`).FindAllStringSubmatch(rule.Text, -1)
	if len(rows) != 15 {
		t.Fatalf("S-01 has %d nodes", len(rows))
	}
	for _, row := range rows {
		n, ok := c.Node(session.NodeID(row[1]))
		if !ok || strings.ReplaceAll(n.Caption, "\n", " ") != row[2] {
			t.Errorf("node %s: %+v, S-01 has the caption %q", row[1], n, row[2])
		}
	}
}

// S-03: four terminals, seven decisions, 21 paths and no loop. VS-01 counts the
// same paths.
func TestChartPaths(t *testing.T) {
	c := session.SessionChart()
	var terminals []session.NodeID
	decisions := 0
	for _, n := range c.Nodes {
		if c.Terminal(n.ID) {
			terminals = append(terminals, n.ID)
		}
		if _, ok := c.Next(n.ID, session.Yes); ok {
			decisions++
		}
	}
	if want := []session.NodeID{"N3", "N10", "N12", "N15"}; !slices.Equal(terminals, want) {
		t.Errorf("terminals %v, want %v", terminals, want)
	}
	if decisions != 7 {
		t.Errorf("%d decisions, want 7", decisions)
	}
	if paths := paths(c, "N1", 0); paths != 21 {
		t.Errorf("%d paths, want 21", paths)
	}
}

func paths(c *session.Chart, from session.NodeID, depth int) int {
	if c.Terminal(from) {
		return 1
	}
	if depth > len(c.Nodes) {
		panic("the chart has a loop")
	}
	n := 0
	for _, e := range c.Edges {
		if e.From == from {
			n += paths(c, e.To, depth+1)
		}
	}
	return n
}

// A node names rules that there are.
func TestChartCitesRules(t *testing.T) {
	for _, n := range session.SessionChart().Nodes {
		for _, id := range n.Rules {
			if _, ok := spec.Lookup(spec.ID(id)); !ok {
				t.Errorf("node %s cites %s, which is no rule", n.ID, id)
			}
		}
	}
}
