package scenario_test

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"mapi-playground/core/scenario"
)

// file is a scenario whose last line is that.
func file(inputs string) string {
	return `{"version":1,"title":"t","applications":[{"name":"A"}],"inputs":[` + "\n" + inputs + "\n]}"
}

// with is a scenario with another field.
func with(field string) string {
	return `{"version":1,"title":"t","inputs":[],` + "\n" + field + "}"
}

func TestMistakes(t *testing.T) {
	deep := strings.Repeat("[", 100_000)
	for _, c := range []struct {
		name, file string
		line, col  int
		path, want string
	}{
		{"nothing", "", 1, 1, "", "the file ends too early"},
		{"white space", " \n ", 2, 2, "", "the file ends too early"},
		{"not an object", "[]", 1, 1, "", "it takes an object, not a list"},
		{"not JSON", "hello", 1, 1, "", "'h' stands where a value belongs"},
		{"a comment", "{\n // x\n}", 2, 2, "", "'/' stands where the name of a field, in quotes, belongs"},
		{"the last comma", with(`"profiles":[],`), 2, 15, "", `'}' stands where the name of a field`},
		{"a missing comma", with("\"about\":\"x\"\n\"machine\":{}"), 3, 1, "", `'"' stands where a comma or '}' belongs`},
		{"a missing colon", `{"version" 1}`, 1, 12, "", "'1' stands where a colon belongs"},
		{"a missing quote", "{\"version\n\":1}", 1, 10, "", "a quote is missing"},
		{"an escape of C", `{"title":"\x41"}`, 1, 10, "", "means nothing in JSON"},
		{"cut in a text", `{"version":1,"title":"Ti`, 1, 22, "", "the file ends in the middle of this text"},
		{"cut after a field", `{"version":1,`, 1, 14, "", "the file ends too early"},
		{"a number with a zero in front", `{"version":01}`, 1, 12, "", "no number as JSON writes it"},
		{"a number without digits", `{"version":1.}`, 1, 12, "", "no number as JSON writes it"},
		{"something behind", with(`"about":"x"`) + "\n{}", 3, 1, "", "something follows the end"},
		{"UTF-16", "\xFF\xFE{\x00}\x00", 1, 1, "", "UTF-16"},
		{"Latin-1", "{\"version\":1,\n\"title\":\"n\xE3o\"}", 2, 11, "", "this is not UTF-8"},
		{"columns are characters", "{\"title\":\"não ção\", x}", 1, 21, "", "'x' stands where"},
		{"a byte order mark is no column", "\uFEFF{x", 1, 2, "", "'x' stands where"},
		{"a key twice", with("\"about\":\"x\",\n\"about\":\"y\""), 3, 1, "", `"about" is there twice`},
		{"a key twice, escaped", "{\"version\":1,\"versi\\u006fn\":1}", 1, 14, "", `"version" is there twice`},
		{"brackets", deep, 1, 17, "", "nested more than 16 deep"},

		{"no version", `{"title":"t","inputs":[]}`, 1, 1, "", "there is no version"},
		{"a later version, with later fields", `{"sounds":[],"version":2}`, 1, 24, "version", "version 2 is not known here"},
		{"a version that is no number", `{"version":"1"}`, 1, 12, "version", "a whole number"},
		{"no title", `{"version":1,"inputs":[]}`, 1, 1, "", "there is no title"},
		{"an empty title", `{"version":1,"title":"","inputs":[]}`, 1, 1, "", "there is no title"},
		{"a title without English", `{"version":1,"title":{"pt-BR":"t"},"inputs":[]}`, 1, 22, "title", "there is no English text"},
		{"no language", with(`"about":{"en":"x","en_US!":"y"}`), 2, 28, "about.en_US!", "no language tag"},
		{"an empty text", with(`"about":{"en":"x","pt-BR":""}`), 2, 27, "about.pt-BR", "the text is empty"},
		{"an article without a part", with(`"article":{"place":1}`), 2, 11, "article", "there is no part"},
		{"an article without a place", with(`"article":{"part":"idle"}`), 2, 11, "article", "there is no place"},
		{"no inputs", `{"version":1,"title":"t"}`, 1, 1, "", "there are no inputs"},
		{"inputs that are null", `{"version":1,"title":"t","inputs":null}`, 1, 35, "inputs", "it takes a list, not null"},
		{"an unknown field", with(`"machines":{}`), 2, 12, "", `there is no field "machines" here; did you mean "machine"?`},
		{"an unknown field deep inside", with(`"profiles":[{"name":"P","services":[{"name":"S","providers":[{"name":"X","kind":1}]}]}]`), 2, 81, "profiles[0].services[0].providers[0]", `there is no field "kind" here`},
		{"a wrong type deep inside", with(`"profiles":[{"name":"P","services":[{"name":"S","entry":["S_OK",7]}]}]`), 2, 65, "profiles[0].services[0].entry[1]", "it takes a text, not a number"},
		{"a result that is none", with(`"profiles":[{"name":"P","services":[{"name":"S","entry":["MAPI_E_LOGON_FAIL"]}]}]`), 2, 58, "profiles[0].services[0].entry[0]", `"MAPI_E_LOGON_FAIL" is no result`},
		{"a provider without a type", with(`"profiles":[{"name":"P","services":[{"name":"S","providers":[{"name":"X"}]}]}]`), 2, 62, "profiles[0].services[0].providers[0]", "a provider's type is"},
		{"a logon with both", with(`"profiles":[{"name":"P","services":[{"name":"S","providers":[{"name":"X","type":"MAPI_AB_PROVIDER","logons":[{"stored":true,"result":"S_OK"}]}]}]}]`), 2, 110, "profiles[0].services[0].providers[0].logons[0]", "either the provider answers"},
		{"a reading that is none", with(`"applications":[{"name":"A","readings":{"turns":"sometimes"}}]`), 2, 49, "applications[0].readings.turns", `"sometimes" is no reading of turns; there are strict, each once`},
		{"a fault that is none", with(`"machine":{"fault":"fire"}`), 2, 20, "machine.fault", `"fire" is not one of services`},
		{"a limit below zero", with(`"machine":{"limit":-1}`), 2, 20, "machine.limit", "a whole number from 0"},
		{"a limit that is vast", with(`"machine":{"limit":99999999999999999999}`), 2, 20, "machine.limit", "a whole number from 0"},
		{"two profiles of a name", with(`"profiles":[{"name":"P"},{"name":"P"}]`), 2, 34, "profiles[1].name", `the name "P" is taken already`},
		{"two applications of a name", with(`"applications":[{"name":"A"},{"name":"A"}]`), 2, 38, "applications[1].name", `the name "A" is taken already`},

		{"an input that is none", file(`7`), 2, 1, "inputs[0]", `an object with a field "do"`},
		{"an unknown verb", file(`{"do":"MAPILogon"}`), 2, 7, "inputs[0].do", `there is no "MAPILogon" to do; did you mean "MAPILogonEx"?`},
		{"a verb that is no text", file(`{"do":true}`), 2, 7, "inputs[0].do", "to do"},
		{"an unknown parameter", file(`{"app":"A","do":"MAPIInitialize","flags":1}`), 2, 42, "inputs[0].flags", `MAPIInitialize has no parameter "flags"`},
		{"an unknown application", file(`{"app":"B","do":"MAPIInitialize"}`), 2, 8, "inputs[0].app", `there is no application "B"`},
		{"no application", file(`{"do":"MAPIInitialize"}`), 2, 1, "inputs[0]", "MAPIInitialize needs an app"},
		{"a parameter that is needed", file(`{"do":"idle"}`), 2, 1, "inputs[0]", "idle needs for"},
		{"null for one that is needed", file(`{"do":"idle","for":null}`), 2, 1, "inputs[0]", "idle needs for"},
		{"a list for a parameter", file(`{"do":"idle","for":[1]}`), 2, 20, "inputs[0].for", "it takes hundredths of a second, not a list"},
		{"a flag that is none", file(`{"app":"A","do":"MAPIInitialize","ulFlags":"MAPI_NO"}`), 2, 44, "inputs[0].ulFlags", "neither a known name nor a number"},
		{"flags as a number", file(`{"app":"A","do":"MAPIInitialize","ulFlags":8}`), 2, 44, "inputs[0].ulFlags", "it takes flags"},
		{"a time that goes back", file("{\"at\":5,\"do\":\"sleep\",\"for\":1},\n{\"at\":4.5,\"do\":\"sleep\",\"for\":1}"), 3, 1, "inputs[1]", "time goes back: 4.5 comes after 5"},
		{"a time below zero", file(`{"at":-1,"do":"sleep","for":1}`), 2, 7, "inputs[0].at", "from 0 to 4294967295"},
		{"a time for ever", file(`{"at":1e300,"do":"sleep","for":1}`), 2, 7, "inputs[0].at", "from 0 to 4294967295"},
		{"a time beyond numbers", file(`{"at":1e999999,"do":"sleep","for":1}`), 2, 7, "inputs[0].at", "from 0 to 4294967295"},
		{"a span for ever", file(`{"do":"sleep","for":1e300}`), 2, 21, "inputs[0].for", "from 0 to 4294967295"},
		{"a number beyond numbers", file(`{"app":"A","do":"MAPIInitIdle","lpvReserved":1e999}`), 2, 46, "inputs[0].lpvReserved", "too large a number"},
		{"an answer to nothing", file(`{"do":"answer","call":"s","cancel":true}`), 2, 23, "inputs[0].call", `nothing here makes a call named "s"`},
		{"idle for one application alone", file(`{"app":"A","do":"idle","for":1}`), 2, 1, "inputs[0]", "only a recorded tick is one application's"},
		{"like a profile that is not there", file(`{"do":"profile","lpszProfileName":"P","like":"Q"}`), 2, 46, "inputs[0].like", `nothing here makes a profile named "Q"`},
		{"an answer without one", file(`{"app":"A","do":"MAPILogonEx","as":"s"},{"do":"answer","call":"s"}`), 2, 41, "inputs[1]", "an answer is one of profile, credentials, retry"},
		{"two answers", file(`{"app":"A","do":"MAPILogonEx","as":"s"},{"do":"answer","call":"s","yes":true,"cancel":true}`), 2, 41, "inputs[1]", "an answer is one of"},
		{"a routine that nothing registers", file(`{"app":"A","do":"DeregisterIdleRoutine","ftg":"r"}`), 2, 47, "inputs[0].ftg", `nothing here makes a routine named "r"`},
		{"an object that nothing opens", file(`{"app":"A","do":"SubmitMessage","object":"o"}`), 2, 42, "inputs[0].object", `nothing here makes an object named "o"`},
		{"a name twice", file("{\"app\":\"A\",\"do\":\"MAPILogonEx\",\"as\":\"s\"},\n{\"app\":\"A\",\"do\":\"MAPILogonEx\",\"as\":\"s\"}"), 3, 36, "inputs[1].as", `the name "s" is taken already`},
		{"an empty name", file(`{"app":"A","do":"MAPILogonEx","as":""}`), 2, 36, "inputs[0].as", "the name is empty"},
		{"self as a name", file(`{"app":"A","do":"FtgRegisterIdleRoutine","as":"self"}`), 2, 47, "inputs[0].as", "what a running routine calls itself"},
		{"self outside of a routine", file(`{"app":"A","do":"DeregisterIdleRoutine","ftg":"self"}`), 2, 47, "inputs[0].ftg", `nothing here makes a routine named "self"`},
		{"a routine that sleeps", file(`{"app":"A","do":"FtgRegisterIdleRoutine","as":"r","calls":[{"does":[{"do":"sleep","for":1}]}]}`), 2, 69, "inputs[0].calls[0].does[0]", `a routine cannot do "sleep"`},
		{"a routine with times", file(`{"app":"A","do":"FtgRegisterIdleRoutine","as":"r","calls":[{"does":[{"at":1,"do":"MAPIInitIdle"}]}]}`), 2, 75, "inputs[0].calls[0].does[0].at", `has no "at" of its own`},
		{"calls of what has none", file(`{"app":"A","do":"MAPIInitIdle","calls":[]}`), 2, 40, "inputs[0].calls", `MAPIInitIdle has no parameter "calls"`},
		{"the first of two mistakes", file("{\"do\":\"idle\",\"for\":true},\n{\"do\":\"wait\"}"), 2, 20, "inputs[0].for", "hundredths"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := scenario.Read([]byte(c.file))
			var m *scenario.Mistake
			if s != nil || !errors.As(err, &m) || !errors.Is(err, scenario.ErrFormat) {
				t.Fatalf("got %v, %v", s, err)
			}
			if m.Line != c.line || m.Column != c.col || m.Path != c.path || !strings.Contains(m.Reason, c.want) {
				t.Errorf("got  %v\nwant line %d, column %d, %s: … %s …", m, c.line, c.col, c.path, c.want)
			}
		})
	}
}

