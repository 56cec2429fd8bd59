"""What is late, due or missing in the office: one line each, with what to do about it.

The lines come from a list of functions. A part of the program that can find something adds its function to that list.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import Annotated

from store.queries.calendar.clock import ClockRow, clocks, clocks_and_troubles
from store.queries.calendar.holidays import working_days_of
from store.queries.rounds.rounds import round_rows
from store.queries.rows import RecordId, Row, Source, cell
from store.queries.words.short import meeting_title
from store.records import MeetingStatus
from store.register import Register
from store.rules.calendar.clock import notices_missing
from store.rules.calendar.deadlines import NOTICES, PUBLICATION
from store.rules.calendar.meetings import warnings_for_meeting
from store.rules.calendar.publishing import UNSETTLED
from store.rules.law.provision import cited
from store.rules.words.dates import day_month, long_date
from store.rules.words.wording import capital

SOON = 5
"""The number of working days ahead for which a deadline counts as due."""


class CheckLine(Row, frozen=True):
    """Something late, due or missing; `id` and `source` are those of the record it is about."""

    code: Annotated[str, cell("stable")]
    sentence: Annotated[str, cell(last=True)]
    place: Annotated[str, cell("where in the office, in words")]
    cure: Annotated[str, cell(last=True)]
    id: RecordId
    source: Source = ""


Gatherer = Callable[[Register, dt.date], Iterable[CheckLine]]
"""A function that finds lines for a register on a day."""


def check(register: Register, today: dt.date, gatherers: Iterable[Gatherer] | None = None) -> tuple[CheckLine, ...]:
    """Gather everything that is late, due or missing: what is late first. Each line is given once."""
    lines: dict[CheckLine, None] = {}
    for gather in GATHERERS if gatherers is None else gatherers:
        lines.update(dict.fromkeys(gather(register, today)))
    return tuple(sorted(lines, key=lambda line: _rank(line.code)))


def _rank(code: str) -> int:
    word = code.rpartition(".")[2]
    return {"late": 0, "due": 2}.get(word, 1)


def deadline_lines(register: Register, today: dt.date) -> Iterator[CheckLine]:
    """Find deadlines of meetings that are late, or due within five working days, and late papers without a basis."""
    for row in clocks(register, today):
        place = _place(row.meeting)
        words = f"{row.label} for the meeting of {long_date(row.meeting)}"
        law = f" ({cited(row.provision, row.certainty)})" if row.statutory else ""
        if row.state == "late":
            sentence = f"{words}: {row.left}, due {long_date(row.due)}{law}."
            yield CheckLine("deadline.late", sentence, place, _cure(row), row.id, row.source)
        elif row.state == "due" and row.working_days_left is not None and row.working_days_left <= SOON:
            if row.deadline not in _CLOSINGS:
                sentence = f"{words}: {row.left}, due {long_date(row.due)}{law}."
                yield CheckLine("deadline.due", sentence, place, _cure(row), row.id, row.source)
        elif row.basis == UNSETTLED:
            sentence = f"Papers for the meeting of {long_date(row.meeting)} were published late on no settled basis."
            cure = "Ask the monitoring officer and record the basis."
            yield CheckLine("publish.basis", sentence, place, cure, row.id, row.source)


def _place(day: dt.date) -> str:
    return f"Calendar, {day_month(day)}"


_CLOSINGS = frozenset({"pre-meeting", "inspection"})


def _cure(row: ClockRow) -> str:
    if row.deadline == PUBLICATION:
        return "Publish the papers and record it; if it is late, on its lawful basis."
    if row.deadline == NOTICES:
        return "Post the notices and record them."
    if row.deadline == "purge":
        return "Purge the contact details in the questions."
    return "Record it as done, or see to it."


def meeting_lines(register: Register, today: dt.date) -> Iterator[CheckLine]:
    """Find meetings to come on days that are no working days or taken, and days that cannot be counted."""
    table = working_days_of(register.panel)
    for meeting in register.meetings:
        if not meeting.status.open:
            continue
        for warning in warnings_for_meeting(register, meeting, today, table) if meeting.date >= today else ():
            cure = "Check the date of the meeting."
            yield CheckLine("meeting.day", warning, _place(meeting.date), cure, meeting.id, meeting.source)
    for meeting, refused in clocks_and_troubles(register, today)[1]:
        for problem in refused.problems:
            sentence = f"{meeting_title(meeting)}: {problem.sentence}"
            place = _place(meeting.date)
            yield CheckLine("deadline.unknown", sentence, place, problem.cure, meeting.id, meeting.source)


def notice_lines(register: Register, today: dt.date) -> Iterator[CheckLine]:
    """Find meetings whose papers are out while notice is missing at some council."""
    for meeting in register.meetings:
        if meeting.date < today or meeting.status is not MeetingStatus.CALLED or not meeting.kind.in_public:
            continue
        lacking = notices_missing(register.panel, meeting)
        if lacking:
            sentence = f"No notice of the meeting of {long_date(meeting.date)} is recorded at {', '.join(lacking)}."
            cure = "Post it and record it: a notice is good if posted at every constituent council."
            yield CheckLine("notice.missing", sentence, _place(meeting.date), cure, meeting.id, meeting.source)


def round_lines(register: Register, today: dt.date) -> Iterator[CheckLine]:
    """Find statutory rounds whose next step is late or due within five working days."""
    for row in round_rows(register, today):
        if row.due is None or row.state not in {"late", "due"}:
            continue
        sentence = f"{row.title}: {row.next[0].lower()}{row.next[1:]}, {row.left}, due {long_date(row.due)}."
        cure = "Take the step, or record it if it has been taken."
        if row.state == "late":
            yield CheckLine("round.late", capital(sentence), "Rounds", cure, row.id, row.source)
        elif row.working_days_left is not None and row.working_days_left <= SOON:
            yield CheckLine("round.due", capital(sentence), "Rounds", cure, row.id, row.source)


def holiday_lines(register: Register, today: dt.date) -> Iterator[CheckLine]:
    """Find years that meetings lie in whose bank holidays are only worked out by rule."""
    table = working_days_of(register.panel)
    years = {meeting.date.year for meeting in register.meetings if meeting.status.open and meeting.date >= today}
    for year in sorted(years):
        unsure = table.why_not_certain(year)
        if unsure:
            yield CheckLine("holidays.by_rule", unsure.sentence, "Settings", unsure.cure, "PANEL")


def finding_lines(register: Register, today: dt.date) -> Iterator[CheckLine]:
    """Take in what the findings say is late, missing or at odds, except what the clerk set aside."""
    from store.queries.findings.findings import findings

    for row in findings(register, today).rows:
        about = row.records[0] if row.records else row.meeting or ""
        record = register.find(about)
        yield CheckLine(row.code, row.sentence, row.place, row.cure, about, record.source if record else "")


GATHERERS: tuple[Gatherer, ...] = (
    deadline_lines,
    meeting_lines,
    notice_lines,
    round_lines,
    holiday_lines,
    finding_lines,
)
"""Everything that is asked; another part of the program joins by a line here."""
