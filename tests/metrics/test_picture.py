"""The snapshot as a whole: lines, charts, buckets, levels, gaps."""

from supervisor_app.domain.agents import Agent, Presence, PresenceState
from supervisor_app.domain.batch import Gap
from supervisor_app.domain.channels import Channel, Hue
from supervisor_app.domain.contacts import Outcome
from supervisor_app.domain.joining import Joining, Person
from supervisor_app.domain.queues import Queue, QueueSample
from supervisor_app.domain.snapshot import FigureId, Health, HealthState, Scope, Selection, Snapshot, Span
from supervisor_app.domain.time import HOUR_MS, MINUTE_MS, SECOND_MS, Window
from supervisor_app.metrics.desk import Desk
from supervisor_app.metrics.picture import snapshot_of
from supervisor_app.metrics.wording import Wording
from tests.metrics.making import NOON, call, desk_of, mail

MIDNIGHT = NOON - 12 * HOUR_MS


def _shot(desk: Desk, selection: Selection | None = None) -> Snapshot:
    return snapshot_of(desk, Wording(desk.promises), NOON, selection)


def _health(source: str, state: HealthState) -> Health:
    return Health(source=source, title=source, state=state, last_ok=NOON)


def test_a_known_queue_without_contacts_shows_zero() -> None:
    desk = desk_of(call(1, Outcome.WAITING, queued=NOON - 70 * SECOND_MS))
    desk.know_queues([Queue(source="pbx", key="vip", title="VIP", channel=Channel.PHONE)])
    first, vip = _shot(desk).queues
    assert (first.key, first.waiting, first.longest_since) == ("pbx/first", 1, NOON - 70 * SECOND_MS)
    assert (vip.title, vip.waiting, vip.longest_since, vip.hue) == ("VIP", 0, None, Hue.VOICE)


def test_channel_lines_tell_waiting_volume_share_and_punctuality() -> None:
    mails = (mail(1), mail(2, NOON - HOUR_MS, NOON - 50 * MINUTE_MS), mail(3))
    phone, email = _shot(desk_of(*mails, call(4, wait_s=21))).channels
    assert (phone.channel, phone.waiting, phone.today, phone.share) == (Channel.PHONE, 0, 1, 0.25)
    assert (phone.on_time, phone.on_time_n) == (0.0, 1)
    assert (email.waiting, email.today, email.share, email.on_time, email.on_time_n) == (2, 3, 0.75, 1 / 3, 3)
    assert email.longest_level.value == "crit"


def test_a_person_of_two_sources_is_one_line_with_the_busiest_state() -> None:
    anna = Person(key="anna", name="Anna K.")
    desk = desk_of(
        mail(1, owner="7"),
        mail(2, NOON - HOUR_MS, NOON - MINUTE_MS, owner="7"),
        call(3, owner="101", ended=NOON, talk_ms=60_000, status=call(3).status),
        mail(4, NOON - HOUR_MS, NOON - MINUTE_MS, owner="7", status=call(3).status, resolved=NOON),
        joining=Joining(persons={("rt", "7"): anna, ("pbx", "101"): anna}),
    )
    desk.know_agents([Agent(source="rt", id="7", name="anna"), Agent(source="pbx", id="101", name="SIP/101")])
    free = Presence(source="rt", agent="7", state=PresenceState.FREE, since=NOON - 5)
    talking = Presence(source="pbx", agent="101", state=PresenceState.ON_CALL, since=NOON - 9)
    desk.know_presences([free, talking])
    snapshot = _shot(desk)
    (line,) = snapshot.agents
    assert (line.name, line.state, line.since) == ("Anna K.", PresenceState.ON_CALL, NOON - 9)
    assert (line.open_contacts, line.in_progress, line.resolved_today) == (2, 1, 1)
    assert (line.handling_today_s, line.handled_today) == (60.0, 1)
    assert snapshot.presence_counts == {PresenceState.ON_CALL: 1}


def test_promise_buckets_hold_every_written_contact_that_waits() -> None:
    ages = (31 * MINUTE_MS, 30 * MINUTE_MS, 21 * MINUTE_MS, 20 * MINUTE_MS, 0)
    whole = desk_of(*(mail(n, NOON - age) for n, age in enumerate(ages)))
    snapshot = _shot(whole)
    counts = {bucket.part: bucket.count for bucket in snapshot.promise if bucket.count}
    assert counts == {"late": 1, "0_to_2_min": 1, "8_to_10_min": 1, "10_to_12_min": 1, "28_to_30_min": 1}
    for bucket in snapshot.promise:
        figure = FigureId("promise_left", Span.NOW, Scope(part=bucket.part))
        assert _shot(whole, Selection(figure=figure)).listed_total == bucket.count
    parts = [*counts, "within_10_min", "rest"]
    found = [
        _shot(whole, Selection(figure=FigureId("promise_left", scope=Scope(part=part)))).listed_total
        for part in parts
    ]
    assert found == [1, 1, 1, 1, 1, 2, 2]


