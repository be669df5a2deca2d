# Needs nothing but Python 3.11 or later with venv, make and git: it makes its own virtual environment.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed

.PHONY: demo test plugged tools lint types bench fuzz docs schemas locale clean

demo: $(INSTALLED) ## read, judge, save and print the example report; results in build/demo/
	@mkdir -p build/demo
	$(BIN)/disclosure-model check examples/tianjin-fao-2020.txt
	$(BIN)/disclosure-model convert examples/tianjin-fao-2020.txt build/demo/report.json
	$(BIN)/disclosure-model convert build/demo/report.json build/demo/cells.csv
	$(BIN)/disclosure-model convert build/demo/report.json build/demo/records.csv --shape records
	$(BIN)/disclosure-model convert build/demo/report.json build/demo/report.txt
	@ls -l build/demo

test: $(INSTALLED) lint types ## everything that must hold
	$(BIN)/python -m pytest --cov --cov-report=
	[ -n "$$CI" ] || scripts/install_tools.sh --check && least=100 || least=0; $(BIN)/coverage report --fail-under=$$least

plugged: $(INSTALLED) ## all tests beside both example plugins, and beside one that does everything wrong
	$(BIN)/python -m pytest -q --with-plugins tianjin_fao,province_assessment
	$(BIN)/python -m pytest -q --with-plugins hostile_plugin

tools: ## the programs that tests look at pages with; without them those tests are skipped
	scripts/install_tools.sh

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(INSTALLED)
	$(BIN)/mypy
	$(BIN)/mypy --strict tests/typing
	$(BIN)/pyright --pythonpath $(BIN)/python

bench: $(INSTALLED)
	$(BIN)/pip install --quiet --group bench
	for each in run html_pages docx_pages xlsx pdf claims prose; do $(BIN)/python benchmarks/$$each.py || exit 1; done

fuzz: $(INSTALLED) ## some 200,000 spoilt files through every reader; takes long
	$(BIN)/python fuzz/run.py

docs: $(INSTALLED)
	$(BIN)/python scripts/write_reference.py

schemas: $(INSTALLED)
	$(BIN)/python scripts/write_schemas.py

locale: $(INSTALLED)
	$(BIN)/python scripts/write_catalogues.py

$(INSTALLED): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/pip install --quiet --editable ".[all]" --group test
	@touch $@

clean:
	rm -rf $(VENV) build
