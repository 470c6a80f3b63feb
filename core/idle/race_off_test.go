//go:build !race

package idle_test

const racing = false
