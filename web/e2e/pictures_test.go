package e2e

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	_ "image/png"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// savedFile is a file that the page has had the browser save.
type savedFile struct{ Name, Type, Base64 string }

func (f savedFile) content(t *testing.T) []byte {
	t.Helper()
	b, err := base64.StdEncoding.DecodeString(f.Base64)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// saves has the page keep for the test what it saves, in place of a download.
func (p played) saves() {
	p.t.Helper()
	p.Do(`(() => {
		URL.createObjectURL = (blob) => { window.blob = blob; return "#" }
		URL.revokeObjectURL = () => {}
		HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download }
		return 0
	})()`)
}

// save chooses a picture in the dialog, by the keyboard, and saves it.
func (p played) save(picture, button string) savedFile {
	p.t.Helper()
	p.Fill("dialog[open] select", picture)
	p.Do(call(`(text) => {
		delete window.savedAs
		const found = [...document.querySelectorAll("dialog[open] button")].find((one) => one.textContent === text)
		found.focus()
	}`, button))
	p.Press("Enter")
	p.WaitFor(`window.savedAs && /^(Done|Pronto)\.$/.test(document.querySelector("dialog[open] [role=status]").textContent)`)
	return Eval[savedFile](p.Page, `(async () => {
		let text = ""
		for (const byte of new Uint8Array(await blob.arrayBuffer())) text += String.fromCharCode(byte)
		return { Name: savedAs, Type: blob.type, Base64: btoa(text) }
	})()`)
}

// alone reads a picture as another program does, and says what in it would need this
// page to be understood.
func alone(text []byte) (titles []string, about string, problems []string) {
	ids, wanted := map[string]bool{}, map[string]bool{}
	decoder := xml.NewDecoder(bytes.NewReader(text))
	var in []string
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return titles, about, append(problems, err.Error())
		}
		switch token := token.(type) {
		case xml.StartElement:
			in = append(in, token.Name.Local)
			if token.Name.Space != "http://www.w3.org/2000/svg" {
				problems = append(problems, "an element "+token.Name.Local+" of another kind")
			}
			for _, a := range token.Attr {
				switch a.Name.Local {
				case "class", "style", "tabindex", "href", "onclick":
					problems = append(problems, "an attribute "+a.Name.Local)
				case "id":
					if ids[a.Value] {
						problems = append(problems, "two of the id "+a.Value)
					}
					ids[a.Value] = true
				}
				if regexp.MustCompile(`var\(|light-dark|color\(|color-mix|currentcolor|NaN|undefined|-mm`).MatchString(a.Value) {
					problems = append(problems, a.Name.Local+"="+a.Value)
				}
				if found := regexp.MustCompile(`url\(#?([^)]*)\)`).FindStringSubmatch(a.Value); found != nil {
					wanted[found[1]] = true
				}
			}
		case xml.EndElement:
			in = in[:len(in)-1]
		case xml.CharData:
			switch {
			case slices.Equal(in, []string{"svg", "desc"}):
				about += string(token)
			case len(in) > 0 && in[len(in)-1] == "title":
				titles = append(titles, string(token))
			}
		}
	}
	for id := range wanted {
		if !ids[id] {
			problems = append(problems, "nothing has the id "+id)
		}
	}
	return titles, about, problems
}

