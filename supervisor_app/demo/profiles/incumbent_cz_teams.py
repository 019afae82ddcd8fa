"""Who works at the Czech incumbent, when, and on what. All of it is assumed, none published."""

from supervisor_app.demo.profile import Shift, Task, TeamPlan

_BREAKS = ((2.0, 10.0, "krátká přestávka"), (4.0, 30.0, "oběd"), (6.2, 10.0, "krátká přestávka"))
_SHORT = ((2.0, 10.0, "krátká přestávka"), (4.0, 20.0, "svačina"))

# parts of a head: as a team shrinks, its shifts lose their people one after the other, not all at once
TEAMS = (
    TeamPlan(
        key="care",
        title="Zákaznická linka",
        size=32,
        # a call of the neighbours is taken only when their own people have not come for a while
        tasks=(Task("care"), Task("sales", 9.0, 1), Task("support", 9.0, 1)),
        shifts=(
            Shift(22.0, 8.0, (2.4, 2.4, 2.4, 2.4, 2.4, 2.4, 2.4)),
            Shift(6.0, 8.0, (3.6, 3.6, 3.6, 3.6, 3.6, 2.2, 1.7)),
            Shift(7.5, 8.0, (4.4, 3.4, 3.4, 3.4, 3.4, 1.4, 1.2)),
            Shift(9.0, 8.0, (2.2, 2.2, 2.2, 2.2, 2.2, 1.9, 1.4)),
            Shift(14.5, 8.0, (1.9, 1.9, 1.9, 1.9, 1.9, 1.2, 1.1)),
            Shift(16.0, 8.0, (3.0, 3.0, 3.0, 3.0, 3.0, 2.2, 2.1)),
        ),
        breaks=_BREAKS,
        yearly=0.775,
    ),
    TeamPlan(
        key="support",
        title="Technická podpora",
        size=18,
        tasks=(Task("support"), Task("care", 9.0, 1)),
        shifts=(
            Shift(7.0, 8.0, (3.3, 3.3, 3.3, 3.3, 3.3, 1.8, 1.3)),
            Shift(12.0, 8.0, (1.6, 1.6, 1.6, 1.6, 1.6, 1.2, 1.2)),
            Shift(15.0, 8.0, (2.9, 2.9, 2.9, 2.9, 2.9, 2.1, 1.9)),
        ),
        breaks=_BREAKS,
        yearly=0.775,
    ),
    TeamPlan(
        key="sales",
        title="Prodej po telefonu",
        size=14,
        tasks=(Task("sales"), Task("care", 9.0, 1)),
        shifts=(
            Shift(8.5, 8.0, (2.6, 2.6, 2.6, 2.6, 2.6, 1.2, 1.1)),
            Shift(10.0, 8.0, (0.9, 0.9, 0.9, 0.9, 0.9, 0.0, 0.0)),
            Shift(13.0, 8.0, (2.2, 2.2, 2.2, 2.2, 2.2, 1.2, 1.1)),
        ),
        breaks=_BREAKS,
        yearly=0.775,
    ),
    TeamPlan(
        key="writers",
        title="E-maily a formuláře",
        size=8,
        tasks=(Task("email"), Task("web_form")),
        shifts=(
            Shift(7.0, 8.0, (3, 3, 3, 3, 3, 1, 1)),
            Shift(11.0, 8.0, (2, 2, 2, 2, 2, 1, 1)),
        ),
        breaks=_BREAKS,
    ),
    TeamPlan(
        key="chat",
        title="Chat",
        size=6,
        tasks=(Task("chat"),),
        shifts=(
            Shift(8.0, 8.0, (2, 2, 2, 2, 2, 2, 2)),
            Shift(14.0, 8.0, (2, 2, 2, 2, 2, 2, 2)),
        ),
        slots=3,
        breaks=_SHORT,
        yearly=1.3,
    ),
    TeamPlan(
        key="shops",
        title="Prodejny",
        size=24,
        tasks=(Task("shops"),),
        shifts=(
            Shift(8.9, 8.2, (7, 7, 7, 7, 7, 5, 2)),
            Shift(11.0, 8.2, (5, 5, 5, 5, 5, 3, 2)),
        ),
        breaks=_BREAKS,
    ),
    TeamPlan(
        key="specialists",
        title="Specialisté",
        size=5,
        tasks=(Task("specialists"), Task("back_office", 0.0, 1)),
        shifts=(
            Shift(8.0, 8.0, (1, 1, 1, 1, 1, 1, 1)),
            Shift(11.0, 8.0, (1, 1, 1, 1, 1, 0, 0)),
        ),
        line=2,
        breaks=_BREAKS,
        yearly=0.85,
    ),
)
