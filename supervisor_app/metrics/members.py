"""The rules that figures are declared with: which contacts of a view they hold for, and durations."""

import numpy as np

from supervisor_app.domain.channels import Family
from supervisor_app.domain.contacts import Outcome
from supervisor_app.metrics.fates import ABANDONED, ANSWERED, chosen
from supervisor_app.metrics.layout import NEVER, OUTCOME_CODE, C, Flag, IntArray, Mask, T
from supervisor_app.metrics.view import View

SOON_MS = 600_000
"""A promise with less than ten minutes left is near."""


def every(view: View) -> Mask:
    """All of them."""
    return np.ones(len(view.rows), np.bool_)


def waiting(view: View) -> Mask:
    """A customer waits for a person now."""
    return view.flagged(Flag.WAITING)


def waited_ms(view: View) -> IntArray:
    """How long a customer has waited so far; never below zero, whatever the clocks say."""
    return np.maximum(view.now - view.time(T.WAITING_SINCE), 0)


def waiting_written(view: View) -> Mask:
    """A customer who wrote waits now."""
    return view.mask(waiting) & view.of_family(Family.WRITTEN)


def left_ms(view: View) -> IntArray:
    """What is left of the promise; below zero when it is broken. Of contacts that wait."""
    since = np.where(view.has(T.WAITING_SINCE), view.time(T.WAITING_SINCE), view.now)
    return since + view.target_ms("promise_s") - view.now


def late(view: View) -> Mask:
    """Waits in writing, the promise is broken."""
    return view.mask(waiting_written) & (left_ms(view) < 0)


def soon(view: View) -> Mask:
    """Waits in writing, less than ten minutes are left."""
    left = left_ms(view)
    return view.mask(waiting_written) & (left >= 0) & (left < SOON_MS)


def rest(view: View) -> Mask:
    """Waits in writing, ten minutes or more are left."""
    return view.mask(waiting_written) & (left_ms(view) >= SOON_MS)


def answered_waits(view: View) -> Mask:
    """Answered after a wait that is known."""
    return chosen(ANSWERED)[view.fates] & view.has(T.WAIT)


def ended_waits(view: View) -> Mask:
    """Answered or abandoned after a wait that is known."""
    return chosen(ANSWERED | ABANDONED)[view.fates] & view.has(T.WAIT)


def wait_ms(view: View) -> IntArray:
    """The wait until its outcome."""
    return view.time(T.WAIT)


def handled(view: View) -> Mask:
    """Its talk, hold and wrap-up are known."""
    return view.has(T.HANDLING)


def handling_ms(view: View) -> IntArray:
    """Talk, hold and wrap-up together."""
    return view.time(T.HANDLING)


def asked(view: View) -> Mask:
    """A customer called for an answer by a person."""
    queued: Mask = view.code(C.OUTCOME) != OUTCOME_CODE[Outcome.NOT_QUEUED]
    return view.has(T.ASKED) & queued


def responded(view: View) -> Mask:
    """Asked, and a person has answered."""
    return view.mask(asked) & view.has(T.ANSWERED)


def unanswered(view: View) -> Mask:
    """Asked, and nobody has answered."""
    return view.mask(asked) & ~view.has(T.ANSWERED)


def response_ms(view: View) -> IntArray:
    """From the question to the first answer; so far, or until it was closed, where there is none."""
    return view.kept(response_ms, lambda: _response_ms(view))


def _response_ms(view: View) -> IntArray:
    ended = np.where(view.has(T.OUTCOME_AT), view.time(T.OUTCOME_AT), view.now)
    end = np.where(view.has(T.ANSWERED), view.time(T.ANSWERED), ended)
    return np.where(view.has(T.ASKED), end - view.time(T.ASKED), NEVER)


def promise_decided(view: View) -> Mask:
    """Answered, or without an answer for longer than promised."""
    overdue = response_ms(view) > view.target_ms("promise_s")
    return view.mask(responded) | (view.mask(unanswered) & overdue)


def promise_kept(view: View) -> Mask:
    """Answered within the promise."""
    return view.mask(responded) & (response_ms(view) <= view.target_ms("promise_s"))


def responded_within(view: View) -> Mask:
    """Answered within the time in which an answer counts as a response."""
    return view.mask(responded) & (response_ms(view) <= view.target_ms("response_within_s"))


def response_undecided(view: View) -> Mask:
    """No answer yet, and still time for one."""
    # A question that was closed can be opened again and answered for as long as one that waits.
    return view.mask(unanswered) & (view.now - view.time(T.ASKED) <= view.target_ms("response_within_s"))


def owned(view: View) -> Mask:
    """Somebody owns it; that somebody took part is not enough."""
    return view.flagged(Flag.OWNED)


def in_progress(view: View) -> Mask:
    """Somebody owns it and has answered it."""
    return view.mask(owned) & view.has(T.ANSWERED)
