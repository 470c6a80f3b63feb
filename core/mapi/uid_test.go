package mapi

import (
	"strings"
	"testing"
)

func TestUID(t *testing.T) {
	const text = "8503020000000000C000000000000046"
	instance := OLEUID(ProfileInstanceUID) // MUID_PROFILE_INSTANCE
	if got := instance.String(); got != text {
		t.Errorf("MUID_PROFILE_INSTANCE is %s, want %s", got, text)
	}
	for _, written := range []string{text, strings.ToLower(text)} {
		if got, ok := ParseUID(written); !ok || got != instance {
			t.Errorf("%s reads as %v, %v", written, got, ok)
		}
	}
	for _, bad := range []string{"", text[1:], text + "00", "x" + text[1:], "GG" + text[2:]} {
		if got, ok := ParseUID(bad); ok || !got.IsZero() {
			t.Errorf("%q reads as %v", bad, got)
		}
	}
	if !(UID{}).IsZero() || instance.IsZero() {
		t.Error("zero is what stands for nothing, and only that")
	}
}
