"""What a Request Tracker itself says of its tickets, asked by plain HTTP and worked out the long way.

Shares no code with the program: histories one by one, dates by strptime, rules spelled out again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from tests.real.rt_server import RtServer

_SOLVED_OR_GONE = ("resolved", "rejected", "deleted")


@dataclass
class Said:
    """One ticket by the server's own words. Times in ms; ``status``: its own, or "merged"."""

    id: str
    status: str
    owner: str | None
    queue: str | None
    customer: str | None
    channel: str | None
    created: int
    first_response: int | None = None
    resolved: int | None = None
    reopened: int = 0
    waiting_since: int | None = None


def agents_of(rt: RtServer) -> set[str]:
    """Logins of the members of Agents."""
    group = rt.raw("/groups", "root", query='[{"field":"Name","value":"Agents"}]')["items"][0]["id"]
    members = rt.raw(f"/group/{group}/members", "root", per_page="100")["items"]
    return {rt.raw(f"/user/{member['id']}", "root")["Name"] for member in members}


def everything_said(rt: RtServer, newest: int = 0) -> dict[str, Said]:
    """Every ticket there ever was, or the ``newest`` so many, by id: ids are dense, so they are counted."""
    agents = agents_of(rt)
    queues = {queue["id"]: queue["Name"] for queue in rt.raw("/queues/all", "root", fields="Name")["items"]}
    return {said.id: said for said in _tickets(rt, agents, queues, newest)}


def _tickets(rt: RtServer, agents: set[str], queues: dict[str, str], newest: int) -> Iterator[Said]:
    last = rt.raw(
        "/transactions",
        "root",
        query="Type = 'Create' AND ObjectType = 'RT::Ticket'",
        fields="ObjectId",
        orderby="ObjectId",
        order="DESC",
        per_page="1",
    )
    highest = int(last["items"][0]["ObjectId"])
    for id in range(max(1, highest - newest + 1) if newest else 1, highest + 1):
        yield _one(str(id), rt.raw(f"/ticket/{id}", "root"), _history(rt, str(id)), agents, queues)


def _history(rt: RtServer, id: str) -> list[dict[str, Any]]:
    fields = "Type,Creator,Created,Field,OldValue,NewValue,ObjectId"
    page = rt.raw(f"/ticket/{id}/history", "root", fields=fields, per_page="100")
    assert page["pages"] == 1, "the naive reader reads one page"
    return sorted((row for row in page["items"] if row["ObjectId"] == id), key=lambda row: int(row["id"]))


def _one(
    id: str, ticket: dict[str, Any], history: list[dict[str, Any]], agents: set[str], queues: dict[str, str]
) -> Said:
    merged = str(ticket["id"]) != id
    said = Said(
        id,
        "merged" if merged else ticket["Status"],
        None if merged else ticket["Owner"]["id"].replace("Nobody", ""),
        None if merged else queues[ticket["Queue"]["id"]],
        None if merged else ticket["Requestor"][0]["id"],
        None if merged else _channel(ticket),
        _ms(history[0]["Created"] if merged else ticket["Created"]),
    )
    # The first message came when the ticket did; its own row may be stamped a second later.
    history[0]["Created"] = history[0]["Created"] if merged else ticket["Created"]
    asked = history[0]["Creator"]["id"] not in agents
    for row in history:
        author, at = row["Creator"]["id"], _ms(row["Created"])
        if row["Type"] == "Correspond" and "@" in author:
            asked = True
        if row["Type"] == "Correspond" and author in agents and asked and said.first_response is None:
            said.first_response = at
        if (
            row["Type"] == "Status"
            and row["OldValue"] in _SOLVED_OR_GONE
            and row["NewValue"] not in _SOLVED_OR_GONE
        ):
            said.reopened += 1
    solved = [
        _ms(row["Created"]) for row in history if row["Type"] == "Status" and row["NewValue"] == "resolved"
    ]
    said.resolved = solved[-1] if said.status == "resolved" else None
    if said.status in ("new", "open", "stalled"):
        said.waiting_since = _waiting(history, agents)
    return said


def _waiting(history: list[dict[str, Any]], agents: set[str]) -> int | None:
    """Backwards from the newest public message, as long as they are the customer's."""
    oldest = None
    for row in reversed(history):
        if row["Type"] not in ("Create", "Correspond"):
            continue
        if row["Creator"]["id"] in agents:
            break
        oldest = _ms(row["Created"])
    return oldest


def _channel(ticket: dict[str, Any]) -> str:
    return next(
        (
            str(one["values"][0])
            for one in ticket["CustomFields"]
            if one["name"] == "Channel" and one["values"]
        ),
        "",
    )


def _ms(stamp: str) -> int:
    return int(datetime.strptime(stamp, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC).timestamp()) * 1000
