"""Statistics of groups agree with the library's own percentile and with plain sums."""

from collections.abc import Callable
from statistics import fmean

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.metrics.times import Grouped, Statistic

pairs = st.lists(st.tuples(st.integers(0, 3), st.integers(-5_000, 10_000)), max_size=60)

_ORACLE: dict[Statistic, Callable[[list[float]], float]] = {
    Statistic.MEAN: fmean,
    Statistic.TOTAL: sum,
    Statistic.MEDIAN: lambda values: float(np.percentile(values, 50)),
    Statistic.P90: lambda values: float(np.percentile(values, 90)),
    Statistic.P95: lambda values: float(np.percentile(values, 95)),
    Statistic.LONGEST: max,
}


@given(pairs)
def test_each_group_has_its_own_statistic(drawn: list[tuple[int, int]]) -> None:
    codes = np.array([code for code, _ in drawn], np.int64)
    values = np.array([value for _, value in drawn], np.int64)
    one = Grouped(values, codes, 4)
    for statistic, oracle in _ORACLE.items():
        found = one.statistic(statistic)
        for code in range(4):
            mine = (values[codes == code] / 1000).tolist()
            assert one.n[code] == len(mine)
            if mine:
                assert found[code] == pytest.approx(oracle(mine), abs=1e-9)
            else:
                assert np.isnan(found[code])
