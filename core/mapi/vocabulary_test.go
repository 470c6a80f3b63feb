package mapi

import (
	"math/bits"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// vocabulary is one type with a table, with its own functions behind one shape so that the tests can
// go through all of them.
type vocabulary struct {
	table  table
	width  int
	isFlag bool
	write  func(uint32) string
	read   func(string) (uint32, error)
	rest   func(uint32) uint32 // bits without a name
	has    func(value, bits uint32) bool
}

func flagSet[F interface {
	Flags
	String() string
	Unknown() F
	Has(F) bool
}]() vocabulary {
	return vocabulary{
		table: F(0).flags(), width: width[F](), isFlag: true,
		write: func(v uint32) string { return F(v).String() },
		read:  func(s string) (uint32, error) { v, err := ParseFlags[F](s); return uint32(v), err },
		rest:  func(v uint32) uint32 { return uint32(F(v).Unknown()) },
		has:   func(v, bits uint32) bool { return F(v).Has(F(bits)) },
	}
}

func kind[E interface {
	Enum
	String() string
	Known() bool
}]() vocabulary {
	return vocabulary{
		table: E(0).values(), width: width[E](),
		write: func(v uint32) string { return E(v).String() },
		read:  func(s string) (uint32, error) { v, err := ParseEnum[E](s); return uint32(v), err },
		rest: func(v uint32) uint32 {
			if E(v).Known() {
				return 0
			}
			return v
		},
	}
}

var vocabularies = map[string]vocabulary{
	"LogonFlags":           flagSet[LogonFlags](),
	"InitFlags":            flagSet[InitFlags](),
	"LogoffFlags":          flagSet[LogoffFlags](),
	"StoreLogoffFlags":     flagSet[StoreLogoffFlags](),
	"AddressBookFlags":     flagSet[AddressBookFlags](),
	"StoreFlags":           flagSet[StoreFlags](),
	"OpenFlags":            flagSet[OpenFlags](),
	"TransportFlags":       flagSet[TransportFlags](),
	"TransportNotifyFlags": flagSet[TransportNotifyFlags](),
	"SpoolerNotifyFlags":   flagSet[SpoolerNotifyFlags](),
	"FlushFlags":           flagSet[FlushFlags](),
	"ValidateFlags":        flagSet[ValidateFlags](),
	"SettingsFlags":        flagSet[SettingsFlags](),
	"StatusRowFlags":       flagSet[StatusRowFlags](),
	"EntryFlags":           flagSet[EntryFlags](),
	"ProfileFlags":         flagSet[ProfileFlags](),
	"WizardFlags":          flagSet[WizardFlags](),
	"ServiceResourceFlags": flagSet[ServiceResourceFlags](),
	"ResourceFlags":        flagSet[ResourceFlags](),
	"ResourceMethods":      flagSet[ResourceMethods](),
	"StatusCode":           flagSet[StatusCode](),
	"StoreSupport":         flagSet[StoreSupport](),
	"Events":               flagSet[Events](),
	"IdleOptions":          flagSet[IdleOptions](),
	"IdleChanges":          flagSet[IdleChanges](),
	"ServiceContext":       kind[ServiceContext](),
	"StoreRole":            kind[StoreRole](),
	"ResourceType":         kind[ResourceType](),
	"ObjectType":           kind[ObjectType](),
	"PropertyType":         kind[PropertyType](),
	"PropertyTag":          kind[PropertyTag](),
}

// A table that is not in the list above would go untested.
func TestVocabulariesAreAll(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	tables := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		tables += strings.Count(string(text), "Table = table{")
	}
	const hresult = 2 // the codes and their COM names, see hresult_test.go
	if want := len(vocabularies) + hresult; tables != want {
		t.Errorf("the package has %d tables, the tests know %d", tables, want)
	}
}

func TestNamesAndValuesAreUnique(t *testing.T) {
	everywhere := map[string]uint32{}
	check := func(name string, t2 table, isFlag bool) {
		seen := map[uint32]string{}
		names := map[string]bool{}
		var last uint32
		for _, n := range t2 {
			if other, taken := seen[n.Value]; taken {
				t.Errorf("%s: %s and %s have the value %#x", name, other, n.Name, n.Value)
			}
			if names[n.Name] {
				t.Errorf("%s: %s is there twice", name, n.Name)
			}
			if isFlag && (bits.OnesCount32(n.Value) != 1 || n.Value <= last) {
				t.Errorf("%s: %s = %#x is not one bit, or is out of order", name, n.Name, n.Value)
			}
			// Several calls share a flag (MAPI_NT_SERVICE); it must be the same bit in all of them.
			if v, known := everywhere[n.Name]; known && v != n.Value {
				t.Errorf("%s: %s is %#x here and %#x elsewhere", name, n.Name, n.Value, v)
			}
			seen[n.Value], names[n.Name], everywhere[n.Name], last = n.Name, true, n.Value, n.Value
		}
		if len(t2) == 0 {
			t.Errorf("%s has no names", name)
		}
	}
	for name, v := range vocabularies {
		check(name, v.table, v.isFlag)
	}
	check("HRESULT", resultTable, false)
}
