"""What is published after an agenda: supplements, late items and withdrawals. What was published is never changed."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.commands.fields import Problems
from store.edit import Edit
from store.problems import Problem, Refused
from store.records import AgendaLine, Issue, IssuedLine, ItemStatus, Meeting, Person, WorkItem
from store.records.agenda import FIRST, LATE, SUPPLEMENT, WITHDRAWAL
from store.register import Register
from store.rules.agenda.building import next_line_id
from store.rules.agenda.changes import line_changes
from store.rules.agenda.issues import issue_words, next_number, published_lines, without_place
from store.rules.agenda.lines import agenda_item_words, lines_now
from store.rules.agenda.numbering import next_under, style_of
from store.rules.agenda.standing import URGENT, code_brings
from store.rules.agenda.standing_now import kept_as_published, not_on_it, numbers_taken, renewed
from store.rules.calendar.meetings import the_meeting
from store.rules.calendar.publishing import notice_given, short_words
from store.rules.calendar.settled import why_settled
from store.rules.days.clear_days import NoticeGiven
from store.rules.days.holidays import HolidayTable
from store.rules.days.office_days import office_days
from store.rules.members.membership import is_member, members_at
from store.rules.programme.items import group_words, why_not_defer_to, why_not_move, why_not_place
from store.rules.programme.moving import last_order, move_of
from store.rules.programme.passed import why_ask_held
from store.rules.publishing.guards import (
    find_published,
    why_not_add_to,
    why_not_issue_on,
    why_not_late_item,
    why_nothing_new,
)
from store.rules.words.dates import day_month
from store.rules.words.loose import on_day_of
from store.rules.words.wording import quoted

WITHDRAWN = "withdrawn"


def first_issue_of(
    register: Register,
    meeting: Meeting,
    given: NoticeGiven,
    at: dt.time | None,
    by: str,
    basis: str,
    reason: str,
) -> Issue:
    """Freeze the agenda of a meeting as it is published, with the clear working days that gives."""
    return Issue(
        kind=FIRST,
        on=given.published,
        at=at,
        by=by,
        lines=lines_now(register, meeting),
        clear_days=given.clear_days,
        short_by=given.short_by,
        basis=basis,
        reason=reason if basis else "",
    )


def supplement_agenda(
    register: Register,
    today: dt.date,
    /,
    *,
    meeting: str,
    items: tuple[str, ...] = (),
    on: dt.date | None = None,
    at: dt.time | None = None,
    by: str = "",
    reason: str = "",
    all_the_same: bool = False,
    holidays: HolidayTable,
) -> Edit:
    """Publish what has changed since the agenda went out: papers, questions, wording, and items still given in time.

    `items` are lines of the agenda, by number or heading, or new items of the programme; none means all that changed.
    A new item needs its clear working days from the day of the supplement; else it is a late item (Local Government Act
    1972 s.100B(3)(b), (4)). It is numbered under the item before it. `all_the_same`: although the meeting was held.

    Raises:
        Refused: nothing has changed, the agenda is not out, the day cannot be right, or an item would come too late.
    """
    current = kept_as_published(register, register.need(Meeting, meeting, "meeting"))
    day, problems = on or today, Problems()
    problems.add(*_why_not_issue(current, day, today))
    why, who = problems.why(reason), problems.said(Issue, "by", by)
    problems.ask(all_the_same, why_ask_held(current, today))
    problems.refuse()
    lines, fresh = _changed(register, current, items, problems)
    given = notice_given(register.panel, current, day, office_days(holidays, register.panel), at)
    problems.add(*(_too_late(item, given) for item in fresh), _why_nothing(current, bool(lines or fresh)))
    problems.refuse()
    current, added = _with_items(register, current, fresh)
    lines += added
    bare = Issue(kind=SUPPLEMENT, number=next_number(current, SUPPLEMENT), on=day, at=at, by=who, reason=why)
    issue = replace(bare, lines=tuple(lines), clear_days=given.clear_days)
    about = f"{'item' if len(lines) == 1 else 'items'} {', '.join(line.number for line in lines)}"
    sentence = f"Published {issue_words(issue)} to the agenda for {the_meeting(current)}: {about}"
    return Edit(sentence, (replace(current, published=(*current.published, issue)),))


def _with_items(register: Register, meeting: Meeting, fresh: tuple[WorkItem, ...]) -> tuple[Meeting, list[IssuedLine]]:
    """Give a meeting with new items on its agenda, each with a number of its own, and their lines."""
    taken, lines = numbers_taken(one.line for one in published_lines(meeting)), []
    for item in fresh:
        meeting, added = _with_item(register, meeting, item, _before(register, meeting, item), taken)
        taken |= {added.number}
        lines.append(added)
    return meeting, lines


def _changed(
    register: Register, meeting: Meeting, items: tuple[str, ...], problems: Problems
) -> tuple[list[IssuedLine], tuple[WorkItem, ...]]:
    """Give the lines of a published agenda that say otherwise now, and the items that are not on it; of some, or all.

    Raises:
        Refused: one that was named is neither.
    """
    wanted, fresh = _wanted(register, meeting, items, problems)
    stands = {one.line.line: without_place(one.line) for one in published_lines(meeting) if one.state != WITHDRAWN}
    now = (line for line in renewed(register, meeting) if not items or line.line in wanted)
    return [line for line in now if line_changes((stands[line.line],), (line,))], fresh


def _too_late(item: WorkItem, given: NoticeGiven) -> Problem | None:
    """Say that an item cannot be added by a supplement any more; None if its clear working days are still given."""
    if not given.short_by:
        return None
    sentence = f"{quoted(item.title)} would be published with {short_words(given)}."
    cure = "Add it as a late item, with the chair's name and the special circumstances."
    return Problem("supplement-too-late", sentence, cure, "items", "agenda.late")


def _why_nothing(meeting: Meeting, anything: bool) -> Problem | None:
    return None if anything else why_nothing_new(meeting)


def _why_not_issue(meeting: Meeting, day: dt.date, today: dt.date) -> tuple[Problem | None, ...]:
    problem = why_not_add_to(meeting)
    return (problem, why_settled(meeting), None if problem else why_not_issue_on(meeting, day, today))


def _wanted(
    register: Register, meeting: Meeting, items: tuple[str, ...], problems: Problems
) -> tuple[set[str], tuple[WorkItem, ...]]:
    """Part what was named into lines of the agenda and new items of the programme; nothing named means all."""
    new = not_on_it(register, meeting)
    if not items:
        return set(), new
    lines: set[str] = set()
    fresh: dict[str, WorkItem] = {}
    for typed in items:
        item = next((one for one in new if one.id == typed or one.title == typed), None)
        meant = item or find_published(meeting, typed)
        if isinstance(meant, Problem):
            problems.add(meant)
        elif isinstance(meant, WorkItem):
            fresh[meant.id] = meant
        else:
            lines.add(meant.line)
    problems.refuse()
    return lines, tuple(fresh.values())


def _before(register: Register, meeting: Meeting, item: WorkItem) -> IssuedLine | None:
    """Give the line behind which a new item of the programme belongs: that of the item before it there."""
    lines = {one.line.item: one.line for one in published_lines(meeting) if one.line.item}
    before = [one for one in register.items_of(meeting.id) if one.order < item.order and one.id in lines]
    if before:
        return lines[before[-1].id]
    every = [one.line for one in published_lines(meeting)]
    return every[-1] if every else None


def _with_item(
    register: Register, meeting: Meeting, item: WorkItem, behind: IssuedLine | None, taken: frozenset[str]
) -> tuple[Meeting, IssuedLine]:
    """Give a meeting with an item on its agenda, numbered under a line, and the line as it is published.

    `taken` are the numbers that lines have or had, those of the same publication among them.
    """
    number = next_under(behind.number if behind else "1", taken, style_of(register, meeting))
    line = AgendaLine(id=next_line_id(meeting), item=item.id, number=number, under=True)
    changed = replace(meeting, agenda=(*meeting.agenda, line))
    [issued] = lines_now(register, changed, (line,))
    return changed, replace(issued, after=behind.line if behind else "")


def add_late_item(
    register: Register,
    today: dt.date,
    /,
    *,
    meeting: str,
    item: str,
    chair: str | None = None,
    circumstances: str = "",
    why_not_before: str = "",
    under: str = "",
    on: dt.date | None = None,
    at: dt.time | None = None,
    by: str = "",
    all_the_same: bool = False,
    holidays: HolidayTable,
) -> Edit:
    """Add an item to a published agenda that the chair finds urgent (Local Government Act 1972 s.100B(4)(b)).

    `chair` presides at the meeting; the special circumstances, and why it could not wait, are required, because the
    minutes must specify them. An item that was elsewhere comes to the meeting. It is numbered under the item for urgent
    business, or the one named by `under`. `all_the_same`: although the meeting was held.

    Raises:
        Refused: with everything that is missing or in the way.
    """
    known = register.need(WorkItem, item, "item")
    current = kept_as_published(register, register.need(Meeting, meeting, "meeting"), without=known.id)
    day, problems = on or today, Problems()
    problems.add(*_why_not_issue(current, day, today), why_not_late_item(current, known))
    problems.add(_why_not_chair(register, current, chair))
    texts = {"circumstances": circumstances, "why_not_before": why_not_before, "by": by}
    said = {name: problems.said(Issue, name, text, required=name != "by") for name, text in texts.items()}
    behind = _urgent_line(current, under, problems)
    problems.add(why_not_move(register, known, meeting) if known.meeting != meeting else None)
    problems.ask(all_the_same, why_ask_held(current, today))
    problems.refuse()
    given = notice_given(register.panel, current, day, office_days(holidays, register.panel), at)
    bare = Issue(kind=LATE, number=next_number(current, LATE), on=day, at=at, chair=chair)
    days = {"clear_days": given.clear_days, "short_by": given.short_by}
    return _added_late(register, current, known, behind, replace(bare, **said, **days), today)


def _added_late(
    register: Register, meeting: Meeting, item: WorkItem, behind: IssuedLine | None, issue: Issue, today: dt.date
) -> Edit:
    """Give the change by which an item comes on a published agenda behind a line, with the publication that says so."""
    moved = _moved_here(register, item, meeting, today)
    taken = numbers_taken(one.line for one in published_lines(meeting))
    changed, line = _with_item(register.with_edit(Edit("", (moved,))), meeting, moved, behind, taken)
    after = replace(changed, published=(*changed.published, replace(issue, lines=(line,))))
    where = f"the agenda for {the_meeting(meeting)}"
    sentence = f"Added {quoted(item.title)} as a late item to {where}: item {line.number}"
    return Edit(sentence, (*((moved,) if moved != item else ()), after))


def _why_not_chair(register: Register, meeting: Meeting, chair: str | None) -> Problem | None:
    """Say why somebody cannot have found an item urgent: nobody is named, or one who cannot preside."""
    if not chair:
        sentence = "The chair who finds the item urgent is not named."
        return Problem("late-chair", sentence, "Name whoever presides at the meeting.", "chair")
    register.need(Person, chair, "chair")
    if not members_at(register, meeting.date) or is_member(register, chair, meeting.date):
        return None
    sentence = f"{register.person_name(chair, meeting.date)} is no member of the panel {on_day_of(meeting)}."
    return Problem("late-chair", sentence, "Name the member who presides.", "chair")


def _urgent_line(meeting: Meeting, under: str, problems: Problems) -> IssuedLine | None:
    """Give the line under which a late item is numbered: the one named, that of urgent business, else the last item."""
    if under:
        meant = find_published(meeting, under)
        if isinstance(meant, Problem):
            problems.add(replace(meant, field="under"))
            return None
        return meant
    stands = [one.line for one in published_lines(meeting) if one.state != WITHDRAWN]
    urgent = [line for line in stands if code_brings(line.standing) == URGENT]
    reports = [line for line in stands if line.item]
    return next(iter((*urgent[-1:], *reports[-1:], *stands[-1:])), None)


def _moved_here(register: Register, item: WorkItem, meeting: Meeting, today: dt.date) -> WorkItem:
    """Give an item as one of a meeting, at the end of its business, if it is not there yet."""
    if item.meeting == meeting.id:
        return item
    order = last_order(register, meeting.id) + 1
    move = move_of(item, today, "moved", meeting.id, reason="late item")
    return replace(item, meeting=meeting.id, order=order, status=ItemStatus.PLANNED, moves=(*item.moves, move))


def withdraw_line(
    register: Register,
    today: dt.date,
    /,
    *,
    meeting: str,
    line: str,
    reason: str = "",
    to: str | None = None,
    on: dt.date | None = None,
    at: dt.time | None = None,
    by: str = "",
    all_the_same: bool = False,
) -> Edit:
    """Withdraw an item from a published agenda. Its number is given to no other, and the agenda says that it is off.

    An item of the programme is put off to the meeting `to`, or among the suggestions. `all_the_same` says that it is
    meant although the meeting was held.

    Raises:
        Refused: there is no such item, it was withdrawn already, no reason is given, or the day cannot be right.
    """
    current = kept_as_published(register, register.need(Meeting, meeting, "meeting"))
    day, problems = on or today, Problems()
    problems.add(*_why_not_issue(current, day, today))
    why, who = problems.reason(reason), problems.said(Issue, "by", by)
    problems.refuse()
    meant = find_published(current, line)
    if isinstance(meant, Problem):
        raise Refused(meant)
    here = _item_there(register, meant, meeting)
    if here is not None:
        problems.add(why_not_place(register, to), why_not_defer_to(register, here, to))
    problems.ask(all_the_same, why_ask_held(current, today))
    problems.refuse()
    bare = Issue(kind=WITHDRAWAL, number=next_number(current, WITHDRAWAL), on=day, at=at, by=who)
    issue = replace(bare, withdrawn=(meant.line,), reason=why)
    puts = (*((_put_off(register, here, to, why, today),) if here else ()), _without(current, meant, issue))
    where = f"; it goes to {group_words(register, to)}" if here else ""
    sentence = f"Withdrew {agenda_item_words(meant)}, from the agenda for {the_meeting(current)}{where}"
    return Edit(sentence, puts)


def _item_there(register: Register, line: IssuedLine, meeting: str) -> WorkItem | None:
    """Give the item of a line if the programme still has it for the meeting and it is still to be dealt with."""
    item = register.get(WorkItem, line.item)
    there = item is not None and item.meeting == meeting and item.binned_on is None and item.status.open
    return item if there else None


def _without(meeting: Meeting, line: IssuedLine, issue: Issue) -> Meeting:
    agenda = tuple(replace(one, left_out=True) if one.id == line.line else one for one in meeting.agenda)
    return replace(meeting, agenda=agenda, published=(*meeting.published, issue))


def _put_off(register: Register, item: WorkItem, to: str | None, why: str, today: dt.date) -> WorkItem:
    """Give an item as put off to another meeting, or among the suggestions."""
    order = last_order(register, to) + 1
    move = move_of(item, today, "deferred", to, reason=why)
    return replace(item, meeting=to, order=order, status=ItemStatus.DEFERRED, moves=(*item.moves, move))


def last_taken_back(meeting: Meeting) -> tuple[Meeting, str]:
    """Give a meeting without its last publication, and how a sentence names that."""
    issue = meeting.published[-1]
    return replace(meeting, published=meeting.published[:-1]), f"{issue_words(issue)} of {day_month(issue.on)}"
