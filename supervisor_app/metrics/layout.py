"""What is kept of a contact in columns: instants and durations, codes of words, flags, and plain numbers."""

from enum import IntEnum, IntFlag
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from supervisor_app.domain.channels import Channel, Family
from supervisor_app.domain.contacts import Outcome

IntArray: TypeAlias = NDArray[np.int64]
Codes: TypeAlias = NDArray[np.int32]
Floats: TypeAlias = NDArray[np.float64]
Mask: TypeAlias = NDArray[np.bool_]
Rows: TypeAlias = NDArray[np.intp]

NEVER = int(np.iinfo(np.int64).min)
"""Stands for an instant that has not happened, and for a duration that is not known."""

CHANNELS = tuple(Channel)
CHANNEL_CODE = {channel: code for code, channel in enumerate(CHANNELS)}
OUTCOMES = tuple(Outcome)
OUTCOME_CODE = {outcome: code for code, outcome in enumerate(OUTCOMES)}

IN_FAMILY: dict[Family, Mask] = {
    family: np.array([channel.family is family for channel in CHANNELS]) for family in Family
}
"""Of each channel, by code, whether it belongs to a family."""


class T(IntEnum):
    """The columns of instants and of durations in ms; ``NEVER`` where there is none.

    ``SESSION_END``: self-service was over, because it ended or because people were called for.
    ``TALK``: talk and hold. ``AGAIN``: its customer first reached people after the end of the session.
    ``REPEATED``: its customer first reached people on the same topic after it was solved.
    """

    CREATED = 0
    ARRIVED = 1
    QUEUED = 2
    ASKED = 3
    ANSWERED = 4
    OUTCOME_AT = 5
    WAITING_SINCE = 6
    RESOLVED = 7
    DONE = 8
    TOUCHED = 9
    WAIT = 10
    HANDLING = 11
    TALK = 12
    SESSION_END = 13
    CALLBACK_DUE = 14
    HELPED = 15
    AGAIN = 16
    REPEATED = 17


class C(IntEnum):
    """The columns of codes; -1 where there is no word.

    ``PERSON``: who owns it, else who took part last. ``TEAM``: all who took part. ``SESSION``: the
    channel of the self-service session it was, or came through. ``RETURNED``: its customer came back to
    people; 1: the first agent was one of those who had helped before, 0: it was somebody else.
    """

    SOURCE = 0
    CHANNEL = 1
    QUEUE = 2
    TOPIC = 3
    PERSON = 4
    CUSTOMER = 5
    OUTCOME = 6
    FLAGS = 7
    REGION = 8
    HELPER = 9
    TEAM = 10
    SESSION = 11
    RETURNED = 12
    SITE = 13


class N(IntEnum):
    """The columns of plain numbers; NaN where none is given."""

    RATING = 0
    MESSAGES = 1
    READ = 2
    PHRASES = 3
    POINTS = 4
    NEXT_ANSWERS = 5
    NEXT_WAIT_S = 6


class Flag(IntFlag):
    """What is true of a contact whatever the time. ``COUNTED``: it is part of figures.

    ``HUMAN``: on a channel on which people answer. ``OWED``, ``KEPT``: a call-back that was promised and
    not made; one that was made in time. ``SOLVED``: it was solved after it came, and would be part of
    figures but for nonsense in other stamps.
    """

    OPEN = 1
    COUNTED = 2
    WAITING = 4
    PHANTOM = 8
    NONSENSE = 16
    UNOBSERVED = 32
    DISAGREES = 64
    DOCUMENT = 128
    OWNED = 256
    HUMAN = 512
    FIRST_LINE = 1024
    ONE_WRITER = 2048
    REPEATED = 4096
    ESCALATED = 8192
    REOPENED = 16384
    OWED = 32768
    KEPT = 65536
    ACCEPTED = 131072
    SOLVED = 262144
