package profile_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
)

// S-67, S-68: the sample has what a file may have, and all of it arrives.
func TestSample(t *testing.T) {
	d, err := profile.Parse(profile.Sample())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range d.Services {
		got = append(got, fmt.Sprintf("%s (%s): %s", s.Service.Name, s.Title, strings.Join(s.Providers, ", ")))
		if len(s.Providers) != len(s.Service.Providers) {
			t.Errorf("%s: %d providers of %v", s.Service.Name, len(s.Service.Providers), s.Providers)
		}
	}
	expect(t, "S-68 services", strings.Join(got, "\n"), `Shelf (Bookshelf Folders): Shelf Store, Shelf Book
Relay (Relay Internet Mail): Relay Book, Relay Store, Relay Transport
Roster (Company Roster): Roster Book
Depot (Depot Server): Depot Store, Depot Transport, Depot Book`)
	expect(t, "S-68 default services", strings.Join(d.Default, " "), "Shelf Roster")
	expect(t, "S-68 help files", fmt.Sprint(d.Help), "[{MAPI MAPI.HLP} {Relay RELAY.HLP} {Depot DEPOT.HLP}]")

	relay, ok := d.Find("RELAY")
	if !ok {
		t.Fatal("Relay is not found")
	}
	s := relay.Service
	expect(t, "PR_SERVICE_DLL_NAME", s.DLL, "RELAY.DLL")
	expect(t, "PR_SERVICE_ENTRY_NAME", s.Entry, "RelayEntry")
	expect(t, "PR_RESOURCE_FLAGS", s.Flags, mapi.ServicePrimaryIdentity)
	expect(t, "text", s.Properties[0x6601001E], "mail.example.com")
	expect(t, "a number", s.Properties[0x66020003], uint32(110))
	expect(t, "the section of a Sections list", s.Sections[0].Properties[0x6604000B], true)
	expect(t, "its id", s.Sections[0].UID.String(), "13DB0C8AA05101A9BB0000AA002FC45A")
	x := s.Providers[2]
	expect(t, "S-69 a provider", fmt.Sprintf("%s, %s, %s, %v, %v", x.DisplayName, x.ProviderDisplay, x.DLL, x.Type, x.Flags),
		"Internet Mail Transport, Relay Transport, RELAY.DLL, MAPI_TRANSPORT_PROVIDER, STATUS_PRIMARY_IDENTITY|STATUS_XP_PREFER_LAST")
	depot, _ := d.Find("Depot")
	if !depot.Service.Providers[1].Flags.Has(mapi.ResourceOwnStore) {
		t.Error("the tightly coupled transport is not flagged so")
	}

	// What is found is a copy.
	s.Providers[0].DLL, s.Properties[0x6601001E], relay.Providers[0] = "X", "X", "X"
	again, _ := d.Find("Relay")
	if again.Service.Providers[0].DLL == "X" || again.Service.Properties[0x6601001E] == "X" || again.Providers[0] == "X" {
		t.Error("definitions can be spoilt")
	}
	if _, ok := d.Find("Nothing"); ok {
		t.Error("found what is not there")
	}
}

// minimal is a file with one service of one provider; more is added to the
// sections [S] and [P].
func minimal(service, provider string) string {
	return "[Services]\nS=Service\n[S]\nProviders=P\n" + service + `
[P]
PR_DISPLAY_NAME=P
PR_PROVIDER_DISPLAY=P
PR_PROVIDER_DLL_NAME=P.DLL
PR_RESOURCE_TYPE=MAPI_STORE_PROVIDER
PR_RESOURCE_FLAGS=0
` + provider
}

