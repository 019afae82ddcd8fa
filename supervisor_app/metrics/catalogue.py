"""Every figure by its key. Window, list, export and command line all read this table.

A new figure is a new line in one of the files that are put together here.
"""

from supervisor_app.metrics.declaring import Figure
from supervisor_app.metrics.figures_waiting import INSTANT, OUTCOMES, SERVICE, WAITS
from supervisor_app.metrics.figures_work import AGENTS, RESPONSES, VOLUMES, WORK

FIGURES: dict[str, Figure] = {
    figure.key: figure
    for figure in (*INSTANT, *OUTCOMES, *SERVICE, *WAITS, *WORK, *RESPONSES, *VOLUMES, *AGENTS)
}
"""Every figure by its key, in the order in which they are told."""
