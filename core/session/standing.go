package session

import "mapi-playground/core/mapi"

// Err is why the service is out of action or, if it is not, why one of its
// providers is: the error of the first of them that failed. Without a failure it
// is nil.
func (s ServiceStatus) Err() error {
	for _, p := range s.Providers {
		if err := p.Err(); err != nil {
			return err
		}
	}
	return nil
}

// Err is why the provider is not ready, with the detail that it gave: an error
// that carries the result of its last try. It is nil if that succeeded or if
// there was none.
func (p ProviderStatus) Err() error {
	if !p.Result.Failed() {
		return nil
	}
	return &mapi.Error{Result: p.Result, Op: "logging a provider on", Component: p.Name, Detail: p.Detail}
}
