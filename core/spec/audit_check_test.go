package spec

import (
	"slices"
	"testing"
)

func TestAudit(t *testing.T) {
	a, b, c := id("I", "01"), id("I", "02"), id("I", "03")
	rules := []ID{a, b, c}
	for _, test := range []struct {
		name string
		have account
		want []string
	}{
		{"all accounted for", account{rules, map[ID]string{a: "x"}, []ID{b}, []ID{c}, 1}, nil},
		{"advice may be cited", account{rules, map[ID]string{a: "x", b: "x"}, []ID{b}, []ID{c}, 1}, nil},
		{"forgotten", account{rules, map[ID]string{a: "x"}, []ID{b}, nil, 0},
			[]string{string(c) + " is cited by no test"}},
		{"cited and pending", account{rules, map[ID]string{a: "x", c: "y"}, []ID{b}, []ID{c}, 1},
			[]string{string(c) + " is cited in y: remove it from pending.txt"}},
		{"advice and pending", account{rules, map[ID]string{a: "x"}, []ID{b, c}, []ID{c}, 1},
			[]string{string(c) + " is in advice.txt and in pending.txt"}},
		{"unknown", account{rules[:1], map[ID]string{a: "x", b: "x"}, []ID{c}, nil, 0},
			[]string{string(b) + " is cited in x but not in the spec", string(c) + " is in advice.txt but not in the spec"}},
		{"twice", account{rules[:1], nil, []ID{a, a}, nil, 0},
			[]string{string(a) + " is in advice.txt twice"}},
		{"grown", account{rules, map[ID]string{a: "x"}, nil, []ID{b, c}, 1},
			[]string{"pending.txt lists 2 rules and says at most 1: the list may only shrink"}},
		{"shrunk", account{rules, map[ID]string{a: "x", b: "x"}, nil, []ID{c}, 2},
			[]string{`lower the first line of pending.txt to "at most 1"`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := test.have.audit(); !slices.Equal(got, test.want) {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

func TestShrink(t *testing.T) {
	a, b := id("I", "01"), id("I", "02")
	for _, c := range []struct {
		name           string
		atMost, wantAt int
	}{
		{"lowers the ceiling", 2, 1},
		{"never raises it", 0, 0},
	} {
		have := account{cited: map[ID]string{a: "x"}, pending: []ID{a, b}, atMost: c.atMost}
		got := have.shrink()
		if !slices.Equal(got.pending, []ID{b}) || got.atMost != c.wantAt {
			t.Errorf("%s: pending %v, at most %d", c.name, got.pending, got.atMost)
		}
		if len(have.pending) != 2 || have.pending[0] != a {
			t.Errorf("%s: changed what it was given: %v", c.name, have.pending)
		}
	}
}
