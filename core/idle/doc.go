// Package idle is the MAPI idle engine: the six functions that let a client run
// small pieces of work when nothing more urgent is going on.
//
//	MAPIInitIdle            Engine.Init
//	MAPIDeInitIdle          Engine.Deinit
//	FtgRegisterIdleRoutine  Engine.Register
//	ChangeIdleRoutine       Engine.Change
//	EnableIdleRoutine       Engine.Enable
//	DeregisterIdleRoutine   Engine.Deregister
//
// # The engine is passive
//
// An Engine reads no clock, starts no goroutine and calls no routine. Its host
// tells it what time it is and what has happened; it answers with decisions.
// The same inputs give the same decisions everywhere, so a run can be replayed.
//
// A host plays two parts that the documents keep apart (I-42 to I-44). As the
// scheduling thread it calls [Engine.Post], which picks the routine whose turn
// it is and posts a message for it. As the thread that called MAPIInitIdle it
// calls [Engine.Deliver] from its message loop, runs the routine that it is
// handed, and says with [Engine.Return] that the routine came back. A browser
// does all three inside one requestIdleCallback tick; a test does them one by
// one, with something happening in between.
//
// Two shortcuts save time. If routines are so short that reading the clock costs more
// than they do, the host lists several with [Engine.Ahead], calls them, and says with
// [Engine.Ran] how many it called. If a call of the engine costs more than a
// registration, the host asks [Engine.NextTags] for the tags of the next routines, and
// registers several at once with [Engine.RegisterNext].
//
// A Go program can use a [Loop] instead. It knows the functions, and posts, delivers and
// calls in one step.
//
// # Time
//
// Times are hundredths of a second, as csecIdle is (I-17). Every call takes an
// [Instant], one moment on two clocks: the active clock stands still while the
// computer sleeps, the real clock does not (I-28, I-29). Where the clocks start
// does not matter: it may be below zero. A clock that goes back is held at its
// latest reading.
//
// # Three notions of idle
//
// They are told apart all the way (GI-12): the platform is idle when nothing
// above idle priority runs anywhere (I-47), the pump is idle when the message
// loop has nothing to dispatch (I-32), and the user is inactive since the last
// [Engine.UserAction] (I-24). The first two arrive as a [Lull] at each Post.
//
// # Readings
//
// Where the documents disagree or say nothing the engine follows a named
// [Policy], whose zero value is what the rules recommend. A policy can be
// changed while the engine runs, so that two readings can be set side by side.
//
// # Questions
//
// [Engine.Next], [Engine.Explain] and [Engine.Nearest] say what comes next, why a
// routine is not it, and what would come after. They decide nothing and agree with
// Post.
//
// # Cost
//
// Posting, delivering and returning take constant time and allocate nothing,
// however many routines there are: ready routines stand in one ring per
// priority under a bitmap over the 65,536 priorities, and waiting ones in a
// hierarchical timing wheel. A user action reads the clocks and does what the
// action before it left. A timer costs a constant amount of work each time it is
// armed.
//
// An Engine belongs to one calling application (I-12) and must be used by one
// goroutine at a time.
package idle
