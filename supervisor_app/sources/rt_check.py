"""What `sources check` says of a Request Tracker: one line for each thing that may be wrong."""

from datetime import UTC, datetime

from supervisor_app.domain.batch import Check, CheckLine
from supervisor_app.domain.errors import SourceError, SourceRefused
from supervisor_app.domain.time import SECOND_MS, to_instant
from supervisor_app.sources.decoding import decode_json
from supervisor_app.sources.rt_lists import RtLists
from supervisor_app.sources.rt_records import Version
from supervisor_app.sources.rt_session import Login, RtSession
from supervisor_app.sources.rt_staff import Staff

_SKEW_MS = 30 * SECOND_MS

_CANNOT = CheckLine(
    "cannot deliver",
    None,
    "who is at their desk, live queues, hold and wrap times; talk times only as minutes worked",
)


def check_server(source: str, session: RtSession, staff: Staff, lists: RtLists) -> Check:
    """All lines; it stops early where the server cannot be reached or does not let us in."""
    lines: list[CheckLine] = []
    try:
        lines += _reached(session)
        lines.append(_who(session, staff))
        lines += _rights(staff, lists)
    except SourceRefused as error:
        lines.append(CheckLine("rights" if lines else "authenticated as", False, str(error)))
    except SourceError as error:
        lines.append(CheckLine("tickets" if lines else "reachable", False, str(error)))
    return Check(source, (*lines, _CANNOT))


def _reached(session: RtSession) -> list[CheckLine]:
    answer = session.get("/rt")
    version = decode_json(answer, Version).version
    lines = [
        CheckLine("reachable", True, f"Request Tracker {version} answered in {answer.elapsed_ms} ms"),
        CheckLine("version", version.startswith("5."), f"{version or 'unknown'}; made for 5"),
    ]
    if answer.date is not None:
        skew_ms = answer.date - to_instant(datetime.now(UTC))
        lines.append(CheckLine("clock", abs(skew_ms) < _SKEW_MS, f"{skew_ms / 1000:+.0f} s against ours"))
    return lines


def _who(session: RtSession, staff: Staff) -> CheckLine:
    if isinstance(session.credentials, Login):
        return CheckLine("authenticated as", True, session.credentials.user)
    number = session.credentials.user_number()
    return CheckLine(
        "authenticated as", True, (number and staff.login_of(number)) or "the owner of the token"
    )


def _rights(staff: Staff, lists: RtLists) -> list[CheckLine]:
    queues = lists.queue_names()
    tickets = lists.tickets_below(None, "id > 0").tickets
    staff.refresh()
    members = staff.members
    fields = not tickets or not isinstance(tickets[0].custom, str)
    return [
        CheckLine("queues", bool(queues), ", ".join(sorted(queues.values())) or "none to be seen"),
        CheckLine("tickets", bool(tickets), "can be seen" if tickets else "none to be seen"),
        CheckLine("transactions", lists.newest_transaction() > 0, "needed to follow changes"),
        CheckLine("custom fields", fields, "can be seen" if fields else "hidden; grant SeeCustomField"),
        CheckLine(
            "agents",
            None if members is None else bool(members),
            "learned from who answers; grant AdminGroupMembership to read the group"
            if members is None
            else f"{len(members)} in the group",
        ),
    ]
