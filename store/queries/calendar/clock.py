"""The clock of meetings in plain values: every deadline with its day, where it stands, and under which provision."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Annotated, NamedTuple

import msgspec

from store.later import Later
from store.problems import Refused, not_worked_out
from store.queries.calendar.holidays import working_days_of
from store.queries.rows import Date, RecordId, Row, Source, cell
from store.records import Meeting
from store.register import Register
from store.rules.calendar.clock import HISTORY_AFTER, State, Tick, clock, left_words, near_words
from store.rules.calendar.deadlines import PUBLICATION, SUSPENDED, days_left, publication_due
from store.rules.calendar.meetings import agenda_is_out
from store.rules.words.dates import clock_time, long_date, near_date, short_date
from store.rules.words.loose import NOT_SET, short_day_of
from store.rules.words.wording import counted

if TYPE_CHECKING:
    from store.rules.agenda import lateness
else:
    # The line at the top counts deadlines; only the calendar says how late papers came out.
    lateness = Later("store.rules.agenda.lateness")

_OWN = "the panel's own rule"
_CHASED_AHEAD = 4

WritesDay = Callable[[dt.date], str]
"""How a day is written."""

WorkingDaysLeft = Annotated[
    int | None,
    cell("working days after today up to and including the due day; negative when late, null when done or too far off"),
]


class DeadlineRow(Row, frozen=True, kw_only=True, gc=False):
    """A deadline of a meeting, known or not set; `id` and `source` are the meeting's."""

    id: RecordId
    meeting: Annotated[dt.date | None, cell("day of the meeting; null while it is known by its week or month only")]
    deadline: Annotated[str, cell("stable code, such as publication")]
    label: str
    due: Annotated[dt.date | None, cell("null while it is not set or cannot be worked out, which the note explains")]
    hour: Annotated[str, cell("such as 5:00 pm; empty if it has none")]
    working_days_left: WorkingDaysLeft
    state: Annotated[str, cell("done, due, late, past (nothing is left to be done), not set or not known")]
    statutory: Annotated[bool, cell("whether the date is the law's")]
    provision: Annotated[str, cell("where the rule stands")]
    certainty: Annotated[str, cell("verified, local rule or ask the monitoring officer")]
    done_on: Date
    done_by: str
    basis: Annotated[str, cell("the lawful basis of papers published late; else empty")]
    note: str
    source: Source


class ClockRow(DeadlineRow, frozen=True, kw_only=True, gc=False):
    """A deadline of a meeting whose day is known."""

    meeting: Annotated[dt.date, cell("day of the meeting")]
    due: dt.date

    @property
    def left(self) -> str:
        """Say how much time is left: `7 working days left`, `due today`, `late by 2 working days`."""
        return left_words(self.state, self.working_days_left)

    def short(self, written: WritesDay = short_date) -> str:
        """Say the same beside its date: `7 working days`, `2 working days late`, `done Fri 9 Jul 2021`."""
        if self.done_on:
            return f"done {written(self.done_on)}"
        return near_words(self.state, self.working_days_left)

    def in_working_days(self, written: WritesDay = short_date) -> str:
        """Say where it stands, in a column of working days: `7 left`, `2 late`, `today`, `done 9 Jul 2021`, `past`."""
        if self.done_on:
            return f"done {written(self.done_on)[4:]}"
        left = self.working_days_left
        if left is None or self.state not in {State.DUE.value, State.LATE.value}:
            return near_words(self.state, None)
        return f"{-left} late" if left < 0 else f"{left} left" if left else "today"

    @property
    def day(self) -> str:
        """Write the due day in short, with its hour if it has one: `Wed 21 Jul 2021, 5:00 pm`."""
        return f"{short_date(self.due)}, {self.hour}" if self.hour else short_date(self.due)

    @property
    def kind(self) -> str:
        """Say in a word whose rule it is: `law` or `local`."""
        return "law" if self.statutory else "local"


def in_one_form(rows: Iterable[ClockRow]) -> WritesDay:
    """Give how the days of deadlines are written that stand under one another: all with their year, or none.

    They have none where all are of one year, which is that of the meeting in whose name they stand.
    """
    years = {day.year for row in rows for day in (row.meeting, row.due, row.done_on) if day}
    return short_date if len(years) > 1 else lambda day: near_date(day, day.year)


