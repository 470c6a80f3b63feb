package engine

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"
)

// bidi is a connection that speaks WebDriver BiDi.
type bidi struct {
	socket *websocket.Conn
	mu     sync.Mutex
	last   int
	wait   map[int]chan bidiMessage
	listen func(method string, params json.RawMessage)
	ended  error
}

type bidiMessage struct {
	ID      int             `json:"id"`
	Type    string          `json:"type"`
	Method  string          `json:"method"`
	Params  json.RawMessage `json:"params"`
	Result  json.RawMessage `json:"result"`
	Error   string          `json:"error"`
	Message string          `json:"message"`
}

// dialBiDi connects, and tells listen of events in their order; it must not block.
func dialBiDi(ctx context.Context, url string, listen func(method string, params json.RawMessage)) (*bidi, error) {
	socket, _, err := websocket.Dial(ctx, url, nil)
	if err != nil {
		return nil, err
	}
	socket.SetReadLimit(-1)
	b := &bidi{socket: socket, wait: make(map[int]chan bidiMessage), listen: listen}
	go b.read()
	return b, nil
}

func (b *bidi) read() {
	for {
		var m bidiMessage
		if err := wsjson.Read(context.Background(), b.socket, &m); err != nil {
			b.end(err)
			return
		}
		if m.Type == "event" {
			b.listen(m.Method, m.Params)
			continue
		}
		b.mu.Lock()
		answer := b.wait[m.ID]
		delete(b.wait, m.ID)
		b.mu.Unlock()
		if answer != nil {
			answer <- m
		}
	}
}

func (b *bidi) end(err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.ended = fmt.Errorf("the browser has ended the connection: %w", err)
	for id, answer := range b.wait {
		answer <- bidiMessage{Type: "error", Error: b.ended.Error()}
		delete(b.wait, id)
	}
}

// call sends a command and waits for its result.
func (b *bidi) call(ctx context.Context, method string, params, result any) error {
	answer := make(chan bidiMessage, 1)
	b.mu.Lock()
	if b.ended != nil {
		b.mu.Unlock()
		return b.ended
	}
	b.last++
	id := b.last
	b.wait[id] = answer
	b.mu.Unlock()
	if params == nil {
		params = struct{}{}
	}
	command := struct {
		ID     int    `json:"id"`
		Method string `json:"method"`
		Params any    `json:"params"`
	}{id, method, params}
	// A context that ends in the middle of a message would end the connection of all tabs.
	if err := wsjson.Write(context.WithoutCancel(ctx), b.socket, command); err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	select {
	case m := <-answer:
		if m.Type == "error" {
			return fmt.Errorf("%s: %s: %s", method, m.Error, m.Message)
		}
		if result == nil {
			return nil
		}
		return json.Unmarshal(m.Result, result)
	case <-ctx.Done():
		b.mu.Lock()
		delete(b.wait, id)
		b.mu.Unlock()
		return fmt.Errorf("%s: %w", method, ctx.Err())
	}
}

// remoteValue is a value of JavaScript as BiDi describes it.
type remoteValue struct {
	Type  string          `json:"type"`
	Value json.RawMessage `json:"value"`
}

// json is the value as JSON.stringify has it.
func (v remoteValue) json() (json.RawMessage, error) {
	switch v.Type {
	case "string", "boolean":
		return v.Value, nil
	case "number":
		if len(v.Value) > 0 && v.Value[0] == '"' { // NaN, Infinity, -0
			if string(v.Value) == `"-0"` {
				return json.RawMessage("0"), nil
			}
			return json.RawMessage("null"), nil
		}
		return v.Value, nil
	case "array":
		var items []remoteValue
		if err := json.Unmarshal(v.Value, &items); err != nil {
			return nil, err
		}
		values := make([]json.RawMessage, len(items))
		for i, item := range items {
			value, err := item.json()
			if err != nil {
				return nil, err
			}
			values[i] = value
		}
		return json.Marshal(values)
	case "object":
		var pairs [][2]json.RawMessage
		if err := json.Unmarshal(v.Value, &pairs); err != nil {
			return nil, err
		}
		values := make(map[string]json.RawMessage, len(pairs))
		for _, pair := range pairs {
			var name string
			var item remoteValue
			if json.Unmarshal(pair[0], &name) != nil {
				continue // a key that is no text is none of JSON
			}
			if err := json.Unmarshal(pair[1], &item); err != nil {
				return nil, err
			}
			if item.Type == "undefined" || item.Type == "function" {
				continue
			}
			value, err := item.json()
			if err != nil {
				return nil, err
			}
			values[name] = value
		}
		return json.Marshal(values)
	case "null", "undefined":
		return json.RawMessage("null"), nil
	}
	return json.RawMessage("{}"), nil
}
