"""Setting up a panel, and changing what is recorded of it."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store.commands.settings.panel import edit_panel, new_panel_records
from store.problems import Conflict, Refused
from store.records import Council, Nation, Panel, RuleSet
from store.records.panel import Closure
from store.register import Register
from store.rules.questions.steps import why_not_set
from store.rules.settings.put_in import never_confirmed
from tests.store.commands.office import TODAY, codes, office, refusal, run


def test_a_new_panel_has_rules_to_start_from() -> None:
    (panel,) = new_panel_records(
        name="  Borsetshire Police and Crime Panel ",
        short_name="Borsetshire",
        host_authority="Borsetshire County Council",
        councils=(Council(name=" Borchester City Council ", seats=3), Council(name="Ambridge District Council")),
        rules_name="To start from",
    )
    assert isinstance(panel, Panel)
    assert (panel.id, panel.name) == ("PANEL", "Borsetshire Police and Crime Panel")
    assert [council.name for council in panel.councils] == ["Borchester City Council", "Ambridge District Council"]
    assert panel.commissioner == "Police and Crime Commissioner"
    (rules,) = panel.rules
    assert rules.from_date is None
    assert rules.notice.clear_days is None
    assert [item.place for item in rules.agenda].count("after") == 3
    assert {interest.code for interest in rules.interests} == {"dpi", "ori", "nri"}
    assert {item.code for item in rules.cyclical} == {"precept", "annual-report", "election-of-chair"}
    assert (rules.deadlines, rules.quorum.mode, rules.meeting_minutes) == ((), "unset", None)
    assert why_not_set(rules.questions) is not None
    assert never_confirmed(rules) == ()
    assert Register.of(panel).panel == panel


def test_a_welsh_fire_panel_and_rules_of_its_own() -> None:
    (welsh,) = new_panel_records(name="Panel Heddlu a Throseddu", nation=Nation.WALES, fire=True)
    assert isinstance(welsh, Panel)
    assert {interest.code for interest in welsh.rules[0].interests} == {"personal", "prejudicial"}
    assert welsh.commissioner == "Police, Fire and Crime Commissioner"
    own = RuleSet(meeting_minutes=150)
    (panel,) = new_panel_records(name="Panel", rules=own)
    assert isinstance(panel, Panel)
    assert panel.rules == (own,)


def test_all_faults_of_a_new_panel_are_told_at_once() -> None:
    with pytest.raises(Refused) as caught:
        new_panel_records(
            name=" ",
            short_name="a\nb",
            councils=(Council(name=""), Council(name="X", seats=21), Council(name="x")),
            host_authority="\x07",
        )
    assert codes(caught.value.problems) == [
        "text-empty",
        "text-line-break",
        "text-control",
        "text-empty",
        "seats-unlikely",
        "council-twice",
    ]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": "Ambridge Panel"}, "Renamed the panel to “Ambridge Panel”"),
        ({"host_authority": "Borchester"}, "Changed the host authority of the panel"),
        (
            {"year_starts_month": 6, "fire": True},
            "Changed “year begins in” and the fire and rescue of the panel",
        ),
        ({"councils": (Council(name="Borchester"),)}, "Changed the councils of the panel"),
        ({"rules": (RuleSet(), RuleSet(from_date=TODAY))}, "Changed the rules of procedure of the panel"),
        ({"programme_notes": ("one\ntwo",)}, "Changed the notes to the programme of the panel"),
        (
            {"nation": Nation.WALES, "short_name": "A", "rules_name": "B", "source": "C"},
            "Changed 4 details of the panel",
        ),
        ({}, "Changed nothing in the panel"),
    ],
)
def test_the_panel_is_changed(fields: dict[str, object], sentence: str) -> None:
    done = run(office(), edit_panel, **fields)
    assert done.edit.sentence == sentence
    assert done.after.panel == replace(office().panel, **fields)
    assert len(done.edit.puts) == bool(fields)


CLOSED = Closure(first=dt.date(2021, 12, 29), last=dt.date(2021, 12, 31), reason="Christmas")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"name": ""}, "text-empty"),
        ({"commissioner": ""}, "text-empty"),
        ({"name": "a\nb"}, "text-line-break"),
        ({"year_starts_month": 0}, "no-such-month"),
        ({"year_starts_month": 13}, "no-such-month"),
        ({"councils": (Council(name="X"), Council(name="x"))}, "council-twice"),
        ({"councils": (Council(name="X", seats=-1),)}, "seats-unlikely"),
        ({"councils": (Council(name="X", notice_place="a\nb"),)}, "text-line-break"),
        ({"rules": ()}, "no-rules"),
        ({"rules": (RuleSet(), RuleSet())}, "rules-same-day"),
        ({"rules": (RuleSet(from_date=TODAY), RuleSet(from_date=TODAY))}, "rules-same-day"),
        ({"closures": (replace(CLOSED, last=dt.date(2021, 12, 1)),)}, "closures.order"),
        ({"closures": (replace(CLOSED, reason=""),)}, "closures.reason"),
        ({"programme_notes": ("a\x00b",)}, "text-control"),
    ],
)
def test_what_a_panel_cannot_be(fields: dict[str, object], code: str) -> None:
    assert codes(refusal(office(), edit_panel, **fields)) == [code]


def test_a_closure_that_stands_already_is_not_judged_again() -> None:
    old = replace(CLOSED, reason="")
    register = Register.of(Panel(id="PANEL", name="Panel", closures=(old,)))
    assert run(register, edit_panel, closures=(old, CLOSED)).after.panel.closures == (old, CLOSED)


def test_two_clerks_on_the_same_setting() -> None:
    register = office()
    was = register.panel
    theirs = run(register, edit_panel, was=was, year_starts_month=6).after
    assert run(theirs, edit_panel, was=was, short_name="B").after.panel.year_starts_month == 6
    with pytest.raises(Conflict) as caught:
        edit_panel(theirs, TODAY, was=was, year_starts_month=7)
    (conflict,) = caught.value.fields
    assert (conflict.was, conflict.theirs, conflict.yours) == ("5", "6", "7")


def test_a_file_without_a_panel_has_none_to_change() -> None:
    assert codes(refusal(Register.of(), edit_panel, name="x")) == ["unknown-id"]
