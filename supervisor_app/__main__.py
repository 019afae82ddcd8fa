"""``python -m supervisor_app``: the same as ``supervisor-app``."""

import sys

from supervisor_app.cli import main

if __name__ == "__main__":
    sys.exit(main())
