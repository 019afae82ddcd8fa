"""Public records through the command line: imported into a store, then asked about."""

import io
import json
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from supervisor_app.cli import main
from tests.public_data import public_file

MAPPINGS = Path(__file__).resolve().parent.parent / "data" / "mappings"

Row = dict[str, Any]


class Records:
    """The records of one name, imported. ``told``: what was said of the import."""

    def __init__(self, name: str, folder: Path, mapping: str = "") -> None:
        self.file, self.folder = public_file(f"{name}.csv"), folder
        self.store = folder / "desk.db"
        self.mapping = folder / "mapping.toml"
        self.mapping.write_text(mapping or (MAPPINGS / f"{name}.toml").read_text("utf-8"), "utf-8")

    def brought(self) -> Row:
        """What is said of importing them; nothing may be rejected."""
        rejects = self.folder / "rejects.csv"
        options = ["--mapping", str(self.mapping), "--store", str(self.store), "--rejects", str(rejects)]
        told: Row = json.loads(_said("import", str(self.file), *options, "--json"))
        assert not rejects.exists()
        return told

    def settings(self, text: str) -> tuple[str, ...]:
        """The options that name a settings file with this text."""
        path = self.folder / "settings.toml"
        path.write_text(text, "utf-8")
        return "--config", str(path)

    def rows(self, *words: str) -> list[Row]:
        """What a command prints."""
        rows: list[Row] = json.loads(_said(*words, "--store", str(self.store), "--json"))
        return rows

    def figures(self, *words: str) -> dict[str, Row]:
        """Rows of ``figures`` by key, and by what tells them apart."""
        dims = ("channel", "region", "day", "month")
        rows = self.rows("figures", *words)
        return {" ".join([row["key"], *(row[dim] for dim in dims if dim in row)]): row for row in rows}


def _said(*words: str) -> str:
    """What a command prints; it must end well."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        assert main(list(words)) == 0
    return printed.getvalue()
