package profile

// counted, if a test has set it, is told of the work that is done: one step for
// each service, provider, section, property and line that is looked at, and for
// each byte that is copied.
var counted func(steps int)

// step counts work.
func step(n int) {
	if counted != nil {
		counted(n)
	}
}
