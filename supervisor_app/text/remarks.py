"""What stood out of a period, as sentences: the lead, which is said strongly, and what follows it."""

from collections.abc import Sequence
from datetime import date

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.summary import Period, PeriodKind
from supervisor_app.domain.time import Instant, Window
from supervisor_app.text.numbers import NO_BREAK, count, counted, decimal, ordinal, share
from supervisor_app.text.periods import period_title
from supervisor_app.text.times import WEEKDAYS, clock, day, duration_clock, duration_words
from supervisor_app.text.words import channel_word

_MIDNIGHT, _DAYS_END = "00:00", "24:00"
_WHOLE_MM = 10.0
_FEW_TIMES = 1.5
"""From here on a factor is said as one (1.9 times), below as per cent more."""

_CONTACTS = {
    Channel.PHONE: ("call", "calls"),
    Channel.VIDEO: ("video call", "video calls"),
    Channel.APP_CHAT: ("app chat", "app chats"),
    Channel.WEB_CHAT: ("web chat", "web chats"),
    Channel.IN_PERSON: ("visit", "visits"),
    Channel.EMAIL: ("e-mail", "e-mails"),
    Channel.LETTER: ("letter", "letters"),
    Channel.SMS: ("SMS", "SMS"),
    Channel.WEB_FORM: ("web form", "web forms"),
}

_KINDS = {"holiday": "Public holiday.", "monthday": "Special day."}
_SHORT_WEEKDAYS = tuple(name[:3] for name in WEEKDAYS)


def weekdays_short() -> tuple[str, ...]:
    """The weekdays as heads of columns, Monday first: ``Mon``."""
    return _SHORT_WEEKDAYS


def usual_title(period: Period) -> str:
    """What the usual of a period is called: ``usual Friday``, ``usual week``."""
    if period.first == period.last:
        return f"usual {WEEKDAYS[period.first.weekday()]}"
    named = {PeriodKind.WEEK: "week", PeriodKind.MONTH: "month"}
    return f"usual {named.get(period.kind, 'days')}"


def no_usual(period: Period) -> str:
    """That no day tells what is usual."""
    if period.first == period.last:
        weekday = WEEKDAYS[period.first.weekday()]
        return f"No ordinary {weekday} without gaps is stored before it: there is nothing to compare with."
    return "For some of its days no ordinary day is stored: there is nothing to compare with."


def no_band(period: Period) -> str:
    """That a single day tells what is usual, and nothing how much that varies."""
    return f"Only one ordinary {WEEKDAYS[period.first.weekday()]} is stored before it: there is no band."


def not_stored(other: Period) -> str:
    """That a period is not stored, or not all of it."""
    return f"{period_title(other)} is not stored in full: there is nothing to compare with."


def hours(window: Window, zone: str) -> str:
    """A stretch of a day by the clock: ``11:40–12:50``."""
    return f"{clock(window.start, zone)}–{_end(window.end, zone)}"


def contacts_of(number: int, channel: Channel) -> str:
    """So many contacts of a channel: ``7 e-mails``, ``1 call``, ``3 Facebook contacts``."""
    one, many = _CONTACTS.get(channel, ("", ""))
    if not one:
        named = channel_word(channel)
        one, many = f"{named} contact", f"{named} contacts"
    return counted(number, one, many)


def contacts(number: int) -> str:
    """So many contacts, as a link to them."""
    return counted(number, "contact", "contacts")


def questions(number: int) -> str:
    """So many questions in writing, as a lead."""
    return counted(number, "written question", "written questions")


def days_lead(number: int) -> str:
    """So many days, as a lead."""
    return counted(number, "day", "days")


def much(factor: float) -> str:
    """How much of the usual: ``1.9 times the usual``, ``12 % more than usual``, ``48 % fewer than usual``."""
    if factor >= _FEW_TIMES:
        return f"{decimal(factor, 1)} times the usual"
    return f"{share(abs(factor - 1))} {'more' if factor >= 1 else 'fewer'} than usual"


def day_lead(kind: str, factor: float) -> str:
    """What sort of day it was: special, or simply busy or quiet."""
    return _KINDS.get(kind, "Busy day." if factor >= 1 else "Quiet day.")


def day_text(day_: date, kind: str, factor: float) -> str:
    """How much came on a day: ``The 20th brought 1.9 times the contacts of a usual Friday``."""
    weekday = WEEKDAYS[day_.weekday()]
    who = f"The {ordinal(day_.day)}" if kind == "monthday" else "It"
    if factor >= _FEW_TIMES:
        return f"{who} brought {decimal(factor, 1)} times the contacts of a usual {weekday}"
    more = "more" if factor >= 1 else "fewer"
    return f"{who} brought {share(abs(factor - 1))} {more} contacts than a usual {weekday}"


SPECIAL_DAYS = "Special days."


def special_days_text(days: Sequence[int], factor: float, most: int) -> str:
    """How much came on the special days of a month: ``The 1st, 10th and 20th brought …, most the 10th.``."""
    *first, last = [ordinal(day_) for day_ in days]
    named = f"{', '.join(first)} and {last}" if first else last
    times = f"{decimal(factor, 1)} times the contacts of"
    said = times if factor >= _FEW_TIMES else f"{share(factor - 1)} more contacts than"
    return f"The {named} brought {said} other days of their weekdays, most the {ordinal(most)}."


