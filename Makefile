# Everything starts here; each target sets up what it needs. Needs Python 3.11.5 and make, nothing else.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
export NO_MKDOCS_2_WARNING := 1
# Paths and texts are UTF-8 whatever the locale: the project may lie in a folder with an Arabic name.
export PYTHONUTF8 := 1
# Two builds of one commit are the same, byte for byte.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 1700000000)

.PHONY: site serve edit pictures check review workflows test lint bench bundle single package stage start screens doctor clean help

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

# What is installed, by its size, as ls tells it whatever TIME_STYLE and the like say; what Python compiles for itself comes and goes.
INSTALLED := cd $(VENV) && find -L bin lib -type f ! -name '*.pyc' -exec env -i "PATH=$$PATH" ls -ln {} + | awk '{print $$5, $$9}' | LC_ALL=C sort
# The stamp lists that. Where a command fails and any of it is gone or cut off, the environment is made anew, and the command run again.
REPAIR = { code=$$?; test -s $(READY) && test -z "$$($(INSTALLED) | LC_ALL=C comm -13 - .ready)" && exit $$code; \
	echo "$(VENV) is damaged and is set up anew · تلفت البيئة فتُهيأ من جديد" >&2; rm -f $(READY); $(MAKE) --no-print-directory $@; }

# Where the engine lies is told from there: whatever the folder is called, Python reads such a file by the locale, even as ASCII, before all else.
$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Fihris needs Python 3.11.5 or newer; name another with PYTHON=…") if sys.version_info < (3, 11, 5) else None'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	LC_ALL=C.UTF-8 $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	for each in $(VENV)/lib/python*/site-packages/__editable__*.pth; do test ! -e "$$each" || echo ../../../../hooks > "$$each"; done
	$(INSTALLED) > .ready.new && mv .ready.new .ready

# What the editor in the browser is made of, once an environment; where it cannot be had, sites are built without it.
EDITOR := $(VENV)/.editor
$(EDITOR): $(READY) hooks/fihris/component.py
	@$(BIN)/fihris editor || true
	@touch $@

HOST ?= mkdocs
# Built aside and put in its place as a whole, one build at a time: HOST=properdocs renders with the other host.
site: $(READY) $(EDITOR) ## build the published site into site/
	@$(BIN)/fihris build --host $(HOST) site || $(REPAIR)

serve: $(READY) $(EDITOR) ## the site at http://127.0.0.1:8000, rebuilt at every change
	@$(BIN)/fihris serve || $(REPAIR)

edit: $(READY) ## write in the browser: the site, and its editor at http://127.0.0.1:8000/edit/
	@$(BIN)/fihris serve --edit || $(REPAIR)

FORMAT ?= text
check: $(READY) ## check the sources, without building
	@$(BIN)/fihris check --format $(FORMAT) || $(REPAIR)

BASE ?= origin/main
review: $(READY) ## what this change does to the site, as Markdown
	@$(BIN)/fihris review $(BASE)

workflows: $(READY) ## lint the workflows (needs npm)
	npm ci --prefix .github/lint --silent --no-fund --no-audit
	node .github/lint/lint.mjs
	$(BIN)/zizmor --offline --persona=pedantic .github

# Tests of the browser mostly wait, so one worker more than there are cores; what each would make for itself is made once.
WORKERS ?= 3
test: $(READY) $(EDITOR) ## all tests, the browser's included
	tools/chromium install
	$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist worksteal

lint: $(READY) ## style, types and who may import whom
	$(BIN)/ruff check hooks tests bench tools setup.py
	$(BIN)/ruff format --check hooks tests bench tools setup.py
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY) ## measure; each prints a table
	$(BIN)/python -m bench.build

bundle: site ## the site as dist/fihris.zip, to unpack and open from disk
	$(BIN)/fihris bundle site dist/fihris.zip

STAGE ?= dist/stage
stage: site ## the site as Markdown and settings for another generator of sites, into dist/stage
	$(BIN)/fihris stage $(STAGE)

BRIEF ?=
TEXT ?= ar
single: site ## one brief as one HTML file with its search: make single BRIEF=2023/us-iraq-security-dialogue
	$(BIN)/fihris single --lang $(TEXT) site "$(BRIEF)" "dist/$(notdir $(BRIEF)).html"

DIR ?= ../site
start: package ## a site of one's own: make start DIR=../river
	$(BIN)/fihris start $(DIR)

package: $(READY) ## the engine as a wheel, dist/fihris-….whl, for sites elsewhere
	rm -rf build
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir dist .
	rm -rf build

pictures: site ## the pictures of the contribute pages, taken from the built site
	$(BIN)/python -m bench.design.pictures site docs

screens: site ## every kind of page in both languages, schemes and widths, into dist/screens
	$(BIN)/python -m bench.design.screens site dist/screens

doctor: ## what this machine lacks, and for which command
	@$(PYTHON) tools/doctor

clean: ## remove what was built
	rm -rf site .site.* site.new site.old .fihris
