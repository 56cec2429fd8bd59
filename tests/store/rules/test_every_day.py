"""Every field that holds a day or a time is looked at, told of at once and found while it lasts, or has its reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from store.commands import told_at_once
from store.edit import Edit
from store.fields import DATE, DAY_AND_TIME, PART, PARTS, TIME, fields_of, part_in
from store.records import (
    KINDS,
    Action,
    Asker,
    Attendance,
    Complaint,
    ComplaintDeed,
    ComplaintStep,
    CopySent,
    Council,
    Declaration,
    Dispensation,
    DoneMark,
    Interest,
    InterestEntry,
    InTheChair,
    Meeting,
    Minute,
    MinutesState,
    NoticePosted,
    Outcome,
    OutcomePublication,
    Panel,
    Paper,
    PapersSent,
    Part,
    Person,
    PersonName,
    Presence,
    ProgressNote,
    Question,
    Record,
    Report,
    Response,
    RoundKind,
    RoundStep,
    RuleSet,
    Seat,
    StatutoryRound,
    TakenOff,
    Vote,
    WorkItem,
)
from store.records.action import Evidence
from store.records.meeting import Absence
from store.records.minute import Leaving
from store.records.panel import BusyDay, Closure, HolidayChange, OfficeTitle, PreElection, SetAside
from store.records.stamp import Stamp, StampKind
from store.register import Register
from store.rules.as_of import as_of
from store.rules.day_checks import AHEAD, NEVER, TypedDay, to_come
from store.rules.day_notes import DAYS, MOST, NOTED, days_of, lasting, notes_of
from store.rules.findings.days import in_doubt
from store.rules.findings.finding import Scene
from store.rules.time_notes import TIMES, lasting_times

TODAY = dt.date(2024, 12, 2)
RECEIVED = dt.datetime(2024, 11, 25, 9)
SPAN = (dt.date(2024, 11, 27), dt.date(2025, 3, 1))

STAMPED = "entered by the program: the day on which something was done here"
FROZEN = "what was published, as it went out; a day to come or of long ago is told when it is entered"
OF_A_SHEET = "as the cover sheet prints it; one that is not the meeting's is a finding on the item"
UNASKED = "of standing business, whose papers nobody is asked for"
RULE = "an hour of a rule, of no one day"
NOT_LOOKED_AT = {
    (Panel, "rules.notice.cut_off"): RULE,
    (Panel, "rules.deadlines.hour"): RULE,
    (Panel, "rules.questions.kinds.deadline.hour"): RULE,
    (Panel, "rules.questions.kinds.urgent.hour"): RULE,
    (Panel, "rules.questions.kinds.guaranteed.hour"): RULE,
    (Panel, "rules.questions.written_answer_due.hour"): RULE,
    (Panel, "closures.entered_on"): STAMPED,
    (Panel, "holiday_changes.entered_on"): STAMPED,
    (Panel, "set_aside.on"): STAMPED,
    (Panel, "chased.on"): STAMPED,
    (Panel, "points.on"): STAMPED,
    (Panel, "earlier.until"): "the eve of the day given, which is asked about",
    (StatutoryRound, "opened_on"): STAMPED,
    (StatutoryRound, "closed_on"): STAMPED,
    (Meeting, "start"): "what the times of the meeting are held against",
    (Meeting, "finish"): "what they are held against; before the start it is refused",
    (Meeting, "moves.from_date"): "the day that the meeting had",
    (Meeting, "moves.to_date"): "told of as the day of the meeting",
    (Meeting, "moves.on"): STAMPED,
    (Meeting, "moves.stood.start"): "the time that the meeting had",
    (Meeting, "cancelled_on"): STAMPED,
    (Meeting, "arranged_on"): STAMPED,
    (Meeting, "agenda.papers.due_on"): UNASKED,
    (Meeting, "agenda.papers.received_on"): UNASKED,
    (Meeting, "agenda.papers.withdrawn_on"): STAMPED,
    (Meeting, "agenda.papers.files.added_on"): STAMPED,
    (Meeting, "agenda.papers.files.cover.hour"): OF_A_SHEET,
    (Meeting, "bundles.on"): STAMPED,
    (Meeting, "pack.on"): STAMPED,
    (Meeting, "published.minutes_out.file.added_on"): STAMPED,
    (Meeting, "published.minutes_out.file.cover.hour"): OF_A_SHEET,
    (Meeting, "published.on"): FROZEN,
    (Meeting, "published.at"): FROZEN,
    (Meeting, "published.lines.papers.due_on"): FROZEN,
    (Meeting, "published.lines.papers.received_on"): FROZEN,
    (Meeting, "published.lines.papers.withdrawn_on"): STAMPED,
    (Meeting, "published.lines.papers.files.added_on"): STAMPED,
    (Meeting, "published.lines.papers.files.cover.hour"): OF_A_SHEET,
    (WorkItem, "papers.withdrawn_on"): STAMPED,
    (WorkItem, "papers.files.added_on"): STAMPED,
    (WorkItem, "papers.files.cover.hour"): OF_A_SHEET,
    (WorkItem, "linked.published_on"): "as another system has it",
    (WorkItem, "moves.on"): STAMPED,
    (Action, "due_before.on"): STAMPED,
    (Action, "due_before.due_on"): "the day by which it was due before it was carried over",
    (Action, "due_before.review_from"): "the day from which it was to be looked at before it was carried over",
    (WorkItem, "added_on"): STAMPED,
    (Question, "asker.private.purged_on"): STAMPED,
    (Question, "steps.on"): STAMPED,
    (Question, "decided_deadline"): "worked out from the rules",
    (Question, "published_on"): STAMPED,
    (Question, "redactions.on"): STAMPED,
    (Declaration, "notice_due"): "worked out from the day of the meeting",
    (Complaint, "private.purged_on"): STAMPED,
} | {(kind, "binned_on"): STAMPED for kind in KINDS}
"""The fields of which nothing is told, each with why."""


def dated(kind: type[Part], path: tuple[str, ...] = ()) -> Iterator[str]:
    """Go through every field that holds a day or a time, of a record and of the parts in it."""
    for one in fields_of(kind):
        if one.kind in {DATE, TIME, DAY_AND_TIME}:
            yield ".".join((*path, one.name))
        elif one.kind in {PART, PARTS}:
            yield from dated(part_in(kind, one.name), (*path, one.name))


def test_every_field_of_every_record_is_looked_at_or_has_its_reason() -> None:
    every = {(kind, path) for kind in KINDS for path in dated(kind)}
    looked_at = {(kind, path) for table in (DAYS, TIMES) for kind, paths in table.items() for path in paths}
    assert len(every) > 100
    assert looked_at | NOT_LOOKED_AT.keys() == every
    assert not looked_at & NOT_LOOKED_AT.keys()
    assert all(NOT_LOOKED_AT.values())


THERE = Meeting(id="M1", date=dt.date(2024, 12, 17), start=dt.time(13), finish=dt.time(15))


def panel(**fields: Any) -> Panel:
    return Panel(id="PANEL", name="A panel", **fields)


def meeting(**fields: Any) -> Meeting:
    given: dict[str, Any] = {"id": "M1", "date": THERE.date, "start": dt.time(13), "finish": dt.time(15)} | fields
    return Meeting(**given)


def action(**fields: Any) -> Action:
    given: dict[str, Any] = {"id": "A1", "text": "x", "agreed_on": dt.date(2024, 11, 25), "meeting": "M1"} | fields
    return Action(**given)


def question(**fields: Any) -> Question:
    given: dict[str, Any] = {
        "id": "Q1",
        "asker": Asker(name="A"),
        "text": "x",
        "received_at": RECEIVED,
        "meeting": "M1",
    } | fields
    return Question(**given)


def complaint(**fields: Any) -> Complaint:
    given: dict[str, Any] = {"id": "K1", "received_on": SPAN[0]} | fields
    return Complaint(**given)


def interest(**fields: Any) -> Interest:
    entry = InterestEntry(category="Land", text="x", **fields)
    return Interest(id="I1", person="P1", entry=entry)


def made(**fields: Any) -> Declaration:
    return Declaration(id="D1", meeting="M1", people=("P1",), **fields)


def seat(**fields: Any) -> Seat:
    given: dict[str, Any] = {"id": "S1", "from_date": SPAN[0], "to_date": SPAN[1]} | fields
    return Seat(**given)


def a_round(**fields: Any) -> StatutoryRound:
    return StatutoryRound(id="R1", kind=RoundKind.PLAN, **fields)


def leave(**fields: Any) -> Dispensation:
    given: dict[str, Any] = {"granted_by": "x", "ground": "x", "from_date": SPAN[0]} | fields
    return Dispensation(**given)


def here(**fields: Any) -> Attendance:
    return Attendance(person="P1", presence=Presence.PRESENT, **fields)


def reply(**fields: Any) -> Response:
    given: dict[str, Any] = {"outcome": Outcome.NOTED, "received_on": dt.date(2024, 11, 28)} | fields
    return Response(**given)


def with_day(kind: type[Record], path: str, day: Any) -> Record:
    """Give a record that is in order, but with this day or time at the end of a way."""
    at: dict[tuple[type[Record], str], Any] = {
        (Panel, "councils.first"): lambda: panel(councils=(Council(name="x", first=day),)),
        (Panel, "councils.last"): lambda: panel(councils=(Council(name="x", first=SPAN[0], last=day),)),
        (Panel, "later_titles.from_date"): lambda: panel(later_titles=(OfficeTitle(title="x", from_date=day),)),
        (Panel, "rules.from_date"): lambda: panel(rules=(RuleSet(), RuleSet(from_date=day))),
        (Panel, "closures.first"): lambda: panel(closures=(Closure(first=day, last=day, reason="x"),)),
        (Panel, "closures.last"): lambda: panel(closures=(Closure(first=day, last=day, reason="x"),)),
        (Panel, "holiday_changes.day"): lambda: panel(
            holiday_changes=(HolidayChange(day=day, name="x", change="added", reason="x"),)
        ),
        (Panel, "holiday_changes.moved_to"): lambda: panel(
            holiday_changes=(
                HolidayChange(day=dt.date(2024, 12, 25), name="x", change="moved", reason="x", moved_to=day),
            )
        ),
        (Panel, "busy_days.day"): lambda: panel(busy_days=(BusyDay(day=day, what="x"),)),
        (Panel, "pre_election.first"): lambda: panel(pre_election=(PreElection(first=day, poll=dt.date(2025, 5, 1)),)),
        (Panel, "pre_election.poll"): lambda: panel(pre_election=(PreElection(first=TODAY, poll=day),)),
        (Panel, "set_aside.until"): lambda: panel(set_aside=(SetAside(finding="x", reason="x", on=TODAY, until=day),)),
        (Person, "earlier.from_date"): lambda: Person(
            id="P1", name="x", earlier=(PersonName(name="y", from_date=day),)
        ),
        (Person, ""): lambda: Person(id="P1", name="x", **{path: day}),
        (Meeting, "taken_off.on"): lambda: meeting(taken_off=(TakenOff(on=day),)),
        (Meeting, "sent.on"): lambda: meeting(sent=(PapersSent(on=day, to=("P1",), how="x"),)),
        (Meeting, "notices.on"): lambda: meeting(notices=(NoticePosted(council="x", on=day),)),
        (Meeting, "done.on"): lambda: meeting(done=(DoneMark(deadline="x", on=day),)),
        (Meeting, "attendance.told_on"): lambda: meeting(attendance=(here(told_on=day),)),
        (Meeting, "attendance.arrived"): lambda: meeting(attendance=(here(arrived=day),)),
        (Meeting, "attendance.left"): lambda: meeting(attendance=(here(left=day),)),
        (Meeting, "attendance.absences.left"): lambda: meeting(attendance=(here(absences=(Absence(left=day),)),)),
        (Meeting, "attendance.absences.returned"): lambda: meeting(
            attendance=(here(absences=(Absence(returned=day),)),)
        ),
        (Meeting, "chairs.from_time"): lambda: meeting(chairs=(InTheChair(person="P1", from_time=day),)),
        (Meeting, "questions_hour"): lambda: meeting(questions_by=THERE.date, questions_hour=day),
        (Meeting, "minutes.finalised_on"): lambda: meeting(minutes=MinutesState(finalised_on=day)),
        (Meeting, "minutes.confirmed_on"): lambda: meeting(minutes=MinutesState(confirmed_on=day)),
        (Meeting, "minutes.signed_on"): lambda: meeting(minutes=MinutesState(signed_on=day)),
        (Meeting, "date"): lambda: meeting(id="M2", date=day),
        (Meeting, ""): lambda: meeting(**{path: day}),
        (Action, "progress.on"): lambda: action(progress=(ProgressNote(on=day, text="x"),)),
        (Action, "response.received_on"): lambda: action(response=reply(received_on=day)),
        (Action, "response.dated"): lambda: action(response=reply(dated=day)),
        (Action, "response.published_on"): lambda: action(response=reply(published_on=day)),
        (Action, "copies.on"): lambda: action(copies=(CopySent(council="x", on=day),)),
        (Action, "closed.on"): lambda: action(closed=Evidence(what="x", on=day)),
        (Action, ""): lambda: action(**{path: day}),
        (WorkItem, "papers.due_on"): lambda: WorkItem(id="W1", title="x", meeting="M1", papers=(Paper(due_on=day),)),
        (WorkItem, "papers.received_on"): lambda: WorkItem(
            id="W1", title="x", meeting="M1", papers=(Paper(received_on=day),)
        ),
        (WorkItem, "latest"): lambda: WorkItem(id="W1", title="x", earliest=SPAN[0], latest=day),
        (WorkItem, ""): lambda: WorkItem(id="W1", title="x", **{path: day}),
        (Question, "received_at"): lambda: question(received_at=dt.datetime.combine(day, dt.time(9))),
        (Question, ""): lambda: question(**{path: day}),
        (Interest, "entry.from_date"): lambda: interest(from_date=day),
        (Interest, "entry.to_date"): lambda: interest(from_date=SPAN[0], to_date=day),
        (Interest, "entry.arose_on"): lambda: interest(arose_on=day),
        (Interest, "entry.notified_on"): lambda: interest(arose_on=SPAN[0], notified_on=day),
        (Interest, "confirmed_on"): lambda: Interest(
            id="I1", person="P1", entry=InterestEntry(category="x", text="x"), confirmed_on=day
        ),
        (Interest, "dispensation.from_date"): lambda: Interest(
            id="I1", person="P1", entry=InterestEntry(category="x", text="x"), dispensation=leave(from_date=day)
        ),
        (Interest, "dispensation.until"): lambda: Interest(
            id="I1", person="P1", entry=InterestEntry(category="x", text="x"), dispensation=leave(until=day)
        ),
        (Declaration, "dispensation.from_date"): lambda: made(dispensation=leave(from_date=day)),
        (Declaration, "dispensation.until"): lambda: made(dispensation=leave(until=day)),
        (Declaration, ""): lambda: made(**{path: day}),
        (Seat, "council_met_on"): lambda: seat(council_met_on=day),
        (Seat, "accepted_on"): lambda: seat(council_met_on=SPAN[0], accepted_on=day),
        (Seat, "notified_on"): lambda: seat(council_met_on=SPAN[0], notified_on=day),
        (Seat, "to_date"): lambda: seat(term_ends=SPAN[1], to_date=day),
        (Seat, ""): lambda: seat(**{path: day}),
        (StatutoryRound, "steps.on"): lambda: a_round(steps=(RoundStep(step="x", on=day),)),
        (StatutoryRound, "declared_on"): lambda: a_round(poll_day=SPAN[0], declared_on=day),
        (StatutoryRound, ""): lambda: a_round(**{path: day}),
        (Minute, "left.at"): lambda: Minute(id="N1", meeting="M1", left=(Leaving(person="P1", at=day),)),
        (Minute, "left.returned"): lambda: Minute(id="N1", meeting="M1", left=(Leaving(person="P1", returned=day),)),
        (Stamp, "at"): lambda: Stamp(id="E1", meeting="M1", kind=StampKind.ITEM, at=day),
        (Report, "copies.on"): lambda: Report(id="L1", dated=SPAN[0], copies=(CopySent(council="x", on=day),)),
        (Report, "dated"): lambda: Report(id="L1", dated=day),
        (Report, "reply_by"): lambda: Report(id="L1", published_on=SPAN[0], reply_by=day),
        (Report, ""): lambda: Report(id="L1", **{"dated": SPAN[0], path: day}),
        (Complaint, "steps.on"): lambda: complaint(steps=(ComplaintStep(deed=ComplaintDeed.RECORDED, on=day),)),
        (Complaint, "publications.on"): lambda: complaint(publications=(OutcomePublication(on=day),)),
        (Complaint, "publications.complainant_on"): lambda: complaint(
            publications=(OutcomePublication(on=SPAN[1], complainant_on=day),)
        ),
        (Complaint, "publications.subject_on"): lambda: complaint(
            publications=(OutcomePublication(on=SPAN[1], subject_on=day),)
        ),
        (Complaint, "received_on"): lambda: complaint(received_on=day, happened_on=SPAN[0]),
        (Complaint, ""): lambda: complaint(**{path: day}),
        (Vote, "at"): lambda: Vote(id="V1", meeting="M1", motion="x", at=day),
    }
    record: Record = at.get((kind, path), at.get((kind, "")))()  # type: ignore[misc]
    return record


def registers(record: Record) -> tuple[Register, Register]:
    """Give a small panel, and what it is with a record in it."""
    there: dict[str, Record] = {one.id: one for one in (panel(), THERE, Person(id="P1", name="x"))}
    return Register.of(*there.values()), Register.of(*(there | {record.id: record}).values())


TRIED = (
    dt.date(2024, 12, 14),  # a Saturday to come, before the meeting
    dt.date(2024, 12, 17),  # the day of the meeting
    dt.date(2024, 12, 21),  # a Saturday after it
    dt.date(2024, 11, 26),  # a working day gone by
    dt.date(2024, 11, 1),  # before anything here
    dt.date(2025, 4, 1),  # after the seat
    dt.date(2012, 6, 6),
    dt.date(2031, 4, 1),
)
ROWS = [(kind, path) for kind, paths in DAYS.items() for path in paths]


@pytest.mark.parametrize(("kind", "path"), ROWS, ids=lambda one: one if isinstance(one, str) else one.__name__)
def test_each_check_of_each_day_is_told_at_once_and_found_while_it_lasts(kind: type[Record], path: str) -> None:
    for check in DAYS[kind][path]:
        odd = [day for day in TRIED if notes_by(kind, path, day, check)]
        assert odd, f"nothing tried makes {check.tell.__name__} tell"
        lasted = 0
        for day in odd:
            record = with_day(kind, path, day)
            before, after = registers(record)
            note = notes_by(kind, path, day, check)[0]
            told = [
                one.sentence for one in told_at_once(before, after, Edit("x", (record,)), TODAY) if one.code == NOTED
            ]
            assert note in told or len(told) == MOST
            found = [words for _, words in lasting(after, record, TODAY)]
            if check.lasts != NEVER and (check.lasts != AHEAD or day >= TODAY):
                assert note in found
                lasted += 1
        assert lasted or check.lasts == NEVER


def notes_by(kind: type[Record], path: str, day: dt.date, check: Any) -> tuple[str, ...]:
    """Give what one check tells of a day in a record."""
    record = with_day(kind, path, day)
    _, after = registers(record)
    part = next(part for way, _, part in days_of(record) if way == path)
    notes: tuple[str, ...] = check.tell(TypedDay(after, record, day, TODAY, part))
    return notes


@pytest.mark.parametrize(("kind", "path"), ROWS, ids=lambda one: one if isinstance(one, str) else one.__name__)
def test_nothing_is_told_of_a_day_in_order(kind: type[Record], path: str) -> None:
    assert any(not told_of(kind, path, day, today) for today in (TODAY, AFTER) for day in IN_ORDER)


FAR = dt.date(2095, 5, 10)
KNOWN_BEFORE = {
    (
        Meeting,
        "attendance.told_on",
    ): "apologies count whenever they came; `as_at` has those told by a day",
    (Action, "response.dated"): "what a letter bears, which is known from the day on which it came",
    (Complaint, "happened_on"): "what somebody says of it, which is known from the day on which the complaint came",
}
"""Days on which something has happened that are told of before they come, each with the reason."""


@pytest.mark.parametrize(("kind", "path"), [(kind, path) for kind, path in ROWS if to_come in DAYS[kind][path]])
def test_what_has_happened_is_not_known_before_its_day(kind: type[Record], path: str) -> None:
    record = with_day(kind, path, FAR)
    assert FAR in [day for way, day, _ in days_of(record) if way == path]
    then = as_of(registers(record)[1], FAR - dt.timedelta(days=1)).get(kind, record.id)
    still = then is not None and FAR in [day for way, day, _ in days_of(then) if way == path]
    assert still is ((kind, path) in KNOWN_BEFORE)


AFTER = dt.date(2024, 12, 19)
IN_ORDER = (dt.date(2024, 11, 29), dt.date(2024, 12, 5), dt.date(2024, 12, 18))


def told_of(kind: type[Record], path: str, day: dt.date, today: dt.date) -> list[str]:
    record = with_day(kind, path, day)
    before, after = registers(record)
    return [one.sentence for one in told_at_once(before, after, Edit("x", (record,)), today) if one.field == path]


CLOCKS = [(kind, path) for kind, paths in TIMES.items() for path in paths if path != "questions_hour"]


@pytest.mark.parametrize(("kind", "path"), CLOCKS, ids=lambda one: one if isinstance(one, str) else one.__name__)
def test_each_time_is_held_against_the_beginning_and_the_end(kind: type[Record], path: str) -> None:
    """Who comes at nine to a meeting at one o'clock did not."""
    for time, words in (
        (dt.time(9), "9:00 am is before the meeting began, at 1:00 pm."),
        (dt.time(16), "4:00 pm is after the meeting closed, at 3:00 pm."),
        (dt.time(13), ""),
        (dt.time(15), ""),
    ):
        record = with_day(kind, path, time)
        before, after = registers(record)
        said = [one.sentence for one in told_at_once(before, after, Edit("x", (record,)), TODAY)]
        assert said == ([words] if words else [])
        assert [note for _, note in lasting_times(after, record)] == said
        assert any(words in one.sentence for one in in_doubt(Scene(after, THERE.date))) or not words


