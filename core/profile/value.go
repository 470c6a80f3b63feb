package profile

import (
	"encoding/hex"
	"strconv"
	"strings"

	"mapi-playground/core/mapi"
)

// parseTag reads what stands before the equal sign: the name of a property, or
// eight hexadecimal digits.
func parseTag(key string) (tag mapi.PropertyTag, reason string) {
	if len(key) >= 3 && strings.EqualFold(key[:3], "PR_") {
		tag, err := mapi.ParseEnum[mapi.PropertyTag](strings.ToUpper(key))
		if err != nil {
			return 0, key + " is no property of profiles that has a name; write its tag as eight hexadecimal digits"
		}
		return tag, ""
	}
	n, err := strconv.ParseUint(key, 16, 32)
	tag = mapi.PropertyTag(n)
	switch {
	case err != nil || len(key) != 8:
		return 0, key + " is neither the name of a property nor a tag of eight hexadecimal digits"
	case !tag.Type().Known():
		return 0, "the tag " + key + " has a type that profiles do not know"
	case tag.ID() == 0:
		return 0, "the tag " + key + " has no identifier"
	case tag.ID() >= firstNamed:
		return 0, "profile sections have no named properties"
	case !agrees(tag):
		return 0, "the tag " + key + " has not the type of " + standard(tag).String()
	}
	return tag, ""
}

// parseValue reads a value as its tag says. Where the tag is given in digits so
// may be a number: eight digits are its four bytes as they lie in memory, the
// lowest first, as the samples in the documentation have them.
func parseValue(tag mapi.PropertyTag, bare bool, value string) (any, string) {
	switch tag.Type() {
	case mapi.TypeLong:
		if bare && len(value) == 8 {
			if b, err := hex.DecodeString(value); err == nil {
				return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24, ""
			}
		}
		n, err := strconv.ParseInt(value, 0, 64)
		if err != nil || n < -1<<31 || n >= 1<<32 || strings.Contains(value, "_") {
			return nil, "a number of 32 bits is expected"
		}
		return uint32(n), ""
	case mapi.TypeBoolean:
		switch strings.ToLower(value) {
		case "1", "true":
			return true, ""
		case "0", "false":
			return false, ""
		}
		return nil, "TRUE or FALSE is expected"
	case mapi.TypeBinary:
		b, err := hex.DecodeString(value)
		if err != nil {
			return nil, "pairs of hexadecimal digits are expected"
		}
		return b, ""
	case mapi.TypeMVUnicode:
		return items(value), ""
	}
	return value, ""
}

// parseFlags reads the names of flags, or numbers, joined with |. Those that
// exclude each other are refused (S-64).
func parseFlags[F interface {
	mapi.Flags
	Has(F) bool
}](value string, exclude F) (F, string) {
	f, err := mapi.ParseFlags[F](value)
	if err != nil {
		return 0, strings.TrimPrefix(err.Error(), "mapi: ")
	}
	if f.Has(exclude) {
		return 0, "a primary identity cannot both be given and never be given"
	}
	return f, ""
}

// parseType reads the type of a provider. The others are MAPI's own resources.
func parseType(value string) (mapi.ResourceType, string) {
	t, err := mapi.ParseEnum[mapi.ResourceType](value)
	if err != nil {
		return 0, strings.TrimPrefix(err.Error(), "mapi: ")
	}
	if !ofProvider(t) {
		return 0, value + " is not a type of provider"
	}
	return t, ""
}

// ofProvider reports whether a provider can be of this type (S-139).
func ofProvider(t mapi.ResourceType) bool {
	switch t {
	case mapi.StoreProvider, mapi.AddressBookProvider, mapi.TransportProvider, mapi.HookProvider, mapi.ProfileProvider:
		return true
	}
	return false
}
