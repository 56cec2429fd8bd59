"""A paper read on the screen: every word that it prints, and no line of a table longer than the screen is wide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.papers.document import TableBlock
from store.papers.house import PLAIN_HOUSE
from store.papers.on_screen import text_on_screen
from store.papers.printed import PAPERS, document_of, printed
from store.papers.rendering.at_width import laid_out
from store.papers.views import VIEWS, row_type
from store.problems import Refused
from store.queries.rows import shown
from store.register import Register
from store.sample import DEMO_DAY
from tests.store.papers.test_documents import chosen_for

WIDTHS = (55, 75, 115)
CELLS = st.lists(st.text("ab é漢", max_size=40), max_size=2).map(tuple)


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_read_as_its_document_prints_it(sample: Register, name: str) -> None:
    seen = 0
    for chosen in chosen_for(name, sample):
        if chosen.get("exempt"):
            continue
        if "text" in PAPERS[name].others:
            text = printed(name, "text", sample, DEMO_DAY, **chosen).data.decode()
            assert text_on_screen(name, sample, DEMO_DAY, PLAIN_HOUSE, 75, **chosen) == text
            continue
        try:
            document = document_of(name, sample, DEMO_DAY, **chosen)
        except Refused:
            with pytest.raises(Refused):
                text_on_screen(name, sample, DEMO_DAY, PLAIN_HOUSE, 75, **chosen)
            continue
        for width in WIDTHS:
            text = text_on_screen(name, sample, DEMO_DAY, PLAIN_HOUSE, width, **chosen)
            words = {word for line in text.splitlines() for word in line.split()}
            for block in document.blocks:
                if isinstance(block, TableBlock):
                    seen += 1
                    told = [words for row in block.rows for cell in row for words in cell.paragraphs]
                    assert {word for one in told if isinstance(one, str) for word in one.split()} <= words
    assert seen or name in {"agenda", "brief", "minutes", "notice", "report"}


def test_the_programme_is_read_as_the_panel_prints_it(sample: Register) -> None:
    text = text_on_screen("programme", sample, DEMO_DAY, PLAIN_HOUSE, 75)
    heads = next(line for line in text.splitlines() if line.startswith("DATES"))
    assert heads.split() == ["DATES", "ITEM", "COMMENTS"]
    assert all(len(line) <= 75 for line in text.partition("Notes")[0].splitlines())
    assert "Taken from" not in text
    assert "planned" not in text


@pytest.mark.parametrize("name", [name for name in VIEWS if name not in PAPERS and not VIEWS[name].of_one])
def test_a_list_that_is_no_paper_is_read_without_what_is_for_programs(sample: Register, name: str) -> None:
    for width in WIDTHS:
        text = text_on_screen(name, sample, DEMO_DAY, PLAIN_HOUSE, width)
        assert text.strip()
        head = text.splitlines()[0]
        assert head == "Nothing is listed." or any(
            head.startswith(column.heading) for column in shown(row_type(name)) if column.name not in {"id", "code"}
        )
        assert "Code" not in head.split("  ")


@given(
    st.integers(1, 5).flatmap(lambda n: st.tuples(st.lists(st.tuples(*[CELLS] * n), max_size=4), st.just(n))),
    st.integers(8, 90),
)
def test_a_table_keeps_every_word_and_its_columns_their_room(
    drawn: tuple[list[tuple[tuple[str, ...], ...]], int], width: int
) -> None:
    rows, n = drawn
    heads = tuple("Head" for _ in range(n))
    lines = laid_out(heads, rows, (1,) * n, width)
    given = sorted(word for row in rows for cell in row for line in cell for word in line.split())
    if lines and lines[0].startswith("Head") and not lines[0].startswith("Head:"):
        from rich.cells import cell_len

        assert all(cell_len(line) <= width for line in lines)
        assert sorted(word for line in lines[2:] for word in line.split()) == given
    else:
        told = [word for line in lines for word in line.removeprefix("Head:").replace(" / ", " ").split()]
        assert sorted(told) == given
