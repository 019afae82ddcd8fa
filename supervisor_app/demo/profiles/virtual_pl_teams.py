"""Who works at the Polish virtual operator, when, and on what. All of it is assumed, none published."""

from supervisor_app.demo.profile import Shift, Task, TeamPlan

_BREAKS = ((2.0, 10.0, "short break"), (4.0, 30.0, "lunch"), (6.2, 10.0, "short break"))

TEAMS = (
    TeamPlan(
        key="phone",
        title="First line",
        size=40,
        # a mail older than this is taken between calls, so that the promise is kept
        tasks=(Task("first_line"), Task("mail", 1020.0, 1), Task("porting", 1020.0, 1)),
        shifts=(
            Shift(22.0, 8.0, (3, 3, 3, 3, 3, 2, 2)),
            Shift(6.0, 8.0, (3, 3, 3, 3, 3, 2, 2)),
            Shift(8.0, 8.0, (3, 3, 3, 3, 3, 2, 1)),
            Shift(10.0, 8.0, (3, 2, 2, 2, 2, 2, 2)),
            Shift(14.0, 8.0, (3, 3, 3, 3, 3, 2, 2)),
            Shift(17.5, 4.5, (2, 2, 2, 2, 2, 1, 1)),
        ),
        breaks=_BREAKS,
    ),
    TeamPlan(
        key="mail",
        title="Writers",
        size=30,
        # mail is worked through in rounds, oldest first
        tasks=(
            Task("porting", 570.0),
            Task("mail", 570.0),
            Task("roaming", 570.0),
            Task("facebook", 300.0),
            Task("twitter", 300.0),
        ),
        shifts=(
            Shift(22.0, 8.0, (2, 2, 2, 2, 2, 2, 2)),
            Shift(6.0, 8.0, (3, 3, 3, 3, 3, 2, 2)),
            Shift(9.0, 8.0, (6, 5, 5, 5, 5, 3, 2)),
            Shift(14.0, 8.0, (5, 5, 5, 5, 5, 4, 4)),
        ),
        breaks=_BREAKS,
    ),
    TeamPlan(
        key="chat",
        title="Chat and social",
        size=12,
        tasks=(
            Task("app_chat"),
            Task("facebook", 420.0, 1),
            Task("twitter", 420.0, 1),
            Task("mail", 1080.0, 1),
        ),
        shifts=(
            Shift(22.0, 8.0, (1, 1, 1, 1, 1, 1, 1)),
            Shift(6.0, 8.0, (1, 1, 1, 1, 1, 1, 1)),
            Shift(10.0, 8.0, (2, 2, 2, 2, 2, 2, 1)),
            Shift(14.0, 8.0, (2, 2, 2, 2, 2, 2, 2)),
        ),
        slots=3,
        breaks=_BREAKS,
    ),
    TeamPlan(
        key="office",
        title="Office",
        size=6,
        tasks=(Task("office"),),
        shifts=(Shift(8.9, 9.5, (3, 3, 3, 3, 3, 2, 0)),),
        breaks=_BREAKS,
    ),
    TeamPlan(
        key="experts",
        title="Experts",
        size=6,
        tasks=(
            Task("experts"),
            Task("roaming", 900.0, 1),
            Task("mail", 1020.0, 1),
            Task("porting", 1020.0, 1),
        ),
        shifts=(
            Shift(8.0, 8.0, (2, 2, 2, 2, 2, 1, 1)),
            Shift(13.0, 8.0, (2, 2, 2, 2, 2, 1, 1)),
        ),
        line=2,
        breaks=_BREAKS,
    ),
)
