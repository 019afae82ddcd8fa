"""The ways in at the Polish virtual operator: how many come, when, about what, and how it goes on.

Published: shares of the channels, hours and days of the peaks, the mean call, what is asked most, that
threads stay with one consultant. Assumed: all the rest (docs/operators/virtual-pl.md tells which is which).
"""

from supervisor_app.demo.plans import Elsewhere, LivePlan, Menu, Peers, SelfServicePlan, Spread, WrittenPlan
from supervisor_app.demo.profile import Boost, ChannelPlan
from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.channels import Channel

_DAY = (32, 27, 25, 25, 25, 27, 30, 38, 48, 64, 78, 98, 102, 96, 76, 66, 60, 54, 48, 43, 39, 36, 34, 33)
_SOCIAL = (22, 18, 16, 15, 15, 16, 18, 24, 38, 50, 60, 78, 80, 74, 60, 54, 52, 52, 54, 56, 56, 50, 38, 24)
_OFFICE = (0,) * 9 + (70, 90, 110, 112, 104, 90, 86, 80, 52) + (0,) * 6
_WEEK = (1.12, 1.05, 1.0, 1.0, 1.02, 0.7, 0.58)

_MAIN = {"moving": 21.0, "registering": 11.0, "roaming": 13.0, "coverage": 11.0, "internet": 15.0}
_WRITTEN = {**_MAIN, "tariff": 10.0, "payments": 10.0, "addons": 5.0, "contract": 4.0}
_SPOKEN = {**_WRITTEN, "call_cost": 6.0}
_POSTED = {
    "coverage": 24.0,
    "tariff": 18.0,
    "roaming": 14.0,
    "moving": 20.0,
    "internet": 14.0,
    "payments": 8.0,
}

_SOON, _LATER = Spread(1000.0, 1.2), Spread(3000.0, 1.2)

_CALL = LivePlan(
    state=PresenceState.ON_CALL,
    patience=Spread(300.0, 1.0, "exponential"),
    talk=Spread(204.0, 0.64),
    wrap=Spread(75.0, 0.6),
    ring=Spread(4.0, 0.4),
    menu=Menu(
        channel=Channel.IVR,
        title="Menu głosowe",
        length=Spread(42.0, 0.5),
        solved=0.2,
        given_up=0.03,
        understood=0.85,
        lines=("Stan konta: wybierz jeden. Przenoszenie numeru: dwa. Rozmowa z konsultantem: zero.",),
    ),
    limit_s=1200.0,
    voicemail=0.08,
    callback=0.1,
    retry=Elsewhere(share=0.4, channels={"phone": 4.0, "email": 1.0}),
    hold=0.14,
    escalated=0.05,
    experts="experts",
    again=0.05,
    again_by={"phone": 3.0, "email": 1.0},
    familiar_effort=0.9,
    rated=0.12,
    phantom=0.004,
)
_VISIT = LivePlan(
    state=PresenceState.ON_CALL,
    patience=Spread(1800.0, 0.8),
    talk=Spread(540.0, 0.7),
    wrap=Spread(60.0, 0.5),
    ring=Spread(10.0, 0.4),
    limit_s=5400.0,
    again=0.03,
    again_by={"phone": 1.0, "email": 1.0},
)
_SHOP = LivePlan(
    state=PresenceState.ON_CALL,
    patience=Spread(900.0, 0.8),
    talk=Spread(240.0, 0.6),
    wrap=Spread(20.0, 0.5),
    ring=Spread(10.0, 0.4),
    limit_s=3600.0,
    sent_on=0.7,
    onward=Elsewhere(share=0.8, channels={"phone": 1.0}, after=Spread(2400.0, 1.0)),
)
_MAIL = WrittenPlan(
    reply=Spread(520.0, 0.33),
    asks_back=0.12,
    replies_after=_SOON,
    reopened=0.05,
    reopened_after=_LATER,
    repeats=0.03,
    auto_reply="Twoja wiadomość już u nas jest. Odpowiemy najpóźniej w ciągu 30 minut.",
    escalated=0.02,
    experts="experts_mail",
    keeps_owner_s=3600.0,
    remembers=0.8,
    familiar_effort=0.9,
    rated=0.06,
)
_POST = WrittenPlan(
    reply=Spread(300.0, 0.6),
    asks_back=0.05,
    replies_after=_SOON,
    reopened=0.04,
    reopened_after=_LATER,
    ignored=0.018,
    keeps_owner_s=3600.0,
    remembers=0.5,
    peers=Peers(answers=0.12, helpers=150, after=Spread(2400.0, 1.2)),
)
_TWEET = WrittenPlan(
    reply=Spread(240.0, 0.6),
    asks_back=0.05,
    replies_after=_SOON,
    reopened=0.04,
    reopened_after=_LATER,
    keeps_owner_s=3600.0,
    remembers=0.5,
)
_LETTER = WrittenPlan(
    reply=Spread(1500.0, 0.5),
    asks_back=0.05,
    replies_after=Spread(432_000.0, 0.5),
    reopened=0.05,
    reopened_after=Spread(604_800.0, 0.5),
    closes_after_s=2_592_000.0,
)
_KNOWLEDGE = SelfServicePlan(
    length=Spread(150.0, 0.9),
    solved=0.62,
    onward=Elsewhere(share=0.3, channels={"phone": 1.0, "email": 2.0}, after=Spread(600.0, 1.2)),
    understood=0.9,
    lines=("Najczęstsze pytania i odpowiedzi. Czy ten artykuł pomógł?",),
)

