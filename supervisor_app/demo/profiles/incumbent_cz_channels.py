"""The ways in of the Czech incumbent: how many come by each, when, about what, and how it grows."""

from datetime import date

from supervisor_app.demo.plans import Elsewhere, LivePlan, Menu, SelfServicePlan, Spread, WrittenPlan
from supervisor_app.demo.profile import ChannelPlan
from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.channels import Channel

_CALLING = (6, 3, 2, 2, 3, 6, 20, 46, 84, 104, 110, 106, 96, 92, 94, 94, 92, 86, 78, 66, 50, 36, 22, 12)
_EVENING = (10, 5, 3, 2, 2, 4, 12, 28, 46, 56, 60, 58, 54, 54, 56, 60, 64, 70, 80, 90, 96, 86, 56, 26)
_OPEN = (0,) * 9 + (62, 92, 96, 84, 76, 84, 96, 104, 92, 56) + (0,) * 5
_CHATTING = (0,) * 8 + (50, 80, 92, 90, 80, 78, 80, 82, 84, 82, 78, 70, 52, 24) + (0,) * 2
_WEEK = (1.12, 1.04, 1.0, 1.0, 0.98, 0.5, 0.36)
_HOME_WEEK = (1.06, 1.02, 1.0, 1.0, 0.96, 0.8, 0.86)
_SHOP_WEEK = (1.02, 1.0, 1.0, 1.0, 1.08, 0.62, 0.26)

_PHONE_TOPICS = {
    "buying": 25.0,
    "faults": 22.5,
    "status": 20.0,
    "existing": 13.5,
    "payments": 5.0,
    "settings": 3.5,
    "claims": 3.0,
    "porting": 2.4,
    "contract": 2.4,
    "tv": 2.2,
    "card": 2.2,
    "addons": 2.0,
    "roaming": 1.8,
    "balance": 1.5,
    "e_billing": 0.8,
}
_PORTAL_TOPICS = {
    "addons": 31.0,
    "payments": 24.5,
    "balance": 19.5,
    "roaming": 9.8,
    "existing": 5.5,
    "status": 4.5,
    "e_billing": 3.5,
    "buying": 2.0,
}
_APP_TOPICS = {"balance": 46.0, "addons": 24.0, "payments": 22.0, "roaming": 8.0}
_WRITTEN_TOPICS = {
    "existing": 18.0,
    "payments": 16.0,
    "claims": 15.0,
    "status": 14.0,
    "contract": 12.0,
    "faults": 9.0,
    "e_billing": 6.0,
    "settings": 5.0,
    "buying": 5.0,
}
_CHAT_TOPICS = {"buying": 40.0, "existing": 22.0, "settings": 14.0, "addons": 12.0, "status": 12.0}
_SHOP_TOPICS = {
    "buying": 36.0,
    "card": 15.0,
    "contract": 14.0,
    "existing": 11.0,
    "claims": 9.0,
    "porting": 8.0,
    "payments": 7.0,
}
_PHONE_QUEUES = {"buying": "sales", "faults": "support", "settings": "support", "tv": "support"}

_MENU = Menu(
    channel=Channel.IVR,
    title="Hlasový automat",
    length=Spread(38.0, 0.5),
    solved=0.18,
    given_up=0.03,
    understood=0.85,
    lines=(
        "Dobrý den, pro nákup nové služby stiskněte jedničku, pro poruchy dvojku, pro ostatní nulu.",
        "Zůstatek a stav svého požadavku si můžete poslechnout hned.",
    ),
)
_CALL = LivePlan(
    state=PresenceState.ON_CALL,
    patience=Spread(260.0, 1.0, "exponential"),
    talk=Spread(245.0, 0.75),
    wrap=Spread(38.0, 0.7),
    menu=_MENU,
    retry=Elsewhere(share=0.45, channels={"phone": 8.0, "web_form": 1.0}),
    hold=0.16,
    hold_length=Spread(45.0),
    escalated=0.05,
    experts="specialists",
    callback_due_s=86_400.0,
    again=0.07,
    again_after=Spread(86_400.0, 1.0),
    rated=0.05,
    phantom=0.003,
)
_VISIT = LivePlan(
    state=PresenceState.ON_CALL,
    patience=Spread(2100.0, 0.8),
    talk=Spread(570.0, 0.7),
    wrap=Spread(60.0, 0.5),
    ring=Spread(10.0, 0.4),
    limit_s=5400.0,
    sent_on=0.04,
    onward=Elsewhere(share=0.6, channels={"phone": 1.0}, after=Spread(5400.0, 1.0)),
    again=0.03,
    again_after=Spread(259_200.0, 0.9),
    rated=0.03,
)
_CHAT = LivePlan(
    state=PresenceState.CHATTING,
    patience=Spread(260.0, 0.9),
    talk=Spread(620.0, 0.7),
    wrap=Spread(0.0, 0.0, "fixed"),
    ring=Spread(10.0, 0.7),
    again=0.05,
    again_after=Spread(86_400.0, 1.0),
    again_by={"web_chat": 2.0, "phone": 1.0},
    retry=Elsewhere(share=0.4, channels={"phone": 2.0, "web_chat": 1.0}),
    rated=0.15,
    written=True,
)
_VIDEO = LivePlan(
    state=PresenceState.ON_CALL,
    patience=Spread(180.0, 0.8),
    talk=Spread(690.0, 0.6),
    wrap=Spread(90.0, 0.5),
    ring=Spread(8.0, 0.5),
    retry=Elsewhere(share=0.5, channels={"phone": 1.0}),
    rated=0.3,
)
_MAIL = WrittenPlan(
    reply=Spread(400.0, 0.6),
    asks_back=0.14,
    reopened=0.09,
    reopened_after=Spread(43_200.0, 1.0),
    repeats=0.06,
    ignored=0.02,
    escalated=0.1,
    experts="back_office",
    auto_reply="Děkujeme, vaši zprávu jsme přijali. Odpovíme nejpozději do 24 hodin.",
    rated=0.04,
)
_FORM = WrittenPlan(
    reply=Spread(360.0, 0.6),
    asks_back=0.1,
    reopened=0.08,
    reopened_after=Spread(43_200.0, 1.0),
    repeats=0.06,
    ignored=0.02,
    escalated=0.09,
    experts="back_office",
    auto_reply="Formulář jsme přijali. Odpovíme nejpozději do 24 hodin.",
    rated=0.04,
)
_PORTAL = SelfServicePlan(
    length=Spread(260.0, 0.9),
    solved=0.86,
    onward=Elsewhere(share=0.16, channels={"phone": 5.0, "web_chat": 3.0, "web_form": 2.0}),
)
_APP = SelfServicePlan(
    length=Spread(75.0, 0.9),
    solved=0.9,
    onward=Elsewhere(share=0.12, channels={"phone": 6.0, "email": 1.0}),
)

