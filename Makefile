# The one-word commands of Supervisor. `make demo` and `make test` are all a newcomer needs.
.PHONY: demo test check operators real bench app shots clean
.DEFAULT_GOAL := demo

VENV := .venv
BIN := $(VENV)/bin
ARGS ?=

demo: $(VENV)/.ready-demo  ## the living window over a simulated operator
	$(BIN)/supervisor-app demo $(ARGS)

test: $(VENV)/.ready-test check  ## every test, lint, type and import check
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest $(ARGS)

check: $(VENV)/.ready-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

operators: $(VENV)/.ready-test  ## every published line of the five operators, by hand and by the product (15 min)
	$(BIN)/python -m tests.operators $(ARGS)

bench: $(VENV)/.ready-test  ## what the work costs, side by side with others (bench/README.md)
	$(BIN)/python -m bench.run $(ARGS)

real: $(VENV)/.ready-test  ## against a real Request Tracker and a real Asterisk (Debian 12, root)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -m real -s --timeout 1500 tests/real $(ARGS)

app:  ## a one-folder program in dist/supervisor-app
	sh .ci/system.sh window build
	sh .ci/environment.sh .venv-app demo,keyring,reports,app
	.venv-app/bin/pyinstaller --noconfirm --log-level WARN build_spec.spec
	QT_QPA_PLATFORM=offscreen dist/supervisor-app/supervisor-app demo --for 6 --seed 1

shots: $(VENV)/.ready-demo  ## the pictures of the README
	sh docs/pictures/make.sh $(BIN)/supervisor-app

$(VENV)/.ready-demo: pyproject.toml .ci/environment.sh .ci/system.sh
	sh .ci/system.sh window
	sh .ci/environment.sh $(VENV) demo,keyring,reports
	@touch $@

$(VENV)/.ready-test: pyproject.toml .ci/environment.sh .ci/system.sh
	sh .ci/system.sh window
	sh .ci/environment.sh $(VENV) demo,keyring,reports,test
	@touch $@ $(VENV)/.ready-demo

clean:
	rm -rf $(VENV) .venv-app build dist .real *.egg-info