// S-68: the ways to write a file that mean the same.
func TestParseForms(t *testing.T) {
	plain := minimal("6600001E=text", "")
	for _, row := range []struct{ what, text string }{
		{"plain", plain},
		{"lines of Windows", strings.ReplaceAll(plain, "\n", "\r\n")},
		{"a byte order mark", "\ufeff" + plain},
		{"comments and blank lines", "; file\n\n" + strings.ReplaceAll(plain, "\n", "\n  ; comment = [none]\n\t\n")},
		{"spaces", strings.ReplaceAll(strings.ReplaceAll(plain, "=", " =\t"), "\n", "  \n\t")},
		{"capital letters", strings.NewReplacer("[Services]", "[SERVICES]", "[S]", "[s]", "Providers", "PROVIDERS", "PR_", "pr_", "6600001E", "6600001e").Replace(plain)},
		{"quotes", strings.ReplaceAll(plain, "=text", `="text"`)},
		{"spaces in a heading", strings.ReplaceAll(plain, "[P]", "[ P ]")},
		{"another order", plain[strings.Index(plain, "[P]"):] + plain[:strings.Index(plain, "[P]")]},
		{"sections that nobody refers to", plain + "[Other]\nanything=goes\n"},
		{"a list with gaps", strings.ReplaceAll(plain, "Providers=P", "Providers=, P ,")},
	} {
		d, err := profile.Parse(row.text)
		if err != nil {
			t.Errorf("%s: %v", row.what, err)
			continue
		}
		s, ok := d.Find("S")
		if !ok || len(d.Services) != 1 || len(s.Service.Providers) != 1 || s.Service.Providers[0].DLL != "P.DLL" ||
			s.Service.Properties[0x6600001E] != "text" || len(s.Service.Properties) != 1 {
			t.Errorf("%s: %+v", row.what, s)
		}
	}
}

// The values of each type, in all the ways in which they are written.
func TestValues(t *testing.T) {
	for _, row := range []struct {
		line string
		tag  mapi.PropertyTag
		want string
	}{
		{"6600001E=a = b ; c", 0x6600001E, `"a = b ; c"`},
		{"6600001F=", 0x6600001F, `""`},
		{"6600001F='", 0x6600001F, `"'"`},
		{"3D01001E=abc", 0x3D01001E, `"abc"`},
		{"6600001F='a \"b\"'", 0x6600001F, `"a \"b\""`},
		{"66000003=06000000", 0x66000003, "0x6"},
		{"66000003=00040000", 0x66000003, "0x400"},
		{"66000003=6", 0x66000003, "0x6"},
		{"66000003=0x10", 0x66000003, "0x10"},
		{"66000003=-1", 0x66000003, "0xffffffff"},
		{"66000003=4294967295", 0x66000003, "0xffffffff"},
		{"PR_STATUS_CODE=10000000", mapi.PropStatusCode, "0x989680"},
		{"6600000B=1", 0x6600000B, "true"},
		{"6600000B=False", 0x6600000B, "false"},
		{"66000102=00fF", 0x66000102, "[]byte{0x0, 0xff}"},
		{"66000102=", 0x66000102, "[]byte{}"},
		{"6600101F=a, b c,,", 0x6600101F, `[]string{"a", "b c"}`},
		{"PR_SERVICE_SUPPORT_FILES=A.DLL, B.DLL", mapi.PropServiceSupportFiles, `[]string{"A.DLL", "B.DLL"}`},
	} {
		d, err := profile.Parse(minimal(row.line, ""))
		if err != nil {
			t.Errorf("%s: %v", row.line, err)
			continue
		}
		expect(t, row.line, fmt.Sprintf("%#v", d.Services[0].Service.Properties[row.tag]), row.want)
	}
	for _, row := range []struct {
		flags string
		want  mapi.ServiceResourceFlags
	}{
		{"SERVICE_SINGLE_COPY", 2}, {"SERVICE_SINGLE_COPY | SERVICE_DEFAULT_STORE", 3}, {"0x20", 0x20}, {"2|1", 3}, {"", 0},
	} {
		d, err := profile.Parse(minimal("PR_RESOURCE_FLAGS="+row.flags, ""))
		if err != nil || d.Services[0].Service.Flags != row.want {
			t.Errorf("flags %q: %v, %v", row.flags, d, err)
		}
	}
}