class NextDeadline(msgspec.Struct, frozen=True):
    """What is due next, or late already: the row, the same in words, and in few of them.

    All say which meeting it is of, if that is not the next, beside which they stand; `least` then leaves out how many
    days are left. Without a row the words say that the days of the meetings ahead cannot be counted.
    """

    row: ClockRow | None
    words: str
    short: str
    least: str


def clock_rows(register: Register, meeting: Meeting, today: dt.date) -> tuple[ClockRow, ...]:
    """Give the clock of one meeting, earliest deadline first.

    Raises:
        Refused: the list of bank holidays does not reach a day that has to be counted.
    """
    return tuple(clock_row(meeting, tick) for tick in clock(register, meeting, today, working_days_of(register.panel)))


def clock_list(register: Register, today: dt.date, meeting: str | None = None) -> tuple[ClockRow, ...]:
    """List the deadlines of one meeting, or of all whose clock still runs.

    Raises:
        Refused: there is no such meeting, or the list of bank holidays does not reach it.
    """
    if meeting is not None:
        return clock_rows(register, register.need(Meeting, meeting, "meeting"), today)
    return clocks(register, today)


def running(register: Register, today: dt.date) -> Iterator[Meeting]:
    """Go through the meetings whose clock still runs: those to come, and those held in the last three months."""
    for meeting in register.meetings:
        if meeting.status not in SUSPENDED and meeting.date >= today - HISTORY_AFTER:
            yield meeting


def clocks(register: Register, today: dt.date) -> tuple[ClockRow, ...]:
    """Give the clocks of all meetings that still have one running; meetings that cannot be counted are left out."""
    return clocks_and_troubles(register, today)[0]


def clocks_and_troubles(
    register: Register, today: dt.date
) -> tuple[tuple[ClockRow, ...], tuple[tuple[Meeting, Refused], ...]]:
    """Give the clocks that still run, meeting by meeting, and the meetings whose days cannot be counted, with why."""
    rows: list[ClockRow] = []
    troubles = []
    for meeting in running(register, today):
        try:
            rows += clock_rows(register, meeting, today)
        except Refused as refused:
            troubles.append((meeting, refused))
    return tuple(rows), tuple(troubles)


class PapersDue(NamedTuple):
    """The last day for papers that are not out, and the working days left; or why it cannot be worked out."""

    by: dt.date | None = None
    left: int | None = None
    unknown: str = ""


def papers_due(register: Register, today: dt.date) -> dict[str, PapersDue]:
    """Give, by the ids of meetings to come, the last day for papers that are not out."""
    due = {}
    for meeting in running(register, today):
        try:
            rows = clock_rows(register, meeting, today)
        except Refused as refused:
            due[meeting.id] = PapersDue(unknown=not_worked_out(refused))
            continue
        if meeting.known_by and meeting.kind.in_public:
            due[meeting.id] = PapersDue(unknown=NOT_SET)
        for row in rows:
            if row.deadline == PUBLICATION and row.state in {State.DUE.value, State.LATE.value}:
                due[meeting.id] = PapersDue(row.due, row.working_days_left)
    return due


def papers_words(register: Register, meeting: Meeting, today: dt.date) -> str:
    """Say how the papers of one meeting stand: `Wed 21 Jul: 7 working days`, `2 working days late`, `out Mon 12 Jul`.

    Those that came out late say so for good, with the clear working days that were missing: `out Mon 26 Jul, short
    by 3`. Where nothing is to be published, nothing is said.
    """
    if agenda_is_out(meeting) and meeting.agenda_published_on:
        late = lateness.lateness_of(register.panel, meeting, working_days_of(register.panel))
        short = f", short by {late.short_by}" if late and late.short_by else ""
        return f"out {short_date(meeting.agenda_published_on)[:-5]}{short}"
    if meeting.status in SUSPENDED or not meeting.kind.in_public or meeting.date < today or not meeting.status.open:
        return ""
    if meeting.known_by:
        return "day not known"
    table = working_days_of(register.panel)
    try:
        by = publication_due(register.panel, meeting.date, table)
        left = days_left(register.panel, today, by, table, meeting.date)
    except Refused:
        return "not known"
    words = near_words((State.LATE if by < today else State.DUE).value, left)
    return words if by < today else f"{short_date(by)[:-5]}: {words}"


