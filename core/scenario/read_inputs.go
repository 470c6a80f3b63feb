package scenario

import (
	"fmt"
	"slices"
)

// ReadInputs reads a list of inputs by itself: what has just happened in a run of the
// scenario. Of the names in it those of applications are looked up, because the others
// may be given by what is not in the scenario yet. An input without a time happens at
// 0. The error is a [*Mistake].
func (s *Scenario) ReadInputs(data []byte) ([]Input, error) {
	data = plain(data)
	root, err := parse(data)
	if err != nil {
		return nil, fmt.Errorf("reading inputs: %w", err)
	}
	r := reader{data: data, line: 1}
	var all []Input
	r.in("inputs", func() { all = r.inputs(root) })
	for _, n := range r.named {
		if n.group == applications && !slices.ContainsFunc(s.Applications, func(a Application) bool { return a.Name == n.name }) {
			r.wrongAt(n.at, n.path, "there is no %s %s", n.group, quote(n.name))
		}
	}
	if f := r.found; f != nil {
		return nil, fmt.Errorf("reading inputs: %w", mistake(data, f.at, f.path, f.reason))
	}
	return all, nil
}
