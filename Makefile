# make run     builds what is needed and serves the map at http://127.0.0.1:8080
# make test    runs every check and test there is
# make build   leaves bin/marz
# make bench   measures what the documentation claims

GO      ?= go
SOURCES := $(shell find cmd geo internal data static -name '*.go' -not -name '*_test.go' 2>/dev/null) go.mod go.sum
DATA    := $(shell find data -type f -not -name '*.go' 2>/dev/null)
FRONT   := $(shell find static/src static/build -type f 2>/dev/null) static/static.go static/package-lock.json static/tsconfig.json

.PHONY: run build test bench eval check-go test-go test-front test-browser clean

run: bin/marz
	bin/marz serve

build: bin/marz

bin/marz: $(SOURCES) $(DATA) static/dist/index.html
	$(GO) build -o $@ ./cmd/marz

static/node_modules/.package-lock.json: static/package-lock.json
	cd static && npm ci --no-audit --no-fund --ignore-scripts
	@touch $@

static/dist/index.html: $(FRONT) static/node_modules/.package-lock.json
	$(GO) run ./static/build
	@touch $@

test: deps check-go test-go test-front test-browser
	@echo "all checks passed"

.PHONY: deps
deps:
	@.ci/deps

check-go: static/dist/index.html
	@bad=$$(gofmt -l cmd geo internal data static/*.go static/build); if [ -n "$$bad" ]; then echo "gofmt needed:"; echo "$$bad"; exit 1; fi
	$(GO) vet ./...
	$(GO) tool staticcheck ./...

test-go: bin/marz .ci/clients/node_modules/.package-lock.json
	$(GO) test -race ./...

.ci/clients/node_modules/.package-lock.json: .ci/clients/package-lock.json
	cd .ci/clients && npm ci --no-audit --no-fund --ignore-scripts
	@touch $@

test-front: static/node_modules/.package-lock.json
	cd static && npx --no-install tsc --noEmit && npm run --silent test:unit

test-browser: bin/marz static/node_modules/.package-lock.json
	cd static && MARZ_BIN=../bin/marz npm run --silent test:browser

# How well the extractor reads dispatches, on the fixtures and on the gold annotation.
eval:
	$(GO) test -count=1 -v -run Eval ./internal/extract

# One package at a time, so that they do not measure each other. docs/speed.md explains the results.
BENCH ?= .
bench: bin/marz
	$(GO) test -run '^$$' -short -p 1 -bench '$(BENCH)' -benchtime 200ms -benchmem ./...
	cd static && MARZ_BIN=../bin/marz npm run --silent bench

# The same with a million features and claims everywhere, which needs some 6 GB.
.PHONY: bench-large
bench-large:
	$(GO) test -run '^$$' -p 1 -bench '$(BENCH)' -benchmem -timeout 2h ./...

clean:
	rm -rf bin static/dist static/node_modules
