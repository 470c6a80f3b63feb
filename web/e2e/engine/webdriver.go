package engine

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"time"
)

// webdriver is a session of a W3C WebDriver.
type webdriver struct{ url string }

// openWebDriver waits until the driver at url listens, and opens a session.
func openWebDriver(ctx context.Context, url string, capabilities map[string]any) (webdriver, error) {
	d := webdriver{url}
	for {
		err := d.call(ctx, "GET", "/status", nil, nil)
		if err == nil {
			break
		}
		if ctx.Err() != nil {
			return webdriver{}, err
		}
		time.Sleep(20 * time.Millisecond)
	}
	var opened struct{ SessionID string }
	err := d.call(ctx, "POST", "/session", map[string]any{"capabilities": map[string]any{"alwaysMatch": capabilities}}, &opened)
	if err != nil {
		return webdriver{}, fmt.Errorf("opening a session: %w", err)
	}
	return webdriver{url + "/session/" + opened.SessionID}, nil
}

func (d webdriver) call(ctx context.Context, method, path string, params, result any) error {
	var body bytes.Buffer
	if params != nil {
		if err := json.NewEncoder(&body).Encode(params); err != nil {
			return err
		}
	}
	request, err := http.NewRequestWithContext(ctx, method, d.url+path, &body)
	if err != nil {
		return err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	var answer struct{ Value json.RawMessage }
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return fmt.Errorf("%s %s: %w", method, path, err)
	}
	if response.StatusCode != http.StatusOK {
		var failure struct{ Error, Message string }
		json.Unmarshal(answer.Value, &failure) // what cannot be read says nothing
		return fmt.Errorf("%s %s: %s: %s", method, path, failure.Error, failure.Message)
	}
	if result == nil {
		return nil
	}
	return json.Unmarshal(answer.Value, result)
}

// evaluated is what came of an expression, and what the page has said up to then.
type evaluated struct {
	Value json.RawMessage
	Error *string
	Said  []saying
}

// saying is a message of the console that takeDown took down.
type saying struct{ Kind, Text, At string }

func (d webdriver) eval(ctx context.Context, js string) (evaluated, error) {
	script := `const done = arguments[arguments.length - 1]
		const tell = (what) => done(JSON.stringify({ ...what, Said: window[Symbol.for("said")]?.splice(0) ?? [] }));
		(async () => (` + js + "\n" + `))().then((Value) => tell({ Value }), (error) => tell({ Error: String(error) }))`
	var text string
	err := d.call(ctx, "POST", "/execute/async", map[string]any{"script": script, "args": []any{}}, &text)
	if err != nil {
		return evaluated{}, err
	}
	var got evaluated
	return got, json.Unmarshal([]byte(text), &got)
}

// freePort is a port that nobody listens at.
func freePort() (int, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port, nil
}
