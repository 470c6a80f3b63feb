package world

import (
	"slices"

	"mapi-playground/core/scenario"
	"mapi-playground/core/system"
)

// handler does what an input says that is the host's affair.
type handler func(*World, *application, scenario.Input)

// verbs are what worlds do for the verbs of scenarios that no system does.
var verbs = map[string]handler{
	"idle":              (*World).idleInput,
	"live":              (*World).liveInput,
	"turn":              (*World).turnInput,
	"busy":              (*World).busyInput,
	"sleep":             (*World).sleepInput,
	"user":              (*World).userInput,
	"PostThreadMessage": (*World).postThreadMessage,
	"profile":           (*World).changeProfile,
}

// Verbs lists what worlds can do: the verbs of scenarios.
func Verbs() []string {
	names := system.Verbs()
	for name := range verbs {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// do does what an input says, for the application that it names.
func (w *World) do(in scenario.Input) {
	if do, host := verbs[in.Do]; host {
		do(w, w.byName[in.App], in)
		return
	}
	w.system.Do(w.moment(), in) // every verb is one of the two
}

// changeProfile makes a profile like another one of the scenario.
func (w *World) changeProfile(a *application, in scenario.Input) {
	i := slices.IndexFunc(w.scenario.Profiles, func(p scenario.Profile) bool { return p.Name == in.Text("like") })
	p := w.scenario.Profiles[i] // it is there, or the file could not have been read
	p.Name = in.Text("lpszProfileName")
	w.system.ChangeProfiles(w.moment(), a.of(), func() ([]string, error) { return []string{p.Name}, w.scripted.Profile(p) })
}
