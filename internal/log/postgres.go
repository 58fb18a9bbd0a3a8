package log

import (
	"context"

	"marz/internal/marz"
)

func openPostgres(context.Context, string, options) (Log, error) {
	return nil, marz.Errorf(marz.Unsupported, "a log in PostgreSQL is not built in: name a file")
}
