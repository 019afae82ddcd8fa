"""What ``sources check`` finds out about a telephone exchange."""

from supervisor_app.domain.batch import Check, CheckLine
from supervisor_app.domain.errors import SourceError
from supervisor_app.sources.ami_clock import ExchangeClock
from supervisor_app.sources.ami_records import text
from supervisor_app.sources.ami_session import AmiSession, DeniedError

_SKEW_MS = 30_000
_READS = (
    ("agent", "without it no call is seen joining, being answered or ending"),
    ("call", "without it a call whose end is not announced stays open for a while"),
    ("dialplan", "without it callers who timed out count as abandoned"),
)


def check_exchange(source: str, session: AmiSession, clock: ExchangeClock, queues: tuple[str, ...]) -> Check:
    """Ask the exchange everything once. Raises SourceError where it cannot be asked at all."""
    clock.refresh(session, anew=True)
    lines = [
        CheckLine("account", True, f"Signed in as {session.username}"),
        _version(session),
        _clock_line(clock.skew_ms),
        *_rights(session),
        *_queues(session, queues),
        CheckLine("limits", None, "Delivers no texts and nothing from before it was listened to"),
    ]
    return Check(source, tuple(lines))


def _version(session: AmiSession) -> CheckLine:
    try:
        told = session.ask("CoreSettings")[0]
    except DeniedError:
        return CheckLine("version", False, "The account may not ask for the version: give it write=reporting")
    return CheckLine(
        "version", True, f"Asterisk {text(told, 'AsteriskVersion', 40)}, AMI {text(told, 'AMIversion', 20)}"
    )


def _clock_line(skew_ms: int) -> CheckLine:
    seconds = skew_ms / 1000
    return CheckLine("clock", abs(skew_ms) <= _SKEW_MS, f"Its clock is {seconds:+.1f} s from this machine's")


def _rights(session: AmiSession) -> list[CheckLine]:
    """Which events the account reads. Only the exchange's own command line tells."""
    try:
        told = session.ask("Command", Command=f"manager show user {session.username}")[0]
    except SourceError:
        return [
            CheckLine(
                "rights",
                None,
                "Its rights cannot be read (that needs write=command): it needs read=agent,call,dialplan",
            )
        ]
    lines = text(told, "Output", 4_000) and told["Output"].splitlines()
    found = next((line for line in lines if "read perm" in line), "")
    held = {word.strip() for word in found.partition(":")[2].split(",")}
    return [_right(word, loss, word in held or "all" in held) for word, loss in _READS]


def _right(word: str, loss: str, held: bool) -> CheckLine:
    return CheckLine("rights", held, f"Reads {word} events" if held else f"Lacks read={word}: {loss}")


def _queues(session: AmiSession, wanted: tuple[str, ...]) -> list[CheckLine]:
    found = [text(b, "Queue") for b in session.queue_status() if b.get("Event") == "QueueParams"]
    missing = [queue for queue in wanted if queue not in found]
    lines = [CheckLine("queues", bool(found), f"{len(found)} queues: {', '.join(found)[:200]}")]
    return lines + [
        CheckLine("queues", False, f"There is no queue {queue!r} on the exchange") for queue in missing
    ]
