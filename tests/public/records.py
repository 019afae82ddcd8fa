"""Public records through the command line: imported into a store, then asked about."""

import json
from pathlib import Path
from typing import Any

import pytest

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

    def brought(self, capsys: pytest.CaptureFixture[str]) -> Row:
        """What is said of importing them; nothing may be rejected."""
        rejects = self.folder / "rejects.csv"
        options = ["--mapping", str(self.mapping), "--store", str(self.store), "--rejects", str(rejects)]
        assert main(["import", str(self.file), *options, "--json"]) == 0
        assert not rejects.exists()
        told: Row = json.loads(capsys.readouterr().out)
        return told

    def settings(self, text: str) -> tuple[str, ...]:
        """The options that name a settings file with this text."""
        path = self.folder / "settings.toml"
        path.write_text(text, "utf-8")
        return "--config", str(path)

    def rows(self, capsys: pytest.CaptureFixture[str], *words: str) -> list[Row]:
        """What a command prints."""
        assert main([*words, "--store", str(self.store), "--json"]) == 0
        rows: list[Row] = json.loads(capsys.readouterr().out)
        return rows

    def figures(self, capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Row]:
        """Rows of ``figures`` by key, and by what tells them apart."""
        dims = ("channel", "region", "day", "month")
        rows = self.rows(capsys, "figures", *words)
        return {" ".join([row["key"], *(row[dim] for dim in dims if dim in row)]): row for row in rows}
