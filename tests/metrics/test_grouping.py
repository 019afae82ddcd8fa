"""Groups are those of a plain loop over the contacts, and figures of groups add up to the figure of all."""

from collections import Counter
from datetime import datetime, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supervisor_app.domain.contacts import Contact
from supervisor_app.domain.snapshot import FigureId, Scope, Span
from supervisor_app.domain.time import HOUR_MS, Window
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.desk import Desk
from supervisor_app.metrics.grouping import TIMES, Dim
from supervisor_app.metrics.layout import T
from supervisor_app.metrics.measures import ShareOfAll
from supervisor_app.metrics.reading import Measurement
from supervisor_app.metrics.view import View
from supervisor_app.metrics.windows import Credit
from supervisor_app.metrics.wording import Wording
from tests.metrics.making import NOON, call, contacts, desk_of

WINDOW = Window(NOON - 11 * HOUR_MS, NOON - HOUR_MS)
ZONE = "Asia/Kolkata"  # its days begin at half past
FORMATS = {Dim.DAY: "%Y-%m-%d", Dim.MONTH: "%Y-%m", Dim.HOUR: "%H", Dim.WEEKDAY: "%u", Dim.MONTHDAY: "%d"}

some_contacts = st.lists(contacts(), max_size=40)
some_dims = st.lists(st.sampled_from([dim for dim in Dim if dim is not Dim.WHOLE]), max_size=4, unique=True)
windowed = [figure for figure in FIGURES.values() if figure.credit is not Credit.NOW]


def asked(desk: Desk) -> Measurement:
    return Measurement(desk, Wording(desk.promises), NOON, WINDOW, ZONE)


def word(contact: Contact, at: int, dim: Dim) -> str:
    """What a contact is on a dimension, read from the contact itself."""
    if dim in TIMES:
        moment = datetime.fromtimestamp(at / 1000, timezone.utc)  # noqa: UP017
        text = moment.astimezone(ZoneInfo(ZONE)).strftime(FORMATS[dim])
        return text if "-" in text else str(int(text))
    source, agent = contact.source, contact.owner or (contact.agents[-1] if contact.agents else "")
    words = {
        Dim.CHANNEL: contact.channel.value,
        Dim.QUEUE: f"{source}/{contact.queue}" if contact.queue else "",
        Dim.TOPIC: contact.topic,
        Dim.REGION: contact.region,
        Dim.SITE: contact.site,
        Dim.AGENT: f"{source}/{agent}" if agent else "",
        Dim.HELPER: contact.helper,
        Dim.COHORT: "",  # nothing is known of customers here
        Dim.SINCE: "",
    }
    return words[dim]


@settings(max_examples=80, deadline=None)
@given(some_contacts, some_dims, st.sampled_from([Credit.ARRIVED, Credit.DONE, Credit.RESOLVED]))
def test_groups_are_those_of_a_plain_loop(drawn: list[Contact], dims: list[Dim], credit: Credit) -> None:
    view = asked(desk_of(*drawn)).view(credit, Span.WINDOW)
    grouping = view.grouping(*dims)
    wanted = Counter(
        words
        for contact, at in zip(_contacts(view), _times(view), strict=True)
        if all(words := tuple(word(contact, at, dim) for dim in dims))
    )
    found = Counter(
        tuple(grouping.words(code)[dim] for dim in dims) for code in grouping.codes.tolist() if code >= 0
    )
    assert found == wanted
    if len(dims) > 1:
        assert grouping.size == len(wanted)


def _contacts(view: View) -> list[Contact]:
    return [view.columns.contacts[row] for row in view.rows]


def _times(view: View) -> list[int]:
    assert isinstance(view.credit, T)
    times: list[int] = view.time(view.credit).tolist()
    return times


@settings(max_examples=40, deadline=None)
@given(some_contacts, some_dims)
def test_every_group_of_every_figure_lists_its_contacts(drawn: list[Contact], dims: list[Dim]) -> None:
    measurement = asked(desk_of(*drawn))
    for figure in windowed:
        readings = list(measurement.read(figure, Span.WINDOW, *dims))
        assert dims or len(readings) == 1
        for one in readings:
            behind = measurement.rows_behind(one.id)
            counted = one.met if isinstance(figure.measure, ShareOfAll) else one.n
            assert len(behind) == counted
            assert counted or not dims
            assert one.window == WINDOW


@settings(max_examples=40, deadline=None)
@given(some_contacts, st.sampled_from([Dim.DAY, Dim.HOUR, Dim.WEEKDAY]))
def test_times_tell_all_contacts_apart(drawn: list[Contact], dim: Dim) -> None:
    measurement = asked(desk_of(*drawn))
    for one in windowed:
        (whole,) = measurement.read(one, Span.WINDOW)
        parts = list(measurement.read(one, Span.WINDOW, dim))
        if not isinstance(one.measure, ShareOfAll):
            assert sum(part.n for part in parts) == whole.n
        assert sum(part.met or 0 for part in parts) == (whole.met or 0)
        assert any(part.provisional for part in parts) == whole.provisional


@settings(max_examples=40, deadline=None)
@given(some_contacts, some_dims, st.sampled_from(["phone", "email", "ivr"]))
def test_a_scope_leaves_the_group_of_its_channel(drawn: list[Contact], dims: list[Dim], channel: str) -> None:
    """To ask for one channel, and to tell channels apart, comes to the same."""
    measurement = asked(desk_of(*drawn))
    apart = [dim for dim in dims if dim is not Dim.CHANNEL]
    for figure in windowed:
        told = measurement.read(figure, Span.WINDOW, Dim.CHANNEL, *apart)
        grouped = {one.id: one for one in told if one.id.scope.channel == channel}
        where = Scope(channel=channel)
        scoped = {one.id: one for one in measurement.read(figure, Span.WINDOW, *apart, where=where)}
        if not apart and not grouped:
            assert [one.n for one in scoped.values()] in (
                [0],
                [len(measurement.view(figure.credit, Span.WINDOW).rows)],
            )
        else:
            assert scoped == grouped


def test_what_has_no_window_has_no_times() -> None:
    view = asked(desk_of()).view(Credit.NOW, Span.NOW)
    with pytest.raises(ValueError, match="no time"):
        view.grouping(Dim.DAY)


def test_a_window_is_half_open() -> None:
    ends = (WINDOW.start - 1, WINDOW.start, WINDOW.end - 1, WINDOW.end)
    measurement = asked(desk_of(*(call(number, queued=at) for number, at in enumerate(ends))))
    (reading,) = measurement.read(FIGURES["volume"], Span.WINDOW)
    assert reading.n == 2
    behind = measurement.rows_behind(FigureId("volume", Span.WINDOW))
    assert sorted(measurement.desk.columns.contacts[row].id for row in behind) == ["1", "2"]
