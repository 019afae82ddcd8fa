"""The product beside it: collects from the same operator, and is asked on its command line."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from datetime import datetime
from math import isclose
from pathlib import Path
from typing import Any

from tests.operators.asking import PRESENCE, Ask, Row, Rows
from tests.operators.lines import Line
from tests.operators.operator_process import Server
from tests.operators.plans import Plan
from tests.operators.trending import Told, exported, trends_words

_TOKEN_ENV = "SUPERVISOR_DESK_TOKEN"
_COLLECT_LIMIT_S = 1200.0
_ASK_LIMIT_S = 300.0

_CONFIG = """
[desk]
title = "Desk"
zone = "{zone}"

[phrases]
pl = []
ru = []
cs = []
en = {phrases}

[store]
path = "{store}"

[[sources]]
kind = "helpdesk_api"
key = "desk"
url = "{url}"
secret = "env:{token_env}"
"""


class Product:
    """One store of the product, in a folder of its own."""

    def __init__(self, server: Server, plan: Plan, folder: Path) -> None:
        self._folder = folder
        self._config, self._store = folder / "desk.toml", folder / "desk.db"
        phrases = json.dumps(plan.phrases, ensure_ascii=False)
        config = _CONFIG.format(
            zone=plan.zone, store=self._store, url=server.url, token_env=_TOKEN_ENV, phrases=phrases
        )
        self._config.write_text(config, encoding="utf-8")
        self._where = ("--config", str(self._config), "--store", str(self._store))
        self._env = {
            **os.environ,
            _TOKEN_ENV: server.token,
            "HOME": str(folder),
            "XDG_STATE_HOME": str(folder),
        }

    def collect(self) -> None:
        """Read all that the operator has."""
        self._run("collect", "--once", limit_s=_COLLECT_LIMIT_S)

    def seen_until(self) -> int:
        """The instant at which it last looked, in milliseconds UTC: what it tells is true of then."""
        (row,) = self._figures(["volume"])
        return round(datetime.fromisoformat(row["as_of"]).timestamp() * 1000)

    def rows(self, asks: Iterable[Ask]) -> dict[Ask, Rows]:
        """What it answers: all figures of the same window in one call."""
        together: dict[Any, list[Ask]] = {}
        asks = tuple(dict.fromkeys(asks))
        answers = {asked: self._presence() for asked in asks if asked.key == PRESENCE}
        for asked in asks:
            if asked.key != PRESENCE:
                together.setdefault(asked.window, []).append(asked)
        for some in together.values():
            answers |= self._together(some)
        return answers

    def trends(self, tables: Mapping[str, str], plan: Plan, lines: Iterable[Line]) -> Told | None:
        """The trends of a plan, with these exports imported; None where no line asks for them."""
        if all(line.by_trends is None for line in lines):
            return None
        for words in exported(tables, plan.zone, self._folder):
            self._run(words[0], *words[1:], limit_s=_ASK_LIMIT_S)
        command, *words_ = trends_words(plan)
        return Told(json.loads(self._run(command, *words_, limit_s=_ASK_LIMIT_S)))

    def _presence(self) -> Rows:
        told: list[dict[str, Any]] = json.loads(self._run("status", "--json", limit_s=_ASK_LIMIT_S))
        return {(row["part"],): Row(float(row["value"]), row["n"]) for row in told if row["key"] == PRESENCE}

    def _together(self, asks: list[Ask]) -> dict[Ask, Rows]:
        one = asks[0]
        words = ["--by", ",".join(one.by)] if one.by else []
        for name, value in (("--from", one.start), ("--to", one.end)):
            words += [name, value] if value else []
        for dim, word in one.where:
            words += ["--where", f"{dim}={word}"]
        told = self._figures([*(asked.key for asked in asks), *words])
        return {asked: _rows(told, asked) for asked in asks}

    def _figures(self, words: list[str]) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = json.loads(self._run("figures", *words, "--json", limit_s=_ASK_LIMIT_S))
        return rows

    def _run(self, command: str, *words: str, limit_s: float) -> str:
        said = subprocess.run(
            [sys.executable, "-m", "supervisor_app", command, *words, *self._where],
            env=self._env,
            capture_output=True,
            text=True,
            timeout=limit_s,
            check=False,
        )
        if said.returncode:
            raise RuntimeError(f"{command} {' '.join(words)}: {said.stderr[-600:]}")
        return said.stdout


def _rows(told: list[dict[str, Any]], asked: Ask) -> Rows:
    return {
        tuple(row[dim] for dim in asked.by): Row(row["value"], row["n"], row.get("met"))
        for row in told
        if row["key"] == asked.key
    }


def unlike(ours: Rows, theirs: Rows) -> list[str]:
    """Groups in which two answers are not the same, of fractions up to a billionth."""
    found = []
    for group in sorted(ours.keys() | theirs.keys()):
        product, hand = ours.get(group), theirs.get(group)
        if product is None or hand is None or not _alike(product, hand):
            found.append(f"{group}: product {product}, by hand {hand}")
    return found


def _alike(product: Row, hand: Row) -> bool:
    return (product.n, product.met) == (hand.n, hand.met) and same(product.value, hand.value)


def same(ours: float | None, theirs: float | None) -> bool:
    """Both nothing, or equal up to a billionth."""
    if ours is None or theirs is None:
        return ours is theirs
    return isclose(ours, theirs, rel_tol=1e-9)
