package profile_test

import (
	"fmt"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
)

func Example() {
	var profiles profile.Memory
	profiles.Create(profile.Profile{Name: "Work", Default: true})
	err := profiles.Create(profile.Profile{Name: "Work"})
	fmt.Println(err)
	// Output: creating a profile: MAPI_E_NO_ACCESS (0x80070005): there is a profile of this name already
}

// A profile is filled from what is installed, and its services are told.
func ExampleAdmin_Create() {
	installed, _ := profile.Parse(profile.Sample())
	admin := profile.NewAdmin(profile.Config{
		Definitions: installed,
		Load: func(dll, entry string) (profile.Entry, bool) {
			return profile.EntryFunc(func(c mapi.ServiceContext, f mapi.EntryFlags, s *profile.Configuration) mapi.HRESULT {
				fmt.Println(dll, entry, c)
				return mapi.OK
			}), true
		},
	})
	admin.Create("Work", mapi.ProfileDefaultServices, 0)
	services, _ := admin.Services("Work")
	table, _ := services.Table()
	for _, row := range table {
		fmt.Println(row[mapi.PropServiceName], "is", row[mapi.PropDisplayName])
	}
	// Output:
	// SHELF.DLL ServiceEntry MSG_SERVICE_CREATE
	// Shelf is Bookshelf Folders
	// Roster is Company Roster
}

// A profile that is deleted while a session uses it is a temporary one.
func ExampleMemory_Hold() {
	var profiles profile.Memory
	profiles.Create(profile.Profile{Name: "Temporary"})
	logoff := profiles.Hold("Temporary")

	fmt.Println(profiles.Delete("Temporary"))
	_, err := profiles.Lookup("Temporary")
	fmt.Println(mapi.Result(err).Name())
	logoff() // now it is gone
	// Output:
	// <nil>
	// MAPI_E_NOT_FOUND
}

// What is written to a section is there at once; what is secret comes only to
// who asks for it.
func ExampleSection() {
	admin := profile.NewAdmin(profile.Config{})
	admin.Create("Work", 0, 0)
	services, _ := admin.Services("Work")

	id := mapi.UID{1}
	section, _ := services.OpenSection(id, mapi.OpenModify)
	const server, password = mapi.PropertyTag(0x6601001F), mapi.PropertyTag(0x67F0001F)
	section.Set(profile.Properties{server: "mail.example.com", password: "spring"})
	_, err := services.OpenSection(id, 0)
	fmt.Println(err)
	section.Close()

	section, _ = services.OpenSection(id, 0)
	all, _ := section.Get()
	asked, _ := section.Get(password)
	fmt.Println(all[server], all[password], asked[password])
	// Output:
	// opening a profile section: MAPI_E_NO_ACCESS (0x80070005): the section is open elsewhere
	// mail.example.com <nil> spring
}

// Everything that is wrong with a file is said at once.
func ExampleParse() {
	_, err := profile.Parse("[Services]\nMail=My Mail\n\n[Mail]\nPR_DISPLAY_NAME=My Mail\n66020003=many\n")
	fmt.Println(err)
	// Output:
	// MapiSvc.inf:
	// 	line 4: the message service [Mail] has no list of Providers
	// 	line 6, column 10: a number of 32 bits is expected
}
