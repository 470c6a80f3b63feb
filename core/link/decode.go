package link

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"io"
	"strings"

	"mapi-playground/core/scenario"
)

// maxPayload is room for the largest scenario and all that stands beside it.
const maxPayload = scenario.MaxBytes + 64<<10

// Decode reads a link: an address, or its fragment, or its query. What is no link,
// such as an anchor of a page or nothing at all, is a Link without anything in it.
// The error is an [*Error].
func Decode(address string) (*Link, error) {
	if len(address) > MaxLength {
		return nil, &Error{Err: ErrTooLarge, Reason: fmt.Sprintf("it has %d bytes; %d are the most", len(address), MaxLength)}
	}
	address = strings.TrimSpace(address)
	before, fragment, found := strings.Cut(address, "#")
	if !found {
		fragment = address
	}
	if name, packed, ok := cutVersion(fragment); ok {
		return decodeVersion(name, packed)
	}
	_, query, found := strings.Cut(before, "?")
	if !found && strings.ContainsAny(before, "/:") {
		return new(Link), nil
	}
	if !found {
		query = before
	}
	return decodeQuery(query)
}

// cutVersion divides v1.xyz; the point is missing if nothing comes behind it.
func cutVersion(fragment string) (name, packed string, ok bool) {
	name, packed, point := strings.Cut(fragment, ".")
	digits := strings.TrimPrefix(name, "v")
	const longest = 9
	if digits == name || digits == "" || len(digits) > longest || strings.Trim(digits, "0123456789") != "" {
		return "", "", false
	}
	return name, packed, point || fragment == name
}

func decodeVersion(name, packed string) (*Link, error) {
	if name != version {
		return nil, &Error{Err: ErrVersion, Reason: fmt.Sprintf("%s; this is %s", name, version)}
	}
	plain, err := unpack(packed)
	if err != nil {
		return nil, err
	}
	var p payload
	d := json.NewDecoder(bytes.NewReader(plain))
	d.DisallowUnknownFields()
	if err := d.Decode(&p); err != nil {
		return nil, &Error{Err: ErrDamaged, Reason: "its payload is not what links hold", Source: plain}
	}
	l := &Link{Preset: p.Preset, Step: p.Step, View: p.View}
	if len(p.View) == 0 {
		l.View = nil
	}
	if err := l.check(); err != nil {
		return nil, &Error{Err: ErrDamaged, Reason: err.Error(), Readable: titled(p.Scenario), Source: p.Scenario}
	}
	if p.Scenario == nil {
		return l, nil
	}
	if l.Scenario, err = scenario.Read(p.Scenario); err != nil {
		if t := titled(p.Scenario); t != nil {
			l.Scenario = t.Scenario
		}
		return nil, &Error{Err: err, Readable: l, Source: p.Scenario}
	}
	return l, nil
}

// unpack reads the payload out of a fragment. Of one that is cut it keeps what is
// there.
func unpack(text string) ([]byte, error) {
	packed, sound := decode64(text)
	const sum = 4
	length, n := binary.Uvarint(packed[min(sum, len(packed)):])
	if n <= 0 || len(packed) < sum {
		if n < 0 {
			return nil, &Error{Err: ErrDamaged, Reason: "its length makes no sense"}
		}
		return nil, &Error{Err: ErrCut, Reason: "nothing of it is left"}
	}
	deflated := packed[sum+n:]
	cut := uint64(len(deflated)) < length
	deflated = deflated[:min(uint64(len(deflated)), length)]

	r := flate.NewReaderDict(bytes.NewReader(deflated), dictionary)
	plain, err := io.ReadAll(io.LimitReader(r, maxPayload+1))
	switch {
	case len(plain) > maxPayload:
		return nil, &Error{Err: ErrTooLarge, Reason: fmt.Sprintf("it inflates to more than %d bytes", maxPayload), Readable: titled(plain)}
	case err == nil && crc32.ChecksumIEEE(plain) == binary.BigEndian.Uint32(packed):
		return plain, nil
	case cut && sound:
		reason := fmt.Sprintf("%d of %d bytes are there", len(deflated), length)
		return nil, &Error{Err: ErrCut, Reason: reason, Readable: beginning(plain), Source: plain}
	case !sound:
		return nil, &Error{Err: ErrDamaged, Reason: "there is a sign in it that no link has", Readable: titled(plain), Source: plain}
	}
	return nil, &Error{Err: ErrDamaged, Reason: "its checksum does not fit", Readable: titled(plain), Source: plain}
}

// decode64 reads base64url, and base64 too; it is not sound if there is a sign in
// it that is of neither. White space within does no harm, nor does what stands
// behind, such as the bracket and the full stop of a sentence.
func decode64(text string) (packed []byte, sound bool) {
	clean := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '-' || c == '_':
			clean = append(clean, c)
		case c == '+':
			clean = append(clean, '-')
		case c == '/':
			clean = append(clean, '_')
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
		case isBehind(text[i:]):
			return bits64(clean), true
		default:
			return bits64(clean), false
		}
	}
	return bits64(clean), true
}

// isBehind reports whether nothing follows but signs.
func isBehind(text string) bool {
	const most = 8
	return len(text) <= most && strings.Trim(text, ".,;:!?)]}>\"'*=|’”» \r\n") == ""
}

// bits64 decodes what there is; a last sign alone is too few bits for a byte.
func bits64(text []byte) []byte {
	if len(text)%4 == 1 {
		text = text[:len(text)-1]
	}
	packed := make([]byte, base64.RawURLEncoding.DecodedLen(len(text)))
	n, _ := base64.RawURLEncoding.Decode(packed, text)
	return packed[:n]
}
