"""How the tests are run: in which order."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tests.dealing import dealt


@given(st.lists(st.lists(st.integers()), max_size=4), st.integers(1, 9))
def test_what_is_dealt_is_all_of_it_and_nothing_twice(parts: list[list[int]], processes: int) -> None:
    given_out = dealt(parts, processes)
    assert Counter(given_out) == Counter(one for part in parts for one in part)


def test_each_process_begins_with_its_share_of_the_slow_ones() -> None:
    slow, quick = [f"slow {number}" for number in range(8)], [f"quick {number}" for number in range(40)]
    given_out = dealt([slow, quick], 4)
    shares = [given_out[at : at + 12] for at in range(0, 48, 12)]
    assert [share[:2] for share in shares] == [slow[at : at + 2] for at in range(0, 8, 2)]
    assert [one for share in shares for one in share[2:]] == quick
