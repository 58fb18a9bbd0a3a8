package catalog

import "sync"

// lease counts the users of something that must be closed, so that it is closed when the
// last of those who hold it lets go after it was retired. The zero lease works.
type lease struct {
	mu      sync.Mutex
	users   int
	retired bool
	close   func()
}

// take returns the function that lets go again.
func (l *lease) take() (release func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.users++
	return sync.OnceFunc(func() {
		l.mu.Lock()
		l.users--
		end := l.retired && l.users == 0
		l.mu.Unlock()
		if end {
			l.close()
		}
	})
}

// retire closes, now or when the last user lets go. It is called once.
func (l *lease) retire() {
	l.mu.Lock()
	l.retired = true
	end := l.users == 0
	l.mu.Unlock()
	if end {
		l.close()
	}
}

// unused reports whether it was retired and nobody holds it.
func (l *lease) unused() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.retired && l.users == 0
}
