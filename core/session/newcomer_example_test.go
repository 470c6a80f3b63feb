package session_test

import (
	"fmt"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
)

func Example_newcomer() {
	store := []profile.Provider{{DisplayName: "Store", Type: mapi.StoreProvider}}
	profiles := new(profile.Memory)
	profiles.Create(profile.Profile{Name: "Work", Services: []profile.Service{{Name: "Mail", Providers: store}, {Name: "News", Providers: store}}})
	client := session.New(session.Config{Profiles: profiles}).Client("newcomer")
	client.Initialize(nil)
	logon := client.Logon(0, session.Request{Profile: "Work"})
	if err := session.Drive(logon, session.Failures{"News": {Result: mapi.ErrNetworkError, Detail: "the server is away"}}.Answer); err != nil {
		panic(err)
	}
	s, _ := logon.Result()
	for _, service := range s.Services() {
		fmt.Println(service.Name, service.Err())
	}
	// Output:
	// Mail <nil>
	// News logging a provider on (Store): MAPI_E_NETWORK_ERROR (0x80040115): the server is away
}
