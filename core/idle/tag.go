package idle

import "strconv"

// FTG is a function tag: the handle of a registered idle routine (I-18, I-20).
// It is opaque and fits the 53 bits of a JavaScript number. Zero is NULL.
//
// A tag carries the generation of its slot, so that a tag whose routine is gone
// is recognised although the slot serves another routine (GI-19). A slot's
// generations come round after 16,777,215 routines. The upper bits of the generation
// are the series of the engine, so that a tag of another engine is recognised.
type FTG uint64

const (
	slotBits       = 24
	orderBits      = 24
	seriesBits     = 5
	generationBits = seriesBits + orderBits
	slotMask       = 1<<slotBits - 1
	orderMask      = 1<<orderBits - 1
)

// SeriesCount is how many series of tags there are: see [Config].
const SeriesCount = 1 << seriesBits

// MaxRoutines is how many routines an engine can hold at most.
const MaxRoutines = slotMask

func newTag(slot int32, generation uint32) FTG {
	return FTG(generation)<<slotBits | FTG(slot)
}

// Slot is the place of the routine in the engine's table, from 1 to
// [MaxRoutines]: unique among live routines, used again by later ones. Hosts
// index their own tables with it.
func (t FTG) Slot() int { return int(t & slotMask) }

func (t FTG) generation() uint32 { return uint32(t >> slotBits) }

// order is the generation without the series.
func (t FTG) order() uint32 { return t.generation() & orderMask }

func (t FTG) series() uint32 { return t.generation() >> orderBits }

// String is the slot and, behind a dot, the generation: "#3.1".
func (t FTG) String() string {
	if t == 0 {
		return "NULL"
	}
	return "#" + strconv.Itoa(t.Slot()) + "." + strconv.Itoa(int(t.generation()))
}

// Func stands for the pointer to an idle routine, pfnIdle (I-14): a number by
// which the host knows the function. Zero is NULL. The engine never calls it.
type Func uint32

// Param stands for the pointer to a parameter block, pvIdleParam. The engine
// hands it back unchanged on each call (I-15).
type Param uint64
