"""``trends``: months and years, shifts, rhythm, weather and cohorts of a store."""

import argparse
import sys

from supervisor_app.commands.common import named_store, print_json, print_table, value_text
from supervisor_app.domain.time import Window, from_instant
from supervisor_app.domain.trends import CohortTrend
from supervisor_app.services.questions import Said, question_of
from supervisor_app.services.trend_rows import Row, trend_rows
from supervisor_app.services.trends import Trender, TrendsWanted, open_trends

_FIGURE = "volume"
_LEADING = ("figure", "where", "from", "to", "whole", "gap", "hue")
"""What only machines need; tables for people leave it out, and mark what is no whole month."""


def run(options: argparse.Namespace) -> int:
    """Print the trends."""
    path, frame = named_store(options)
    with open_trends(path, frame) as trender:
        wanted = _wanted(trender, options)
        trends = trender.trends(wanted)
        if trends is None:
            sys.stderr.write("supervisor-app: nothing of this window is stored\n")
            rows: list[Row] = []
        else:
            rows = trend_rows(trends, _cohorts(trender, wanted, trends.facts, options))
    if options.json:
        print_json(rows)
        return 0
    for table in dict.fromkeys(row["table"] for row in rows):
        _print(table, [row for row in rows if row["table"] == table])
    return 0


def _wanted(trender: Trender, options: argparse.Namespace) -> TrendsWanted:
    """What the options name: of all that is stored where they name no window. Raises SettingsError."""
    answers = trender.answers
    zone = options.zone or answers.frame.zone
    where = [f"site={options.site}"] if options.site else []
    where += [f"topic={options.topic}"] if options.topic else []
    where += [f"channel={options.channel}"] if options.channel else []
    start = options.start or from_instant(min(answers.since() or answers.at, answers.at), "UTC").isoformat()
    said = Said(figures=(_FIGURE,), start=start, end=options.end, zone=zone, where=tuple(where))
    question = question_of(said, answers.at, zone)
    window = Window(question.window.start, min(question.window.end, answers.at))
    return TrendsWanted(
        window=window,
        zone=question.zone,
        site=options.site,
        channel=options.channel,
        topic=options.topic,
    )


def _cohorts(
    trender: Trender, wanted: TrendsWanted, facts: tuple[str, ...], options: argparse.Namespace
) -> tuple[CohortTrend, ...]:
    chosen = [fact for fact in facts if options.fact in ("", fact)]
    found = (trender.cohort(wanted, fact) for fact in chosen)
    return tuple(one for one in found if one is not None)


def _print(table: str, rows: list[Row]) -> None:
    names = [name for name in rows[0] if name != "table" and name not in _LEADING]
    lines = [tuple(_text(row, name) for name in names) for row in rows]
    sys.stdout.write(f"\n{table}\n")
    print_table([tuple(names), *lines])


def _text(row: Row, name: str) -> str:
    value = row.get(name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = value_text(value)
    if name != "value":
        return text
    return text + (" (part)" if row.get("whole") is False else "") + (" (gap)" if row.get("gap") else "")
