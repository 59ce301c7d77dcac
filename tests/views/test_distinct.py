"""Different values behind groups, against plain sets."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from flows.views.distinct import Distinct

CLAIMS, GROUPS, VALUES = 6, 3, 4
ROW = st.tuples(*(st.integers(0, size - 1) for size in (CLAIMS, GROUPS, VALUES)))


@given(rows=st.lists(ROW), mask=st.lists(st.booleans(), min_size=CLAIMS, max_size=CLAIMS))
def test_counts_are_those_of_sets(rows: list[tuple[int, ...]], mask: list[bool]) -> None:
    claim, group, value = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    counted = Distinct.of(claim, group, value, GROUPS).count(np.array(mask, dtype=bool))
    expected = [len({value for claim, own, value in rows if own == group and mask[claim]}) for group in range(GROUPS)]
    assert counted.tolist() == expected
