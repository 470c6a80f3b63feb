package session_test

import (
	"fmt"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
)

// A host answers what a logon asks until it is done.
func Example() {
	profiles := new(profile.Memory)
	profiles.Create(profile.Profile{Name: "Work", Default: true, Credentials: "spring"})
	subsystem := session.New(session.Config{Profiles: profiles})
	client := subsystem.Client("A")
	client.Initialize(nil)

	logon := client.Logon(0, session.Request{Flags: mapi.Extended | mapi.UseDefault})
	err := session.Drive(logon, func(q session.Question) session.Answer {
		if q, ok := q.(session.AskValidation); ok {
			fmt.Printf("can %q validate %s?\n", q.Credentials, q.Profile)
			return session.Validation{Valid: true}
		}
		return session.Unattended(q)
	})
	s, _ := logon.Result()
	name, _ := s.ProfileName()
	fmt.Println(name, err)
	// Output:
	// can "spring" validate Work?
	// Work <nil>
}
