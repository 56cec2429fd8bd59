"""Places in a set and in its roll, the lines that a change spans, and until when a seat from the roll is held."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.minutes.correcting import correct_heading
from store.commands.minutes.importing import taking
from store.commands.minutes.keeping import _with_result
from store.commands.minutes.minutes import add_minute, place_minute
from store.commands.minutes.returned import taking_minutes
from store.edit import Edit
from store.records import Attendance, Meeting, Minute, Person, Presence, Role, Seat, Vote
from store.rules.corrections import DraftCorrections, Passage, PassagePiece, PieceKind
from store.rules.imports import NO_CORRECTIONS, ImportPlace
from store.rules.minutes.newcomers import answers_to_all
from tests.store.commands.minutes.test_confirmed import confirmed, on
from tests.store.commands.minutes.test_importing import draft, present
from tests.store.commands.minutes.test_importing import office as unseated
from tests.store.commands.office import HELD, TODAY, codes, office, refusal, run
from tests.store.commands.sitting import CHAIR, THREE, VICE, sitting
from tests.store.commands.test_correcting_papers import office as two_minutes


@pytest.mark.parametrize(
    ("place", "order"),
    [(1, "new N1 N2"), (2, "N1 new N2"), (3, "N1 N2 new"), (None, "N1 N2 new"), (0, ""), (4, ""), (-1, "")],
)
def test_a_minute_stands_at_any_place_from_the_first_to_behind_the_last(place: int | None, order: str) -> None:
    given: dict[str, Any] = {"meeting": HELD, "heading": "x", "place": place}
    if not order:
        (problem,) = refusal(office(), add_minute, **given)
        assert (problem.code, problem.cure) == ("minute-place", "Choose a place from 1 to 3.")
        assert problem.sentence == f"There is no place {place} in these minutes."
        return
    after = run(office(), add_minute, **given).after
    there = after.minutes_of(HELD)
    assert " ".join("new" if one.id == "N3" else one.id for one in there) == order
    assert [one.order for one in there] == [1, 2, 3]


@pytest.mark.parametrize(("place", "order"), [(1, "N2 N1"), (2, "N1 N2"), (3, ""), (0, "")])
def test_a_minute_is_put_at_a_place_of_its_set(place: int, order: str) -> None:
    if not order:
        assert codes(refusal(office(), place_minute, minute="N2", place=place)) == ["minute-place"]
        return
    edit = place_minute(office(), TODAY, minute="N2", place=place)
    after = office().with_edit(edit)
    assert [one.id for one in after.minutes_of(HELD)] == order.split()
    assert bool(edit.puts) is (place != 2)


@pytest.mark.parametrize(
    ("figures", "result"),
    [
        ({}, ""),
        ({"counted_for": 3}, "CARRIED"),
        ({"counted_against": 3}, "LOST"),
        ({"counted_for": 3, "counted_against": 0, "counted_abstained": 0}, "CARRIED"),
        ({"counted_for": 3, "result": "agreed"}, "agreed"),
    ],
)
def test_a_vote_whose_figures_are_known_has_its_result_in_words(figures: dict[str, Any], result: str) -> None:
    there = tuple(Attendance(person=one, presence=Presence.PRESENT) for one in (CHAIR, VICE, THREE))
    meeting = replace(sitting().need(Meeting, HELD), attendance=there)
    register = sitting().with_edit(Edit("", (meeting, Minute(id="N1", meeting=HELD, text="x"))))
    for minute, words in (("N1", result), (None, figures.get("result", ""))):
        vote = Vote(id="V1", meeting=HELD, motion="That it be noted", minute=minute, **figures)
        told = _with_result(register, meeting, vote).result
        assert told.startswith(words)
        assert bool(told) is bool(words)


def test_whoever_is_corrected_keeps_the_place_in_the_roll() -> None:
    register, meeting = confirmed()
    at = on(register, dt.date(2021, 3, 25)).id
    before = [one.person for one in register.need(Meeting, meeting).attendance]
    people = [one.person for one in register.need(Meeting, meeting).attendance if one.presence is Presence.PRESENT]
    for roll, added in (
        ({"people": (people[5], people[4]), "presence": Presence.APOLOGIES}, 0),
        ({"name": "Ms Zoe Quite New", "presence": Presence.ALSO_PRESENT}, 1),
    ):
        told: Any = {"meeting": meeting, "at": at, "words": "x", "roll": roll}
        after = register.with_edit(correct_heading(register, TODAY, **told))
        now = [one.person for one in after.need(Meeting, meeting).attendance]
        assert now[: len(before)] == before
        assert len(now) == len(before) + added


@pytest.mark.parametrize(
    ("following", "ends"),
    [
        (None, None),
        (dt.date(2025, 5, 1), dt.date(2025, 4, 30)),
        (dt.date(2025, 3, 5), dt.date(2025, 3, 4)),
    ],
)
def test_a_seat_of_the_day_of_the_minutes_ends_on_the_eve_of_the_next(
    following: dt.date | None, ends: dt.date | None
) -> None:
    register = unseated()
    if following is not None:
        register = register.with_edit(Edit("", (Seat(id="S9", person="P3", role=Role.MEMBER, from_date=following),)))
    read = draft(present("Cllr Ed Grundy"), present("Cllr Brian Archer"))
    today = dt.date(2025, 6, 1)
    newcomers = taking(register, today, draft=read).newcomers
    assert [one.printed for one in newcomers] == ["Cllr Ed Grundy"]
    taken = taking(register, today, draft=read, answers=answers_to_all(newcomers))
    after = register.with_edit(taken.edit)
    seats = [one for one in after.all(Seat) if one.person == "P3" and one.from_date == dt.date(2025, 3, 4)]
    assert [one.to_date for one in seats] == [ends]
    assert after.need(Person, "P3") == register.need(Person, "P3")


def passage(key: str, *pieces: tuple[str, PieceKind]) -> Passage:
    read = tuple(PassagePiece(text, kind, "" if kind is PieceKind.SAME else "Jane Smith") for text, kind in pieces)
    return Passage(key=key, place=ImportPlace("file", "", 1), pieces=read)


SAME, ADDED, STRUCK = PieceKind.SAME, PieceKind.ADDED, PieceKind.STRUCK
NOTED = "The Panel noted the report.\n\nMembers asked about:\n- response times\n- rural crime"

CAME: dict[str, tuple[tuple[Passage, ...], str, dict[str, str]]] = {
    "over a bullet and the heading behind it": (
        (passage("p", ("• rural crime", SAME), ("\n52. PLAN", STRUCK)),),
        "minute 51",
        {"N2": ": notes the plan;|asks for another."},
    ),
    "a second line behind a clause": (
        (passage("p", ("a) notes the plan;", SAME), ("\nand the vans;", ADDED)),),
        "minute 52",
        {"N2": "PLAN: notes the plan;\n\nand the vans;|asks for another."},
    ),
    "two clauses that become one": (
        (passage("p", ("a) notes the plan;", SAME), ("\nb) asks for another.", STRUCK)),),
        "minute 52",
        {"N2": "PLAN: notes the plan;"},
    ),
    "new behind two lines": (
        (
            passage("p", ("• response times\n• rural crime", SAME)),
            passage("q", ("• vans", ADDED)),
            passage("r", ("• rivers", ADDED)),
        ),
        "minute 51",
        {"N1": f"BUDGET: {NOTED}\n- vans\n- rivers"},
    ),
    "new before anything that is known": (
        (passage("p", ("Vans were asked about.", ADDED)), passage("q", ("51. BUDGET", SAME))),
        "",
        {},
    ),
}
"""Passages of minutes that came back, of which minute their changes are told, and how each minute reads afterwards."""


@pytest.mark.parametrize("case", CAME)
def test_a_change_that_spans_lines_is_told_by_the_first_and_stands_behind_the_last(case: str) -> None:
    passages, of, expected = CAME[case]
    register = two_minutes()
    held = register.need(Meeting, "M1")
    taken = taking_minutes(register, TODAY, DraftCorrections(named="minutes", passages=passages), held, NO_CORRECTIONS)
    told = {line.words.partition(": ")[0] if line.taken else line.why.partition(",")[0] for line in taken.lines}
    assert told == {of or "Its words stand nowhere in these minutes"}
    after = register.with_edit(taken.edit)
    reads = {
        one.id: f"{one.heading}: {'|'.join(clause.text for clause in one.resolutions) or one.text}"
        for one in (after.need(Minute, each) for each in ("N1", "N2"))
        if one != register.need(Minute, one.id)
    }
    assert reads == expected
