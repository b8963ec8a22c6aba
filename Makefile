# What one types here. Needs make and Python 3.11 or newer with pip and venv; `make help` lists the rest.

PYTHON ?= python3
ONLY ?=
UPGRADE ?=
venv := .venv/bin/python

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
# A person's own pip settings may say `user`, which a virtual environment refuses.
export PIP_USER := 0

.DEFAULT_GOAL := help
.PHONY: help report test lint bench setup lock clean

help: ## List what make can do here
	@echo 'make TARGET, where TARGET is one of'
	@sed -n 's/^\([a-z][a-z]*\):.*## \(.*\)$$/  \1:\2/p' Makefile | while IFS=: read -r target what; do \
	    printf '  %-8s %s\n' $$target "$$what"; done
	@echo 'Another Python: make report PYTHON=python3.12'

report: setup ## Make the example report (fortnight 6 of the example plan) and say where it is
	@$(venv) -m actionplan demo

test: lint ## Run every test, after lint
	@$(venv) -m pytest --numprocesses 3 --dist loadfile

lint: setup ## Check the code with ruff and mypy
	@echo 'Checking the code'
	@$(venv) -m ruff check --quiet
	@$(venv) -m mypy --strict --no-error-summary

bench: setup ## Measure, as ratios in one run; one part of it: make bench ONLY=report
	@$(venv) -m tests.bench $(ONLY)

# Both steps compare contents, not times, so that a fresh clone, a pull or a moved folder is set up once and no more.
setup: ## Create .venv and install from requirements.lock, where that is not done yet
	@cmp -s requirements.lock .venv/requirements.lock || { \
	    $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	        echo 'Python 3.11 or newer is needed. If it has another name: make report PYTHON=python3.12' >&2; exit 1; }; \
	    echo "Installing the packages of requirements.lock into .venv (a few minutes the first time)"; \
	    $(PYTHON) -m venv .venv && \
	    $(venv) -m pip install -qq --require-hashes --no-deps -r requirements.lock && \
	    cp requirements.lock .venv/requirements.lock; }
	@{ pwd; cat pyproject.toml; } | cmp -s - .venv/actionplan.installed || { \
	    echo "Installing actionplan from this folder"; \
	    $(venv) -m pip install -qq --no-deps --no-build-isolation --editable . && \
	    { pwd; cat pyproject.toml; } >.venv/actionplan.installed; }

lock: setup ## Bring requirements.lock up to date with pyproject.toml; newest versions: make lock UPGRADE=1
	@$(venv) -m pip install -qq uv
	@$(venv) -m uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
	    --no-header --no-annotate --no-emit-index-url --quiet $(if $(UPGRADE),--upgrade) -o requirements.lock
	@echo 'requirements.lock is up to date'

clean: ## Remove .venv and what the tools left behind; plans and reports stay
	@rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@echo 'Removed .venv and caches'
