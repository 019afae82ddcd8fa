"""Who works at the Russian discount operator, when, and on what.

Published: a share of staff works from home. All else is assumed. Teams change from year to year as their
channels do.
"""

from supervisor_app.demo.profile import QueuePlan, Shift, Task, TeamPlan
from supervisor_app.demo.profiles.discount_ru_channels import CALLS_YEARLY, DIGITAL_YEARLY
from supervisor_app.domain.channels import Channel

_BREAKS = ((2.0, 15.0, "перерыв"), (4.0, 30.0, "обед"), (6.2, 15.0, "перерыв"))
_HOME = 0.3
_TOO_LONG_S = 130.0

QUEUES = (
    QueuePlan("phone", "Звонки", Channel.PHONE),
    QueuePlan("app_chat", "Чат в приложении", Channel.APP_CHAT),
    QueuePlan("web_chat", "Чат на сайте", Channel.WEB_CHAT),
    QueuePlan("whatsapp", "WhatsApp", Channel.WHATSAPP),
    QueuePlan("telegram", "Telegram", Channel.TELEGRAM),
    QueuePlan("facebook", "Facebook", Channel.FACEBOOK),
    QueuePlan("instagram", "Instagram", Channel.INSTAGRAM),
    QueuePlan("twitter", "Twitter", Channel.TWITTER),
    QueuePlan("email", "Электронная почта", Channel.EMAIL),
    QueuePlan("experts", "Эксперты"),
)

_SOCIAL = ("whatsapp", "telegram", "facebook", "instagram", "twitter")

TEAMS = (
    TeamPlan(
        key="phone",
        title="Звонки",
        size=33,
        tasks=(Task("phone"), Task("email", 3600.0, 1)),
        shifts=(
            Shift(22.5, 9.0, (2, 2, 2, 2, 2, 2, 2)),
            Shift(6.5, 9.0, (5, 5, 5, 5, 5, 4, 4)),
            Shift(8.0, 9.0, (6, 5, 5, 5, 5, 5, 4)),
            Shift(15.5, 9.0, (9, 8, 8, 8, 8, 7, 6)),
        ),
        breaks=_BREAKS,
        home=_HOME,
        yearly=CALLS_YEARLY,
    ),
    TeamPlan(
        key="chat",
        title="Чаты",
        size=10,
        tasks=(Task("app_chat"), Task("web_chat")),
        shifts=(
            Shift(22.5, 9.0, (1, 1, 1, 1, 1, 1, 1)),
            Shift(7.0, 9.0, (1, 1, 1, 1, 1, 1, 1)),
            Shift(15.0, 9.0, (2, 2, 2, 2, 2, 2, 2)),
            Shift(10.0, 9.0, (2, 2, 2, 2, 2, 2, 2)),
        ),
        slots=2,
        breaks=_BREAKS,
        home=_HOME,
        yearly=DIGITAL_YEARLY,
    ),
    TeamPlan(
        key="messages",
        title="Соцсети, мессенджеры и почта",
        size=18,
        # who writes helps out with calls and chats that have waited too long
        tasks=(
            Task("phone", _TOO_LONG_S),
            Task("app_chat", _TOO_LONG_S),
            Task("web_chat", _TOO_LONG_S),
            *(Task(queue, 0.0, 1) for queue in _SOCIAL),
            Task("email", 300.0, 1),
        ),
        shifts=(
            Shift(22.5, 9.0, (1, 1, 1, 1, 1, 1, 1)),
            Shift(7.0, 9.0, (3, 3, 3, 3, 3, 2, 2)),
            Shift(14.5, 9.0, (4, 4, 4, 4, 4, 3, 3)),
            Shift(10.0, 9.0, (3, 3, 3, 3, 3, 2, 2)),
        ),
        breaks=_BREAKS,
        home=_HOME,
        yearly=DIGITAL_YEARLY,
    ),
    TeamPlan(
        key="experts",
        title="Эксперты",
        size=6,
        tasks=(Task("experts"),),
        shifts=(
            Shift(8.0, 9.0, (2, 2, 2, 2, 2, 1, 1)),
            Shift(13.0, 9.0, (2, 2, 2, 2, 2, 1, 1)),
        ),
        line=2,
        breaks=_BREAKS,
        home=_HOME,
    ),
)