// What is wrong is said with its line. S-68: the mandatory list, the subset, no
// further links. S-69: the required entries. S-64: exclusive flags.
func TestSyntaxErrors(t *testing.T) {
	without := func(entry string) string {
		s := minimal("", "")
		i := strings.Index(s, entry)
		return s[:i] + strings.TrimLeft(s[i:], "ABCDEFGHIJKLMNOPQRSTUVWXYZ_=.0123456789")
	}
	for _, row := range []struct{ what, text, want string }{
		{"no services", "", "there is no section [Services]"},
		{"S-68 no section", "[Services]\nA=a\n", "line 2, column 1: there is no section [A]"},
		{"S-68 no providers", "[Services]\nA=a\n\n[A]\n", "line 4: the message service [A] has no list of Providers"},
		{"S-68 an empty list", "[Services]\nA=a\n[A]\nProviders= ,\n", "line 4, column 12: a message service has one provider at least"},
		{"S-68 no provider", "[Services]\nA=a\n[A]\nProviders=B\n", "line 4, column 11: there is no section [B]"},
		{"S-68 no extra section", minimal("Sections=B", ""), "line 5, column 10: there is no section [B]"},
		{"S-68 default services are a subset", minimal("", "[Default Services]\n S=s\n T=t\n"), "line 14, column 2: the default service T is not in [Services]"},
		{"S-68 a provider links nowhere", minimal("", "Sections=S"), "line 12, column 1: Sections is neither the name of a property nor a tag of eight hexadecimal digits"},
		{"S-69 PR_DISPLAY_NAME", without("PR_DISPLAY_NAME"), "line 6: the provider [P] has no PR_DISPLAY_NAME"},
		{"S-69 PR_PROVIDER_DISPLAY", without("PR_PROVIDER_DISPLAY"), "line 6: the provider [P] has no PR_PROVIDER_DISPLAY"},
		{"S-69 PR_PROVIDER_DLL_NAME", without("PR_PROVIDER_DLL_NAME"), "line 6: the provider [P] has no PR_PROVIDER_DLL_NAME"},
		{"S-69 PR_RESOURCE_TYPE", without("PR_RESOURCE_TYPE"), "line 6: the provider [P] has no PR_RESOURCE_TYPE"},
		{"S-69 PR_RESOURCE_FLAGS", without("PR_RESOURCE_FLAGS"), "line 6: the provider [P] has no PR_RESOURCE_FLAGS"},
		{"S-69 an address book may", strings.Replace(without("PR_RESOURCE_FLAGS"), "MAPI_STORE_PROVIDER", "MAPI_AB_PROVIDER", 1), ""},
		{"S-69 an address book may", strings.Replace(without("PR_DISPLAY_NAME"), "MAPI_STORE_PROVIDER", "MAPI_AB_PROVIDER", 1), ""},
		{"S-64 a service", minimal("PR_RESOURCE_FLAGS=SERVICE_PRIMARY_IDENTITY|SERVICE_NO_PRIMARY_IDENTITY", ""), "line 5, column 19: a primary identity cannot both be given and never be given"},
		{"S-64 a provider", strings.Replace(minimal("", ""), "FLAGS=0", "FLAGS=0x24", 1), "line 11, column 19: a primary identity cannot both be given and never be given"},
		{"an entry before all", "a=b\n" + minimal("", ""), "line 1, column 1: an entry before the first section"},
		{"no bracket", "[a\nb=c\n" + minimal("", ""), "line 1, column 1: the heading of a section ends with ]"},
		{"no name", "\t[ ]\n" + minimal("", ""), "line 1, column 2: a section needs a name"},
		{"no sign", minimal("hello", ""), "line 5, column 1: an entry is a name, an equal sign and a value"},
		{"no key", minimal(" =hello", ""), "line 5, column 2: there is no name before the equal sign"},
		{"a section twice", minimal("", "[s]\n"), "line 12, column 1: section [s] is in line 3 already"},
		{"an entry twice", minimal("6600001E=a\n6600001e=b", ""), "line 6, column 1: 6600001e is in line 5 already"},
		{"not UTF-8", minimal("6600001E=\xff", ""), "line 5: this is no text in UTF-8"},
		{"a zero byte", minimal("6600001E=\x00", ""), "line 5: this is no text in UTF-8"},
		{"an unknown name", minimal("PR_NOTHING=a", ""), "line 5, column 1: PR_NOTHING is no property of profiles that has a name; write its tag as eight hexadecimal digits"},
		{"a short tag", minimal("66000=a", ""), "line 5, column 1: 66000 is neither the name of a property nor a tag of eight hexadecimal digits"},
		{"an unknown type", minimal("66000040=a", ""), "line 5, column 1: the tag 66000040 has a type that profiles do not know"},
		{"no identifier", minimal("0000001E=a", ""), "line 5, column 1: the tag 0000001E has no identifier"},
		{"a named property", minimal("8000001E=a", ""), "line 5, column 1: profile sections have no named properties"},
		{"another type", minimal("30010003=1", ""), "line 5, column 1: the tag 30010003 has not the type of PR_DISPLAY_NAME"},
		{"MAPI's own of a service", minimal("PR_SERVICE_NAME=a", ""), "line 5, column 1: PR_SERVICE_NAME is MAPI's to set"},
		{"MAPI's own of a provider", minimal("", "PR_PROVIDER_UID=00"), "line 12, column 1: PR_PROVIDER_UID is MAPI's to set"},
		{"no number", minimal("66000003=six", ""), "line 5, column 10: a number of 32 bits is expected"},
		{"too large", minimal("66000003=4294967296", ""), "line 5, column 10: a number of 32 bits is expected"},
		{"no truth", minimal("6600000B=2", ""), "line 5, column 10: TRUE or FALSE is expected"},
		{"half a byte", minimal("66000102=123", ""), "line 5, column 10: pairs of hexadecimal digits are expected"},
		{"no flag", minimal("PR_RESOURCE_FLAGS=NICE", ""), `line 5, column 19: "NICE" is neither a known name nor a number`},
		{"no type", strings.Replace(minimal("", ""), "=MAPI_STORE", "=MAPI_SORE", 1), `line 10, column 18: "MAPI_SORE_PROVIDER" is neither a known name nor a number`},
		{"no type of provider", strings.Replace(minimal("", ""), "MAPI_STORE_PROVIDER", "MAPI_SPOOLER", 1), "line 10, column 18: MAPI_SPOOLER is not a type of provider"},
		{"an entry function in no file", minimal("PR_SERVICE_ENTRY_NAME=ServiceEntry", ""), "line 5, column 1: an entry function needs a PR_SERVICE_DLL_NAME to be in"},
		{"a short id", minimal("Sections=X", "[X]\nUID=12\n"), "line 13, column 5: an id has thirty-two hexadecimal digits"},
		{"a wrong value in an extra section", minimal("Sections=X", "[X]\n6600000B=x\n"), "line 13, column 10: TRUE or FALSE is expected"},
		{"the same section twice says it once", minimal("Sections=X, X", "[X]\n6600000B=x\n"), "line 13, column 10: TRUE or FALSE is expected"},
		{"a long list", strings.Replace(minimal("", ""), "=P\n", "="+strings.Repeat("P,", 101)+"\n", 1), "line 4, column 11: the list has more than 100 sections"},
		{"a large file", strings.Repeat(";\n", 1<<20), "the file has more than 1048576 bytes"},
	} {
		_, err := profile.Parse(row.text)
		var list profile.SyntaxErrors
		if row.want == "" {
			if err != nil {
				t.Errorf("%s: %v", row.what, err)
			}
			continue
		}
		if !errors.As(err, &list) || !errors.Is(err, mapi.ErrCorruptData) {
			t.Errorf("%s: %v", row.what, err)
			continue
		}
		var got []string
		for _, e := range list {
			got = append(got, e.Error())
		}
		if !slices.Contains(got, row.want) || len(got) > 2 {
			t.Errorf("%s: %s, want %s", row.what, strings.Join(got, "; "), row.want)
		}
	}
}

