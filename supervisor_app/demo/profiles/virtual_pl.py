"""A Polish virtual operator: half of the contacts by phone, half written, a few at the office.

Published: shares of channels, mean call, promise and mean of e-mail answers, peak hours, special days.
Assumed: everything about staffing, patience and writing times, chosen so that the published figures emerge.
"""

from supervisor_app.demo.profile import (
    Boost,
    ChannelPlan,
    LivePlan,
    Menu,
    Profile,
    QueuePlan,
    Spread,
    WrittenPlan,
)
from supervisor_app.demo.profiles.virtual_pl_teams import TEAMS
from supervisor_app.demo.profiles.virtual_pl_topics import TOPICS
from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.channels import Channel

_DAY = (32, 27, 25, 25, 25, 27, 30, 38, 48, 64, 78, 98, 102, 96, 76, 66, 60, 54, 48, 43, 39, 36, 34, 33)
_EVENING = (22, 18, 16, 15, 15, 16, 18, 24, 38, 50, 60, 78, 80, 74, 60, 54, 52, 52, 56, 60, 60, 52, 38, 24)
_OFFICE = (0,) * 9 + (70, 90, 110, 112, 104, 90, 86, 80, 52) + (0,) * 6
_WEEK = (1.12, 1.05, 1.0, 1.0, 1.02, 0.66, 0.55)

_TOPICS = {
    "moving": 22.0,
    "registering": 9.0,
    "roaming": 13.0,
    "coverage": 10.0,
    "internet": 14.0,
    "tariff": 11.0,
    "payments": 11.0,
    "addons": 6.0,
    "contract": 4.0,
}
_SOCIAL_TOPICS = {
    "coverage": 24.0,
    "tariff": 20.0,
    "roaming": 14.0,
    "moving": 18.0,
    "internet": 12.0,
    "payments": 8.0,
}

_MENU = Menu(
    channel=Channel.IVR,
    title="Voice menu",
    length=Spread(42.0, 0.5),
    solved=0.2,
    given_up=0.03,
    lines=("For your balance press 1, for moving a number 2, for a consultant 0.",),
)
_BOT = Menu(
    channel=Channel.CHATBOT,
    title="Chatbot",
    length=Spread(93.0, 0.6),
    solved=0.5,
    given_up=0.05,
    lines=("Here is what I found in the guide. Does it help?",),
)

_CALL = LivePlan(
    state=PresenceState.ON_CALL,
    patience=Spread(240.0, 1.0, "exponential"),
    talk=Spread(200.0, 0.9),
    wrap=Spread(75.0, 0.6),
    ring=Spread(4.0, 0.4),
    menu=_MENU,
    limit_s=1200.0,
    voicemail=0.08,
    callback=0.1,
    hold=0.14,
    escalated=0.05,
    experts="experts",
    again=0.07,
    rated=0.12,
    phantom=0.004,
)
_CHAT = LivePlan(
    state=PresenceState.CHATTING,
    patience=Spread(200.0, 1.0, "exponential"),
    talk=Spread(560.0, 0.7),
    wrap=Spread(0.0, 0.0, "fixed"),
    ring=Spread(12.0, 0.7),
    menu=_BOT,
    escalated=0.03,
    experts="experts",
    again=0.06,
    rated=0.2,
    written=True,
)
_VISIT = LivePlan(
    state=PresenceState.ON_CALL,
    patience=Spread(1800.0, 0.8),
    talk=Spread(540.0, 0.7),
    wrap=Spread(60.0, 0.5),
    ring=Spread(10.0, 0.4),
    limit_s=5400.0,
)
_MAIL = WrittenPlan(
    reply=Spread(520.0, 0.42),
    asks_back=0.14,
    reopened=0.1,
    auto_reply="Your message has arrived. You will have an answer within 30 minutes.",
    rated=0.06,
)
_POST = WrittenPlan(reply=Spread(240.0, 0.6), asks_back=0.1, reopened=0.08, ignored=0.02)

