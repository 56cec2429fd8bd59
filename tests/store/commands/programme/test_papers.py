"""The papers for an item: added, changed, followed, put in order, taken out; and what an exempt one must have."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.commands.programme.papers import add_paper, edit_paper, order_paper, remove_paper, set_paper
from store.problems import Conflict, FieldConflict, Refused
from store.records import Meeting, MeetingStatus, Panel, Paper, PaperStatus, WorkItem
from store.records.panel import Nation
from store.register import Register
from tests.store.commands.office import TODAY, codes, day, item, office, refusal, run

REPORT = Paper(
    what="report", author="An Officer", appendix="B", pages="9-12", status=PaperStatus.DUE, due_on=day(7, 14)
)
ANNEX = Paper(
    number=2,
    what="Contract terms of Acme Ltd",
    appendix="B",
    status=PaperStatus.RECEIVED,
    received_on=day(7, 1),
    exempt_paragraph="3",
    interest="The price is still being negotiated.",
)


def register(*papers: Paper, nation: Nation = Nation.ENGLAND) -> Register:
    return Register.of(
        Panel(id="PANEL", name="A panel", nation=nation), WorkItem(id="W1", title="Estate", papers=papers)
    )


def papers_after(given_: Register, command: Any, **arguments: Any) -> tuple[Paper, ...]:
    done = run(given_, command, item="W1", **arguments)
    assert done.after.with_edit(done.edit) == done.after
    return item(done.after, "W1").papers


@pytest.mark.parametrize(
    ("details", "made"),
    [
        ({}, Paper(number=3, what="glossary")),
        (
            {"author": "C. Writer", "appendix": " appendix F ", "pages": "5 – 9", "due_on": day(7, 16)},
            Paper(
                number=3,
                what="glossary",
                author="C. Writer",
                appendix="F",
                pages="5-9",
                status=PaperStatus.DUE,
                due_on=day(7, 16),
            ),
        ),
        (
            {"received_on": day(7, 9)},
            Paper(number=3, what="glossary", status=PaperStatus.RECEIVED, received_on=day(7, 9)),
        ),
        (
            {"due_on": day(7, 5), "received_on": day(7, 9), "status": PaperStatus.LATE},
            Paper(number=3, what="glossary", status=PaperStatus.LATE, due_on=day(7, 5), received_on=day(7, 9)),
        ),
        (
            {"status": PaperStatus.RECEIVED},
            Paper(number=3, what="glossary", status=PaperStatus.RECEIVED, received_on=TODAY),
        ),
        ({"appendix": "Annex 2 to item 5"}, Paper(number=3, what="glossary", appendix="Annex 2 to item 5")),
        (
            {"exempt_paragraph": "paragraph 3 and 1 of Part 1 of Schedule 12A", "interest": "Names are in it."},
            Paper(number=3, what="glossary", exempt_paragraph="1, 3", interest="Names are in it."),
        ),
    ],
)
def test_a_paper_is_added_after_those_there_are(details: dict[str, Any], made: Paper) -> None:
    assert papers_after(register(REPORT, ANNEX), add_paper, what=" glossary ", **details) == (REPORT, ANNEX, made)


def test_the_first_paper_is_number_1_and_a_number_stays_with_its_paper() -> None:
    assert [one.number for one in papers_after(register(), add_paper, what="report")] == [1]
    left = papers_after(register(REPORT, ANNEX), remove_paper, paper="report")
    assert left == (ANNEX,)
    assert [one.number for one in papers_after(register(*left), add_paper, what="report")] == [2, 3]


@pytest.mark.parametrize(
    ("details", "code", "field"),
    [
        ({"what": " "}, "text-empty", "what"),
        ({"what": "a\nb"}, "text-line-break", "what"),
        ({"appendix": "a\nb"}, "text-line-break", "appendix"),
        ({"author": "\x07"}, "text-control", "author"),
        ({"pages": "12-9"}, "pages", "pages"),
        ({"pages": "nine"}, "pages", "pages"),
        ({"received_on": day(7, 13)}, "received-early", "received_on"),
        ({"status": PaperStatus.NONE, "due_on": day(7, 14)}, "paper-not-due", "due_on"),
        ({"status": PaperStatus.TO_FOLLOW, "received_on": day(7, 1)}, "paper-not-received", "received_on"),
        ({"due_on": dt.date(2211, 1, 1)}, "year-unlikely", "due_on"),
        ({"exempt_paragraph": "3"}, "no-public-interest", "interest"),
        ({"exempt_paragraph": "3", "interest": " \u2003 "}, "no-public-interest", "interest"),
        ({"exempt_paragraph": "8", "interest": "x"}, "no-such-exemption", "exempt_paragraph"),
        ({"exempt_paragraph": "11 and 12 of Part 1", "interest": "x"}, "no-such-exemption", "exempt_paragraph"),
        ({"exempt_paragraph": "1 of Part 2", "interest": "x"}, "no-such-exemption", "exempt_paragraph"),
        ({"exempt_paragraph": "rule 4", "interest": "x"}, "no-such-exemption", "exempt_paragraph"),
        ({"interest": "x"}, "interest-alone", "exempt_paragraph"),
    ],
)
def test_what_a_paper_cannot_hold(details: dict[str, Any], code: str, field: str) -> None:
    problems = [refusal(register(REPORT), add_paper, item="W1", **{"what": "annex", **details})]
    if details != {"status": PaperStatus.NONE, "due_on": day(7, 14)}:
        problems.append(refusal(register(REPORT), edit_paper, item="W1", **details))
    for (problem,) in problems:
        assert (problem.code, problem.field) == (code, field)
        assert problem.cure


@pytest.mark.parametrize(
    ("nation", "paragraph", "interest", "code"),
    [
        (Nation.ENGLAND, "5", "", "no-public-interest"),
        (Nation.WALES, "16", "", ""),
        (Nation.WALES, "16, 12", "", "no-public-interest"),
        (Nation.WALES, "18", "An inquiry is under way.", ""),
        (Nation.WALES, "3", "x", "no-such-exemption"),
        (Nation.WALES, "12 of Part 1", "x", "no-such-exemption"),
        (Nation.ENGLAND, "12", "x", "no-such-exemption"),
    ],
)
def test_each_nation_has_its_own_list(nation: Nation, paragraph: str, interest: str, code: str) -> None:
    arguments = {"item": "W1", "what": "annex", "exempt_paragraph": paragraph, "interest": interest}
    if code:
        assert codes(refusal(register(nation=nation), add_paper, **arguments)) == [code]
    else:
        assert run(register(nation=nation), add_paper, **arguments).edit.puts


def test_every_fault_of_a_paper_is_told_at_once() -> None:
    problems = refusal(
        register(REPORT),
        set_paper,
        item="W1",
        status=PaperStatus.NONE,
        due_on=dt.date(1899, 1, 1),
        received_on=day(7, 13),
        appendix="a\nb",
        exempt_paragraph="\x00",
    )
    assert sorted(codes(problems)) == [
        "no-public-interest",
        "no-such-exemption",
        "paper-not-due",
        "paper-not-received",
        "received-early",
        "text-control",
        "text-line-break",
        "year-unlikely",
    ]
    assert codes(refusal(office(), set_paper, item="W10", status=PaperStatus.DUE)) == ["in-bin"]


@pytest.mark.parametrize(
    ("fields", "made", "sentence"),
    [
        ({"pages": "9-14"}, replace(REPORT, pages="9-14"), "Changed the pages of “report” for “Estate”"),
        (
            {"status": PaperStatus.RECEIVED},
            replace(REPORT, status=PaperStatus.RECEIVED, received_on=TODAY),
            "Changed the status of “report” for “Estate”",
        ),
        (
            {"received_on": day(7, 1)},
            replace(REPORT, status=PaperStatus.RECEIVED, received_on=day(7, 1)),
            "Changed “received on” of “report” for “Estate”",
        ),
        (
            {"status": PaperStatus.NOT_ASKED},
            replace(REPORT, status=PaperStatus.NOT_ASKED, due_on=None),
            "Changed the status of “report” for “Estate”",
        ),
        ({"due_on": None}, replace(REPORT, due_on=None), "Changed “paper due on” of “report” for “Estate”"),
        ({"author": " An Officer "}, REPORT, "Changed nothing in “report” for “Estate”"),
    ],
)
def test_a_paper_is_changed(fields: dict[str, Any], made: Paper, sentence: str) -> None:
    done = run(register(REPORT, ANNEX), edit_paper, item="W1", paper="1", **fields)
    assert item(done.after, "W1").papers == (made, ANNEX)
    assert done.edit.sentence == sentence
    assert bool(done.edit.puts) is (made != REPORT)


def test_a_day_that_nobody_gave_is_not_put_in_because_something_else_is_changed() -> None:
    (old,) = (Paper(what="report", status=PaperStatus.RECEIVED),)
    assert papers_after(register(old), edit_paper, pages="4") == (replace(old, pages="4"),)
    assert run(register(old), edit_paper, item="W1").edit.puts == ()


def test_the_title_of_an_exempt_paper_stands_in_no_sentence() -> None:
    before = register(REPORT, ANNEX)
    said = [
        run(before, edit_paper, item="W1", paper="2", pages="3").edit.sentence,
        run(before, set_paper, item="W1", paper="2", status=PaperStatus.LATE).edit.sentence,
        run(before, order_paper, item="W1", paper="2", by=-1).edit.sentence,
        run(before, remove_paper, item="W1", paper="2").edit.sentence,
        run(
            before, add_paper, item="W1", what="Terms of Acme Ltd", exempt_paragraph="3", interest="Prices."
        ).edit.sentence,
    ]
    assert not [words for words in said if "Acme" in words]
    assert said[3] == "Took “exempt paper” out of the papers for “Estate”"


def test_a_paper_once_exempt_needs_no_ground_when_it_is_open() -> None:
    (_, made) = papers_after(register(REPORT, ANNEX), edit_paper, paper="2", exempt_paragraph="", interest="")
    assert made == replace(ANNEX, exempt_paragraph="", interest="")
    old = replace(ANNEX, interest="")
    assert papers_after(register(REPORT, old), edit_paper, paper="2", pages="3") == (REPORT, replace(old, pages="3"))
    assert codes(refusal(register(old), edit_paper, item="W1", exempt_paragraph="2")) == ["no-public-interest"]


@pytest.mark.parametrize(
    ("typed", "number"),
    [("1", 1), ("2", 2), ("report", 1), (" REPORT ", 1), ("C", 3), ("Appendix C", 3), ("glossary", 3)],
)
def test_a_paper_is_named_by_number_letter_or_what_it_is(typed: str, number: int) -> None:
    glossary = Paper(number=3, what="Glossary", appendix="C")
    papers = papers_after(register(REPORT, ANNEX, glossary), edit_paper, paper=typed, author="Z")
    assert [one.number for one in papers if one.author == "Z"] == [number]


@pytest.mark.parametrize(
    ("papers", "typed", "code", "told"),
    [
        ((), "", "no-papers", "No paper is recorded"),
        ((REPORT, ANNEX), "", "which-paper", "has 2 papers. Say which by its number: 1, report; 2, "),
        ((REPORT, ANNEX), "B", "which-paper", "2 papers called “B”"),
        ((REPORT,), "map", "which-paper", "no paper called “map”"),
    ],
)
def test_it_must_be_clear_which_paper_is_meant(papers: tuple[Paper, ...], typed: str, code: str, told: str) -> None:
    for command, arguments in ((edit_paper, {"pages": "1"}), (remove_paper, {}), (order_paper, {"by": 1})):
        (problem,) = refusal(register(*papers), command, item="W1", paper=typed, **arguments)
        assert problem.code == code
        assert told in str(problem)


def test_what_two_clerks_change_in_one_paper() -> None:
    opened, now = REPORT, replace(REPORT, pages="9-15")
    both = papers_after(register(now), edit_paper, was=opened, pages="9-12", author="B. Other")
    assert both == (replace(now, author="B. Other"),)
    with pytest.raises(Conflict) as conflict:
        edit_paper(register(now), TODAY, item="W1", was=opened, pages="1")
    assert conflict.value.fields == (FieldConflict("pages", "Pages", "9-12", "9-15", "1"),)


@pytest.mark.parametrize(
    ("given_", "paper", "sentence"),
    [
        ({"status": PaperStatus.DUE, "due_on": day(7, 16)}, Paper(status=PaperStatus.DUE, due_on=day(7, 16)), "“due”"),
        (
            {"status": PaperStatus.RECEIVED, "appendix": " Appendix B "},
            Paper(status=PaperStatus.RECEIVED, due_on=day(7, 14), received_on=TODAY, appendix="B"),
            "“received”",
        ),
        (
            {"status": PaperStatus.RECEIVED, "received_on": day(7, 9)},
            Paper(status=PaperStatus.RECEIVED, due_on=day(7, 14), received_on=day(7, 9)),
            "“received”",
        ),
        (
            {"status": PaperStatus.LATE},
            Paper(status=PaperStatus.LATE, due_on=day(7, 14), received_on=day(7, 1)),
            "“late”",
        ),
        ({"status": PaperStatus.TO_FOLLOW}, Paper(status=PaperStatus.TO_FOLLOW, due_on=day(7, 14)), "“to follow”"),
        ({"status": PaperStatus.NONE}, Paper(status=PaperStatus.NONE), "“no paper”"),
        ({"status": PaperStatus.NOT_ASKED}, Paper(), "not asked for"),
    ],
)
def test_a_paper_is_followed(given_: dict[str, Any], paper: Paper, sentence: str) -> None:
    recorded = day(7, 1) if given_["status"] is PaperStatus.LATE else None
    before = Paper(due_on=day(7, 14), received_on=recorded, appendix="A")
    done = run(register(before), set_paper, item="W1", **given_)
    assert item(done.after, "W1").papers == (replace(paper, appendix=paper.appendix or "A"),)
    assert done.edit.sentence == f"Marked the paper for “Estate” as {sentence}"


def test_following_an_item_without_a_paper_gives_it_one_and_of_several_says_which() -> None:
    assert papers_after(register(), set_paper, status=PaperStatus.DUE) == (Paper(status=PaperStatus.DUE),)
    assert run(register(Paper(status=PaperStatus.DUE)), set_paper, item="W1", status=PaperStatus.DUE).edit.puts == ()
    assert codes(refusal(register(REPORT, ANNEX), set_paper, item="W1", status=PaperStatus.DUE)) == ["which-paper"]
    done = run(register(REPORT, ANNEX), set_paper, item="W1", paper="1", status=PaperStatus.LATE)
    assert done.edit.sentence == "Marked the paper “report” for “Estate” as “late”"


def test_papers_are_put_in_order_and_the_ends_say_so() -> None:
    assert papers_after(register(REPORT, ANNEX), order_paper, paper="2", by=-1) == (ANNEX, REPORT)
    assert papers_after(register(REPORT, ANNEX), order_paper, paper="1", by=1) == (ANNEX, REPORT)
    (problem,) = refusal(register(REPORT, ANNEX), order_paper, item="W1", paper="1", by=-1)
    assert (problem.code, problem.sentence) == ("paper-at-the-end", "“report” is the first of the papers already.")
    (problem,) = refusal(register(REPORT, ANNEX), order_paper, item="W1", paper="2", by=1)
    assert (problem.code, problem.sentence) == (
        "paper-at-the-end",
        "“Contract terms of Acme Ltd” is the last of the papers already.",
    )
    with pytest.raises(ValueError, match="one place"):
        order_paper(register(REPORT), TODAY, item="W1", by=2)


_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just(add_paper), st.fixed_dictionaries({"what": st.sampled_from(["report", "annex", "map"])})),
        st.tuples(st.just(remove_paper), st.fixed_dictionaries({"paper": st.sampled_from(["1", "2", "3", "map"])})),
        st.tuples(
            st.just(order_paper),
            st.fixed_dictionaries({"paper": st.sampled_from(["1", "2", "3"]), "by": st.sampled_from([-1, 1])}),
        ),
        st.tuples(
            st.just(set_paper),
            st.fixed_dictionaries({"paper": st.sampled_from(["", "1", "2"]), "status": st.sampled_from(PaperStatus)}),
        ),
        st.tuples(
            st.just(edit_paper),
            st.fixed_dictionaries(
                {
                    "paper": st.sampled_from(["1", "2", "annex"]),
                    "exempt_paragraph": st.sampled_from(["", "3", "9", "1, 2"]),
                    "interest": st.sampled_from(["", "Prices."]),
                }
            ),
        ),
    ),
    max_size=12,
)


@given(_STEPS)
def test_no_number_is_given_twice_whatever_was_taken_out(steps: list[Any]) -> None:
    now, given_so_far = register(), set[int]()
    for command, arguments in steps:
        before = {one.number for one in item(now, "W1").papers}
        try:
            now = now.with_edit(command(now, TODAY, item="W1", **arguments))
        except Refused:
            continue
        new = {one.number for one in item(now, "W1").papers} - before
        assert not new & given_so_far
        given_so_far |= new


@given(_STEPS)
def test_whatever_is_done_numbers_stay_apart_and_no_paper_is_exempt_without_its_ground(steps: list[Any]) -> None:
    now = register()
    for command, arguments in steps:
        try:
            now = now.with_edit(command(now, TODAY, item="W1", **arguments))
        except Refused:
            continue
    papers = item(now, "W1").papers
    assert len({one.number for one in papers}) == len(papers)
    assert all(bool(one.exempt_paragraph) == bool(one.interest) for one in papers)
    assert not [one for one in papers if one.exempt_paragraph == "9"]
    assert all(one.received_on is None or one.status in {PaperStatus.RECEIVED, PaperStatus.LATE} for one in papers)


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        (set_paper, {"status": PaperStatus.RECEIVED}),
        (set_paper, {"status": PaperStatus.LATE, "due_on": day(6, 1)}),
        (edit_paper, {"received_on": day(6, 30)}),
        (edit_paper, {"author": "Another"}),
    ],
)
def test_when_a_paper_came_is_recorded_of_a_meeting_that_has_passed_without_asking(
    command: Any, arguments: dict[str, Any]
) -> None:
    held = Register.of(
        Panel(id="PANEL", name="A panel"),
        Meeting(id="M1", date=day(7, 1), status=MeetingStatus.HELD),
        WorkItem(id="W1", title="Estate", meeting="M1", papers=(REPORT,)),
    )
    assert run(held, command, item="W1", **arguments).edit.puts
