"""The rules that figures are declared with: which contacts of a view they hold for, and durations."""

import numpy as np

from supervisor_app.domain.channels import Family
from supervisor_app.domain.contacts import Outcome
from supervisor_app.domain.time import local_day
from supervisor_app.metrics.fates import ABANDONED, ANSWERED, chosen
from supervisor_app.metrics.layout import IN_FAMILY, NEVER, OUTCOME_CODE, C, Flag, IntArray, Mask, T
from supervisor_app.metrics.view import Durations, View

SOON_MS = 600_000
"""A promise with less than ten minutes left is near."""

PACE_MS = 1_800_000
"""The pace of answers is that of the last half-hour."""


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
    return view.kept(left_ms, lambda: _left_ms(view))


def _left_ms(view: View) -> IntArray:
    due = view.promised.due(np.where(view.mask(waiting), view.time(T.WAITING_SINCE), NEVER), "promise_s")
    return np.where(due == NEVER, view.target_ms("promise_s"), due - view.now)


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


def breaching(view: View) -> Mask:
    """Waits in writing, is not late, and will be before the day ends, when it is its turn at this pace."""
    whole = view.whole
    mask = whole.kept(breaching, lambda: _breaching(whole))
    return mask if view is whole else np.isin(view.rows, whole.rows[mask])


def _breaching(view: View) -> Mask:
    """Of all who wait: they are answered in the order in which they are due."""
    waits, due = view.mask(waiting_written), view.now + left_ms(view)
    turn, answers = np.searchsorted(np.sort(due[waits]), due, side="right"), _answers_lately(view)
    # Nobody answers: who waits now will wait then.
    later = turn * PACE_MS > (due - view.now) * answers if answers else waits
    before_night = due < local_day(view.now, view.zone).end
    return waits & (due >= view.now) & before_night & later


def _answers_lately(view: View) -> int:
    """How many contacts in writing had their first answer within the last half-hour."""
    columns, answered = view.columns, view.columns.time(T.ANSWERED)
    lately = columns.flagged(Flag.COUNTED) & (answered > view.now - PACE_MS) & (answered <= view.now)
    return int(np.count_nonzero(lately & IN_FAMILY[Family.WRITTEN][columns.code(C.CHANNEL)]))


def served_now(view: View) -> Mask:
    """Somebody holds the line with a person who has answered."""
    return view.of_family(Family.LIVE) & view.has(T.ANSWERED) & ~view.has(T.DONE)


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


def response_business_ms(view: View) -> IntArray:
    """The same in business time."""
    return view.kept(response_business_ms, lambda: _response_business_ms(view))


def _response_business_ms(view: View) -> IntArray:
    asked_at, took = view.time(T.ASKED), response_ms(view)
    return view.promised.business_ms(asked_at, np.where(took == NEVER, NEVER, asked_at + took))


def response_promised_ms(view: View) -> IntArray:
    """The same by the clock of the promise."""
    return view.kept(response_promised_ms, lambda: _by_promise(view, response_ms, response_business_ms))


def promise_decided(view: View) -> Mask:
    """Answered, or without an answer for longer than promised."""
    return _decided(view, response_promised_ms)


def promise_kept(view: View) -> Mask:
    """Answered within the promise."""
    return view.mask(responded) & (response_promised_ms(view) <= view.target_ms("promise_s"))


def promise_decided_in_business(view: View) -> Mask:
    """Answered, or without an answer for longer than promised, all in business time."""
    return _decided(view, response_business_ms)


def promise_kept_in_business(view: View) -> Mask:
    """Answered within the promise, in business time."""
    return view.mask(responded) & (response_business_ms(view) <= view.target_ms("promise_s"))


def _decided(view: View, took_ms: Durations) -> Mask:
    overdue = took_ms(view) > view.target_ms("promise_s")
    return view.mask(responded) | (view.mask(unanswered) & overdue)


def _by_promise(view: View, calendar_ms: Durations, business_ms: Durations) -> IntArray:
    """Durations by the clock of each contact's promises."""
    business = view.promised.in_business_time()
    return np.where(business, business_ms(view), calendar_ms(view)) if business.any() else calendar_ms(view)


def resolved(view: View) -> Mask:
    """It became solved."""
    return view.has(T.RESOLVED)


def resolution_ms(view: View) -> IntArray:
    """From its beginning until it became solved, the last time."""
    return np.where(view.has(T.RESOLVED), view.time(T.RESOLVED) - view.time(T.CREATED), NEVER)


def resolution_business_ms(view: View) -> IntArray:
    """The same in business time."""
    return view.kept(
        resolution_business_ms,
        lambda: view.promised.business_ms(view.time(T.CREATED), view.time(T.RESOLVED)),
    )


def resolved_in_time(view: View) -> Mask:
    """It became solved within the target, by the clock of the promise."""
    took = _by_promise(view, resolution_ms, resolution_business_ms)
    return view.mask(resolved) & (took <= view.target_ms("resolution_s"))


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
