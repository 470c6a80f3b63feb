package profile

import (
	"slices"
	"strings"
)

// Definitions are what is installed: the content of a MapiSvc.inf, from which
// profiles are filled (S-68). See [Parse].
type Definitions struct {
	Services []Definition // in the order of [Services]
	Default  []string     // the names in [Default Services], a subset
	Help     []HelpFile   // [Help File Mappings]
}

// Definition is one message service of the file.
type Definition struct {
	Title     string   // what [Services] calls it for people
	Service   Service  // what a profile gets: a service without ids of its own
	Providers []string // the names of the sections of Service.Providers

	named bool // PR_DISPLAY_NAME is in the file
}

// HelpFile is an entry of [Help File Mappings].
type HelpFile struct{ Service, File string }

// Find returns a copy of the definition with that name, which is what [Services]
// has to the left of the equal sign, in small or capital letters.
func (d *Definitions) Find(name string) (Definition, bool) {
	if found := d.named(name); found != nil {
		return found.Clone(), true
	}
	return Definition{}, false
}

// named returns the definition itself, or nil.
func (d *Definitions) named(name string) *Definition {
	for i := range d.Services {
		step(1)
		if strings.EqualFold(d.Services[i].Service.Name, name) {
			return &d.Services[i]
		}
	}
	return nil
}

// Defaults returns copies of the default services, in the order of
// [Default Services].
func (d *Definitions) Defaults() []Definition {
	at := make(map[string]int, len(d.Services))
	for i := range d.Services {
		step(1)
		if name := alike(d.Services[i].Service.Name); at[name] == 0 {
			at[name] = i + 1
		}
	}
	var list []Definition
	for _, name := range d.Default {
		step(1)
		if i := at[alike(name)]; i > 0 {
			list = append(list, d.Services[i-1].Clone())
		}
	}
	return list
}

// Clone returns a copy that shares nothing with the definition.
func (d Definition) Clone() Definition {
	d.Service = d.Service.Clone()
	d.Providers = slices.Clone(d.Providers)
	return d
}
