package program

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
)

// The table of functions that a Go program has in its memory, for its collector, for
// the growth of stacks and for what a panic prints. See runtime.pcHeader and
// runtime._func, and cmd/internal/objabi for the numbers.
const (
	headerSize = 72
	funcSize   = 44 // without its two lists

	funcName       = 4 // offsets in a function's entry
	funcStackTable = 16
	funcFileTable  = 20
	funcLineTable  = 24
	funcTables     = 28 // how many
	funcUnit       = 32
	funcLine       = 36
	funcData       = 43 // how many

	tableUnsafePoint = 0
	tableArgLive     = 3
	dataArgInfo      = 5
	dataArgLiveInfo  = 6

	noTable = 0
	noData  = 0xffffffff
)

// knownGo is the version whose table this is. Another one may have moved what is in it
// without a sign.
const knownGo = "go1.26"

// Knows reports whether [DropLines] knows the table of this version of Go, as
// runtime.Version has it.
func Knows(version string) bool {
	return version == knownGo || strings.HasPrefix(version, knownGo+".")
}

// magic begins the table, for 64-bit pointers: see internal/abi.Go120PCLnTabMagic.
var magic = []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}

var errTable = errors.New("there is no table of functions of a Go version that is known here")

// DropLines takes out of memory by which line of which file an instruction was written,
// and where arguments lie: what a panic prints names the functions without them. All
// else, by which stacks are walked, stays. It returns how many functions there are.
func DropLines(memory []byte) (int, error) {
	base, err := findTable(memory)
	if err != nil {
		return 0, err
	}
	u64 := func(at int) int { return int(binary.LittleEndian.Uint64(memory[at:])) }
	u32 := func(at int) int { return int(binary.LittleEndian.Uint32(memory[at:])) }
	put := func(at int, v uint32) { binary.LittleEndian.PutUint32(memory[at:], v) }

	n, tables, funcs := u64(base+8), base+u64(base+56), base+u64(base+64)
	used := make([]bool, funcs-tables)
	for i := range n {
		f := funcs + u32(funcs+8*i+4)
		if f+funcSize > len(memory) {
			return 0, fmt.Errorf("%w: function %d is nowhere", errTable, i)
		}
		for _, at := range []int{funcFileTable, funcLineTable, funcUnit, funcLine} {
			put(f+at, noTable)
		}
		count := u32(f + funcTables)
		lists := f + funcSize
		for t := range count {
			if t == tableUnsafePoint || t == tableArgLive {
				put(lists+4*t, noTable) // where a signal may stop it: there are no signals here
			}
		}
		lists += 4 * count
		for d := range int(memory[f+funcData]) {
			if d == dataArgInfo || d == dataArgLiveInfo {
				put(lists+4*d, noData)
			}
		}
		if err := mark(memory[tables:funcs], used, u32(f+funcStackTable)); err != nil {
			return 0, err
		}
		for t := range count {
			if err := mark(memory[tables:funcs], used, u32(f+funcSize+4*t)); err != nil {
				return 0, err
			}
		}
	}
	for i, is := range used {
		if !is {
			memory[tables+i] = 0
		}
	}
	return n, nil
}

// findTable returns where the table of functions begins.
func findTable(memory []byte) (int, error) {
	for at := 0; at+headerSize < len(memory); at += 8 {
		if string(memory[at:at+len(magic)]) != string(magic) {
			continue
		}
		begin := at
		for field := 32; field < headerSize; field += 8 {
			next := at + int(binary.LittleEndian.Uint64(memory[at+field:]))
			if next < begin || next > len(memory) {
				return 0, errTable
			}
			begin = next
		}
		return at, nil
	}
	return 0, errTable
}

// mark marks the bytes of the table that begins at an offset: pairs of numbers of which
// the first is zero at the end, but not at the beginning.
func mark(tables []byte, used []bool, at int) error {
	if at == noTable {
		return nil
	}
	for first := true; ; first = false {
		if at >= len(tables) {
			return fmt.Errorf("%w: a table has no end", errTable)
		}
		if tables[at] == 0 && !first {
			used[at] = true
			return nil
		}
		for range 2 {
			_, n := binary.Uvarint(tables[at:])
			if n <= 0 {
				return fmt.Errorf("%w: a table has no end", errTable)
			}
			for range n {
				used[at] = true
				at++
			}
		}
	}
}
