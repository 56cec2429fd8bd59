"""Files of papers: added with the paper, put in force in a new version, and papers withdrawn."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.programme.papers import add_paper, edit_paper, replace_file, withdraw_paper
from store.records import Panel, Paper, PaperFile, PaperStatus, WorkItem
from store.register import Register
from store.rules.agenda.papers import papers_of
from store.rules.as_of import as_of
from store.rules.programme.papers import read_papers
from store.rules.words.papers import exempt_of, papers_in_public
from tests.store.commands.office import TODAY, codes, day, refusal, run
from tests.store.drawing import FILES

ONE, OTHER = FILES
FIRST = replace(ONE.facts, added_on=day(7, 1))
REPORT = Paper(what="report", status=PaperStatus.RECEIVED, received_on=day(7, 1), files=(FIRST,))
AWAITED = Paper(number=2, what="annex", status=PaperStatus.DUE, due_on=day(7, 14))


def register(*papers: Paper) -> Register:
    return Register.of(Panel(id="PANEL", name="A panel"), WorkItem(id="W1", title="Estate", papers=papers))


def after(given: Register, command: Any, **arguments: Any) -> tuple[Paper, ...]:
    done = run(given, command, item="W1", **arguments)
    assert done.edit.keeps or command is withdraw_paper
    return done.after.need(WorkItem, "W1", "item").papers


def added(facts: PaperFile, reason: str = "") -> PaperFile:
    return replace(facts, added_on=TODAY, reason=reason)


def test_each_file_is_a_paper_of_its_own_called_as_it_and_received_today() -> None:
    done = run(register(AWAITED), add_paper, item="W1", files=(OTHER, ONE))
    received: dict[str, Any] = {"status": PaperStatus.RECEIVED, "received_on": TODAY}
    assert done.after.need(WorkItem, "W1", "item").papers == (
        AWAITED,
        Paper(number=3, what="annex", files=(added(OTHER.facts),), **received),
        Paper(number=4, what="report", files=(added(ONE.facts),), **received),
    )
    assert done.edit.keeps == (*OTHER.keeps, *ONE.keeps)
    assert done.edit.sentence == "Added “annex” and “report” to the papers for “Estate”"


def test_one_file_may_be_called_as_the_clerk_says_and_have_come_before() -> None:
    (made,) = after(register(), add_paper, files=(ONE,), what="Annual report", received_on=day(7, 9), appendix="B")
    assert made == Paper(
        what="Annual report",
        appendix="B",
        status=PaperStatus.RECEIVED,
        received_on=day(7, 9),
        files=(added(ONE.facts),),
    )


@pytest.mark.parametrize(
    ("there", "arguments", "expected"),
    [
        ((REPORT,), {"files": (ONE,)}, ["same-file"]),
        ((), {"files": (ONE, ONE)}, ["file-twice"]),
        ((), {"files": (ONE, OTHER), "what": "report"}, ["one-name"]),
        ((REPORT,), {"files": (ONE, ONE), "what": "x", "pages": "b"}, ["one-name", "same-file", "pages"]),
        ((), {"files": (ONE, OTHER), "exempt_paragraph": "3"}, ["no-public-interest"]),
    ],
)
def test_what_keeps_files_out_is_told_all_at_once(
    there: tuple[Paper, ...], arguments: dict[str, Any], expected: list[str]
) -> None:
    problems = refusal(register(*there), add_paper, item="W1", **arguments)
    assert codes(problems) == list(dict.fromkeys(expected))
    assert all(one.cure for one in problems)


def test_a_file_may_be_a_paper_of_two_items_and_again_once_it_is_withdrawn() -> None:
    two = Register.of(*register(REPORT).all(Panel), *register(REPORT).all(WorkItem), WorkItem(id="W2", title="Fleet"))
    assert run(two, add_paper, item="W2", files=(ONE,)).edit.keeps == ONE.keeps
    gone = replace(REPORT, withdrawn_on=day(7, 2), withdrawn_why="Wrong year")
    assert [one.number for one in after(register(gone), add_paper, files=(ONE,))] == [1, 2]


def test_a_new_version_comes_after_those_before_with_its_reason() -> None:
    (made, _) = after(register(REPORT, AWAITED), replace_file, paper="1", file=OTHER, reason="Figures put right")
    assert made == replace(REPORT, files=(FIRST, added(OTHER.facts, "Figures put right")))


def test_the_first_file_of_a_paper_needs_no_reason_and_makes_it_received() -> None:
    (_, made) = after(register(REPORT, AWAITED), replace_file, paper="annex", file=OTHER)
    assert made == replace(AWAITED, status=PaperStatus.RECEIVED, received_on=TODAY, files=(added(OTHER.facts),))
    late = replace(AWAITED, status=PaperStatus.LATE, received_on=day(7, 9))
    assert after(register(late), replace_file, file=OTHER) == (replace(late, files=(added(OTHER.facts),)),)


WITHDRAWN = replace(REPORT, withdrawn_on=day(7, 5), withdrawn_why="Not ready")


@pytest.mark.parametrize(
    ("there", "command", "arguments", "code"),
    [
        (REPORT, replace_file, {"file": OTHER}, "text-empty"),
        (REPORT, replace_file, {"file": OTHER, "reason": " "}, "text-empty"),
        (REPORT, replace_file, {"file": ONE, "reason": "Again"}, "same-file"),
        (WITHDRAWN, replace_file, {"file": OTHER, "reason": "Ready"}, "paper-withdrawn"),
        (REPORT, replace_file, {"file": OTHER, "reason": "x", "paper": "9"}, "which-paper"),
        (REPORT, withdraw_paper, {"reason": ""}, "text-empty"),
        (WITHDRAWN, withdraw_paper, {"reason": "x"}, "withdrawn-already"),
    ],
)
def test_what_no_version_and_no_withdrawal_can_be(there: Paper, command: Any, arguments: Any, code: str) -> None:
    (problem,) = refusal(register(there), command, item="W1", **arguments)
    assert problem.code == code
    assert problem.cure


def test_a_withdrawn_paper_stays_listed_and_counts_for_nothing() -> None:
    annex = replace(AWAITED, exempt_paragraph="3", interest="Prices.")
    (kept, made) = after(register(REPORT, annex), withdraw_paper, paper="2", reason="Not ready")
    assert (kept, made) == (REPORT, replace(annex, withdrawn_on=TODAY, withdrawn_why="Not ready"))
    item = WorkItem(id="W1", title="Estate", papers=(kept, made))
    assert papers_in_public(item) == ("report, received", "exempt paper, withdrawn, exempt by paragraph 3")
    assert exempt_of(item) == ""
    assert [(one.withdrawn_on, one.withdrawn_why, one.files) for one in papers_of(item)] == [
        (None, "", ()),
        (TODAY, "", ()),
    ]
    assert read_papers("report, withdrawn")[0].status is PaperStatus.NONE


def test_what_the_journal_says_of_an_exempt_paper_has_neither_title_nor_file() -> None:
    secret = Paper(what="Terms of Acme Ltd", exempt_paragraph="3", interest="Prices.", files=(FIRST,))
    for command, arguments in (
        (replace_file, {"file": OTHER, "reason": "Acme agreed"}),
        (withdraw_paper, {"reason": "Acme agreed"}),
        (edit_paper, {"appendix": "C"}),
    ):
        sentence = run(register(secret), command, item="W1", **arguments).edit.sentence
        assert "exempt paper" in sentence
        assert "Acme" not in sentence
        assert "report.pdf" not in sentence


def test_a_day_earlier_the_version_before_was_in_force() -> None:
    later = replace(
        REPORT, files=(FIRST, replace(OTHER.facts, added_on=day(7, 10))), withdrawn_on=day(7, 11), withdrawn_why="x"
    )
    before = as_of(register(later), day(7, 9)).need(WorkItem, "W1", "item").papers
    assert before == (REPORT,)
    between = as_of(register(later), day(7, 10)).need(WorkItem, "W1", "item").papers
    assert between == (replace(later, withdrawn_on=None, withdrawn_why=""),)
    assert as_of(register(later), dt.date(2021, 7, 11)).need(WorkItem, "W1", "item").papers == (later,)


def test_of_several_versions_only_the_last_is_in_force_already() -> None:
    both = replace(REPORT, files=(FIRST, replace(OTHER.facts, added_on=day(7, 5))))
    assert codes(refusal(register(both), replace_file, item="W1", file=OTHER, reason="x")) == ["same-file"]
    (made,) = after(register(both), replace_file, file=ONE, reason="The first after all")
    assert [one.sha256 for one in made.files] == [ONE.facts.sha256, OTHER.facts.sha256, ONE.facts.sha256]
