package idle

import (
	"math"

	"mapi-playground/core/mapi"
)

// NewRegistration makes a registration of numbers that come from outside the
// type system, such as a web page's, or says [ErrNumber]: the priority must be
// a signed 16-bit, the time an unsigned 32-bit and the options an unsigned
// 16-bit whole number (I-13).
func NewRegistration(fn Func, param Param, priority, time, options float64) (Registration, error) {
	r := Registration{Func: fn, Param: param}
	if !within(priority, math.MinInt16, math.MaxInt16) ||
		!within(time, 0, math.MaxUint32) || !within(options, 0, math.MaxUint16) {
		return r, ErrNumber
	}
	r.Priority, r.Time, r.Options = int16(priority), uint32(time), mapi.IdleOptions(options)
	return r, nil
}

// NewChange does the same for a change. Values that the bits of changes do not
// name may be anything (I-54).
func NewChange(fn Func, param Param, priority, time, options, changes float64) (Registration, mapi.IdleChanges, error) {
	if !within(changes, 0, math.MaxUint16) {
		return Registration{}, 0, ErrNumber
	}
	bits := mapi.IdleChanges(changes)
	for _, value := range []struct {
		bit    mapi.IdleChanges
		number *float64
	}{{mapi.ChangePriority, &priority}, {mapi.ChangeTime, &time}, {mapi.ChangeOptions, &options}} {
		if bits&value.bit == 0 {
			*value.number = 0
		}
	}
	r, err := NewRegistration(fn, param, priority, time, options)
	return r, bits, err
}

// NewTag takes a number for a tag. What can be none becomes a tag that is never
// given out.
func NewTag(number float64) FTG {
	if !within(number, 0, 1<<(slotBits+generationBits)-1) {
		return math.MaxUint64
	}
	return FTG(number)
}

func within(f, lo, hi float64) bool { return f >= lo && f <= hi && f == math.Trunc(f) }
