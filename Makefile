# The only commands to remember. `make` alone lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The second engine lives apart from the first.
SECOND := .venv-zensical
# The checker of outside links is large, and only a weekly job needs it.
LINKS_VENV := .venv-links
PORT ?= 8000
# The theme's notice about its own end of life; ARCHITECTURE.md says what we do about it.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help site serve check test test-quick summary new-guide schemas format pictures requirements clean
.PHONY: claims source-watch sheets kind-of-change second-hand reading

help: ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

NEEDS := needs-site needs-pdf needs-test
.PHONY: $(NEEDS)
# What the system itself must have: installed, or told, before anything else begins.
$(NEEDS): needs-%:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed. Name one: make PYTHON=python3.12 $*"; exit 1; }
	@$(PYTHON) -m publishing.commands.system_packages $*

site: $(VENV)/site.stamp ## build the whole site into site/
	@mkdir -p .cache && rm -rf .cache/site
# Built aside: a build that fails leaves the last good site as it was.
	PDFS= $(BIN)/python -m publishing.commands.build_site mkdocs .cache/site --place site
	@echo "The site is in site/. Open it with: make serve"

.PHONY: pdf
# PDFS lets the pages link to the PDFs. A site with such links is put in its place only when the PDFs are there.
pdf: needs-pdf $(VENV)/dev.stamp ## build the site with a PDF of each guide and a booklet of all
	@mkdir -p .cache && rm -rf .cache/site
	PDFS=1 $(BIN)/python -m publishing.commands.build_site mkdocs .cache/site
	$(BIN)/python -m publishing.commands.make_pdf .cache/site
	@$(BIN)/python -m publishing.commands.swap_site .cache/site site
	@echo "The site is in site/, its PDFs in site/pdf/."

.PHONY: site-zensical parity
site-zensical: $(SECOND)/site.stamp ## build the same site with Zensical into site-zensical/
	@mkdir -p .cache && rm -rf .cache/site-zensical
	@$(SECOND)/bin/python -m publishing.commands.build_site zensical .cache/site-zensical
	@$(SECOND)/bin/python -m publishing.commands.swap_site .cache/site-zensical site-zensical
	@echo "The site is in site-zensical/."

parity: site site-zensical ## tell where the sites of the two engines differ
	@$(BIN)/python -m publishing.commands.parity site site-zensical

.PHONY: hosting
hosting: $(VENV)/site.stamp ## write the settings of web servers into hosting/
	@$(BIN)/python -m publishing.commands.hosting --address "$(SITE_URL)"

serve: $(VENV)/site.stamp ## read the site at a local address, and see changes as you save
	@$(BIN)/python -m publishing.commands.serve --port $(PORT)

check: $(VENV)/dev.stamp ## list what would stop the build, by line; then advice on what changed (SINCE=origin/HEAD; ALL=1: on everything)
	@$(BIN)/python -m publishing.commands.check --advice $(if $(FORMAT),--format $(FORMAT)) $(if $(SINCE),--since "$(SINCE)") $(if $(ALL),--all)

claims: site ## list sentences that claim something medical without a source (advice, never an error)
	@$(BIN)/python -m publishing.commands.claims $(if $(FORMAT),--format $(FORMAT))

second-hand: $(VENV)/site.stamp ## tell how much of each guide rests on reports of what others published
	@$(BIN)/python -m publishing.commands.second_hand

reading: $(VENV)/dev.stamp $(if $(GUIDE),,site) ## tell how each guide reads as first opened, and where it is beyond our limits; GUIDE=name: its sentences to work on
	@$(BIN)/python -m publishing.commands.$(if $(GUIDE),sentences_to_work_on "$(GUIDE)",reading site)

sheets: $(VENV)/site.stamp ## show our own scores of each guide, and which have run out
	@$(BIN)/python -m publishing.commands.score_sheets

source-watch: $(VENV)/site.stamp ## list sources to check again, and the pages on them (FORMAT=json, LINKS=found.json)
	@$(BIN)/python -m publishing.commands.source_watch $(if $(FORMAT),--format $(FORMAT)) $(if $(LINKS),--links $(LINKS)) $(if $(TODAY),--today $(TODAY))

