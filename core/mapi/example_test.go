package mapi_test

import (
	"errors"
	"fmt"

	"mapi-playground/core/mapi"
)

func Example() {
	flags := mapi.NewSession | mapi.Extended
	fmt.Println(flags, flags.Has(mapi.LogonUI))

	flags, err := mapi.ParseFlags[mapi.LogonFlags]("MAPI_USE_DEFAULT | 0x20")
	fmt.Println(flags, err)
	// Output:
	// MAPI_NEW_SESSION|MAPI_EXTENDED false
	// MAPI_EXTENDED|MAPI_USE_DEFAULT <nil>
}

func ExampleFlagNames() {
	for _, flag := range mapi.FlagNames[mapi.IdleChanges]() {
		fmt.Printf("%-8s 0x%02X\n", flag.Name, flag.Value)
	}
	// Output:
	// FIRCPFN  0x01
	// FIRCPV   0x02
	// FIRCPRI  0x04
	// FIRCCSEC 0x08
	// FIRCIRO  0x10
}

func ExampleError() {
	var err error = &mapi.Error{
		Result:    mapi.ErrFailOneProvider,
		Op:        "logging on",
		Component: "Personal Folders",
		Detail:    "a password is needed and no dialog may be shown",
	}
	fmt.Println(err)

	err = fmt.Errorf("opening the store: %w", err)
	fmt.Println(errors.Is(err, mapi.ErrFailOneProvider), mapi.Result(err).Name())
	// Output:
	// logging on (Personal Folders): MAPI_E_FAILONEPROVIDER (0x8004011D): a password is needed and no dialog may be shown
	// true MAPI_E_FAILONEPROVIDER
}

func ExampleHRESULT() {
	// A warning is not zero, but it is no failure.
	fmt.Println(mapi.WarnErrorsReturned, mapi.WarnErrorsReturned.Failed())
	fmt.Println(mapi.ErrUserCancel, mapi.ErrUserCancel.Failed())
	fmt.Println(mapi.HRESULT(0x8004ABCD))
	// Output:
	// MAPI_W_ERRORS_RETURNED (0x00040380) false
	// MAPI_E_USER_CANCEL (0x80040113) true
	// HRESULT 0x8004ABCD
}

func ExamplePropertyTag() {
	tag := mapi.PropDisplayName
	fmt.Println(tag, tag.Type())
	fmt.Printf("0x%08X\n", uint32(tag))
	fmt.Println(mapi.NewPropertyTag(0x6601, mapi.TypeBinary))
	// Output:
	// PR_DISPLAY_NAME PT_UNICODE
	// 0x3001001F
	// 0x66010102
}
