"""Who works at the Polish virtual operator, when, and on what. All of it is assumed, none published."""

from supervisor_app.demo.profile import QueuePlan, Shift, Task, TeamPlan
from supervisor_app.domain.channels import Channel

QUEUES = (
    QueuePlan("first_line", "Infolinia", Channel.PHONE),
    QueuePlan("mail", "E-mail", Channel.EMAIL),
    QueuePlan("porting", "Przenoszenie numerów", Channel.EMAIL),
    QueuePlan("roaming", "Roaming", Channel.EMAIL),
    QueuePlan("facebook", "Facebook", Channel.FACEBOOK),
    QueuePlan("twitter", "Twitter", Channel.TWITTER),
    QueuePlan("office", "Biuro obsługi", Channel.IN_PERSON),
    QueuePlan("shops", "Punkty sprzedaży", Channel.IN_PERSON),
    QueuePlan("letters", "Listy", Channel.LETTER),
    QueuePlan("experts_mail", "Eksperci, e-mail"),
    QueuePlan("experts", "Eksperci, oddzwonienia", None, callbacks=True),
)

_BREAKS = ((2.0, 10.0, "przerwa"), (4.0, 30.0, "obiad"), (6.2, 10.0, "przerwa"))

TEAMS = (
    TeamPlan(
        key="phone",
        title="Infolinia",
        size=42,
        # a mail older than this is taken between calls, so that the promise is kept
        tasks=(Task("first_line"), Task("mail", 960.0, 1), Task("porting", 960.0, 1)),
        shifts=(
            Shift(22.0, 8.0, (3, 3, 3, 3, 3, 3, 3)),
            Shift(6.0, 8.0, (3, 3, 3, 3, 3, 2, 2)),
            Shift(8.0, 8.0, (3, 3, 2, 3, 3, 2, 2)),
            Shift(10.0, 8.0, (3, 3, 3, 3, 3, 3, 2)),
            Shift(11.0, 5.0, (2, 2, 2, 2, 2, 1, 1)),
            Shift(15.0, 8.0, (3, 3, 3, 3, 3, 3, 2)),
            Shift(17.5, 4.5, (2, 2, 2, 2, 2, 2, 1)),
        ),
        breaks=_BREAKS,
    ),
    TeamPlan(
        key="mail",
        title="Korespondencja",
        size=46,
        # mail is worked through in rounds, oldest first
        tasks=(
            Task("porting", 630.0),
            Task("mail", 630.0),
            Task("roaming", 690.0),
            Task("experts_mail", 600.0),
            Task("facebook", 960.0),
            Task("twitter", 960.0),
            Task("letters", 172_800.0, 1),
        ),
        shifts=(
            Shift(22.0, 8.0, (3, 3, 3, 3, 3, 3, 3)),
            Shift(6.0, 8.0, (3, 3, 3, 3, 3, 2, 2)),
            Shift(7.0, 8.0, (4, 3, 3, 3, 3, 3, 2)),
            Shift(9.0, 8.0, (3, 3, 3, 3, 3, 3, 2)),
            Shift(11.0, 8.0, (3, 3, 3, 3, 3, 3, 3)),
            Shift(15.0, 8.0, (5, 5, 5, 5, 5, 4, 4)),
        ),
        breaks=_BREAKS,
    ),
    TeamPlan(
        key="social",
        title="Media społecznościowe",
        size=8,
        tasks=(Task("facebook", 780.0), Task("twitter", 780.0), Task("mail", 660.0, 1)),
        shifts=(
            Shift(8.0, 8.0, (2, 2, 2, 2, 2, 1, 1)),
            Shift(15.0, 8.0, (2, 2, 2, 2, 2, 2, 2)),
            Shift(17.5, 4.5, (0, 0, 0, 0, 0, 0, 1)),
        ),
        breaks=_BREAKS,
    ),
    TeamPlan(
        key="office",
        title="Biuro obsługi",
        size=8,
        tasks=(Task("office"),),
        shifts=(Shift(8.9, 9.5, (4, 4, 4, 4, 4, 3, 0)),),
        breaks=_BREAKS,
    ),
    TeamPlan(
        key="shops",
        title="Partnerzy w punktach sprzedaży",
        size=3,
        tasks=(Task("shops"),),
        shifts=(Shift(8.9, 10.5, (1, 1, 1, 1, 1, 1, 0)),),
        breaks=_BREAKS,
    ),
    TeamPlan(
        key="experts",
        title="Eksperci",
        size=11,
        tasks=(
            Task("experts"),
            Task("experts_mail"),
            Task("roaming", 600.0, 1),
            Task("mail", 840.0, 2),
            Task("porting", 840.0, 2),
        ),
        shifts=(
            Shift(22.0, 8.0, (1, 1, 1, 1, 1, 1, 1)),
            Shift(6.0, 8.0, (1, 1, 1, 1, 1, 1, 1)),
            Shift(9.0, 8.0, (2, 1, 1, 1, 1, 1, 1)),
            Shift(14.0, 8.0, (1, 1, 1, 1, 1, 1, 1)),
        ),
        line=2,
        breaks=_BREAKS,
    ),
)
