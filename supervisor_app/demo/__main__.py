"""The demo server's own process: ``python -m supervisor_app.demo``.

Prints ``ready URL NOW`` once it answers (NOW: its clock, in milliseconds UTC); ends when its standard
input closes, on SIGTERM, or after ``--for``.
"""

import sys

from supervisor_app.demo.serving import main

if __name__ == "__main__":
    sys.exit(main())
