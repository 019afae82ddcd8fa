"""A small operator for tests of behaviour, which nobody calibrates, and ways to change it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from supervisor_app.demo.case import Case
from supervisor_app.demo.plans import Elsewhere, LivePlan, Menu, Peers, SelfServicePlan, Spread, WrittenPlan
from supervisor_app.demo.profile import (
    ChannelPlan,
    Cohort,
    Courtesy,
    OutagePlan,
    Profile,
    QueuePlan,
    Shift,
    Task,
    TeamPlan,
    Topic,
    Weather,
    Words,
)
from supervisor_app.demo.world import World, origin_of
from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.time import Instant, to_instant

NOW = to_instant(datetime.fromisoformat("2026-11-19T11:30:00+00:00"))

DAY = (6, 5, 4, 4, 4, 5, 8, 14, 24, 40, 52, 62, 64, 60, 48, 44, 40, 36, 32, 28, 24, 20, 14, 9)
WEEK = (1.1, 1.0, 1.0, 1.0, 1.0, 0.7, 0.6)
EVERY_HOUR = (1.0,) * 24
EVERY_DAY = (1.0,) * 7
ALL_WEEK = (10, 10, 10, 10, 10, 8, 7)
_BREAKS = ((2.0, 10.0, "short break"), (4.0, 30.0, "lunch"))


def a_topic(key: str, solutions: int = 4, **members: Any) -> Topic:
    """A topic whose every sentence tells where it comes from."""
    return Topic(
        key=key,
        title=key.title(),
        subjects=(f"About {key}", f"Once more {key}"),
        questions=(f"What about my {key}?", f"How does {key} work?"),
        solutions=tuple(f"Advice {number} on {key}" for number in range(solutions)),
        complaints=(f"Your advice on {key} did not help.",),
        **members,
    )


TOPICS = (a_topic("network"), a_topic("bills", effort=0.8), a_topic("moving", busy_factor=3.0))
_TOPICS = {"network": 3.0, "bills": 2.0, "moving": 1.0}

CALL = LivePlan(
    state=PresenceState.ON_CALL,
    patience=Spread(200.0, law="exponential"),
    talk=Spread(200.0, 0.8),
    wrap=Spread(60.0, 0.6),
    menu=Menu(
        channel=Channel.IVR, title="Menu", length=Spread(40.0, 0.5), solved=0.2, given_up=0.03, lines=("1?",)
    ),
    limit_s=1200.0,
    voicemail=0.1,
    callback=0.1,
    hold=0.15,
    escalated=0.06,
    experts="experts",
    again=0.07,
    rated=0.15,
    phantom=0.01,
)
CHAT = LivePlan(
    state=PresenceState.CHATTING,
    patience=Spread(200.0, law="exponential"),
    talk=Spread(500.0, 0.7),
    wrap=Spread(0.0, law="fixed"),
    ring=Spread(10.0, 0.7),
    menu=Menu(channel=Channel.CHATBOT, title="Bot", length=Spread(90.0, 0.5), solved=0.4, lines=("Hi", "?")),
    rated=0.2,
    written=True,
)
MAIL = WrittenPlan(reply=Spread(480.0, 0.4), auto_reply="It has arrived.", rated=0.1)
POST = WrittenPlan(reply=Spread(240.0, 0.6), asks_back=0.1, ignored=0.03)
VISIT = LivePlan(
    state=PresenceState.ON_CALL,
    patience=Spread(1800.0, 0.8),
    talk=Spread(500.0, 0.7),
    wrap=Spread(30.0, 0.5),
    limit_s=5400.0,
)


_ELSEWHERE = Elsewhere(share=0.5, channels={"phone": 1.0, "email": 1.0})


def a_channel(
    channel: Channel, per_day: float, plan: LivePlan | WrittenPlan | SelfServicePlan, **members: Any
) -> ChannelPlan:
    """A channel plan with the plain day and topics, queueing in a queue named after it."""
    given: dict[str, Any] = {
        "title": channel.value.title(),
        "hours": DAY,
        "weekdays": WEEK,
        "topics": _TOPICS,
        "queue": channel.value,
        "address": "phone",
    }
    return ChannelPlan(channel=channel, per_day=per_day, plan=plan, **{**given, **members})


CHANNELS = (
    a_channel(Channel.PHONE, 800.0, CALL, subject="Call"),
    a_channel(Channel.EMAIL, 300.0, MAIL, address="email", queue_by_topic={"moving": "moving"}),
    a_channel(Channel.FACEBOOK, 120.0, POST, address="handle"),
    a_channel(Channel.APP_CHAT, 200.0, CHAT),
    a_channel(Channel.IN_PERSON, 60.0, VISIT, hours=(0,) * 9 + (1,) * 8 + (0,) * 7),
)
QUEUES = (
    *(QueuePlan(plan.queue, plan.title, plan.channel) for plan in CHANNELS),
    QueuePlan("moving", "Moving", Channel.EMAIL),
    QueuePlan("experts", "Experts", None, callbacks=True),
)


def a_team(key: str, tasks: tuple[Task, ...], heads: int, **members: Any) -> TeamPlan:
    """A team around the clock in three shifts."""
    week = tuple(max(1, round(heads * share / 10)) for share in ALL_WEEK)
    night = tuple(max(1, round(head / 3)) for head in week)
    shifts = (Shift(22.0, 8.0, night), Shift(6.0, 8.0, week), Shift(13.5, 8.5, week))
    return TeamPlan(
        key=key, title=key.title(), size=heads * 4, tasks=tasks, shifts=shifts, breaks=_BREAKS, **members
    )


TEAMS = (
    a_team("calls", (Task("phone"), Task("email", 1020.0, 1)), 9),
    a_team("writers", (Task("moving", 300.0), Task("email", 300.0), Task("facebook", 240.0)), 8),
    a_team("chats", (Task("app_chat"), Task("facebook", 420.0, 1)), 3, slots=3),
    a_team("office", (Task("in_person"),), 3),
    a_team("experts", (Task("experts"), Task("email", 900.0, 1)), 2, line=2),
)

PLAIN = Profile(
    key="plain",
    title="Plain operator",
    zone="Europe/Warsaw",
    country="PL",
    site="pl",
    site_title="Poland",
    dial="+48 999",
    regions={"North": 5.0, "South": 3.0, "East": 2.0},
    given_names=(
        "Anna",
        "Piotr",
        "Ewa",
        "Marek",
        "Ola",
        "Jan",
        "Zofia",
        "Adam",
        "Iga",
        "Filip",
        "Nina",
        "Lena",
        "Hanna",
    ),
    family_names=("Wrona", "Zając", "Nowak", "Mazur", "Kubiak", "Żak", "Lis", "Wilk", "Sowa", "Rak", "Duda"),
    topics=TOPICS,
    channels=CHANNELS,
    queues=QUEUES,
    teams=TEAMS,
    words=Words(
        asks_back="Which number is it about?",
        details="The one I write from.",
        no_question="No question in it.",
        handed_on="Please look into this.",
        sent_on="Please ask the help desk.",
        thanks="Thank you, that helped.",
    ),
    busy_days=frozenset({1, 10, 20}),
    busy_staff=1.3,
    customers=20_000,
)


RICH = replace(
    PLAIN,
    key="rich",
    channels=(
        replace(CHANNELS[0], plan=replace(CALL, retry=_ELSEWHERE, familiar_effort=0.8)),
        replace(
            CHANNELS[1], plan=replace(MAIL, escalated=0.1, experts="experts", remembers=0.5, repeats=0.3)
        ),
        *CHANNELS[2:4],
        replace(CHANNELS[4], plan=replace(VISIT, sent_on=0.4, onward=_ELSEWHERE)),
        a_channel(Channel.PORTAL, 300.0, SelfServicePlan(length=Spread(90.0), solved=0.7, onward=_ELSEWHERE)),
        a_channel(
            Channel.COMMUNITY,
            100.0,
            WrittenPlan(reply=Spread(300.0), peers=Peers(answers=1.5, helpers=60, accepted=0.3, points=2)),
            address="handle",
        ),
    ),
    queues=(*QUEUES, QueuePlan("community", "Community", Channel.COMMUNITY)),
    teams=(*TEAMS[:4], replace(TEAMS[4], home=0.5), a_team("forum", (Task("community", 3600.0),), 1)),
    weather=Weather(rainy=(0.4,) * 12, wet=(1.2,) * 7, dry=(1.0,) * 7),
    cohort=Cohort(key="e_billing", joined=0.4, yearly=0.2, factors={"phone": 0.7}),
    outages=OutagePlan(topic="network", reports={"phone": 60.0, "facebook": 30.0}, per_month=20.0),
    courtesies=(Courtesy(text="Dear customer!", share=0.5),),
    customers_yearly=1.1,
)
"""The plain operator with something of everything."""


def changed(profile: Profile, plans: Mapping[str, Mapping[str, Any]], **members: Any) -> Profile:
    """The profile with members of channels' plans, by the names of these, and members of its own replaced."""
    channels = tuple(
        replace(channel, plan=replace(channel.plan, **plans[channel.name]))
        if channel.name in plans
        else channel
        for channel in profile.channels
    )
    return replace(profile, channels=channels, **members)


def only(profile: Profile, *channels: ChannelPlan, **members: Any) -> Profile:
    """The profile with these channels and queues for them, beside what queues it has."""
    known = {queue.key for queue in profile.queues}
    new = {plan.queue: QueuePlan(plan.queue, plan.title) for plan in channels if plan.queue}
    queues = (*profile.queues, *(queue for key, queue in new.items() if key not in known))
    return replace(profile, channels=channels, **{"queues": queues, **members})


def lived(profile: Profile, *, days: int = 1, seed: int = 7, scale: float = 1.0, now: Instant = NOW) -> World:
    """A world up to ``now``, with so many whole days before the present one."""
    world = World(profile, origin=origin_of(now, profile.zone, days=days), seed=seed, scale=scale)
    world.advance(now)
    return world


def cases_of(world: World, *channels: Channel) -> list[Case]:
    """All its contacts, or those on these channels."""
    return [case for case in world.journal.cases.values() if not channels or case.channel in channels]
