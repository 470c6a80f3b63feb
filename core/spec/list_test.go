package spec

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// entry is one line of a list: an id, and whatever words follow it. A comment has no id.
type entry struct {
	id   ID
	line string
}

func (e entry) isRule() bool { return e.id != "" }

// readList reads advice.txt or the part of pending.txt below its first line.
func readList(text string) []entry {
	var list []entry
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		e := entry{line: line}
		if line != "" && !strings.HasPrefix(line, "#") {
			e.id = ID(strings.Fields(line)[0])
		}
		list = append(list, e)
	}
	return list
}

func ids(list []entry) []ID {
	var ids []ID
	for _, e := range list {
		if e.isRule() {
			ids = append(ids, e.id)
		}
	}
	return ids
}

// pendingFile is pending.txt taken apart.
type pendingFile struct {
	atMost int
	list   []entry
}

func readPending(text string) (pendingFile, error) {
	var p pendingFile
	first, rest, _ := strings.Cut(text, "\n")
	if _, err := fmt.Sscanf(first, "at most %d", &p.atMost); err != nil {
		return p, fmt.Errorf("first line %q, want \"at most N\": %w", first, err)
	}
	p.list = readList(rest)
	return p, nil
}

// keep writes the file again with those rules only; comments stay.
func (p pendingFile) keep(atMost int, rules []ID) string {
	kept := map[ID]bool{}
	for _, id := range rules {
		kept[id] = true
	}
	var out strings.Builder
	fmt.Fprintf(&out, "at most %d\n", atMost)
	for _, e := range p.list {
		if !e.isRule() || kept[e.id] {
			out.WriteString(e.line + "\n")
		}
	}
	return out.String()
}

func mustRead(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestPendingFile(t *testing.T) {
	a, b := id("I", "01"), id("I", "02")
	text := "at most 3\n# why\n\n" + string(a) + "\n" + string(b) + "  words\n"
	p, err := readPending(text)
	if err != nil {
		t.Fatal(err)
	}
	if got := ids(p.list); p.atMost != 3 || len(got) != 2 || got[0] != a || got[1] != b {
		t.Errorf("at most %d, rules %v", p.atMost, got)
	}
	if got := p.keep(3, ids(p.list)); got != text {
		t.Errorf("kept everything and got %q", got)
	}
	if got, want := p.keep(1, []ID{b}), "at most 1\n# why\n\n"+string(b)+"  words\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, bad := range []string{"", "\n", "at most many\n", string(a) + "\n"} {
		if _, err := readPending(bad); err == nil {
			t.Errorf("no error for %q", bad)
		}
	}
}
