package trace_test

import (
	"reflect"
	"strconv"
	"testing"

	"mapi-playground/core/trace"
)

// TestLog: a log has every field of what was added.
func TestLog(t *testing.T) {
	var l trace.Log
	var want []trace.Event
	for n := range 3 {
		var e trace.Event
		v := reflect.ValueOf(&e).Elem()
		for i := range v.NumField() {
			switch f := v.Field(i); f.Kind() {
			case reflect.String:
				f.SetString(strconv.Itoa(100*n + i))
			case reflect.Slice:
				e.Facts = []trace.Fact{{Name: "n", Value: strconv.Itoa(n)}}
			case reflect.Uint32:
				f.SetUint(uint64(100*n + i))
			default:
				f.SetInt(int64(100*n + i))
			}
		}
		want = append(want, e, trace.Event{ID: n, Rule: e.Rule})
		l.Add(&want[len(want)-2])
		l.Add(&want[len(want)-1])
	}
	if got := l.All(); l.Len() != len(want) || !reflect.DeepEqual(got, want) {
		t.Fatalf("%d: %+v\nwant %+v", l.Len(), got, want)
	}
	other := l.First(2)
	other.Add(&trace.Event{Text: "other"})
	l.Add(&trace.Event{Text: "own"})
	if got := other.All(); !reflect.DeepEqual(got, append(want[:2:2], trace.Event{Text: "other"})) {
		t.Errorf("a log that goes its own way has %+v", got)
	}
	if got := l.At(2); !reflect.DeepEqual(got, want[2]) {
		t.Errorf("what it left has %+v", got)
	}
}
