package spec_test

import (
	"fmt"

	"mapi-playground/core/spec"
)

func ExampleLookup() {
	rule, ok := spec.Lookup("I-46")
	fmt.Println(ok, rule.ID.Family() == spec.IdleRule)
	fmt.Println(rule.Section)
	fmt.Println(rule.Text)
	fmt.Println(rule.Test)
	// Output:
	// true true
	// G. What idle means; which thread does what
	// Win32 schedules threads, not processes. — the Idle Engine overview.
	// none (platform fact); do not model idleness per process.
}

func ExampleIn() {
	rule, _ := spec.In("pt-BR").Lookup("I-46")
	fmt.Println(rule.Text)
	// Output:
	// O Win32 agenda threads, não processos. — a visão geral do mecanismo de ociosidade.
}

func ExampleRules() {
	count := map[spec.Family]int{}
	for _, rule := range spec.Rules() {
		count[rule.ID.Family()]++
	}
	fmt.Println("documented:", count[spec.IdleRule], "idle,", count[spec.SessionRule], "session")
	fmt.Println("readings:  ", count[spec.IdleReading], "idle,", count[spec.SessionReading], "session")
	// Output:
	// documented: 82 idle, 169 session
	// readings:   36 idle, 42 session
}
