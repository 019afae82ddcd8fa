"""The command line: what may be said, and who does it. Qt is imported only by commands that draw."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from types import ModuleType

from supervisor_app import __version__
from supervisor_app.cli_values import days, factor, seconds, size, speed
from supervisor_app.domain.errors import SupervisorError

FAILED = 1
MISUSED = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit status: 0 done, 1 it could not be done, 2 said wrongly."""
    os.umask(0o077)
    said = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if said[:1] == ["operator"]:  # has options of its own, documented where it is
            return int(_module("operator").run(said[1:]))
        options = _parser().parse_args(said)
        status = int(_module(options.module).run(options))
        sys.stdout.flush()  # here, so that a reader who went away is noticed below and not at exit
        return status
    except SupervisorError as error:
        sys.stderr.write(f"supervisor-app: {error}\n")
        return FAILED
    except BrokenPipeError:
        # The reader (head, a closed pager) has had enough; Python must not complain at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"supervisor_app.commands.{name}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="supervisor-app", description="The help desk's figures, live.")
    parser.add_argument("--version", action="version", version=f"supervisor-app {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for add in (
        _add_demo,
        _add_run,
        _add_collect,
        _add_status,
        _add_figures,
        _add_contacts,
        _add_trends,
        _add_report,
        _add_import,
        _add_rollups,
        _add_sources,
        _add_screenshot,
    ):
        add(commands)
    return parser


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, summary: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=summary, description=summary + ".")
    parser.set_defaults(module=name)
    return parser


