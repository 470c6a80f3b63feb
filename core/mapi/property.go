package mapi

// PropertyType is the lower half of a [PropertyTag]: what kind of value the property has.
type PropertyType uint16

// The values of [PropertyType].
const (
	TypeLong      PropertyType = 0x0003 // PT_LONG
	TypeBoolean   PropertyType = 0x000B // PT_BOOLEAN
	TypeString8   PropertyType = 0x001E // PT_STRING8: text in the code page of the session (S-30)
	TypeUnicode   PropertyType = 0x001F // PT_UNICODE
	TypeBinary    PropertyType = 0x0102 // PT_BINARY
	TypeMVUnicode PropertyType = 0x101F // PT_MV_UNICODE: several texts
)

var propertyTypeTable = table{
	{"PT_LONG", uint32(TypeLong)},
	{"PT_BOOLEAN", uint32(TypeBoolean)},
	{"PT_STRING8", uint32(TypeString8)},
	{"PT_UNICODE", uint32(TypeUnicode)},
	{"PT_BINARY", uint32(TypeBinary)},
	{"PT_MV_UNICODE", uint32(TypeMVUnicode)},
}

// String writes the name of the value.
func (v PropertyType) String() string { return propertyTypeTable.one(uint32(v)) }

// Known reports whether the value has a name.
func (v PropertyType) Known() bool { return propertyTypeTable.name(uint32(v)) != "" }

func (PropertyType) values() table { return propertyTypeTable }

// PropertyTag names a property: its identifier in the upper half, its type in the lower.
type PropertyTag uint32

// NewPropertyTag puts a tag together.
func NewPropertyTag(id uint16, t PropertyType) PropertyTag {
	return PropertyTag(id)<<16 | PropertyTag(t)
}

// ID is the identifier. Properties whose tags differ in their types alone are one property.
func (t PropertyTag) ID() uint16 { return uint16(t >> 16) }

// Type is the type.
func (t PropertyTag) Type() PropertyType { return PropertyType(t & 0xFFFF) }

// String writes the name of the property, or the number of a tag that has none.
func (t PropertyTag) String() string {
	if name := propertyTable.name(uint32(t)); name != "" {
		return name
	}
	return hex(uint32(t), 8)
}

// Known reports whether the tag has a name.
func (t PropertyTag) Known() bool { return propertyTable.name(uint32(t)) != "" }

// PropertyTag is an [Enum], so [ParseEnum] reads it and [EnumNames] lists it.
func (PropertyTag) values() table { return propertyTable }
