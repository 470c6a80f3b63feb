package mapi

import "testing"

// I-17: times are counted in hundredths of a second.
func TestTime(t *testing.T) {
	const minute = 60 * Second
	if Second != 100 || 5*minute != 30_000 {
		t.Errorf("a second is %d, five minutes are %d", Second, 5*minute)
	}
}
