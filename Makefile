# Greb. `make run` shows it, `make test` is what a change must pass. `make help` tells the rest.
.DEFAULT_GOAL := help
.PHONY: help run setup test check journeys gates bench pictures messages locks audit format

DEMO ?= da
PORT ?= 8000
python := .venv/bin/python

help:  ## This list
	@sed -n 's/^\([a-z]*\):.*##  *\(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

run:  ## Greb with its demo at 127.0.0.1 (DEMO=da or en, PORT=8000)
	@bin/environment runtime "$(PORT)"
	@exec .venv/bin/greb run --demo "$(DEMO)" --port "$(PORT)"

setup:  ## .venv with all that tests, checks and benches need
	@bin/environment dev
	@echo "Ready: .venv has everything."

test: setup  ## What a change must pass: checks, tests on SQLite and PostgreSQL, gates, journeys
	@$(python) bin/test.py all

check: setup  ## Lint, types, layers, migrations, translations
	@$(python) bin/test.py check

journeys: setup  ## Browser journeys (needs a Chromium)
	@$(python) bin/test.py journeys

gates: setup  ## Trust: each promise against its saboteur
	@$(python) bin/test.py gates

bench: setup  ## Speed, as ratios
	@$(python) bin/test.py bench

pictures: setup  ## Pictures of every page, into pictures/
	@$(python) -m tests.pictures

messages: setup  ## Sentences of the interface into locale/da
	@$(python) bin/messages.py

format: setup  ## Format the code and mend what can be mended by rule
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format --quiet .

audit: setup  ## Known holes in the packages we pin (asks the registry)
	@.venv/bin/pip-audit --strict --require-hashes --disable-pip --requirement requirements/dev.txt

locks: setup  ## requirements/*.txt anew from *.in
	@for name in runtime dev; do .venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --custom-compile-command "make locks" \
	  requirements/$$name.in --output-file requirements/$$name.txt || exit 1; done
