package scenario

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Write writes a scenario so that [Read] reads it back. With an indent it is laid
// out for people, an input a line; without it is as short as it can be. The same
// scenario is always written alike. A scenario that was made by a program and has
// something in it that the format has no place for is an error: nothing is left
// out in silence.
func (s *Scenario) Write(indent string) ([]byte, error) {
	// A nil list would be null, and not a list.
	whole := *s
	if whole.Inputs == nil {
		whole.Inputs = []Input{}
	}
	b, err := marshal(whole)
	if err == nil && indent != "" {
		b, err = layOut(b, indent)
	}
	if err != nil {
		return nil, fmt.Errorf("writing a scenario: %w", err)
	}
	if len(b) > MaxBytes {
		return nil, fmt.Errorf("writing a scenario: it takes %d bytes; %d are the most", len(b), MaxBytes)
	}
	return b, nil
}

// layOut puts what stands in the lists of the top level on a line each.
func layOut(b []byte, indent string) ([]byte, error) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(b, &fields); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	out.WriteString("{\n")
	first := true
	for _, key := range []string{"version", "title", "about", "article", "machine", "profiles", "applications", "inputs"} {
		raw, ok := fields[key]
		if !ok {
			continue
		}
		if !first {
			out.WriteString(",\n")
		}
		first = false
		fmt.Fprintf(&out, "%s%q: ", indent, key)
		var items []json.RawMessage
		if raw[0] != '[' || json.Unmarshal(raw, &items) != nil || len(items) == 0 {
			out.Write(raw)
			continue
		}
		for i, item := range items {
			separator := ",\n"
			if i == 0 {
				separator = "[\n"
			}
			fmt.Fprintf(&out, "%s%s%s%s", separator, indent, indent, item)
		}
		out.WriteString("\n" + indent + "]")
	}
	out.WriteString("\n}\n")
	return out.Bytes(), nil
}

// pairs is an object whose keys keep their order.
type pairs []pair

type pair struct {
	key   string
	value any
}

func (p *pairs) add(key string, value any, there bool) {
	if there {
		*p = append(*p, pair{key, value})
	}
}

// MarshalJSON writes the object.
func (p pairs) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	for i, one := range p {
		if i > 0 {
			out = append(out, ',')
		}
		key, err := marshal(one.key)
		if err != nil {
			return nil, err
		}
		value, err := marshal(one.value)
		if err != nil {
			return nil, err
		}
		out = append(append(append(out, key...), ':'), value...)
	}
	return append(out, '}'), nil
}

// MarshalJSON writes the input with its parameters in the order of the reference.
func (in Input) MarshalJSON() ([]byte, error) {
	p, err := in.pairs(true)
	if err != nil {
		return nil, err
	}
	return p.MarshalJSON()
}

func (in Input) pairs(timed bool) (pairs, error) {
	verb, ok := verb(in.Do)
	if !ok {
		return nil, fmt.Errorf("there is no %s to do", quote(in.Do))
	}
	var p pairs
	p.add("at", in.At, timed)
	p.add("after", in.After, timed && in.After > 0)
	p.add("app", in.App, in.App != "")
	p.add("do", in.Do, true)
	args := 0
	for _, one := range verb.Params {
		if arg, ok := in.Args.Get(one.Name); ok {
			p.add(one.Name, arg, true)
			args++
		}
	}
	if args < len(in.Args) {
		return nil, fmt.Errorf("%s has an argument that is not one of its parameters", in.Do)
	}
	p.add("calls", in.Calls, len(in.Calls) > 0)
	return p, nil
}

// MarshalJSON writes the call; what it does has no time of its own.
func (c RoutineCall) MarshalJSON() ([]byte, error) {
	var p pairs
	p.add("cost", c.Cost, c.Cost != 0)
	p.add("returns", c.Returns, c.Returns != "")
	var does []pairs
	for _, in := range c.Does {
		one, err := in.pairs(false)
		if err != nil {
			return nil, err
		}
		does = append(does, one)
	}
	p.add("does", does, len(does) > 0)
	return p.MarshalJSON()
}

// MarshalJSON writes results and flags by their names.
func (s Service) MarshalJSON() ([]byte, error) {
	var p pairs
	p.add("name", s.Name, true)
	p.add("flags", s.Flags.String(), s.Flags != 0)
	p.add("required", true, s.Required)
	p.results("entry", s.Entry)
	p.add("providers", s.Providers, len(s.Providers) > 0)
	return p.MarshalJSON()
}

// MarshalJSON writes results and flags by their names.
func (one Provider) MarshalJSON() ([]byte, error) {
	var p pairs
	p.add("name", one.Name, true)
	p.add("type", one.Type.String(), true)
	p.add("flags", one.Flags.String(), one.Flags != 0)
	p.add("identity", one.Identity, one.Identity != "")
	p.results("init", one.Init)
	p.add("spi", one.Spi, one.Spi != "")
	p.add("logons", one.Logons, len(one.Logons) > 0)
	p.add("limit", one.Limit, one.Limit != 0)
	p.results("state", one.State)
	p.results("shutdown", one.Shutdown)
	p.add("wants", one.Wants.String(), one.Wants != 0)
	return p.MarshalJSON()
}

// results adds one result by itself, several as a list.
func (p *pairs) results(key string, all Results) {
	if len(all) == 1 {
		p.add(key, all[0].String(), true)
		return
	}
	var names []string
	for _, r := range all {
		names = append(names, r.String())
	}
	p.add(key, names, len(names) > 0)
}

// MarshalJSON writes the result alone where there is nothing else.
func (l Logon) MarshalJSON() ([]byte, error) {
	if l.Finds == nil && l.Detail == "" && l.Takes == 0 {
		return marshal(l.Result.String())
	}
	var p pairs
	p.add("result", l.Result.String(), l.Finds == nil)
	p.add("detail", l.Detail, l.Detail != "")
	p.add("takes", l.Takes, l.Takes != 0)
	if l.Finds != nil {
		p.add("stored", l.Finds.Stored, true)
		p.add("configured", l.Finds.Configured, true)
	}
	return p.MarshalJSON()
}