CHANNELS = (
    ChannelPlan(
        channel=Channel.PHONE,
        title="Telefon",
        per_day=1000.0,
        hours=_DAY,
        weekdays=_WEEK,
        topics=_SPOKEN,
        queue="first_line",
        plan=_CALL,
        address="phone",
        subject="Połączenie przychodzące",
    ),
    ChannelPlan(
        channel=Channel.EMAIL,
        title="E-mail",
        per_day=530.0,
        hours=_DAY,
        weekdays=_WEEK,
        topics=_WRITTEN,
        queue="mail",
        queue_by_topic={"moving": "porting", "registering": "porting", "roaming": "roaming"},
        plan=_MAIL,
        address="email",
    ),
    ChannelPlan(
        channel=Channel.FACEBOOK,
        title="Facebook",
        per_day=162.0,
        hours=_SOCIAL,
        weekdays=(1.0, 0.95, 0.95, 0.95, 1.0, 0.8, 0.9),
        boosts=(Boost(6, 18, 22, 2.8),),
        topics=_POSTED,
        queue="facebook",
        plan=_POST,
        address="handle",
    ),
    ChannelPlan(
        channel=Channel.TWITTER,
        title="Twitter",
        per_day=44.0,
        hours=_SOCIAL,
        weekdays=(1.0, 1.0, 1.0, 1.0, 1.0, 0.8, 0.8),
        topics=_POSTED,
        queue="twitter",
        plan=_TWEET,
        address="handle",
    ),
    ChannelPlan(
        channel=Channel.IN_PERSON,
        title="Biuro obsługi",
        per_day=115.0,
        hours=_OFFICE,
        weekdays=(1.1, 1.0, 1.0, 1.0, 1.0, 0.55, 0.0),
        topics=_WRITTEN,
        queue="office",
        plan=_VISIT,
        address="phone",
        subject="Wizyta w biurze",
    ),
    ChannelPlan(
        channel=Channel.IN_PERSON,
        key="shops",
        title="Punkty sprzedaży",
        per_day=5.0,
        hours=_OFFICE,
        weekdays=(1.0, 1.0, 1.0, 1.0, 1.2, 1.2, 0.0),
        topics={"registering": 50.0, "tariff": 20.0, "moving": 20.0, "payments": 10.0},
        queue="shops",
        plan=_SHOP,
        address="phone",
        subject="Pytanie w punkcie sprzedaży",
    ),
    ChannelPlan(
        channel=Channel.LETTER,
        title="Listy",
        per_day=5.0,
        # the post comes in the morning
        hours=(0,) * 9 + (10, 90) + (0,) * 13,
        weekdays=(1.3, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0),
        topics={"contract": 60.0, "payments": 25.0, "moving": 15.0},
        queue="letters",
        plan=_LETTER,
        address="handle",
    ),
    ChannelPlan(
        channel=Channel.PORTAL,
        key="knowledge_base",
        title="Baza wiedzy",
        per_day=520.0,
        hours=_SOCIAL,
        weekdays=(1.05, 1.0, 1.0, 1.0, 1.0, 0.85, 0.85),
        topics=_WRITTEN,
        plan=_KNOWLEDGE,
        address="email",
        subject="Artykuł w bazie wiedzy",
    ),
)