.PHONY: links
# Only lychee fails where no address could be asked at all; what it found is never an error.
links: $(LINKS_VENV)/site.stamp ## ask each outside address of the built site; writes found.json for source-watch
	@$(LINKS_VENV)/bin/lychee -v --no-progress --max-retries 3 --accept '200..=299,403,429' --exclude-all-private \
	  --scheme https --format json --output .cache/lychee.json 'site/**/*.html' || test $$? -eq 2
	@$(BIN)/python -m publishing.commands.found_links .cache/lychee.json found.json

test: needs-test $(VENV)/dev.stamp $(SECOND)/site.stamp ## run all tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache
# A file stays on one core, so that what its tests share is made once. Files in their order: sorted by how many tests
# they hold, the longest, which is one test, would begin when all others have ended. One process more than a runner has
# cores: tests wait for browsers and for programs that they began. Only what failed is kept: it may be kept in memory.
	TMPDIR="$$($(BIN)/python -m tests.folder_in_memory)" \
	  $(BIN)/python -m pytest -o tmp_path_retention_policy=failed --numprocesses 3 --dist loadfile --no-loadscope-reorder

QUICK := advice assembly bounds cache checks content evidence git markdown postbuild project search styles text views workers
test-quick: $(VENV)/dev.stamp ## what to run before each commit: the style of the code, make check, tests that build no site
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m publishing.commands.check
	$(BIN)/python -m pytest --quick --numprocesses 2 --dist loadfile $(QUICK:%=tests/%)

summary: $(VENV)/dev.stamp ## tell what a change does: make summary BASE=origin/HEAD
	@$(BIN)/python -m publishing.commands.summary "$(BASE)"

kind-of-change: $(VENV)/site.stamp ## tell whether a change is to words alone, for CI: BASE=origin/HEAD
	@$(BIN)/python -m publishing.commands.kind_of_change "$(BASE)"

new-guide: $(VENV)/site.stamp ## begin a guide: make new-guide NAME=car-t-for-children
	@$(BIN)/python -m publishing.commands.editing.new_guide "$(NAME)"

import-guide: $(VENV)/dev.stamp ## bring a page along as the draft of a guide: FILE=page.html (or .docx, .txt) NAME=car-t-for-children
	@$(BIN)/python -m publishing.commands.editing.import_guide "$(FILE)" "$(NAME)"

.PHONY: import-guide rename-guide retire-guide new-source new-term new-product
rename-guide: $(VENV)/dev.stamp ## give a guide another name, with its links and its old address: OLD= NEW=
	@$(BIN)/python -m publishing.commands.editing.move_guide rename "$(OLD)" "$(NEW)"
	@$(MAKE) --no-print-directory check

retire-guide: $(VENV)/dev.stamp ## take a guide away and lead its readers on: NAME=old-name TO=guides/other.md
	@$(BIN)/python -m publishing.commands.editing.move_guide retire "$(NAME)" "$(TO)"
	@$(MAKE) --no-print-directory check

# Titles and definitions reach the command by way of the environment, so that quotes in them stay what they are.
OF_RECORDS := ID KIND PUBLISHER TITLE URL PUBLISHED AUTHORS PAGES DOI PMID REGISTRATION CHECKED_BY HOLDS_MONTHS SUPPORTS \
  STANDS_FOR TERM OTHER_NAMES SEARCHED_AS DEFINITION SOURCES BRAND GENERIC TARGET CANCER REGULATOR APPROVED STATUS
export $(OF_RECORDS)
$(foreach name,$(OF_RECORDS),$(if $(filter command line,$(origin $(name))),$(eval override $(name) := $$(value $(name)))))
new-source: $(VENV)/dev.stamp ## add a source in its place: ID= PUBLISHER= TITLE= URL= CHECKED_BY= (KIND= PUBLISHED= DOI= PMID= SUPPORTS= ...)
new-term: $(VENV)/dev.stamp ## add a word of the glossary in its place: ID= TERM= (DEFINITION= SOURCES= OTHER_NAMES=)
new-product: $(VENV)/dev.stamp ## add a product and its page: ID= BRAND= GENERIC= KIND= CANCER= REGULATOR= SOURCES=
new-source new-term new-product:
	@$(BIN)/python -m publishing.commands.editing.new_record $(@:new-%=%)
	@$(MAKE) --no-print-directory check

