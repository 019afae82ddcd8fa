"""Public records to test on: read where they lie, never copied into the project."""

import os
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parent.parent


def public_file(name: str) -> Path:
    """A file of the folder that SUPERVISOR_PUBLIC_DATA names, else of ../shared/data; without it, a skip."""
    named = os.environ.get("SUPERVISOR_PUBLIC_DATA")
    path = (Path(named) if named else _ROOT.parent / "shared" / "data") / name
    if not path.is_file():
        pytest.skip(f"no {name}: SUPERVISOR_PUBLIC_DATA does not name a folder of public records")
    return path
