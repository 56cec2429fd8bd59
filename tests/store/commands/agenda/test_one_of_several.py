"""Which is meant where there are several lines, items or papers, and what number or place the next one gets."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store.commands.agenda.issuing import _urgent_line, add_late_item, withdraw_line
from store.commands.agenda.lines import build_agenda, place_line, word_line
from store.commands.fields import Problems
from store.edit import Edit
from store.records import Issue, IssuedLine, Meeting, Paper, PaperStatus, WorkItem
from tests.store.commands.agenda.desk import AFTER, HERE, LATER, TODAY, here, office, out, run
from tests.store.commands.agenda.test_issuing import LATE


def printed_line(line: str, standing: str = "", item: str | None = None) -> IssuedLine:
    return IssuedLine(line=line, number=line[1:], title=f"Line {line}", standing=standing, item=item)


OPENS, PLAN, VANS = printed_line("L1", "apologies"), printed_line("L2", item="W1"), printed_line("L3", item="W2")
URGENT, AGAIN, CLOSES = printed_line("L4", "urgent"), printed_line("L5", "urgent+2"), printed_line("L6", "next")

LAST: dict[str, tuple[tuple[IssuedLine, ...], tuple[str, ...], str | None]] = {
    "that of urgent business, wherever it stands": ((OPENS, URGENT, PLAN, VANS, CLOSES), (), "L4"),
    "the last of two of them": ((OPENS, URGENT, PLAN, AGAIN, CLOSES), (), "L5"),
    "the first of two if the last was withdrawn": ((OPENS, URGENT, PLAN, AGAIN, CLOSES), ("L5",), "L4"),
    "else the last report": ((OPENS, PLAN, VANS, CLOSES), (), "L3"),
    "the one before if that was withdrawn": ((OPENS, PLAN, VANS, CLOSES), ("L3",), "L2"),
    "else whatever is last": ((OPENS, CLOSES), (), "L6"),
    "the only one": ((OPENS,), (), "L1"),
    "none": ((), (), None),
}
"""Lines that are out, those of them that were withdrawn, and the line under which a late item comes."""


@pytest.mark.parametrize("case", LAST)
def test_a_late_item_comes_under_urgent_business_else_the_last_report_else_the_last_line(case: str) -> None:
    lines, withdrawn, under = LAST[case]
    off = (Issue(kind="withdrawal", number=1, on=AFTER, withdrawn=withdrawn),) if withdrawn else ()
    first = Issue(kind="agenda", on=TODAY, lines=lines)
    day = dt.date(2021, 7, 29)
    meeting = Meeting(id=HERE, date=day, agenda_published_on=TODAY, published=(first, *off))
    problems = Problems()
    meant = _urgent_line(meeting, "", problems)
    assert (meant.line if meant else None, problems.all) == (under, [])


def test_a_late_item_stands_under_another_and_behind_all_that_its_meeting_has() -> None:
    mixed = tuple(replace(one, order=order) for one, order in zip(office().items_of(HERE), (7, 3, 5), strict=True))
    after = run(out(office().with_edit(Edit("", mixed))), add_late_item, AFTER, **LATE)
    assert after.need(WorkItem, "W4").order == 8
    assert [(one.number, one.item, one.under) for one in here(after).agenda if one.item == "W4"] == [
        ("6.1", "W4", True)
    ]
    empty = office().with_edit(Edit("", tuple(replace(one, meeting=LATER) for one in office().items_of(HERE))))
    assert run(out(empty), add_late_item, AFTER, **LATE).need(WorkItem, "W4").order == 1


@pytest.mark.parametrize(
    ("to", "there", "order"),
    [(LATER, (), 1), (LATER, (4,), 5), (LATER, (9, 4), 10), (None, (), 1), (None, (2, 6), 7)],
)
def test_what_is_withdrawn_comes_behind_all_that_stands_where_it_goes(
    to: str | None, there: tuple[int, ...], order: int
) -> None:
    bare = [replace(one, binned_on=TODAY) for one in office().all(WorkItem) if one.meeting in {LATER, None}]
    others = [WorkItem(id=f"W2{place}", title="x", meeting=to, order=place) for place in there]
    register = out(office().with_edit(Edit("", (*bare, *others))))
    after = run(register, withdraw_line, AFTER, meeting=HERE, line="4", reason="Not ready", to=to)
    assert (after.need(WorkItem, "W2").meeting, after.need(WorkItem, "W2").order) == (to, order)


@pytest.mark.parametrize(("by", "words"), [(-1, "up"), (1, "down")])
def test_which_way_a_line_went_is_told(by: int, words: str) -> None:
    built = run(office(), build_agenda, meeting=HERE)
    edit = place_line(built, TODAY, meeting=HERE, line="4", by=by)
    assert edit.sentence == f"Moved “Vans” {words} one place on the agenda for the meeting of 29 July 2021"


def test_of_the_papers_of_standing_business_the_first_is_the_one_that_is_typed() -> None:
    built = run(office(), build_agenda, meeting=HERE)
    first, second = Paper(what="report", appendix="A", pages="1-8"), Paper(what="plan", appendix="D", pages="9")
    first_line, *others = here(built).agenda
    changed = (replace(first_line, papers=(first, second)), *others)
    register = built.with_edit(Edit("", (replace(here(built), agenda=changed),)))
    after = run(register, word_line, meeting=HERE, line="1", pages="1-10")
    assert here(after).agenda[0].papers == (replace(first, pages="1-10"),)
    fresh = run(built, word_line, meeting=HERE, line="1", pages="1-10")
    assert here(fresh).agenda[0].papers == (Paper(status=PaperStatus.RECEIVED, pages="1-10"),)
