"""How the tests are run: in which order, and what a pilot waits for."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.pilot import WaitForScreenTimeout
from textual.widgets import Label

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


class Chain(App[None]):
    """Hands on what a key sets going from part to part, and scrolls at the end; with `endless` it never rests."""

    def __init__(self, *, endless: bool = False) -> None:
        super().__init__()
        self.handed_on = 0
        self.endless = endless

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield from (Label(str(number)) for number in range(100))

    def on_key(self) -> None:
        self.hand_on()

    def hand_on(self) -> None:
        self.handed_on += 1
        if self.endless or self.handed_on < 60:
            labels = [*self.query(Label)]
            labels[self.handed_on % 100].call_later(self.call_after_refresh, self.hand_on)
        else:
            self.query_one(VerticalScroll).scroll_end()


async def test_a_pilot_waits_for_all_that_a_key_sets_going_and_for_its_painting() -> None:
    app = Chain()
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.press("a")
        assert app.handed_on == 60
        scrolled = app.query_one(VerticalScroll)
        assert scrolled.scroll_offset.y == scrolled.max_scroll_y > 0
        assert "99" in "".join(segment.text for strip in app.screen._compositor.render_strips() for segment in strip)


async def test_a_pilot_does_not_wait_for_ever() -> None:
    app = Chain(endless=True)
    async with app.run_test(size=(20, 10)) as pilot:
        app.hand_on()
        with pytest.raises(WaitForScreenTimeout, match="not at rest"):
            await pilot._wait_for_screen(timeout=0.05)
        app.endless = False
