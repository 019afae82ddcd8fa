"""What follows from all of them for the dashboard: each of its six points, over the runs of all operators."""

from tests.operators import (
    lines_community_uk,
    lines_discount_ru,
    lines_incumbent_cz,
    lines_regional_tj,
    lines_virtual_pl,
)
from tests.operators.asking import ask
from tests.operators.estimates import different, members
from tests.operators.expecting import Above, AtLeast
from tests.operators.lines import Line, no_figure
from tests.operators.rhythm import greatest_burst

_PL, _UK = lines_virtual_pl.PLAN.name, lines_community_uk.PLAN.name
_RU_YEARS = lines_discount_ru.YEARS.name
_TJ, _RU, _CZ = lines_regional_tj.PLAN.name, lines_discount_ru.PLAN.name, lines_incumbent_cz.PLAN.name

_WHERE = {
    _PL: ("phone", "ivr", "email", "facebook", "twitter", "in_person", "letter", "portal"),
    _UK: ("community", "web_form"),
    _TJ: ("chatbot", "app_chat", "account", "instagram", "telegram", "sms", "whatsapp", "messenger"),
    _RU: ("app",),
    _CZ: ("web_chat", "video"),
}


def _has(run: str, text: str, key: str, *channel: str) -> Line:
    """A figure that is there: its contacts, of a channel or of all."""
    return Line(
        run=run,
        text=text,
        published="there",
        expected=AtLeast(1),
        asks=(ask(key, "channel"),),
        working=members(*channel),
    )


def _told_apart(run: str, text: str, number: int, by: tuple[str, ...], place: int) -> Line:
    """Contacts told apart by something that has so many words."""
    return Line(
        run=run,
        text=text,
        published=f"{number}",
        expected=AtLeast(number),
        asks=(ask("volume", *by),),
        working=different(place),
    )


_OMNICHANNEL = (
    *(
        _has(run, f"1 omnichannel: {channel}", "volume", channel)
        for run, channels in _WHERE.items()
        for channel in channels
    ),
    no_figure(_PL, "1 omnichannel: several back ends at once", "one API here; `make real` has two systems"),
)

_SELF_SERVICE = (
    _has(_RU, "2 self-service counts: containment of the voice menu", "containment", "ivr"),
    _has(_TJ, "2 self-service counts: containment of the chatbot", "containment", "chatbot"),
    _has(_CZ, "2 self-service counts: requests in the portal", "volume", "portal"),
    _has(_CZ, "2 self-service counts: requests in the app", "volume", "app"),
)

_PROMISES = (
    _has(_PL, "3 promises: first response, e-mail within 30 min", "first_response_share", "email"),
    _has(_PL, "3 promises: service level", "service_level", "phone"),
    _has(_UK, "3 promises: nobody stays unanswered", "unanswered"),
    *(
        _has(_PL, f"3 promises: response rate per channel: {channel}", "response_rate", channel)
        for channel in lines_virtual_pl.ELECTRONIC
    ),
)

_QUALITY = (
    _has(_TJ, "4 quality: first-line resolution", "first_line"),
    _has(_PL, "4 quality: the same consultant throughout", "continuity"),
    _has(_PL, "4 quality: the same consultant again", "returning"),
    _has(_PL, "4 quality: no solution offered twice", "repeat_solution"),
    _has(_TJ, "4 quality: escalations", "escalated"),
    _has(_PL, "4 quality: call-backs kept", "callbacks_kept"),
    _has(_RU_YEARS, "4 quality: irritating phrases", "phrases"),
)

_RHYTHM = (
    _told_apart(_PL, "5 rhythm: hours", 24, ("channel", "weekday", "hour"), 2),
    _told_apart(_PL, "5 rhythm: weekdays", 7, ("channel", "weekday", "hour"), 1),
    _told_apart(_PL, "5 rhythm: days of the month", 31, ("monthday",), 0),
    _told_apart(_CZ, "5 rhythm: season, months", 24, ("channel", "month"), 1),
    _told_apart(_PL, "5 rhythm: days, to be laid beside the weather", 80, ("channel", "day"), 1),
    _told_apart(_RU_YEARS, "5 rhythm: campaign surges, months", 21, ("channel", "month"), 1),
    _told_apart(_CZ, "5 rhythm: channel shift, channels", 9, ("channel", "month"), 0),
    no_figure(_CZ, "5 rhythm: cohort effects", "among the lines of this operator"),
)

_INCIDENTS = (
    Line(
        run=_TJ,
        text="6 incidents: a burst of reports from one district, of all reports of that day",
        published="an outage",
        expected=Above(0.6),
        asks=(ask("volume", "channel", "region", "day", topic=lines_regional_tj.OUTAGE),),
        working=greatest_burst(),
    ),
)

LINES = (*_OMNICHANNEL, *_SELF_SERVICE, *_PROMISES, *_QUALITY, *_RHYTHM, *_INCIDENTS)
