"""The brief for the chair: what stands in it, what is private, and that two pages hold it whatever there is."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.agenda.issuing import add_late_item
from store.commands.agenda.lines import build_agenda
from store.commands.attendance.room import record_presence
from store.commands.calendar.deadlines import publish
from store.papers.brief.fitting import PAGES, TEXT
from store.papers.brief.paper import brief_json, brief_text
from store.queries.brief.brief import MARK, BriefWhole, brief_of
from store.queries.calendar.holidays import listed
from store.queries.rounds.rounds import round_title
from store.records import (
    Action,
    Asker,
    Attendance,
    Declaration,
    ItemMove,
    Meeting,
    MeetingKind,
    Paper,
    Presence,
    Question,
    QuestionKind,
    QuestionState,
    RoundKind,
    StatutoryRound,
    WorkItem,
)
from store.records.panel import QuorumRule
from store.records.round import RoundStep
from store.register import Register
from store.rules.declarations.interests import ITEMS
from store.rules.declarations.kinds import NO
from store.rules.members.membership import members_at, printed_name
from store.rules.words.loose import day_of
from store.sample import DEMO_DAY, sample_records
from tests.as_read import same_as_read

HELD_WHOLE = ("brief", "printed")

NEXT = dt.date(2021, 7, 29)
GOLDEN = Path(__file__).parents[3] / "golden" / "brief" / "2021-07-29.txt"


@pytest.fixture
def register() -> Register:
    return Register.of(*sample_records())


def the_next(register: Register) -> Meeting:
    (meeting,) = (one for one in register.meetings if one.date == NEXT and one.id != "M90")
    return meeting


def put(register: Register, *records: Any) -> Register:
    """Give a register with some records more, or in place of those with their ids."""
    known = {one.id: one for one in (*sample_records(), *records)}
    return Register.of(*known.values())


def brief(register: Register) -> BriefWhole:
    return brief_of(register, the_next(register), DEMO_DAY)


def printed(register: Register) -> str:
    return brief_text(register, DEMO_DAY, meeting=the_next(register).id).decode()


def exempt(register: Register) -> tuple[Register, WorkItem]:
    """Make the paper of an item of the next meeting exempt."""
    item = register.items_of(the_next(register).id)[0]
    kept = Paper(what="Settlement with Acme Ltd", exempt_paragraph="3", interest="It would spoil the settlement.")
    return put(register, replace(item, papers=(kept,))), item


def test_the_days_of_february_are_told_though_no_round_is_open(register: Register) -> None:
    january = next(one for one in register.meetings if one.date == dt.date(2021, 1, 27))

    def told(now: Register, today: dt.date) -> list[tuple[dt.date | None, str]]:
        return [(one.due, one.of) for one in brief_of(now, january, today).dates if one.of.startswith("Precept")]

    both = [(dt.date(2021, 2, 1), "Precept 2021-22"), (dt.date(2021, 2, 8), "Precept 2021-22")]
    assert told(register, dt.date(2021, 1, 20)) == both
    assert told(register, dt.date(2021, 2, 1)) == both
    assert told(register, dt.date(2021, 2, 2)) == both[1:]
    assert told(register, dt.date(2021, 2, 9)) == []
    opened = StatutoryRound(
        id="R1", kind=RoundKind.PRECEPT, year=2021, steps=(RoundStep(step="notified", on=dt.date(2021, 1, 20)),)
    )
    ours = told(put(register, opened), dt.date(2021, 1, 20))
    assert (both[0] in ours, ours.count(both[1])) == (False, 1), "the round itself says what is left to do"
    assert [one for one in brief(register).dates if one.of.startswith("Precept")] == []


def test_the_brief_on_the_sample_is_read_aloud(register: Register) -> None:
    """Compare with the golden; with UPDATE_GOLDENS=1 in the environment, write it instead.

    A paper is exempt, one item came late, and somebody sent apologies: what the sample has none of.
    """
    kept, _ = exempt(register)
    meeting = the_next(kept)
    built = build_agenda(kept, DEMO_DAY, meeting=meeting.id)
    kept = kept.with_edit(built)
    posted, urgent = dt.date(2021, 7, 21), dt.date(2021, 7, 27)
    kept = kept.with_edit(publish(kept, posted, meeting=meeting.id, on=posted, by="clerk", holidays=listed()))
    (new,) = (one for one in kept.all(WorkItem) if one.title == "Efficiency Savings report")
    edit = add_late_item(
        kept,
        urgent,
        meeting=meeting.id,
        item=new.id,
        chair=next(seat.person for seat in members_at(kept, NEXT) if seat.person),
        circumstances="The Home Office asks for an answer by 31 July.",
        why_not_before="The request came on 26 July.",
        on=urgent,
        by="clerk",
        holidays=listed(),
    )
    kept = kept.with_edit(edit)
    away = members_at(kept, NEXT)[5].person or ""
    kept = kept.with_edit(
        record_presence(kept, urgent, meeting=meeting.id, people=(away,), presence=Presence.APOLOGIES)
    )
    text = brief_text(kept, dt.date(2021, 7, 28), meeting=the_next(kept).id).decode()
    same_as_read(GOLDEN, text)
    assert new.title in text
    assert "by reason of special circumstances" in " ".join(text.split())


def test_who_it_is_for_stands_first_and_every_part_says_if_it_is_empty(register: Register) -> None:
    text = printed(register)
    assert text.splitlines()[0] == MARK.upper()
    for heading in ("RUNNING ORDER", "QUORUM", "OVERDUE ACTIONS", "OVERDUE REPLIES", "DEFERRED TO THIS MEETING"):
        assert heading in text
    assert "- None is accepted." in text


def test_private_business_is_in_it_and_marked_with_the_resolution(register: Register) -> None:
    before = printed(register)
    assert "PRIVATE" not in before.split("\n", 1)[1]
    assert "TO BE MOVED" not in before
    kept, item = exempt(register)
    text = printed(kept)
    line = next(one for one in brief(kept).items if one.id == item.id)
    assert line.papers == ("Settlement with Acme Ltd",)
    assert "paragraph 3" in line.private
    flat = " ".join(text.split())
    assert f"{item.title} – PRIVATE" in flat
    assert "Exempt paper: Settlement with Acme Ltd" in flat
    assert "press and public be excluded" in flat


def test_the_resolution_is_that_of_the_agenda_and_none_without_private_items(register: Register) -> None:
    kept, item = exempt(register)
    assert item.title in brief(kept).script
    assert "public interest" in brief(kept).script
    assert brief(register).script == ""
    closed = replace(the_next(kept), kind=MeetingKind.PRIVATE_BRIEFING)
    inside = brief_of(put(kept, closed), closed, DEMO_DAY)
    assert inside.script == "", "nobody is there to be excluded"
    assert {one.private for one in inside.items} == {"the meeting is not held in public"}


def test_a_briefing_of_the_same_day_stands_beside_the_running_order(register: Register) -> None:
    meeting = the_next(register)
    early = Meeting(id="M90", date=meeting.date, start=dt.time(12), kind=MeetingKind.PRIVATE_BRIEFING)
    told = brief(put(register, early)).beside
    assert len(told) == 1
    assert "members only" in told[0]
    assert brief(register).beside == ()


def test_askers_stand_in_their_order_by_the_names_that_may_be_listed(register: Register) -> None:
    meeting = the_next(register)
    asked = [
        Question(
            id=f"Q9{number}",
            meeting=meeting.id,
            kind=QuestionKind.QUESTION,
            state=QuestionState.ACCEPTED,
            asker=Asker(name=name, under_18=young),
            text="Why?",
            published_text="Why are there fewer officers?",
            received_at=dt.datetime(2021, 7, number, 9),
        )
        for number, name, young in ((2, "Second Asker", False), (1, "First Asker", False), (3, "Third Young", True))
    ]
    askers = brief(put(register, *asked)).askers
    assert [one.id for one in askers] == ["Q91", "Q92", "Q93"]
    assert askers[0].asker.startswith("First Asker")
    assert askers[2].asker.startswith("T.Y.")
    assert "Young" not in printed(put(register, *asked))


def test_what_is_overdue_on_the_day_of_the_meeting_is_in_it_and_nothing_else(register: Register) -> None:
    told = brief(register)
    assert len(told.actions) == 4
    assert all(one.due is not None and one.due < NEXT for one in told.actions)
    (owed,) = told.replies
    action = register.need(Action, owed.id)
    there = put(register, replace(action, response_due=NEXT))
    assert brief(there).replies == (), "on its last day nothing is overdue"
    late = put(register, replace(action, response_due=NEXT - dt.timedelta(days=1)))
    assert [one.id for one in brief(late).replies] == [owed.id]


@pytest.mark.parametrize(("days", "told"), [(30, True), (31, False)])
def test_dates_of_the_law_are_told_to_thirty_days_after_the_meeting(register: Register, days: int, told: bool) -> None:
    # A confirmation hearing's report is due within three weeks of the notification.
    notified = NEXT + dt.timedelta(days=days) - dt.timedelta(days=20)
    one = StatutoryRound(
        id="R90",
        kind=RoundKind.CONFIRMATION_HEARING,
        steps=(RoundStep(step="notified", on=notified),),
    )
    there = put(register, one)
    later = brief_of(there, the_next(there), notified)
    of_round = [date for date in later.dates if date.of == round_title(one)]
    assert any(date.due == NEXT + dt.timedelta(days=days) for date in of_round) is told


def test_who_must_leave_for_what_and_how_the_quorum_stands(register: Register) -> None:
    meeting = the_next(register)
    item = register.items_of(meeting.id)[0]
    people = [seat.person for seat in members_at(register, NEXT) if seat.person]
    made = Declaration(
        id="D90", meeting=meeting.id, people=(people[0],), interest="DPI", stay=NO, scope=ITEMS, items=(item.id,)
    )
    told = brief(put(register, made))
    (leaving,) = told.interests
    assert (leaving.item, leaving.leaves) == (item.id, True)
    assert leaving.person == printed_name(register, people[0], meeting)
    assert f"LEAVES for item {leaving.number}, {item.title}" in " ".join(printed(put(register, made)).split())
    away = replace(meeting, attendance=(Attendance(person=people[1], presence=Presence.APOLOGIES),))
    absent = brief(put(register, away))
    assert "expected 14" in absent.quorum
    assert absent.quorum_notes[0] == f"Apologies: {printed_name(register, people[1], meeting)}."


def test_an_item_for_which_the_quorum_is_lost_is_named(register: Register) -> None:
    meeting = the_next(register)
    item = register.items_of(meeting.id)[0]
    people = [seat.person for seat in members_at(register, NEXT) if seat.person]
    rules = register.panel.rules_on(NEXT)
    ruled = replace(rules, from_date=None, quorum=QuorumRule(mode="number", number=15))
    panel = replace(register.panel, rules=(ruled,))
    made = Declaration(
        id="D90", meeting=meeting.id, people=(people[0],), interest="DPI", stay=NO, scope=ITEMS, items=(item.id,)
    )
    (note,) = brief(put(register, panel, made)).quorum_notes
    assert item.title in note
    assert "14 members would count for it, and 15 are needed" in note


def test_that_the_whole_meeting_would_have_no_quorum_is_said_once_and_in_a_sentence(register: Register) -> None:
    rules = register.panel.rules_on(NEXT)
    ruled = replace(rules, from_date=None, quorum=QuorumRule(mode="number", number=16))
    panel = replace(register.panel, rules=(ruled,))
    (note,) = brief(put(register, panel)).quorum_notes
    assert note == "There would be no quorum: 15 members would count for it, and 16 are needed."


def test_what_was_put_off_to_this_meeting_is_told_with_where_it_came_from(register: Register) -> None:
    meeting = the_next(register)
    item = register.items_of(meeting.id)[0]
    assert brief(register).deferred == ()
    put_off = ItemMove(
        on=dt.date(2021, 3, 25), how="deferred", from_meeting="M14", to_meeting=meeting.id, reason="No time."
    )
    (told,) = brief(put(register, replace(item, moves=(put_off,)))).deferred
    assert (told.item, told.reason, told.times) == (item.id, "No time.", 1)
    assert told.came_from == day_of(register.need(Meeting, "M14"))


def test_nothing_is_longer_than_two_pages_and_what_is_cut_says_so(register: Register) -> None:
    meeting = the_next(register)
    items = [
        WorkItem(id=f"W9{n}", title=f"A matter of some importance to the county, number {n}.", meeting=meeting.id)
        for n in range(60)
    ]
    some = next(one for one in register.actions)
    actions = [replace(some, id=f"A9{n}", status=some.status) for n in range(80)]
    asked = [
        Question(
            id=f"Q9{n}",
            meeting=meeting.id,
            state=QuestionState.ACCEPTED,
            asker=Asker(name=f"Asker {n}"),
            text="Why?",
        )
        for n in range(60)
    ]
    full = put(register, *items, *actions, *asked)
    lines = printed(full).splitlines()
    assert len(lines) <= TEXT.lines * PAGES
    assert max(map(len, lines)) <= TEXT.width
    assert any("more: secretariat show" in line for line in lines)
    assert sum(f"number {n}." in " ".join(lines) for n in range(60)) == 60, "the running order stays whole"
    whole = json.loads(brief_json(full, DEMO_DAY, meeting=meeting.id))
    assert len(whole["askers"]) == 60
