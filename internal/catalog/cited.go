package catalog

import (
	"context"

	"marz/internal/marz"
)

// ControlDays returns the day and the day of knowing that a query for control is answered
// for, so that what it leaves open can be written down.
func (c *Catalog) ControlDays(ctx context.Context, q Query) (day, known marz.Day, err error) {
	s, release, err := c.stateAt(ctx, q.Version)
	if err != nil {
		return 0, 0, err
	}
	defer release()
	s.mu.RLock()
	defer s.mu.RUnlock()
	day, known = c.controlDays(s, q)
	return day, known, nil
}
