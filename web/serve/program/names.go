package program

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
)

// named are the packages whose functions keep their names: the program's own, and those by
// whose names the runtime finds its way.
var named = []string{"main.", "runtime", "internal/", "reflect.", "syscall", "mapi-playground/", "go:", "type:", "wasm_"}

// DropNames gives the functions of other packages the name of their package alone: a panic
// tells then through which package it went, and by which function of this program. It
// returns how many names are gone.
func DropNames(memory []byte) (int, error) {
	base, err := findTable(memory)
	if err != nil {
		return 0, err
	}
	u64 := func(at int) int { return int(binary.LittleEndian.Uint64(memory[at:])) }
	u32 := func(at int) int { return int(binary.LittleEndian.Uint32(memory[at:])) }
	n, names, end, funcs := u64(base+8), base+u64(base+32), base+u64(base+40), base+u64(base+64)
	packages := make(map[string]int) // where the name of a package is
	gone := 0
	for i := range n {
		f := funcs + u32(funcs+8*i+4)
		at := names + u32(f+funcName)
		if f+funcSize > len(memory) || at > end {
			return 0, fmt.Errorf("%w: function %d is nowhere", errTable, i)
		}
		length := bytes.IndexByte(memory[at:end], 0)
		if length < 0 {
			return 0, fmt.Errorf("%w: a name has no end", errTable)
		}
		of := packageOf(string(memory[at : at+length]))
		if of == "" {
			continue
		}
		first, seen := packages[of]
		if !seen {
			first, packages[of] = at, at
			clear(memory[at+len(of) : at+length])
		} else if first != at {
			clear(memory[at : at+length])
		}
		binary.LittleEndian.PutUint32(memory[f+funcName:], uint32(first-names))
		gone++
	}
	return gone, nil
}

// packageOf is the package of a function that does not keep its name.
func packageOf(name string) string {
	for _, own := range named {
		if strings.HasPrefix(name, own) {
			return ""
		}
	}
	path := strings.LastIndexByte(name[:strings.IndexAny(name+"[(", "[(")], '/') + 1
	dot := strings.IndexByte(name[path:], '.')
	if dot < 0 {
		return ""
	}
	return name[:path+dot]
}