def next_deadline(register: Register, today: dt.date, *, statutory_first: bool = True) -> NextDeadline | None:
    """Give what the clerk must see first: a date of the law that is late, else the next one due; then the panel's own.

    Only the next few meetings are looked at; None if nothing is due. Where nothing is known to be due because the days
    cannot be counted, that is said instead.
    """
    waiting: list[ClockRow] = []
    uncounted: list[Meeting] = []
    # Not all that lie ahead: 3,900 of 4,700 took 0.4 ms of each change and of each place that is gone to.
    coming = (meeting for meeting in register.meetings_between(today, dt.date.max) if meeting.status not in SUSPENDED)
    ahead = tuple(islice(coming, _CHASED_AHEAD))
    for meeting in ahead:
        try:
            rows = clock_rows(register, meeting, today)
        except Refused:
            uncounted.append(meeting)
            continue
        waiting += [row for row in rows if row.working_days_left is not None and row.state in {"due", "late"}]
        of_law = [row for row in waiting if row.statutory]
        if statutory_first and of_law:
            waiting = of_law
            break
    chosen = min(waiting, key=lambda row: row.due, default=None)
    if chosen is None:
        return _not_counted(uncounted[0]) if uncounted else None
    of = "" if chosen.meeting == ahead[0].date else f" for {short_date(chosen.meeting)[:-5]}"
    short, least = _next_short(chosen, of)
    return NextDeadline(chosen, _next_words(chosen, of), short, least)


def _not_counted(meeting: Meeting) -> NextDeadline:
    """Say that no deadline is known; its own clock, and `check`, say why."""
    words, short = f"the deadlines of {short_day_of(meeting)} cannot be worked out", "deadlines not known"
    return NextDeadline(None, words, short, short)


def _next_words(row: ClockRow, of: str) -> str:
    """Say what is due next; of a later meeting than the next, which stands beside it, its day is said."""
    label = "publish papers by" if row.deadline.startswith(PUBLICATION) else f"{row.label}:"
    return f"{label} {short_date(row.due)[:-5]}{of} ({row.left})"


def _next_short(row: ClockRow, of: str) -> tuple[str, str]:
    """Say the same in few words, and in the fewest that do not leave open of which meeting it is."""
    word = "papers" if row.deadline.startswith(PUBLICATION) else row.label.split()[0].lower()
    near = near_words(row.state, row.working_days_left)
    day = f"{word} by {short_date(row.due)[:-5]}{of}" if of else f"{word} {short_date(row.due)[:-5]}"
    return f"{day}: {near}", day if of else f"{day}: {near}"


def clock_row(meeting: Meeting, tick: Tick) -> ClockRow:
    """Word one deadline of a meeting."""
    due, rule = tick.due, tick.due.rule
    own = f"{_OWN}; {due.law}" if due.law else _OWN
    return ClockRow(
        id=meeting.id,
        meeting=meeting.date,
        deadline=due.code,
        label=due.label,
        due=due.due,
        hour=clock_time(due.hour) if due.hour else "",
        working_days_left=tick.left,
        state=tick.state.value,
        statutory=due.statutory,
        provision=rule.citation if rule else own,
        certainty=rule.certainty if rule else "local rule",
        done_on=tick.done_on,
        done_by=tick.done_by,
        basis=tick.basis,
        note=_note(tick),
        source=meeting.source,
    )


def _note(tick: Tick) -> str:
    late = f"{counted(tick.late_by, 'working day')} late" if tick.late_by else ""
    return "; ".join(part for part in (late, tick.told, tick.due.note) if part)


def pressing(rows: Iterable[ClockRow]) -> tuple[ClockRow, ...]:
    """Give the deadlines that something is still to be done about: those that are late and those to come."""
    return tuple(row for row in rows if row.state in {State.LATE.value, State.DUE.value})


def first_due(rows: Iterable[ClockRow]) -> str:
    """Give the code of the first deadline still to be met in time; empty if none is."""
    return next((row.deadline for row in rows if row.state == State.DUE.value), "")


def stand_words(row: ClockRow) -> str:
    """Say where a deadline stands: when and by whom it was met, else how much time is left."""
    return done_words(row) if row.state == State.DONE.value else row.left


def done_words(row: ClockRow) -> str:
    """Say when and by whom a deadline was met, and on what basis if it was late."""
    when = f"on {long_date(row.done_on)}" if row.done_on else ""
    who = f"by {row.done_by}" if row.done_by else ""
    basis = f"as {row.basis}" if row.basis else ""
    return " ".join(part for part in ("done", when, who, basis) if part)
