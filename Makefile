# One word each: run, test, check, data, bench, docs. Everything is installed into .venv from pinned versions.
PYTHON ?= python3
PORT ?= 8501
CASES ?= 20000
VENV := .venv
BIN := $(VENV)/bin
# Python compiles on first use what is used, which is less than all that is installed; where the environment forbids it
# to keep that, each of the many processes of the tests would compile all of it anew.
unexport PYTHONDONTWRITEBYTECODE
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --constraint constraints.txt
PYTEST := $(BIN)/pytest --numprocesses auto

.DEFAULT_GOAL := help
.PHONY: help run test coverage check data bench soak replicas audit fuzz docs format clean

help: ## say what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/' | expand -t 10

run: $(VENV)/run ## serve the dashboard at http://localhost:8501 (PORT= changes it)
	$(BIN)/streamlit run dashboard.py --server.port $(PORT)

test: ## checks, then unit, page and browser tests
	@$(MAKE) --no-print-directory --jobs 2 $(VENV)/test $(VENV)/chromium
	@$(MAKE) --no-print-directory check
	$(PYTEST) --ignore tests/browser
	$(PYTEST) --dist worksteal tests/browser

# Leaves no file: whether the browser is there is looked at each time.
$(VENV)/chromium:
	@sh tests/browser/chromium.sh

coverage: $(VENV)/test ## unit and page tests with branch coverage, at least 95 per cent
	$(PYTEST) --ignore tests/browser --cov --cov-report term

check: $(VENV)/test ## lint, format, types, import contract, data file
	$(BIN)/mypy --num-workers 2
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo
	@$(MAKE) --no-print-directory data

data: $(VENV)/run ## check the data file
	$(BIN)/python -m flows check

bench: $(VENV)/test $(VENV)/chromium ## time a filter choice, also beside Datasette, bounds, a start, and what a reader waits for in a browser
	$(BIN)/python -m benchmarks.bench
	$(BIN)/python -m benchmarks.datasette
	$(BIN)/python -m benchmarks.bounds
	$(BIN)/python -m benchmarks.start
	$(BIN)/python -m benchmarks.browser

soak: $(VENV)/test ## measure what 60 readers at once and 30 for ten minutes meet; OPTIONS='--minute 20 --seconds 20 --forget 0' is short
	$(BIN)/python -m benchmarks.soak $(OPTIONS)

replicas: $(VENV)/test ## kill one of two processes behind nginx under load, and see what readers keep
	@sh deploy/nginx.sh
	$(BIN)/python -m benchmarks.replicas $(OPTIONS)

audit: ## ask whether weaknesses are known of the pinned versions
	@PYTHON=$(PYTHON) sh .ci/audit.sh

fuzz: $(VENV)/test ## hostile data files through everything (CASES= changes how many)
	$(BIN)/python -m fuzz --cases $(CASES)

docs: $(VENV)/test ## write the schema and docs/data.md anew, and docs/licences.md
	$(BIN)/python -m flows describe
	$(BIN)/python -m tests.licences

format: $(VENV)/test ## format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean: ## remove the environment and what tests leave
	rm -rf $(VENV) .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/run: $(VENV)/python
	$(PIP) --editable .
	@touch $@

$(VENV)/test: $(VENV)/python
	$(PIP) --editable '.[test]'
	@touch $(VENV)/run $@

$(VENV)/python: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, as PYTHON=python3.12 perhaps")'
	$(PYTHON) -m venv $(VENV)
	@touch $@
