package scenario_test

import (
	"errors"
	"fmt"

	"mapi-playground/core/scenario"
)

const oneRoutine = `{
  "version": 1,
  "title": {"en": "One idle routine", "pt-BR": "Uma rotina de ociosidade"},
  "applications": [{"name": "Mail"}],
  "inputs": [
    {"app": "Mail", "do": "MAPIInitIdle"},
    {"app": "Mail", "do": "FtgRegisterIdleRoutine", "as": "Sweep", "priIdle": -1},
    {"at": 20, "do": "idle", "for": 100}
  ]
}`

func ExampleRead() {
	s, err := scenario.Read([]byte(oneRoutine))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(s.Title.In("pt-BR"))
	for _, in := range s.Inputs {
		fmt.Println(in.At, in.Do)
	}
	// Output:
	// Uma rotina de ociosidade
	// 0 MAPIInitIdle
	// 0 FtgRegisterIdleRoutine
	// 20 idle
}

// A mistake says where it is and, if it can, what was perhaps meant.
func ExampleRead_mistake() {
	_, err := scenario.Read([]byte(`{
  "version": 1,
  "title": "A slip",
  "applications": [{"name": "Mail"}],
  "inputs": [
    {"app": "Mail", "do": "MAPILogonEx", "as": "s", "lpszProfilename": "Work"}
  ]
}`))
	fmt.Println(err)

	var m *scenario.Mistake
	if errors.As(err, &m) {
		fmt.Println(m.Line, m.Path)
	}
	// Output:
	// line 6, column 72, inputs[0].lpszProfilename: MAPILogonEx has no parameter "lpszProfilename"; did you mean "lpszProfileName"?
	// 6 inputs[0].lpszProfilename
}

func ExampleScenario_Write() {
	s := &scenario.Scenario{
		Version:      scenario.Version,
		Title:        scenario.Text{scenario.English: "A nap"},
		Applications: []scenario.Application{{Name: "Mail", Readings: map[string]string{"turns": "each once"}}},
		Inputs: []scenario.Input{
			{Do: "MAPIInitIdle", App: "Mail"},
			{At: 150 * scenario.Millisecond, Do: "sleep", Args: scenario.Give("for", 6000.0)},
		},
	}
	b, err := s.Write("  ")
	fmt.Print(string(b), err)
	// Output:
	// {
	//   "version": 1,
	//   "title": "A nap",
	//   "applications": [
	//     {"name":"Mail","readings":{"turns":"each once"}}
	//   ],
	//   "inputs": [
	//     {"at":0,"app":"Mail","do":"MAPIInitIdle"},
	//     {"at":15,"do":"sleep","for":6000}
	//   ]
	// }
	// <nil>
}

func ExampleVerbs() {
	for _, v := range scenario.Verbs() {
		if v.Name != "EnableIdleRoutine" {
			continue
		}
		for _, p := range v.Params {
			fmt.Println(p.Name, p.Must, p.Takes)
		}
	}
	// Output:
	// ftg true the name of a routine
	// fEnable true true or false
	// thread false a text
}
