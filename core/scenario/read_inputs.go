package scenario

import "fmt"

// ReadInputs reads a list of inputs by itself: what has just happened in a run whose
// beginning is read already. Names are not looked up, because the beginning may give
// them. An input without a time happens at 0. The error is a [*Mistake].
func ReadInputs(data []byte) ([]Input, error) {
	data = plain(data)
	root, err := parse(data)
	if err != nil {
		return nil, fmt.Errorf("reading inputs: %w", err)
	}
	r := reader{data: data, line: 1}
	var all []Input
	r.in("inputs", func() { all = r.inputs(root) })
	if f := r.found; f != nil {
		return nil, fmt.Errorf("reading inputs: %w", mistake(data, f.at, f.path, f.reason))
	}
	return all, nil
}
