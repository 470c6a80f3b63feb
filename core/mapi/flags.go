package mapi

import "slices"

// Flags is any of the flag sets of this package, such as [LogonFlags]. Its values are bits, joined
// with |.
type Flags interface {
	word
	flags() table
}

// Enum is any of the kinds of this package that are exactly one of a list, such as [ResourceType].
type Enum interface {
	word
	values() table
}

// word is what a value is made of: MAPI has ULONG and, for the idle engine, USHORT.
type word interface{ ~uint16 | ~uint32 }

// FlagNames lists the flags of a set, in order of their bits, for a user interface.
func FlagNames[F Flags]() []Named { return slices.Clone(F(0).flags()) }

// EnumNames lists the values of a kind, in order, for a user interface.
func EnumNames[E Enum]() []Named { return slices.Clone(E(0).values()) }

// ParseFlags reads a set as its String method writes it: names joined with |. A decimal or
// hexadecimal number may stand instead of a name, and blank text is the empty set.
func ParseFlags[F Flags](text string) (F, error) {
	value, err := F(0).flags().parseSet(text, width[F]())
	return F(value), err
}

// ParseEnum reads one value as its String method writes it: by its name, or by its number, which
// need not have a name.
func ParseEnum[E Enum](text string) (E, error) {
	value, err := E(0).values().parseOne(text, width[E]())
	return E(value), err
}

// width is the number of bits of a word.
func width[W word]() int {
	if uint32(^W(0)) == 0xFFFF {
		return 16
	}
	return 32
}

// has reports whether all the bits are set.
func has[W word](value, bits W) bool { return value&bits == bits }
