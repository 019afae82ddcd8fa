"""How customers of the Russian discount operator come in: by the voice menu, by chat, in networks, by e-mail.

Published: share solved in the voice menu, the drift of calls and digital channels, the order of the digital
channels, the topics. Assumed: volumes, hours, patience, talking and writing times.
"""

from supervisor_app.demo.plans import Elsewhere, LivePlan, Menu, SelfServicePlan, Spread, WrittenPlan
from supervisor_app.demo.profile import ChannelPlan
from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.channels import Channel

CALLS_YEARLY, DIGITAL_YEARLY = 0.915, 1.255

_DAY = (12, 8, 6, 6, 8, 14, 26, 42, 62, 78, 84, 82, 78, 76, 76, 76, 76, 76, 72, 66, 58, 46, 32, 20)
_EVENING = (26, 17, 12, 10, 10, 13, 20, 34, 50, 62, 68, 70, 70, 68, 68, 70, 72, 76, 80, 82, 80, 70, 56, 40)
_WEEK = (1.1, 1.05, 1.03, 1.02, 1.02, 0.93, 0.85)
_EVERY_DAY = (1.03, 1.02, 1.0, 1.0, 1.0, 0.98, 0.97)

_TOPICS = {
    "tariffs": 31.0,
    "options": 28.0,
    "finance": 22.0,
    "settings": 17.0,
    "delivery": 0.7,
    "unusual": 0.6,
}
_APP_TOPICS = {"services": 49.8, "market": 42.1, "expenses": 8.1}

_MENU = Menu(
    channel=Channel.IVR,
    title="Голосовое меню",
    length=Spread(52.0, 0.55),
    solved=0.735,
    given_up=0.02,
    understood=0.88,
    lines=(
        "Здравствуйте! Скажите, что вас интересует: тариф, услуги, платежи или настройка интернета.",
        "Ваш вопрос понятен, ответ отправили в сообщении. Чтобы поговорить со специалистом, нажмите ноль.",
    ),
)
_CALL = LivePlan(
    state=PresenceState.ON_CALL,
    patience=Spread(420.0, 0.6),
    talk=Spread(117.0, 0.85),
    wrap=Spread(26.0, 0.6),
    ring=Spread(3.0, 0.4),
    menu=_MENU,
    limit_s=1200.0,
    retry=Elsewhere(share=0.3, channels={"phone": 0.75, "app_chat": 0.25}),
    hold=0.14,
    escalated=0.04,
    experts="experts",
    callback_due_s=14_400.0,
    again=0.06,
    again_by={"phone": 0.85, "app_chat": 0.15},
    rated=0.12,
    phantom=0.004,
)
_CHAT = LivePlan(
    state=PresenceState.CHATTING,
    patience=Spread(480.0, 0.6),
    talk=Spread(149.0, 0.7),
    wrap=Spread(0.0, 0.0, "fixed"),
    ring=Spread(8.0, 0.7),
    escalated=0.03,
    experts="experts",
    callback_due_s=14_400.0,
    again=0.05,
    rated=0.22,
    written=True,
)
_POST = WrittenPlan(
    reply=Spread(110.0, 0.6),
    asks_back=0.13,
    reopened=0.08,
    repeats=0.15,
    ignored=0.03,
    escalated=0.03,
    experts="experts",
    rated=0.05,
)
_MAIL = WrittenPlan(
    reply=Spread(260.0, 0.6),
    asks_back=0.16,
    reopened=0.1,
    repeats=0.15,
    ignored=0.01,
    escalated=0.05,
    experts="experts",
    auto_reply="Письмо получено. Ответим в течение суток, обычно намного быстрее.",
    rated=0.05,
)
_APP = SelfServicePlan(
    length=Spread(110.0, 0.8),
    solved=0.95,
    onward=Elsewhere(share=0.25, channels={"app_chat": 1.0}, after=Spread(90.0, 0.8)),
)


def _social(channel: Channel, title: str, per_day: float) -> ChannelPlan:
    return ChannelPlan(
        channel=channel,
        title=title,
        per_day=per_day,
        hours=_EVENING,
        weekdays=_EVERY_DAY,
        topics=_TOPICS,
        queue=channel.value,
        plan=_POST,
        address="handle",
        yearly=DIGITAL_YEARLY,
    )


CHANNELS = (
    ChannelPlan(
        channel=Channel.PHONE,
        title="Телефон",
        per_day=12_000.0,
        hours=_DAY,
        weekdays=_WEEK,
        topics=_TOPICS,
        queue="phone",
        plan=_CALL,
        address="phone",
        yearly=CALLS_YEARLY,
        subject="Входящий звонок",
    ),
    ChannelPlan(
        channel=Channel.APP_CHAT,
        title="Чат в приложении",
        per_day=560.0,
        hours=_EVENING,
        weekdays=_EVERY_DAY,
        topics=_TOPICS,
        queue="app_chat",
        plan=_CHAT,
        address="phone",
        yearly=DIGITAL_YEARLY,
    ),
    ChannelPlan(
        channel=Channel.WEB_CHAT,
        title="Чат на сайте",
        per_day=340.0,
        hours=_EVENING,
        weekdays=_EVERY_DAY,
        topics=_TOPICS,
        queue="web_chat",
        plan=_CHAT,
        address="handle",
        yearly=DIGITAL_YEARLY,
    ),
    _social(Channel.WHATSAPP, "WhatsApp", 190.0),
    _social(Channel.TELEGRAM, "Telegram", 140.0),
    _social(Channel.FACEBOOK, "Facebook", 100.0),
    _social(Channel.INSTAGRAM, "Instagram", 90.0),
    _social(Channel.TWITTER, "Twitter", 60.0),
    ChannelPlan(
        channel=Channel.EMAIL,
        title="Электронная почта",
        per_day=210.0,
        hours=_DAY,
        weekdays=_WEEK,
        topics=_TOPICS,
        queue="email",
        plan=_MAIL,
        address="email",
        yearly=DIGITAL_YEARLY,
    ),
    ChannelPlan(
        channel=Channel.APP,
        title="Приложение",
        per_day=5330.0,
        hours=_EVENING,
        weekdays=_EVERY_DAY,
        topics=_APP_TOPICS,
        plan=_APP,
        address="phone",
    ),
)
