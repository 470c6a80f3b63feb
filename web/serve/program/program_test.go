package program_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"mapi-playground/web/serve/program"
)

const source = `package main

import "strconv"

func main() { println("a text to be found", strconv.Quote("x")) }
`

// built is a small Go program.
func built(t *testing.T) []byte {
	t.Helper()
	dir := t.TempDir()
	name := filepath.Join(dir, "small.go")
	if err := os.WriteFile(name, []byte(source), 0o644); err != nil {
		t.Fatal(err)
	}
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", "small.wasm", name)
	build.Dir = dir
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	file, err := os.ReadFile(filepath.Join(dir, "small.wasm"))
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func memoryOf(t *testing.T, file []byte) (*program.Program, []byte) {
	t.Helper()
	p, err := program.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	memory, err := p.Memory()
	if err != nil {
		t.Fatal(err)
	}
	return p, memory
}

// What is read is written as it was, and memory is the same in fewer segments.
func TestMemory(t *testing.T) {
	file := built(t)
	p, memory := memoryOf(t, file)
	if !bytes.Contains(memory, []byte("a text to be found")) {
		t.Error("the text of the program is not in its memory")
	}
	if _, again := memoryOf(t, p.Bytes()); !bytes.Equal(again, memory) {
		t.Error("a program that was read and written has other things in memory")
	}
	if err := p.SetMemory(memory); err != nil {
		t.Fatal(err)
	}
	if _, again := memoryOf(t, p.Bytes()); !bytes.Equal(again, memory) {
		t.Error("memory in fewer segments is another")
	}
}

// Lines go, the names of functions stay, and nothing that is dropped is needed to
// drop it again. Memory as the program itself uses it is not touched.
func TestDropLines(t *testing.T) {
	_, memory := memoryOf(t, built(t))
	before := bytes.Clone(memory)
	n, err := program.DropLines(memory)
	if err != nil {
		t.Fatal(err)
	}
	if n < 1000 {
		t.Errorf("there are %d functions, want those of the runtime at least", n)
	}
	for _, kept := range []string{"main.main", "runtime.gopanic", "a text to be found"} {
		if !bytes.Contains(memory, []byte(kept)) {
			t.Errorf("%s is gone", kept)
		}
	}
	if was, is := bytes.Count(before, []byte{0}), bytes.Count(memory, []byte{0}); is-was < 50_000 {
		t.Errorf("%d more bytes are zero, want more than 50000", is-was)
	}
	after := bytes.Clone(memory)
	if _, err := program.DropLines(memory); err != nil || !bytes.Equal(memory, after) {
		t.Errorf("the second time it changes memory, or fails: %v", err)
	}
}

// The functions of this program and of the runtime keep their names, others have that of
// their package, and to drop names again changes nothing.
func TestDropNames(t *testing.T) {
	_, memory := memoryOf(t, built(t))
	if !bytes.Contains(memory, []byte("strconv.appendQuotedWith")) {
		t.Fatal("the program has no function of strconv: choose another package")
	}
	n, err := program.DropNames(memory)
	if err != nil || n == 0 {
		t.Fatalf("%d names are gone, %v", n, err)
	}
	for _, kept := range []string{"main.main", "runtime.gopanic", "strconv"} {
		if !bytes.Contains(memory, []byte(kept)) {
			t.Errorf("%s is gone", kept)
		}
	}
	if bytes.Contains(memory, []byte("strconv.appendQuotedWith")) {
		t.Error("functions of strconv keep their names")
	}
	after := bytes.Clone(memory)
	if n, err := program.DropNames(memory); err != nil || n != 0 || !bytes.Equal(memory, after) {
		t.Errorf("the second time %d names are gone, or memory changes: %v", n, err)
	}
	if _, err := program.DropNames(make([]byte, 4096)); err == nil {
		t.Error("memory without a table: no error")
	}
}

// What is no Go program is said to be none.
func TestDamaged(t *testing.T) {
	for name, file := range map[string]string{
		"empty": "", "text": "package main", "cut off": "\x00asm\x01\x00\x00\x00\x0b\x7f",
	} {
		if _, err := program.Read([]byte(file)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	p, err := program.Read([]byte("\x00asm\x01\x00\x00\x00"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Memory(); err == nil || !strings.Contains(err.Error(), "section") {
		t.Errorf("without data: %v", err)
	}
	if _, err := program.DropLines(make([]byte, 4096)); err == nil {
		t.Error("memory without a table: no error")
	}
}

// Only a version that is known is touched: another may have moved what is in the table.
func TestKnows(t *testing.T) {
	for version, want := range map[string]bool{
		"go1.26": true, "go1.26.8": true, "go1.27": false, "go1.260": false, "go1.25.1": false, "devel go1.27-abc": false,
	} {
		if got := program.Knows(version); got != want {
			t.Errorf("%s: %v", version, got)
		}
	}
}
