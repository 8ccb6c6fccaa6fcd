# One command a task. `make help` lists them; CONTRIBUTING.md says when each is needed.

PYTHON ?= python3
# Extra arguments for the command behind site, serve, check, import and test: `make test ARGS='-k search'`.
ARGS ?=
# Numbers of entries that `make bench`, `make bench-preview` and `make bench-search` measure with; empty for their own.
BENCH_N ?=

VENV := .venv
PY := $(VENV)/bin/python
PIP_INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check
# A stamp is newer than the files it stands for: make installs again only when a lock has changed.
SITE_STAMP := $(VENV)/.stamp-site
DEV_STAMP := $(VENV)/.stamp-dev
NPM_STAMP := node_modules/.stamp-npm
# Node.js comes from the lock like everything else, so that tests need nothing but Python and the registries.
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)

.DEFAULT_GOAL := help
.PHONY: help site serve check import new test lint messages docs golden incremental audit lighthouse bench bench-preview \
  bench-search bench-importer browser lock clean distclean

help: ## list the commands
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(SITE_STAMP) ## build content/ into output/
	@$(PY) build.py build $(ARGS)

serve: $(SITE_STAMP) ## show the site and rebuild it whenever content, theme or plugins change
	@$(PY) build.py serve $(ARGS)

check: $(SITE_STAMP) ## check content/ and print every problem with its place and its cure
	@$(PY) build.py check $(ARGS)

import: $(SITE_STAMP) ## draft entries from articles (ARGS='berita.html' asks about each value; with --write it does not)
	@$(PY) build.py import $(ARGS)

new: $(SITE_STAMP) ## fill in a new entry, question by question
	@$(PY) build.py new $(ARGS)

test: $(DEV_STAMP) $(NPM_STAMP) browser ## run every test, those in a real browser included
	@$(PY) -m pytest $(ARGS)

# Each linter runs even if one before it failed: one run shows everything there is to mend.
lint: $(DEV_STAMP) $(NPM_STAMP) ## ruff, mypy, import-linter, message catalogues, TypeScript's checker
	@failed=''; \
	run() { echo "== $$*"; "$$@" || failed="$$failed; $$*"; }; \
	run $(VENV)/bin/ruff check .; \
	run $(VENV)/bin/ruff format --check .; \
	run $(VENV)/bin/mypy; \
	run $(VENV)/bin/lint-imports; \
	run $(PY) -m tools.catalogues check; \
	run npm run --silent types; \
	test -z "$$failed" || { echo "lint: failed$$failed"; exit 1; }

messages: $(DEV_STAMP) ## bring the message template and the catalogues up to date with theme and plugins
	@$(PY) -m tools.catalogues update

docs: $(SITE_STAMP) ## write the data dictionary and the JSON Schemas anew from the declarations
	@$(PY) -m tools.data_dictionary

golden: $(DEV_STAMP) ## write the golden site's expected output anew; review it with git diff
	@$(PY) -m pytest tests/golden --update-golden $(ARGS)

# Series of edits that `make incremental` holds against clean builds.
SERIES ?= 200

incremental: $(DEV_STAMP) ## hold 200 random series of edits, spoilt files and killed builds against clean builds (a quarter of an hour)
	@INCREMENTAL_SERIES=$(SERIES) $(PY) -m pytest tests/site/test_incremental.py $(ARGS)

audit: $(DEV_STAMP) $(NPM_STAMP) browser ## audit the site, built for both kinds of address: HTML, accessibility, links, feeds, data, workflows
	@$(PY) -m tools.audit $(ARGS)

lighthouse: site $(DEV_STAMP) $(NPM_STAMP) browser ## Lighthouse (mobile) on five pages of output/
	@$(PY) -m tools.lighthouse $(ARGS)

bench: $(DEV_STAMP) $(NPM_STAMP) ## measure building the site beside Hugo and Eleventy and write docs/benchmarks.md (BENCH_N="1000" for one size)
	@$(PY) -m bench.site $(BENCH_N) $(ARGS)

bench-preview: $(DEV_STAMP) ## measure how soon the preview shows a changed entry and write docs/benchmarks.md (BENCH_N="1000" for one size)
	@$(PY) -m bench.site.preview $(BENCH_N) $(ARGS)

bench-search: $(DEV_STAMP) browser ## measure the search beside Pagefind and write docs/benchmarks.md (BENCH_N="1000" for one size)
	@$(PY) -m bench.search $(BENCH_N) $(ARGS)

bench-importer: $(DEV_STAMP) ## measure how well and how fast articles are read and write docs/benchmarks.md
	@$(PY) -m bench.importer $(ARGS)

browser: $(DEV_STAMP)
	@$(PY) -m tools.browser

lock: $(DEV_STAMP) ## resolve the locks anew from pyproject.toml and package.json (ARGS=--upgrade takes newer versions)
	@$(PY) -m tools.locks $(ARGS)

clean: ## remove what builds and tests made
	rm -rf output .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -not -path './$(VENV)/*' -not -path './node_modules/*' -prune -exec rm -rf {} +

distclean: clean ## remove the environments as well
	rm -rf $(VENV) node_modules plugins/*.egg-info

$(PY):
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed and '$(PYTHON)' was not found: install it, or name another with make PYTHON=/path/to/python3."; exit 1; }
	@$(PYTHON) tools/require_python.py
	@echo "Creating $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv $(VENV)

$(SITE_STAMP): requirements.txt pyproject.toml | $(PY)
	@echo "Installing what the build needs (requirements.txt, every file checked by hash)"
	@$(PIP_INSTALL) --require-hashes -r requirements.txt
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@$(PY) -m compileall -q plugins
	@touch $@

$(DEV_STAMP): requirements-dev.txt $(SITE_STAMP)
	@echo "Installing what tests, linters and audits need (requirements-dev.txt, every file checked by hash)"
	@$(PIP_INSTALL) --require-hashes -r requirements-dev.txt
	@touch $@

$(NPM_STAMP): package.json package-lock.json .npmrc | $(DEV_STAMP)
	@echo "Installing the JavaScript test needs (package-lock.json)"
	@npm ci --loglevel=error
	@touch $@
