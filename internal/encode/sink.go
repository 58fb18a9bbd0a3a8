package encode

import "io"

// sinkSize is how many bytes are gathered before they are written.
const sinkSize = 64 << 10

// sink gathers small pieces into large writes.
type sink struct {
	w   io.Writer
	buf []byte
}

// drain writes what is gathered, once it is enough.
func (s *sink) drain() error {
	if len(s.buf) < sinkSize {
		return nil
	}
	return s.flush()
}

func (s *sink) flush() error {
	_, err := s.w.Write(s.buf)
	s.buf = s.buf[:0]
	return err
}