// Every picture of the page can be saved, by the keyboard, in the colours in which it
// is shown, and is then a file that stands by itself.
func TestPicturesSaved(t *testing.T) {
	amongOthers(t)
	for _, row := range []struct {
		language, page, svg, png string
		scenario                 string
		step                     int
		dark                     bool
		width                    int
		pictures                 []string
	}{
		{"en", "", "Save as SVG", "Save as PNG", "apartment-threaded", 14, false, 1280, []string{"The session chart", "The queue: Mailer", "The service chart", "The provider chart", "Sessions", "The timeline", "Threads"}},
		{"pt-BR", "pt-BR/", "Salvar como SVG", "Salvar como PNG", "shared-session-wins", 20, true, 400, []string{"O fluxograma da sessão", "O fluxograma do serviço", "O fluxograma do provedor", "Sessões", "A linha do tempo"}},
		{"pt-BR", "pt-BR/", "Salvar como SVG", "Salvar como PNG", "two-readings-of-priority", 16, true, 800, []string{"A fila: By Overview", "A fila: By Header", "O fluxograma do serviço", "O fluxograma do provedor", "Sessões", "A linha do tempo", "Threads"}},
	} {
		t.Run(row.language+"-"+row.scenario, func(t *testing.T) {
			p := played{NewPage(t)}
			p.Emulate(row.width, 800, row.dark, true)
			p.Goto(UnderPath(t) + row.page + "?lang=" + row.language + fmt.Sprintf("&scenario=%s&step=%d", row.scenario, row.step))
			p.live()
			p.WaitFor(`document.querySelector(".threads-picture, .queue-rows, .sessions-picture .handle")`)
			p.saves()
			p.Press("s")
			p.WaitFor(`document.querySelector("dialog[open] select")?.options.length > 0`)
			offered := Eval[[]string](p.Page, `[...document.querySelector("dialog[open] select").options].map((one) => one.text)`)
			if !slices.Equal(offered, row.pictures) {
				t.Errorf("the page offers %q, want %q", offered, row.pictures)
			}
			for _, f := range p.axe() {
				t.Error(f)
			}
			sizes := Eval[[]image.Point](p.Page, `[...document.querySelectorAll(".chart-picture, .sessions-picture, .queue-rows, .timeline-plot, .threads-picture")]
				.map((one) => one.getBoundingClientRect()).filter((one) => one.height > 0).map((one) => ({ X: Math.ceil(one.width) + 32, Y: Math.ceil(one.height) + 32 }))`)
			for i, picture := range offered {
				file := p.save(picture, row.svg)
				text := file.content(t)
				if file.Type != "image/svg+xml" || !strings.HasPrefix(file.Name, row.scenario+".") || !strings.HasSuffix(file.Name, ".svg") {
					t.Errorf("%s is saved as %s, %s", picture, file.Name, file.Type)
				}
				titles, about, problems := alone(text)
				for _, problem := range problems {
					t.Errorf("%s does not stand alone: it has %s", picture, problem)
				}
				if len(titles) == 0 || !strings.HasPrefix(titles[0], picture+". ") || !strings.Contains(titles[0], fmt.Sprint(row.step)) || about == "" {
					t.Errorf("%s is called %q, %q", picture, titles, about)
				}
				if strings.Contains(file.Name, ".chart-") && len(titles) < 5 {
					t.Errorf("%s says of its nodes no more than %q", picture, titles)
				}
				write(t, row.language+"-"+file.Name, text)
				// Any program that shows pictures: here it is an image of the page.
				shown := Eval[struct{ Width, Height, Colours int }](p.Page, call(`async (text) => {
					const image = new Image()
					image.src = "data:image/svg+xml;base64," + text
					await image.decode()
					const canvas = Object.assign(document.createElement("canvas"), { width: image.naturalWidth, height: image.naturalHeight })
					const context = canvas.getContext("2d")
					context.drawImage(image, 0, 0)
					const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
					return { Width: canvas.width, Height: canvas.height, Colours: new Set(new Uint32Array(data.buffer)).size }
				}`, file.Base64))
				file = p.save(picture, row.png)
				pixels, kind, err := image.Decode(bytes.NewReader(file.content(t)))
				if err != nil || kind != "png" || file.Type != "image/png" {
					t.Fatalf("%s: %s, %v", picture, kind, err)
				}
				write(t, row.language+"-"+file.Name, file.content(t))
				if size := pixels.Bounds().Size(); size != image.Pt(2*shown.Width, 2*shown.Height) {
					t.Errorf("%s is %v pixels, want twice %d by %d", picture, size, shown.Width, shown.Height)
				}
				if image.Pt(shown.Width, shown.Height) != sizes[i] || shown.Colours < 10 {
					t.Errorf("%s is shown as %+v, want a size of %v", picture, shown, sizes[i])
				}
				if r, _, _, _ := pixels.At(2, 2).RGBA(); (r < 0x8000) != row.dark {
					t.Errorf("%s is not as dark or light as the page", picture)
				}
			}
		})
	}
}

// write keeps a file for people to look at.
func write(t *testing.T, name string, content []byte) {
	t.Helper()
	if err := os.MkdirAll("shots", 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join("shots", fmt.Sprintf("saved-%s", name)), content, 0o644); err != nil {
		t.Fatal(err)
	}
}
