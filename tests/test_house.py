"""The house rules a machine can hold: who imports whom, no sleep in tests, no file grown too long."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted([*ROOT.glob("supervisor_app/**/*.py"), *ROOT.glob("widgets/**/*.py")])
TESTS = sorted(ROOT.glob("tests/**/*.py"))

DOMAIN = {"domain"}
ALLOWED: dict[str, set[str]] = {
    "domain": DOMAIN,
    "contract": {"contract"},
    "text": {"text", *DOMAIN},
    "metrics": {"metrics", "text", *DOMAIN},
    "store": {"store", *DOMAIN},
    "sources": {"sources", "contract", "log", "settings_lines", *DOMAIN},
    "services": {"services", "sources", "store", "metrics", "settings", "log", "text", *DOMAIN},
    "demo": {"demo", "contract", *DOMAIN},
    "ui": {"ui", "text", "metrics", *DOMAIN},
    "reports": {"reports", "text", "metrics", "settings", "log", "paths", "qt_pair", *DOMAIN},
    "settings": {"settings", "settings_lines", "settings_targets", *DOMAIN},
    "settings_reading": {
        "settings", "settings_lines", "settings_mail", "settings_targets", "settings_targets_faults", *DOMAIN,
    },
    "settings_targets": DOMAIN,
    "settings_targets_faults": {"settings", "settings_targets", *DOMAIN},
    "settings_mail": {"settings"},
    "settings_lines": DOMAIN,
    "secrets": {"log", *DOMAIN},
    "log": DOMAIN,
    "paths": set(),
    "opening": {"services", *DOMAIN},
    "qt_pair": DOMAIN,
    "saving": {"reports", "services", *DOMAIN},
    "app": {
        *("app", "opening", "saving", "qt_pair", "ui", "services", "settings", "paths", "log", "text"),
        *DOMAIN,
    },
    "picture": {"app", *DOMAIN},
    "cli": {"commands", "cli_values", *DOMAIN},
    "cli_values": set(),
    "__main__": {"cli"},
    "commands": {
        "app", "picture", "commands", "reports", "services", "settings", "settings_reading", "secrets",
        "paths", "log", "text", *DOMAIN,
    },
}  # fmt: skip
SPECIAL = {"commands/simulated.py": {"demo"}, "commands/operator.py": {"demo"}}
QT_ROOMS = {"ui", "app", "picture"}
WIDGETS_MAY = {"PySide6", "pyqtgraph", "numpy", "widgets", "shiboken6"}


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Every module a file imports, at its top or later, with the line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports relatively"
            yield node.lineno, node.module or ""


def room_of(path: Path) -> str:
    """The room of a file of supervisor_app: its folder, or its own name at the top."""
    parts = path.relative_to(ROOT / "supervisor_app").parts
    return parts[0] if len(parts) > 1 else parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_one_way(path: Path) -> None:
    relative = path.relative_to(ROOT)
    faults = [
        f"{relative}:{line} imports {name}" for line, name in imported(path) if not _may_import(path, name)
    ]
    assert not faults


def _may_import(path: Path, name: str) -> bool:
    top, _, rest = name.partition(".")
    if path.is_relative_to(ROOT / "widgets"):
        return top in WIDGETS_MAY or _is_stdlib(top)
    if path == ROOT / "supervisor_app" / "__init__.py":
        return False
    room = room_of(path)
    if top in ("PySide6", "pyqtgraph", "widgets", "shiboken6"):
        return room in QT_ROOMS or room == "reports"
    if top != "supervisor_app" or not rest:
        return True
    special = SPECIAL.get(path.relative_to(ROOT / "supervisor_app").as_posix(), set())
    return rest.partition(".")[0] in ALLOWED[room] | special


def _is_stdlib(top: str) -> bool:
    return top in sys.stdlib_module_names


def test_tests_do_not_sleep() -> None:
    asleep = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in TESTS
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("sleep", "qWait", "qSleep", "msleep")
    ]
    assert not asleep


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_file_is_too_long_and_no_function_either(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 300
    too_long = [
        f"{node.name} at {node.lineno}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno >= 60
    ]
    assert not too_long