_PEOPLE = (
    ChannelPlan(
        channel=Channel.PHONE,
        title="Telefon",
        per_day=1920.0,
        hours=_CALLING,
        weekdays=_WEEK,
        topics=_PHONE_TOPICS,
        queue="care",
        queue_by_topic=_PHONE_QUEUES,
        plan=_CALL,
        address="phone",
        subject="Příchozí hovor",
        yearly=0.82,
    ),
    ChannelPlan(
        channel=Channel.IN_PERSON,
        title="Prodejna",
        per_day=310.0,
        hours=_OPEN,
        weekdays=_SHOP_WEEK,
        topics=_SHOP_TOPICS,
        queue="shops",
        plan=_VISIT,
        address="phone",
        subject="Návštěva prodejny",
    ),
    ChannelPlan(
        channel=Channel.EMAIL,
        title="E-mail",
        per_day=112.0,
        hours=_EVENING,
        weekdays=_HOME_WEEK,
        topics=_WRITTEN_TOPICS,
        queue="email",
        plan=_MAIL,
        address="email",
    ),
    ChannelPlan(
        channel=Channel.WEB_FORM,
        title="Webový formulář",
        per_day=62.0,
        hours=_EVENING,
        weekdays=_HOME_WEEK,
        topics=_WRITTEN_TOPICS,
        queue="web_form",
        plan=_FORM,
        address="email",
        yearly=1.06,
    ),
    ChannelPlan(
        channel=Channel.WEB_CHAT,
        title="Chat na webu",
        per_day=125.0,
        hours=_CHATTING,
        weekdays=_HOME_WEEK,
        topics=_CHAT_TOPICS,
        queue="chat",
        plan=_CHAT,
        address="email",
        yearly=1.3,
    ),
    ChannelPlan(
        channel=Channel.VIDEO,
        title="Videohovor",
        per_day=6.0,
        hours=_OPEN,
        weekdays=(1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0),
        topics={"buying": 1.0},
        queue="sales",
        plan=_VIDEO,
        address="phone",
        subject="Videohovor s prodejcem",
        yearly=1.1,
        opened=date(2013, 3, 4),
    ),
)


def _app(key: str, subject: str, per_day: float, topics: dict[str, float]) -> ChannelPlan:
    return ChannelPlan(
        channel=Channel.APP,
        key=key,
        title="Mobilní aplikace",
        per_day=per_day,
        hours=_EVENING,
        weekdays=_HOME_WEEK,
        topics=topics,
        plan=_APP,
        address="phone",
        subject=subject,
        yearly=1.7,
    )


_ALONE = (
    ChannelPlan(
        channel=Channel.PORTAL,
        title="Internetová samoobsluha",
        per_day=720.0,
        hours=_EVENING,
        weekdays=_HOME_WEEK,
        topics=_PORTAL_TOPICS,
        plan=_PORTAL,
        address="phone",
        yearly=2.4,
    ),
    _app("app_account", "Aplikace Můj účet", 230.0, _APP_TOPICS),
    _app("app_credit", "Aplikace Kredit", 120.0, {"balance": 1.0}),
    _app("app_tv", "Aplikace Televize", 45.0, {"tv": 3.0, "addons": 1.0}),
)

CHANNELS = (*_PEOPLE, *_ALONE)