.PHONY: record-from-form
record-from-form: $(VENV)/site.stamp ## write the record that a form on GitHub asks for: EVENT=file SAID=file
	@$(BIN)/python -m publishing.commands.editing.record_form "$(EVENT)" "$(SAID)"

schemas: $(VENV)/site.stamp ## write schemas/ from the models, for editors that complete
	@$(BIN)/python -m publishing.commands.schemas

format: $(VENV)/dev.stamp ## put Markdown and Python code into their one format
	$(BIN)/rumdl fmt --quiet .
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

pictures: site $(VENV)/dev.stamp ## take the README's pictures from the real site
	$(BIN)/python -m tests.pictures

.PHONY: review-issues
# Only `make review-issues WRITE=1` writes. RECORDS names a file of records in place of today's.
review-issues: $(VENV)/site.stamp ## tell which GitHub issues would ask for reviews; WRITE=1 writes them
	@$(if $(RECORDS),cat $(RECORDS),$(MAKE) --no-print-directory reviews FORMAT=json) | \
	  $(BIN)/python -m publishing.commands.reviews.issues $(if $(WRITE),,--dry-run) -

.PHONY: owner-settings
BRANCH ?= main
owner-settings: $(VENV)/site.stamp ## tell which settings of the repository on GitHub are missing; WRITE=1 makes labels
	@$(BIN)/python -m publishing.commands.reviews.owner_settings --branch "$(BRANCH)" $(if $(WRITE),--write)

.PHONY: reviews sign-off carry-over withdraw diff-since-review review-impact check-reviews ask-host form-to-entry bench-reviews
# Words come from the command line by way of the environment, so that quotes in a note stay what they are.
export PAGE REVIEWER NOTE READ_ON CLASS SEEN SECTIONS SUBJECT REMARKS
# And a dollar sign in a note stays one.
$(foreach name,PAGE REVIEWER NOTE READ_ON CLASS SECTIONS SUBJECT REMARKS,$(eval override $(name) := $$(value $(name))))
FORMAT ?=
# What a clone calls the default branch of where it comes from, whatever that is called there.
BASE ?= origin/HEAD
SIGNATURE = --page "$$PAGE" --reviewer "$$REVIEWER" --note "$$NOTE" $(if $(READ_ON),--read-on "$$READ_ON") $(if $(CLASS),--class "$$CLASS") $(if $(SECTIONS),--sections "$$SECTIONS") $(if $(SUBJECT),--subject "$$SUBJECT") $(if $(REMARKS),--remarks "$$REMARKS")

reviews: $(VENV)/site.stamp ## list the pages with their reviews, overdue first; FORMAT=json, csv, markdown; audit: every sign-off ever
	@$(BIN)/python -m publishing.commands.reviews.table $(if $(FORMAT),--format $(FORMAT))

# What is signed is the page as it is built.
sign-off: site ## sign today's words: PAGE=guides/solid-tumors REVIEWER=an-id NOTE="what was checked"; of a part: SECTIONS=? SUBJECT=?
	@$(BIN)/python -m publishing.commands.reviews.sign_off $(SIGNATURE)

carry-over: site ## show an edit, and keep a sign-off over it if it is harmless: PAGE= REVIEWER= NOTE="why it is harmless"
	@$(BIN)/python -m publishing.commands.reviews.sign_off --outcome carried-over $(SIGNATURE)

withdraw: site ## take a sign-off back: PAGE= REVIEWER= NOTE="why"
	@$(BIN)/python -m publishing.commands.reviews.sign_off --outcome withdrawn $(SIGNATURE)

diff-since-review: $(VENV)/site.stamp ## show what changed in a page since it was signed: PAGE=guides/solid-tumors
	@$(BIN)/python -m publishing.commands.reviews.difference --page "$$PAGE"

