package system

import "mapi-playground/core/idle"

// roster is what a system knows of the routines of an application beside what the
// idle engine knows of them. Marks copy it, and each step back does: what is copied
// takes few pieces of memory, however many routines there are, and has no pointers,
// so that hundreds of copies give the garbage collector nothing to look at.
type roster struct {
	entries   []entered  // by slot
	tags      []idle.FTG // by the number of a name
	functions []int      // how many routines have each function (GI-28), by the number of its name

	// What copies have in common, because it only grows: a run that has gone back
	// makes the same plans once more, in the same order.
	plans   []Plan
	numbers map[string]int // of names
}

type entered struct {
	tag idle.FTG
	routine
}

// of is the routine of a tag and its plan, or nil. They stay where they are until
// the next one is added.
func (r *roster) of(tag idle.FTG) (*routine, *Plan) {
	if slot := tag.Slot(); slot < len(r.entries) && tag != 0 && r.entries[slot].tag == tag {
		one := &r.entries[slot].routine
		return one, &r.plans[one.plan]
	}
	return nil, nil
}

func (r *roster) add(tag idle.FTG, p Plan) {
	for tag.Slot() >= len(r.entries) {
		r.entries = append(r.entries, entered{})
	}
	r.entries[tag.Slot()] = entered{tag, routine{plan: r.keep(p)}}
}

// keep keeps a plan and returns its number.
func (r *roster) keep(p Plan) int {
	r.plans = append(r.plans, p)
	return len(r.plans) - 1
}

func (r *roster) remove(tag idle.FTG) {
	if one, _ := r.of(tag); one != nil {
		r.entries[tag.Slot()] = entered{}
	}
}

// number is the number of a name, which it has from now on.
func (r *roster) number(name string) int {
	n, ok := r.numbers[name]
	if !ok {
		if r.numbers == nil {
			r.numbers = make(map[string]int)
		}
		n = len(r.numbers)
		r.numbers[name] = n
	}
	return n
}

// name has a name stand for a tag; 0 is none.
func (r *roster) name(name string, tag idle.FTG) {
	n := r.number(name)
	for n >= len(r.tags) {
		r.tags = append(r.tags, 0)
	}
	r.tags[n] = tag
}

// named is the tag that a name stands for, or 0.
func (r *roster) named(name string) idle.FTG {
	if n, ok := r.numbers[name]; ok && n < len(r.tags) {
		return r.tags[n]
	}
	return 0
}

// count says that so many more routines have a function.
func (r *roster) count(function string, more int) {
	n := r.number(function)
	for n >= len(r.functions) {
		r.functions = append(r.functions, 0)
	}
	r.functions[n] += more
}

// have is how many routines have a function.
func (r *roster) have(function string) int {
	if n, ok := r.numbers[function]; ok && n < len(r.functions) {
		return r.functions[n]
	}
	return 0
}

// become makes a roster a copy of another one, in the memory that it has.
func (r *roster) become(other *roster) {
	own := *r
	*r = *other
	r.entries = append(own.entries[:0], other.entries...)
	r.tags = append(own.tags[:0], other.tags...)
	r.functions = append(own.functions[:0], other.functions...)
}
