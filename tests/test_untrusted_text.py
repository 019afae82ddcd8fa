"""Text of unknown origin reaches the screen by one door: nothing else may call what reads markup."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOOR = ROOT / "widgets" / "safe.py"
CALLS = {
    "QLabel",
    "QMessageBox",
    "QProgressDialog",
    "QTextBrowser",
    "QTextEdit",
    "addLegend",
    "insertHtml",
    "openUrl",
    "setHtml",
    "setMarkdown",
    "setStatusTip",
    "setToolTip",
    "setWhatsThis",
    "showText",
}


def faults(source: str) -> Iterator[str]:
    """Each call in the source that may read markup, by line."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = _called(node.func)
            owner = _called(node.func.value) if isinstance(node.func, ast.Attribute) else ""
            if name in CALLS or owner in ("QMessageBox", "QToolTip", "QDesktopServices"):
                yield f"line {node.lineno}: {owner + '.' if owner else ''}{name}"
        if isinstance(node, ast.ClassDef) and any(_called(base) in CALLS for base in node.bases):
            yield f"line {node.lineno}: class {node.name}"


def _called(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else ""


def _ours() -> list[Path]:
    return sorted(
        file for room in ("widgets", "supervisor_app") for file in (ROOT / room).rglob("*.py") if file != DOOR
    )


@pytest.mark.parametrize("file", _ours(), ids=lambda file: str(file.relative_to(ROOT)))
def test_no_file_but_one_hands_text_to_what_reads_markup(file: Path) -> None:
    assert list(faults(file.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        "QLabel(name)",
        "QtWidgets.QLabel(name)",
        "button.setToolTip(subject)",
        "QMessageBox.warning(self, 'x', body)",
        "QToolTip.showText(at, text)",
        "view.setHtml(body)",
        "plot.addLegend()",
        "QDesktopServices.openUrl(url)",
        "class Title(QLabel): ...",
    ],
)
def test_the_guard_sees(source: str) -> None:
    assert list(faults(source))


def test_the_guard_lets_plain_things_pass() -> None:
    assert not list(faults("rows.append(1)\nlabel = PlainLabel(name)\nset_tip(label, name)"))
