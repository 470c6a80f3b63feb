package idle

import (
	"testing"
	"unsafe"
)

// A node is one cache line; that is what makes a dispatch among a million
// routines cost little more than one among a thousand.
func TestNodeIsACacheLine(t *testing.T) {
	if size := unsafe.Sizeof(node{}); size != 64 {
		t.Errorf("a node has %d bytes, want 64", size)
	}
}
