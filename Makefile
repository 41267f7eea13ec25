# Everything from a clean clone, with Python 3.11 or newer and make: `make demo`, `make test`.

PYTHON ?= python3
BIN := .venv/bin
COMPILE := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock" -q

.DEFAULT_GOAL := help
.PHONY: help demo test lint types imports gold bench docs lock smoke clean

help: ## say what there is
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1 - \2/p' Makefile

demo: .venv/.run ## build a record of the sample pages and show what it answers
	@mkdir -p build
	@rm -f build/demo.duckdb*
	@$(BIN)/waqai demo samples --record build/demo.duckdb
	@echo
	@echo "The record is build/demo.duckdb. Ask it more, for example:"
	@echo "  $(BIN)/waqai search 'النفط' --record build/demo.duckdb"
	@echo "  $(BIN)/waqai timeline --status denied --record build/demo.duckdb"

test: .venv/.dev lint types ## lint, types, and all tests
	@echo "== tests"
	@$(BIN)/pytest

lint: .venv/.dev imports ## ruff's rules and format, and the import rules
	@echo "== ruff"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

imports: .venv/.dev ## the import rules alone
	@echo "== import rules"
	@$(BIN)/lint-imports

types: .venv/.dev ## mypy --strict
	@echo "== types"
	@$(BIN)/mypy

gold: .venv/.dev ## score against the answer keys; a figure under its floor fails (ARGS=--update raises floors)
	@$(BIN)/python tools/gold.py $(ARGS)

bench: .venv/.run ## speed, growth with the corpus, start-up, memory
	@$(BIN)/python tools/bench.py

docs: .venv/.run ## write docs/cli.md from the help texts, and the tour in README.md from real output
	@$(BIN)/python tools/write_cli_docs.py
	@$(BIN)/python tools/write_tour.py

smoke: ## an installed wheel without the tools for development: does the command start and read?
	@rm -rf build/smoke && $(PYTHON) -m venv build/smoke
	@build/smoke/bin/pip install -q --require-hashes -r requirements.lock
	@build/smoke/bin/pip install -q --no-deps --no-build-isolation .
	@cd build && smoke/bin/waqai demo ../samples > /dev/null && echo "smoke: fine"

lock: .venv/.dev ## pin what pyproject.toml asks for, with hashes
	@$(BIN)/pip install -q uv
	@$(COMPILE) --upgrade --extra build -o requirements.lock
	@$(COMPILE) --upgrade --extra build --extra dev -c requirements.lock -o requirements-dev.lock

clean: ## remove everything that was built
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.run: requirements.lock pyproject.toml
	@echo "== setting up .venv"
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Waqai needs Python 3.11 or newer; name one: make PYTHON=python3.12")'
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: .venv/.run requirements-dev.lock
	@$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
