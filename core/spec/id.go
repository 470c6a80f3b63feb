package spec

import "strings"

// ID names one rule, such as I-24 or GS-05. It never changes its meaning: a rule that is dropped
// leaves a hole in the numbering.
type ID string

// Family is the part of an [ID] before the hyphen: which page it is on and what kind of statement
// it is.
type Family string

// The families.
const (
	IdleRule       Family = "I"  // documented, idle engine
	SessionRule    Family = "S"  // documented, sessions
	IdleReading    Family = "GI" // chosen reading where the idle sources disagree or are silent
	SessionReading Family = "GS" // the same for sessions
	IdleVector     Family = "VI" // test vector, idle engine
	SessionVector  Family = "VS" // test vector, sessions
)

// Family returns the family of id, or "" when id has not the form of an id at all.
func (id ID) Family() Family {
	family, number, _ := strings.Cut(string(id), "-")
	switch Family(family) {
	case IdleRule, SessionRule, IdleReading, SessionReading, IdleVector, SessionVector:
		if isNumber(number) {
			return Family(family)
		}
	}
	return ""
}

// isNumber reports whether s is two or three digits, with perhaps one letter after them: a reading
// that splits off another takes its number with a letter, so that nothing is renumbered.
func isNumber(s string) bool {
	digits := strings.TrimRight(s, "abcdefghijklmnopqrstuvwxyz")
	if len(digits) < 2 || len(digits) > 3 || len(s)-len(digits) > 1 {
		return false
	}
	return strings.Trim(digits, "0123456789") == ""
}
