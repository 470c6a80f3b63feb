package mapi

import "testing"

func TestPropertyTag(t *testing.T) {
	for _, c := range []struct {
		tag   PropertyTag
		value uint32
		id    uint16
		kind  PropertyType
		text  string
	}{
		{PropDisplayName, 0x3001001F, 0x3001, TypeUnicode, "PR_DISPLAY_NAME"},
		{PropServiceEntryName, 0x3D0B001E, 0x3D0B, TypeString8, "PR_SERVICE_ENTRY_NAME"},
		{PropResourceFlags, 0x30090003, 0x3009, TypeLong, "PR_RESOURCE_FLAGS"},
		{PropDefaultProfile, 0x3D04000B, 0x3D04, TypeBoolean, "PR_DEFAULT_PROFILE"},
		{PropEntryID, 0x0FFF0102, 0x0FFF, TypeBinary, "PR_ENTRYID"},
		{PropServiceSupportFiles, 0x3D0F101F, 0x3D0F, TypeMVUnicode, "PR_SERVICE_SUPPORT_FILES"},
		{0x00010003, 0x00010003, 1, TypeLong, "0x00010003"},
	} {
		if uint32(c.tag) != c.value || c.tag.ID() != c.id || c.tag.Type() != c.kind || c.tag.String() != c.text {
			t.Errorf("%v is %#x, id %#x, type %v", c.tag, uint32(c.tag), c.tag.ID(), c.tag.Type())
		}
		if got := NewPropertyTag(c.id, c.kind); got != c.tag {
			t.Errorf("put together: %v, want %v", got, c.tag)
		}
	}
}

// A property is named once: the identifiers are unique, and every type has a name.
func TestPropertyIdentifiers(t *testing.T) {
	seen := map[uint16]PropertyTag{}
	for _, n := range EnumNames[PropertyTag]() {
		tag := PropertyTag(n.Value)
		if other, taken := seen[tag.ID()]; taken {
			t.Errorf("%v and %v have one identifier", other, tag)
		}
		seen[tag.ID()] = tag
		if !tag.Type().Known() {
			t.Errorf("%v is of type %v", tag, tag.Type())
		}
	}
}
