"""What the peers are given of a store: all that the questions need, worked out already, and nothing else.

Two tables, each in the order of the instant that a contact is counted at: ``arrivals`` with how the wait
ended and how long it took, ``ends`` with who handled the contact for how long. So nobody has to look for
contacts that ended on a day among all that came before it.
"""

import csv
import sqlite3
from contextlib import closing
from pathlib import Path

from bench.asked import DAYS
from supervisor_app.domain.time import DAY_MS, HOUR_MS

_WAITED = "'answered', 'abandoned', 'left', 'timed_out', 'callback', 'closed_unanswered'"

ARRIVALS = f"""
    select coalesce(queued, created) as arrived, channel, topic, outcome,
      case when outcome = 'answered' then answered - coalesce(queued, asked)
           when outcome in ({_WAITED}) then outcome_at - coalesce(queued, asked) end as wait_ms
    from contacts where attached_to = '' and phantom = 0
"""
ENDS = """
    select ended as done, channel, owner as agent,
      talk_ms + coalesce(hold_ms, 0) + coalesce(wrap_ms, 0) as handling_ms
    from contacts where attached_to = '' and phantom = 0 and talk_ms is not null
"""
"""To a store."""

OFFERED = f"count(*) filter (where outcome in ({_WAITED}, 'waiting'))"
ENDED = """
    count(*) filter (where outcome = 'answered'), count(*) filter (where outcome = 'abandoned'),
    cast(avg(wait_ms) filter (where outcome = 'answered') as double precision) / 1000
"""
"""Of a group of arrivals, in the words of every SQL: how many waited for a person, and what came of it."""


def in_days(table: str, at: str) -> str:
    """The rows of the three days: every planner finds three stretches of time better than one condition."""
    parts = (f"select * from {table} where {at} >= {day.start} and {at} < {day.end}" for day in DAYS)
    return f"({' union all '.join(parts)}) as told"


def clock(at: str, divided: str = "/") -> str:
    """The day and the hour of an instant."""
    return f"{at} {divided} {DAY_MS}, {at} {divided} {HOUR_MS} % 24"


def write_csv(store: Path, question: str, file: Path) -> None:
    """The rows of a question to a store, as both servers read them best."""
    with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as connection, file.open("w") as stream:
        csv.writer(stream).writerows(connection.execute(question))