@pytest.mark.parametrize(("kind", "path"), CLOCKS, ids=lambda one: one if isinstance(one, str) else one.__name__)
def test_a_meeting_that_was_stamped_as_begun_early_began_then(kind: type[Record], path: str) -> None:
    begun = Stamp(id="S90", meeting=THERE.id, order=1, kind=StampKind.START, at=dt.time(12, 50))
    for time, words in (
        (dt.time(12, 55), []),
        (dt.time(12, 45), ["12:45 pm is before the meeting began, at 12:50 pm."]),
    ):
        record = with_day(kind, path, time)
        after = registers(record)[1].with_edit(Edit("", (begun,)))
        assert [note for _, note in lasting_times(after, record)] == words


def test_the_hour_for_questions_is_held_against_the_beginning_on_the_day_itself() -> None:
    record = with_day(Meeting, "questions_hour", dt.time(14))
    assert [note for _, note in lasting_times(registers(record)[1], record)] == [
        "2:00 pm is not before the meeting begins, at 1:00 pm."
    ]


def test_what_is_told_of_a_list_is_told_only_of_what_was_added() -> None:
    first = BusyDay(day=dt.date(2024, 12, 14), what="x")
    before, one = registers(panel(busy_days=(first,)))
    assert len(told_at_once(before, one, Edit("x", (one.panel,)), TODAY)) == 1
    both = one.panel.__class__(id="PANEL", name="A panel", busy_days=(first, BusyDay(day=SPAN[1], what="y")))
    later = registers(both)[1]
    assert [problem.sentence for problem in told_at_once(one, later, Edit("x", (both,)), TODAY)] == [
        "Saturday 1 March 2025 is not a working day: weekend."
    ]


def test_every_day_that_is_looked_at_is_so_in_a_form_that_knows_no_record() -> None:
    """By record or part and name: what a form asks with nothing behind it is looked at all the same."""
    for kind, path in ROWS:
        owner: type[Part] = kind
        *parts, name = path.split(".")
        for part in parts:
            owner = part_in(owner, part)
        assert notes_of(owner, name) is not None, path
