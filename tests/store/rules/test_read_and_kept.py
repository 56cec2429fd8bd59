"""What is read from words, what a panel still needs, and how long what is private is kept, at each limit."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.problems import Refused
from store.records import (
    Attendance,
    Clause,
    Complaint,
    ComplaintDeed,
    ComplaintStep,
    Council,
    Meeting,
    MeetingStatus,
    Minute,
    Panel,
    Particulars,
    Person,
    Presence,
    Role,
    Seat,
    WorkItem,
)
from store.records.complaint import ComplaintRules
from store.records.panel import DeadlineRule, Nation, QuorumRule, RuleSet
from store.register import Register
from store.rules.attendance.standing import (
    why_not_again,
    why_not_arrive,
    why_not_known,
    why_not_link,
    why_not_there,
)
from store.rules.beginning import is_beginning, needs, why_not_set_now
from store.rules.complaints.retention import (
    complaint_forms,
    complaints_in_journal,
    particulars_due,
    purgeable_complaints,
    why_no_particulars,
    why_not_purge_complaints,
)
from store.rules.lint import Leaf
from store.rules.lint.days import days_in, wrong_previous_date, wrong_weekdays
from store.rules.members.balance import _state, councils_to_tell, notices
from store.rules.minutes.numbering import SCHEMES, scheme_of, why_not_scheme
from store.rules.settings.naming import find_setting
from store.rules.settings.quorum import quorum_words, read_quorum, with_quorum
from store.rules.words.matching import best_first, named
from tests.store.rules.whole import told

PANEL = Panel(id="PANEL", name="A panel")
DAY = dt.date(2021, 7, 12)
EVE, MORROW = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)
ADA, BEN = Person(id="P1", name="Ada Byrne"), Person(id="P2", name="Ben Cole")


def meeting(name: str = "M1", date: dt.date = DAY, **more: Any) -> Meeting:
    return Meeting(id=name, date=date, **more)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("4", "4 members"),
        ("one", "1 member"),
        ("four members", "4 members"),
        ("at least 4 voting members of the panel", "4 members"),
        ("1/3", "one third of the members"),
        ("2 / 3 of its members", "two thirds of the members"),
        ("half", "half of the members"),
        ("a quarter of the membership", "one quarter of the members"),
        ("two fifths", "two fifths of the members"),
        ("3/7 of all the members in post", "3/7 of the members"),
        ("one third of the members (at least 3)", "one third of the members (at least 3)"),
        ("one third, subject to a minimum of three", "one third of the members (at least 3)"),
        ("4, at least 3", None),
        ("many", None),
        ("some thirds", None),
        ("", None),
    ],
)
def test_a_quorum_is_read_in_words_and_written_as_it_is_read(typed: str, words: str | None) -> None:
    rule = read_quorum(typed)
    assert (quorum_words(rule) if rule else None) == words
    if words and "/" not in words:
        assert read_quorum(words) == rule


def test_figures_that_are_typed_say_which_kind_of_quorum_it_is() -> None:
    none = QuorumRule(note="x", substitutes_count=False)
    assert quorum_words(none) == quorum_words(QuorumRule(mode="number")) == "not set"
    assert quorum_words(QuorumRule(mode="fraction", numerator=1)) == "not set"
    assert with_quorum(none, "number", 4) == replace(none, number=4, mode="number")
    half_typed = with_quorum(none, "numerator", 1)
    assert half_typed.mode == "unset"
    assert with_quorum(half_typed, "denominator", 3).mode == "fraction"
    fixed = replace(none, mode="number", number=4)
    assert with_quorum(fixed, "numerator", 1).mode == "number"
    assert with_quorum(fixed, "mode", "1/3") == replace(
        QuorumRule(mode="fraction", numerator=1, denominator=3), note="x", substitutes_count=False
    )
    assert with_quorum(fixed, "mode", "unset").mode == "unset"
    for mode in ("number", "fraction"):
        with pytest.raises(Refused) as refused:
            with_quorum(none, "mode", mode)
        assert refused.value.first.code == "quorum-figures"
    with pytest.raises(Refused):
        with_quorum(half_typed, "mode", "fraction")
    assert with_quorum(fixed, "mode", "number") == fixed


def days(text: str, near: dt.date = DAY) -> list[tuple[str, int | None]]:
    return [(f"{one.day:%Y-%m-%d}", one.weekday) for one in days_in(text, meeting(date=near))]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("no day at all", []),
        ("on Monday 12 July 2021", [("2021-07-12", 0)]),
        ("on 12 July", [("2021-07-12", None)]),
        ("on Weds 14 July", [("2021-07-14", 2)]),
        ("on July 12th, 2021", [("2021-07-12", None)]),
        ("on Monday, July 12", [("2021-07-12", 0)]),
        ("on 31 June 2021", []),
        ("on 10 January", [("2022-01-10", None)]),
        ("on 11 January", [("2021-01-11", None)]),
        ("on 5 March 2019", [("2019-03-05", None)]),
        ("on 5 March 21", [("2021-03-05", None)]),
        ("on 5 March 35", [("2021-03-05", None)]),
        ("on the 5th of March 21", [("2021-03-05", None)]),
        ("on March 21", [("2021-03-21", None)]),
        ("3 items; 5 May and 6 May 2021", [("2021-05-05", None), ("2021-05-06", None)]),
    ],
)
def test_the_days_of_a_text_are_read_near_its_meeting(text: str, read: list[tuple[str, int | None]]) -> None:
    assert days(text) == read


def minute(text: str = "", heading: str = "MINUTES", **more: Any) -> Minute:
    return Minute(id="N1", meeting="M3", order=1, heading=heading, text=text, **more)


def leaf(one: Minute, **more: Any) -> Leaf:
    held = meeting("M3", DAY, status=MeetingStatus.HELD, **more)
    before = [meeting("M1", dt.date(2021, 3, 25)), meeting("M2", dt.date(2021, 6, 10))]
    off = meeting("M4", dt.date(2021, 6, 24), status=MeetingStatus.CANCELLED)
    return Leaf(Register.of(PANEL, *before, off, held, one), held)


def test_a_weekday_that_a_day_does_not_have_is_told_where_it_stands() -> None:
    assert [*wrong_weekdays(leaf(minute("On Monday 12 July 2021 and Tuesday 13 July 2021.")))] == []
    text = leaf(minute("On Tuesday 12 July 2021, and on Friday 13 July 2021."), printed_date="Sunday 12 July 2021")
    slips = [*wrong_weekdays(text)]
    assert slips[0].place == "The heading"
    assert [one.sentence for one in slips] == [
        "“Sunday 12 July 2021” cannot be right: that day is Monday 12 July 2021.",
        "“Tuesday 12 July 2021” cannot be right: that day is Monday 12 July 2021.",
        "“Friday 13 July 2021” cannot be right: that day is Tuesday 13 July 2021.",
    ]


LAST = "; the last before this one was the meeting of Thursday 10 June 2021."


@pytest.mark.parametrize(
    ("one", "told_so"),
    [
        (minute("The minutes of 10 June 2021 were confirmed."), []),
        (minute("The minutes of 25 March 2021 were confirmed."), []),
        (minute("The minutes of 11 June 2021 were confirmed."), ["Friday 11 June 2021"]),
        (minute("The minutes of 24 June 2021 were confirmed."), ["Thursday 24 June 2021"]),
        (minute("The minutes of 12 July 2021 were confirmed."), ["Monday 12 July 2021"]),
        (minute("The minutes of 11 June 2021 were read."), []),
        (minute("Confirmed the minutes. It was hot on 11 June 2021."), []),
        (minute("The minutes of 11 June 2021 were confirmed.", heading="PLAN"), []),
        (minute(resolutions=(Clause(text="That the minutes of 10 June 2021 be confirmed."),)), []),
        (
            minute(resolutions=(Clause(text="That the minutes of 9 June 2021 be confirmed."),)),
            ["Wednesday 9 June 2021"],
        ),
        (minute(resolutions=(Clause(text="That the plan of 9 June 2021 be confirmed."),)), []),
    ],
)
def test_minutes_are_confirmed_of_a_day_on_which_there_was_a_meeting(one: Minute, told_so: list[str]) -> None:
    assert [slip.sentence for slip in wrong_previous_date(leaf(one))] == [
        f"There was no meeting on {day} whose minutes could be confirmed{LAST}" for day in told_so
    ]


def needed(register: Register) -> dict[str, str]:
    return {need.code: need.now for need in needs(register, DAY)}


def test_what_a_new_panel_needs_stands_in_the_order_in_which_it_is_set_up() -> None:
    bare = Register.of(PANEL)
    assert needed(bare) == dict.fromkeys(
        ["rules", "councils", "members", "chair", "quorum", "deadlines", "papers", "meetings", "programme"], ""
    )
    assert is_beginning(bare, DAY)
    assert told(why_not_set_now(bare, DAY, "chair")) == "nobody-sits: Nobody sits yet. Set the members first."
    assert why_not_set_now(bare, DAY, "quorum") is None
    rules = RuleSet(
        quorum=QuorumRule(mode="number", number=4),
        deadlines=(DeadlineRule(code="x", label="X", mode="same_day"),),
    )
    panel = replace(
        PANEL,
        rules=(rules,),
        rules_name="Kent",
        councils=(Council(name="A"), Council(name="Gone", last=EVE)),
        clerk="Kim",
        host_authority="A council",
        office_address="Hall",
    )
    seats = (Seat(id="S1", person="P1", role=Role.CHAIR), Seat(id="S2", person="P2"))
    meetings = (meeting("M1", EVE), meeting("M2", MORROW), meeting("M3", dt.date(2021, 9, 2)))
    whole = Register.of(panel, ADA, BEN, *seats, *meetings, WorkItem(id="W1", title="Knives"))
    assert needed(whole) == {
        "rules": "those of Kent",
        "councils": "1 council",
        "members": "2 members",
        "chair": "Ada Byrne",
        "quorum": "4 members",
        "deadlines": "1 deadline",
        "papers": "Kim",
        "meetings": "2 meetings to come, the first on Tuesday 13 July 2021",
        "programme": "1 item",
    }
    assert not is_beginning(whole, DAY)
    assert why_not_set_now(whole, DAY, "chair") is None
    for lacking in ("clerk", "host_authority", "office_address"):
        lacks = next(n for n in needs(Register.of(replace(panel, **{lacking: ""})), DAY) if n.code == "papers")
        assert (lacks.now, lacks.lacks, lacks.part != "") == ("", (lacking,), True)
    nothing = next(need for need in needs(bare, DAY) if need.code == "papers")
    assert (nothing.lacks, nothing.part) == (("host_authority", "clerk", "office_address"), "")
    assert is_beginning(Register.of(panel, ADA, *seats, *meetings), DAY)


THINGS = (
    named(["theft"], ["a list"]),
    named(["vehicle theft"]),
    named(["theft of vehicles"]),
    named(["other"], ["vehicle theft told"]),
    named(["another"], ["theft by vehicle"]),
    named(["last"], ["theftvehicle"]),
)


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("theft", (0, 2, 1, 3, 4, 5)),
        ("vehicle theft", (1, 2, 3, 4)),
        ("vehic", (1, 2, 3, 4, 5)),
        ("zzz", ()),
    ],
)
def test_what_is_called_so_comes_before_what_begins_so_and_what_only_says_it(
    typed: str, places: tuple[int, ...]
) -> None:
    assert best_first(typed, THINGS)[: len(places)] == places


def test_what_is_behind_comes_behind_what_fits_as_well() -> None:
    twins = (named(["theft a"]), named(["theft b"]), named(["theft c"]))
    assert best_first("theft", twins) == (0, 1, 2)
    assert best_first("theft", twins, frozenset({0})) == (1, 2, 0)


ROLL = (
    Attendance(person="P1", presence=Presence.PRESENT),
    Attendance(person="P2", presence=Presence.APOLOGIES),
    Attendance(person="P3", presence=Presence.PRESENT),
)
HELD = meeting(attendance=ROLL)
CY, DI = Person(id="P3", name="Cy Dunn"), Person(id="P4", name="Di Eves")
OF_ROLL = Register.of(PANEL, ADA, BEN, CY, DI, Seat(id="S1", person="P1"), Seat(id="S4", person="P4"), HELD)


@pytest.mark.parametrize(
    ("people", "presence", "why"),
    [
        (("P1",), Presence.PRESENT, "Ada Byrne is recorded as present already."),
        (("P1", "P3"), Presence.PRESENT, "Ada Byrne and 1 other are recorded as present already."),
        (("P2",), Presence.APOLOGIES, "Ben Cole is recorded as having sent apologies already."),
        (("P1", "P2"), Presence.PRESENT, ""),
        (("P4",), Presence.PRESENT, ""),
        ((), Presence.PRESENT, ""),
    ],
)
def test_whoever_is_recorded_so_is_not_recorded_so_again(people: tuple[str, ...], presence: Presence, why: str) -> None:
    cure = " Clear it first if that is a slip."
    assert told(why_not_again(OF_ROLL, HELD, people, presence)) == (f"stands-so: {why}{cure}" if why else "")


def test_what_is_told_of_somebody_of_whom_nothing_or_otherwise_is_recorded() -> None:
    nothing = "nothing-recorded: Nothing is recorded of Di Eves at this meeting. "
    nothing += "Record first how they stood to the meeting."
    assert told(why_not_known(OF_ROLL, HELD, "P4")) == told(why_not_there(OF_ROLL, HELD, "P4")) == nothing
    assert why_not_known(OF_ROLL, HELD, "P2") is why_not_there(OF_ROLL, HELD, "P1") is None
    assert told(why_not_there(OF_ROLL, HELD, "P2")) == (
        "not-there: Ben Cole is recorded as apologies. Record first that they came."
    )
    assert why_not_link(OF_ROLL, HELD, "P4", DAY) is None
    assert told(why_not_link(OF_ROLL, HELD, "P4", MORROW)) == nothing
    assert why_not_link(OF_ROLL, HELD, "P2", MORROW) is None
    assert why_not_arrive(OF_ROLL, HELD, "P1") == ()


CLOSED_ON = dt.date(2021, 1, 12)


def complaint(closed: dt.date | None = CLOSED_ON, **more: Any) -> Complaint:
    steps = (ComplaintStep(deed=ComplaintDeed.CLOSED, on=closed),) if closed else ()
    known: dict[str, Any] = {"private": Particulars(complainant="A"), "steps": steps}
    return Complaint(id="K1", received_on=dt.date(2021, 1, 1), **(known | more))


def kept(months: int | None, since: str = "closed") -> Panel:
    return replace(PANEL, rules=(RuleSet(complaints=ComplaintRules(keep_months=months, keep_from=since)),))


@pytest.mark.parametrize(
    ("panel", "one", "due"),
    [
        (kept(6), complaint(), DAY),
        (kept(None), complaint(), None),
        (kept(6), complaint(None), None),
        (kept(6, "left"), complaint(), None),
        (kept(6, "left"), complaint(left_office_on=dt.date(2021, 2, 1)), dt.date(2021, 8, 1)),
    ],
)
def test_particulars_are_kept_so_many_months(panel: Panel, one: Complaint, due: dt.date | None) -> None:
    register = Register.of(panel, one)
    assert particulars_due(register, one, DAY) == due
    assert [each.id for each in purgeable_complaints(register, DAY)] == (["K1"] if due == DAY else [])
    assert purgeable_complaints(register, EVE) == ()


def test_particulars_that_were_removed_stand_in_the_journal_no_longer_than_those() -> None:
    gone = complaint(private=Particulars(purged_on=EVE))
    register = Register.of(kept(6), gone)
    assert complaints_in_journal(register, DAY, ["K9", "K1", "Q1"]) == ("K1", "K9")
    assert complaints_in_journal(Register.of(kept(6), complaint()), DAY, ["K1"]) == ()
    bare = complaint(None, private=Particulars())
    assert complaints_in_journal(Register.of(kept(6), bare), DAY, ["K1"]) == ()
    assert why_not_purge_complaints(register, DAY, ["K1"]) is None
    assert why_not_purge_complaints(Register.of(kept(6), complaint()), DAY) is None
    nothing = "No particulars of complaints have been kept for more than 6 months."
    problem = why_not_purge_complaints(register, DAY)
    assert problem is not None
    assert (problem.code, problem.sentence) == ("nothing-to-purge", nothing)
    unset = why_not_purge_complaints(Register.of(kept(None), complaint()), DAY)
    assert unset is not None
    assert unset.code == "complaints.keep-not-set"
    assert why_no_particulars(complaint()) is None
    assert told(why_no_particulars(gone)) == (
        "complaint.no-particulars: The particulars of complaint K1 were removed for good. "
        "That it was made, and what was done with it, is kept."
    )
    assert told(why_no_particulars(bare)) == (
        "complaint.no-particulars: The particulars of complaint K1 are not recorded. Enter them if they are wanted."
    )


def test_every_form_on_a_complaint_is_forgotten_with_it() -> None:
    acts = ("acknowledge", "record", "refer", "return", "resolve", "disapply", "withdraw", "told", "close")
    assert complaint_forms("K1") == ("complaint:K1", *(f"complaint:K1:{act}" for act in acts))


@pytest.mark.parametrize(
    ("due", "done", "state"),
    [
        (EVE, None, "late by 1 day"),
        (DAY, None, "due today"),
        (MORROW, None, "1 day left"),
        (EVE, EVE, "notice given on Sunday 11 July 2021"),
    ],
)
def test_how_a_notice_stands(due: dt.date, done: dt.date | None, state: str) -> None:
    assert _state(due, DAY, done) == state


def vacancy(**more: Any) -> Register:
    return Register.of(replace(PANEL, councils=(Council(name="A", seats=1),)), Seat(id="S1", body="A", **more))


@pytest.mark.parametrize(
    ("seat", "whats", "tells"),
    [
        ({}, [], ("A",)),
        ({"council_met_on": EVE}, ["has not nominated a member"], ()),
        ({"council_met_on": DAY}, ["has not nominated a member"], ()),
        ({"council_met_on": MORROW}, [], ()),
        ({"accepted_on": EVE}, ["has not appointed its nominee"], ()),
        ({"council_met_on": EVE, "accepted_on": DAY}, ["has not appointed its nominee"], ()),
    ],
)
def test_a_council_with_a_vacant_seat_owes_a_notice(
    seat: dict[str, Any], whats: list[str], tells: tuple[str, ...]
) -> None:
    register = vacancy(**seat)
    assert [one.what for one in notices(register, DAY)] == whats
    assert councils_to_tell(register, DAY) == tells
    wales = Register.of(replace(register.panel, nation=Nation.WALES), Seat(id="S1", body="A", **seat))
    assert councils_to_tell(wales, DAY) == ()


@pytest.mark.parametrize(
    ("words", "place"),
    [
        *((scheme.words, place) for place, scheme in enumerate(SCHEMES)),
        *((f"{scheme.words}: {scheme.example}", place) for place, scheme in enumerate(SCHEMES)),
        ("by the municipal year", 0),
        ("n/yy", 1),
        ("each calendar year", 1),
        ("such as 34.12/13", 2),
        ("n.yy/yy", 2),
        ("continuous", 3),
        ("anew at every meeting", 4),
        ("from each meeting", 4),
        ("at random", None),
        ("", None),
    ],
)
def test_the_way_of_numbering_is_known_by_its_words(words: str, place: int | None) -> None:
    scheme = scheme_of(words)
    assert (SCHEMES.index(scheme) if scheme else None) == place
    why = told(why_not_scheme(Register.of(replace(PANEL, rules=(RuleSet(numbering=words),))), DAY))
    assert bool(why) is (place is None)
    if place is None:
        named_so = "The numbering “at random” is none" if words else "The panel's rules name none"
        assert why.startswith(
            f"numbering: {named_so} of the ways in which minutes can be numbered here. Choose one in "
        )


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("host authority", "host_authority"),
        ("HOST-authority", "host_authority"),
        ("host_auth", "host_authority"),
        ("rules.meeting_minutes", "rules.meeting_minutes"),
    ],
)
def test_a_setting_is_known_by_its_name_or_the_beginning_of_it(name: str, path: str) -> None:
    assert find_setting(name).path == path


@pytest.mark.parametrize(
    ("name", "code"), [("", "setting.unknown"), ("quorum, fra", "setting.several"), ("zz", "setting.unknown")]
)
def test_a_name_that_is_of_several_settings_or_none_is_none(name: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        find_setting(name)
    assert refused.value.first.code == code
