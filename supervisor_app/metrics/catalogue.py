"""Every figure by its key. Window, list, export and command line all read this table.

A new figure is a new line in one of the files that are put together here.
"""

from supervisor_app.metrics.declaring import Figure
from supervisor_app.metrics.figures_answers import (
    FIRST,
    FIRST_EVERYWHERE,
    FIRST_IN_BUSINESS,
    NEXT,
    RATES,
    RESOLUTIONS,
)
from supervisor_app.metrics.figures_peers import PEERS
from supervisor_app.metrics.figures_quality import CALLBACKS, CONVERSATION, ENDED, SOLVED
from supervisor_app.metrics.figures_self_service import SELF_SERVICE
from supervisor_app.metrics.figures_waiting import INSTANT, OUTCOMES, SERVICE, WAITS
from supervisor_app.metrics.figures_work import AGENTS, VOLUMES, WORK

_WAITING = (*INSTANT, *OUTCOMES, *SERVICE, *WAITS)
_ANSWERS = (*FIRST, *FIRST_EVERYWHERE, *FIRST_IN_BUSINESS, *NEXT, *RATES, *RESOLUTIONS)
_WORK = (*WORK, *_ANSWERS, *VOLUMES, *AGENTS)
_QUALITY = (*SELF_SERVICE, *SOLVED, *CONVERSATION, *CALLBACKS, *ENDED, *PEERS)

FIGURES: dict[str, Figure] = {figure.key: figure for figure in (*_WAITING, *_WORK, *_QUALITY)}
"""Every figure by its key, in the order in which they are told."""
