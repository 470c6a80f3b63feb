package idle

import (
	"fmt"
	"slices"
)

// Point is one point on which the documents disagree or are silent, with the
// readings there are of it, by the names that scenarios and pages use.
type Point struct {
	Name     string   `json:"name"`
	Rule     string   `json:"rule"`     // what says that it is open
	Readings []string `json:"readings"` // the recommended one first
}

var points = [...]struct {
	Point
	field func(*Policy) *uint8
}{
	{Point{"order", "GI-01", []string{"overview", "header"}}, func(p *Policy) *uint8 { return (*uint8)(&p.Order) }},
	{Point{"equals", "GI-25", []string{"round robin", "newest first"}}, func(p *Policy) *uint8 { return (*uint8)(&p.Equals) }},
	{Point{"turns", "GI-26", []string{"strict", "each once"}}, func(p *Policy) *uint8 { return (*uint8)(&p.Turns) }},
	{Point{"wait", "GI-10", []string{"per block", "once", "every call"}}, func(p *Policy) *uint8 { return (*uint8)(&p.Wait) }},
	{Point{"zero", "GI-02", []string{"a level", "refused"}}, func(p *Policy) *uint8 { return (*uint8)(&p.Zero) }},
	{Point{"obsolete", "GI-09", []string{"refused", "legacy"}}, func(p *Policy) *uint8 { return (*uint8)(&p.Obsolete) }},
	{Point{"late", "GI-04", []string{"delivered", "purged"}}, func(p *Policy) *uint8 { return (*uint8)(&p.Late) }},
	{Point{"failure", "I-49", []string{"keeps", "disables", "deregisters"}}, func(p *Policy) *uint8 { return (*uint8)(&p.Failure) }},
	{Point{"init", "GI-21", []string{"1", "-1"}}, func(p *Policy) *uint8 { return (*uint8)(&p.Init) }},
}

// Points lists the points of a [Policy], in the order of its fields.
func Points() []Point {
	all := make([]Point, len(points))
	for i, p := range points {
		all[i] = p.Point
		all[i].Readings = slices.Clone(p.Readings)
	}
	return all
}

// Set chooses the reading of a point, both by their names.
func (p *Policy) Set(point, reading string) error {
	for _, one := range points {
		if one.Name != point {
			continue
		}
		i := slices.Index(one.Readings, reading)
		if i < 0 {
			return fmt.Errorf("choosing a reading of %q: %q is not one of %q", point, reading, one.Readings)
		}
		*one.field(p) = uint8(i)
		return nil
	}
	return fmt.Errorf("choosing a reading: there is no point %q", point)
}

// Valid reports whether each point has a reading that exists.
func (p Policy) Valid() bool {
	for _, one := range points {
		if int(*one.field(&p)) >= len(one.Readings) {
			return false
		}
	}
	return true
}

// Reading is the name of the reading chosen of a point, or empty if there is no
// such point.
func (p Policy) Reading(point string) string {
	for _, one := range points {
		if i := *one.field(&p); one.Name == point && int(i) < len(one.Readings) {
			return one.Readings[i]
		}
	}
	return ""
}