// All problems at once, in the order of the lines, ten at most.
func TestSyntaxErrorsTogether(t *testing.T) {
	_, err := profile.Parse("oops\n[Services]\nA=a\nB=b\n[A]\nProviders=X\n66000003=x\n")
	want := "MapiSvc.inf:\n\tline 1, column 1: an entry before the first section\n\tline 4, column 1: there is no section [B]\n" +
		"\tline 6, column 11: there is no section [X]\n\tline 7, column 10: a number of 32 bits is expected"
	if err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
	var one *profile.SyntaxError
	if !errors.As(err, &one) || one.Line != 1 || one.Column != 1 {
		t.Errorf("the first is %v", one)
	}
	_, err = profile.Parse("[Services]\n" + strings.Repeat("oops\n", 20))
	var list profile.SyntaxErrors
	if !errors.As(err, &list) || len(list) != 10 || list[9].Line != 11 {
		t.Errorf("of twenty: %v", err)
	}
	var many strings.Builder
	many.WriteString("[P]\nPR_PROVIDER_DISPLAY=P\nPR_PROVIDER_DLL_NAME=P\nPR_RESOURCE_TYPE=MAPI_AB_PROVIDER\n")
	for i := range 1001 {
		fmt.Fprintf(&many, "[S%d]\nProviders=P\n", i)
	}
	many.WriteString("[Services]\n")
	for i := range 1001 {
		fmt.Fprintf(&many, "S%d=x\n", i)
	}
	_, err = profile.Parse(many.String())
	if !errors.As(err, &list) || len(list) != 1 || !strings.HasSuffix(list[0].Reason, "more than 1000 services") {
		t.Errorf("of too many services: %v", err)
	}
}

