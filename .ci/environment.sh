#!/bin/sh
# Makes a virtual environment with Supervisor in it, editable. usage: environment.sh DIRECTORY EXTRAS
set -eu
python=$(sh "$(dirname "$0")/python.sh")
[ -x "$1/bin/python" ] || "$python" -m venv "$1"
"$1/bin/python" -m pip install --quiet --disable-pip-version-check -e ".[$2]"
