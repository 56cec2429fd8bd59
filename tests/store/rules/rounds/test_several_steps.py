"""Where a round has several steps, faults or polls: which of them counts, and whether one is enough."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from store.queries.calendar.holidays import working_days_of
from store.records import Attendance, Meeting, Panel, Presence, RoundKind, RoundStep, StatutoryRound, Vote
from store.records.panel import PreElection
from store.register import Register
from store.rules.rounds import standing as standings
from store.rules.rounds import words
from store.rules.rounds.consequences import StepFault, _as_advised
from store.rules.rounds.limits import with_poll
from store.rules.rounds.of_votes import steps_to_offer
from store.rules.rounds.progress import next_step
from store.rules.rounds.rule import Consequence
from store.rules.rounds.standing import ENDED, OPEN, RoundStanding, _all_there, _standing
from store.rules.rounds.warnings import _acting

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="A panel")
A, B, C = dt.date(2021, 3, 1), dt.date(2021, 4, 1), dt.date(2021, 5, 1)
TABLE = working_days_of(PANEL)


def of(kind: RoundKind, *steps: tuple[str, dt.date], **more: Any) -> StatutoryRound:
    taken = tuple(RoundStep(step=step, on=on) for step, on in steps)
    return StatutoryRound(id="R1", kind=kind, steps=taken, **more)


def fault(step: str, kind: str = "other", effect: Any = "", on: dt.date = A) -> StepFault:
    follows = Consequence("So it is.", effect)
    return StepFault(step=step, kind=kind, on=on, told="It is so.", follows=follows, effect=effect)


@pytest.mark.parametrize("days", [(A, B), (B, A)])
def test_advice_is_told_by_its_latest_day(days: tuple[dt.date, ...]) -> None:
    now = of(RoundKind.PRECEPT, *(("advice", day) for day in days))
    told = _as_advised(now, fault("review", effect="holds"))
    assert str(told.follows) == "So it is. The monitoring officer's advice of 1 April 2021 is recorded."
    assert _as_advised(now, fault("review", effect="holds", on=C)).effect == "holds"


@pytest.mark.parametrize(
    ("steps", "coming"),
    [
        ((("report", A), ("notified", B)), "issued"),
        ((("notified", A), ("report", B)), "issued"),
        ((("notified", A), ("review", B)), "report"),
        ((), "notified"),
    ],
)
def test_the_next_step_is_behind_the_furthest_in_whatever_order_they_are(
    steps: tuple[tuple[str, dt.date], ...], coming: str
) -> None:
    step = next_step(of(RoundKind.PRECEPT, *steps, year=2021))
    assert step is not None
    assert step.code == coming


@pytest.mark.parametrize(
    ("days", "poll"),
    [((A,), None), ((B,), C), ((A, B), C), ((B, A), C), ((A, dt.date(2021, 2, 1)), None), ((C,), C)],
)
def test_a_poll_that_falls_into_the_time_of_any_step_is_taken(days: tuple[dt.date, ...], poll: dt.date | None) -> None:
    polls = (PreElection(first=C, poll=C, what="Police and Crime Commissioner"),)
    register = Register.of(Panel(id="PANEL", name="x", pre_election=polls))
    one = of(RoundKind.CHIEF_CONSTABLE, *(("notified", day) for day in days))
    assert with_poll(register, one).poll_day == poll


@pytest.mark.parametrize(
    ("effects", "word", "asked"),
    [
        (("holds",), OPEN, True),
        (("advised",), OPEN, False),
        (("advised", "advised"), OPEN, False),
        (("advised", "holds"), OPEN, True),
        (("holds", "advised"), OPEN, True),
    ],
)
def test_a_round_is_asked_about_until_all_was_advised_on(
    effects: tuple[str, ...], word: str, *, asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = tuple(fault("review", effect=effect) for effect in effects)
    monkeypatch.setattr(standings, "faults_or_reason", lambda *_: (every, ()))
    monkeypatch.setattr(standings, "arises", lambda *_: False)
    register = Register.of(PANEL)
    stands = _standing(register, of(RoundKind.PRECEPT, ("review", A), year=2021), TODAY)
    assert stands.word == word
    assert (stands.reason == standings._ASK) is asked
    closed = _standing(register, of(RoundKind.PRECEPT, ("review", A), year=2021, closed=True), TODAY)
    assert closed == RoundStanding(
        ENDED,
        "the clerk closed it, with a question to the monitoring officer open"
        if asked
        else "the clerk closed it, on the monitoring officer's advice",
    )


@pytest.mark.parametrize("order", [1, -1])
def test_when_all_is_there_the_last_day_is_told_and_what_was_late(order: int) -> None:
    steps = (("notified", A), ("review", B), ("advice", C))[::order]
    every = (fault("review", "late"), fault("review", "order"), fault("report", "order"), fault("issued", "late"))[
        ::order
    ]
    told = _all_there(of(RoundKind.PRECEPT, *steps), every)
    assert told.startswith("all that the law asks for is recorded, the last of it on Thursday 1 April 2021; late was ")
    assert told.count("“") == 2
    assert _all_there(of(RoundKind.PRECEPT, *steps), ()).endswith("the last of it on Thursday 1 April 2021")


@pytest.mark.parametrize(
    ("suspended", "told"),
    [((), True), ((False,), True), ((True,), False), ((False, True), False), ((True, False), False)],
)
def test_an_acting_commissioner_for_a_suspension_is_asked_about_if_none_is_recorded(
    suspended: tuple[bool, ...], *, told: bool
) -> None:
    others = [
        StatutoryRound(
            id=f"R{at}", kind=RoundKind.SUSPENSION, steps=(RoundStep(step="suspended", on=A),) if one else ()
        )
        for at, one in enumerate(suspended, 2)
    ]
    step = RoundStep(step="arose", on=B, choice="suspension")
    one = StatutoryRound(id="R1", kind=RoundKind.ACTING_COMMISSIONER, steps=(step,))
    said = list(_acting(Register.of(PANEL, one, *others), one, TODAY, TABLE))
    assert any(each.startswith("No suspension of the commissioner is recorded by 1 April") for each in said) is told


@pytest.mark.parametrize(
    ("days", "offered"), [((A, B), True), ((A, TODAY), False), ((TODAY, A), False), ((C, C), True)]
)
def test_a_step_is_offered_for_a_vote_if_all_steps_before_had_been_taken(
    days: tuple[dt.date, dt.date], *, offered: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store.rules.rounds import of_votes

    monkeypatch.setattr(of_votes, "standing", lambda *_: RoundStanding(OPEN, ""))
    meeting = Meeting(id="M1", date=C, attendance=(Attendance(person="P1", presence=Presence.PRESENT),))
    one = of(RoundKind.PRECEPT, ("notified", days[0]), ("advice", days[1]), year=2021)
    vote = Vote(id="V1", meeting="M1", motion="x")
    told = [rule.code for _, rule in steps_to_offer(Register.of(PANEL, meeting, one, vote), meeting, vote)]
    assert told == (["review"] if offered else [])


@pytest.mark.parametrize(
    ("notes", "said"),
    [
        ((), "The process has ended: it was so."),
        (("It was so.",), "The process has ended."),
        (("Other.", "It was so."), "The process has ended."),
        (("It was so.", "Other."), "The process has ended."),
        (("Other.",), "The process has ended: it was so."),
    ],
)
def test_why_a_process_ended_is_said_there_unless_any_note_says_it(
    notes: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "standing", lambda *_: RoundStanding(ENDED, "it was so"))
    told = words._how_on(Register.of(PANEL), of(RoundKind.PLAN), TODAY, TABLE, notes)
    assert told == [said]