// S-67: whatever is read without complaint makes a profile, and nothing panics.
func FuzzParse(f *testing.F) {
	f.Add(profile.Sample())
	f.Add(minimal("Sections=X\n6600101F=a,b", "34140102=00\n[X]\nUID=13DB0C8AA05101A9BB0000AA002FC45A"))
	f.Add("[Services\n=\n[[]]\nPR_\n8=\n\x00\xff")
	f.Add("[Services]\nServices=Services\nProviders=Services\n")
	f.Fuzz(func(t *testing.T, text string) {
		var d *profile.Definitions
		var err error
		if steps := profile.Steps(func() { d, err = profile.Parse(text) }); steps > fixed+perByte*len(text) {
			t.Fatalf("%d steps for %d bytes", steps, len(text))
		}
		var list profile.SyntaxErrors
		if err != nil {
			if !errors.As(err, &list) || len(list) == 0 || len(list) > 10 || d != nil {
				t.Fatalf("%v, %v", d, err)
			}
			lines := strings.Count(text, "\n") + 1
			for _, e := range list {
				if e.Reason == "" || e.Line < 0 || e.Line > lines {
					t.Fatalf("%+v of %d lines", e, lines)
				}
			}
			return
		}
		measure(t, d)
		a := profile.NewAdmin(profile.Config{Definitions: d})
		if err := a.Create("P", mapi.ProfileDefaultServices, 0); err != nil {
			t.Fatal(err)
		}
		if err := a.Create("Q", 0, 0); err != nil {
			t.Fatal(err)
		}
		s, _ := a.Services("Q")
		for _, x := range d.Services[:min(len(d.Services), 20)] {
			if _, err := s.Create(x.Service.Name, "", profile.UI{}); err != nil {
				t.Fatal(err)
			}
			if len(x.Service.Providers) == 0 {
				t.Fatalf("service %q has no providers", x.Service.Name)
			}
		}
	})
}
