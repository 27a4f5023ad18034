# Two commands need nothing but Python 3.11+ and make: `make demo` and `make test`. `make help` lists the rest.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
export UV_CACHE_DIR ?= $(CURDIR)/.cache/uv
export PIP_CACHE_DIR ?= $(CURDIR)/.cache/pip
export PIP_DISABLE_PIP_VERSION_CHECK = 1
# Else every worker and every command that the tests start compiles all there is once more.
unexport PYTHONDONTWRITEBYTECODE
INSTALL := $(BIN)/uv pip install --quiet --python $(BIN)/python

.PHONY: help demo test test-long check fix assets screens bench lock clean

help: ## this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

demo: .venv/ready ## an invented organisation on http://127.0.0.1:3978, opened in a browser where there is one
	@$(BIN)/kring demo --open

test: .venv/ready-dev .venv/browser ## every test but the long forms
	@$(BIN)/pytest -m "not long"

test-long: .venv/ready-dev .venv/browser ## the long forms of the tests too
	@$(BIN)/pytest

check: .venv/ready-dev ## style, types and layers
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy .
	@$(BIN)/lint-imports

fix: .venv/ready-dev ## what can be mended by machine
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

assets: ## builds what the pages use of others anew, and commits nothing; needs Node 20
	@cd web/assets && npm ci --silent --ignore-scripts --no-audit --no-fund && node build.mjs && rm -rf node_modules

screens: .venv/ready-dev .venv/browser ## photographs the pages into docs/screens
	@$(BIN)/python -m tests.web.screens

bench: .venv/ready ## measures a full report turn beside the stock SDK's echo
	@$(BIN)/python benchmarks/turns.py

lock: .venv/ready ## resolves pyproject.toml into the hash-locked files, naming no index
	@$(BIN)/uv pip compile pyproject.toml -q $(LOCK) -o requirements.lock
	@$(BIN)/uv pip compile pyproject.toml -q $(LOCK) --group dev -c requirements.lock -o requirements-dev.lock
	@$(BIN)/uv pip compile benchmarks/requirements.in -q $(LOCK) -o benchmarks/requirements.lock
LOCK := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header

clean: ## removes what make set up
	rm -rf .venv benchmarks/.venv .cache .pytest_cache .ruff_cache .mypy_cache .import_linter_cache .hypothesis

.venv/bin/uv: requirements-uv.lock
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-uv.lock
	@touch $@

.venv/ready: .venv/bin/uv requirements.lock pyproject.toml
	@$(INSTALL) --require-hashes -r requirements.lock
	@$(INSTALL) --offline --no-deps --no-build-isolation --editable .
	@touch $@

# The tests of pages look in a Chromium: one that is here, else fetched.
.venv/browser: .venv/ready-dev tests/web/chromium.py
	@$(BIN)/python -m tests.web.chromium
	@touch $@

.venv/ready-dev: .venv/ready requirements-dev.lock
	@$(INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@
