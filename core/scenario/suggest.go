package scenario

import (
	"fmt"
	"iter"
	"strings"
)

// suggestion names what was perhaps meant: the nearest of what is known, the
// first in the alphabet of several.
func suggestion(got string, known iter.Seq[string]) string {
	best, least := "", 0
	for name := range known {
		d := distance(got, name)
		if d <= 1+len(name)/4 && (best == "" || d < least || d == least && name < best) {
			best, least = name, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", best)
}

// distance is how many letters have to be changed, put in or taken out to make one
// name of the other, whatever their case; a beginning is at no distance.
func distance(a, b string) int {
	const longest = 64
	if len(a) > longest || len(b) > longest {
		return longest
	}
	a, b = strings.ToLower(a), strings.ToLower(b)
	if len(a) > 2 && strings.HasPrefix(b, a) {
		return 0
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
