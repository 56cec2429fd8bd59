"""Where everything stands in a pack: odd pages, blank leaves, ranges as printed agendas have them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.papers.pack.opening import opened
from store.papers.pack.plan import PackPaper, laid_out
from store.problems import Refused

HELD_WHOLE = ("laid_out",)

PAPER = PackPaper(item="5", title="Report", called="Item 5, report.pdf", mark="Agenda Item 5")


@pytest.mark.parametrize(
    ("front", "lengths", "ranges"),
    [
        # The agenda of 5 December 2016 prints these; item 5 had seven pages and a blank one.
        (2, (6, 7, 6, 24), ((3, 8), (9, 16), (17, 22), (23, 46))),
        (2, (6, 8, 5, 23), ((3, 8), (9, 16), (17, 22), (23, 45))),
        (1, (1,), ((3, 3),)),
        (1, (1, 1), ((3, 4), (5, 5))),
        (3, (2,), ((5, 6),)),
        (4, (2,), ((5, 6),)),
        (2, (), ()),
    ],
)
def test_ranges(front: int, lengths: tuple[int, ...], ranges: tuple[tuple[int, int], ...]) -> None:
    assert laid_out(front, [(PAPER, pages) for pages in lengths]).ranges() == ranges


@given(st.integers(1, 9), st.lists(st.integers(1, 99), min_size=1, max_size=12))
def test_every_paper_begins_on_an_odd_page_and_none_stands_on_anothers(front: int, lengths: list[int]) -> None:
    layout = laid_out(front, [(PAPER, pages) for pages in lengths])
    before = front
    for placed, pages in zip(layout.papers, lengths, strict=True):
        assert placed.first % 2 == 1
        assert 0 < placed.first - before <= 2
        assert placed.last - placed.first + 1 == pages
        assert placed.end - placed.last in (0, 1)
        before = placed.end
    assert layout.last == layout.papers[-1].last
    assert all(one.end % 2 == 0 for one in layout.papers[:-1])
    assert [one.blank for one in layout.papers[:-1]] == [one.last % 2 == 1 for one in layout.papers[:-1]]


@pytest.mark.parametrize(
    ("withheld", "said"),
    [
        (False, "it cannot be read. See whether the file is there"),
        (True, "its file is not given to a reader. Have a clerk build the pack."),
    ],
)
def test_a_file_that_is_not_there_is_said_to_be_kept_from_a_reader_or_not_to_be_read(
    tmp_path: Path, withheld: bool, said: str
) -> None:
    paper = PackPaper("6", "Budget", "Item 6, budget.pdf", "Agenda Item 6", tmp_path / "gone.pdf", withheld=withheld)
    with pytest.raises(Refused) as refused:
        opened((paper,))
    assert f"Item 6, budget.pdf: {said}" in str(refused.value)
