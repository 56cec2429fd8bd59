"""The words in which lists say what is there and what is not: names, days, counts and states."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest

from store.queries.actions.search_words import _Reader
from store.queries.agenda import shown
from store.queries.calendar.clock import in_one_form
from store.queries.members.members import interests_clock
from store.queries.reports.whole import _to, _vote
from store.queries.rounds.rounds import round_lines
from store.queries.versions import Version
from store.records import (
    Action,
    ActionStatus,
    Change,
    DueKind,
    Interest,
    InterestEntry,
    Meeting,
    Panel,
    Person,
    Seat,
)
from store.register import Register

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="A panel")


@pytest.mark.parametrize(("who", "name"), [("ann", "ann"), ("", "name not recorded")])
def test_a_version_says_when_and_through_whom_it_came_to_be(who: str, name: str) -> None:
    change = Change(id="C1", at=dt.datetime(2021, 7, 12, 9, 30, tzinfo=dt.UTC), who=who, sentence="x", touched=())
    version = Version(1, change, PANEL)
    assert version.told.endswith(f" · {name}")
    assert "12 Jul" in version.told
    assert version.before is False


def row(meeting: dt.date, due: dt.date, done: dt.date | None = None) -> Any:
    return SimpleNamespace(meeting=meeting, due=due, done_on=done)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([row(TODAY, TODAY)], "Mon 12 Jul"),
        ([row(TODAY, dt.date(2020, 12, 1))], "Mon 12 Jul 2021"),
        ([row(TODAY, TODAY, dt.date(2020, 12, 1))], "Mon 12 Jul 2021"),
        ([row(TODAY, TODAY), row(dt.date(2022, 1, 5), TODAY)], "Mon 12 Jul 2021"),
        ([row(TODAY, TODAY), row(TODAY, dt.date(2021, 1, 5))], "Mon 12 Jul"),
    ],
)
def test_days_under_one_another_all_have_their_year_or_none(rows: list[Any], said: str) -> None:
    assert in_one_form(rows)(TODAY) == said


AGAIN = "What building it again would change"
AGENDAS: dict[str, tuple[dict[str, Any], str, str, tuple[str, ...], bool]] = {
    "not built": (
        {"state": "not built"},
        "What building it would give",
        "What building it again would change",
        ("x",),
        False,
    ),
    "built": ({"state": "draft"}, "", "What building it again would change", ("x",), False),
    "out": ({"published_on": TODAY}, "", "Not published yet", (), True),
    "out late": ({"published_on": TODAY, "late": "short by 4"}, "Short by 4", "Not published yet", (), True),
}


@pytest.mark.parametrize("case", AGENDAS)
def test_an_agenda_is_shown_as_it_stands(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fields, head, later, left_out, is_out = AGENDAS[case]
    whole = SimpleNamespace(
        **{
            "state": "published",
            "published_on": None,
            "late": "",
            "items": ("i",),
            "unpublished": ("u",),
            "short_by": 0,
            "issues": (1,),
            **fields,
        }
    )
    monkeypatch.setattr(shown, "agenda_of", lambda *_: whole)
    monkeypatch.setattr(shown, "left_out_items", lambda *_: ("x",))
    told: Any = shown.agenda_shown(Register.of(PANEL), Meeting(id="M1", date=dt.date(2021, 7, 29)))
    assert (told.head, told.later_head, told.left_out, told.is_out) == (head, later, left_out, is_out)
    assert told.title.startswith("Agenda of Thursday 29 July 2021: ")
    assert (told.items, told.later) == (("i",), ("u",))


@pytest.mark.parametrize(
    ("checked", "problems", "counted"),
    [(True, (), True), (False, (), False), (True, ("x",), False), (False, ("x",), False)],
)
def test_the_figures_of_a_vote_are_given_if_it_was_counted_and_stands(
    checked: bool, problems: tuple[str, ...], counted: bool
) -> None:
    outcome = SimpleNamespace(
        checked=checked,
        problems=problems,
        votes_for=9,
        against=4,
        abstained=1,
        needed=10,
        in_post=15,
        state="carried",
        words="x",
    )
    matter: Any = SimpleNamespace(vote=SimpleNamespace(id="V1"), outcome=outcome)
    vote = _vote(matter)
    assert vote is not None
    assert (vote.for_, vote.against, vote.abstained) == ((9, 4, 1) if counted else (None, None, None))
    assert vote.needed == 10
    without: Any = SimpleNamespace(vote=None, outcome=outcome)
    assert _vote(without) is None


@pytest.mark.parametrize(("name", "to"), [("Ann Archer", "Ann Archer, Commissioner"), ("", "The Commissioner")])
def test_a_report_goes_to_the_commissioner_by_name_if_it_is_known(name: str, to: str) -> None:
    register = SimpleNamespace(panel=SimpleNamespace(commissioner_on=lambda _: "Commissioner"))
    matter: Any = SimpleNamespace(register=register, day=TODAY, commissioner=name)
    assert _to(matter) == to


CLOCK: dict[str, tuple[dict[str, Any], dict[str, Any] | None, int]] = {
    "joined lately, nothing told": ({"from_date": dt.date(2021, 7, 1)}, None, 1),
    "joined lately, one notified": ({"from_date": dt.date(2021, 7, 1)}, {"notified_on": dt.date(2021, 7, 2)}, 0),
    "an interest that arose": ({"from_date": dt.date(2015, 5, 1)}, {"arose_on": dt.date(2021, 7, 1)}, 1),
    "one that arose and was notified": (
        {"from_date": dt.date(2015, 5, 1)},
        {"arose_on": dt.date(2021, 7, 1), "notified_on": dt.date(2021, 7, 2)},
        0,
    ),
}
"""Since when somebody sits, an entry of theirs, and how much of their interests is urgent."""


@pytest.mark.parametrize("case", CLOCK)
def test_interests_are_owed_on_joining_and_from_a_change(case: str) -> None:
    seat, entry, urgent = CLOCK[case]
    records: list[Any] = [Person(id="P1", name="Ann Archer"), Seat(id="S1", person="P1", body="Melton", **seat)]
    if entry is not None:
        records.append(Interest(id="I1", person="P1", entry=InterestEntry(category="land", text="x", **entry)))
    lines = interests_clock(Register.of(PANEL, *records), TODAY)
    pressing = [one.sentence for one in lines if one.urgent]
    assert len(pressing) == urgent, lines
    assert all(" the monitoring officer of Melton " in one for one in pressing)
    assert [one.urgent for one in lines] == sorted((one.urgent for one in lines), reverse=True)


def test_a_round_is_set_out_with_its_dates_its_provisions_once_and_who_acts() -> None:
    def date(label: str, note: str, provision: str) -> Any:
        return SimpleNamespace(label=label, left="due", note=note, due=TODAY, provision=provision)

    view: Any = SimpleNamespace(
        stands="open: waits",
        left="2 days left",
        due=TODAY,
        working_days_left=2,
        timeline=("It began.", "It went on."),
        dates=(date("Papers", "soon", "Reg 3"), date("Report", "", "Reg 3"), date("Issue", "", "Reg 6")),
        rule="the panel",
        source="a note",
    )
    assert round_lines(view) == (
        ("Stands", "open: waits (2 days left)"),
        ("What happened", "It began."),
        ("", "It went on."),
        ("Mon 12 Jul 2021", "Papers: due (soon)"),
        ("Mon 12 Jul 2021", "Report: due"),
        ("Mon 12 Jul 2021", "Issue: due"),
        ("Provision", "Reg 3"),
        ("", "Reg 6"),
        ("Who", "the panel"),
        ("Taken from", "a note"),
    )
    bare: Any = SimpleNamespace(
        stands="closed", left="", due=None, working_days_left=None, timeline=(), dates=(), rule="", source=""
    )
    assert round_lines(bare) == (("Stands", "closed"),)


STATES: dict[str, list[str]] = {
    "open": ["A1", "A3"],
    "closed": ["A2", "A4"],
    "done": ["A2"],
    "dropped": ["A4"],
    "overdue": ["A1"],
    "undated": ["A3"],
    "linked": ["A3"],
    "Open": ["A1", "A3"],
}


@pytest.mark.parametrize("word", STATES)
def test_actions_are_sought_by_their_state(word: str) -> None:
    actions = [
        Action(id="A1", text="x", due_kind=DueKind.DATE, due_on=dt.date(2021, 7, 11)),
        Action(id="A2", text="x", due_kind=DueKind.DATE, due_on=dt.date(2021, 7, 11), status=ActionStatus.DONE),
        Action(id="A3", text="x", due_kind=DueKind.UNDATED, items=("W1",)),
        Action(id="A4", text="x", due_kind=DueKind.DATE, due_on=dt.date(2021, 8, 1), status=ActionStatus.DROPPED),
    ]
    test = _Reader(Register.of(PANEL, *actions), TODAY)._state(word)
    assert [one.id for one in actions if test(one)] == STATES[word]
