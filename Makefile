# Everything from a clean clone, with Python 3.11 or newer and make: `make demo`, `make test`.

PYTHON ?= python3
BIN := .venv/bin
COMPILE := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock" -q

# What is known, made from its tables; see waqai/knowledge/compiling.py.
STORE := waqai/knowledge/data/store.sqlite
TABLES := $(wildcard waqai/knowledge/data/entities/*.tsv) waqai/knowledge/compiling.py waqai/knowledge/spelling.py

# The weights of the trained tagger: a wheel of their own, made from this repository.
MODEL := $(wildcard model-ar/pyproject.toml model-ar/waqai_model_ar/*.py model-ar/waqai_model_ar/data/*)

# What sees the compiled modules alone, not those of this folder.
COMPILED := build/compiled/venv/bin/python -I

.DEFAULT_GOAL := help
.PHONY: help demo test lint types imports gold names bench docs site knowledge train trees lock sbom audit smoke compiled clean

help: ## say what there is
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1 - \2/p' Makefile

demo: $(STORE) ## build a record of the sample pages and show what it answers
	@mkdir -p build
	@rm -f build/demo.duckdb*
	@$(BIN)/waqai demo samples --record build/demo.duckdb
	@echo
	@echo "The record is build/demo.duckdb. Ask it more, for example:"
	@echo "  $(BIN)/waqai search 'النفط' --record build/demo.duckdb"
	@echo "  $(BIN)/waqai timeline --status denied --record build/demo.duckdb"

test: .venv/.dev $(STORE) lint types ## lint, types, and all tests
	@echo "== tests"
	@$(BIN)/pytest -n auto --dist loadfile

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

gold: .venv/.dev $(STORE) ## score against the answer keys; a figure under its floor fails (ARGS=--update raises floors)
	@$(BIN)/python tools/gold.py $(ARGS)

names: $(STORE) ## names in annotated newswire, spellings of names: how many are read and linked right
	@$(BIN)/python tools/names.py $(ARGS)
	@$(BIN)/python tools/names.py --tagger waqai-model-ar $(ARGS)
	@$(BIN)/python tools/spelling.py

knowledge: $(STORE) ## make the store of what is known anew, where a table has changed

bench: $(STORE) ## speed, growth, start-up, memory; records of 10,000 and 100,000 articles (ARGS="--articles 1000000": the million)
	@$(BIN)/python tools/bench.py
	@$(BIN)/python tools/bench_scale.py $(ARGS)

docs: $(STORE) ## write docs/cli.md, docs/api.md and man/waqai.1 from help and docstrings, and what README.md, tutorial and how-tos show
	@$(BIN)/python tools/write_cli_docs.py
	@$(BIN)/python tools/write_man.py
	@$(BIN)/python tools/write_api_docs.py
	@$(BIN)/python tools/run_docs.py

site: .venv/.dev ## the documentation as a site with a search, in build/site
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build -q --strict && echo "build/site/index.html"

train: build/train-venv $(STORE) ## make the tagger's weights from the corpora (hours; ARGS="--data FOLDER --model FOLDER")
	@OMP_NUM_THREADS=1 build/train-venv/bin/python -m training $(ARGS)

trees: build/train-venv $(STORE) ## grow the trees that weigh drafts from the answer keys of articles (minutes)
	@build/train-venv/bin/pip install -q ./model-ar
	@OMP_NUM_THREADS=1 build/train-venv/bin/python -m training.weighing $(ARGS)

build/train-venv: pyproject.toml
	@$(PYTHON) -m venv $@ && $@/bin/pip install -q -e '.[training]' && touch $@

smoke: ## an installed wheel without the tools for development: does the command start and read?
	@rm -rf build/smoke && $(PYTHON) -m venv build/smoke
	@build/smoke/bin/pip install -q --require-hashes -r requirements.lock
	@build/smoke/bin/pip install -q --no-deps --no-build-isolation . ./model-ar
	@cd build && smoke/bin/waqai demo ../samples > /dev/null
	@cd build && smoke/bin/waqai read ../samples/13_gulf_earthquake.html --reader tagger > /dev/null && echo "smoke: fine"

compiled: .venv/.dev $(STORE) ## a wheel of compiled modules in build/compiled, minutes; fails unless it reads samples (ARGS=PAGES) as Python does
	@rm -rf build/compiled build/lib.* && $(BIN)/python -m venv build/compiled/venv
	@WAQAI_COMPILE=1 $(BIN)/pip wheel -q --no-deps --no-build-isolation -w build/compiled .
	@$(COMPILED) -m pip install -q --require-hashes -r requirements.lock
	@$(COMPILED) -m pip install -q --no-deps --no-build-isolation build/compiled/waqai-*.whl ./model-ar
	@$(COMPILED) -c 'from waqai.extract import scan; assert scan.__file__.endswith(".so"), scan.__file__'
	@for reader in rules tagger; do \
		$(BIN)/waqai read $(or $(ARGS),samples/[0-9]*) --reader $$reader > build/compiled/python.jsonl && \
		$(COMPILED) -m waqai read $(or $(ARGS),samples/[0-9]*) --reader $$reader > build/compiled/compiled.jsonl && \
		cmp build/compiled/python.jsonl build/compiled/compiled.jsonl || exit 1; done
	@ls build/compiled/waqai-*.whl

sbom: .venv/.dev ## the bill of materials, CycloneDX, in build/sbom.json
	@mkdir -p build && $(BIN)/python tools/write_sbom.py > build/sbom.json && echo "build/sbom.json"

audit: .venv/.run ## known problems of what the locks name, where an index tells of them
	@mkdir -p build && $(PYTHON) -m venv build/audit
	@build/audit/bin/pip install -q 'pip-audit>=2.9' || echo "pip-audit could not be installed"
	@$(BIN)/python tools/audit.py build/audit/bin/pip-audit requirements.lock requirements-dev.lock

lock: .venv/.dev ## pin what pyproject.toml asks for, with hashes
	@$(BIN)/pip install -q uv
	@$(COMPILE) --upgrade --extra build -o requirements.lock
	@$(COMPILE) --upgrade --extra build --extra dev -c requirements.lock -o requirements-dev.lock

clean: ## remove everything that was built
	rm -rf .venv build dist $(STORE) *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.run: requirements.lock pyproject.toml $(MODEL)
	@echo "== setting up .venv"
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Waqai needs Python 3.11 or newer; name one: make PYTHON=python3.12")'
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e . -e ./model-ar
	@touch $@

$(STORE): .venv/.run $(TABLES)
	@$(BIN)/python -m waqai.knowledge.compiling

.venv/.dev: .venv/.run requirements-dev.lock
	@$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
