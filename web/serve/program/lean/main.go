// Lean makes Go programs in WebAssembly smaller to fetch, and names each after what is in
// it. It leaves those of a version of Go that it does not know as large as they are, and
// says so:
//
//	go run ./web/serve/program/lean dist/mapi.wasm dist/idle.wasm
package main

import (
	"fmt"
	"os"
	"runtime"

	"mapi-playground/web/serve/program"
)

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: lean FILE...")
		os.Exit(2)
	}
	known := program.Knows(runtime.Version())
	if !known {
		fmt.Printf("== the programs stay larger than need be: how to make those of %s smaller is not known here\n", runtime.Version())
	}
	for _, name := range os.Args[1:] {
		if err := lean(name, known); err != nil {
			fmt.Fprintf(os.Stderr, "lean: %s: %v\n", name, err)
			os.Exit(1)
		}
	}
}

// lean writes a program anew, in its place.
func lean(name string, known bool) error {
	file, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	p, err := program.Read(file)
	if err != nil {
		return err
	}
	if known {
		if err := shrink(p); err != nil {
			return err
		}
	}
	p.Mark()
	return os.WriteFile(name, p.Bytes(), 0o644)
}

func shrink(p *program.Program) error {
	memory, err := p.Memory()
	if err != nil {
		return err
	}
	if _, err := program.DropLines(memory); err != nil {
		return err
	}
	if _, err := program.DropNames(memory); err != nil {
		return err
	}
	return p.SetMemory(memory)
}
