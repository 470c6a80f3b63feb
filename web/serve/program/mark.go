package program

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
)

const (
	custom       = 0 // a section that machines take no notice of
	buildSection = "build"
)

// Mark names the program after what is in it, in a section of its own, and returns the
// name. The scripts of a build have it, too: so they know a program of another build.
// A program that is marked again keeps its name.
func (p *Program) Mark() string {
	title := append(binary.AppendUvarint(nil, uint64(len(buildSection))), buildSection...)
	kept := p.sections[:0]
	for _, s := range p.sections {
		if s.id != custom || !bytes.HasPrefix(s.body, title) {
			kept = append(kept, s)
		}
	}
	p.sections = kept
	sum := sha256.Sum256(p.Bytes())
	name := hex.EncodeToString(sum[:8])
	p.sections = append(p.sections, section{custom, append(title, name...)})
	return name
}

// Marked returns the name that [Program.Mark] gave the program, if it has one.
func (p *Program) Marked() (string, bool) {
	for _, s := range p.sections {
		if s.id != custom {
			continue
		}
		r := reader{rest: s.body}
		if string(r.block()) == buildSection && r.err == nil {
			return string(r.rest), true
		}
	}
	return "", false
}
