# All work on the repository starts here; `make` alone lists what there is.
PORT     ?= 8080
FUZZTIME ?= 10s
BIN      := $(CURDIR)/.cache/bin
WASM     := GOOS=js GOARCH=wasm
# No guess at how fast a machine is: what hangs is ended after an hour.
HANGS := -timeout 60m
# go test, with note taken of how long each test takes.
TEST := $(BIN)/slowest $(CURDIR)/.cache/times go test $(HANGS)
# Where the page is going to be, for previews in other programs, which want whole addresses.
SITE :=
# Where the page is built. make dev builds another one, without what takes long.
OUT := dist
# Where make test-examples builds them.
EXAMPLES := $(CURDIR)/.cache/examples
# What is in web/ and is not part of the page.
UNSHIPPED := serve e2e tests examples picture node_modules package.json package-lock.json tsconfig.json eslint.config.mjs
# What the page and others load; all that these import is bundled into them.
ENTRIES := app.js mapi.js idle.js apartment.js element.js embedded.js page/rules.js page.css
# What the editor is made of. Their licences go with the page.
LIBRARIES := $(addprefix @codemirror/,autocomplete commands lang-json language lint state view) $(addprefix @lezer/,common highlight json lr) \
	@marijn/find-cluster-break crelt style-mod w3c-keyname
# What the programs and the scripts are made of, and what goes with the page for it.
MODULES := github.com/hack-pad/go-indexeddb github.com/hack-pad/safejs honnef.co/go/js/dom/v2
GO_NOTICE := /*! wasm_exec.js: Copyright 2018 The Go Authors. All rights reserved. Its BSD-style licence is in THIRD-PARTY-NOTICES.txt. */
# The program is what every visitor waits for, so calls stay calls in it, which makes it
# a sixth smaller; on the path of idle ticks, and in what maps and atomics are made of, speed counts.
SMALL := -gcflags=all=-l $(foreach fast,internal/runtime/... $(addprefix mapi-playground/,core/idle wasm/hot wasm/budget wasm/clocks),-gcflags=$(fast)=)
# Tools written in Go, installed into .cache/bin.
esbuild         := github.com/evanw/esbuild/cmd/esbuild@v0.28.2
staticcheck     := honnef.co/go/tools/cmd/staticcheck@v0.8.2
wasmbrowsertest := github.com/agnivade/wasmbrowsertest@v0.11.0

.PHONY: help run dev build generate programs lean page size test test-core test-js test-wasm test-page test-engines test-package test-examples bench bench-page looks lighthouse fuzz clean
.NOTPARALLEL:

help:
	@awk -F ' *## *' '/^[a-z-]+:.*##/ { sub(/:.*/, "", $$1); printf "  make %-12s  %s\n", $$1, $$2 }' Makefile

run: build ## build the page and serve it on http://localhost:8080 (PORT=... for another port)
	@go build -o .cache/bin/serve ./web/serve && exec .cache/bin/serve -dir dist -port $(PORT)

dev: .cache/bin/esbuild ## serve the page, and build and show again what you change
	@go build -o .cache/bin/serve ./web/serve && exec .cache/bin/serve -dev -dir .cache/dev -port $(PORT)

build: programs lean page ## build the page into dist/, a folder to copy to any static host
	@go run ./web/serve/preview/make $(OUT) '$(SITE)'
	@go run ./web/serve/npm -version "$$(cat VERSION)" $(OUT)
	@go run ./web/serve/stamp/pages $(OUT)
	@go run ./web/serve/offline/prepare $(OUT)
	@echo '== compressing the page'
	@go run ./web/serve/pack/files $(OUT) .cache/packed

generate: ## write the constants and types of the page anew, after a change of those in Go
	@go run ./web/serve/generate

programs:
	@go run ./web/serve/generate -check
	@echo '== building mapi.wasm and idle.wasm'
	@$(WASM) go build -trimpath -buildvcs=false -ldflags='-s -w' $(SMALL) -o $(OUT)/mapi.wasm ./wasm
	@$(WASM) go build -trimpath -buildvcs=false -ldflags='-s -w' $(SMALL) -o $(OUT)/idle.wasm ./wasm/idle
	@go run ./web/serve/rules $(OUT)/rules
	@go run ./web/serve/schema $(OUT)

# Before the page, because its scripts know their programs by name.
lean:
	@go run ./web/serve/program/lean $(OUT)/mapi.wasm $(OUT)/idle.wasm

