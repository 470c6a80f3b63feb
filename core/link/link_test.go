package link

import (
	"bytes"
	"encoding/base64"
	"errors"
	"flag"
	"fmt"
	"hash/crc32"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"mapi-playground/core/scenario"
)

var update = flag.Bool("update", false, "write what old links are read as; the links themselves are never written again")

const text = `{"version":1,"title":{"en":"A nap","pt-BR":"Um cochilo"},"applications":[{"name":"Mail"}],"inputs":[
	{"at":0,"app":"Mail","do":"MAPIInitIdle"},
	{"at":10,"app":"Mail","do":"FtgRegisterIdleRoutine","as":"Sweep","priIdle":-1,"csecIdle":50,"iroIdle":"FIROINTERVAL"},
	{"at":20,"do":"sleep","for":6000},
	{"at":30,"do":"idle","for":100}]}`

func read(t testing.TB, text string) *scenario.Scenario {
	t.Helper()
	s, err := scenario.Read([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return forget(s)
}

// forget takes away the lines: a link has all on one.
func forget(s *scenario.Scenario) *scenario.Scenario {
	if s != nil {
		forgetLines(s.Inputs)
	}
	return s
}

func forgetLines(inputs []scenario.Input) {
	for i := range inputs {
		inputs[i].Line = 0
		for _, c := range inputs[i].Calls {
			forgetLines(c.Does)
		}
	}
}

func encode(t testing.TB, l *Link) string {
	t.Helper()
	s, err := l.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestRoundTrip(t *testing.T) {
	view := View{"language": "pt-BR", "host": "virtual", "breakpoints": "idle.called; 12 & 13 = 50 %, «é»+", "x-1": ""}
	for name, l := range map[string]*Link{
		"nothing":           {},
		"preset":            {Preset: "shared-session-wins"},
		"preset and step":   {Preset: "shared-session-wins", Step: 12},
		"preset and view":   {Preset: "what-0x1022-means", Step: MaxStep, View: view},
		"view":              {View: view},
		"scenario":          {Scenario: read(t, text)},
		"scenario and step": {Scenario: read(t, text), Step: 3},
		"all":               {Scenario: read(t, text), Preset: "a-nap", Step: 1, View: view},
	} {
		encoded := encode(t, l)
		for _, address := range []string{
			encoded, "https://example.org/mapi/" + encoded, strings.TrimLeft(encoded, "#?"), " " + encoded + "\n",
		} {
			got, err := Decode(address)
			if err != nil {
				t.Errorf("%s: %q: %v", name, address, err)
				continue
			}
			if forget(got.Scenario); !reflect.DeepEqual(got, l) {
				t.Errorf("%s: %q\ngot  %+v\nwant %+v", name, address, got, l)
			}
		}
		if again := encode(t, l); again != encoded {
			t.Errorf("%s: first %s, then %s", name, encoded, again)
		}
	}
}

// TestNoLink has what stands in addresses and is none of ours.
func TestNoLink(t *testing.T) {
	for _, address := range []string{
		"", "#", "?", "#sessions", "#v", "#version", "#v1x", "https://example.org/", "https://example.org/v1.html#top", "/mapi/", "?utm_source=x&UTM=1", "#vl.abc", "&&=&=x",
	} {
		l, err := Decode(address)
		if err != nil || !reflect.DeepEqual(l, &Link{}) {
			t.Errorf("%q: got %+v, %v", address, l, err)
		}
	}
}

// TestPasted has what programs and people do to links that changes nothing.
func TestPasted(t *testing.T) {
	want := encode(t, &Link{Scenario: read(t, text), Step: 3})
	body := want[len(prefix):]
	for name, address := range map[string]string{
		"broken into lines":   prefix + body[:20] + "\r\n  " + body[20:40] + "\n" + body[40:],
		"at a sentence's end": want + ").",
		"in angle brackets":   want + ">",
		"with padding":        want + "==",
		"in plain base64":     prefix + strings.NewReplacer("-", "+", "_", "/").Replace(body),
		"with more behind":    want + "AAAA",
	} {
		l, err := Decode(address)
		if err != nil || l.Step != 3 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestQuery(t *testing.T) {
	l, err := Decode("?utm_source=x&scenario=a-nap&Q=1&step=12&say=a+b%2Bc&bad=%zz&long=" + strings.Repeat("x", maxValue+1) + "#end")
	if want := (&Link{Preset: "a-nap", Step: 12, View: View{"say": "a b+c"}}); err != nil || !reflect.DeepEqual(l, want) {
		t.Errorf("got %+v, %v, want %+v", l, err, want)
	}
	for query, want := range map[string]string{
		"?scenario=../../etc&step=1":         `"../../etc" is no name of a scenario`,
		"?scenario=&step=1":                  `"" is no name of a scenario`,
		"?scenario=%E9&step=1":               `is no name of a scenario`,
		"?step=1&scenario=a&step=x":          `"x" is no step`,
		"?step=1&scenario=a&step=-1":         `"-1" is no step`,
		"?step=1&scenario=a&step=9999999999": `is no step`,
		"?step=1&scenario=a&step=16777217":   `is no step`,
	} {
		_, err := Decode(query)
		var e *Error
		if !errors.As(err, &e) || !errors.Is(err, ErrDamaged) || !strings.Contains(e.Reason, want) || e.Readable == nil || e.Readable.Step != 1 {
			t.Errorf("%s: got %v", query, err)
		}
	}
}

// TestCut cuts a link everywhere: it is always found, and the title is back early.
func TestCut(t *testing.T) {
	l := &Link{Scenario: read(t, text), Step: 3, View: View{"host": "virtual"}}
	whole := encode(t, l)
	titled, partial := 0, 0
	for n := len("#v1"); n < len(whole); n++ {
		_, err := Decode(whole[:n])
		var e *Error
		if !errors.As(err, &e) || !errors.Is(err, ErrCut) {
			t.Fatalf("%s: got %v", whole[:n], err)
		}
		if e.Title() == "A nap" {
			titled++
			if got := e.Readable; got.Step != 3 || got.View["host"] != "virtual" {
				t.Errorf("%s: got %+v", whole[:n], got)
			}
			if inputs := e.Readable.Scenario.Inputs; len(inputs) > 0 {
				partial++
				if forgetLines(inputs); !reflect.DeepEqual(inputs, l.Scenario.Inputs[:len(inputs)]) {
					t.Errorf("%s: got %+v", whole[:n], inputs)
				}
			}
		}
	}
	if titled < len(whole)/2 || partial < len(whole)/4 {
		t.Errorf("of %d cuts %d left the title and %d some inputs", len(whole), titled, partial)
	}
}

// TestDamaged changes a link everywhere.
func TestDamaged(t *testing.T) {
	want := &Link{Scenario: read(t, text), Step: 3}
	whole := encode(t, want)
	titled := 0
	for i := len(prefix); i < len(whole); i++ {
		for _, c := range []byte("A_é") {
			if whole[i] == c {
				continue
			}
			damaged := whole[:i] + string(rune(c)) + whole[i+1:]
			l, err := Decode(damaged)
			if err == nil && reflect.DeepEqual(forget(l.Scenario), want.Scenario) {
				continue // it was among the bits behind the end
			}
			var e *Error
			if !errors.As(err, &e) || !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrCut) {
				t.Fatalf("%s: got %+v, %v", damaged, l, err)
			}
			if e.Title() == "A nap" {
				titled++
			}
		}
	}
	if titled < len(whole) {
		t.Errorf("the title was read of %d", titled)
	}
}

func TestErrors(t *testing.T) {
	packed := func(payload string) string {
		s, err := pack([]byte(payload))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	raw := func(b ...byte) string { return prefix + base64.RawURLEncoding.EncodeToString(b) }
	for name, c := range map[string]struct {
		address string
		is      error
		want    string
		title   string
	}{
		"a later version":              {"#v2.whatever it is", ErrVersion, "made by a later version: v2; this is v1", ""},
		"a later version, cut":         {"https://example.org/#v12", ErrVersion, "v12", ""},
		"no payload":                   {"#v1.", ErrCut, "nothing of it is left", ""},
		"a length that makes no sense": {raw(1, 2, 3, 4, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1), ErrDamaged, "length", ""},
		"a length that is vast":        {raw(1, 2, 3, 4, 255, 255, 255, 255, 255, 255, 255, 255, 127, 0), ErrCut, "1 of 9223372036854775807 bytes", ""},
		"a payload that is no object":  {packed(`[]`), ErrDamaged, "not what links hold", ""},
		"a payload with other fields":  {packed(`{"steps":1}`), ErrDamaged, "not what links hold", ""},
		"a payload of brackets":        {packed(strings.Repeat("[", 100_000)), ErrDamaged, "not what links hold", ""},
		"a step below zero":            {packed(`{"step":-1,"scenario":` + text + `}`), ErrDamaged, "step -1", "A nap"},
		"a view that none can have":    {packed(`{"view":{"A":"x"},"scenario":` + text + `}`), ErrDamaged, `"A"`, "A nap"},
		"a preset that is a path":      {packed(`{"preset":"../x"}`), ErrDamaged, `"../x"`, ""},
		"a scenario with a mistake":    {packed(`{"scenario":` + strings.Replace(text, "sleep", "sleeps", 1) + `}`), scenario.ErrFormat, `line 4, column 16, inputs[2].do: there is no "sleeps" to do`, "A nap"},
		"a scenario of a later format": {packed(`{"scenario":{"version":2,"title":"Later","scenes":[]}}`), scenario.ErrFormat, "version 2 is not known here", "Later"},
		"a scenario that is null":      {packed(`{"scenario":null}`), scenario.ErrFormat, "not null", ""},
		"a bomb":                       {packed(`{"scenario":{"title":"Boom","about":"` + strings.Repeat("x", 5<<20) + `"}}`), ErrTooLarge, "inflates to more than", "Boom"},
		"a long one":                   {prefix + strings.Repeat("A", MaxLength), ErrTooLarge, "2097156 bytes", ""},
	} {
		t.Run(name, func(t *testing.T) {
			l, err := Decode(c.address)
			var e *Error
			if l != nil || !errors.As(err, &e) || !errors.Is(err, c.is) || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("got %v, %v", l, err)
			}
			if e.Title() != c.title {
				t.Errorf("title %q, want %q", e.Title(), c.title)
			}
		})
	}
}

// TestMistakeKeepsTheSource has the whole text of a scenario that cannot be read.
func TestMistakeKeepsTheSource(t *testing.T) {
	const wrong = `{"version":1,"title":"t","inputs":[{"do":"nap"}]}`
	s, err := pack([]byte(`{"step":4,"scenario":` + wrong + `}`))
	if err != nil {
		t.Fatal(err)
	}
	_, err = Decode(s)
	var e *Error
	var m *scenario.Mistake
	if !errors.As(err, &e) || !errors.As(err, &m) || string(e.Source) != wrong || e.Readable.Step != 4 {
		t.Errorf("got %+v", e)
	}
}

func TestEncodeRefuses(t *testing.T) {
	many := make(View)
	for i := range maxViews + 1 {
		many[fmt.Sprint("v", i)] = ""
	}
	noise := make([]byte, 9<<18) // does not deflate
	for i, x := 0, uint32(1); i < len(noise); i++ {
		x ^= x << 13
		x ^= x >> 17
		x ^= x << 5
		noise[i] = ' ' + 3 + byte(x>>24)%88
	}
	large := &scenario.Scenario{Version: scenario.Version, Title: scenario.Text{"en": string(noise)}}
	for name, l := range map[string]*Link{
		"a step below zero": {Step: -1}, "a vast step": {Step: MaxStep + 1}, "a path": {Preset: "../x"}, "capitals": {Preset: "Nap"},
		"many views": {View: many}, "no key": {View: View{"": "x"}}, "a key of the query": {View: View{"step": "1"}},
		"a long value": {View: View{"x": strings.Repeat("x", maxValue+1)}}, "no UTF-8": {View: View{"x": "\xff"}}, "a digit first": {View: View{"1": ""}},
		"a verb that is none": {Scenario: &scenario.Scenario{Inputs: []scenario.Input{{Do: "nap"}}}},
		"too much":            {Scenario: large},
	} {
		s, err := l.Encode()
		if err == nil || s != "" {
			t.Errorf("%s: %.100s", name, s)
		}
		if errors.Is(err, ErrTooLarge) != (name == "too much") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestDictionaryIsFrozen fails when someone edits the dictionary of version 1.
func TestDictionaryIsFrozen(t *testing.T) {
	if sum := crc32.ChecksumIEEE(dictionary); sum != dictionaryV1Sum {
		t.Errorf("the dictionary of version 1 has the checksum %#08x, not %#08x: links that were made with it cannot be read any more; leave it as it was and make a version 2", sum, uint32(dictionaryV1Sum))
	}
}

const dictionaryV1Sum = 0x3c2425b1

// TestOldLinks reads every link in testdata, as it was read when it was made.
func TestOldLinks(t *testing.T) {
	links, err := filepath.Glob("testdata/v1/*.link")
	if err != nil || len(links) < 3 {
		t.Fatalf("%d links, %v", len(links), err)
	}
	for _, name := range links {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		l, err := Decode(string(b))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := describe(t, l)
		golden := strings.TrimSuffix(name, ".link") + ".golden"
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(golden); err != nil || string(want) != got {
			t.Errorf("%s: %v\ngot\n%s\nwant\n%s", name, err, got, want)
		}
	}
}

// TestLinkOfReference has the link that doc.go shows be one of the old ones.
func TestLinkOfReference(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	nap, err := os.ReadFile("testdata/v1/nap.link")
	if err != nil || !bytes.Contains(doc, nap) {
		t.Errorf("doc.go does not show %s: %v", nap, err)
	}
}

func describe(t *testing.T, l *Link) string {
	var out strings.Builder
	fmt.Fprintf(&out, "preset %s\nstep %d\n", l.Preset, l.Step)
	for _, key := range slices.Sorted(maps.Keys(l.View)) {
		fmt.Fprintf(&out, "view %s %q\n", key, l.View[key])
	}
	b, err := l.Scenario.Write("  ")
	if err != nil {
		t.Fatal(err)
	}
	return out.String() + string(b)
}

// TestSizes tells how long the links of the scenarios of the page are.
func TestSizes(t *testing.T) {
	presets, _ := filepath.Glob("../../web/scenarios/*.json")
	var sizes []int
	for _, name := range presets {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		s, err := scenario.Read(b)
		if err != nil {
			continue // a list of scenarios, or one that its own test complains about
		}
		l := &Link{Scenario: s, Step: 12, View: View{"language": "pt-BR"}}
		encoded := encode(t, l)
		plain, _ := s.Write("")
		sizes = append(sizes, len(encoded))
		t.Logf("%5d of %5d bytes: %s", len(encoded), len(plain), filepath.Base(name))
		got, err := Decode(encoded)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if forget(got.Scenario); !reflect.DeepEqual(got.Scenario, forget(s)) {
			t.Errorf("%s is not what it was", name)
		}
	}
	slices.Sort(sizes)
	if n := len(sizes); n > 0 {
		t.Logf("%d links, from %d to %d bytes, the middle one %d", n, sizes[0], sizes[n-1], sizes[n/2])
	} else {
		t.Log("0 links")
	}
}
