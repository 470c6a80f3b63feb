package preview

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// The colours of the page by day.
var (
	paper  = color.RGBA{0xfb, 0xf9, 0xf4, 0xff}
	ink    = color.RGBA{0x1f, 0x23, 0x28, 0xff}
	soft   = color.RGBA{0x58, 0x5e, 0x66, 0xff}
	wire   = color.RGBA{0x7f, 0x84, 0x8c, 0xff}
	shape  = color.RGBA{0xf5, 0xdc, 0xae, 0xff}
	accent = color.RGBA{0xa8, 0x3f, 0x08, 0xff}
)

// A face of letters, and how far apart its lines are.
type face struct {
	font.Face
	line int
}

// faces are read once; the letters are those of the Go fonts, which are in the program.
var faces = sync.OnceValues(func() ([]face, error) {
	var all []face
	for _, one := range []struct {
		ttf        []byte
		size, line float64
	}{{gobold.TTF, 54, 64}, {goregular.TTF, 26, 36}} {
		parsed, err := opentype.Parse(one.ttf)
		if err != nil {
			return nil, err
		}
		made, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: one.size, DPI: 72, Hinting: font.HintingFull})
		if err != nil {
			return nil, err
		}
		all = append(all, face{made, int(one.line)})
	}
	return all, nil
})

const bold, regular = 0, 1 // in faces

type canvas struct {
	*image.Paletted
	faces []face
}

// newCanvas is paper. Few colours make a small file: each that is drawn with, and what is
// between it and what it is drawn on.
func newCanvas() (*canvas, error) {
	all, err := faces()
	if err != nil {
		return nil, fmt.Errorf("reading the fonts of pictures: %w", err)
	}
	var palette color.Palette
	for _, ground := range []color.RGBA{paper, shape} {
		for _, c := range []color.RGBA{ink, soft, wire, shape, accent} {
			for i := range 12 {
				mix := func(a, b uint8) uint8 { return uint8((int(a)*(11-i) + int(b)*i) / 11) }
				palette = append(palette, color.RGBA{mix(ground.R, c.R), mix(ground.G, c.G), mix(ground.B, c.B), 0xff})
			}
		}
	}
	c := &canvas{image.NewPaletted(image.Rect(0, 0, width, height), palette), all}
	c.rect(0, 0, width, height, paper)
	return c, nil
}

func (c *canvas) rect(x, y, w, h int, fill color.Color) {
	draw.Draw(c, image.Rect(x, y, x+w, y+h), image.NewUniform(fill), image.Point{}, draw.Src)
}

// line draws along an axis; charts have no others.
func (c *canvas) line(x, y, nx, ny int, walked bool) {
	thick, fill := 2, wire
	if walked {
		thick, fill = 6, accent
	}
	c.rect(min(x, nx)-thick/2, min(y, ny)-thick/2, max(x, nx)-min(x, nx)+thick, max(y, ny)-min(y, ny)+thick, fill)
}

// node draws a decision as a diamond, anything else as a box.
func (c *canvas) node(x, y int, diamond, walked bool) {
	edge, fill := wire, shape
	if walked {
		edge, fill = accent, accent
	}
	if !diamond {
		c.rect(x-18, y-11, 36, 22, edge)
		c.rect(x-16, y-9, 32, 18, fill)
		return
	}
	for dy := -18; dy <= 18; dy++ {
		half := 18 - max(dy, -dy)
		c.rect(x-half, y+dy, 2*half+1, 1, edge)
		if half > 3 {
			c.rect(x-half+3, y+dy, 2*half-5, 1, fill)
		}
	}
}

// words writes a text in lines of a width, the first with its base line at y; what does
// not fit ends in an ellipsis. It returns the base line of the last.
func (c *canvas) words(text string, which int, fill color.Color, x, y, wide, most int) int {
	f := c.faces[which]
	fits := func(s string) bool { return font.MeasureString(f, s) <= fixed.I(wide) }
	var lines []string
	for _, word := range strings.Fields(text) {
		if last := len(lines) - 1; last >= 0 && fits(lines[last]+" "+word) {
			lines[last] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] += " …"
	}
	d := font.Drawer{Dst: c, Src: image.NewUniform(fill), Face: f}
	for i, line := range lines {
		for !fits(line) && len([]rune(line)) > 2 {
			letters := []rune(strings.TrimRight(line, " …"))
			line = strings.TrimRight(string(letters[:len(letters)-1]), " ") + " …"
		}
		d.Dot = fixed.P(x, y+i*f.line)
		d.DrawString(line)
	}
	return y + (len(lines)-1)*f.line
}

func (c *canvas) png() ([]byte, error) {
	var b bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, c.Paletted)
	return b.Bytes(), err
}
