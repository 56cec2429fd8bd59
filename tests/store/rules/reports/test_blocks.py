"""What each kind of report drafts from what is recorded of its round: never a gap without its mark and its question."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from msgspec.structs import replace

from store.records import (
    Council,
    Meeting,
    NamedVote,
    Nation,
    Panel,
    Report,
    RoundKind,
    RoundStep,
    StatutoryRound,
    Vote,
)
from store.register import PANEL_ID, Register
from store.rules.law.citations import CITATIONS
from store.rules.members.membership import printed_name
from store.rules.reports import deciding
from store.rules.reports.deciding import WANT_REASONS
from store.rules.reports.drafted import OPEN
from store.rules.reports.following import councils_for
from store.rules.reports.kinds import REPORTS, SCRUTINY, ReportKind, outcomes_of
from store.rules.reports.matter import ReportMatter
from store.rules.reports.provisions import introduced, provisions
from store.rules.reports.standing import BLOCKS, asks, blocks
from store.rules.rounds.rule import NOTIFICATION
from store.rules.rounds.steps import STEPS, VETOES
from tests.store.commands.sitting import HELD, MEMBERS, sitting

TODAY = dt.date(2022, 7, 12)
DAY = dt.date(2022, 1, 20)
KINDS = [*REPORTS, SCRUTINY]


def matter(kind: ReportKind, *steps: RoundStep, choice: str = "", **of_round: object) -> ReportMatter:
    """Give a report of a kind on a round with some of its steps; nothing else of it is recorded."""
    if kind.kind is None:
        return ReportMatter(sitting(), Report(id="L1", meeting="M1"), TODAY)
    one = StatutoryRound(id="R1", kind=kind.kind, year=2022, steps=steps)
    register = Register.of(
        *(record for table in sitting().tables.values() for record in table.values()), replace(one, **of_round)
    )
    return ReportMatter(register, Report(id="L1", round="R1", step=kind.step, choice=choice), TODAY)


def outcomes(kind: ReportKind) -> list[str]:
    """List everything that the panel can have decided in a kind of report."""
    if kind.person:
        return list(outcomes_of(kind))
    rule = next((rule for rule in STEPS[kind.kind] if rule.code == kind.held), None) if kind.kind else None
    return [code for code, _ in rule.choices] if rule and rule.choices else [""]


def told(kind: ReportKind, choice: str) -> ReportMatter:
    """Give a report of a kind with every step before it recorded, and what the panel decided."""
    veto = RoundStep(step="review", on=DAY, choice="veto-too-low")
    first = RoundStep(step="notified", on=DAY, pence=1500, items=NOTIFICATION)
    steps = [first, veto] if kind.code == "precept-second" else [first] if kind.kind is RoundKind.PRECEPT else []
    notified = RoundStep(
        step=kind.notified, on=DAY, pence=1600 if kind.code == "precept-second" else None, items=NOTIFICATION
    )
    steps += [] if kind.code == "precept" else [notified]
    steps.append(RoundStep(step=kind.held, on=DAY, choice="" if kind.person else choice))
    details = {"amounts": "rise", "subject": "Ann Example", "post": "chief executive"}
    return matter(kind, *steps, choice=choice if kind.person else "", **details)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_with_nothing_recorded_every_gap_is_marked_and_asked_for(kind: ReportKind) -> None:
    bare = matter(kind)
    assert [one.code for one in blocks(bare)] == list(BLOCKS)
    asked = {block for block, _ in asks(bare)}
    assert {one.code for one in blocks(bare) if OPEN in one.text} <= asked
    for _, ask in asks(bare):
        assert ask.sentence.endswith(".")
        assert ask.cure.endswith(".")
        assert ask.sentence[0] == ask.sentence[0].upper()


@pytest.mark.parametrize(
    ("kind", "choice"),
    [(kind, choice) for kind in KINDS for choice in outcomes(kind)],
    ids=lambda one: getattr(one, "code", one),
)
def test_whatever_was_decided_is_said_in_whole_sentences(kind: ReportKind, choice: str) -> None:
    known = told(kind, choice)
    by_code = {one.code: one for one in blocks(known)}
    text = "\n\n".join(one.text for one in blocks(known) if one.text)
    assert not re.search(r"None|\bnull\b|  |\.\.|\(\)|£\s|^[a-z]", text), text
    for code, one in by_code.items():
        if one.text and code != "title":
            assert one.text[-1] in ".])" or code == "publication", one.text
    assert (by_code["decision"].text == "") is (choice == "")
    assert (OPEN in by_code["reasons"].text) is (choice in WANT_REASONS)
    follows = by_code["follows"].text
    if kind is not SCRUTINY:
        assert follows
    if choice in VETOES and kind.kind is RoundKind.PRECEPT:
        assert ("too high" in by_code["decision"].text) is (choice == "veto-too-high")
        assert ("lower" in follows, "higher" in follows) == (False, False), "a late veto leaves no revised precept"
        assert "void" in follows


@pytest.mark.parametrize(("choice", "word"), [("veto-too-high", "lower"), ("veto-too-low", "higher")])
def test_a_veto_in_time_says_which_way_the_revised_precept_goes(choice: str, word: str) -> None:
    kind = REPORTS[0]
    known = told(kind, choice)
    in_time = ReportMatter(known.register, replace(known.report, dated=DAY), DAY)
    text = next(one.text for one in blocks(in_time) if one.code == "follows")
    assert f"must be {word} than the one proposed" in text
    assert "By Tuesday 15 February 2022" in text
    assert "second report by Tuesday 22 February 2022" in text


@pytest.mark.parametrize(
    ("voted", "lines"),
    [
        ({}, []),
        ({"P1": "for", "P3": "against", "P2": "for"}, ["For: {P1}, {P2}", "Against: {P3}", "Did not vote: {rest}"]),
        (dict.fromkeys(MEMBERS, "abstained"), ["Abstained: {all}"]),
    ],
)
def test_a_vote_by_name_lists_who_voted_how_and_which_members_did_not(voted: dict[str, str], lines: list[str]) -> None:
    known = told(REPORTS[0], "support")
    held = known.register.need(Meeting, HELD)
    names = {one: printed_name(known.register, one, held) for one in MEMBERS}
    rest = ", ".join(name for one, name in names.items() if one not in voted)
    vote = Vote(id="V1", meeting=HELD, votes=tuple(NamedVote(person=one, vote=word) for one, word in voted.items()))
    every = ", ".join(names.values())
    assert deciding._names(known, held, vote).split("\n") == (
        [f"- {line.format(rest=rest, all=every, **names)}" for line in lines] or [""]
    )


def test_who_moved_and_seconded_is_told_as_far_as_it_is_known() -> None:
    known = told(REPORTS[0], "support")
    held = known.register.need(Meeting, HELD)
    for mover, seconder, words in (
        ("Ann", "Bob", "The motion was moved by Ann and seconded by Bob."),
        ("Ann", "", "The motion was moved by Ann."),
        ("", "Bob", "The motion was seconded by Bob."),
        ("", "", ""),
    ):
        vote = Vote(id="V1", meeting=HELD, moved_by_printed=mover, seconded_by_printed=seconder)
        assert deciding._moved(known, held, vote) == words


def test_a_copy_goes_to_each_council_of_the_area_on_the_day() -> None:
    known = told(REPORTS[0], "support")
    panel = known.register.need(Panel, PANEL_ID)
    councils = (
        Council(name="Old", last=dt.date(2021, 3, 31)),
        Council(name="Now"),
        Council(name="New", first=dt.date(2022, 4, 1)),
    )
    others = [one for table in known.register.tables.values() for one in table.values() if one.id != PANEL_ID]

    def of(nation: Nation) -> tuple[str, ...]:
        register = Register.of(replace(panel, councils=councils, nation=nation), *others)
        return councils_for(ReportMatter(register, known.report, TODAY))

    assert of(Nation.ENGLAND) == ("Now",)
    assert of(Nation.WALES) == ()


def test_provisions_are_written_out_and_those_of_one_place_stand_together() -> None:
    assert provisions("precept-report", "precept-veto", "report-by") == (
        "paragraphs 3 and 4 of Schedule 5 to the 2011 Act and regulation 4(1)-(2) of the 2012 Regulations"
    )
    assert provisions("revise-by", "revise-which-way") == "regulation 5 of the 2012 Regulations"
    assert provisions("scrutiny") == "section 28(6) of the 2011 Act"
    assert provisions("chief-removal") == "Part 2 of Schedule 8 to the 2011 Act"
    said = introduced("Made under section 28(6) of the 2011 Act.", regulations=True)
    assert said.count("Police Reform and Social Responsibility Act 2011 (“the 2011 Act”)") == 1
    assert said.endswith("(SI 2012/2271).")


def test_every_provision_that_a_report_names_is_in_the_table_of_the_law() -> None:
    codes = {one.code for one in CITATIONS}
    assert {code for kind in KINDS for code in (*kind.power, *kind.veto, *kind.answer)} <= codes
