# `make run` and `make test` are all a newcomer needs; both install what is missing first.

PACKAGES = libicu-dev libsqlite3-dev pkg-config python3 python3-venv
CLIENT_PACKAGES = neovim
RELEASE = swift build -c release --product

.PHONY: setup run build test test-kill lint lint-fix tables bench test-clients clean

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

# The long form of a test that `make test` runs with fewer rounds: a cache survives 50 kills.
test-kill: setup
	HASHIYA_KILLS=50 swift test --filter KillTests

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

# Editors and other programs that talk to hashiya, driven without a screen.
test-clients: build
	-@./.ci/setup $(CLIENT_PACKAGES)
	./.ci/clients .build/release/hashiya

clean:
	rm -rf .build
