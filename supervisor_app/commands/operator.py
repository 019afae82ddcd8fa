"""``operator``: serve the simulated operator over the help-desk API, for this program or any other."""

from collections.abc import Sequence

from supervisor_app.demo.serving import main


def run(arguments: Sequence[str]) -> int:
    """Serve until told to end."""
    return main(arguments)
