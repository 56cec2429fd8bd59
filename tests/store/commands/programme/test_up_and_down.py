"""Where an item or a paper comes to stand among several, and which of them is told."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from store.commands.fields import Problems
from store.commands.programme.items import chosen_items
from store.commands.programme.moves import move_items, reorder_item
from store.commands.programme.papers import order_paper, remove_paper, set_paper
from store.edit import Edit
from store.records import Paper, PaperStatus, WorkItem
from store.register import Register
from tests.store.commands.office import JULY, SEPTEMBER, codes, office, refusal, run

A, B, C = (Paper(number=number, what=f"report {number}") for number in (1, 2, 3))


def papered(*papers: Paper, numbered: int | None = None) -> Register:
    one = replace(office().need(WorkItem, "W3"), papers=papers, papers_numbered=numbered)
    return office().with_edit(Edit("", (one,)))


@pytest.mark.parametrize(("item", "by", "words"), [("W3", -1, "up"), ("W2", 1, "down")])
def test_which_way_an_item_went_is_told(item: str, by: int, words: str) -> None:
    done = run(office(), reorder_item, item=item, by=by)
    title = office().need(WorkItem, item).title
    assert done.edit.sentence == f"Moved “{title}” {words} one place in 29 July 2021"
    assert [one.id for one in done.after.items_of(JULY)][:2] == ["W3", "W2"]


@pytest.mark.parametrize(
    ("paper", "by", "order", "words"),
    [
        ("1", 1, "2 1 3", "down"),
        ("2", -1, "2 1 3", "up"),
        ("2", 1, "1 3 2", "down"),
        ("3", -1, "1 3 2", "up"),
        ("1", -1, "", "“Report 1” is the first of the papers already."),
        ("3", 1, "", "“Report 3” is the last of the papers already."),
    ],
)
def test_a_paper_goes_one_place_up_or_down(paper: str, by: int, order: str, words: str) -> None:
    given = {"item": "W3", "paper": paper, "by": by}
    if not order:
        (problem,) = refusal(papered(A, B, C), order_paper, **given)
        assert (problem.code, problem.sentence.casefold()) == ("paper-at-the-end", words.casefold())
        return
    done = run(papered(A, B, C), order_paper, **given)
    assert " ".join(str(one.number) for one in done.after.need(WorkItem, "W3").papers) == order
    assert f" {words} one place among the papers for “Performance”" in done.edit.sentence


@pytest.mark.parametrize(
    ("numbered", "taken_out", "highest"), [(None, "1", 1), (None, "2", 2), (3, "1", 3), (1, "2", 2), (2, "2", 2)]
)
def test_the_highest_number_that_a_paper_ever_had_is_kept(numbered: int | None, taken_out: str, highest: int) -> None:
    after = run(papered(A, B, numbered=numbered), remove_paper, item="W3", paper=taken_out).after
    assert after.need(WorkItem, "W3").papers_numbered == highest


@pytest.mark.parametrize(
    ("papers", "paper", "words"),
    [((A,), "", "the paper"), ((A, B), "2", "the paper “report 2”"), ((), "", "the paper")],
)
def test_a_paper_is_named_only_where_there_are_several(papers: tuple[Paper, ...], paper: str, words: str) -> None:
    done = run(papered(*papers), set_paper, item="W3", paper=paper, status=PaperStatus.TO_FOLLOW)
    assert done.edit.sentence == f"Marked {words} for “Performance” as “to follow”"


ALIKE = WorkItem(id="W20", title="Late", meeting=SEPTEMBER, order=6, target="To December meeting")


def test_items_are_moved_in_the_order_of_their_meetings_and_one_alone_is_told_from_where() -> None:
    register = office().with_edit(Edit("", (ALIKE,)))
    problems = Problems()
    chosen = chosen_items(register, ("W11", "W20", "W3", "W6", "W2", "W3"), problems)
    assert ([one.id for one in chosen], problems.all) == (["W2", "W3", "W6", "W20", "W11"], [])
    one = run(register, move_items, items=("W20",), to=JULY, clear_note=True)
    assert one.edit.sentence == (
        "Moved “Late” from 30 September 2021 to 29 July 2021, without the note of when it was wanted"
    )
    two = run(register, move_items, items=("W6", "W20"), to=JULY, clear_note=True)
    assert two.edit.sentence == "Moved 2 items to 29 July 2021, without the note of when it was wanted"
    assert [(item.id, item.order) for item in two.after.items_of(JULY)][-2:] == [("W6", 5), ("W20", 6)]
    assert run(register, move_items, items=("W6",), to=JULY, clear_note=True).edit.sentence == (
        "Moved “Grant Monitoring” from 30 September 2021 to 29 July 2021"
    )
    assert codes(refusal(register, move_items, items=(), to=JULY)) == ["no-items"]