CHANNELS = (
    ChannelPlan(
        channel=Channel.PHONE,
        title="Phone",
        per_day=820.0,
        hours=_DAY,
        weekdays=_WEEK,
        topics=_TOPICS,
        queue="first_line",
        plan=_CALL,
        address="phone",
        subject="Incoming call",
    ),
    ChannelPlan(
        channel=Channel.EMAIL,
        title="E-mail",
        per_day=390.0,
        hours=_DAY,
        weekdays=_WEEK,
        topics=_TOPICS,
        queue="mail",
        queue_by_topic={"moving": "porting", "registering": "porting", "roaming": "roaming"},
        plan=_MAIL,
        address="email",
    ),
    ChannelPlan(
        channel=Channel.FACEBOOK,
        title="Facebook",
        per_day=120.0,
        hours=_EVENING,
        weekdays=(1.0, 0.95, 0.95, 0.95, 1.0, 0.8, 0.9),
        boosts=(Boost(6, 18, 23, 2.6),),
        topics=_SOCIAL_TOPICS,
        queue="facebook",
        plan=_POST,
        address="handle",
    ),
    ChannelPlan(
        channel=Channel.TWITTER,
        title="Twitter",
        per_day=32.0,
        hours=_EVENING,
        weekdays=(1.0, 1.0, 1.0, 1.0, 1.0, 0.8, 0.8),
        topics=_SOCIAL_TOPICS,
        queue="twitter",
        plan=_POST,
        address="handle",
    ),
    ChannelPlan(
        channel=Channel.APP_CHAT,
        title="Chat in the app",
        per_day=215.0,
        hours=_EVENING,
        weekdays=(1.05, 1.0, 1.0, 1.0, 1.0, 0.8, 0.7),
        topics=_TOPICS,
        queue="app_chat",
        plan=_CHAT,
        address="phone",
    ),
    ChannelPlan(
        channel=Channel.IN_PERSON,
        title="Office",
        per_day=84.0,
        hours=_OFFICE,
        weekdays=(1.1, 1.0, 1.0, 1.0, 1.0, 0.55, 0.0),
        topics=_TOPICS,
        queue="office",
        plan=_VISIT,
        address="phone",
        subject="Visit at the office",
    ),
)

QUEUES = (
    QueuePlan("first_line", "Phone, first line", Channel.PHONE),
    QueuePlan("mail", "E-mail", Channel.EMAIL),
    QueuePlan("porting", "Porting", Channel.EMAIL),
    QueuePlan("roaming", "Roaming", Channel.EMAIL),
    QueuePlan("app_chat", "App chat", Channel.APP_CHAT),
    QueuePlan("facebook", "Facebook", Channel.FACEBOOK),
    QueuePlan("twitter", "Twitter", Channel.TWITTER),
    QueuePlan("office", "Office", Channel.IN_PERSON),
    QueuePlan("experts", "Experts", None, callbacks=True),
)

PROFILE = Profile(
    key="virtual-pl",
    title="Virtual operator, Poland",
    zone="Europe/Warsaw",
    site="pl",
    site_title="Poland",
    dial="+48 999",
    regions={
        "Mazowieckie": 16.0,
        "Śląskie": 13.0,
        "Wielkopolskie": 10.0,
        "Małopolskie": 10.0,
        "Dolnośląskie": 9.0,
        "Pomorskie": 7.0,
        "Łódzkie": 7.0,
        "Lubelskie": 5.0,
        "Podlaskie": 3.0,
    },
    given_names=(
        *("Anna", "Piotr", "Ewa", "Marek", "Ola", "Jan", "Zofia", "Tomasz", "Maja", "Paweł", "Hanna", "Adam"),
        *("Julia", "Michał", "Lena", "Kacper", "Iga", "Filip", "Nina", "Bartek", "Kinga", "Szymon", "Basia"),
    ),
    family_names=(
        *("Wrona", "Sikora", "Zając", "Nowak", "Mazur", "Kubiak", "Lis", "Wilk", "Duda", "Sowa"),
        *("Kania", "Bąk", "Gajda", "Kozioł", "Madej", "Pietrzyk", "Rak", "Stępień", "Urban", "Wójcik", "Żak"),
        *("Czajka", "Domin", "Frąk", "Głowa", "Janik", "Krupa", "Ligęza"),
    ),
    topics=TOPICS,
    channels=CHANNELS,
    queues=QUEUES,
    teams=TEAMS,
    busy_days=frozenset({1, 10, 20}),
    busy_staff=1.3,
)
