# `make run` and `make test` are all a newcomer needs; both install what is missing first.

PACKAGES = libicu-dev libsqlite3-dev libxml2-dev zlib1g-dev liblzma-dev libzstd-dev pkg-config python3 python3-venv
CLIENT_PACKAGES = neovim emacs-nox elpa-eglot vim-nox vim-ale nodejs jq openjdk-17-jre-headless chromium fonts-hosny-amiri
RELEASE = swift build -c release --product

.PHONY: setup run build test test-kill soak soak-short fuzz fuzz-short lint lint-fix tables bench compare wheel test-clients clean

setup:
	@./.ci/setup $(PACKAGES)

build: setup
	$(RELEASE) hashiya

# The main job: annotate a page.
run: build
	.build/release/hashiya annotate --format text --reference-time 2024-05-15 Tests/Pages/port.txt

test: setup lint
	swift build --build-tests
	swift test --skip-build
	swift build --package-path Tests/Consumer --scratch-path .build/consumer
	.build/consumer/debug/consumer
	HASHIYA_BIN=.build/debug/hashiya ./.ci/python-tests clients/python

# The long form of tests that `make test` runs with fewer rounds: caches survive 200 kills.
test-kill: setup
	HASHIYA_KILLS=100 swift test --filter KillTests

# 200,000 random edits in a real server, in each position encoding; the short form runs in CI.
soak: build
	python3 Tests/Soak/soak.py .build/release/hashiya

soak-short: build
	python3 Tests/Soak/soak.py .build/release/hashiya --seconds 12 --parts 2

# libFuzzer with the address sanitizer: 10 minutes for each target, or 10 seconds in CI.
fuzz: setup
	./Tests/Fuzz/run.sh 600

fuzz-short: setup
	./Tests/Fuzz/run.sh 10

lint: setup
	swift format lint --strict --recursive Package.swift Sources Tests

lint-fix: setup
	swift format --in-place --recursive Package.swift Sources Tests

# Regenerates the checked-in tables from their sources; tests of freshness fail while one is out of date.
tables: setup
	swift run hashiya-train lexicon
	swift run hashiya-train tables > .build/CharacterClassTable.swift
	cp .build/CharacterClassTable.swift Sources/ArabicText/CharacterClassTable.swift

bench: setup
	$(RELEASE) hashiya-bench
	.build/release/hashiya-bench

# hashiya extract beside trafilatura and jusText, on the pages of ExtractionTests.
compare: build
	[ -x .build/compare/bin/python ] || python3 -m venv .build/compare
	.build/compare/bin/pip install --quiet trafilatura==2.3.1 justext==3.0.2 lxml_html_clean==0.4.6
	.build/compare/bin/python Tests/ExtractionTests/compare.py .build/release/hashiya

# The Python package as a wheel with the binary inside, in .build/wheel. The Swift runtime is linked in; ICU and SQLite go
# beside it.
wheel: setup
	swift build -c release --static-swift-stdlib --scratch-path .build/static --product hashiya
	./.ci/wheel .build/static/release/hashiya .build/wheel

# Editors and other programs that talk to hashiya or read what it writes, driven without a screen.
test-clients: build
	-@./.ci/setup $(CLIENT_PACKAGES)
	./.ci/clients .build/release/hashiya

clean:
	rm -rf .build
