#!/bin/sh
# Prints the first Python that is new enough (3.11 or later), or fails.
for name in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        echo "$name"
        exit 0
    fi
done
echo "Supervisor needs Python 3.11 or later." >&2
exit 1
