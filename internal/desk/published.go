package desk

import (
	"context"
	"slices"

	"marz/internal/marz"
)

// Published is a claim of the record, as a reviewer who changes it must see it.
type Published struct {
	Claim     marz.Claim `json:"claim"`
	Revision  int64      `json:"revision"` // the entry that last changed what is shown of it
	Retracted bool       `json:"retracted,omitempty"`
}

// Claim returns a published claim by its id.
func (d *Desk) Claim(ctx context.Context, id string) (Published, error) {
	var out Published
	err := d.view(ctx, func(s *state) (err error) {
		out, err = d.published(ctx, s, id)
		return err
	})
	return out, err
}

func (d *Desk) published(ctx context.Context, s *state, id string) (Published, error) {
	v, there := s.claims[id]
	if !there {
		return Published{}, marz.Errorf(marz.NotFound, "there is no published claim %q", id)
	}
	c, err := d.claim(ctx, s, id)
	return Published{Claim: c, Revision: v.rev, Retracted: v.retracted}, err
}

// Claims lists the published claims of an event, or, where event is "", of a dispatch, by
// their ids, and the dispatches that they are in.
func (d *Desk) Claims(ctx context.Context, event, dispatch string) ([]Published, []marz.Dispatch, error) {
	var list []Published
	var papers []marz.Dispatch
	err := d.view(ctx, func(s *state) error {
		ids := slices.Clone(s.claimsOf[event])
		if event == "" {
			for id, c := range s.claims {
				if c.dispatch == dispatch {
					ids = append(ids, id)
				}
			}
		}
		slices.Sort(ids)
		for _, id := range ids {
			p, err := d.published(ctx, s, id)
			if err != nil {
				return err
			}
			list = append(list, p)
			if from := p.Claim.Dispatch; s.dispatches[from].rev != 0 && !slices.ContainsFunc(papers, func(d marz.Dispatch) bool { return d.ID == from }) {
				paper, err := d.dispatch(ctx, s, from)
				if err != nil {
					return err
				}
				papers = append(papers, paper)
			}
		}
		return nil
	})
	return list, papers, err
}
