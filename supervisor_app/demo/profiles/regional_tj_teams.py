"""Who works at the Tajik operator, when, and on what.

Published: over 90 consultants around the clock, narrower specialists behind the first line. All else is
assumed.
"""

from supervisor_app.demo.profile import QueuePlan, Shift, Task, TeamPlan
from supervisor_app.domain.channels import Channel

_BREAKS = ((2.0, 10.0, "короткий перерыв"), (4.0, 30.0, "обед"), (6.2, 10.0, "короткий перерыв"))

QUEUES = (
    QueuePlan("phone", "Звонки, первая линия", Channel.PHONE),
    QueuePlan("app", "Чат в приложении", Channel.APP_CHAT),
    QueuePlan("web_chat", "Чат на сайте", Channel.WEB_CHAT),
    QueuePlan("account", "Личный кабинет", Channel.ACCOUNT),
    QueuePlan("sms", "SMS", Channel.SMS),
    QueuePlan("facebook", "Facebook", Channel.FACEBOOK),
    QueuePlan("messenger", "Facebook Messenger", Channel.MESSENGER),
    QueuePlan("instagram", "Instagram", Channel.INSTAGRAM),
    QueuePlan("telegram", "Telegram", Channel.TELEGRAM),
    QueuePlan("whatsapp", "WhatsApp", Channel.WHATSAPP),
    QueuePlan("experts_money", "Специалисты по расчётам"),
    QueuePlan("experts_network", "Специалисты по сети и роумингу"),
)

_WRITTEN = ("sms", "facebook", "messenger", "instagram", "telegram", "whatsapp", "account")

TEAMS = (
    TeamPlan(
        key="phone",
        title="Первая линия, звонки",
        size=42,
        # at night, and when those who write cannot keep up, who answers calls takes messages too
        tasks=(Task("phone"), *(Task(queue, 600.0, 1) for queue in _WRITTEN)),
        shifts=(
            Shift(23.0, 8.0, (4, 4, 4, 4, 4, 4, 4)),
            Shift(7.0, 8.0, (7, 7, 7, 7, 7, 7, 7)),
            Shift(8.0, 8.0, (4, 3, 3, 3, 3, 3, 3)),
            Shift(9.0, 8.0, (4, 4, 4, 4, 4, 4, 4)),
            Shift(15.0, 8.0, (8, 8, 8, 8, 8, 8, 8)),
            Shift(17.0, 8.0, (3, 3, 3, 3, 3, 3, 3)),
            Shift(12.0, 8.0, (1, 1, 1, 1, 1, 1, 1)),
        ),
        breaks=_BREAKS,
    ),
    TeamPlan(
        key="app",
        title="Первая линия, приложение",
        size=32,
        tasks=(Task("app"), Task("web_chat")),
        shifts=(
            Shift(23.0, 8.0, (3, 3, 3, 3, 3, 3, 3)),
            Shift(7.0, 8.0, (4, 4, 4, 4, 4, 4, 4)),
            Shift(16.0, 8.0, (7, 7, 7, 7, 7, 7, 7)),
            Shift(8.0, 8.0, (5, 5, 5, 5, 5, 5, 5)),
            Shift(14.0, 8.0, (3, 3, 3, 3, 3, 3, 3)),
        ),
        slots=3,
        breaks=_BREAKS,
    ),
    TeamPlan(
        key="messages",
        title="Соцсети и сообщения",
        size=9,
        tasks=tuple(Task(queue) for queue in _WRITTEN),
        shifts=(
            Shift(7.0, 8.0, (2, 2, 2, 2, 2, 2, 2)),
            Shift(12.0, 8.0, (2, 2, 2, 2, 2, 2, 1)),
            Shift(15.0, 8.0, (2, 2, 2, 2, 2, 2, 2)),
        ),
        breaks=_BREAKS,
    ),
    TeamPlan(
        key="experts_money",
        title="Специалисты по расчётам",
        size=7,
        tasks=(Task("experts_money"), Task("account", 900.0, 1)),
        shifts=(
            Shift(7.5, 8.0, (3, 3, 3, 3, 3, 2, 2)),
            Shift(14.5, 8.0, (2, 2, 2, 2, 2, 2, 2)),
        ),
        line=2,
        breaks=_BREAKS,
    ),
    TeamPlan(
        key="experts_network",
        title="Специалисты по сети и роумингу",
        size=6,
        tasks=(Task("experts_network"),),
        shifts=(
            Shift(7.5, 8.0, (2, 2, 2, 2, 2, 2, 2)),
            Shift(14.5, 8.0, (2, 2, 2, 2, 2, 2, 2)),
        ),
        line=2,
        breaks=_BREAKS,
    ),
)
