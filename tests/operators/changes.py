"""Changes of causes, as data of a profile: staff, patience, and every effect that can be switched off."""

from collections.abc import Callable, Iterable
from functools import reduce
from typing import Any

from msgspec.structs import replace

from supervisor_app.demo.plans import LivePlan, WrittenPlan
from supervisor_app.demo.profile import ChannelPlan, Profile, Shift, TeamPlan


def fewer_agents(profile: Profile) -> Profile:
    """A third fewer agents on every shift."""

    def thinner(shift: Shift) -> Shift:
        return replace(shift, heads=tuple(head * 2 / 3 for head in shift.heads))

    def smaller(team: TeamPlan) -> TeamPlan:
        return replace(team, shifts=tuple(map(thinner, team.shifts)))

    return replace(profile, teams=tuple(map(smaller, profile.teams)))


def less_patience(profile: Profile) -> Profile:
    """Half the patience on the line and in chats."""

    def hastier(channel: ChannelPlan) -> ChannelPlan:
        plan = channel.plan
        if not isinstance(plan, LivePlan):
            return channel
        patience = replace(plan.patience, mean_s=plan.patience.mean_s / 2)
        return replace(channel, plan=replace(plan, patience=patience))

    return replace(profile, channels=tuple(map(hastier, profile.channels)))


def no_busy_days(profile: Profile) -> Profile:
    """No days of the month on which contracts end."""
    return replace(profile, busy_days=frozenset())


def no_rain(profile: Profile) -> Profile:
    """Rain falls as ever, and nobody minds."""
    assert profile.weather is not None
    mean = tuple((wet + dry) / 2 for wet, dry in zip(profile.weather.wet, profile.weather.dry, strict=True))
    return replace(profile, weather=replace(profile.weather, wet=mean, dry=mean))


def no_evenings(profile: Profile) -> Profile:
    """No hours of a weekday that are busier than its others."""
    return _channels(profile, boosts=())


def no_cohort(profile: Profile) -> Profile:
    """Customers switch electronic bills on, and call as ever."""
    assert profile.cohort is not None
    return replace(
        profile, cohort=replace(profile.cohort, factors=dict.fromkeys(profile.cohort.factors, 1.0))
    )


def no_drift(profile: Profile) -> Profile:
    """Every year as the one before."""
    teams = tuple(replace(team, yearly=1.0) for team in profile.teams)
    return no_cohort(replace(_channels(profile, yearly=1.0), teams=teams))


def no_seasons(profile: Profile) -> Profile:
    """Every topic as often in all months."""
    return replace(profile, topics=tuple(replace(topic, months=()) for topic in profile.topics))


def no_surges(profile: Profile) -> Profile:
    """No campaigns."""
    return replace(profile, surges=())


def kept_courtesies(profile: Profile) -> Profile:
    """Phrases that are never dropped."""
    kept = tuple(replace(one, dropped=None, later=one.share) for one in profile.courtesies)
    return replace(profile, courtesies=kept)


def no_outages(profile: Profile) -> Profile:
    """No outages of a district."""
    return replace(profile, outages=None)


def no_peers(profile: Profile) -> Profile:
    """Nobody answers but the staff."""

    def alone(channel: ChannelPlan) -> ChannelPlan:
        is_written = isinstance(channel.plan, WrittenPlan)
        return replace(channel, plan=replace(channel.plan, peers=None)) if is_written else channel

    return replace(profile, channels=tuple(map(alone, profile.channels)))


def forgetful(profile: Profile) -> Profile:
    """Nobody is kept for the consultant who knows them."""

    def alike(channel: ChannelPlan) -> ChannelPlan:
        is_written = isinstance(channel.plan, WrittenPlan)
        plan: Any = replace(channel.plan, keeps_owner_s=0.0, remembers=0.0) if is_written else channel.plan
        return replace(channel, plan=plan)

    return replace(profile, channels=tuple(map(alike, profile.channels)))


def growing(customers: float, channels: float) -> Callable[[Profile], Profile]:
    """Every year so many times the customers, and so many times the contacts of each way in."""

    def grown(profile: Profile) -> Profile:
        return replace(_channels(no_drift(profile), yearly=channels), customers_yearly=customers)

    return grown


def together(*changes: Callable[[Profile], Profile]) -> Callable[[Profile], Profile]:
    """Several changes, one after the other."""
    return lambda profile: reduce(lambda changed, change: change(changed), changes, profile)


def _channels(profile: Profile, **facts: Any) -> Profile:
    channels: Iterable[ChannelPlan] = (replace(channel, **facts) for channel in profile.channels)
    return replace(profile, channels=tuple(channels))
