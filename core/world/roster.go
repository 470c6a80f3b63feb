package world

import (
	"maps"

	"mapi-playground/core/idle"
)

// roster is what a world knows of the routines of an application beside what the
// idle engine knows of them. A copy takes one piece of memory, however many
// routines there are: marks copy it, and each step back does.
type roster struct {
	entries   []entered // by slot
	tags      map[string]idle.FTG
	functions map[string]int // how many routines have each function (GI-28)
	shared    bool           // the maps are those of a copy too
}

type entered struct {
	tag idle.FTG
	routine
}

// of is the routine of a tag, or nil. It stays where it is until the next one is
// added.
func (r *roster) of(tag idle.FTG) *routine {
	if slot := tag.Slot(); slot < len(r.entries) && tag != 0 && r.entries[slot].tag == tag {
		return &r.entries[slot].routine
	}
	return nil
}

func (r *roster) add(tag idle.FTG, one routine) {
	for tag.Slot() >= len(r.entries) {
		r.entries = append(r.entries, entered{})
	}
	r.entries[tag.Slot()] = entered{tag, one}
}

func (r *roster) remove(tag idle.FTG) {
	if r.of(tag) != nil {
		r.entries[tag.Slot()] = entered{}
	}
}

// name has a name stand for a tag; 0 is none.
func (r *roster) name(name string, tag idle.FTG) {
	r.unshare()
	r.tags[name] = tag
}

// count says that so many more routines have a function.
func (r *roster) count(function string, more int) {
	r.unshare()
	r.functions[function] += more
}

// stopped says that the engine has let all routines go.
func (r *roster) stopped() {
	r.unshare()
	clear(r.functions)
}

// unshare comes before a map is changed.
func (r *roster) unshare() {
	switch {
	case r.tags == nil:
		r.tags, r.functions = make(map[string]idle.FTG), make(map[string]int)
	case r.shared:
		r.tags, r.functions = maps.Clone(r.tags), maps.Clone(r.functions)
	}
	r.shared = false
}

// copyInto is a copy whose entries are in memory that is there already.
func (r *roster) copyInto(entries []entered) roster {
	r.shared = r.tags != nil
	c := *r
	c.entries = append(entries[:0], r.entries...)
	return c
}
