package idle_test

import (
	"fmt"
	"time"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
)

// A host plays both threads: it lets the engine post, takes the message from its
// queue, calls the routine and says that it came back.
func Example() {
	const thread idle.Thread = 1
	routines := map[idle.Func]func(){
		1: func() { fmt.Println("compress") },
		2: func() { fmt.Println("download") },
	}

	engine := idle.New(idle.Config{})
	now := idle.At(0)
	engine.Init(now, thread, 0)
	engine.Register(now, idle.Registration{Func: 2, Priority: 3, Time: 100, Options: mapi.IdleInterval})
	engine.Register(now, idle.Registration{Func: 1, Priority: -1, Time: 100, Options: mapi.IdleInterval})

	for {
		if _, ok := engine.Post(now, idle.Idle); !ok {
			break
		}
		call, _ := engine.Deliver(now, thread)
		routines[call.Func]()
		engine.Return(now, idle.False)
	}
	span, _ := engine.NextDue()
	fmt.Println("asleep for at most", span, "hundredths of a second")
	// Output:
	// compress
	// download
	// asleep for at most 64 hundredths of a second
}

// A Go program leaves the posting and the calling to a loop. Here the clock is turned by
// hand; a program reads its own and sleeps.
func ExampleLoop() {
	now := idle.At(0)
	loop, err := idle.NewLoop(now, idle.Config{Policy: idle.Policy{Failure: idle.FailureDisables}})
	if err != nil {
		fmt.Println(err)
		return
	}
	loop.Register(now, idle.Job{Do: func() { fmt.Println("compress") }, Priority: -1, Time: time.Second, Options: mapi.IdleInterval})
	loop.Register(now, idle.Job{Do: func() { panic("the index is broken") }, Priority: -2})

	for now.Active <= 100 {
		turned := loop.Turn(now, idle.Idle)
		if turned.Err != nil {
			fmt.Println(turned.Err)
		}
		if !turned.Waits {
			break
		}
		now = now.Awake(idle.Hundredths(turned.Next))
	}
	// Output:
	// idle routine #2.1 panicked: the index is broken
	// compress
	// compress
}

// Why does a routine not run?
func ExampleEngine_Explain() {
	engine := idle.New(idle.Config{})
	engine.Init(idle.At(0), 1, 0)
	tag, _ := engine.Register(idle.At(0), idle.Registration{Func: 1, Priority: -1, Time: 300, Options: mapi.IdleWait})
	engine.UserAction(idle.At(250))

	why := engine.Explain(tag, idle.Idle)
	fmt.Println(why.Reason, "for", why.Left, "by rule", why.Reason.Rule())
	// Output:
	// awaits user inaction for 300 by rule I-24
}

// A host whose routines are short calls several of them between two looks at the clock.
func ExampleEngine_Ahead() {
	engine := idle.New(idle.Config{})
	now := idle.At(0)
	engine.Init(now, 1, 0)
	for fn := range idle.Func(3) {
		engine.Register(now, idle.Registration{Func: fn + 1, Priority: -int16(fn), Time: 100, Options: mapi.IdleInterval})
	}

	next := make([]idle.FTG, 2)
	next = next[:engine.Ahead(now, next)]
	for _, tag := range next {
		routine, _ := engine.Routine(tag)
		fmt.Println("call", routine.Func)
	}
	engine.Ran(len(next))
	span, _ := engine.NextTimer()
	fmt.Println(engine.Ready(), "is ready; the others wait for", span, "at least")
	// Output:
	// call 3
	// call 2
	// 1 is ready; the others wait for 64 at least
}

// What would come next, and after that?
func ExampleEngine_Nearest() {
	engine := idle.New(idle.Config{})
	now := idle.At(0)
	engine.Init(now, 1, 0)
	engine.Register(now, idle.Registration{Func: 1, Priority: -3, Time: 300, Options: mapi.IdleWait})
	engine.Register(now, idle.Registration{Func: 2, Priority: -1})
	engine.Register(now, idle.Registration{Func: 3, Priority: -2})
	engine.Register(now, idle.Registration{Func: 4, Priority: -4, Options: mapi.IdleDisabled})

	for _, tag := range engine.Nearest(idle.Idle, 3) {
		routine, _ := engine.Routine(tag)
		fmt.Println(routine.Func, engine.Explain(tag, idle.Idle).Reason)
	}
	// Output:
	// 3 next
	// 2 outranked
	// 1 awaits user inaction
}
