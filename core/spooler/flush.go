package spooler

import "mapi-playground/core/mapi"

// flush is the flushing of a transport's queues, step by step.
type flush struct {
	flags mapi.FlushFlags
	step  flushStep
}

type flushStep uint8

const (
	notFlushing flushStep = iota
	flushAsked            // FlushQueues is to be called, which marks the status row
	flushBegins           // TransportNotify is to say that fast transfer begins
	flushPolls            // Poll fetches what waits
	flushSends            // SubmitMessage sends what waits
	flushEnds             // TransportNotify is to say that it is over
)

// Flush flushes a transport's queues (S-102): the transport marks its status row
// and is told to send and receive fast until it has; then the marks go. Transports
// are flushed one at a time, in transport order; one that is in a critical section
// holds up no other. Without FLUSH_UPLOAD and
// FLUSH_DOWNLOAD there is nothing to do; unknown bits give MAPI_E_UNKNOWN_FLAGS.
func (s *Spooler) Flush(id Transport, f mapi.FlushFlags) error {
	const op = "flushing queues"
	t, err := s.find(id, op)
	if err != nil {
		return err
	}
	if f.Unknown() != 0 {
		return &mapi.Error{Result: mapi.ErrUnknownFlags, Op: op, Detail: f.Unknown().String()}
	}
	if f&(mapi.FlushUpload|mapi.FlushDownload) != 0 {
		t.flush = flush{f, flushAsked}
	}
	return nil
}

// StopFlush ends a flush, as clearing the bits in the status row does (S-102).
func (s *Spooler) StopFlush(id Transport) error {
	t, err := s.find(id, "stopping a flush")
	if err != nil {
		return err
	}
	switch t.flush.step {
	case flushAsked, flushBegins:
		t.flush = flush{}
	case flushPolls, flushSends:
		t.flush.step = flushEnds
	}
	return nil
}

// flusher is the transport whose queues are being flushed, or that is to be flushed
// next: the first that has begun and can be called, or else the first that waits.
func (s *Spooler) flusher() *transport {
	var first *transport
	for _, t := range s.transports {
		switch {
		case t.flush.step == notFlushing || t.critical || !t.loggedOn:
		case t.flush.step != flushAsked:
			return t
		case first == nil:
			first = t
		}
	}
	return first
}

// nextOfFlush is the next call that a flush needs.
func (s *Spooler) nextOfFlush(t *transport) (Call, bool) {
	f := &t.flush
	begin, end := f.words()
	switch f.step {
	case flushAsked:
		f.step = flushBegins
		return Call{Transport: t.id, Method: FlushQueues, Flush: f.flags}, true
	case flushBegins:
		f.step = flushPolls
		return Call{Transport: t.id, Method: TransportNotify, Notify: begin}, true
	case flushPolls:
		f.step = flushSends
		if t.inbound && f.flags.Has(mapi.FlushDownload) {
			t.polled = true
			return Call{Transport: t.id, Method: Poll}, true
		}
		fallthrough
	case flushSends:
		if f.flags.Has(mapi.FlushUpload) {
			if c, ok := s.nextToSend(t); ok {
				return c, true
			}
		}
		fallthrough
	case flushEnds:
		*f = flush{}
		return Call{Transport: t.id, Method: TransportNotify, Notify: end}, true
	}
	return Call{}, false
}

// words are the TransportNotify words that begin and end the fast transfer.
func (f flush) words() (begin, end mapi.TransportNotifyFlags) {
	if f.flags.Has(mapi.FlushDownload) {
		begin |= mapi.NotifyBeginInboundFlush
		end |= mapi.NotifyEndInboundFlush
	}
	if f.flags.Has(mapi.FlushUpload) {
		begin |= mapi.NotifyBeginOutboundFlush
		end |= mapi.NotifyEndOutboundFlush
	}
	return begin, end
}

// marked are the queues whose STATUS_ bits stand in the status row: from the
// return of FlushQueues to the end of the fast transfer.
func (f flush) marked() mapi.FlushFlags {
	if f.step <= flushAsked {
		return 0
	}
	return f.flags & (mapi.FlushUpload | mapi.FlushDownload)
}
