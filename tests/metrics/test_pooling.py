"""Percentiles of durations from several stretches are those of all of them at once."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.snapshot import Span
from supervisor_app.domain.time import HOUR_MS, Window
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.grouping import Dim
from supervisor_app.metrics.pooling import Pool, pooled
from supervisor_app.metrics.reading import Measurement
from supervisor_app.metrics.sketch import RELATIVE_ERROR, Sketch
from supervisor_app.metrics.times import Statistic
from supervisor_app.metrics.wording import Wording
from tests.metrics.making import NOON, call, desk_of, mail

PARTS = st.lists(st.lists(st.integers(0, 10**7), max_size=8), min_size=1, max_size=5)


def pool(durations: list[int]) -> Pool:
    return Pool((np.array(durations, np.int64),))


@given(PARTS)
def test_exact_pools(parts: list[list[int]]) -> None:
    every = [one for part in parts for one in part]
    found = pooled([{"x": pool(part)} for part in parts])["x"].value_s(Statistic.P90)
    assert found == (pytest.approx(float(np.percentile(every, 90)) / 1000) if every else None)


@given(PARTS)
def test_pools_with_sketches_are_nearly_right(parts: list[list[int]]) -> None:
    every = [one for part in parts for one in part]
    sketched = Pool(sketch=Sketch.of(np.array(parts[0], np.int64)))
    found = pooled([{"x": sketched}, *({"x": pool(part)} for part in parts[1:])])["x"]
    assert found.approximate == bool(parts[0])
    value = found.value_s(Statistic.MEDIAN)
    if every:
        wanted = float(np.percentile(every, 50)) / 1000
        assert value == pytest.approx(wanted, rel=RELATIVE_ERROR * 1.01, abs=1e-3)
    else:
        assert value is None


def test_keys_are_kept_apart() -> None:
    found = pooled([{"a": pool([1000])}, {"b": pool([3000]), "a": pool([2000])}])
    assert found["a"].value_s(Statistic.MEDIAN) == 1.5
    assert found["b"].value_s(Statistic.MEDIAN) == 3.0


def test_the_pools_of_a_measurement_are_what_its_percentiles_are_of() -> None:
    contacts = [call(n, wait_s=n * 3) for n in range(9)] + [
        call(100 + n, wait_s=50, channel=Channel.WEB_CHAT) for n in range(3)
    ]
    desk = desk_of(*contacts, mail(1, answered=NOON))
    window = Window(NOON - HOUR_MS, NOON)
    measurement = Measurement(desk, Wording(desk.promises), NOON, window)
    for dims in ((), (Dim.CHANNEL,), (Dim.CHANNEL, Dim.QUEUE)):
        told = {one.id: one.value for one in measurement.read(FIGURES["p90_wait"], Span.WINDOW, *dims)}
        pools = dict(measurement.pools(FIGURES["p90_wait"], Span.WINDOW, *dims))
        assert {key: one.value_s(Statistic.P90) for key, one in pools.items()} == pytest.approx(told)
    assert dict(measurement.pools(FIGURES["volume"], Span.WINDOW)) == {}
