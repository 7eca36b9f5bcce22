# `make run` and `make test` are all a newcomer needs; both install what is missing first.

PACKAGES = libicu-dev libsqlite3-dev pkg-config python3
RELEASE = swift build -c release --product

.PHONY: setup run build test lint lint-fix tables bench test-clients clean

setup:
	@./.ci/setup $(PACKAGES)

build: setup
	$(RELEASE) hashiya

# The main job: annotate a page.
run: build
	.build/release/hashiya annotate --format text --reference-time 2024-05-15 Tests/Pages/port.txt

test: setup lint
	swift build --build-tests
	swift build -c release --product hashiya
	swift test --skip-build

lint: setup
	swift format lint --strict --recursive Package.swift Sources Tests

lint-fix: setup
	swift format --in-place --recursive Package.swift Sources Tests

# Regenerates the checked-in tables from their sources; `FreshnessTests` fail while one is out of date.
tables: setup
	swift run hashiya-train lexicon
	swift run hashiya-train tables > .build/CharacterClassTable.swift
	cp .build/CharacterClassTable.swift Sources/ArabicText/CharacterClassTable.swift

bench: setup
	$(RELEASE) hashiya-bench
	.build/release/hashiya-bench

# Editors and other programs that talk to hashiya.
test-clients: build
	@echo "no client programs yet"

clean:
	rm -rf .build
