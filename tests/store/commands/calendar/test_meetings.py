"""Adding, correcting, moving, cancelling meetings, and taking them from status to status."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.calendar.meetings import add_meeting, cancel_meeting, edit_meeting, postpone_meeting, set_status
from store.problems import Conflict, FieldConflict
from store.records import ItemStatus, Meeting, MeetingKind, MeetingMove, MeetingStatus, MeetingStood, WorkItem
from store.register import Register
from tests.store.commands.office import (
    BINNED,
    CANCELLED,
    DECEMBER,
    HELD,
    JULY,
    RELEASED,
    RESERVE,
    SEPTEMBER,
    TODAY,
    codes,
    day,
    meeting,
    office,
    order,
    records,
    refusal,
    run,
)


def with_meeting(**changes: object) -> Register:
    """Give the office with its July meeting changed."""
    register = office()
    changed = replace(meeting(register, JULY), **changes)
    return Register.of(*{**records(register), JULY: changed}.values())


def test_a_meeting_is_added_with_all_its_details() -> None:
    done = run(
        office(),
        add_meeting,
        date=day(10, 7),
        kind=MeetingKind.ANNUAL,
        start=dt.time(13),
        finish=dt.time(15, 30),
        venue=" Y Neuadd, Llandrindod ",
        title="Annual Meeting",
        mode="in person",
        status=MeetingStatus.PROPOSED,
        minutes_available=120,
        webcast="https://example.org/live",
        printed_date="Thurs 7th October",
        shorter_notice_reason="Vacancy",
        note="one\ntwo",
        source="Calendar",
    )
    assert done.edit.sentence == "Added an annual meeting on 7 October 2021"
    assert done.edit.puts == (
        Meeting(
            id="M10",
            arranged_on=TODAY,
            date=day(10, 7),
            kind=MeetingKind.ANNUAL,
            start=dt.time(13),
            finish=dt.time(15, 30),
            venue="Y Neuadd, Llandrindod",
            title="Annual Meeting",
            mode="in person",
            status=MeetingStatus.PROPOSED,
            minutes_available=120,
            webcast="https://example.org/live",
            printed_date="Thurs 7th October",
            shorter_notice_reason="Vacancy",
            note="one\ntwo",
            source="Calendar",
        ),
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"date": day(9, 11)},
        {"date": day(7, 29), "start": dt.time(13)},
        {"date": day(7, 1)},
        {"date": day(7, 1), "status": MeetingStatus.HELD},
        {"date": TODAY, "status": MeetingStatus.HELD},
        {"date": dt.date(2031, 9, 11)},
    ],
)
def test_unusual_dates_are_allowed(fields: dict[str, object]) -> None:
    assert run(office(), add_meeting, **fields).edit.touches == ("M10",)


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"date": None}, "date-empty", "date"),
        ({"date": dt.date(1921, 7, 29)}, "year-unlikely", "date"),
        ({"date": dt.date(2921, 7, 29)}, "year-unlikely", "date"),
        ({"start": dt.time(15), "finish": dt.time(13)}, "times-crossed", "finish"),
        ({"minutes_available": 0}, "minutes-unlikely", "minutes_available"),
        ({"venue": "a\nb"}, "text-line-break", "venue"),
        ({"title": "a\nb"}, "text-line-break", "title"),
        ({"mode": "a\nb"}, "text-line-break", "mode"),
        ({"webcast": "a\nb"}, "text-line-break", "webcast"),
        ({"printed_date": "a\nb"}, "text-line-break", "printed_date"),
        ({"source": "a\nb"}, "text-line-break", "source"),
        ({"note": "\x00"}, "text-control", "note"),
        ({"shorter_notice_reason": "\x00"}, "text-control", "shorter_notice_reason"),
        ({"status": MeetingStatus.HELD}, "status-too-early", "status"),
        ({"status": MeetingStatus.CANCELLED}, "status-first", "status"),
        ({"status": MeetingStatus.RELEASED}, "status-first", "status"),
    ],
)
def test_what_a_new_meeting_cannot_be(fields: dict[str, object], code: str, field: str) -> None:
    (problem,) = refusal(office(), add_meeting, **{"date": day(10, 7), **fields})
    assert (problem.code, problem.field) == (code, field)


def test_all_faults_of_a_new_meeting_are_told_at_once() -> None:
    problems = refusal(
        office(),
        add_meeting,
        date=dt.date(1921, 7, 29),
        start=dt.time(15),
        finish=dt.time(13),
        minutes_available=-1,
        venue="\x07",
        status=MeetingStatus.CANCELLED,
    )
    assert len(problems) == 5


@pytest.mark.parametrize(
    ("of", "fields", "sentence"),
    [
        (JULY, {"venue": "County Hall"}, "Changed the venue of the meeting of 29 July 2021"),
        (
            JULY,
            {"start": None, "kind": MeetingKind.SPECIAL},
            "Changed the start and the kind of the meeting of 29 July 2021",
        ),
        (JULY, {"date": day(7, 30)}, "Corrected the date of the meeting of 29 July 2021 to 30 July 2021"),
        (JULY, {"date": day(7, 30), "note": "x"}, "Changed the date and the note of the meeting of 29 July 2021"),
        (DECEMBER, {"minutes_available": 100}, "Changed “time, min” of the meeting of 2 December 2021"),
        (HELD, {"finish": dt.time(15)}, "Changed the finish of the meeting of 25 March 2021"),
        (
            CANCELLED,
            {"cancelled_reason": "Flood"},
            "Changed “cancelled for” of the meeting of 12 August 2021",
        ),
        (RELEASED, {"note": "x"}, "Changed the note of the reserve meeting of 19 August 2021"),
    ],
)
def test_meetings_are_corrected(of: str, fields: dict[str, object], sentence: str) -> None:
    done = run(office(), edit_meeting, meeting=of, **fields)
    assert done.edit.sentence == sentence
    assert done.edit.puts == (replace(meeting(office(), of), **fields),)


def test_a_day_of_publication_that_is_typed_keeps_the_agenda_as_it_went_out() -> None:
    done = run(office(), edit_meeting, meeting=JULY, agenda_published_on=TODAY)
    assert done.edit.sentence == "Changed “agenda published” of the meeting of 29 July 2021"
    (after,) = done.edit.puts
    assert isinstance(after, Meeting)
    (issue,) = after.published
    assert (issue.kind, issue.on) == ("agenda", TODAY)
    assert [line.item for line in issue.lines] == [line.item for line in after.agenda] != []
    (problem,) = refusal(done.after, edit_meeting, meeting=JULY, agenda_published_on=None)
    assert problem.code == "agenda-published"


@pytest.mark.parametrize(
    ("of", "fields", "code"),
    [
        (HELD, {"date": day(3, 26)}, "meeting-held"),
        (CANCELLED, {"date": day(8, 13)}, "meeting-closed"),
        (RELEASED, {"date": day(8, 13)}, "meeting-closed"),
        (SEPTEMBER, {"start": dt.time(17)}, "times-crossed"),
        (SEPTEMBER, {"finish": dt.time(13)}, "times-crossed"),
        (JULY, {"date": dt.date(1, 1, 1)}, "year-unlikely"),
        (JULY, {"minutes_available": 1000}, "minutes-unlikely"),
        (JULY, {"cancelled_reason": "x"}, "not-cancelled"),
        (JULY, {"agenda_published_on": day(7, 13)}, "published-early"),
        (HELD, {"agenda_published_on": day(3, 26)}, "published-after"),
        (HELD, {"agenda_published_on": dt.date(1021, 3, 26)}, "year-unlikely"),
        (JULY, {"title": "a\tb"}, "text-control"),
        (BINNED, {"title": "x"}, "in-bin"),
        ("M99", {"title": "x"}, "unknown-id"),
    ],
)
def test_corrections_that_are_refused(of: str, fields: dict[str, object], code: str) -> None:
    assert codes(refusal(office(), edit_meeting, meeting=of, **fields)) == [code]


def test_the_date_of_a_meeting_called_is_not_corrected_but_moved() -> None:
    register = with_meeting(status=MeetingStatus.CALLED)
    (problem,) = refusal(register, edit_meeting, meeting=JULY, date=day(7, 30))
    assert problem.sentence == "The meeting of Thursday 29 July 2021 has been announced for that day."


def test_a_date_and_its_publication_can_be_cleared() -> None:
    register = with_meeting(agenda_published_on=day(7, 9))
    done = run(register, edit_meeting, meeting=JULY, agenda_published_on=None)
    assert meeting(done.after, JULY).agenda_published_on is None


def test_an_edit_that_changes_nothing_puts_nothing() -> None:
    edit = run(office(), edit_meeting, meeting=JULY, venue=" Council Chamber ").edit
    assert (edit.sentence, edit.puts) == ("Changed nothing in the meeting of 29 July 2021", ())


def test_two_clerks_on_the_same_meeting() -> None:
    register = office()
    was = meeting(register, JULY)
    theirs = run(register, edit_meeting, meeting=JULY, was=was, start=dt.time(14), note="Theirs").after
    done = run(theirs, edit_meeting, meeting=JULY, was=was, start=was.start, venue="Mine")
    assert meeting(done.after, JULY) == replace(was, start=dt.time(14), note="Theirs", venue="Mine")
    with pytest.raises(Conflict) as caught:
        edit_meeting(theirs, TODAY, meeting=JULY, was=was, start=dt.time(10))
    assert caught.value.fields == (FieldConflict("start", "Start", "1:00 pm", "2:00 pm", "10:00 am"),)


@pytest.mark.parametrize("fields", [{"status": MeetingStatus.HELD}, {"moves": ()}, {"attendance": ()}, {"when": 1}])
def test_what_a_form_cannot_change_is_a_fault_of_the_program(fields: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="has no field"):
        edit_meeting(office(), TODAY, meeting=JULY, **fields)


@pytest.mark.parametrize(
    ("of", "sentence"),
    [
        (JULY, "Cancelled the meeting of 29 July 2021; 3 items need a new meeting"),
        (SEPTEMBER, "Cancelled the meeting of 30 September 2021; 1 item needs a new meeting"),
        (DECEMBER, "Cancelled the meeting of 2 December 2021"),
        (RESERVE, "Cancelled the reserve meeting of 4 November 2021"),
    ],
)
def test_a_meeting_is_cancelled_and_its_items_stay(of: str, sentence: str) -> None:
    register = office()
    done = run(register, cancel_meeting, meeting=of, reason="Flood\nin the hall")
    assert done.edit.sentence == sentence
    assert done.edit.puts == (
        replace(
            meeting(register, of),
            status=MeetingStatus.CANCELLED,
            cancelled_on=TODAY,
            cancelled_reason="Flood\nin the hall",
        ),
    )
    assert order(done.after, of) == order(register, of)


@pytest.mark.parametrize(
    ("of", "reason", "expected"),
    [
        (JULY, " ", ["text-empty"]),
        (HELD, "x", ["meeting-held"]),
        (CANCELLED, "x", ["meeting-cancelled"]),
        (RELEASED, "", ["meeting-released", "text-empty"]),
        (BINNED, "x", ["in-bin"]),
        ("M99", "x", ["unknown-id"]),
    ],
)
def test_cancellations_that_are_refused(of: str, reason: str, expected: list[str]) -> None:
    assert codes(refusal(office(), cancel_meeting, meeting=of, reason=reason)) == expected


@pytest.mark.parametrize(
    ("to", "sentence"),
    [
        (day(8, 5), "Postponed the meeting of 29 July 2021 to 5 August 2021"),
        (day(7, 22), "Brought the meeting of 29 July 2021 forward to 22 July 2021"),
        (day(7, 1), "Brought the meeting of 29 July 2021 forward to 1 July 2021"),
    ],
)
def test_a_meeting_moves_with_its_items(to: dt.date, sentence: str) -> None:
    register = office()
    done = run(register, postpone_meeting, meeting=JULY, to=to, reason="Election")
    assert done.edit.sentence == sentence
    move = MeetingMove(
        from_date=day(7, 29),
        to_date=to,
        on=TODAY,
        reason="Election",
        stood=MeetingStood(start=dt.time(13), venue="Council Chamber"),
    )
    assert done.edit.puts == (replace(meeting(register, JULY), date=to, moves=(move,)),)
    assert order(done.after, JULY) == order(register, JULY)
    again = run(done.after, postpone_meeting, meeting=JULY, to=day(12, 1), reason="Again").after
    assert [m.to_date for m in meeting(again, JULY).moves] == [to, day(12, 1)]


def test_a_meeting_that_was_called_has_to_be_announced_anew() -> None:
    register = with_meeting(status=MeetingStatus.CALLED, agenda_published_on=day(7, 9))
    done = run(
        register, postpone_meeting, meeting=JULY, to=day(8, 5), reason="x", start=dt.time(10), venue=" County Hall "
    )
    assert done.edit.sentence.endswith(" to 5 August 2021; its agenda has to be published again")
    moved = meeting(done.after, JULY)
    assert (moved.status, moved.start, moved.venue) == (MeetingStatus.ARRANGED, dt.time(10), "County Hall")
    assert moved.agenda_published_on == day(7, 9)
    proposed = run(office(), postpone_meeting, meeting=DECEMBER, to=day(12, 9), reason="x")
    assert meeting(proposed.after, DECEMBER).status is MeetingStatus.PROPOSED


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"meeting": JULY, "to": None, "reason": ""}, ["date-empty", "text-empty"]),
        ({"meeting": JULY, "to": day(7, 29), "reason": "x"}, ["same-date"]),
        ({"meeting": JULY, "to": day(8, 5), "reason": ""}, ["text-empty"]),
        ({"meeting": JULY, "to": dt.date(3021, 8, 5), "reason": "x"}, ["year-unlikely"]),
        ({"meeting": JULY, "to": day(8, 5), "reason": "x", "venue": "a\nb"}, ["text-line-break"]),
        ({"meeting": SEPTEMBER, "to": day(8, 5), "reason": "x", "start": dt.time(16)}, ["times-crossed"]),
        ({"meeting": HELD, "to": day(8, 5), "reason": "x"}, ["meeting-held"]),
        ({"meeting": CANCELLED, "to": day(8, 5), "reason": "x"}, ["meeting-cancelled"]),
        ({"meeting": RELEASED, "to": day(8, 19), "reason": ""}, ["meeting-released", "same-date", "text-empty"]),
        ({"meeting": BINNED, "to": day(8, 5), "reason": "x"}, ["in-bin"]),
    ],
)
def test_postponements_that_are_refused(arguments: dict[str, object], expected: list[str]) -> None:
    assert codes(refusal(office(), postpone_meeting, **arguments)) == expected


def test_a_postponed_meeting_is_not_refused_for_times_that_stood_before() -> None:
    register = with_meeting(start=dt.time(13), finish=dt.time(12))
    for start in (None, dt.time(13)):
        done = run(register, postpone_meeting, meeting=JULY, to=day(8, 5), reason="x", start=start)
        assert meeting(done.after, JULY).start == dt.time(13)


@pytest.mark.parametrize(
    ("of", "status", "sentence"),
    [
        (DECEMBER, MeetingStatus.ARRANGED, "Arranged the meeting of 2 December 2021"),
        (JULY, MeetingStatus.CALLED, "Called the meeting of 29 July 2021"),
        (JULY, MeetingStatus.PROPOSED, "Put the meeting of 29 July 2021 back to proposed"),
        ("M2", MeetingStatus.HELD, "Recorded the private briefing of 20 May 2021 as held"),
        (RESERVE, MeetingStatus.RELEASED, "Released the reserve meeting of 4 November 2021"),
        (HELD, MeetingStatus.CALLED, "Reopened the meeting of 25 March 2021 as called"),
        (RELEASED, MeetingStatus.ARRANGED, "Reopened the reserve meeting of 19 August 2021 as arranged"),
    ],
)
def test_a_meeting_goes_from_status_to_status(of: str, status: MeetingStatus, sentence: str) -> None:
    register = office()
    done = run(register, set_status, meeting=of, status=status)
    assert done.edit.sentence == sentence
    off = TODAY if status is MeetingStatus.RELEASED else None
    assert done.edit.puts == (replace(meeting(register, of), status=status, cancelled_on=off),)


def test_a_cancelled_meeting_is_reopened_without_its_cancelling() -> None:
    done = run(office(), set_status, meeting=CANCELLED, status=MeetingStatus.ARRANGED)
    back = meeting(done.after, CANCELLED)
    assert (back.status, back.cancelled_on, back.cancelled_reason) == (MeetingStatus.ARRANGED, None, "")
    assert done.edit.sentence == "Reopened the meeting of 12 August 2021 as arranged"


@pytest.mark.parametrize(
    ("status", "left", "words"),
    [
        (MeetingStatus.HELD, 0, ""),
        (MeetingStatus.HELD, 1, "; 1 item is not marked as considered"),
        (MeetingStatus.HELD, 2, "; 2 items are not marked as considered"),
        (MeetingStatus.RELEASED, 2, "; 2 items need a new meeting"),
    ],
)
def test_items_left_over_are_counted(status: MeetingStatus, left: int, words: str) -> None:
    done_with = WorkItem(id="W1", title="Done", meeting="M1", status=ItemStatus.CONSIDERED)
    open_items = (WorkItem(id=f"W{n}", title="Open", meeting="M1") for n in range(2, 2 + left))
    register = Register.of(Meeting(id="M1", date=TODAY, kind=MeetingKind.RESERVE), done_with, *open_items)
    sentence = run(register, set_status, meeting="M1", status=status).edit.sentence
    assert sentence.endswith(words)
    assert (";" in sentence) is bool(words)


def test_a_call_can_be_taken_back() -> None:
    register = with_meeting(status=MeetingStatus.CALLED)
    done = run(register, set_status, meeting=JULY, status=MeetingStatus.ARRANGED)
    assert done.edit.sentence == "Put the meeting of 29 July 2021 back to arranged"


@pytest.mark.parametrize(
    ("of", "status", "code"),
    [
        (JULY, MeetingStatus.ARRANGED, "status-same"),
        (JULY, MeetingStatus.CANCELLED, "status-cancel"),
        (JULY, MeetingStatus.RELEASED, "status-not-reserve"),
        (JULY, MeetingStatus.HELD, "status-too-early"),
        (HELD, MeetingStatus.PROPOSED, "status-step"),
        (BINNED, MeetingStatus.CALLED, "in-bin"),
    ],
)
def test_steps_that_are_refused(of: str, status: MeetingStatus, code: str) -> None:
    assert codes(refusal(office(), set_status, meeting=of, status=status)) == [code]
