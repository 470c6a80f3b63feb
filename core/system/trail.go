package system

import (
	"mapi-playground/core/session"
	"mapi-playground/core/trace"
)

// tellTrail puts the nodes that a logon has done with into the trace.
func (sys *System) tellTrail(c *Call) {
	if c.logon == nil {
		return
	}
	at, stopped := c.call.Pending().(session.AtNode)
	trail := c.logon.Trail()
	for len(c.told) < len(trail) {
		c.told = append(c.told, false)
	}
	// A node of an inner chart is done with before the node that led there.
	for i := len(trail) - 1; i >= c.done; i-- {
		s := &trail[i]
		if c.told[i] {
			continue
		}
		if stopped && at.Node == s.Node && i == len(trail)-1 || !trace.Left(s) {
			continue
		}
		c.told[i] = true
		sys.touch()
		if sys.events++; sys.observer != nil {
			sys.tell(tellStep(c, s))
		}
	}
	for c.done < len(trail) && c.told[c.done] {
		c.done++
	}
}

// tellStep is a step of a logon as an event of the trace.
func tellStep(c *Call, s *session.Step) trace.Event {
	e, _ := trace.OfStep(s)
	e.App, e.Call = c.App.Name, c.Name
	return e
}
