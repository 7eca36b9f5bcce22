# `make run` and `make test` are all a newcomer needs; both install what is missing first.

PACKAGES = libicu-dev libsqlite3-dev libxml2-dev zlib1g-dev liblzma-dev libzstd-dev pkg-config python3 python3-venv
CLIENT_PACKAGES = neovim emacs-nox elpa-eglot vim-nox vim-ale nodejs jq openjdk-17-jre-headless chromium fonts-hosny-amiri
GUARD_PACKAGES = valgrind binutils
DIST_PACKAGES = dpkg-dev xz-utils debootstrap
PREFIX = /usr/local
BASELINE = Tests/BenchmarkTests/instructions.tsv
CHECKSUM = Tests/BenchmarkTests/output.sha256
# One release build serves all: with the Swift runtime inside, so that it runs where there is no Swift, but without the 34 MB
# of ICU data that come with a linked-in Foundation and that nothing here reads (icudt76_dat; see CICU.h).
# Linked by the toolchain's own lld, whose packed relocations and merged functions save 2.5 MB and 5 ms of every start.
RELEASE = swift build -c release --static-swift-stdlib -Xswiftc -use-ld=lld -Xlinker --defsym=icudt76_dat=hicu_no_data \
  -Xlinker --no-export-dynamic -Xlinker --icf=safe -Xlinker -z -Xlinker pack-relative-relocs --product

.PHONY: setup run build test test-kill bench-corpus soak soak-short fuzz fuzz-short lint lint-fix tables bench compare wheel test-clients clean
.PHONY: build-bench bench-sweep bench-jobs guard guard-update checksum checksum-update
.PHONY: install dist docs test-release batch-evidence

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
	.build/consumer/debug/documentation
	HASHIYA_BIN=.build/debug/hashiya ./.ci/python-tests clients/python

# The long form of tests that `make test` runs with fewer rounds: caches survive 200 kills, and so does an index.
test-kill: build
	HASHIYA_KILLS=100 HASHIYA_TOOL=$(CURDIR)/.build/release/hashiya swift test --filter KillTests

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

build-bench: setup
	$(RELEASE) hashiya-bench

# What each layer costs; `.build/release/hashiya-bench --help` has more to measure.
bench: build-bench
	-@./.ci/setup $(GUARD_PACKAGES)
	.build/release/hashiya-bench

# Time against size, 1 KB to 100 MB: fails when the exponent is above 1.05. The largest documents take gigabytes.
bench-sweep: build-bench
	.build/release/hashiya-bench sweep

# One worker against two, with the real command.
bench-jobs: build build-bench
	.build/release/hashiya-bench jobs

# Instructions of every layer over made-up prose, under valgrind: within 10 % of the checked-in counts.
guard: build build-bench
	-@./.ci/setup $(GUARD_PACKAGES)
	./.ci/clients .build/release/hashiya-bench Tests/ReleaseTests/instructions/test.sh

guard-update: build build-bench
	./.ci/setup $(GUARD_PACKAGES)
	.build/release/hashiya-bench instructions --baseline $(BASELINE) --update

# The annotations of made-up prose, byte for byte: BenchmarkTests compare them with the checked-in hash.
checksum: build-bench
	.build/release/hashiya-bench checksum --expected $(CHECKSUM)

checksum-update: build-bench
	.build/release/hashiya-bench checksum --expected $(CHECKSUM) --update

# Indexes a collection of texts (JSON Lines) and searches it, with figures.
bench-corpus: build
	python3 Tests/Corpus/measure.py .build/release/hashiya $(CORPUS)

# hashiya extract beside trafilatura and jusText, on the pages of ExtractionTests.
compare: build
	[ -x .build/compare/bin/python ] || python3 -m venv .build/compare
	.build/compare/bin/pip install --quiet trafilatura==2.3.1 justext==3.0.2 lxml_html_clean==0.4.6
	.build/compare/bin/python Tests/ExtractionTests/compare.py .build/release/hashiya

# The Python package as a wheel with the binary inside, in .build/wheel. The Swift runtime is linked in; ICU and SQLite go
# beside it.
wheel: build
	./.ci/wheel .build/release/hashiya .build/wheel

# Editors and other programs that talk to hashiya or read what it writes, driven without a screen; and the release: what
# it costs, how it installs, how it survives kills.
test-clients: build build-bench
	-@./.ci/setup $(CLIENT_PACKAGES) $(GUARD_PACKAGES) $(DIST_PACKAGES)
	./.ci/clients .build/release/hashiya clients/*/test.sh Tests/ClientTests/*/test.sh Tests/ReleaseTests/*/test.sh

# The release's own tests alone: instruction counts, packages in a clean root, kills and resumption.
test-release: build build-bench
	-@./.ci/setup $(GUARD_PACKAGES) $(DIST_PACKAGES)
	./.ci/clients .build/release/hashiya Tests/ReleaseTests/*/test.sh

# A gigabyte of JSON Lines through `hashiya annotate`, killed three times and resumed: the same bytes as an unbroken run.
# MEGABYTES=20 is a shorter form; CI runs three.
batch-evidence: build build-bench
	python3 Tests/ReleaseTests/resume/evidence.py .build/release/hashiya --megabytes $(or $(MEGABYTES),1000)

# Program, manual page, completions and licences below PREFIX; DESTDIR stands before it, for those who build packages.
install: build
	./.ci/install .build/release/hashiya $(PREFIX)

# A tarball and a Debian package in .build/dist.
dist: build
	-@./.ci/setup $(DIST_PACKAGES)
	./.ci/dist .build/release/hashiya .build/dist

# The documentation of the library product, in .build/docs.
docs: setup
	./.ci/docs

clean:
	rm -rf .build
