"""How customers of the Tajik operator come in: calls at any hour, chats behind a bot, seven written ways.

Published: contacts a month by channel, the share solved on the first line, the length of a bot's session.
Assumed: hours, patience, talking and writing times, WhatsApp, Messenger and the chat on the site.
"""

from supervisor_app.demo.plans import Elsewhere, LivePlan, Menu, Spread, WrittenPlan
from supervisor_app.demo.profile import ChannelPlan
from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.channels import Channel

_DAY = (14, 9, 7, 6, 7, 12, 22, 38, 58, 74, 80, 76, 70, 68, 70, 72, 70, 68, 66, 64, 60, 50, 36, 22)
_EVENING = (24, 15, 10, 8, 8, 11, 18, 30, 46, 58, 64, 64, 64, 62, 62, 62, 64, 68, 74, 80, 82, 74, 58, 38)
_WEEK = (1.06, 1.02, 1.0, 1.0, 1.0, 0.98, 0.94)
_EVERY_DAY = (1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0)

_MONEY = {
    "tariffs": 22.0,
    "balance": 24.0,
    "topup": 15.0,
    "services": 16.0,
    "wallet": 9.0,
    "sim": 12.0,
}
_NETWORK = {
    "internet": 38.0,
    "coverage": 20.0,
    "roaming": 18.0,
    "international": 14.0,
    "app": 8.0,
    "outage": 2.0,
}
_ALL = {key: weight * 0.6 for key, weight in _MONEY.items()} | {
    key: weight * 0.4 for key, weight in _NETWORK.items()
}
_ACCOUNT = {"balance": 34.0, "tariffs": 24.0, "services": 20.0, "topup": 12.0, "app": 10.0}
_SMS = {
    "internet": 30.0,
    "balance": 18.0,
    "coverage": 16.0,
    "topup": 12.0,
    "tariffs": 12.0,
    "services": 9.0,
    "outage": 3.0,
}

_BOT = Menu(
    channel=Channel.CHATBOT,
    title="Чат-бот",
    length=Spread(93.0, 0.6),
    solved=0.35,
    given_up=0.03,
    understood=0.9,
    lines=(
        "Здравствуйте! Ассалому алейкум! Напишите вопрос одним предложением, я поищу ответ.",
        "Вот что нашлось. Если не подошло, позову консультанта.",
    ),
)


def _call(experts: str, chat: str, call: str) -> LivePlan:
    return LivePlan(
        state=PresenceState.ON_CALL,
        patience=Spread(210.0, 1.0, "exponential"),
        talk=Spread(165.0, 0.75),
        wrap=Spread(35.0, 0.6),
        ring=Spread(4.0, 0.4),
        limit_s=1200.0,
        retry=Elsewhere(share=0.35, channels={call: 0.8, chat: 0.2}),
        hold=0.12,
        escalated=0.2,
        experts=experts,
        callback_due_s=14_400.0,
        again=0.05,
        rated=0.1,
        phantom=0.004,
    )


def _chat(experts: str) -> LivePlan:
    return LivePlan(
        state=PresenceState.CHATTING,
        patience=Spread(300.0, 1.0, "exponential"),
        talk=Spread(270.0, 0.7),
        wrap=Spread(0.0, 0.0, "fixed"),
        ring=Spread(8.0, 0.7),
        menu=_BOT,
        escalated=0.03,
        experts=experts,
        callback_due_s=14_400.0,
        again=0.04,
        rated=0.2,
        written=True,
    )


def _post(reply_s: float, escalated: float, experts: str) -> WrittenPlan:
    return WrittenPlan(
        reply=Spread(reply_s, 0.6),
        asks_back=0.14,
        reopened=0.06,
        repeats=0.1,
        ignored=0.02,
        escalated=escalated,
        experts=experts,
        rated=0.06,
    )


CHANNELS = (
    ChannelPlan(
        channel=Channel.PHONE,
        title="Телефон",
        per_day=1575.0,
        hours=_DAY,
        weekdays=_WEEK,
        topics=_MONEY,
        queue="phone",
        plan=_call("experts_money", "app_chat", "phone"),
        address="phone",
        subject="Входящий звонок",
    ),
    ChannelPlan(
        channel=Channel.PHONE,
        key="phone_network",
        title="Телефон",
        per_day=1050.0,
        hours=_DAY,
        weekdays=_WEEK,
        topics=_NETWORK,
        queue="phone",
        plan=_call("experts_network", "app_network", "phone_network"),
        address="phone",
        subject="Входящий звонок",
    ),
    ChannelPlan(
        channel=Channel.APP_CHAT,
        title="Приложение",
        per_day=2675.0,
        hours=_EVENING,
        weekdays=_WEEK,
        topics=_MONEY,
        queue="app",
        plan=_chat("experts_money"),
        address="phone",
    ),
    ChannelPlan(
        channel=Channel.APP_CHAT,
        key="app_network",
        title="Приложение",
        per_day=1785.0,
        hours=_EVENING,
        weekdays=_WEEK,
        topics=_NETWORK,
        queue="app",
        plan=_chat("experts_network"),
        address="phone",
    ),
    ChannelPlan(
        channel=Channel.WEB_CHAT,
        title="Чат на сайте",
        per_day=90.0,
        hours=_DAY,
        weekdays=_WEEK,
        topics=_ALL,
        queue="web_chat",
        plan=_chat("experts_money"),
        address="handle",
    ),
    ChannelPlan(
        channel=Channel.ACCOUNT,
        title="Личный кабинет",
        per_day=115.0,
        hours=_DAY,
        weekdays=_WEEK,
        topics=_ACCOUNT,
        queue="account",
        plan=_post(170.0, 0.05, "experts_money"),
        address="phone",
    ),
    ChannelPlan(
        channel=Channel.FACEBOOK,
        title="Facebook",
        per_day=124.0,
        hours=_EVENING,
        weekdays=_EVERY_DAY,
        topics=_ALL,
        queue="facebook",
        plan=_post(110.0, 0.035, "experts_network"),
        address="handle",
    ),
    ChannelPlan(
        channel=Channel.INSTAGRAM,
        title="Instagram",
        per_day=98.4,
        hours=_EVENING,
        weekdays=_EVERY_DAY,
        topics=_ALL,
        queue="instagram",
        plan=_post(95.0, 0.035, "experts_network"),
        address="handle",
    ),
    ChannelPlan(
        channel=Channel.TELEGRAM,
        title="Telegram",
        per_day=88.5,
        hours=_EVENING,
        weekdays=_EVERY_DAY,
        topics=_ALL,
        queue="telegram",
        plan=_post(105.0, 0.035, "experts_network"),
        address="handle",
    ),
    ChannelPlan(
        channel=Channel.SMS,
        title="SMS",
        per_day=297.0,
        hours=_DAY,
        weekdays=_EVERY_DAY,
        topics=_SMS,
        queue="sms",
        plan=_post(65.0, 0.04, "experts_network"),
        address="phone",
    ),
    ChannelPlan(
        channel=Channel.WHATSAPP,
        title="WhatsApp",
        per_day=70.0,
        hours=_EVENING,
        weekdays=_EVERY_DAY,
        topics=_ALL,
        queue="whatsapp",
        plan=_post(105.0, 0.04, "experts_money"),
        address="phone",
    ),
    ChannelPlan(
        channel=Channel.MESSENGER,
        title="Facebook Messenger",
        per_day=38.0,
        hours=_EVENING,
        weekdays=_EVERY_DAY,
        topics=_ALL,
        queue="messenger",
        plan=_post(105.0, 0.04, "experts_money"),
        address="handle",
    ),
)
