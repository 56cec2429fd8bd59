"""The dates that follow from a meeting's date: those of the law, and those of the panel's own rules.

Dates are found by stepping over working days once for a whole meeting; `work_out` counts a single one again with every
day named, and agrees.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from store.records import Meeting, MeetingKind, MeetingStatus, Nation, Panel, RuleSet
from store.records.panel import DeadlineRule, QuestionKindRule
from store.register import Register
from store.rules.days.clear_days import work_out
from store.rules.days.counting import DueDate, working_days_left
from store.rules.days.holidays import HolidayTable
from store.rules.days.periods import add_months, period
from store.rules.law.provision import Provision
from store.rules.law.table import provision
from store.rules.words.wording import counted

PUBLICATION = "publication"
"""Agenda and reports open to the public."""

PUBLICATION_LOCAL = "publication-local"
"""The same by a rule of the panel's own that asks for more than the law."""

NOTICES = "notices"
"""Notice of time and place posted at every constituent council."""

AGENDA_SETTLED = "agenda-setting"
"""The panel's own day by which the agenda is settled with its Chair."""

DRAFT_REPORTS = "draft-reports"
"""The panel's own day by which the drafts of the reports are to be in."""

FINAL_REPORTS = "final-reports"
"""The panel's own day by which the reports are to be in as they will be published."""

INSPECTION = "inspection"
"""The end of the time for which the papers stay open to inspection."""

PURGE = "purge"
"""Contact details of those who asked questions taken out of the file."""

SUSPENDED = frozenset({MeetingStatus.CANCELLED, MeetingStatus.RELEASED})
"""Meetings that do not take place have no deadlines."""

_STATUTORY = frozenset({PUBLICATION, NOTICES, INSPECTION})
_CLOSINGS = {
    "question": "Public questions close",
    "statement": "Public statements close",
    "petition": "Petitions close",
    "deputation": "Deputations close",
    "member_question": "Members' questions close",
}


