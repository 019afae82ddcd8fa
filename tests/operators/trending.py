"""An operator whose profile may be changed, collected, its exports imported, and asked for its trends."""

import io
import json
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from supervisor_app.cli import main
from supervisor_app.demo.profile import Profile
from supervisor_app.domain.channels import Channel
from supervisor_app.services.frame import Frame
from supervisor_app.services.pseudonyms import pseudonyms_beside
from tests.operators.plans import Plan
from tests.reference.desks import Collected, SimulatedDesk

Row = dict[str, Any]
EXPORTS = ("weather", "customers", "subscribers")
"""The tables that operators export."""

MAPPINGS = Path(__file__).resolve().parent.parent.parent / "docs" / "helpdesk-api" / "mappings"


class Told:
    """What ``trends`` printed, by table."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows

    def table(self, name: str, **words: object) -> list[Row]:
        """The rows of a table that have these words."""
        own = [row for row in self.rows if row["table"] == name]
        return [row for row in own if all(row.get(key) == word for key, word in words.items())]

    def one(self, name: str, **words: object) -> Row:
        """The one row of a table that has these words."""
        (row,) = self.table(name, **words)
        return row


def said(*words: str) -> str:
    """What a command prints; it must end well."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        assert main(list(words)) == 0
    return printed.getvalue()


def store_lived(profile: Profile, plan: Plan, folder: Path) -> Path:
    """The store of an operator that lived a plan, with its exports imported."""
    desk = SimulatedDesk(profile, plan.now.isoformat(), seed=plan.seed, days=plan.days, scale=plan.scale)
    path = folder / "desk.db"
    frame = Frame(zone=profile.zone, country=profile.country)
    product = Collected(frame, folder, {"desk": desk}, plan.phrases, pseudonyms_beside(path))
    try:
        product.poll()
    finally:
        product.close()
    import_exports({name: desk.table(name) for name in EXPORTS}, profile.zone, path)
    return path


def import_exports(tables: Mapping[str, str], zone: str, path: Path) -> None:
    """Import the exports of an operator into the store at a path, from files beside it."""
    for words in exported(tables, zone, path.parent):
        said(*words, "--store", str(path))


def exported(tables: Mapping[str, str], zone: str, folder: Path) -> Iterator[tuple[str, ...]]:
    """What imports each table, which is put into a file with its mapping first; empty ones are left out."""
    for name, text in tables.items():
        if text.count("\n") > 1:
            file, mapping = folder / f"{name}.csv", folder / f"{name}.toml"
            file.write_text(text, encoding="utf-8")
            mapping.write_text((MAPPINGS / mapping.name).read_text().replace("Europe/Warsaw", zone))
            yield "import", str(file), "--mapping", str(mapping)


def trends_of(path: Path, plan: Plan, *words: str) -> Told:
    """The trends of the days of a plan, from the command line."""
    return Told(json.loads(said(*trends_words(plan), "--store", str(path), *words)))


def figures_of(path: Path, plan: Plan, key: str, *words: str) -> list[Row]:
    """A figure of the days of a plan, from the command line."""
    asked = ("figures", "--store", str(path), key, *trends_words(plan)[1:], *words)
    rows: list[Row] = json.loads(said(*asked))
    return rows


def trends_words(plan: Plan) -> tuple[str, ...]:
    """What asks for the trends of the days of a plan."""
    return "trends", "--from", plan.first.isoformat(), "--to", plan.last.isoformat(), "--json"


def counted(path: Path, row: Row) -> int:
    """How many contacts ``contacts`` lists for a row."""
    where = [part for name, word in row["where"].items() for part in ("--where", f"{name}={word}")]
    window = ("--from", row["from"], "--to", row["to"])
    listed = json.loads(
        said("contacts", "--store", str(path), "--figure", row["figure"], *window, *where, "--json")
    )
    hues = [one for one in listed if row.get("hue") in (None, Channel(one["channel"]).hue.value)]
    return len(hues)
