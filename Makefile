# `make run` starts the dashboard, `make test` runs every check; both set everything up first.
# GNU make 3.81 or later, on Linux or macOS. Windows: see the README.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
RUN_READY := $(VENV)/.run-ready
TEST_READY := $(VENV)/.test-ready

# The browser of the browser tests; tests read it from the environment.
CHROMIUM ?= $(shell command -v chromium || command -v chromium-browser || \
	command -v google-chrome || command -v google-chrome-stable || \
	ls "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" 2>/dev/null)

# Wheels for another kind of machine: make wheelhouse FOR=win_amd64 FOR_PYTHON=3.13
FOR ?=
FOR_PYTHON ?= 3.11

# Browser tests run by themselves, for they wait for things to happen on the screen. With ARGS="-k
# word" one of the two runs may find nothing (status 5), without ARGS neither may.
NONE_FOUND = $(if $(ARGS),|| [ $$? -eq 5 ])

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help run test check lint chromium postgis format bench messages hooks wheelhouse constraints clean

help: ## Say what can be made
	@sed -n 's/^\([a-z]*\):.*## /  make \1|/p' $(firstword $(MAKEFILE_LIST)) | \
		awk -F'|' '{ printf "%-20s %s\n", $$1, $$2 }'

run: $(RUN_READY) ## Start the dashboard (ARGS="..." for options of streamlit run)
	$(PY) -m streamlit run dashboard.py $(ARGS)

test: chromium postgis lint ## Run every check: style, types, architecture, all tests
	$(PY) -m pytest -n auto --dist loadscope -m "not browser" $(ARGS) $(NONE_FOUND)
	CHROMIUM="$(CHROMIUM)" $(PY) -m pytest -m browser $(ARGS) $(NONE_FOUND)

check: lint ## The same without the tests that need a browser or PostGIS
	$(PY) -m pytest -n auto --dist loadscope -m "not browser and not postgis" $(ARGS)

lint: $(TEST_READY)
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	$(VENV)/bin/lint-imports

chromium:
	@test -x "$(CHROMIUM)" || { echo 'Browser tests need Chromium or Chrome. Debian, Ubuntu: sudo apt-get install chromium. Others: install Google Chrome, or give its path: make test CHROMIUM=/path/to/chrome. All other checks: make check.' >&2; exit 1; }

postgis: $(TEST_READY)
	@$(PY) -m tests.postgis

format: $(TEST_READY) ## Format the code and mend what can be mended
	$(PY) -m ruff check --fix
	$(PY) -m ruff format

bench: $(TEST_READY) ## Run the benchmarks
	$(PY) -m benchmarks $(ARGS)

messages: $(TEST_READY) ## Bring the translation catalogues up to date
	$(PY) -m tests.messages update

hooks: $(TEST_READY) ## Check before each commit, from now on
	$(PY) -m pre_commit install

wheelhouse: $(RUN_READY) ## Collect what `make run` installs, for machines without internet
	$(PY) -m pip download --quiet --only-binary=:all: -d wheelhouse -r requirements.txt \
		$(if $(FOR),--platform $(FOR) --python-version $(FOR_PYTHON) colorama tzdata)

constraints: | $(PY) ## Pin anew, after a version in the requirement files has changed
	$(PY) -m pip install --quiet uv
	grep -hv '^-' requirements.txt requirements-dev.txt | $(PY) -m uv pip compile --quiet \
		--universal --fork-strategy fewest --python-version 3.11 --no-annotate --no-header - \
		> constraints.new
	@{ echo '# Every package that the two requirement files pull in, on any system, at one version.'; \
	echo '# Written by `make constraints`; a line takes effect only where its package is needed.'; \
	sed 's/ *;.*//' constraints.new; } > constraints.txt
	@rm constraints.new

clean: ## Remove the environment and all caches (not the wheelhouse)
	rm -rf $(VENV) .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment. A Python that is gone or too old is replaced by a fresh environment.
$(PY):
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo '$(PYTHON) not found: install Python 3.11 or later (Debian, Ubuntu: sudo apt-get install python3 python3-venv; others: python.org).' >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is `$(PYTHON) -V 2>&1`, 3.11 or later is needed: install one and name it, as in: make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo 'Python lacks venv: sudo apt-get install python3-venv (Debian, Ubuntu), then try again.' >&2; exit 1; }
	@echo 'Creating $(VENV)'
	@$(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); exit 1; }

# Wheels on the spot are used first; what is missing there comes from the internet.
define install
	@echo 'Installing $(1) (the first time a download of 250 to 400 MB)'
	@$(PY) -m pip --version >/dev/null 2>&1 || $(PY) -m ensurepip
	@{ test -d wheelhouse && $(PY) -m pip install --quiet --no-index --find-links wheelhouse -r $(1) 2>/dev/null; } \
		|| $(PY) -m pip install --quiet -r $(1)
endef

$(RUN_READY): requirements.txt constraints.txt | $(PY)
	$(call install,requirements.txt)
	@touch $@

$(TEST_READY): requirements-dev.txt requirements.txt constraints.txt | $(PY)
	$(call install,requirements-dev.txt)
	@touch $(RUN_READY) $@
