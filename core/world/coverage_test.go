package world_test

import (
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"mapi-playground/core/session"
	"mapi-playground/core/spec"
	"mapi-playground/core/trace"
	"mapi-playground/core/world"
)

// seen is what the runs of all presets go through.
type seen struct {
	edges map[session.EdgeID]bool
	nodes map[session.NodeID]bool
	keys  map[trace.Key]bool
	rules map[spec.ID]bool
}

func (s *seen) preset(t *testing.T, name string) {
	w := world.New(readPreset(t, name))
	w.Ask(math.MaxInt)
	w.Observe(func(e *trace.Event) {
		s.keys[e.Key] = true
		s.edges[session.EdgeID(e.Edge)] = true
		s.nodes[session.NodeID(e.Node)] = true
		s.rules[spec.ID(e.Rule)] = true
		if q, ok := w.Why(); ok && e.Key == trace.IdlePosted {
			for _, other := range q.Others {
				s.rules[spec.ID(other.Rule)] = true
				s.keys[other.Event("").Key] = true
			}
		}
	})
	for w.Step() {
	}
}

var charts = []*session.Chart{session.SessionChart(), session.ServiceChart(), session.ProviderChart()}

func seenByPresets(t *testing.T) *seen {
	s := &seen{make(map[session.EdgeID]bool), make(map[session.NodeID]bool), make(map[trace.Key]bool), make(map[spec.ID]bool)}
	for _, name := range presets() {
		s.preset(t, name)
	}
	for _, c := range charts {
		for _, n := range c.Nodes {
			for _, r := range n.Rules {
				s.rules[spec.ID(r)] = s.rules[spec.ID(r)] || s.nodes[n.ID]
			}
		}
	}
	return s
}

// Edges that no run can walk, and why. There are none: what GS-05 excludes is a
// path, E13 before E16, and each of its edges lies on others.
var unwalkable = map[session.EdgeID]string{}

// TestEveryEdgeIsWalked: together the presets walk every edge and visit every
// node of the three charts.
func TestEveryEdgeIsWalked(t *testing.T) {
	s := seenByPresets(t)
	for _, c := range charts {
		walked := 0
		for _, e := range c.Edges {
			why, not := unwalkable[e.ID]
			switch {
			case s.edges[e.ID] && not:
				t.Errorf("%s is walked, though %s", e.ID, why)
			case s.edges[e.ID]:
				walked++
			case !not:
				t.Errorf("no preset walks %s, from %s to %s", e.ID, e.From, e.To)
			}
		}
		for _, n := range c.Nodes {
			if !s.nodes[n.ID] {
				t.Errorf("no preset comes to %s", n.ID)
			}
		}
		t.Logf("%s: the presets walk %d of %d edges", c.Title, walked, len(c.Edges))
	}
}

// TestEveryKeyIsTold: together the presets tell every sentence there is.
func TestEveryKeyIsTold(t *testing.T) {
	s := seenByPresets(t)
	untold := map[trace.Key]string{
		trace.HostStopped:    "a preset comes to rest",
		trace.HostLive:       "a preset is driven by nobody: see TestLive",
		trace.StoreStaysOpen: "a scripted transport is never at work while somebody calls: see TestStoreLogoffTold",
		trace.WhyRunning:     "a scheduler chooses between calls, not in one",
	}
	for _, key := range trace.Keys() {
		if why, ok := untold[key]; s.keys[key] == ok {
			t.Errorf("%s: told is %v (%s)", key, s.keys[key], why)
		}
	}
}

// TestRulesOfPresets: the rules that no preset names are those listed in
// testdata/unreached.txt, each with the reason.
func TestRulesOfPresets(t *testing.T) {
	s := seenByPresets(t)
	const file = "testdata/unreached.txt"
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	listed := make(map[spec.ID]bool)
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		family, rest, _ := strings.Cut(line, " ")
		number, why, _ := strings.Cut(rest, " ")
		id := family + "-" + number
		if listed[spec.ID(id)] {
			t.Errorf("%s: %s is there twice", file, id)
		}
		listed[spec.ID(id)] = true
		if strings.TrimSpace(why) == "" {
			t.Errorf("%s does not say why no preset reaches %s", file, id)
		}
	}
	all, reached := 0, 0
	var missing []string
	for _, r := range spec.Rules() {
		if f := r.ID.Family(); f == spec.IdleVector || f == spec.SessionVector {
			continue // they are tests, not rules
		}
		all++
		switch {
		case s.rules[r.ID] && listed[r.ID]:
			t.Errorf("%s: a preset reaches %s", file, r.ID)
		case s.rules[r.ID]:
			reached++
		case !listed[r.ID]:
			missing = append(missing, fmt.Sprintf("%s %.90s", r.ID, strings.ReplaceAll(r.Title+r.Text, "\n", " ")))
		}
		delete(listed, r.ID)
	}
	if len(missing) > 0 {
		t.Errorf("no preset reaches, and %s does not list:\n%s", file, strings.Join(missing, "\n"))
	}
	for id := range listed {
		t.Errorf("%s: there is no rule %s", file, id)
	}
	for id := range s.rules {
		if _, ok := spec.Lookup(id); id != "" && !ok {
			t.Errorf("a trace names %q, which is no rule", id)
		}
	}
	t.Logf("the presets name %d of %d rules", reached, all)
}
