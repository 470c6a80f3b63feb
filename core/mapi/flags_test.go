package mapi

import (
	"slices"
	"testing"
)

func TestLogonFlagsString(t *testing.T) {
	for _, c := range []struct {
		flags LogonFlags
		want  string
	}{
		{0, "0x0"},
		{0x1022, "MAPI_NEW_SESSION|MAPI_EXTENDED|MAPI_FORCE_DOWNLOAD"},
		{NewSession | Extended, "MAPI_NEW_SESSION|MAPI_EXTENDED"},
		{0x80000000, "MAPI_UNICODE"},
		{LogonUI | 0x4080, "MAPI_LOGON_UI|0x4080"},
		{0x0400, "0x400"},
	} {
		if got := c.flags.String(); got != c.want {
			t.Errorf("%#x is written %q, want %q", uint32(c.flags), got, c.want)
		}
	}
}

func TestParseFlags(t *testing.T) {
	for _, c := range []struct {
		text string
		want LogonFlags
		ok   bool
	}{
		{"", 0, true},
		{"  ", 0, true},
		{"0", 0, true},
		{"MAPI_FORCE_DOWNLOAD|MAPI_EXTENDED|MAPI_NEW_SESSION", 0x1022, true},
		{" MAPI_EXTENDED | MAPI_NEW_SESSION\n", 0x22, true},
		{"4130", 0x1022, true},
		{"0x1022", 0x1022, true},
		{"0X1000|34", 0x1022, true},
		{"010", 10, true}, // decimal, not octal
		{"MAPI_EXTENDED|MAPI_EXTENDED", 0x20, true},
		{"0xFFFFFFFF", 0xFFFFFFFF, true},
		{"0x100000000", 0, false},
		{"-1", 0, false},
		{"+1", 0, false},
		{"1_0", 0, false},
		{"0b1", 0, false},
		{"0x", 0, false},
		{"|", 0, false},
		{"MAPI_EXTENDED|", 0, false},
		{"mapi_extended", 0, false},
		{"MDB_WRITE", 0, false},
	} {
		got, err := ParseFlags[LogonFlags](c.text)
		if got != c.want || (err == nil) != c.ok {
			t.Errorf("%q: %#x, %v", c.text, uint32(got), err)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for text, want := range map[string]string{
		"FIROWAIT|FIRO": `mapi: "FIRO" is neither a known name nor a number`,
		"0x10000":       "mapi: 0x10000 does not fit into 16 bits",
		"65536":         "mapi: 65536 does not fit into 16 bits",
	} {
		if _, err := ParseFlags[IdleOptions](text); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func TestHas(t *testing.T) {
	f := NewSession | Extended
	for bits, want := range map[LogonFlags]bool{
		NewSession: true, Extended: true, NewSession | Extended: true, 0: true,
		LogonUI: false, LogonUI | Extended: false,
	} {
		if f.Has(bits) != want {
			t.Errorf("%v has %v: %v", f, bits, !want)
		}
	}
	if got := (f | 0x40000400).Unknown(); got != 0x40000400 {
		t.Errorf("unknown bits %#x", uint32(got))
	}
}

func TestNamesAreCopies(t *testing.T) {
	FlagNames[LogonFlags]()[0].Name = "changed"
	EnumNames[ResourceType]()[0].Name = "changed"
	ResultNames()[0].Name = "changed"
	if LogonUI.String() != "MAPI_LOGON_UI" || StoreProvider.String() != "MAPI_STORE_PROVIDER" || OK.String() != "S_OK" {
		t.Error("a caller changed the names")
	}
}

func names(list []Named) []string {
	var names []string
	for _, n := range list {
		names = append(names, n.Name)
	}
	slices.Sort(names)
	return names
}

// I-22: these six, and no others, are the options of a registration.
func TestIdleOptionsAreTheSix(t *testing.T) {
	want := []string{"FIRODISABLED", "FIROINTERVAL", "FIRONOADJUSTMENT", "FIROONCEONLY", "FIROPERBLOCK", "FIROWAIT"}
	if got := names(FlagNames[IdleOptions]()); !slices.Equal(got, want) {
		t.Errorf("options %v", got)
	}
	if got := IdleOptions(0xFFFF).Unknown(); got != 0xFF18 {
		t.Errorf("bits without a meaning: %v", got)
	}
}

// S-139: a resource is exactly one of eight kinds, so the kinds are no set.
func TestResourceTypesAreEight(t *testing.T) {
	want := []string{
		"MAPI_AB", "MAPI_AB_PROVIDER", "MAPI_HOOK_PROVIDER", "MAPI_PROFILE_PROVIDER",
		"MAPI_SPOOLER", "MAPI_STORE_PROVIDER", "MAPI_SUBSYSTEM", "MAPI_TRANSPORT_PROVIDER",
	}
	if got := names(EnumNames[ResourceType]()); !slices.Equal(got, want) {
		t.Errorf("kinds %v", got)
	}
	if _, err := ParseEnum[ResourceType]("MAPI_AB|MAPI_SPOOLER"); err == nil {
		t.Error("two kinds at once")
	}
	for _, other := range []ResourceType{0, 32, 41, StoreProvider | HookProvider<<8} {
		if other.Known() {
			t.Errorf("%v is a kind", other)
		}
	}
}

// GI-14: the flags by which a transport asks for idle calls and polling are LOGON_SP_IDLE and
// LOGON_SP_POLL; the other spellings in the documentation are no flags. They are output: no bit of
// them is among those that MAPI passes in.
func TestTransportRequestFlags(t *testing.T) {
	for name, want := range map[string]TransportFlags{"LOGON_SP_IDLE": TransportIdle, "LOGON_SP_POLL": TransportPoll} {
		if got, err := ParseFlags[TransportFlags](name); err != nil || got != want {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
	for _, name := range []string{"XP_LOGON_SP", "SP_LOGON_POLL", "SP_LOGON_IDLE"} {
		if got, err := ParseFlags[TransportFlags](name); err == nil {
			t.Errorf("%s is taken for %v", name, got)
		}
	}
	in := TransportNoDialog | TransportNoConnect | TransportNoInbound | TransportNoOutbound
	if in&(TransportIdle|TransportPoll|TransportResolve) != 0 {
		t.Error("an output flag is also an input flag")
	}
}
