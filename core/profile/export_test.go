package profile

// Steps is how many steps of work a function does.
func Steps(f func()) (n int) {
	counted = func(steps int) { n += steps }
	defer func() { counted = nil }()
	f()
	return n
}