def test_a_gap_marks_what_crosses_it_and_leaves_the_rest() -> None:
    desk = desk_of(call(1), mail(2))
    desk.know_gaps([Gap("pbx", Window(NOON - 3 * HOUR_MS, NOON - 2 * HOUR_MS), "lost")])
    snapshot = _shot(desk)
    phone, email = Scope(channel="phone"), Scope(channel="email")
    assert snapshot.readings[FigureId("service_level", Span.TODAY, phone)].gap
    assert not snapshot.readings[FigureId("service_level", Span.LAST_30_MIN, phone)].gap
    assert not snapshot.readings[FigureId("first_response", Span.TODAY, email)].gap
    assert snapshot.readings[FigureId("offered", Span.TODAY)].gap
    chart = snapshot.queue_length
    voice = next(one for one in chart.series if one.hue is Hue.VOICE)
    seen = dict(zip(chart.at, voice.values, strict=True))
    assert seen[NOON - 3 * HOUR_MS] is None
    assert seen[NOON - 2 * HOUR_MS] == 0
    assert chart.gaps == (Window(NOON - 3 * HOUR_MS, NOON - 2 * HOUR_MS),)


def test_a_lost_source_greys_its_part_only() -> None:
    desk = desk_of(call(1, Outcome.WAITING), mail(2))
    desk.know_agents([Agent(source="pbx", id="101", name="Ann"), Agent(source="rt", id="7", name="Bob")])
    desk.know_health([_health("pbx", HealthState.LOST), _health("rt", HealthState.LATE)])
    snapshot = _shot(desk)
    assert {line.key: line.current for line in snapshot.queues} == {"pbx/first": False, "rt/help": True}
    assert {line.channel.value: line.current for line in snapshot.channels} == {"phone": False, "email": True}
    assert [line.current for line in snapshot.agents] == [False, True]
    assert snapshot.readings[FigureId("waiting")].n == 2
    assert snapshot.readings[FigureId("volume", Span.TODAY, Scope(channel="phone"))].gap


def test_charts_follow_the_day() -> None:
    desk = desk_of(
        call(1, wait_s=600, queued=MIDNIGHT + 5 * MINUTE_MS),
        call(2, wait_s=10, queued=MIDNIGHT + 5 * MINUTE_MS + 1),
        mail(3, MIDNIGHT + 40 * MINUTE_MS),
    )
    snapshot = _shot(desk)
    voice, written = snapshot.queue_length.series
    assert voice.values[:5] == (0, 1, 1, 0, 0)
    assert (written.values[7], written.values[8], written.values[-1]) == (0, 1, 1)
    volumes = {one.hue: one.values[:2] for one in snapshot.volumes.series}
    assert volumes == {Hue.VOICE: (2, 0), Hue.WRITTEN: (0, 1)}
    average, p95 = snapshot.waits.series
    assert (average.key, average.values[:2]) == ("average", (305.0, None))
    assert p95.values[0] == 570.5
    assert snapshot.waits.target == 20.0
    assert len(snapshot.volumes.at) == 25


def test_a_length_that_was_counted_at_the_time_is_drawn() -> None:
    desk = desk_of(call(1))
    sample = QueueSample(source="pbx", queue="first", channel=Channel.PHONE, at=MIDNIGHT, waiting=7)
    desk.know_samples([sample, sample])
    assert _shot(desk).queue_length.series[0].values[:2] == (7, 0)


def test_the_list_is_sorted_by_what_is_most_urgent_and_narrowed_by_words() -> None:
    late_mail, near_mail = mail(1, NOON - 40 * MINUTE_MS), mail(2, NOON - 25 * MINUTE_MS, topic="Roaming")
    waiting_call = call(3, Outcome.WAITING, queued=NOON - 90 * SECOND_MS, customer="key")
    desk = desk_of(near_mail, waiting_call, late_mail)
    waiting = FigureId("waiting")
    snapshot = _shot(desk, Selection(figure=waiting))
    assert [one.contact.id for one in snapshot.listed] == ["1", "3", "2"]
    assert [one.level.value for one in snapshot.listed] == ["crit", "crit", "warn"]
    assert [one.due for one in snapshot.listed] == [NOON - 10 * MINUTE_MS, None, NOON + 5 * MINUTE_MS]
    narrowed = _shot(desk, Selection(figure=waiting, text="e-mail ROAM"))
    assert ([one.contact.id for one in narrowed.listed], narrowed.listed_total) == (["2"], 3)
    by_customer = _shot(desk, Selection(figure=waiting, text="+48 123 456 789", customer="key"))
    assert [one.contact.id for one in by_customer.listed] == ["3"]


def test_a_list_of_durations_begins_with_the_longest() -> None:
    desk = desk_of(call(1, wait_s=5), call(2, wait_s=50), call(3, wait_s=20))
    snapshot = _shot(desk, Selection(figure=FigureId("average_wait", Span.TODAY)))
    assert [one.contact.id for one in snapshot.listed] == ["2", "3", "1"]
