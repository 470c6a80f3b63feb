package mapi

// UID is a MAPIUID: sixteen bytes that stand for one thing everywhere, such as a section of a profile
// (S-66). The zero value stands for nothing.
type UID [16]byte

// OLEUID is the identifier of the family that OLE set aside for MAPI that begins with this number, such
// as [ProfileInstanceUID]. All of them end alike.
func OLEUID(first uint32) UID {
	return UID{byte(first), byte(first >> 8), byte(first >> 16), byte(first >> 24), 8: 0xC0, 15: 0x46}
}

// IsZero reports whether the identifier stands for nothing.
func (u UID) IsZero() bool { return u == UID{} }

// String writes the bytes in order, as thirty-two hexadecimal digits.
func (u UID) String() string {
	const symbols = "0123456789ABCDEF"
	var buf [2 * len(u)]byte
	for i, b := range u {
		buf[2*i], buf[2*i+1] = symbols[b>>4], symbols[b&0xF]
	}
	return string(buf[:])
}

// ParseUID reads what String writes; small letters count as well.
func ParseUID(text string) (UID, bool) {
	var u UID
	if len(text) != 2*len(u) {
		return UID{}, false
	}
	for i := range text {
		digit, ok := hexDigit(text[i])
		if !ok {
			return UID{}, false
		}
		u[i/2] = u[i/2]<<4 | digit
	}
	return u, true
}

func hexDigit(c byte) (byte, bool) {
	switch {
	case '0' <= c && c <= '9':
		return c - '0', true
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10, true
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10, true
	}
	return 0, false
}
