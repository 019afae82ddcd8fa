"""A British virtual operator whose members help each other: forum, Twitter, Facebook; some 30 employees.

Which parameter comes from a published figure and which is assumed: docs/operators/community-uk.md.
"""

from supervisor_app.demo.plans import Peers, Spread, WrittenPlan
from supervisor_app.demo.profile import (
    ChannelPlan,
    OutagePlan,
    Profile,
    QueuePlan,
    Shift,
    Task,
    TeamPlan,
    Words,
)
from supervisor_app.demo.profiles.community_uk_topics import TOPICS
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.targets import Promises, Targets

_HOURS = (18, 10, 7, 5, 5, 7, 14, 28, 44, 54, 60, 64, 66, 64, 60, 60, 64, 72, 84, 92, 94, 82, 58, 34)
_FORM = (8, 5, 3, 3, 3, 5, 12, 28, 52, 76, 86, 84, 78, 74, 70, 66, 62, 56, 50, 46, 42, 34, 24, 14)
_WEEK = (1.08, 1.02, 1.0, 1.0, 1.0, 0.92, 0.95)

_ASKED = {
    "porting": 14.0,
    "activation": 14.0,
    "coverage": 12.0,
    "data": 13.0,
    "plans": 13.0,
    "payments": 9.0,
    "roaming": 8.0,
    "handsets": 9.0,
    "account": 3.0,
    "points": 5.0,
}
_POSTED = {
    "coverage": 26.0,
    "porting": 18.0,
    "plans": 16.0,
    "data": 14.0,
    "activation": 14.0,
    "roaming": 12.0,
}

# what nobody says thank you for is closed a day after the last answer
_CLOSES_S = 86_400.0

_FORUM = WrittenPlan(
    reply=Spread(420.0, 0.6),
    asks_back=0.1,
    reopened=0.04,
    # what the staff finds unanswered, and what even then nobody answers
    ignored=0.2,
    escalated=0.1,
    experts="experts",
    peers=Peers(
        answers=3.0,
        helpers=1500,
        after=Spread(1500.0, 1.6),
        accepted=0.22,
        points=5,
        accepted_points=20,
    ),
    closes_after_s=_CLOSES_S,
    keeps_owner_s=3600.0,
)
_TWEET = WrittenPlan(
    reply=Spread(260.0, 0.6),
    asks_back=0.12,
    reopened=0.05,
    ignored=0.03,
    closes_after_s=_CLOSES_S,
    keeps_owner_s=3600.0,
    remembers=0.5,
    peers=Peers(answers=0.7, helpers=400, after=Spread(1500.0, 1.4)),
)
_POST = WrittenPlan(
    reply=Spread(300.0, 0.6),
    asks_back=0.1,
    reopened=0.05,
    ignored=0.03,
    closes_after_s=_CLOSES_S,
    keeps_owner_s=3600.0,
    remembers=0.5,
    peers=Peers(answers=1.1, helpers=400, after=Spread(2400.0, 1.4)),
)
_ACCOUNT = WrittenPlan(
    reply=Spread(660.0, 0.5),
    asks_back=0.2,
    replies_after=Spread(1800.0, 1.2),
    reopened=0.08,
    reopened_after=Spread(5400.0, 1.2),
    auto_reply="Thanks, we've got your form. One of the team will be in touch.",
    escalated=0.06,
    experts="experts",
    keeps_owner_s=14_400.0,
    remembers=0.6,
    familiar_effort=0.9,
    rated=0.1,
)

CHANNELS = (
    ChannelPlan(
        channel=Channel.COMMUNITY,
        title="Forum",
        per_day=680.0,
        hours=_HOURS,
        weekdays=_WEEK,
        topics=_ASKED,
        queue="forum",
        plan=_FORUM,
        address="handle",
    ),
    ChannelPlan(
        channel=Channel.TWITTER,
        title="Twitter",
        per_day=130.0,
        hours=_HOURS,
        weekdays=_WEEK,
        topics=_POSTED,
        queue="twitter",
        plan=_TWEET,
        address="handle",
    ),
    ChannelPlan(
        channel=Channel.FACEBOOK,
        title="Facebook",
        per_day=100.0,
        hours=_HOURS,
        weekdays=(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.1),
        topics=_POSTED,
        queue="facebook",
        plan=_POST,
        address="handle",
    ),
    ChannelPlan(
        channel=Channel.WEB_FORM,
        title="Account form",
        per_day=235.0,
        hours=_FORM,
        weekdays=(1.15, 1.05, 1.0, 1.0, 1.0, 0.7, 0.6),
        topics={"account": 45.0, "payments": 30.0, "porting": 15.0, "activation": 10.0},
        queue="account",
        plan=_ACCOUNT,
        address="email",
    ),
)

