package main

import "github.com/spf13/cobra"

// commands lists every command once.
func commands(p program) []*cobra.Command {
	return []*cobra.Command{
		newServe(p), newExtract(p), newIngest(p), newReview(p), newRetract(p), newImport(p), newExport(p), newVerify(p), newBackup(p), newRestore(p), newToken(p), newVersion(p),
	}
}
