package idle

import "strconv"

// String is the name of the reading, as for all the types of a [Policy]'s fields:
// the one that scenarios and pages use.
func (o Order) String() string { return reading("order", uint8(o)) }

// String is the name of the reading.
func (e Equals) String() string { return reading("equals", uint8(e)) }

// String is the name of the reading.
func (t Turns) String() string { return reading("turns", uint8(t)) }

// String is the name of the reading.
func (w Wait) String() string { return reading("wait", uint8(w)) }

// String is the name of the reading.
func (z Zero) String() string { return reading("zero", uint8(z)) }

// String is the name of the reading.
func (o Obsolete) String() string { return reading("obsolete", uint8(o)) }

// String is the name of the reading.
func (l Late) String() string { return reading("late", uint8(l)) }

// String is the name of the reading.
func (f Failure) String() string { return reading("failure", uint8(f)) }

// String is the name of the reading.
func (f InitFailure) String() string { return reading("init", uint8(f)) }

// reading is the name of a reading, or the point with a number that is none of its
// readings.
func reading(point string, number uint8) string {
	for i := range points {
		if one := &points[i]; one.Name == point && int(number) < len(one.Readings) {
			return one.Readings[number]
		}
	}
	return point + "(" + strconv.Itoa(int(number)) + ")"
}

var outcomes = [...]string{False: "FALSE", True: "TRUE", Threw: "failed"}

// String is what the routine returned, or that it failed.
func (o Outcome) String() string {
	if int(o) < len(outcomes) {
		return outcomes[o]
	}
	return "Outcome(" + strconv.Itoa(int(o)) + ")"
}