review-impact: $(VENV)/site.stamp ## tell which sign-offs a change voids: BASE=origin/HEAD, FORMAT=json
	@$(BIN)/python -m publishing.commands.reviews.impact --base "$(BASE)" $(if $(FORMAT),--format $(FORMAT))

# With PROJECT, this code judges a change in another folder: a change does not judge itself.
check-reviews: $(VENV)/site.stamp ## check the sign-offs of a change against BASE=origin/HEAD
	@$(BIN)/python -m publishing.commands.reviews.check --base "$(BASE)" $(if $(PROJECT),--project "$(PROJECT)")

ask-host: $(VENV)/site.stamp ## ask GitHub who gave the sign-offs that no key proves; ANSWERS=file, BASE=
	@$(BIN)/python -m publishing.commands.reviews.ask_host "$(ANSWERS)" $(if $(BASE),--base "$(BASE)") $(if $(PROJECT),--project "$(PROJECT)")

form-to-entry: site ## turn a form that was filled in on GitHub into an entry: EVENT=file SAID=file
	@$(BIN)/python -m publishing.commands.reviews.form "$(EVENT)" --said "$(SAID)"

bench-reviews: $(VENV)/site.stamp ## measure `make reviews` with 1,000 guides and 500 sign-offs
	@$(BIN)/python -m bench.reviews

.PHONY: bench
SIZES ?= 10,100,1000
bench: $(VENV)/site.stamp ## measure builds beside stock Material and Zensical; SIZES=10,100,1000
	@$(BIN)/python -m bench.run --sizes "$(SIZES)"

.PHONY: floor-data
FLOOR_DATA := @mdn/browser-compat-data@8.1.9
floor-data: $(VENV)/dev.stamp ## write tests/styles/floor.json from what MDN knows of browsers (needs npm)
	@rm -rf .cache/floor && mkdir -p .cache/floor
	cd .cache/floor && tar -xzf "$$(npm pack --silent $(FLOOR_DATA))" package/data.json
	@$(BIN)/python -m tests.styles.floor_data .cache/floor/package/data.json

.PHONY: bench-search
bench-search: site $(VENV)/dev.stamp ## tell what a search fetches until its first results; SITE=another built site
	@$(BIN)/python bench/search.py $(or $(SITE),site)

.PHONY: bench-readers
RUNS ?= 3
bench-readers: site bench/readers/node_modules ## Lighthouse: our pages beside the same text in Astro Starlight; RUNS=3 (needs node 20, npm, chromium)
	@$(BIN)/python -m bench.readers site --runs $(RUNS)

# `npm ci` refuses a lock that was written where some platforms' packages are not to be had; this reads the same lock.
bench/readers/node_modules: bench/readers/package-lock.json
	cd bench/readers && ASTRO_TELEMETRY_DISABLED=1 npm install --no-save --ignore-scripts --no-audit --no-fund
	@touch $@

requirements: $(VENV)/dev.stamp ## write requirements*.txt from requirements*.in, with hashes
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header -q requirements.in -o requirements.txt
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header -q requirements-dev.in -o requirements-dev.txt
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header -q requirements-zensical.in -o requirements-zensical.txt
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header -q requirements-links.in -o requirements-links.txt

clean: ## remove everything that a command made
	rm -rf $(VENV) $(SECOND) $(LINKS_VENV) .cache site site-zensical

$(VENV)/site.stamp: requirements.txt
	@$(MAKE) --no-print-directory needs-site
	@test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: $(VENV)/site.stamp requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

$(SECOND)/site.stamp: requirements-zensical.txt
	@test -x $(SECOND)/bin/pip || $(PYTHON) -m venv $(SECOND)
	$(SECOND)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-zensical.txt
	@touch $@

$(LINKS_VENV)/site.stamp: requirements-links.txt
	@test -x $(LINKS_VENV)/bin/pip || $(PYTHON) -m venv $(LINKS_VENV)
	$(LINKS_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-links.txt
	@touch $@
