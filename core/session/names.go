package session

import "strconv"

var providerStates = map[ProviderState]string{
	NotStarted: "not started", Ready: "ready", LeftOut: "left out", OutOfAction: "out of action",
}

// String is the state in a word or two.
func (s ProviderState) String() string { return named(providerStates, s, "ProviderState") }

var unconfiguredReadings = map[Unconfigured]string{
	UnconfiguredSkips: "skips", UnconfiguredDisables: "disables",
}

// String is the reading in a word, as scenarios write it.
func (u Unconfigured) String() string { return named(unconfiguredReadings, u, "Unconfigured") }

var initSteps = map[InitStep]string{
	InitServices: "services", InitOLE: "OLE", InitProcess: "process", InitShared: "shared",
	InitNotifications: "notifications", InitProfiles: "profiles",
}

// String is what the step makes ready, in a word.
func (s InitStep) String() string { return named(initSteps, s, "InitStep") }

var shutdownSteps = map[ShutdownStep]string{
	QueryShutdown: "QueryFastShutdown", NotifyShutdown: "NotifyProcessShutdown",
}

// String is the name of the provider's method.
func (s ShutdownStep) String() string { return named(shutdownSteps, s, "ShutdownStep") }

var tables = map[Table]string{StoresTable: "stores", StatesTable: "states"}

// String is what the table lists.
func (t Table) String() string { return named(tables, t, "Table") }

// named is the name of a value, or for one that has none its type and number.
func named[T ~uint8](names map[T]string, v T, kind string) string {
	if name, ok := names[v]; ok {
		return name
	}
	return kind + "(" + strconv.Itoa(int(v)) + ")"
}
