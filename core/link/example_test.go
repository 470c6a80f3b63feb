package link_test

import (
	"errors"
	"fmt"

	"mapi-playground/core/link"
	"mapi-playground/core/scenario"
)

func nap() *scenario.Scenario {
	return &scenario.Scenario{
		Version: scenario.Version,
		Title:   scenario.Text{"en": "A nap"},
		Inputs:  []scenario.Input{{Do: "sleep", Args: scenario.Give("for", 6000.0)}},
	}
}

func ExampleLink_Encode() {
	fmt.Println((&link.Link{Preset: "shared-session-wins", Step: 12}).Encode())

	fragment, err := (&link.Link{Scenario: nap(), Step: 1}).Encode()
	fmt.Println(fragment[:4], err)
	back, err := link.Decode(fragment)
	fmt.Println(back.Scenario.Title.In("en"), back.Step, err)
	// Output:
	// ?scenario=shared-session-wins&step=12 <nil>
	// #v1. <nil>
	// A nap 1 <nil>
}

func ExampleDecode() {
	l, err := link.Decode("https://example.org/mapi/?scenario=shared-session-wins&step=12&language=pt-BR")
	fmt.Println(l.Preset, l.Step, l.View, err)
	// Output:
	// shared-session-wins 12 map[language:pt-BR] <nil>
}

// A link that a program has cut says so, and what it was of.
func ExampleDecode_cut() {
	whole, _ := (&link.Link{Scenario: nap(), Step: 1}).Encode()
	_, err := link.Decode(whole[:len(whole)-5])

	var e *link.Error
	if errors.Is(err, link.ErrCut) && errors.As(err, &e) {
		fmt.Println(e.Err)
		fmt.Println(e.Title(), e.Readable.Step)
	}
	// Output:
	// the link is cut off
	// A nap 1
}

func ExampleDecode_version() {
	_, err := link.Decode("#v2.AbCd")
	fmt.Println(errors.Is(err, link.ErrVersion), err)
	// Output:
	// true reading a link: the link was made by a later version: v2; this is v1
}
