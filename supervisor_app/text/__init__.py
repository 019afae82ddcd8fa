"""The only place that formats: numbers, times, words and sentences, for window, reports and command line.

Plain functions from domain values to strings; English for now. Nothing here knows Qt.
"""

from supervisor_app.text.numbers import DASH, count, counted, decimal, share
from supervisor_app.text.sentences import (
    event_sentence,
    health_sentence,
    made_of,
    progress_sentence,
    promise_sentence,
    window_sentence,
)
from supervisor_app.text.times import (
    age,
    age_words,
    clock,
    clock_seconds,
    date_long,
    day,
    day_clock,
    duration_clock,
    duration_words,
    wait,
)
from supervisor_app.text.words import (
    ability_title,
    channel_title,
    channel_word,
    event_word,
    health_word,
    outcome_word,
    presence_word,
    role_word,
    span_word,
    status_word,
)

__all__ = [
    "DASH",
    "ability_title",
    "age",
    "age_words",
    "channel_title",
    "channel_word",
    "clock",
    "clock_seconds",
    "count",
    "counted",
    "date_long",
    "day",
    "day_clock",
    "decimal",
    "duration_clock",
    "duration_words",
    "event_sentence",
    "event_word",
    "health_sentence",
    "health_word",
    "made_of",
    "outcome_word",
    "presence_word",
    "progress_sentence",
    "promise_sentence",
    "role_word",
    "share",
    "span_word",
    "status_word",
    "wait",
    "window_sentence",
]