// TestLargeFiles has files that are made to take memory or time.
func TestLargeFiles(t *testing.T) {
	const size = scenario.MaxBytes - 100
	many := func(item string, count int) string { return strings.Repeat(item+",", count-1) + item }
	var keys strings.Builder
	for i := 0; keys.Len() < size/2; i++ {
		fmt.Fprintf(&keys, `"k%d":0,`, i)
	}
	for _, c := range []struct{ name, file, want string }{
		{"a million inputs", file(many("7", 1_000_000)), "more than 400000 values"},
		{"too many inputs", file(many("7", scenario.MaxInputs+1)), "50001 inputs; 50000 are the most"},
		{"a million lists", "[" + many("[]", 1_000_000) + "]", "more than 400000 values"},
		{"brackets", strings.Repeat(`{"a":`, size/5), "nested more than 16 deep"},
		{"very many keys", "{" + keys.String() + `"k0":0}`, `"k0" is there twice`},
		{"a long text", with(`"about":"` + strings.Repeat("x", size) + `"`), "the text is longer than 4,096 bytes"},
		{"a long key", with(`"` + strings.Repeat("x", size) + `":0`), "there is no field"},
		{"a long escaped key", with(`"` + strings.Repeat(`\u0001`, size/6) + `":0`), "there is no field"},
		{"a long number", with(`"machine":{"limit":1` + strings.Repeat("0", size) + `}`), "a whole number"},
		{"a long time", file(`{"at":1` + strings.Repeat("0", size) + `,"do":"sleep","for":1}`), "from 0 to"},
		{"a long verb", file(`{"do":"` + strings.Repeat("x", size) + `"}`), "to do"},
		{"long flags", file(`{"app":"A","do":"MAPIInitialize","ulFlags":"` + strings.Repeat("8|", size/2-100) + `8"}`), "longer than 4,096"},
		{"a mistake in every input", file(many(`{"at":1,"do":"no"}`, 50_000)), `there is no "no" to do`},
		{"a mistake at the end of many lines", file(many("\n{\"app\":\"A\",\"do\":\"user\"}", 49_999) + `,{"do":"user"}`), "user needs an app"},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := []byte(c.file)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := scenario.Read(data)
			runtime.ReadMemStats(&after)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %.200v, want … %s …", err, c.want)
			} else if len(err.Error()) > 1000 {
				t.Errorf("the error has %d bytes: %.200v…", len(err.Error()), err)
			}
			if used := after.TotalAlloc - before.TotalAlloc; used > 300<<20 {
				t.Errorf("took %d MB of memory", used>>20)
			}
		})
	}
}

// TestHundredMegabytes has a file refused before anything in it is looked at.
func TestHundredMegabytes(t *testing.T) {
	data := make([]byte, 100<<20)
	allocs := testing.AllocsPerRun(1, func() {
		if _, err := scenario.Read(data); err == nil || err.Error() != "line 1, column 1: the file has 104857600 bytes; 4194304 are the most" {
			t.Error(err)
		}
	})
	if allocs > 20 {
		t.Errorf("%v allocations", allocs)
	}
}

// TestLargest reads the largest file there may be.
func TestLargest(t *testing.T) {
	inputs := strings.TrimSuffix(strings.Repeat("{\"app\":\"A\",\"do\":\"user\",\"what\":\"clicks\"},\n", scenario.MaxInputs), ",\n")
	data := []byte(file(inputs))
	s, err := scenario.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(s.Inputs); n != scenario.MaxInputs || s.Inputs[n-1].Line != n+1 {
		t.Errorf("%d inputs, the last on line %d", n, s.Inputs[n-1].Line)
	}
	b, err := s.Write("\t")
	if err != nil || bytes.Count(b, []byte("\n")) < scenario.MaxInputs {
		t.Errorf("%d bytes, %v", len(b), err)
	}
}
