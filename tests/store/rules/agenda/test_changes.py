"""The difference of two agendas is exact: nothing if they say the same, and otherwise exactly what differs."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.records import Issue, IssuedLine, IssuedQuestion, Meeting, Paper, PaperStatus
from store.records.agenda import FIRST, LATE, SUPPLEMENT, WITHDRAWAL
from store.rules.agenda.changes import changes_since_first, line_changes
from store.rules.agenda.issues import current_issues, issue_words, published_lines, standing_lines

DAY = dt.date(2021, 7, 21)
REPORT = Paper(what="report", appendix="C", pages="9-12")
BASE = IssuedLine(line="L1", number="5", title="Rural crime", item="W1", papers=(REPORT,))


def said(before: IssuedLine, **changed: Any) -> list[tuple[str, str]]:
    return [(one.what, one.words) for one in line_changes((before,), (replace(before, **changed),))]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"title": "Rural"}, [("reworded", "Item 5: heading was “Rural crime” and is now “Rural”.")]),
        ({"report_of": "The Force"}, [("reworded", "Item 5: report of was not given and is now “The Force”.")]),
        ({"minutes": 20}, [("reworded", "Item 5: time, min was not given and is now 20.")]),
        ({"papers": ()}, [("paper withdrawn", "Item 5: Appendix C, report, pages 9-12, comes off.")]),
        (
            {"papers": (REPORT, Paper(number=2, what="annex", exempt_paragraph="3"))},
            [("paper", "Item 5: exempt paper, exempt, paragraph 3, is new.")],
        ),
        (
            {"papers": (replace(REPORT, pages="9-14"),)},
            [("paper changed", "Item 5: Appendix C, report, pages 9-14, has changed: pages was “9-12”.")],
        ),
        (
            {"papers": (replace(REPORT, what="memo", exempt_paragraph="3", interest="Bids"),)},
            [
                (
                    "paper changed",
                    (
                        "Item 5: Appendix C, exempt paper, pages 9-12, exempt, paragraph 3, has changed: title; exempt "
                        "paragraph was not given; public interest was not given."
                    ),
                )
            ],
        ),
        (
            {"papers": (replace(REPORT, status=PaperStatus.TO_FOLLOW),)},
            [("paper changed", "Item 5: Appendix C, report, pages 9-12, to follow, has changed.")],
        ),
        (
            {"papers": (replace(REPORT, withdrawn_on=DAY),)},
            [("paper changed", "Item 5: Appendix C, report, pages 9-12, is withdrawn.")],
        ),
        ({"papers": (replace(REPORT, author="A. Writer", status=PaperStatus.RECEIVED),)}, []),
        ({"ask": "To note"}, [("reworded", "Item 5: what members are asked was not given and is now “To note”.")]),
        (
            {"questions": (IssuedQuestion(question="Q1", asker="C. Collins", text="Why?"),)},
            [("question", "Item 5: a question from C. Collins is new.")],
        ),
        ({}, []),
    ],
)
def test_each_difference_of_a_line_is_told(changed: dict[str, Any], words: list[tuple[str, str]]) -> None:
    assert said(BASE, **changed) == words


LONG = "Members will be asked to comment on the recommendations for further analysis based on exceptions and to note"


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (f"{LONG} the report", f"{LONG} the contents", ("“… to note the report”", "“… to note the contents”")),
        (f"{LONG}", f"{LONG} it", ("“… and to note”", "“… and to note it”")),
    ],
)
def test_long_texts_that_begin_alike_are_told_from_where_they_part(
    before: str, after: str, words: tuple[str, str]
) -> None:
    [(_, told)] = [
        (one.what, one.words) for one in line_changes((replace(BASE, ask=before),), (replace(BASE, ask=after),))
    ]
    assert told == f"Item 5: what members are asked was {words[0]} and is now {words[1]}."


def test_other_lines_alone_are_told_as_that() -> None:
    assert said(replace(BASE, ask="To note\n\nit"), ask="To note it") == [
        ("reworded", "Item 5: what members are asked stands in other lines.")
    ]


def test_a_paper_that_was_to_follow_and_is_there_is_told_as_that() -> None:
    awaited = replace(BASE, papers=(replace(REPORT, status=PaperStatus.TO_FOLLOW),))
    there = (replace(REPORT, status=PaperStatus.RECEIVED),)
    assert said(awaited, papers=there) == [
        ("paper changed", "Item 5: Appendix C, report, pages 9-12, which was to follow, is there.")
    ]


LINE = st.builds(
    IssuedLine,
    line=st.sampled_from(["L1", "L2", "L3"]),
    number=st.sampled_from(["1", "2", "2.1"]),
    title=st.sampled_from(["Rural crime", "Budget"]),
    ask=st.sampled_from(["", "To note"]),
    report_of=st.sampled_from(["", "The Force"]),
    minutes=st.sampled_from([None, 10]),
    papers=st.lists(st.sampled_from([REPORT, replace(REPORT, pages="1"), replace(REPORT, number=2)]), max_size=2).map(
        lambda papers: tuple({paper.number: paper for paper in papers}.values())
    ),
    questions=st.sampled_from([(), (IssuedQuestion(question="Q1", asker="A", text="x"),)]),
)
AGENDA = st.lists(LINE, max_size=3, unique_by=lambda line: line.line).map(tuple)


@given(AGENDA, AGENDA)
def test_there_is_a_difference_exactly_if_two_agendas_say_otherwise(
    one: tuple[IssuedLine, ...], other: tuple[IssuedLine, ...]
) -> None:
    assert (line_changes(one, other) == ()) is (one == other)


def issue(kind: str, *lines: IssuedLine, **more: Any) -> Issue:
    return replace(Issue(kind=kind, on=DAY, lines=lines), **more)


def meeting(*issues: Issue, **more: Any) -> Meeting:
    made = Meeting(id="M1", date=dt.date(2021, 7, 29), agenda_published_on=DAY, published=issues)
    return replace(made, **more)


TWO = IssuedLine(line="L2", number="6", title="Urgent business", standing="urgent")


def test_publications_add_up_and_every_number_stays() -> None:
    late = IssuedLine(line="L3", number="6.1", title="Grant", item="W9", after="L2")
    added = IssuedLine(line="L4", number="5.1", title="Vans", item="W8", after="L1")
    held = meeting(
        issue(FIRST, BASE, TWO),
        issue(SUPPLEMENT, replace(BASE, papers=()), added),
        issue(LATE, late, circumstances="x", why_not_before="y"),
        issue(WITHDRAWAL, withdrawn=("L1",), reason="Not ready"),
    )
    stands = published_lines(held)
    assert [(one.line.number, one.line.title, one.state) for one in stands] == [
        ("5", "Rural crime", "withdrawn"),
        ("5.1", "Vans", "added"),
        ("6", "Urgent business", ""),
        ("6.1", "Grant", "late"),
    ]
    assert [(issue_words(one.issue), one.change.what) for one in changes_since_first(held)] == [
        ("supplement 1", "paper withdrawn"),
        ("supplement 1", "added"),
        ("late item 1", "added"),
        ("withdrawal 1", "withdrawn"),
    ]


def test_several_behind_one_line_stand_in_the_order_in_which_they_came() -> None:
    first = IssuedLine(line="L3", number="6.1", title="One", after="L2")
    second = IssuedLine(line="L4", number="6.2", title="Two", after="L2")
    stands = standing_lines((issue(FIRST, BASE, TWO), issue(LATE, first), issue(LATE, second, number=2)))
    assert [one.line.number for one in stands] == ["5", "6", "6.1", "6.2"]


def test_an_agenda_of_another_date_is_not_the_one_that_is_out() -> None:
    from store.records import MeetingMove

    move = MeetingMove(from_date=DAY, to_date=dt.date(2021, 9, 30), on=dt.date(2021, 7, 25))
    moved = meeting(issue(FIRST, BASE), moves=(move,))
    assert current_issues(moved) == ()
    again = meeting(
        issue(FIRST, BASE),
        issue(FIRST, TWO, on=dt.date(2021, 9, 20)),
        moves=(move,),
        agenda_published_on=dt.date(2021, 9, 20),
    )
    assert [one.line.line for one in published_lines(again)] == ["L2"]