class ClockDate(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One date that follows from a meeting.

    `rule` is the provision of the law; None for a date of the panel's own, which `mode` and `n` then describe.
    `closes` marks a day on which something ends by itself. `law` names the law behind a local date. `after` says that
    it lies after the meeting.
    """

    code: str
    label: str
    due: dt.date
    hour: dt.time | None = None
    rule: Provision | None = None
    mode: str = ""
    n: int = 0
    note: str = ""
    law: str = ""
    closes: bool = False
    after: bool = False

    @property
    def statutory(self) -> bool:
        """Say whether the date is the law's."""
        return self.rule is not None


class WorkingDays:
    """The working days before and after a day, found as far as they are asked for."""

    def __init__(self, day: dt.date, table: HolidayTable, *, count_closure_days: bool = False) -> None:
        """Begin at a day. Raises Refused if the table does not reach it."""
        self._day = day
        self._table = table
        self._closures = count_closure_days
        self._counted: dict[int, list[dt.date]] = {-1: [], 1: []}
        table.why_not_working(day)

    def before(self, n: int) -> dt.date:
        """Give the `n`-th working day before the day; `n` is 1 or more. Raises Refused outside the table."""
        return self._nth(n, -1)

    def after(self, n: int) -> dt.date:
        """Give the `n`-th working day after the day; `n` is 1 or more. Raises Refused outside the table."""
        return self._nth(n, 1)

    def _nth(self, n: int, step: int) -> dt.date:
        counted, move = self._counted[step], dt.timedelta(days=step)
        day = counted[-1] if counted else self._day
        while len(counted) < n:
            day += move
            if self._table.why_not_working(day, count_closure_days=self._closures) is None:
                counted.append(day)
        return counted[n - 1]


def farthest(rules: RuleSet) -> int:
    """Give the calendar days before a meeting beyond which none of its deadlines can lie."""
    return min(2 * max((rule.n for rule in rules.deadlines), default=0), 1_000) + 92


def deadlines(register: Register, meeting: Meeting, table: HolidayTable) -> tuple[ClockDate, ...]:
    """Give the dates that follow from a meeting by its date, earliest first.

    There are none if it will not take place, and none until its day is known.

    The panel's rules are those in force on the day of the meeting. A meeting held in private has none: the law on
    access does not reach it and the panel's custom is for its own meetings.

    Raises:
        Refused: the table does not reach a day, or a rule of the panel's cannot be counted.
    """
    if meeting.status in SUSPENDED or not meeting.kind.in_public or meeting.known_by:
        return ()
    panel = register.panel
    rules = panel.rules_on(meeting.date)
    days = WorkingDays(meeting.date, table, count_closure_days=closures_count(panel, meeting.date))
    dates = [*_of_the_law(panel, rules, meeting, days)]
    dates += [_local(rule, meeting, days, table) for rule in rules.deadlines if rule.code not in _STATUTORY]
    if takes_questions(rules, meeting):
        dates += [due for kind in rules.questions.kinds for due in _closings(kind, rules, meeting, days, table)]
    if rules.contact_months:
        dates.append(_purge(rules, meeting))
    return tuple(sorted(dates, key=lambda due: due.due))


def takes_questions(rules: RuleSet, meeting: Meeting) -> bool:
    """Say whether the panel's scheme lets the public take part in a meeting of this kind.

    The annual meeting counts as an ordinary one: it is one of the year's planned meetings and not called specially.
    """
    ordinary = meeting.kind in {MeetingKind.ORDINARY, MeetingKind.ANNUAL}
    return rules.questions.allowed is not False and (ordinary or rules.questions.meetings != "ordinary_only")


def publication(panel: Panel, day: dt.date) -> tuple[Provision, int | None]:
    """Give the law's notice for a meeting on a day, and the panel's own number of clear days if it asks for more.

    Raises Refused if no provision is in force.
    """
    law = provision("notice", day, panel.nation)
    own = panel.rules_on(day).notice.clear_days
    return law, own if own is not None and own > law.number else None


def publication_due(panel: Panel, day: dt.date, table: HolidayTable) -> dt.date:
    """Give the last day on which papers are published with the law's clear working days before a meeting on a day.

    Every face and every rule takes the day from here. Raises Refused as `deadlines` does.
    """
    return _law_due(publication(panel, day)[0], WorkingDays(day, table, count_closure_days=closures_count(panel, day)))


def papers_due(panel: Panel, day: dt.date, table: HolidayTable) -> dt.date:
    """Give the day by which papers are to be in for a meeting on a day: the panel's own, else the last of publication.

    Raises Refused as `deadlines` does.
    """
    own = next((rule for rule in panel.rules_on(day).deadlines if rule.code == FINAL_REPORTS), None)
    if own is None:
        return publication_due(panel, day, table)
    return _counted(own.mode, own.n, day, WorkingDays(day, table, count_closure_days=closures_count(panel, day)), table)


def _law_due(law: Provision, days: WorkingDays) -> dt.date:
    return days.before(law.number + 1)


def closures_count(panel: Panel, day: dt.date) -> bool:
    """Say whether the panel's rules on a day count days on which its offices are closed as working days."""
    return panel.rules_on(day).notice.closures_count


def days_left(panel: Panel, today: dt.date, due: dt.date, table: HolidayTable, of: dt.date) -> int:
    """Count the working days left until a due day under the rules in force on the day `of` what it belongs to.

    Raises Refused for days outside the table.
    """
    return working_days_left(today, due, table, count_closure_days=closures_count(panel, of))


def worked_out(register: Register, meeting: Meeting, due: ClockDate, table: HolidayTable) -> DueDate | None:
    """Count one date again with every day named; None for dates that are not counted from the meeting in days.

    Raises Refused as `deadlines` does.
    """
    rules = register.panel.rules_on(meeting.date)
    mode, n = due.mode, due.n
    if due.rule is not None and due.rule.unit == "clear working days":
        mode, n = "clear_wd", due.rule.number
    if not mode or mode in {"same_day", "months_after"}:
        return None
    return work_out(
        mode,
        n,
        meeting.date,
        table,
        rule=due.rule,
        count_closure_days=rules.notice.closures_count,
        hour=due.hour,
    )


def _of_the_law(panel: Panel, rules: RuleSet, meeting: Meeting, days: WorkingDays) -> list[ClockDate]:
    law, own = publication(panel, meeting.date)
    by, cut_off = _law_due(law, days), rules.notice.cut_off
    councils = panel.councils_on(meeting.date)
    ways = counted(len(councils), "council") if councils else "every constituent council"
    posted = "published electronically" if panel.nation is Nation.WALES else f"posted at {ways}"
    keep = provision("inspection", meeting.date, panel.nation)
    dates = [
        ClockDate(code=PUBLICATION, label="Agenda and reports published", due=by, hour=cut_off, rule=law, n=law.number),
        ClockDate(code=NOTICES, label=f"Notice of the meeting {posted}", due=by, hour=cut_off, rule=law, n=law.number),
        ClockDate(
            code=INSPECTION,
            label="Papers open to inspection until",
            due=period(keep, meeting.date).last,
            rule=keep,
            n=keep.number,
            closes=True,
            after=True,
        ),
    ]
    if own is not None:
        label = "Agenda and reports published (panel's own rule)"
        due = days.before(own + 1)
        dates.append(ClockDate(code=PUBLICATION_LOCAL, label=label, due=due, hour=cut_off, mode="clear_wd", n=own))
    return dates


def _local(rule: DeadlineRule, meeting: Meeting, days: WorkingDays, table: HolidayTable) -> ClockDate:
    day = _counted(rule.mode, rule.n, meeting.date, days, table)
    hour = rule.hour if rule.minutes_before is None else _before_start(meeting, rule.minutes_before)
    return ClockDate(
        code=rule.code,
        label=rule.label,
        due=day,
        hour=hour,
        mode=rule.mode,
        n=rule.n,
        note=rule.note,
        law=rule.provision,
        closes=rule.closes,
        after=rule.mode.endswith("_after"),
    )


def _before_start(meeting: Meeting, minutes: int) -> dt.time | None:
    """Give the time so many minutes before a meeting starts; None if its start is not recorded or it is another day."""
    if meeting.start is None:
        return None
    time = dt.datetime.combine(meeting.date, meeting.start) - dt.timedelta(minutes=minutes)
    return time.time() if time.date() == meeting.date else None


def _closings(
    kind: QuestionKindRule, rules: RuleSet, meeting: Meeting, days: WorkingDays, table: HolidayTable
) -> Iterator[ClockDate]:
    """Give the days by which a kind must be in, and by which its answer is guaranteed; a printed one once entered."""
    code = kind.kind.replace("_", "-")
    label = _CLOSINGS.get(kind.kind, f"{kind.kind.replace('_', ' ').capitalize()}: closing day")
    sure = f"{label}: {kind.guarantee or 'an answer'} guaranteed"
    for name, words, deadline in (("guaranteed", sure, kind.guaranteed), ("deadline", label, kind.deadline)):
        printed = deadline.mode == "printed"
        if deadline.mode == "none" or (printed and meeting.questions_by is None):
            continue
        by_start = deadline.mode == "minutes_before"
        mode, n = ("same_day" if by_start else deadline.mode), deadline.n
        if printed and meeting.questions_by is not None:
            mode, n = "calendar", (meeting.date - meeting.questions_by).days
        hour = (meeting.questions_hour if printed else None) or deadline.hour
        yield ClockDate(
            code=f"{code}-{name}",
            label=f"{words} (only asked for)" if deadline.advisory else words,
            due=meeting.questions_by or meeting.date if printed else _counted(mode, n, meeting.date, days, table),
            hour=_before_start(meeting, n) if by_start else hour,
            mode=mode,
            n=n,
            law=rules.questions.provision,
            closes=True,
        )


def _purge(rules: RuleSet, meeting: Meeting) -> ClockDate:
    months = rules.contact_months
    return ClockDate(
        code=PURGE,
        label="Contact details of questioners purged",
        due=add_months(meeting.date, months),
        mode="months_after",
        n=months,
        after=True,
    )


def _counted(mode: str, n: int, day: dt.date, days: WorkingDays, table: HolidayTable) -> dt.date:
    """Count as `work_out` does, without the working where that can be left out."""
    if n >= 1 and mode == "wd_before":
        return days.before(n)
    if n >= 0 and mode == "clear_wd":
        return days.before(n + 1)
    if n >= 1 and mode == "wd_after":
        return days.after(n)
    if mode == "same_day":
        return day
    return work_out(mode, n, day, table).due
