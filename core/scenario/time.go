package scenario

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"mapi-playground/core/mapi"
)

// Time is a moment or a span of the virtual host, in microseconds. Files write
// it in hundredths of a second, MAPI's unit (I-17), with up to four decimals.
type Time int64

const (
	Microsecond Time = 1
	Millisecond      = 1000 * Microsecond
	Hundredth        = 10 * Millisecond
	Second           = 100 * Hundredth
)

// MaxTime is the longest time a file may write: 2³² hundredths of a second, the
// range of csecIdle, over a year.
const MaxTime = Time(math.MaxUint32) * Hundredth

// Hundredths is the time in whole hundredths of a second: what MAPI's clocks show.
func (t Time) Hundredths() mapi.Time { return mapi.Time(t / Hundredth) }

// String is the time in hundredths of a second, as files write it.
func (t Time) String() string {
	sign, size := "", uint64(t)
	if t < 0 {
		sign, size = "-", -size
	}
	whole, rest := size/uint64(Hundredth), size%uint64(Hundredth)
	if rest == 0 {
		return sign + strconv.FormatUint(whole, 10)
	}
	return strings.TrimRight(fmt.Sprintf("%s%d.%04d", sign, whole, rest), "0")
}

// MarshalJSON writes a number of hundredths of a second.
func (t Time) MarshalJSON() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalJSON reads what MarshalJSON writes: what a run comes to may be later
// than what a file may write.
func (t *Time) UnmarshalJSON(text []byte) error {
	const exact = 1 << 53 // microseconds
	f, err := strconv.ParseFloat(string(text), 64)
	if micro := math.Round(f * float64(Hundredth)); err == nil && math.Abs(micro) <= exact {
		*t = Time(micro)
		return nil
	}
	return fmt.Errorf("reading a time: %s is no number of hundredths of a second", quote(string(text)))
}

// ParseTime reads a number of hundredths of a second.
func ParseTime(text string) (Time, error) {
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || !(f >= 0) || f > math.MaxUint32 {
		return 0, fmt.Errorf("reading a time: %s is no number of hundredths of a second from 0 to %v", quote(text), MaxTime)
	}
	return Time(math.Round(f * float64(Hundredth))), nil
}
