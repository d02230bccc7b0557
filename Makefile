# Each target does its own set-up: a virtual environment with the pinned dependencies, and the
# browser that the tests need. Python 3.11 or newer and make are all that must be there.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
HOST ?= mkdocs

.PHONY: site serve check test lint quality lock clean

site: $(VENV)/.site  ## Build content/ into site/; HOST=properdocs builds on ProperDocs
ifeq ($(HOST),properdocs)
	$(MAKE) $(VENV)/.test
	$(BIN)/python -c 'import properdocs.replacement, runpy; runpy.run_path("build.py", run_name="__main__")'
else
	$(BIN)/python build.py
endif

serve: $(VENV)/.site  ## Preview at http://127.0.0.1:8000 or ADDRESS, following every change
	$(BIN)/actionplans serve $(if $(ADDRESS),--address $(ADDRESS))

check: $(VENV)/.site  ## Look the content over without building
	$(BIN)/actionplans check

test: $(VENV)/.test lint  ## Everything that must be green
	$(BIN)/python tests/browser.py
	$(BIN)/pytest

lint: $(VENV)/.test  ## Style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

quality: $(VENV)/.test site  ## What needs Java and Node besides
	$(BIN)/python tests/quality.py

lock: $(VENV)/.site  ## Pin the dependencies of requirements/*.in anew
	$(BIN)/pip install --quiet pip-tools==7.5.2
	cd requirements && for list in site test; do \
	  ../$(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header \
	    --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --output-file $$list.txt $$list.in; \
	done

clean:  ## Remove what was built and installed
	rm -rf $(VENV) site .build node_modules *.egg-info

$(VENV)/.python:
	$(PYTHON) -c 'import sys; sys.exit("actionplans needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/.site: $(VENV)/.python requirements/site.txt pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.test: $(VENV)/.site requirements/test.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	touch $@
