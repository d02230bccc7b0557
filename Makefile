# Each target does its own set-up: a virtual environment with the pinned dependencies, and the
# browser that the tests need. Python 3.11 or newer and make are all that must be there.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
HOST ?= mkdocs
MINUTES ?= 20
SAMPLE ?= 100
SEED ?= 1
SIZES ?= 150 1500
RUNS ?= 3

.PHONY: site serve check test quick hostile fuzz fuzz-guided mutants lint quality benchmark gallery handbook form lock clean

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
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder --durations 15

quick: $(VENV)/.test  ## The tests that start no process: under a minute
	$(BIN)/pytest -n auto --dist loadfile -m "not slow"

hostile: $(VENV)/.test  ## Build every hostile input under watch; needs Linux and half an hour
	$(BIN)/python -m tests.corpus

fuzz: $(VENV)/.test  ## Build changed content for MINUTES=20; failures go to fuzz-failures/
	$(BIN)/python -m tests.fuzz --minutes $(MINUTES)

fuzz-guided: $(VENV)/.fuzz  ## The same of the reader and renderer, guided by coverage (atheris)
	mkdir -p fuzz-corpus fuzz-failures
	$(BIN)/python -m tests.fuzz_atheris -max_total_time=$$(($(MINUTES) * 60)) -timeout=30 \
	  -rss_limit_mb=2000 -artifact_prefix=fuzz-failures/ fuzz-corpus

mutants: $(VENV)/.mutants  ## Which mistakes the quick tests miss: PACKAGE=checks SAMPLE=100 SEED=1
	$(BIN)/python -m tests.mutation $(if $(PACKAGE),--package $(PACKAGE)) --sample $(SAMPLE) --seed $(SEED) \
	  $(if $(TESTS),--tests $(TESTS))

lint: $(VENV)/.test  ## Style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

quality: $(VENV)/.test site  ## What needs Java and Node besides
	$(BIN)/python tests/quality.py

benchmark: $(VENV)/.test  ## Compare builds with other generators: SIZES="150 1500" RUNS=3
	$(BIN)/python -m benchmarks --sizes $(SIZES) --runs $(RUNS)

gallery: $(VENV)/.test  ## All components with their examples in gallery/index.html
	$(BIN)/python -m tests.gallery

handbook: $(VENV)/.site  ## The handbook in handbook/site/, strictly: no link may lead nowhere
	$(BIN)/python -m handbook

form: $(VENV)/.site  ## Pack the program of the form in the browser anew; needs npm
	$(BIN)/python tests/form_program.py

lock: $(VENV)/.site  ## Pin the dependencies of requirements/*.in anew
	$(BIN)/pip install --quiet pip-tools==7.5.2
	cd requirements && for list in site test fuzz mutants; do \
	  ../$(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header \
	    --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --output-file $$list.txt $$list.in; \
	done

clean:  ## Remove what was built and installed
	rm -rf $(VENV) site .build node_modules gallery handbook/site *.egg-info fuzz-corpus fuzz-failures

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

$(VENV)/.fuzz: $(VENV)/.test requirements/fuzz.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/fuzz.txt
	touch $@

$(VENV)/.mutants: $(VENV)/.test requirements/mutants.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/mutants.txt
	touch $@