QUEUES = (
    QueuePlan("forum", "Forum, unanswered", Channel.COMMUNITY),
    QueuePlan("twitter", "Twitter", Channel.TWITTER),
    QueuePlan("facebook", "Facebook", Channel.FACEBOOK),
    QueuePlan("account", "Account forms", Channel.WEB_FORM),
    QueuePlan("experts", "Experts"),
)

_BREAKS = ((2.0, 15.0, "tea break"), (4.0, 45.0, "lunch"), (6.2, 15.0, "tea break"))

TEAMS = (
    TeamPlan(
        key="community",
        title="Community team",
        size=6,
        # the forum belongs to the members: the staff looks at what they have left
        tasks=(Task("forum", 10_800.0), Task("facebook", 1200.0, 1), Task("account", 300.0, 2)),
        shifts=(Shift(8.0, 8.0, (2, 1, 1, 1, 1, 1, 1)), Shift(13.0, 8.0, (2, 2, 2, 2, 2, 1, 1))),
        breaks=_BREAKS,
    ),
    TeamPlan(
        key="social",
        title="Social media",
        size=7,
        tasks=(Task("twitter", 600.0), Task("facebook", 900.0), Task("account", 600.0, 1)),
        shifts=(Shift(8.0, 8.0, (2, 2, 2, 2, 2, 1, 1)), Shift(14.0, 8.0, (2, 2, 2, 2, 2, 2, 2))),
        breaks=_BREAKS,
    ),
    TeamPlan(
        key="account",
        title="Account team",
        size=13,
        tasks=(Task("account"), Task("twitter", 3600.0, 1), Task("facebook", 3600.0, 1)),
        shifts=(Shift(8.0, 8.0, (6, 5, 5, 5, 5, 3, 3)), Shift(13.0, 8.0, (4, 3, 3, 3, 3, 2, 2))),
        breaks=_BREAKS,
    ),
    TeamPlan(
        key="experts",
        title="Experts",
        size=4,
        tasks=(Task("experts"), Task("forum", 9000.0, 1), Task("account", 300.0, 2)),
        shifts=(Shift(9.0, 8.0, (2, 2, 2, 2, 2, 1, 1)),),
        line=2,
        breaks=_BREAKS,
    ),
)

PROFILE = Profile(
    key="community-uk",
    title="Community operator, United Kingdom",
    zone="Europe/London",
    country="GB",
    site="uk",
    site_title="United Kingdom",
    dial="+44 7999",
    regions={
        "London": 15.0,
        "South East": 14.0,
        "North West": 11.0,
        "East of England": 9.0,
        "South West": 9.0,
        "West Midlands": 9.0,
        "Yorkshire and the Humber": 8.0,
        "Scotland": 8.0,
        "East Midlands": 7.0,
        "Wales": 5.0,
        "North East": 4.0,
        "Northern Ireland": 3.0,
    },
    given_names=(
        *("Amelia", "Jack", "Priya", "Callum", "Grace", "Tom", "Aisha", "Rhys", "Ellie", "Daniel", "Niamh"),
        *(
            "Harry",
            "Zara",
            "Ewan",
            "Chloe",
            "Imran",
            "Megan",
            "George",
            "Sian",
            "Kofi",
            "Isla",
            "Ben",
            "Ruby",
        ),
    ),
    family_names=(
        *("Smith", "Jones", "Patel", "Taylor", "Campbell", "Hughes", "Khan", "Wright", "Murphy", "Green"),
        *("Begum", "Clarke", "Morgan", "Fraser", "Cooper", "Shah", "Bailey", "Walsh", "Price", "Okafor"),
        *("Reid", "Foster", "Barker", "Lloyd", "Marsh", "Doyle", "Hartley", "Singh"),
    ),
    topics=TOPICS,
    channels=CHANNELS,
    queues=QUEUES,
    teams=TEAMS,
    words=Words(
        asks_back="Happy to help. Which phone are you using, and when did it start?",
        details="It's an ordinary Android phone, and it started this morning.",
        no_question="Nothing asked here, so no reply needed.",
        handed_on="Could you take a look and let the member know once it's sorted?",
        sent_on="We can't get into accounts from here, so please use the account form.",
        thanks="That did the trick, thanks!",
    ),
    holiday_factor=0.8,
    customers=40_000,
    promises=Promises(
        channels={
            Channel.COMMUNITY: Targets(promise_s=14_400.0),
            Channel.WEB_FORM: Targets(promise_s=14_400.0),
        }
    ),
    outages=OutagePlan(topic="coverage", reports={"community": 60.0, "twitter": 60.0, "facebook": 25.0}),
)
