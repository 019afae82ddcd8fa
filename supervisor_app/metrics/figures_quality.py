"""The figures of quality: solved at once, by the same person, as promised, and to the customer's liking."""

from supervisor_app.metrics import members, members_quality
from supervisor_app.metrics.declaring import Figure, at_present
from supervisor_app.metrics.layout import N
from supervisor_app.metrics.measures import Count, Share
from supervisor_app.metrics.measures_of_numbers import Duration, Mean, Total
from supervisor_app.metrics.times import Statistic
from supervisor_app.metrics.windows import Credit

SOLVED = (
    Figure(
        key="first_line",
        title="Solved on the first line",
        unit="share",
        rule="no line above the first worked on it ÷ contacts with people that became solved in the window",
        measure=Share(members_quality.human, members_quality.first_line),
        better="high",
        credit=Credit.RESOLVED,
    ),
    Figure(
        key="first_contact",
        title="Solved at the first contact",
        unit="share",
        rule="never reopened, and no new contact of that customer with people on that topic within "
        "{repeat_s} s after ÷ contacts with people that became solved in the window",
        measure=Share(members_quality.human, members_quality.solved_at_once),
        better="high",
        credit=Credit.RESOLVED,
        settles=members_quality.solved_undecided,
        looks_ahead="repeat_s",
    ),
    Figure(
        key="first_reaction",
        title="Solved at the first reaction",
        unit="share",
        rule="one message of an agent and never reopened ÷ contacts in writing that became solved in the "
        "window and in which an agent wrote",
        measure=Share(members_quality.wrote, members_quality.at_first_reaction),
        better="high",
        credit=Credit.RESOLVED,
    ),
)

CONVERSATION = (
    Figure(
        key="continuity",
        title="One agent throughout",
        unit="share",
        rule="one agent wrote all ÷ contacts with two or more messages of agents",
        measure=Share(members_quality.several_messages, members_quality.one_writer),
        better="high",
    ),
    Figure(
        key="returning",
        title="Returned to the same agent",
        unit="share",
        rule="the first agent had helped the customer in the 30 days before ÷ contacts with agents of "
        "customers whom agents had helped in the 30 days before",
        measure=Share(members_quality.came_back, members_quality.to_the_same),
        better="high",
        looks_back=True,
    ),
    Figure(
        key="repeat_solution",
        title="Solution repeated",
        unit="contacts",
        rule="contacts in which a solution was offered again after the customer had come back with it",
        measure=Count(members_quality.repeated),
        better="low",
    ),
    Figure(
        key="escalated",
        title="Escalated",
        unit="contacts",
        rule="contacts handed to a higher line",
        measure=Count(members_quality.escalated),
        better="low",
    ),
    Figure(
        key="phrases",
        title="Irritating phrases",
        unit="messages",
        rule="messages of agents that hold a phrase of the list; n: the contacts they are in",
        measure=Total(members_quality.irritating, N.PHRASES, told=members_quality.read),
        better="low",
    ),
)

CALLBACKS = (
    at_present(
        "callbacks_owed",
        "Call-backs owed",
        "open contacts with a call-back promised and not made",
        Count(members_quality.owed),
    ),
    at_present(
        "callbacks_overdue",
        "Call-backs overdue",
        "call-backs owed that should have been made before now",
        Count(members_quality.overdue),
    ),
    Figure(
        key="callbacks_kept",
        title="Call-backs on time",
        unit="share",
        rule="made when promised or before ÷ call-backs that fell due in the window",
        measure=Share(members.every, members_quality.kept),
        better="high",
        credit=Credit.CALLBACK,
    ),
)

ENDED = (
    Figure(
        key="rating",
        title="Rating",
        unit="stars",
        rule="mean of the ratings of contacts that ended in the window",
        measure=Mean(members_quality.rated, N.RATING),
        better="high",
        credit=Credit.DONE,
    ),
    Figure(
        key="talk_time",
        title="Talk",
        unit="s",
        rule="mean of talk + hold of contacts on live channels that ended in the window",
        measure=Duration(members_quality.talked, members_quality.talk_ms),
        credit=Credit.DONE,
    ),
    Figure(
        key="longest_talk",
        title="Longest talk",
        unit="s",
        rule="longest talk + hold of a contact on a live channel that ended in the window",
        measure=Duration(members_quality.talked, members_quality.talk_ms, Statistic.LONGEST),
        credit=Credit.DONE,
    ),
)
