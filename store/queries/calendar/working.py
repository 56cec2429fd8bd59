"""The working of a deadline: every day counted, every day skipped and why, and the provision it rests on."""

from __future__ import annotations

import datetime as dt

import msgspec

from store.problems import Problem, Refused
from store.queries.calendar.clock import ClockRow, clock_row, done_words
from store.queries.calendar.holidays import working_days_of
from store.queries.words.short import count, meeting_title
from store.records import Meeting
from store.register import Register
from store.rules.calendar.clock import CONVENTION, find_tick
from store.rules.calendar.deadlines import ClockDate, worked_out
from store.rules.days.counting import DueDate
from store.rules.words.dates import long_date, short_date

_MODES = {
    "clear_wd": "clear working days before the meeting; neither the day itself nor the day of the meeting counts",
    "wd_before": "working days before the meeting, the due day counted",
    "wd_after": "working days after the meeting, the due day counted",
    "calendar": "calendar days before the meeting",
    "calendar_before": "calendar days before the meeting",
    "calendar_after": "calendar days after the meeting",
    "weeks_after": "weeks after the meeting",
    "months_after": "months after the meeting",
    "same_day": "on the day of the meeting",
}


class WorkingOf(msgspec.Struct, frozen=True):
    """How a deadline was worked out: a title, and labels with their texts, as a detail pane shows them.

    An empty label goes on from the line above.
    """

    title: str
    lines: tuple[tuple[str, str], ...]


def working_of(register: Register, meeting_id: str, code: str, today: dt.date) -> WorkingOf:
    """Give the working of one deadline of a meeting.

    Raises:
        Refused: there is no such meeting or no such deadline, or a day lies outside the list of bank holidays.
    """
    meeting = register.need(Meeting, meeting_id, "meeting")
    table = working_days_of(register.panel)
    tick = find_tick(register, meeting, code, today, table)
    if tick is None:
        sentence = f"{meeting_title(meeting)} has no deadline “{code}”."
        raise Refused(Problem("deadline.unknown", sentence, "Look at the clock of the meeting.", "deadline"))
    due, row = tick.due, clock_row(meeting, tick)
    counted = worked_out(register, meeting, due, table)
    lines = [
        ("Meeting", meeting_title(meeting)),
        ("Due", f"{long_date(row.due)}, {row.hour}" if row.hour else long_date(row.due)),
        ("Stands", done_words(row) if row.state == "done" else row.left),
        ("Rule", _rule_words(due)),
        *_days(counted),
        *_provision(due, row),
        ("Convention", CONVENTION),
    ]
    return WorkingOf(due.label, tuple(lines))


def _rule_words(due: ClockDate) -> str:
    if due.rule is not None:
        start = {"beginning with": " beginning with the meeting"}.get(due.rule.counting, "")
        return f"{due.rule.number} {due.rule.unit}{start}"
    words = _MODES.get(due.mode, due.mode)
    return words if due.mode == "same_day" else f"{due.n} {words}"


def _days(counted: DueDate | None) -> list[tuple[str, str]]:
    if counted is None:
        return []
    lines = []
    if counted.counted:
        lines.append(("Counted", f"{count(len(counted.counted), 'day')}: {_spans(counted.counted)}"))
    lines += [
        ("Not counted" if not place else "", f"{short_date(skipped.day)}: {skipped.why}")
        for place, skipped in enumerate(counted.skipped)
    ]
    return lines + [("Note", str(warning)) for warning in counted.warnings]


def _spans(days: tuple[dt.date, ...]) -> str:
    """Name every day, short."""
    return ", ".join(short_date(day)[:-5] for day in days)


def _provision(due: ClockDate, row: ClockRow) -> list[tuple[str, str]]:
    lines = [("Provision", row.provision), ("How sure", row.certainty)]
    if due.rule is not None and due.rule.note:
        lines.append(("In words", due.rule.note))
    if due.note:
        lines.append(("Note", due.note))
    return lines
