# Two commands are all there is to set up: `make run` opens the sample, `make test` runs every check.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

# Whoever forbids Python to keep what it compiled would have each process compile every test and every program it starts.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test types compiled imports oracle team bench soak oldest newest mutants installed archive unpacked licences audit goldens reference wheel clean

run: $(READY)
	@$(BIN)/secretariat demo

# Four processes for two cores: some wait for a program in a terminal.
test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@$(MAKE) --no-print-directory -j 2 types compiled imports
	$(BIN)/pytest -n 4 --dist worksteal -m "not soak"

types: $(READY)
	$(BIN)/mypy

# pytest rewrites each test before it compiles it: 17 s of a clean clone, and four processes would each do it anew.
compiled: $(READY)
	@$(BIN)/pytest --collect-only -q -m "not soak" > /dev/null || true

imports: $(READY)
	$(BIN)/lint-imports

# Programs of others judge every paper; what is missing of them on this computer is named.
oracle: $(READY)
	$(BIN)/python -m tests.oracle

# A desk on a server, with a PostgreSQL of its own: killed, cut off, and asked what became of every change.
team: $(READY)
	$(BIN)/python -m tests.store.team.server
	$(BIN)/pytest -n 1 -m "soak or not soak" --timeout 900 tests/store/team tests/tui/commandline/test_desk.py

bench: $(READY)
	$(BIN)/python -m tests.bench.bench

soak: $(READY)
	PAINTED=1 $(BIN)/pytest -n 2 -m soak --timeout 1800
	HYPOTHESIS_PROFILE=search $(BIN)/pytest -n 2 --timeout 1800 tests/store

# How many small changes of the program the tests notice, by room: some hours for all; ROOMS="rules" PLACES=100 takes one.
PLACES ?= 50
SEED ?= 1
mutants: $(READY)
	$(BIN)/python -m tests.mutants $(ROOMS) --places $(PLACES) --seed $(SEED)

# The same tests on the oldest libraries that pyproject.toml allows, in an environment of their own.
oldest: $(READY)
	$(PYTHON) -m venv .oldest
	$(BIN)/python -m tests.oldest > .oldest/oldest.txt
	.oldest/bin/python -m pip install --quiet --disable-pip-version-check --constraint .oldest/oldest.txt --editable ".[dev]"
	.oldest/bin/pytest -n 4 --dist worksteal -m "not soak"

# And on the newest that there are today. PYTHON=python3.13 tries either lane on another Python.
newest:
	$(PYTHON) -m venv .newest
	.newest/bin/python -m pip install --quiet --disable-pip-version-check --upgrade --editable ".[dev]"
	.newest/bin/pytest -n 4 --dist worksteal -m "not soak"

# The package, built, installed into an empty environment, and the first hour done there.
installed:
	$(PYTHON) -m tests.shipping.installed --constraint constraints.txt

# What needs no Python, for the system it is made on; and the first hour in a place that holds nothing else (Linux).
archive:
	$(PYTHON) -m tests.shipping.archive

unpacked:
	$(PYTHON) -m tests.shipping.unpacked

licences: $(READY)
	$(BIN)/python -m tests.shipping.licences

# Known faults of the tested versions, as the public list of them says: this asks the network.
audit: $(READY)
	$(PYTHON) -m venv .audit
	.audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	.audit/bin/pip-audit --requirement constraints.txt --no-deps --disable-pip

# What stands in tests/golden made anew, to be read: `git diff tests/golden`. TESTS="tests/screens" takes a part of it.
TESTS ?= tests
goldens: $(READY)
	UPDATE_GOLDENS=1 $(BIN)/pytest -n 2 --dist loadfile -m "not soak" $(TESTS)
	UPDATE_GOLDENS=1 $(BIN)/pytest tests/test_house.py

# The pages of all keys and all commands, from their tables.
reference: $(READY)
	$(BIN)/secretariat reference keys > KEYS.md
	$(BIN)/secretariat reference commands > COMMANDS.md

wheel: $(READY)
	$(BIN)/pip wheel --quiet --no-deps --wheel-dir dist .

# What of the libraries is used is compiled when it is first imported: all of it takes 4 s of one core while the other waits.
$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c "import sys; sys.exit(0 if sys.version_info >= (3, 11) else 'Python 3.11 or newer is needed')"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --no-compile --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[dev]"
	@$(BIN)/python -m compileall -q tui screens store
	@touch $(READY)

clean:
	rm -rf $(VENV) .oldest .newest .archive .audit dist build
