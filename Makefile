# make run    build joblab and start the tutor
# make test   run all tests
# Both first install the system libraries that are missing, and say which.

LIBRARIES = libedit-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libsqlite3-dev zlib1g-dev \
	pkg-config
TEST_TOOLS = tmux busybox libxml2-utils python3-jsonschema
BINARY = .build/release/joblab

.PHONY: run build test bench shell-diff conformance format lint setup setup-test clean

run: build
	@exec $(BINARY)

build: setup
	swift build --configuration release --product joblab

test: setup setup-test
	swift build --build-tests
	swift test --skip-build --disable-xctest

# Figures, in release mode: see docs/performance.md.
bench: build
	swift build --configuration release --product SimulationBench
	@tools/bench $(BINARY) --simulation .build/release/SimulationBench

# Random scripts through busybox ash and joblab sh; SEED=N and COUNT=N choose others.
shell-diff: build setup-test
	@tools/shell-diff $(BINARY) --seed $(or $(SEED),1) --count $(or $(COUNT),1000)

# Every difference from the recordings of a real cluster in Tests/ConformanceTests/Recordings;
# RECORDINGS=FOLDER takes others of the same form.
conformance: setup
	swift test --disable-xctest --filter ConformanceTests

format:
	swift format --in-place --parallel --recursive Sources Tests Package.swift

lint:
	swift format lint --strict --parallel --recursive Sources Tests Package.swift

setup:
	@tools/install-packages $(LIBRARIES)

setup-test:
	@tools/install-packages $(TEST_TOOLS)

clean:
	rm -rf .build
