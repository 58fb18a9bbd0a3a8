package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"marz/internal/log"
	"marz/internal/marz"

	"github.com/spf13/cobra"
)

const defaultLog = "var/marz.db"

func logFlag(cmd *cobra.Command, dsn *string) {
	cmd.Flags().StringVar(dsn, "log", defaultLog, "the change log: a SQLite `file`, or postgres://host/database")
}

// openLog opens the log that dsn names. With create, the folder of the default
// file is made when it is missing; without, a file that is not there is an error.
func openLog(ctx context.Context, dsn string, create bool) (log.Log, error) {
	if isFile(dsn) {
		_, err := os.Stat(dsn)
		missing := errors.Is(err, fs.ErrNotExist)
		if missing && !create {
			return nil, marz.Errorf(marz.NotFound, "--log: there is no file %s; run \"marz serve\" first, or name another with --log", dsn)
		}
		if missing && dsn == defaultLog {
			if err := os.MkdirAll(filepath.Dir(dsn), 0o750); err != nil {
				return nil, err
			}
		}
	}
	return log.Open(ctx, dsn)
}

func isFile(dsn string) bool { return dsn != ":memory:" && !strings.Contains(dsn, "://") }
