// Package program makes Go programs in WebAssembly smaller to fetch. It reads their
// sections, and changes what they put into memory: how that is written, and what of
// Go's table of functions is in it.
package program

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// data is the section that fills the memory.
const data = 11

var header = []byte("\x00asm\x01\x00\x00\x00")

// Program is a program in WebAssembly.
type Program struct {
	sections []section
}

type section struct {
	id   byte
	body []byte
}

var errDamaged = errors.New("the program is damaged, or no WebAssembly")

// Read reads a program.
func Read(file []byte) (*Program, error) {
	if len(file) < len(header) || string(file[:len(header)]) != string(header) {
		return nil, errDamaged
	}
	p := new(Program)
	r := reader{rest: file[len(header):]}
	for len(r.rest) > 0 && r.err == nil {
		id := r.byte()
		p.sections = append(p.sections, section{id, r.block()})
	}
	return p, r.err
}

// Bytes is the program as a file.
func (p *Program) Bytes() []byte {
	out := append([]byte(nil), header...)
	for _, s := range p.sections {
		out = append(out, s.id)
		out = binary.AppendUvarint(out, uint64(len(s.body)))
		out = append(out, s.body...)
	}
	return out
}

// section returns what a section holds.
func (p *Program) section(id byte) (*section, error) {
	for i := range p.sections {
		if p.sections[i].id == id {
			return &p.sections[i], nil
		}
	}
	return nil, fmt.Errorf("%w: it has no section %d", errDamaged, id)
}

// reader takes numbers and blocks from the front of rest, until an error.
type reader struct {
	rest []byte
	err  error
}

func (r *reader) take(n uint64) []byte {
	if r.err != nil || n > uint64(len(r.rest)) {
		r.err, r.rest = errDamaged, nil
		return nil
	}
	taken := r.rest[:n]
	r.rest = r.rest[n:]
	return taken
}

func (r *reader) byte() byte {
	if b := r.take(1); b != nil {
		return b[0]
	}
	return 0
}

// number is an unsigned LEB128.
func (r *reader) number() uint64 {
	v, n := binary.Uvarint(r.rest)
	if n <= 0 {
		r.take(uint64(len(r.rest)) + 1)
		return 0
	}
	r.rest = r.rest[n:]
	return v
}

// signed is a signed LEB128.
func (r *reader) signed() int64 {
	var v int64
	for shift := uint(0); r.err == nil && shift < 64; shift += 7 {
		b := r.byte()
		v |= int64(b&0x7f) << shift
		if b&0x80 == 0 {
			if shift < 57 && b&0x40 != 0 {
				v -= 1 << (shift + 7)
			}
			return v
		}
	}
	r.err = errDamaged
	return 0
}

// block is a length and as many bytes.
func (r *reader) block() []byte { return r.take(r.number()) }

func appendSigned(out []byte, v int64) []byte {
	for {
		b := byte(v & 0x7f)
		v >>= 7
		if v == 0 && b&0x40 == 0 || v == -1 && b&0x40 != 0 {
			return append(out, b)
		}
		out = append(out, b|0x80)
	}
}
