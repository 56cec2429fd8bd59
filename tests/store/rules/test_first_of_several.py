"""Of several that would do a rule names the first, or the one that counts, and it says so of each."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from store.queries.calendar.holidays import working_days_of
from store.records import (
    Meeting,
    MeetingMove,
    MeetingStatus,
    Minute,
    Panel,
    Person,
    RoundKind,
    Seat,
    WorkItem,
)
from store.records.meeting import KnownBy, MeetingStood
from store.register import Register
from store.rules.after import steps as after
from store.rules.as_at import _before_move
from store.rules.findings import members, minutes
from store.rules.findings.finding import Scene
from store.rules.findings.rounds import _left
from store.rules.minutes.naming import _days
from store.rules.programme import overtaken
from store.rules.rounds.consequences import _not_overtaken
from store.rules.words.matching import _CALLED, _IN_A_NAME, _SAID, _WITHIN, _rank, named
from tests.store.rules.findings.scenes import day, scene

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="A panel")
HELD = Meeting(id="M1", date=dt.date(2021, 7, 1), status=MeetingStatus.HELD)


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "1 thing looks wrong in"), (2, "2 things look wrong in"), (12, "12 things look wrong in")],
)
def test_how_much_looks_wrong_in_minutes_is_counted(number: int, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(after, "open_slips", lambda *_: [None] * number)
    monkeypatch.setattr(after, "why_not_final", lambda *_: None)
    register = Register.of(PANEL, HELD, Minute(id="N1", meeting="M1", text="It was noted."))
    told = [one.sentence for one in after._of_minutes(Scene(register, TODAY), HELD)]
    assert any(one.startswith(said) for one in told), told
    assert told[-1].endswith("are a draft.")


@pytest.mark.parametrize(
    ("officers", "said"),
    [
        (("Leicester", "Leicester"), " with the monitoring officer of Leicester by "),
        (("Leicester", "Oadby"), " with the monitoring officer by "),
        (("", ""), " with the monitoring officer by "),
    ],
)
def test_the_monitoring_officer_of_several_is_named_if_it_is_one(
    officers: tuple[str, str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = dict(zip(("P1", "P2"), officers, strict=True))
    monkeypatch.setattr(members, "monitoring_officer", lambda _register, person, _on: of[person])
    people = [Person(id=one, name=f"Member {one}") for one in of]
    seats = [Seat(id=f"S{number}", person=one) for number, one in enumerate(of, 1)]
    assert said in members._to_register(scene(*people, *seats), day(7, 20), seats).sentence


STOOD = MeetingStood(status=MeetingStatus.CALLED, start=dt.time(13), venue="County Hall")
STOOD_LATER = MeetingStood(status=MeetingStatus.ARRANGED, start=dt.time(14), venue="City Hall")


def test_a_meeting_stood_before_its_first_later_move_as_that_move_says() -> None:
    known: tuple[tuple[KnownBy, MeetingStood], ...] = (("week", STOOD), ("month", STOOD_LATER))
    moves = tuple(
        MeetingMove(
            from_date=dt.date(2021, 7, number),
            to_date=dt.date(2021, 8, number),
            on=dt.date(2021, 6, number),
            from_known_by=known_by,
            stood=stood,
        )
        for number, (known_by, stood) in enumerate(known, 1)
    )
    whole = replace(HELD, moves=moves)
    register = Register.of(PANEL, whole)
    assert _before_move(register, replace(whole, moves=())) == {
        "known_by": "week",
        "status": MeetingStatus.CALLED,
        "start": dt.time(13),
        "venue": "County Hall",
    }
    assert _before_move(register, replace(whole, moves=moves[:1]))["venue"] == "City Hall"
    assert _before_move(register, whole) == {}


def test_of_changes_that_a_built_agenda_lacks_the_first_new_one_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    said = {"before": ["A is new"], "after": ["A is new", "B is new", "C is new"]}
    monkeypatch.setattr(
        overtaken,
        "build_changes",
        lambda register, _: [SimpleNamespace(words=one) for one in said[register.panel.short_name]],
    )
    meeting = Meeting(id="M2", date=dt.date(2021, 7, 29), agenda=(SimpleNamespace(),))  # type: ignore[arg-type]
    item = WorkItem(id="W1", title="x", meeting="M2")
    before, later = (
        Register.of(Panel(id="PANEL", name="x", short_name=name), meeting, item) for name in ("before", "after")
    )
    told = [one.sentence for one in overtaken._behind(before, later, ("W1",), TODAY)]
    assert told == ["The agenda built for the meeting of 29 July 2021 is left behind: B is new."]


@pytest.mark.parametrize(
    ("today", "due", "counted"),
    [
        (TODAY, dt.date(2021, 7, 14), True),
        (TODAY, dt.date(2011, 7, 14), False),
        (dt.date(2011, 7, 12), TODAY, False),
        (TODAY, dt.date(2035, 7, 14), False),
    ],
)
def test_days_that_are_left_are_counted_within_the_years_that_are_listed(
    today: dt.date, due: dt.date, counted: bool
) -> None:
    of: Any = SimpleNamespace(today=today, table=working_days_of(PANEL), register=Register.of(PANEL))
    assert (_left(of, due) is not None) is counted


@pytest.mark.parametrize("days", [(1, 2), (2, 1)])
def test_a_number_that_two_minutes_bear_matters_from_the_later_meeting_on(
    days: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    held = [Meeting(id=f"M{number}", date=dt.date(2021, 6, on)) for number, on in enumerate(days, 5)]
    twice = [Minute(id=f"N{number}", meeting=f"M{number}", number="7") for number in (5, 6)]
    monkeypatch.setattr(minutes, "twice_numbered", lambda _: [twice])
    (one,) = minutes.minutes_twice_numbered(scene(*held, *twice))
    assert one.records == ("N5", "N6")
    assert "2 June 2021" in one.place or "2 June" in one.place or one.place == "Minutes"


@pytest.mark.parametrize(
    ("ends", "left"),
    [
        ((), ["review", "report", "issued"]),
        (("report",), ["review", "report"]),
        (("review",), ["review"]),
        (("issued", "review"), ["review"]),
    ],
)
def test_what_is_missing_behind_the_step_at_which_a_round_ended_is_left_out(
    ends: tuple[str, ...], left: list[str]
) -> None:
    missing: list[Any] = [
        SimpleNamespace(step=one, kind="missing", effect="") for one in ("review", "report", "issued")
    ]
    ended: list[Any] = [SimpleNamespace(step=one, kind="late", effect="ends") for one in ends]
    told = _not_overtaken(RoundKind.PRECEPT, [*missing, *ended])
    assert [one.step for one in told if one.kind == "missing"] == left
    assert [one.step for one in told if one.kind == "late"] == list(ends)


@pytest.mark.parametrize(
    ("typed", "rank"),
    [
        (("add",), _CALLED),
        (("new", "item"), _CALLED),
        (("item", "new"), _IN_A_NAME),
        (("item", "add"), _SAID),
        (("gramme",), _WITHIN),
        (("nothing",), None),
    ],
)
def test_what_was_typed_fits_a_name_if_all_of_it_stands_in_one(typed: tuple[str, ...], rank: int | None) -> None:
    thing = named(("add", "new item"), ("to the programme",))
    assert _rank(typed, thing) == rank


@pytest.mark.parametrize(
    ("typed", "years"),
    [("1 June 2020", [2020]), ("1 June", [2021, 2020]), ("", [])],
)
def test_a_day_without_its_year_means_the_meetings_of_any_year(typed: str, years: list[int]) -> None:
    held = [Meeting(id=f"M{year}", date=dt.date(year, 6, 1)) for year in (2020, 2021)]
    there = [Minute(id=f"N{year}", meeting=f"M{year}", text="x") for year in (2020, 2021)]
    told = _days(Register.of(PANEL, *held, *there), typed, TODAY)
    assert [int(minute.id[1:]) for each in told for minute in each] == years
