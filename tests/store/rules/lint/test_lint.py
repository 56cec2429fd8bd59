"""The slips of minutes: clean minutes give none, and each that is planted is found, and it alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from msgspec.structs import replace

from screens.kit.keys.table import KEYS
from store.records import (
    Absence,
    Action,
    ActionKind,
    AgendaLine,
    Attendance,
    Clause,
    Declaration,
    DueKind,
    ItemMove,
    ItemStatus,
    Meeting,
    MeetingStatus,
    Minute,
    NamedVote,
    Paper,
    Person,
    Presence,
    Record,
    SlipLeft,
    Vote,
    WorkItem,
)
from store.register import Register
from store.rules.lint import CODES, RULES, slips
from store.rules.lint.leaving import open_slips
from store.rules.words.names import full_name
from store.sample import sample_records
from tests.store.commands.sitting import CHAIR, DAY, FOUR, HELD, LAY, MEMBERS, THREE, VICE, sitting
from tests.store.rules.lint.test_room import IN_ROOM

LAST = Meeting(id="M9", date=dt.date(2021, 5, 20), status=MeetingStatus.HELD)
FOR = tuple(NamedVote(person=one, vote="for") for one in MEMBERS)


def named(*, without: tuple[str, ...] = ()) -> tuple[NamedVote, ...]:
    return tuple(one for one in FOR if one.person not in without)


def clean() -> dict[str, Record]:
    """Give a set of minutes in which nothing is wrong, by the ids of its records."""
    register = sitting()
    roll = tuple(Attendance(person=one, presence=Presence.PRESENT) for one in MEMBERS)
    held = replace(register.need(Meeting, HELD), attendance=roll)
    items = register.items_of(HELD)
    minutes = [
        Minute(
            id="N1",
            meeting=HELD,
            number="1",
            order=1,
            heading="MINUTES OF THE LAST MEETING",
            resolutions=(Clause(text="That the minutes of 20 May 2021 be confirmed as a correct record."),),
        ),
        *(
            Minute(
                id=f"N{place}",
                meeting=HELD,
                number=str(place),
                order=place,
                heading=item.title.upper(),
                item=item.id,
                text=f"The Panel considered it on {DAY:%A} 1 July 2021.",
                resolutions=(Clause(text="That it be noted."),),
            )
            for place, item in enumerate(items, 2)
        ),
    ]
    vote = Vote(id="V1", meeting=HELD, item=items[0].id, minute="N2", motion="That it be noted", votes=FOR)
    action = Action(
        id="A1", text="Write to the force", owner="Clerk", meeting=HELD, minute="N2", due_kind=DueKind.NEXT_MEETING
    )
    every = {record_id: one for table in register.tables.values() for record_id, one in table.items()}
    return every | {one.id: one for one in (held, LAST, *minutes, vote, action)}


class Slipped(NamedTuple):
    """A slip that is planted: its code, what is changed in which record, and the record it is found at."""

    code: str
    record: str
    at: str
    change: Callable[[Any], Record]


def resolved(text: str) -> Callable[[Any], Record]:
    return lambda one: replace(one, resolutions=(Clause(text=text),))


def text(words: str) -> Callable[[Any], Record]:
    return lambda one: replace(one, text=words)


NAMESAKE = Attendance(person="P8", presence=Presence.APOLOGIES, printed="ANN ARCHER")
BY_OUTSIDER = NamedVote(person="P10", vote="for")
PUT_OFF = WorkItem(
    id="W9",
    title="Venues",
    status=ItemStatus.DEFERRED,
    moves=(ItemMove(on=DAY, how="deferred", from_meeting=HELD),),
)

KEY_IDS = frozenset(key.id for key in KEYS)

PLANTED = (
    Slipped("person-twice", HELD, HELD, lambda one: _and(one, Attendance(person=LAY, presence=Presence.APOLOGIES))),
    Slipped(
        "person-twice",
        HELD,
        HELD,
        lambda one: _and(one, Attendance(person="P8", presence=Presence.APOLOGIES, printed="ANN ARCHER")),
    ),
    Slipped("item-no-minute", "N3", "W2", lambda one: replace(one, item="", heading="SOMETHING ELSE")),
    Slipped("exempt-no-resolution", "W3", "W3", lambda one: replace(one, papers=(Paper(exempt_paragraph="3"),))),
    Slipped(
        "exempt-no-summary",
        "N3",
        "N3",
        lambda one: replace(one, exempt_paragraph="3", resolutions=(Clause(text="That the public be excluded."),)),
    ),
    Slipped(
        "deferred-nowhere",
        "W9",
        "W9",
        lambda _: WorkItem(
            id="W9",
            title="Venues",
            status=ItemStatus.DEFERRED,
            moves=(ItemMove(on=DAY, how="deferred", from_meeting=HELD),),
        ),
    ),
    Slipped("deferred-nowhere", "N3", "N3", resolved("That the report be deferred.")),
    Slipped("action-no-owner", "A1", "A1", lambda one: replace(one, owner="")),
    Slipped("action-no-due", "A1", "A1", lambda one: replace(one, due_kind=DueKind.UNDATED, kind=ActionKind.REPORT)),
    Slipped("minute-empty", "N3", "N3", lambda one: replace(one, text="", resolutions=())),
    Slipped("number-gap", "N4", "N4", lambda one: replace(one, number="5")),
    Slipped("weekday-wrong", "N3", "N3", lambda one: replace(one, text="It met on Friday 1st July 2021.")),
    Slipped("weekday-wrong", HELD, HELD, lambda one: replace(one, printed_date="WEDNESDAY 1 JULY 2021")),
    Slipped("previous-date-wrong", "N1", "N1", resolved("That the minutes of 21 May 2021 be confirmed.")),
    Slipped("resolved-nothing", "N3", "N3", lambda one: replace(one, text="RESOLVED accordingly.", resolutions=())),
    Slipped("motion-no-outcome", "V1", "V1", lambda one: replace(one, votes=())),
    Slipped(
        "vote-not-in-room",
        "V1",
        "V1",
        lambda one: replace(one, votes=(*named(without=(LAY,)), NamedVote(person="P10", vote="for"))),
    ),
    Slipped("vote-totals", "V1", "V1", lambda one: replace(one, votes=named(without=(LAY,)))),
    Slipped("vote-totals", "V1", "V1", lambda one: replace(one, votes=(), counted_for=4, counted_against=2)),
    Slipped("vote-words", "V1", "V1", lambda one: replace(one, result="LOST")),
    Slipped("vote-unsound", "V1", "V1", lambda one: replace(one, votes=(), counted_for=9)),
    Slipped("person-twice", "N3", "N3", text("Apologies for absence were received from Cllr Ann Archer and Mr Poe.")),
    Slipped("person-twice", "N3", "N3", text("An apology was received on behalf of Councillor Barford.")),
    Slipped("person-twice", "N3", "N3", text("Bob Barford had sent his apologies.")),
    Slipped("person-twice", "N3", "N3", text("Apologies: Barford (illness).")),
    Slipped("vote-not-in-room", "N3", "N3", text("It was moved by Councillor Nobody and seconded by Cllr Archer.")),
    Slipped("vote-not-in-room", "N3", "N3", text("Proposed by Cllr Nobody, seconded by Cllr Archer, and carried.")),
    Slipped("vote-not-in-room", "V1", "V1", lambda one: replace(one, moved_by="P10")),
    Slipped("vote-totals", "V1", "V1", lambda one: replace(one, votes=(), result="CARRIED by 6 votes to 2")),
    Slipped("vote-totals", "V1", "V1", lambda one: replace(one, votes=(), result="CARRIED by 5 votes to 1")),
    Slipped("vote-words", "V1", "V1", lambda one: replace(one, votes=(), result="CARRIED by 3 votes to 4")),
    Slipped("vote-words", "V1", "V1", lambda one: replace(one, votes=(), result="LOST, 4 votes to 3")),
    Slipped("deferred-nowhere", "N3", "N3", text("It was agreed that the report be deferred.")),
    Slipped("deferred-nowhere", "N3", "N3", text("Consideration of the item was postponed to a future meeting.")),
    Slipped("deferred-nowhere", "N3", "N3", resolved("That the report be held over to another later meeting.")),
    Slipped("resolved-nothing", "N3", "N3", lambda one: replace(one, resolutions_lead="That:", resolutions=())),
    Slipped(
        "motion-no-outcome",
        "N3",
        "N3",
        lambda one: replace(
            one, text="It was moved by Cllr Archer that it be noted.\n\nMembers spoke.", resolutions=()
        ),
    ),
    Slipped("resolved-nothing", "N3", "N3", lambda one: replace(one, recommendations_lead="That the PCC shall:")),
    Slipped("resolved-nothing", "N3", "N3", lambda one: replace(one, text="It was AGREED:", resolutions=())),
    Slipped("weekday-wrong", "N3", "N3", text("The next meeting is on Friday 29th July.")),
    Slipped("weekday-wrong", "N3", "N3", text("The next meeting is on Weds 29/07/2021.")),
    Slipped("weekday-wrong", "N3", "N3", text("The next meeting is on Tues. 29 July 21.")),
    Slipped("weekday-wrong", "N3", "N3", text("The next meeting is on Monday, July 29th, 2021.")),
    Slipped("weekday-wrong", "N3", "N3", resolved("That a workshop be held on Monday 2 Aug 2022.")),
    Slipped("previous-date-wrong", "N1", "N1", resolved("That the minutes of 21 May be confirmed.")),
    Slipped(
        "previous-date-wrong",
        "N1",
        "N1",
        lambda one: replace(one, text="The minutes of the meeting of 21/05/2021 were agreed.", resolutions=()),
    ),
)


def _and(meeting: Any, entry: Attendance) -> Meeting:
    return replace(meeting, attendance=(*meeting.attendance, entry))  # type: ignore[no-any-return]


def found_in(records: dict[str, Record]) -> list[tuple[str, str]]:
    register = Register.of(*records.values())
    return [(one.code, one.record) for one in slips(register, register.need(Meeting, HELD))]


def test_clean_minutes_give_none() -> None:
    assert found_in(clean()) == []


@pytest.mark.parametrize("slip", PLANTED, ids=lambda slip: f"{slip.code}-{slip.record}")
def test_a_slip_that_is_planted_is_found_and_it_alone(slip: Slipped) -> None:
    records = clean()
    records[slip.record] = slip.change(records.get(slip.record))
    assert found_in(records) == [(slip.code, slip.at)]
    register = Register.of(*records.values())
    (found,) = slips(register, register.need(Meeting, HELD))
    assert found.act in {"", *KEY_IDS}


@pytest.mark.parametrize(
    "words",
    [
        "Thursday 1 July 15 members attended.",
        "It met on Thursday 1 July at 3pm and on Thurs. 8th July.",
        "On Weds 30 June 2021, Thursday, July 1, 2021 and Thursday the 1st of July 2021.",
        "Thursday 1st and Friday 2nd July 2021.",
        "It opened on Thursday 29 February.",
        "Members were satisfied 3 March was too early; a wedding 5 May was not.",
        "Apologies for lateness were received from Cllr Ann Archer.",
        "Apologies were received from Cllr Dan Poe; Cllr Ann Archer substituted.",
        "Apologies were received from Cllr Dan Poe (for whom Cllr Ann Archer attended).",
        "The Commissioner apologised to Cllr Ann Archer.",
        "It was moved by Cllr Ann Archer, seconded by Cllr Bob Barford and carried.",
        "It was moved by the Chairman and seconded by a member.",
        "The amendment to the budget proposed by Lord Bach was explained.",
        "Members were moved by the account.",
        "The report was deferred until the inspection had ended.",
        "Deferred sentences were discussed; the item that was deferred in March was taken.",
        "The sale was deferred by the Force. Its business case was put off.",
        "AGREED: That the report be noted.",
        "It was agreed to proceed:",
    ],
)
def test_what_a_careful_clerk_would_not_call_a_slip_is_none(words: str) -> None:
    records = clean()
    records["N3"] = text(words)(records["N3"])
    assert found_in(records) == []


def test_figures_that_account_for_everybody_are_none() -> None:
    for result in ("CARRIED by 5 votes to 2", "LOST by 3 votes to 4", "CARRIED, 4 votes to 1 with 2 abstentions"):
        records = clean()
        vote: Any = records["V1"]
        records["V1"] = replace(vote, votes=(), result=result)
        assert found_in(records) == [], result


def test_two_slips_of_a_sort_in_one_minute_are_left_each_for_itself() -> None:
    records = clean()
    records["N3"] = text("It met on Friday 1 July 2021 and on Friday 8 July 2021.")(records["N3"])
    register = Register.of(*records.values())
    one, two = open_slips(register, register.need(Meeting, HELD))
    assert one.key != two.key
    left = (SlipLeft(slip=one.key, sentence=one.sentence, reason="So printed"),)
    held = register.need(Meeting, HELD)
    assert open_slips(register, replace(held, minutes=replace(held.minutes, left=left))) == (two,)


def test_who_came_late_may_have_sent_apologies() -> None:
    records = clean()
    held: Any = records[HELD]
    roll = tuple(replace(one, arrived=dt.time(14)) if one.person == THREE else one for one in held.attendance)
    records[HELD] = replace(held, attendance=roll)
    name = full_name(Register.of(*records.values()).need(Person, THREE))
    records["N3"] = text(f"Apologies were received from {name}.")(records["N3"])
    assert [code for code, _ in found_in(records) if code == "person-twice"] == []


def test_somebody_absent_or_gone_is_not_recorded_as_voting() -> None:
    for change in (
        {"presence": Presence.ABSENT},
        {"presence": Presence.APOLOGIES},
        {"absences": (Absence(item="W1"),)},
    ):
        records = clean()
        held: Any = records[HELD]
        roll = tuple(replace(one, **change) if one.person == FOUR else one for one in held.attendance)
        records[HELD] = replace(held, attendance=roll)
        assert ("vote-not-in-room", "V1") in found_in(records), change


def test_whoever_had_to_leave_is_said_to_have_left() -> None:
    records = clean()
    declared = Declaration(
        id="D1", meeting=HELD, people=(THREE,), interest="DPI", scope="items", items=("W2",), stay="no", vote="no"
    )
    records["D1"] = declared
    assert found_in(records) == [("interest-no-effect", "W2")]
    records["D1"] = replace(declared, left_at=dt.time(14), returned_at=dt.time(14, 10))
    assert found_in(records) == []


def test_a_resolution_to_exclude_the_public_is_enough() -> None:
    records = clean()
    item: Any = records["W3"]
    records["W3"] = replace(item, papers=(Paper(exempt_paragraph="3"),))
    minute: Any = records["N4"]
    words = "That under section 100A(4) the public be excluded."
    records["N4"] = replace(minute, resolutions=(Clause(text=words),))
    assert found_in(records) == []


def test_deferred_to_a_time_or_a_meeting_is_somewhere() -> None:
    for words in ("to the next meeting", "until September 2021", "to a special meeting", "pending the inspection"):
        records = clean()
        records["N3"] = resolved(f"That the report be deferred {words}.")(records["N3"])
        assert found_in(records) == [], words


def test_a_void_minute_keeps_its_number_and_leaves_no_gap() -> None:
    records = clean()
    minute: Any = records["N3"]
    records["N3"] = replace(minute, void=True, void_reason="Entered twice", item="")
    assert found_in(records) == [("item-no-minute", "W2")]


def test_the_real_minutes_give_only_what_is_wrong_with_them() -> None:
    """Minute 33(b) of 2016 asks for a report at "a future meeting", of nobody; minute 47 of 2021 for one likewise."""
    register = Register.of(*sample_records())
    told = {
        meeting.date: [(one.code, one.place) for one in slips(register, meeting)]
        for meeting in register.meetings
        if register.minutes_of(meeting.id)
    }
    assert told == {
        dt.date(2016, 9, 23): [("action-no-owner", "Minute 33"), ("action-no-due", "Minute 33")],
        dt.date(2021, 1, 27): [("action-no-due", "Minute 47")],
    }


def test_every_slip_has_its_reason_its_place_and_its_cure() -> None:
    codes: set[str] = set()
    for slip in PLANTED:
        records = clean()
        records[slip.record] = slip.change(records.get(slip.record))
        register = Register.of(*records.values())
        for one in slips(register, register.need(Meeting, HELD)):
            assert one.sentence.endswith(".")
            assert one.cure.endswith(".")
            assert one.place
            assert register.find(one.record) is not None
            codes.add(one.code)
    assert codes | {"interest-no-effect", *IN_ROOM} == set(CODES)
    assert len(RULES) >= 15


def test_who_moved_and_who_chaired_are_no_slips() -> None:
    records = clean()
    vote: Any = records["V1"]
    records["V1"] = replace(vote, moved_by=CHAIR, seconded_by=VICE)
    assert found_in(records) == []


def test_a_heading_whose_sub_item_is_minuted_is_not_empty() -> None:
    """Any other urgent business, item 4, has nothing of its own when the late item 4.1 stands under it."""
    records = clean()
    late = WorkItem(id="W9", title="A late matter", meeting=HELD, order=9)
    lines = (
        AgendaLine(id="L1", standing="urgent", title="Any other business"),
        AgendaLine(id="L2", item="W9", under=True),
    )
    held: Any = records[HELD]
    bare = Minute(id="N8", meeting=HELD, number="8", order=8, heading="ANY OTHER BUSINESS")
    told = Minute(id="N9", meeting=HELD, number="9", order=9, heading="A LATE MATTER", item="W9", text="It was noted.")
    count = sum(isinstance(one, Minute) for one in records.values())
    bare, told = (replace(one, number=str(count + at), order=count + at) for at, one in enumerate((bare, told), 1))
    for one in (late, replace(held, agenda=lines), bare, told):
        records[one.id] = one
    assert "minute-empty" not in [slip.code for slip in found(records)]
    records[HELD] = replace(held, agenda=(lines[0], replace(lines[1], under=False)))
    assert "minute-empty" in [slip.code for slip in found(records)]


def found(records: dict[str, Any]) -> tuple[Any, ...]:
    register = Register.of(*records.values())
    return slips(register, register.need(Meeting, HELD))