def _add_demo(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = _add(commands, "demo", "watch a simulated operator")
    _operator_options(parser)
    parser.add_argument("--no-window", action="store_true", help="collect without a window")
    _once_option(parser)
    parser.add_argument("--for", dest="for_s", type=seconds, metavar="SECONDS", help="end after this time")
    parser.add_argument("--store", help="keep the facts in this file (default: a temporary one)")
    parser.add_argument("--theme", choices=("dark", "light"), default="dark")


def _operator_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--operator", default="virtual-pl", help="which operator (default: %(default)s)")
    parser.add_argument("--scale", type=factor, default=1.0, help="multiplies volume and staff")
    parser.add_argument(
        "--speed", type=speed, default=1.0, help="multiplies the speed of the clock (0: it stands still)"
    )
    parser.add_argument("--days", type=days, metavar="N", help="whole days of history (default: 8)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another week")
    parser.add_argument(
        "--faults", default="", metavar="SPEC", help="have its server misbehave, like busy=0.2,latency=1.5"
    )
    parser.add_argument(
        "--scenario",
        default="",
        metavar="FILE",
        help="have something happen: a TOML file, or campaign, lost_source, outage, overload or strike",
    )
    parser.add_argument(
        "--at",
        default="",
        metavar="TIME",
        help="begin at this time (ISO 8601), or at the real one: now (default: the real one in working hours "
        "of the operator, else noon of its last working day)",
    )


def _add_run(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = _add(commands, "run", "watch the sources of the settings file in a window")
    _settings_options(parser)
    parser.add_argument("--theme", choices=("dark", "light"), help="instead of the one in the settings")
    parser.add_argument("--for", dest="for_s", type=seconds, metavar="SECONDS", help="end after this time")


def _add_collect(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = _add(commands, "collect", "poll the sources of the settings file without a window")
    _settings_options(parser)
    _once_option(parser)
    parser.add_argument("--for", dest="for_s", type=seconds, metavar="SECONDS", help="end after this time")


def _add_status(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = _add(commands, "status", "print every figure of a store")
    _settings_options(parser)
    parser.add_argument("--json", action="store_true", help="as a list of objects")


def _add_figures(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = _add(commands, "figures", "print figures of any window")
    _settings_options(parser)
    parser.add_argument("keys", nargs="*", metavar="KEY", help="keys that status prints (default: all)")
    _window_options(parser)
    parser.add_argument(
        "--by",
        default="",
        metavar="DIM,DIM",
        help="apart by day, month, hour, weekday, monthday, channel, queue, topic, region, site, agent, "
        "helper, or cohort and since: a fact known of customers, and the months since they have it",
    )
    parser.add_argument("--json", action="store_true", help="as a list of objects")


def _window_options(parser: argparse.ArgumentParser) -> None:
    _from_to_options(parser, "the start of the day last watched", "when it was last watched")
    parser.add_argument(
        "--where", action="append", default=[], metavar="DIM=WORD", help="only these, like channel=phone"
    )


def _from_to_options(parser: argparse.ArgumentParser, start: str, end: str) -> None:
    like = "a day, or a local time like 2026-11-20T12:00"
    parser.add_argument("--from", dest="start", default="", metavar="T", help=f"{like} (default: {start})")
    parser.add_argument("--to", dest="end", default="", metavar="T", help=f"not part of it (default: {end})")
    parser.add_argument(
        "--zone", default="", help="whose days and hours are meant, like Europe/Warsaw (default: the desk's)"
    )


def _add_contacts(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = _add(commands, "contacts", "print exactly the contacts behind a figure")
    _settings_options(parser)
    parser.add_argument("--figure", required=True, metavar="KEY", help="a key that status prints")
    parser.add_argument("--span", help="now, last_30_min or today (default: the first the figure has)")
    parser.add_argument("--channel", default="")
    parser.add_argument("--queue", default="", help="a queue's key as status prints it")
    parser.add_argument("--agent", default="", help="an agent's key as status prints it")
    _window_options(parser)
    parser.add_argument("--part", default="", help="met or missed: one side of a share")
    parser.add_argument("--json", action="store_true", help="as a list of objects")


def _add_trends(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = _add(commands, "trends", "print months, years, shifts, rhythm, weather and cohorts")
    _settings_options(parser)
    _from_to_options(parser, "all that is stored", "when it was last watched")
    parser.add_argument("--channel", default="", help="index, rhythm, weather of this channel, like phone")
    parser.add_argument("--topic", default="", help="only this topic, as it is called")
    parser.add_argument("--site", default="", help="only this site, by its key")
    parser.add_argument("--fact", default="", help="only this fact known of customers (default: each)")
    parser.add_argument("--json", action="store_true", help="as a list of objects")


def _add_import(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = _add(commands, "import", "take an export of another program into a store")
    parser.set_defaults(module="import_file")
    parser.add_argument("file", metavar="FILE", help="a CSV, TSV, XLSX or Parquet file")
    parser.add_argument(
        "--mapping", required=True, metavar="M.toml", help="what its columns mean (docs/import.md)"
    )
    _settings_options(parser)
    parser.add_argument(
        "--source", default="", metavar="KEY", help="keep it under this key (default: the mapping's)"
    )
    parser.add_argument(
        "--rejects", metavar="PATH", help="where rejected rows are listed (default: FILE.rejects.csv)"
    )
    parser.add_argument("--json", action="store_true", help="what came of it as an object")


def _add_report(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = _add(commands, "report", "make the report of a day or a range of days")
    _settings_options(parser)
    parser.add_argument("--day", default="", metavar="D", help="like 2026-11-20 (default: yesterday)")
    parser.add_argument("--from", dest="first", default="", metavar="A", help="the first day of a range")
    parser.add_argument(
        "--to", dest="last", default="", metavar="B", help="its last day, which is part of it"
    )
    parser.add_argument(
        "--against",
        choices=("usual", "before", "week", "year"),
        default="usual",
        help="compare with the usual day, the days before, a week or a year before (default: usual)",
    )
    parser.add_argument("--channel", default="", help="only this channel, like phone")
    parser.add_argument("--site", default="", help="only this site, by its key")
    parser.add_argument(
        "--format", choices=("pdf", "xlsx", "csv", "json"), help="(default: as the file is called)"
    )
    parser.add_argument("--out", default="", metavar="F", help="the file to write")
    parser.add_argument("--mail", action="store_true", help="send it as the settings say, as PDF")


def _add_rollups(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = _add(commands, "rollups", "work out once what long windows are made of")
    _settings_options(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--rebuild", action="store_true", help="forget what there is, and make all anew")
    what.add_argument("--verify", action="store_true", help="compare what there is with the facts")


def _add_sources(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = _add(commands, "sources", "look after the sources of the settings file")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    check = actions.add_parser("check", help="reachable, authenticated as whom, rights, clock, abilities")
    _settings_options(check)
    check.add_argument("--json", action="store_true", help="as a list of objects")


def _add_screenshot(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = _add(commands, "screenshot", "draw a page into a picture")
    pages = ("live", "wallboard", "agents", "daily", "trends", "sources")
    parser.add_argument("--page", default="live", choices=pages)
    parser.add_argument("--size", type=size, default=(1920, 1080), metavar="WxH")
    parser.add_argument("--theme", choices=("dark", "light"), default="dark")
    parser.add_argument("--out", required=True, metavar="F.png")
    parser.add_argument("--open", metavar="FIGURE", default="", help="list the contacts behind this figure")
    parser.add_argument(
        "--config", help="of the sources of this settings file (default: a simulated operator)"
    )
    parser.add_argument("--store", help="keep the facts in this file")
    _operator_options(parser)


def _once_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--once", action="store_true", help="end as soon as every source has delivered all it has"
    )


def _settings_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", help="the settings file (default: the one of this user)")
    parser.add_argument("--store", help="the store (default: the one the settings name)")
