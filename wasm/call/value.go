package call

// Kind is what a value is in JavaScript, as far as arguments differ by it.
type Kind uint8

// The kinds of values.
const (
	Other Kind = iota // whatever no function takes, or takes only as true or false
	Undefined
	Null
	Number
	String
	Function
)

// Value is an argument. What asks for a value of one kind is for values of that kind only.
type Value interface {
	Kind() Kind
	Float() float64     // of a Number
	Text() string       // of a String
	Truthy() bool       // in JavaScript's sense
	Element() bool      // reports whether it is an element of the page
	Invoke(args ...any) // calls a Function, whatever comes of it
}

// kind is the kind of an argument. One that was left out is nil.
func kind(v Value) Kind {
	if v == nil {
		return Undefined
	}
	return v.Kind()
}

func isNull(v Value) bool { return kind(v) == Null || kind(v) == Undefined }
