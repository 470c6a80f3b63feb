package idle_test

import (
	"fmt"
	"sync"
	"testing"

	"mapi-playground/core/idle"
)

// thread is a thread with a message loop: it runs what is posted to it, one
// after the other.
type thread struct {
	messages chan func()
	ended    sync.WaitGroup
}

func startThread() *thread {
	t := &thread{messages: make(chan func(), 8)}
	t.ended.Go(func() {
		for message := range t.messages {
			message()
		}
	})
	return t
}

func (t *thread) post(message func()) { t.messages <- message }

// send posts a message and waits until it has been handled.
func (t *thread) send(message func()) {
	done := make(chan struct{})
	t.post(func() { message(); close(done) })
	<-done
}

func (t *thread) end() {
	close(t.messages)
	t.ended.Wait()
}

// An apartment-threaded client's objects may be used on their own thread only,
// but routines execute on the thread that called MAPIInitIdle (I-44). So it
// registers a routine that does nothing but post a message to the thread that
// registered it, and does the work in that thread's own message loop (I-82,
// GI-32).
func ExampleEngine_apartmentThreaded() {
	initialising, apartment := startThread(), startThread()
	engine := idle.New(idle.Config{})
	routines := make(map[idle.Func]func())
	var log []string

	initialising.send(func() { engine.Init(idle.At(0), 1, 0) })
	apartment.send(func() {
		work := func() { log = append(log, "apartment thread: work") }
		initialising.send(func() {
			routines[1] = func() {
				log = append(log, "initialising thread: forward")
				apartment.post(work)
			}
			engine.Register(idle.At(0), idle.Registration{Func: 1, Priority: -1})
		})
	})
	initialising.send(func() { // an idle moment of its message loop
		engine.Post(idle.At(0), idle.Idle)
		call, _ := engine.Deliver(idle.At(0), 1)
		routines[call.Func]()
		engine.Return(idle.At(0), idle.False)
	})
	initialising.end()
	apartment.end()
	for _, line := range log {
		fmt.Println(line)
	}
	// Output:
	// initialising thread: forward
	// apartment thread: work
}

// A free-threaded client need do nothing but guard what its routines share with
// its other threads.
func ExampleEngine_freeThreaded() {
	initialising, other := startThread(), startThread()
	engine := idle.New(idle.Config{})
	var shared struct {
		sync.Mutex
		files int
	}
	closeFile := func() {
		shared.Lock()
		defer shared.Unlock()
		shared.files--
	}
	initialising.send(func() {
		engine.Init(idle.At(0), 1, 0)
		engine.Register(idle.At(0), idle.Registration{Func: 1, Priority: -1})
	})
	for range 100 {
		other.post(func() {
			shared.Lock()
			defer shared.Unlock()
			shared.files++
		})
		initialising.post(func() {
			engine.Post(idle.At(0), idle.Idle)
			engine.Deliver(idle.At(0), 1)
			closeFile()
			engine.Return(idle.At(0), idle.False)
		})
	}
	initialising.end()
	other.end()
	fmt.Println("files left open:", shared.files)
	// Output:
	// files left open: 0
}

// I-82, GI-32: the same with many messages, under the race detector: the work
// touches what only its own thread may touch.
func TestApartmentThreaded(t *testing.T) {
	initialising, apartment := startThread(), startThread()
	engine := idle.New(idle.Config{})
	engine.Init(idle.At(0), 1, 0)
	var ownedByApartment []int
	forward := func(i int) { apartment.post(func() { ownedByApartment = append(ownedByApartment, i) }) }
	for i := range 10 {
		initialising.send(func() {
			engine.Register(idle.At(0), idle.Registration{Func: 1, Param: idle.Param(i), Priority: int16(i)})
		})
	}
	for range 100 {
		initialising.send(func() {
			engine.Post(idle.At(0), idle.Idle)
			call, ok := engine.Deliver(idle.At(0), 1)
			if !ok {
				t.Error("nothing was delivered")
				return
			}
			forward(int(call.Param))
			engine.Return(idle.At(0), idle.False)
		})
	}
	initialising.end()
	apartment.end()
	if len(ownedByApartment) != 100 {
		t.Errorf("I-82: %d pieces of work of 100", len(ownedByApartment))
	}
}
