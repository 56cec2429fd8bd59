"""Three years of a panel from files of modern.gov: all of it comes in once, word for word, and nothing is replaced."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from msgspec.structs import replace

from store.commands.actions.splitting import Piece, split_minute
from store.commands.minutes.sets import finalise_minutes
from store.commands.moderngov import business
from store.commands.moderngov.importing import import_moderngov, taking
from store.edit import Edit
from store.papers.fixed_words import ENGLISH
from store.papers.minutes.minute import minute_blocks
from store.papers.moderngov.files import read_gov_file, read_past
from store.papers.rendering.text import lines_of
from store.queries.agenda.agenda import agenda_of
from store.queries.imports import counts_words
from store.queries.programme.items import flags
from store.records import (
    Attendance,
    ItemStatus,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Minute,
    Panel,
    Person,
    Presence,
    Role,
    Seat,
    WorkItem,
)
from store.register import Register
from store.rules.imports import NO_CORRECTIONS, Correction, Corrections, ImportState, ImportTaken
from store.rules.minutes.promises import clauses_of
from store.rules.moderngov.drafts import DraftPast
from store.sample import sample_records
from tests.store.drawing import Drawing
from tests.store.papers.moderngov import made
from tests.store.papers.moderngov.test_reading import item, meeting

TODAY = dt.date(2021, 7, 12)
EMPTY = Register.of(Panel(id="PANEL", name="Leicester, Leicestershire and Rutland Police and Crime Panel"))
CHAIR, DEPUTY = "Councillor Ann Other", "Councillor Ben Nevis"


@cache
def past() -> DraftPast:
    return read_past(read_gov_file(data, named) for named, data in made.files().items())


def of(*data: bytes, corrections: Corrections = NO_CORRECTIONS) -> DraftPast:
    return read_past((read_gov_file(one, f"{place}.xml") for place, one in enumerate(data)), corrections)


def took(register: Register, draft: DraftPast, **said: Correction) -> ImportTaken:
    """Take a past over; `said` are corrections by the last part of their key."""
    return taking(register, TODAY, draft=draft, corrections={key.replace("__", ":"): one for key, one in said.items()})


def with_all() -> Register:
    return EMPTY.with_edit(import_moderngov(EMPTY, TODAY, draft=past()))


PRINTED = (("Plan", "3."), ("Figures", "3(a)"), ("Budget", "7."))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def lines(taken: ImportTaken, *states: ImportState) -> list[tuple[str, str]]:
    return [(line.what, line.words) for line in taken.of(*states)]


# --- the whole ------------------------------------------------------------------------------------------------------


def test_the_counts_are_those_of_the_files() -> None:
    taken = took(EMPTY, past())
    sittings = made.sittings()
    held = [one for one in sittings if one.status == "Confirmed"]
    names = sum(len(one.roll) for one in sittings)
    papers = sum(len(dict(each.papers)) for one in held for each in one.items)
    assert counts_words(taken) == (
        f"{len(sittings) + 1} meetings, 8 people, 9 seats, {sum(len(one.items) for one in held)} items, "
        f"{sum(len(one.items) for one in held)} minutes, {papers} papers and {names - 1} attendances to be added; "
        "3 lines not placed"
    )
    assert lines(taken, ImportState.UNPLACED) == [
        ("person", "Councillor Ivy Wall"),
        ("attendance", "Councillor Hal Fway: Present as substitute"),
        ("item", "1. Delivery of the Plan"),
    ]
    after = EMPTY.with_edit(taken.edit)
    kinds = Counter(type(record).__name__ for record in taken.edit.puts)
    assert kinds == {"Meeting": 16, "Person": 8, "Seat": 9, "WorkItem": 70, "Minute": 70, "Vote": 1}
    assert len(after.meetings) == 16


def test_minutes_are_read_back_word_for_word() -> None:
    after = with_all()
    compared = 0
    for place, sitting in enumerate(made.sittings()):
        if sitting.status != "Confirmed":
            continue
        [held] = after.meeting_on(sitting.day)
        minutes = after.minutes_of(held.id)
        assert [one.number for one in minutes] == [str(place * 5 + at) for at in range(1, 6)]
        for each, minute in zip(sitting.items, minutes, strict=True):
            heading, *printed = lines_of(minute_blocks(after, minute, ENGLISH))
            assert heading == f"{minute.number}. {each.words.heading}"
            assert words(" ".join(printed)) == words("" if each.restricted else each.words.whole)
            assert [f"{one.label} {one.text}".strip() for one in minute.resolutions] == list(each.words.resolved)
            assert [one.text for one in minute.recommendations] == list(each.words.recommended)
            compared += 1
    assert compared == 70


def test_attendance_is_read_back_in_its_words() -> None:
    after = with_all()
    compared = 0
    for sitting in made.sittings():
        [held] = after.meeting_on(sitting.day)
        roll = {one.printed: one for one in held.attendance}
        for _, name, role, _, word in sitting.roll:
            one = roll.get(name)
            if one is None:
                assert f"- {name}: {word}" in held.note
                continue
            said = f"{one.presence.value}{' (virtual)' if one.remote else ''}"
            assert said == word.casefold()
            assert one.role == (
                "substitute" if one.presence is Presence.SUBSTITUTE else role.replace("Committee Member", "")
            )
            compared += 1
        assert len(roll) in {len(sitting.roll), len(sitting.roll) - 1}
    assert compared == 95
    stand_in = next(one for one in after.meetings[3].attendance if one.presence is Presence.SUBSTITUTE)
    assert after.person_name(stand_in.substitute_for) == "Ben Nevis"


def test_meetings_have_status_place_and_times() -> None:
    after = with_all()
    statuses = [one.status for one in after.meetings]
    cancelled = made.DAYS.index(made.CANCELLED)
    assert statuses[-1] is MeetingStatus.PROPOSED
    assert statuses[cancelled] is MeetingStatus.CANCELLED
    assert Counter(statuses) == {MeetingStatus.HELD: 14, MeetingStatus.CANCELLED: 1, MeetingStatus.PROPOSED: 1}
    first = after.meetings[0]
    assert (first.start, first.finish, first.venue) == (
        dt.time(13),
        dt.time(15, 15),
        "Council Chamber, County Hall, Glenfield",
    )
    assert "- Webcast" in after.meetings[3].note
    assert first.note == ""


def test_items_have_their_printed_numbers_papers_and_addresses() -> None:
    after = with_all()
    items = after.items_of(after.meetings[2].id)
    assert [one.agenda_number for one in items] == ["1.", "2.", "3.", "4.", "5."]
    assert {one.status for one in items} == {ItemStatus.CONSIDERED}
    plan = items[2]
    assert plan.lead == "Grace Note"
    assert [(one.title, one.location) for one in plan.linked] == [
        ("Plan report", f"{made.WEB}/documents/s4002/Report of December.pdf"),
        ("Appendix A", f"{made.WEB}/documents/s4002/Report of December.pdf?a=1&b=2"),
    ]
    minuted = {one.item for one in after.minutes_of(after.meetings[2].id)}
    assert minuted == {one.id for one in items}


def test_the_agenda_stands_as_it_was_printed_and_nothing_is_added_to_it() -> None:
    sub_items = "".join(item(agendaitemtitle=title, fulldisplaynumberformat=number) for title, number in PRINTED)
    to_come = of(meeting(f"<agendaitems>{sub_items}</agendaitems>"))
    assert EMPTY.with_edit(import_moderngov(EMPTY, TODAY, draft=to_come)).meetings[0].agenda == ()
    held = meeting(f"<agendaitems>{sub_items}</agendaitems>", meetingdate="25/03/2021")
    after = EMPTY.with_edit(import_moderngov(EMPTY, TODAY, draft=of(held)))
    lines = agenda_of(after, after.meetings[0]).items
    assert [(one.number, one.title) for one in lines] == [("3", "Plan"), ("3(a)", "Figures"), ("7", "Budget")]


def test_restricted_items_stay_restricted() -> None:
    after = with_all()
    closed = [one for one in after.all(WorkItem) if one.title.startswith("Complaints")]
    assert len(closed) == 14
    assert all(one.restricted and all(paper.restricted for paper in one.linked) for one in closed)
    assert {one.linked[0].reference for one in closed} == {"Para 1"}
    assert {one.text for one in after.all(Minute) if one.item in {each.id for each in closed}} == {""}
    assert not any(one.restricted for one in after.all(WorkItem) if one not in closed)
    assert {flags(one) for one in closed} == {("considered", "restricted")}


def test_seats_follow_the_rolls() -> None:
    after = with_all()
    seats = {(after.person_name(one.person), one.role): (one.from_date, one.to_date) for one in after.all(Seat)}
    first, turned = made.DAYS[0], made.DAYS[5]
    eve = turned - dt.timedelta(days=1)
    assert seats[("Ann Other", Role.CHAIR)] == (first, eve)
    assert seats[("Ann Other", Role.MEMBER)] == (turned, None)
    assert seats[("Ben Nevis", Role.VICE_CHAIR)] == (first, eve)
    assert seats[("Elin O'Dare", Role.MEMBER)] == (first, eve)
    assert seats[("Frank Lee", Role.INDEPENDENT)] == (first, None)
    assert seats[("Grace Note", Role.COMMISSIONER)] == (first, None)
    assert {one.party for one in after.all(Seat)} == {"Blue", "Red", "Green", ""}
    assert {one.body for one in after.all(Seat) if one.role is Role.MEMBER} == {"Melton"}


def test_a_second_import_changes_nothing() -> None:
    after = with_all()
    again = took(after, past())
    assert again.edit.puts == ()
    assert set(again.of(ImportState.NEW, ImportState.DIFFERS)) == set()
    assert len(again.of(ImportState.THERE)) == len(took(EMPTY, past()).of(ImportState.NEW)) - 9  # the seats


def test_importing_one_file_after_the_other_comes_to_the_same() -> None:
    register = EMPTY
    for named, data in made.files().items():
        draft = read_past([read_gov_file(data, named)])
        register = register.with_edit(import_moderngov(register, TODAY, draft=draft))
    assert [one.status for one in register.meetings] == [one.status for one in with_all().meetings]
    assert [one.text for one in register.all(Minute)] == [one.text for one in with_all().all(Minute)]
    once_more = took(register, past())
    assert [line.what for line in once_more.of(ImportState.NEW, ImportState.DIFFERS) if line.what != "seat"] == []


def test_actions_can_be_split_from_the_minutes() -> None:
    after = with_all()
    minute = next(one for one in after.all(Minute) if len(one.resolutions) == 2)
    pieces = [Piece(text=words, clause=label) for label, words in clauses_of(minute)]
    split = after.with_edit(split_minute(after, TODAY, minute=minute.id, pieces=pieces))
    made_of_it = {(one.clause, one.text) for one in split.actions if one.minute == minute.id}
    assert made_of_it == {
        ("(a)", "That the report be noted;"),
        ("(b)", "That figures for each district be supplied to the next meeting;"),
    }


def test_the_numbers_go_on_after_the_sets_that_came_in() -> None:
    after = with_all()
    held = after.meetings[0]
    assert (
        after.with_edit(finalise_minutes(after, TODAY, meeting=held.id, left={"minute-empty": "Nothing was said"}))
        .minutes_of(held.id)[0]
        .number
        == "1"
    )


def test_the_preview_and_the_command_are_one() -> None:
    assert import_moderngov(EMPTY, TODAY, draft=past()) == took(EMPTY, past()).edit


SAMPLE = Register.of(*sample_records())


@given(Drawing(SAMPLE).arguments("import_moderngov", import_moderngov))
def test_whatever_a_file_holds_nothing_is_refused_and_no_minute_replaced_unasked(arguments: dict[str, Any]) -> None:
    edit = import_moderngov(SAMPLE, TODAY, draft=arguments["draft"])
    assert edit.removes == ()
    assert [one for one in edit.puts if isinstance(one, Minute) and SAMPLE.find(one.id)] == []
    assert import_moderngov(SAMPLE, TODAY, **arguments).removes == ()


# --- what is there already ------------------------------------------------------------------------------------------


def with_one(**fields: object) -> Register:
    held = Meeting(id="M1", date=dt.date(2021, 3, 25), **fields)  # type: ignore[arg-type]
    return EMPTY.with_edit(Edit("", (held,)))


ONE = meeting(
    f"<agendaitems>{item(minutesitemnumber='39', minutesnonemptyhtmlbody='Noted.')}</agendaitems>",
    meetingdate="25/03/2021",
    meetingtime="1.00 pm",
    meetinglocation="Hall",
)


def test_what_is_empty_is_filled_and_what_differs_is_left_until_it_is_taken() -> None:
    register = with_one(start=dt.time(14))
    taken = took(register, of(ONE))
    after = register.with_edit(taken.edit)
    [held] = after.meetings
    assert (held.start, held.venue, held.status) == (dt.time(14), "Hall", MeetingStatus.ARRANGED)
    filled, differs = taken.of(ImportState.DIFFERS)
    assert [one.label for one in filled.differs] == ["venue"]
    assert [(one.label, one.ours, one.file) for one in differs.differs] == [
        ("start", "2:00 pm", "1:00 pm"),
        ("status", "arranged", "held"),
    ]
    follow = took(register, of(ONE), meeting__7__differs=Correction(taken=True))
    [held] = register.with_edit(follow.edit).meetings
    assert (held.start, held.status) == (dt.time(13), MeetingStatus.HELD)
    leave = took(register, of(ONE), meeting__7=Correction(taken=False))
    assert register.with_edit(leave.edit).meetings[0].venue == ""


def test_a_minute_that_differs_is_never_replaced_unasked() -> None:
    register = EMPTY.with_edit(import_moderngov(EMPTY, TODAY, draft=of(ONE)))
    other = of(ONE.replace(b"Noted.", b"Noted with thanks."))
    taken = took(register, other)
    assert taken.edit.puts == ()
    [line] = taken.of(ImportState.DIFFERS)
    assert [(one.label, one.ours, one.file) for one in line.differs] == [("text", "Noted.", "Noted with thanks.")]
    follow = took(register, other, meeting__7__item__1__minute__differs=Correction(taken=True))
    assert [one.text for one in register.with_edit(follow.edit).all(Minute)] == ["Noted with thanks."]


def test_a_confirmed_set_takes_nothing_more_and_says_so() -> None:
    register = EMPTY.with_edit(import_moderngov(EMPTY, TODAY, draft=of(ONE)))
    [held] = register.meetings
    state = replace(held.minutes, finalised_on=TODAY, confirmed_on=TODAY)
    register = register.with_edit(Edit("", (replace(held, minutes=state),)))
    more = ONE.replace(
        b"</agendaitems>", item(agendaitemtitle="More", minutesitemnumber="40").encode() + b"</agendaitems>"
    )
    more = more.replace(
        b"</meeting>", b'<attendees><attendee name="Councillor Ann Other" attendance="Present"/></attendees></meeting>'
    )
    taken = took(register, of(more))
    left = [line for line in taken.of(ImportState.UNPLACED) if line.what in {"minute", "attendance"}]
    assert len(left) == 2
    assert all("confirmed" in line.why for line in left)


def test_a_briefing_of_that_day_is_another_meeting_unless_the_clerk_says_it_is_this_one() -> None:
    register = with_one(start=dt.time(10), kind=MeetingKind.PRIVATE_BRIEFING)
    taken = took(register, of(ONE))
    assert [one.id for one in register.with_edit(taken.edit).meetings] == ["M1", "M2"]
    said = took(register, of(ONE), meeting__7=Correction(True, {"is": "M1"}))
    after = register.with_edit(said.edit)
    assert [(one.id, len(after.minutes_of(one.id))) for one in after.meetings] == [("M1", 1)]
    ordinary = with_one(start=dt.time(10))
    assert len(ordinary.with_edit(took(ordinary, of(ONE)).edit).meetings) == 1
    other = took(ordinary, of(ONE), meeting__7__differs=Correction(True, {"is": "another"}))
    assert len(ordinary.with_edit(other.edit).meetings) == 2


def test_two_meetings_on_one_day_are_told_apart_by_their_hour() -> None:
    later = meeting(meetingid="8", meetingdate="25/03/2021", meetingtime="4.00 pm")
    draft = of(ONE, later)
    register = EMPTY.with_edit(import_moderngov(EMPTY, TODAY, draft=draft))
    assert [one.start for one in register.meetings] == [dt.time(13), dt.time(16)]
    assert took(register, draft).edit.puts == ()


# --- what the clerk says --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "what", "gone"),
    [
        ("meeting__7", Meeting, 1),
        ("meeting__7__item__1", WorkItem, 1),
        ("meeting__7__item__1__minute", Minute, 1),
    ],
)
def test_whatever_is_left_out_is_not_taken(key: str, what: type, gone: int) -> None:
    whole = len([one for one in took(EMPTY, of(ONE)).edit.puts if isinstance(one, what)])
    left = took(EMPTY, of(ONE), **{key: Correction(taken=False)})
    assert len([one for one in left.edit.puts if isinstance(one, what)]) == whole - gone
    assert left.of(ImportState.LEFT)


def test_a_date_typed_for_a_meeting_lets_it_in_with_all_it_has() -> None:
    unread = ONE.replace(b"25/03/2021", b"TBC")
    taken = took(EMPTY, of(unread))
    assert taken.edit.puts == ()
    [line] = taken.of(ImportState.UNREAD_DATE)
    assert line.words == "TBC: 1 item, 1 minute"
    said = {line.key: Correction(values={"date": "25 March 2021"})}
    after = EMPTY.with_edit(taking(EMPTY, TODAY, draft=of(unread, corrections=said), corrections=said).edit)
    assert [one.text for one in after.minutes_of(after.meetings[0].id)] == ["Noted."]


def roll(*names: tuple[str, str, str], day: str = "25/03/2021", number: str = "7") -> bytes:
    people = "".join(f'<attendee memberid="{at}" name="{name}" attendance="{word}"/>' for at, name, word in names)
    return meeting(f"<attendees>{people}</attendees>", meetingdate=day, meetingid=number)


def test_somebody_who_may_be_somebody_else_is_asked_about() -> None:
    register = EMPTY.with_edit(Edit("", (Person(id="P1", title="Councillor", name="Ann Otter"),)))
    draft = of(roll(("101", CHAIR, "Present")))
    taken = took(register, draft)
    [person] = [line for line in taken.of(ImportState.UNPLACED) if line.what == "person"]
    assert person.why == "This may be Councillor Ann Otter: say whether it is, or somebody new."
    assert not [one for one in taken.edit.puts if isinstance(one, Person)]
    assert "- Councillor Ann Other: Present" in register.with_edit(taken.edit).meetings[0].note
    for who, people in (("P1", ["Ann Otter"]), ("new", ["Ann Otter", "Ann Other"])):
        said = took(register, draft, person__101=Correction(True, {"who": who}))
        after = register.with_edit(said.edit)
        assert [one.name for one in after.all(Person)] == people
        assert [one.printed for one in after.meetings[0].attendance] == [CHAIR]
        assert took(after, draft).edit.puts == ()
    left = took(register, draft, person__101=Correction(True, {"who": "leave"}))
    assert ("person", CHAIR) in lines(left, ImportState.LEFT)


def test_one_person_of_modern_gov_is_one_under_every_name() -> None:
    draft = of(
        roll(("101", CHAIR, "Present")),
        roll(("101", "Councillor Ann Brown", "Present"), day="27/05/2021", number="8"),
    )
    register = EMPTY.with_edit(import_moderngov(EMPTY, TODAY, draft=draft))
    [person] = register.all(Person)
    assert (person.name, person.other_names) == ("Ann Other", ("Councillor Ann Brown",))
    assert took(register, draft).edit.puts == ()


def test_two_persons_of_one_name_are_asked_about_and_both_are_recorded() -> None:
    draft = of(roll(("101", CHAIR, "Present"), ("150", CHAIR, "Apologies"), ("102", DEPUTY, "Present")))
    taken = took(EMPTY, draft)
    [asked] = [line for line in taken.of(ImportState.UNPLACED) if line.what == "person"]
    assert asked.why == "This may be Councillor Ann Other: say whether it is, or somebody new."
    said = took(EMPTY, draft, person__150=Correction(True, {"who": "new"}))
    after = EMPTY.with_edit(said.edit)
    held = after.meetings[0]
    assert [(one.printed, one.presence) for one in held.attendance] == [
        (CHAIR, Presence.PRESENT),
        (CHAIR, Presence.APOLOGIES),
        (DEPUTY, Presence.PRESENT),
    ]
    assert len({one.person for one in held.attendance}) == 3
    assert took(after, draft).edit.puts == ()


def test_a_roll_of_guests_alone_ends_no_seat() -> None:
    guests = roll(("0", "Grace Note", "In attendance"), day="27/05/2021", number="8")
    after = EMPTY.with_edit(import_moderngov(EMPTY, TODAY, draft=of(roll(("101", CHAIR, "Present")), guests)))
    assert [one.to_date for one in after.all(Seat)] == [None]


def test_a_seat_is_chosen_for_somebody_or_none() -> None:
    draft = of(roll(("101", CHAIR, "Present")))
    said = took(EMPTY, draft, person__101=Correction(True, {"role": "Chair"}))
    assert [one.role for one in said.edit.puts if isinstance(one, Seat)] == [Role.CHAIR]
    none = took(EMPTY, draft, person__101=Correction(True, {"role": "none"}))
    assert not [one for one in none.edit.puts if isinstance(one, Seat)]


def test_a_substitute_is_recorded_once_the_clerk_says_in_whose_place() -> None:
    draft = of(
        roll(
            ("101", CHAIR, "Apologies"),
            ("102", DEPUTY, "Present"),
            ("120", "Councillor Hal Fway", "Present as substitute"),
        )
    )
    taken = took(EMPTY, draft)
    [line] = [one for one in taken.of(ImportState.UNPLACED) if one.what == "attendance"]
    assert [value for field in line.fields for value, _ in field.choices if field.name == "substitute_for"] == [
        "",
        CHAIR,
    ]
    register = EMPTY.with_edit(taken.edit)
    assert register.meetings[0].note.endswith("- Councillor Hal Fway: Present as substitute")
    said = took(EMPTY, draft, meeting__7__name__3=Correction(True, {"substitute_for": CHAIR}))
    [one] = [each for each in EMPTY.with_edit(said.edit).meetings[0].attendance if each.presence is Presence.SUBSTITUTE]
    assert one.printed == "Councillor Hal Fway"
    assert one.substitute_for


def test_a_word_for_attendance_that_nobody_knows_is_kept_in_the_note_until_one_is_chosen() -> None:
    draft = of(roll(("101", CHAIR, "Late"), ("102", DEPUTY, "Present")))
    taken = took(EMPTY, draft)
    register = EMPTY.with_edit(taken.edit)
    assert "- Councillor Ann Other: Late" in register.meetings[0].note
    assert took(register, draft).edit.puts == ()
    said = took(EMPTY, draft, meeting__7__name__1=Correction(True, {"presence": "present"}))
    assert [one.presence for one in EMPTY.with_edit(said.edit).meetings[0].attendance] == [Presence.PRESENT] * 2


def test_what_was_recorded_of_somebody_stands() -> None:
    draft = of(roll(("101", CHAIR, "Present")))
    register = EMPTY.with_edit(import_moderngov(EMPTY, TODAY, draft=draft))
    taken = took(register, of(roll(("101", CHAIR, "Absent"))))
    assert taken.edit.puts == ()
    [line] = taken.of(ImportState.DIFFERS)
    assert [(one.ours, one.file) for one in line.differs] == [("present", "Absent")]
    assert not line.can_take


def test_an_unwanted_body_is_left_with_its_meetings_until_it_is_taken() -> None:
    def listed(body: str, title: str, *numbers: str) -> bytes:
        rows = "".join(
            f"<meeting><meetingid>{n}</meetingid><meetingdate>{n}/03/2021</meetingdate></meeting>" for n in numbers
        )
        head = f"<committeeid>{body}</committeeid><committeetitle>{title}</committeetitle>"
        return f"<committee>{head}<committeemeetings>{rows}</committeemeetings></committee>".encode()

    draft = of(listed("5", "Police and Crime Panel", "25"), listed("6", "Audit Committee", "11", "12"))
    taken = took(EMPTY, draft)
    assert lines(taken, ImportState.UNPLACED) == [("body", "Audit Committee: 2 meetings, 11 March 2021, 12 March 2021")]
    assert [one.date.day for one in EMPTY.with_edit(taken.edit).meetings] == [25]
    both = took(EMPTY, draft, body__6=Correction(taken=True))
    assert [one.date.day for one in EMPTY.with_edit(both.edit).meetings] == [11, 12, 25]
    alone = took(EMPTY, of(listed("6", "Audit Committee", "11", "12")))
    assert len(EMPTY.with_edit(alone.edit).meetings) == 2


def test_a_councillor_whom_no_roll_names_is_entered_only_if_taken() -> None:
    draft = of(made.councillors_xml())
    assert took(EMPTY, draft).edit.puts == ()
    said = took(EMPTY, draft, councillor__140=Correction(taken=True))
    assert [one.name for one in said.edit.puts if isinstance(one, Person)] == ["Ivy Wall"]
    after = EMPTY.with_edit(said.edit)
    assert ("person", "Councillor Ivy Wall") in lines(took(after, draft), ImportState.THERE)


@pytest.mark.parametrize(
    ("status", "day", "expected"),
    [
        ("Confirmed", "25/03/2021", MeetingStatus.HELD),
        ("Provisional", "25/03/2021", MeetingStatus.PROPOSED),
        ("Cancelled", "25/03/2021", MeetingStatus.CANCELLED),
        ("Postponed", "25/03/2021", MeetingStatus.ARRANGED),
        ("Confirmed", "30/09/2021", MeetingStatus.ARRANGED),
        ("Provisional", "30/09/2021", MeetingStatus.PROPOSED),
        ("Cancelled", "30/09/2021", MeetingStatus.CANCELLED),
        ("Confirmed", "12/07/2021", MeetingStatus.ARRANGED),
    ],
)
def test_the_words_for_status(status: str, day: str, expected: MeetingStatus) -> None:
    taken = took(EMPTY, of(meeting(meetingstatus=status, meetingdate=day)))
    [held] = EMPTY.with_edit(taken.edit).meetings
    assert held.status is expected
    kept = status in {"Confirmed", "Provisional", "Cancelled"}
    assert held.note == ("" if kept else f"From modern.gov:\n- Status in modern.gov: {status}")


def test_whom_to_expect_at_a_meeting_to_come_is_recorded() -> None:
    taken = took(EMPTY, of(roll(("101", CHAIR, "Expected"), day="30/09/2021")))
    [held] = EMPTY.with_edit(taken.edit).meetings
    assert held.attendance == (Attendance(person="P1", presence=Presence.EXPECTED, printed=CHAIR),)


@pytest.mark.parametrize(("printed", "kept"), [("12.", "12"), ("123456789012", "123456789012"), ("1234567890123", "")])
def test_a_printed_number_stands_on_the_agenda_if_it_is_no_longer_than_a_number_can_be(printed: str, kept: str) -> None:
    work: Any = SimpleNamespace(register=Register.of(WorkItem(id="W1", title="Plan", agenda_number=printed)))
    assert business._agenda_line(work, "W1", 1).number == kept
