package record_test

import (
	"reflect"
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/wasm/record"
)

// full is a profile with all there can be in one.
func full(t testing.TB) record.Record {
	t.Helper()
	definitions, err := profile.Parse(profile.Sample())
	if err != nil {
		t.Fatal(err)
	}
	m := new(profile.Memory)
	p := profile.Profile{Name: "Work", Default: true, Credentials: "spring\u2028\x00"}
	for _, d := range definitions.Services {
		d.Service.Required = true
		p.Services = append(p.Services, d.Service)
	}
	p.Sections = []profile.Extra{{UID: mapi.UID{1}, Properties: profile.Properties{
		mapi.NewPropertyTag(0x6600, mapi.TypeBinary):    []byte{0, 0xFF},
		mapi.NewPropertyTag(0x6601, mapi.TypeBoolean):   true,
		mapi.NewPropertyTag(0x6602, mapi.TypeLong):      uint32(1<<32 - 1),
		mapi.NewPropertyTag(0x6603, mapi.TypeMVUnicode): []string{"a", ""},
		mapi.NewPropertyTag(0x67F0, mapi.TypeUnicode):   "secure",
	}}}
	if err := m.Create(p); err != nil {
		t.Fatal(err)
	}
	p, err = m.Lookup("Work")
	if err != nil {
		t.Fatal(err)
	}
	order := p.TransportOrder()
	p.Transports = []mapi.UID{order[1].Provider.UID, order[0].Provider.UID}
	mailbox := ""
	return record.Record{Profile: p, Mailbox: &mailbox}
}

// S-65 to S-67: what is written is read as it was, down to the ids (S-66) and the
// secure properties (S-71).
func TestRoundTrip(t *testing.T) {
	want := full(t)
	got, err := record.Unmarshal(record.Marshal(want), nil)
	if err != nil {
		t.Fatal(err)
	}
	if again := record.Marshal(got); again != record.Marshal(want) {
		t.Errorf("read as %s", again)
	}
	if !reflect.DeepEqual(got.Services[1].Properties, want.Services[1].Properties) || *got.Mailbox != "" || got.Key != want.Key {
		t.Errorf("read %+v", got)
	}
	all, err := record.UnmarshalAll(record.MarshalAll([]record.Record{want, {Profile: profile.Profile{Name: "Home"}}}))
	if err != nil || len(all) != 2 || all[1].Name != "Home" || all[1].Mailbox != nil {
		t.Errorf("read %v, %v", all, err)
	}
}

// Version 1 knew a profile's name, its marks and its credentials.
func TestVersionOne(t *testing.T) {
	r, err := record.Unmarshal(`{"version": 1, "name": "Work", "default": true, "credentials": "a", "mailbox": "b"}`, nil)
	if err != nil || r.Name != "Work" || !r.Default || r.Credentials != "a" || *r.Mailbox != "b" {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestInstalledServices(t *testing.T) {
	lookup := func(name string) (profile.Service, bool) { return profile.Service{Name: name}, name == "Shelf" }
	r, err := record.Unmarshal(`{"name": "Work", "services": ["Shelf", {"name": "Own", "flags": 2, "providers": [{"type": 33}]}]}`, lookup)
	if err != nil || len(r.Services) != 2 || !r.Services[1].Flags.Has(mapi.ServiceSingleCopy) || r.Services[1].Providers[0].Type != mapi.StoreProvider {
		t.Errorf("%+v, %v", r, err)
	}
}

// What is wrong is told with its place.
func TestWrong(t *testing.T) {
	lookup := func(string) (profile.Service, bool) { return profile.Service{}, false }
	for text, want := range map[string]string{
		``:                                       "line 1, column 1: this is not JSON",
		"{\n\"name\": x}":                        "line 2, column",
		`{} {}`:                                  "this is not JSON",
		`[]`:                                     "the whole: an object is expected",
		`{"name": 5}`:                            "name: a text is expected",
		`{"name": " a"}`:                         "name: ",
		`{}`:                                     "name: ",
		`{"name":"a","x":1}`:                     `the whole: there is no field "x" here`,
		`{"name":"a","app":1}`:                   "app: true or false",
		`{"name":"a","version":3}`:               "version: it is of a version that this program cannot read",
		`{"name":"a","version":-1}`:              "version: a whole number",
		`{"name":"a","version":1,"services":[]}`: `there is no field "services"`,
		`{"name":"a","key":"00"}`:                "key: thirty-two hexadecimal digits",
		`{"name":"a","services":{}}`:             "services: a list is expected",
		`{"name":"a","services":["No"]}`:         `services[0]: no message service "No" is installed`,
		`{"name":"a","services":[5]}`:            "services[0]: an object is expected",
		`{"name":"a","services":[{}]}`:           "services[0].name: a message service needs a name",
		`{"name":"a","services":[{"name":"s","flags":"X"}]}`:                      "services[0].flags: ",
		`{"name":"a","services":[{"name":"s","providers":[{"type":"MAPI_AB"}]}]}`: "services[0].providers[0].type",
		`{"name":"a","services":[{"name":"s","properties":{"PR_ROWID":"x"}}]}`:    "services[0].properties.PR_ROWID: a whole number",
		`{"name":"a","sections":[{"properties":{"0x66000102":"0"}}]}`:             "sections[0].properties.0x66000102: pairs",
		`{"name":"a","sections":[{"properties":{"0x6600000B":0}}]}`:               "0x6600000B: true or false",
		`{"name":"a","sections":[{"properties":{"0x6600101F":[1]}}]}`:             "0x6600101F: a list of texts",
		`{"name":"a","sections":[{"properties":{"0x6600001F":[]}}]}`:              "0x6600001F: a text",
		`{"name":"a","sections":[{"properties":{"26214431":"x"}}]}`:               "neither the name of a property nor a tag",
		`{"name":"a","transports":["x"]}`:                                         "transports[0]: thirty-two",
	} {
		_, err := record.Unmarshal(text, lookup)
		if mapi.Result(err) != mapi.ErrCorruptData || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
}

// Whatever is read gives a profile that is written and read alike, or an error.
func FuzzUnmarshal(f *testing.F) {
	f.Add(record.Marshal(full(f)))
	f.Add(`{"version": 1, "name": "Work"}`)
	f.Fuzz(func(t *testing.T, text string) {
		r, err := record.Unmarshal(text, nil)
		if err != nil {
			if mapi.Result(err) != mapi.ErrCorruptData {
				t.Fatal(err)
			}
			return
		}
		written := record.Marshal(r)
		again, err := record.Unmarshal(written, nil)
		if err != nil || record.Marshal(again) != written {
			t.Fatalf("%s: %v", written, err)
		}
	})
}