def rain_text(rain_mm: float) -> str:
    """How much it rained on a day, as the end of a sentence."""
    return f", with {decimal(rain_mm, 0 if rain_mm >= _WHOLE_MM else 1)}{NO_BREAK}mm of rain"


MORE_QUESTIONS = "More questions than usual:"
"""The lead of a topic that stood out."""


def topic_text(topic: str, factor: float | None) -> str:
    """How much a topic came: ``“Roaming” 3.2 times the usual``."""
    return f"“{topic}” {'for the first time' if factor is None else much(factor)}"


def hours_part(part: float, window: Window, zone: str) -> str:
    """In which hours most of it lay: ``, 61 % of it between 11:00 and 14:00``."""
    return f", {share(part)} of it between {clock(window.start, zone)} and {_end(window.end, zone)}"


def stretch_text(channel: Channel, level: float, target: float, missing: Sequence[int]) -> str:
    """A stretch under target: ``phone service level 58 %, target 80 %: 9 agents fewer than needed.``."""
    said = f"{channel_word(channel)} service level {share(level)}, target {share(target)}"
    most = max(missing, default=0)
    if not most:
        return f"{said}; agents enough on average."
    several = "up to " if min(missing) != most else ""
    return f"{said}: {several}{counted(most, 'agent', 'agents')} fewer than needed."


def days_under_target(
    channel: Channel, under: int, days: int, worst: date, level: float, target: float
) -> str:
    """How many days of a period lay under target, and the worst of them."""
    named = f"{WEEKDAYS[worst.weekday()]} {worst.day}"
    word = channel_word(channel)
    return (
        f"of {days} had {'an' if word[0] in 'aeiou' else 'a'} {word} service level under {share(target)}; "
        f"the worst was {named} with {share(level)}."
    )


def late_text(promise_s: float, queues: Sequence[tuple[str, int]], number: int) -> str:
    """Which promise was broken, and where most: ``missed the 30 min promise, 5 of them in Porting``."""
    promise = duration_words(round(promise_s * 1000))
    return f"missed the {promise} promise{_most(queues, number)}."


def unanswered_text(queues: Sequence[tuple[str, int]], number: int) -> str:
    """That questions have had no answer, and where most of them."""
    verb = "has" if number == 1 else "have"
    return f"{verb} had no answer yet{_most(queues, number)}."


LONGEST = "A record."
GAP = "Not observed."
UNFINISHED = "Not whole yet."


def repeated_text() -> str:
    """That a solution was offered again."""
    return "had a solution offered again after it had failed."


def all_answered(letters: int) -> str:
    """That everything but letters, which take their time, was answered."""
    said = "Every electronic question was answered"
    if not letters:
        return f"{said}."
    return f"{said}; {counted(letters, 'letter', 'letters')} still {'waits' if letters == 1 else 'wait'}."


def outage_text(topic: str, region: str, number: int, usual: float) -> str:
    """A burst of one topic in one region."""
    few = "where hardly any are usual" if usual < 1 else f"where {decimal(usual, 0)} are usual"
    return f"“{topic}” in {region}: {contacts(number)} {few}."


def longest_text(channel: Channel, duration_s: float, days: int) -> str:
    """A record of length."""
    return (
        f"{duration_clock(duration_s * 1000)} on the {channel_word(channel)} is the longest of the last "
        f"{_days_long(days)}."
    )


def busiest_text(number: int, days: int) -> str:
    """A record of contacts in an hour."""
    return f"was the busiest hour of the last {_days_long(days)}: {contacts(number)}."


def gap_text(gaps: Sequence[Window], zone: str) -> str:
    """What was not observed: how long in all, and when."""
    total = sum(gap.end - gap.start for gap in gaps)
    first = gaps[0]
    when = f"{day(first.start, zone)} {hours(first, zone)}"
    others = len(gaps) - 1
    more = f" and {counted(others, 'other gap', 'other gaps')}" if others else ""
    return f"{duration_words(total)} were not observed ({when}{more}); figures that cross it lack contacts."


def flaw_text(title: str) -> str:
    """Contacts that make no sense."""
    return f"{title.lower()}; they are listed as a matter of data quality."


def unfinished_text(sources: Sequence[str]) -> str:
    """That a history is still being read."""
    return f"The history of {', '.join(sources)} is still being read: figures speak of what is there."


def _most(queues: Sequence[tuple[str, int]], number: int) -> str:
    """Where most of them were, unless there is only one place."""
    if len(queues) < 2 or number < 2:
        return ""
    title, most = max(queues, key=lambda one: one[1])
    if most < 2:
        return ""
    return f", {'all' if most == number else count(most)} of them in {title}"


def _end(at: Instant, zone: str) -> str:
    shown = clock(at, zone)
    return _DAYS_END if shown == _MIDNIGHT else shown


def _days_long(days: int) -> str:
    if days >= 360:
        return f"12{NO_BREAK}months"
    return f"3{NO_BREAK}months" if days >= 90 else f"{days}{NO_BREAK}days"
