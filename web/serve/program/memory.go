package program

import "encoding/binary"

// The instructions by which a segment says where it goes.
const (
	constant = 0x41 // i32.const
	end      = 0x0b
)

// gap is how many zeros in a row end a segment. Each segment says where it goes and
// how long it is, in numbers that hardly compress: the Go linker, which minds the size
// of the file as it is, ends one at eight zeros and so writes a hundred thousand, while
// zeros compress to nearly nothing. To browsers, too, fewer segments are less work.
const gap = 128

// Memory returns what the memory holds when the program starts, from its address zero.
func (p *Program) Memory() ([]byte, error) {
	s, err := p.section(data)
	if err != nil {
		return nil, err
	}
	var memory []byte
	r := reader{rest: s.body}
	for n := r.number(); n > 0 && r.err == nil; n-- {
		if r.number() != 0 || r.byte() != constant {
			r.err = errDamaged // a kind of segment that Go does not make
		}
		at := r.signed()
		if r.byte() != end || at < 0 || at > 1<<30 {
			r.err = errDamaged
		}
		block := r.block()
		if r.err != nil {
			break
		}
		if needed := int(at) + len(block); needed > len(memory) {
			memory = append(memory, make([]byte, needed-len(memory))...)
		}
		copy(memory[at:], block)
	}
	return memory, r.err
}

// SetMemory changes what the memory holds when the program starts.
func (p *Program) SetMemory(memory []byte) error {
	s, err := p.section(data)
	if err != nil {
		return err
	}
	var segments []byte
	n := uint64(0)
	for at := zeros(memory, 0); at < len(memory); {
		to := at
		for to < len(memory) {
			next := zeros(memory, to)
			if next-to >= gap || next == len(memory) {
				break
			}
			for to = next; to < len(memory) && memory[to] != 0; to++ {
			}
		}
		segments = append(segments, 0, constant)
		segments = append(appendSigned(segments, int64(at)), end)
		segments = binary.AppendUvarint(segments, uint64(to-at))
		segments = append(segments, memory[at:to]...)
		at = zeros(memory, to)
		n++
	}
	s.body = append(binary.AppendUvarint(nil, n), segments...)
	return nil
}

// zeros returns where the zeros that begin at from end.
func zeros(memory []byte, from int) int {
	for from < len(memory) && memory[from] == 0 {
		from++
	}
	return from
}