page: .cache/bin/esbuild web/node_modules/.installed
	@echo '== copying the page'
	@mkdir -p $(OUT) && find $(OUT) -mindepth 1 -maxdepth 1 ! -name '*.wasm' ! -name rules ! -name 'scenario.schema*' -exec rm -rf {} +
	@cp -Rp $(filter-out $(UNSHIPPED:%=web/%),$(wildcard web/*)) "$$(go env GOROOT)/lib/wasm/wasm_exec.js" $(OUT)/
	@for article in $(OUT)/locales/*/index.html; do to=$(OUT)/$$(basename $$(dirname $$article)) && mkdir -p $$to && mv $$article $$to/; done
	@find $(OUT)/locales -type f ! -name '*.js' -exec rm -f {} +
	@{ echo '$(GO_NOTICE)' && echo 'export const own = {};' && sed -E 's/globalThis\.(Go|fs|path|process)/own.\1/' $(OUT)/wasm_exec.js; } >$(OUT)/module/wasm_exec.js
	@cp LICENSE $(OUT)/
	@{ printf 'Go\n\n' && cat "$$(go env GOROOT)/LICENSE" && go list -m -f '{{.Path}} {{.Dir}}' $(MODULES) | while read -r one dir; do \
		printf '\n%s\n\n' "$$one" && cat "$$dir/LICENSE"; done; } >$(OUT)/THIRD-PARTY-NOTICES.txt
	@cd web/node_modules && { for one in $(LIBRARIES); do printf '%s\n\n' "$$one" && cat "$$one/LICENSE" && echo; done; \
		cat $(abspath $(OUT))/THIRD-PARTY-NOTICES.txt; } >$(abspath $(OUT))/licenses.txt
	@# The styles of an element are a text in its script, and the script that is no module is one file.
	@cd $(OUT) && $(BIN)/esbuild element/element.css --bundle --outdir=element --allow-overwrite --minify --log-level=warning
	@cd $(OUT) && $(BIN)/esbuild embed.js --bundle --format=iife --outdir=. --allow-overwrite --minify --define:import.meta.url=document.currentScript.src --log-level=warning
	@built="$$(go run ./web/serve/built $(OUT))" && cd $(OUT) && NODE_PATH=$(CURDIR)/web/node_modules $(BIN)/esbuild $(ENTRIES) --bundle --splitting --format=esm --outdir=. --outbase=. --allow-overwrite \
		--chunk-names='[dir]/[name]-[hash]' --minify-whitespace --minify-syntax --sourcemap --sources-content=false --log-level=warning $$built

test: test-core test-wasm test-page ## run every check
	@$(BIN)/slowest .cache/times

test-core: .cache/bin/staticcheck .cache/bin/slowest ## check and test the Go code natively, with the race detector
	@.ci/need cc >/dev/null
	@echo '== gofmt, go vet, staticcheck'
	@! gofmt -l core wasm web/serve web/e2e | grep .
	@go vet ./... && $(WASM) go vet ./core/... ./wasm/...
	@$(BIN)/staticcheck ./... && $(WASM) $(BIN)/staticcheck ./core/... ./wasm/...
	@echo '== testing the Go code'
	@rm -f .cache/times
	@$(TEST) -race ./... && $(TEST) ./core/idle ./core/session
	@.ci/need node >/dev/null
	@echo '== testing under Node that the same scenarios give the same traces'
	@$(WASM) $(TEST) -short ./core/world ./core/scenario ./core/trace \
		-exec "env -i PATH=$$PATH $$(go env GOROOT)/lib/wasm/go_js_wasm_exec"

test-js: ## test the page's JavaScript that needs no browser
	@.ci/need node >/dev/null
	@echo '== testing under Node the JavaScript that needs no browser'
	@cd web && node --test --test-reporter=dot tests/*/*.test.js

# The program itself imports functions that only the page provides, so it cannot
# be a test binary: test-page covers it. The test binary gets a small environment
# because Go's wasm_exec.js has room for no more than 12 KB.
test-wasm: .cache/bin/wasmbrowsertest .cache/bin/slowest ## test the packages under wasm/ in a headless browser
	@chrome=$$(.ci/need chromium) && cd .cache/bin && \
		printf '#!/bin/sh\nexec "%s" --disable-quic --disable-component-update "$$@"\n' "$$chrome" >headless_shell && chmod +x headless_shell
	@echo '== testing the packages under wasm/ in a browser'
	@$(WASM) go list -f '{{if ne .Name "main"}}{{.ImportPath}}{{end}}' ./wasm/... >.cache/wasm-packages
	@test ! -s .cache/wasm-packages || $(WASM) $(TEST) $$(cat .cache/wasm-packages) \
		-exec "env -i PATH=$(BIN):/usr/bin:/bin GOROOT=$$(go env GOROOT) $(BIN)/wasmbrowsertest"

test-page: build web/node_modules/.installed .cache/bin/slowest ## check the page and try it in a headless browser
	@echo '== checking the JavaScript, the types and the HTML of the page'
	@cd web && node_modules/.bin/eslint . && node_modules/.bin/tsc -p . && node_modules/.bin/html-validate '*.html' 'locales/*/index.html'
	@echo '== testing the page in a browser'
	@export CHROME="$$(.ci/need chromium)" && cd web/e2e && $(TEST) -vet=all -count=1 -parallel 4 ./...

# Each run goes to its end, and then the table says what came of all three.
test-engines: build web/node_modules/.installed ## run the browser tests in Chromium, Firefox and WebKitGTK, installing what is missing
	@.ci/need node firefox webkit >/dev/null
	@export CHROME="$$(.ci/need chromium)" && cd web/e2e && failed= && for engine in chromium firefox webkit; do \
		echo "== testing the page in $$engine" && \
		ENGINE=$$engine go test -json $(HANGS) -count=1 -parallel 3 . >$(CURDIR)/.cache/$$engine.json || failed="$$failed $$engine"; done; \
		cd $(CURDIR) && go run ./web/serve/engines web/e2e web/e2e/ENGINES.md \
		Chromium=.cache/chromium.json Firefox=.cache/firefox.json WebKitGTK=.cache/webkit.json && cat web/e2e/ENGINES.md && \
		{ test -z "$$failed" || { echo "There are failures in:$$failed" >&2; exit 1; }; }

test-package: build web/node_modules/.installed ## try the package with Vite, webpack, Vitest and what else people use
	@.ci/need node >/dev/null && export CHROME="$$(.ci/need chromium)" && cd web/e2e/packages && \
		npm ci --no-audit --no-fund --loglevel=error >/dev/null && node --test --test-concurrency=1 light.test.js tools.test.js

bench: ## run the benchmarks
	@go test -run '^$$' -bench . -benchmem ./core/...

bench-page: build ## measure the module in a browser, beside other schedulers, into web/e2e/bench/RESULTS.md
	@.ci/need node >/dev/null && export CHROME="$$(.ci/need chromium)" && cd web/e2e && \
		(cd bench && npm ci --no-audit --no-fund --loglevel=error >/dev/null) && go test -run '^$$' $(HANGS) -bench . -benchtime 1x .

size: build ## say where the bytes of both programs are, by package
	@.ci/need node >/dev/null
	@for program in mapi:./wasm idle:./wasm/idle; do name=$${program%%:*}; echo "== $$name.wasm"; \
		$(WASM) go build -trimpath -buildvcs=false $(SMALL) -o .cache/named.wasm $${program#*:} && \
		node web/serve/size/size.mjs .cache/named.wasm dist/$$name.wasm || exit 1; done

looks: build web/node_modules/.installed ## take pictures of the page in every width, colour scheme and language, into web/e2e/shots
	@export CHROME="$$(.ci/need chromium)" && cd web/e2e && LOOKS=all go test -count=1 -run 'Look|Axe' .

lighthouse: build ## have Lighthouse look at the page: accessibility, best practices, SEO
	@.ci/need node >/dev/null && export CHROME="$$(.ci/need chromium)" && cd web/e2e && \
		(cd lighthouse && npm ci --no-audit --no-fund --loglevel=error >/dev/null) && LIGHTHOUSE=1 go test -count=1 -run '^TestLighthouse$$' -v .

test-examples: build ## build the sites in web/examples, which have the element in them, and try them in a headless browser
	@.ci/need node hugo >/dev/null
	@for one in vitepress astro; do echo "== building the example $$one" && (cd web/examples/$$one && \
		npm install --no-package-lock --no-audit --no-fund --loglevel=error >/dev/null && \
		ASTRO_TELEMETRY_DISABLED=1 OUT=$(EXAMPLES)/$$one npm run --silent build >/dev/null) || exit 1; done
	@echo '== building the examples plain and hugo'
	@mkdir -p $(EXAMPLES)/plain && cp -R web/examples/plain/. $(EXAMPLES)/plain/
	@hugo --quiet --source web/examples/hugo --destination $(EXAMPLES)/hugo
	@export CHROME="$$(.ci/need chromium)" && cd web/e2e && EXAMPLES=$(EXAMPLES) go test -count=1 $(HANGS) -run '^TestExamples$$' .

fuzz: ## run every fuzz target for a while (FUZZTIME=10s each)
	@grep -ro '^func Fuzz[A-Za-z0-9_]*' --include='*_test.go' core | while IFS=: read -r file name; do \
		echo "== fuzzing $${name#func } in $${file%/*}"; \
		go test -run '^$$' -fuzz "^$${name#func }\$$" -fuzztime $(FUZZTIME) "./$${file%/*}" || exit 1; done

clean: ## remove everything that make has built or installed here
	@rm -rf dist .cache web/node_modules web/examples/*/node_modules web/examples/hugo/resources web/examples/vitepress/.vitepress/cache web/examples/astro/.astro web/e2e/shots web/e2e/bench/node_modules web/e2e/packages/node_modules

.cache/bin/esbuild .cache/bin/staticcheck .cache/bin/wasmbrowsertest: Makefile
	@echo '== installing $(@F)'
	@GOBIN=$(BIN) go install $($(@F))
	@touch $@

.cache/bin/slowest: web/serve/slowest/main.go
	@go build -o $@ ./web/serve/slowest

web/node_modules/.installed: web/package.json web/package-lock.json
	@.ci/need node >/dev/null
	@echo '== installing the checkers of the page'
	@cd web && npm ci --no-audit --no-fund && touch node_modules/.installed
