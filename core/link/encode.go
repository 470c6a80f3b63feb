package link

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"strings"
)

const (
	version = "v1"
	prefix  = "#" + version + "."
)

// payload is what a link of version 1 holds. The scenario comes last, so that a
// link that is cut still has the rest.
type payload struct {
	Step     int             `json:"step,omitempty"`
	View     View            `json:"view,omitempty"`
	Preset   string          `json:"preset,omitempty"`
	Scenario json.RawMessage `json:"scenario,omitempty"`
}

var dictionary = []byte(strings.ReplaceAll(dictionaryV1, "\n", ""))

// Encode is the link as the end of an address: a fragment if there is a scenario,
// and otherwise a query, which is empty if there is nothing in the link.
func (l *Link) Encode() (string, error) {
	if err := l.check(); err != nil {
		return "", fmt.Errorf("writing a link: %w", err)
	}
	if l.Scenario == nil {
		return l.query(), nil
	}
	p := payload{Step: l.Step, View: l.View, Preset: l.Preset}
	var err error
	if p.Scenario, err = l.Scenario.Write(""); err != nil {
		return "", fmt.Errorf("writing a link: %w", err)
	}
	text, err := p.encode()
	if err != nil {
		return "", fmt.Errorf("writing a link: %w", err)
	}
	if len(text) > MaxLength {
		return "", fmt.Errorf("writing a link: %w: %d bytes; %d are the most", ErrTooLarge, len(text), MaxLength)
	}
	return text, nil
}

func (p payload) encode() (string, error) {
	var plain bytes.Buffer
	e := json.NewEncoder(&plain)
	e.SetEscapeHTML(false)
	if err := e.Encode(p); err != nil {
		return "", err
	}
	return pack(bytes.TrimSuffix(plain.Bytes(), []byte("\n")))
}

// pack makes a fragment of a payload.
func pack(payload []byte) (string, error) {
	var deflated bytes.Buffer
	w, err := flate.NewWriterDict(&deflated, flate.BestCompression, dictionary)
	if err != nil {
		return "", err
	}
	if _, err := w.Write(payload); err != nil {
		return "", err
	}
	if err := w.Close(); err != nil {
		return "", err
	}
	packed := binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(payload))
	packed = binary.AppendUvarint(packed, uint64(deflated.Len()))
	packed = append(packed, deflated.Bytes()...)
	return prefix + base64.RawURLEncoding.EncodeToString(packed), nil
}
