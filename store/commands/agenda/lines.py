"""Building an agenda, and what a clerk does with its lines before it is published: order, wording, number, left out."""

from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec.structs import replace

from store.commands.fields import Problems, changed_words, changes_of
from store.edit import Edit
from store.problems import Problem
from store.records import AgendaLine, Meeting, Nation, Paper, PaperStatus
from store.register import Register
from store.rules.agenda.building import build_changes, built
from store.rules.agenda.lines import line_defaults, lines_now
from store.rules.agenda.numbering import style_of, why_not_number, why_twice
from store.rules.calendar.meetings import the_meeting
from store.rules.programme.items import why_not_minutes
from store.rules.programme.papers import tidied, why_not_paper
from store.rules.programme.passed import why_ask
from store.rules.publishing.guards import (
    find_line,
    not_built,
    why_frozen,
    why_not_build,
    why_not_leave_out,
    why_not_place_line,
)
from store.rules.words.wording import counted, quoted


def build_agenda(register: Register, today: dt.date, /, *, meeting: str, all_the_same: bool = False) -> Edit:
    """Build the agenda of a meeting from the panel's template and the programme, or build it again.

    What was ordered, worded, numbered or left out by hand is kept. `all_the_same` says that it is meant although the
    meeting has passed.

    Raises:
        Refused: it was published, the meeting does not take place, or there is nothing to build it from.
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    problems.add(why_not_build(current))
    lines = built(register, current)
    if not lines:
        sentence = f"Nothing stands in the programme for {the_meeting(current)}, and the panel has no standing items."
        problems.add(
            Problem("agenda-empty", sentence, "Add an item, or the standing items in the settings.", "meeting")
        )
    problems.ask(all_the_same, why_ask(register, (meeting,), today))
    problems.refuse()
    changes = build_changes(register, current)
    if lines == current.agenda or (current.agenda and not changes):
        return Edit(f"Changed nothing in the agenda for {the_meeting(current)}")
    if not current.agenda:
        sentence = f"Built the agenda for {the_meeting(current)}: {counted(len(lines), 'item')}"
    else:
        sentence = f"Built the agenda for {the_meeting(current)} again: {counted(len(changes), 'change')}"
    return Edit(sentence, (replace(current, agenda=lines),))


def place_line(
    register: Register, today: dt.date, /, *, meeting: str, line: str, by: int, all_the_same: bool = False
) -> Edit:
    """Put an item of the agenda one place up (-1) or down (+1); building again leaves it where it was put.

    `all_the_same` says that it is meant although the meeting has passed.

    Raises:
        Refused: it is the first or the last already, the agenda was published or not built, or there is no such item.
        ValueError: `by` is neither -1 nor 1, which is a fault of the program.
    """
    if by not in {-1, 1}:
        raise ValueError(f"an item moves by one place, not by {by}")
    current, known, problems = _named(register, meeting, line)
    problems.add(why_not_place_line(current, known, by))
    problems.ask(all_the_same, why_ask(register, (meeting,), today))
    problems.refuse()
    lines = list(current.agenda)
    place = lines.index(known)
    lines[place], lines[place + by] = lines[place + by], replace(known, placed=True)
    title = quoted(_title(register, current, known))
    sentence = f"Moved {title} {'up' if by == -1 else 'down'} one place on the agenda for {the_meeting(current)}"
    return Edit(sentence, (replace(current, agenda=tuple(lines)),))


def word_line(
    register: Register,
    today: dt.date,
    /,
    *,
    meeting: str,
    line: str,
    was: AgendaLine | None = None,
    appendix: str | None = None,
    pages: str | None = None,
    all_the_same: bool = False,
    **fields: Any,
) -> Edit:
    """Word an item of the agenda by hand: heading, report of, what members are asked, guide time, number, sub-item.

    What is given empty follows from programme and template again. `appendix` and `pages` are of the paper of standing
    business, such as the last minutes. `was` is the line as the form opened it: only what differs is applied.
    `all_the_same` says that it is meant although the agenda was published or the meeting has passed; a number that was
    published never changes.

    Raises:
        Refused: with every fault of what was typed.
        Conflict: someone else has changed one of the same fields to something else.
        TypeError: a field cannot be worded here, which is a fault of the program.
    """
    current, known, problems = _named(register, meeting, line)
    changed, changes = changes_of(AgendaLine, known, was, fields, problems)
    changed = replace(changed, papers=_paper(known, appendix, pages, problems))
    lines = tuple(changed if one.id == known.id else one for one in current.agenda)
    problems.add(*_why_not_numbered(register, current, known, changed, lines), why_not_minutes(changed.minutes))
    problems.ask(all_the_same or changed == known, why_ask(register, (meeting,), today))
    problems.refuse()
    changes.refuse_conflicts()
    title = quoted(_title(register, current, known))
    if changed == known:
        return Edit(f"Changed nothing in {title}")
    names = changed_words(AgendaLine, changes.values) if changes.values else "the paper"
    sentence = f"Changed {names} of {title} on the agenda for {the_meeting(current)}"
    return Edit(sentence, (replace(current, agenda=lines),))


def _why_not_numbered(
    register: Register, meeting: Meeting, before: AgendaLine, after: AgendaLine, lines: tuple[AgendaLine, ...]
) -> tuple[Problem | None, ...]:
    """List what is wrong with the number of a line as it is to be: no number, one that is published, or used twice."""
    frozen = why_frozen(meeting, "Numbers that were published never move.")
    if frozen is not None:
        return (frozen if (after.number, after.under) != (before.number, before.under) else None,)
    return (why_not_number(after.number), *why_twice(lines, style_of(register, meeting)))


def _paper(line: AgendaLine, appendix: str | None, pages: str | None, problems: Problems) -> tuple[Paper, ...]:
    """Give the papers of standing business with appendix and pages as they were typed; of an item they stand there."""
    given = {name: value for name, value in (("appendix", appendix), ("pages", pages)) if value is not None}
    if not given:
        return line.papers
    if line.item:
        cure = "Record the paper with the item."
        problems.add(Problem("agenda-papers-of-item", "The papers of an item are its own.", cure, "appendix"))
        return line.papers
    bare = line.papers[0] if line.papers else Paper(status=PaperStatus.RECEIVED)
    draft, changes = changes_of(Paper, bare, None, given, problems)
    made = tidied(draft)
    problems.add(*why_not_paper(made, changes.names, Nation.ENGLAND, dt.date.max))
    return (made,) if made.appendix or made.pages else ()


def leave_out_line(
    register: Register, today: dt.date, /, *, meeting: str, line: str, out: bool, all_the_same: bool = False
) -> Edit:
    """Leave standing business out of one agenda, or take it in again; building again keeps that.

    `all_the_same` says that it is meant although the meeting has passed.

    Raises:
        Refused: it is an item of the programme, the agenda was published or not built, or there is no such line.
    """
    current, known, problems = _named(register, meeting, line)
    problems.add(why_not_leave_out(current, known))
    changed = replace(known, left_out=out)
    lines = tuple(changed if one is known else one for one in current.agenda)
    problems.add(*why_twice(lines, style_of(register, current)))
    problems.ask(all_the_same or changed == known, why_ask(register, (meeting,), today))
    problems.refuse()
    title = quoted(_title(register, current, known))
    if changed == known:
        return Edit(f"Changed nothing in {title}")
    did = f"Left {title} out of" if out else f"Took {title} back into"
    return Edit(f"{did} the agenda for {the_meeting(current)}", (replace(current, agenda=lines),))


def _named(register: Register, meeting: str, typed: str) -> tuple[Meeting, AgendaLine, Problems]:
    """Give a meeting with the line of its agenda that is meant, those left out included.

    Raises:
        Refused: the agenda has not been built, or there is no such line.
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    if not current.agenda:
        problems.add(not_built(current))
    every = {line.id: line for line in current.agenda}
    known = every.get(typed) or _left_out(register, current, typed)
    if known is None and current.agenda:
        meant = find_line(lines_now(register, current), typed)
        if isinstance(meant, Problem):
            problems.add(meant)
        else:
            known = every[meant.line]
    problems.refuse()
    if known is None:
        raise AssertionError("refused above")
    return current, known, problems


def _left_out(register: Register, meeting: Meeting, typed: str) -> AgendaLine | None:
    """Give the line that is left out and has a heading; None if there is none."""
    out = [line for line in meeting.agenda if line.left_out and _title(register, meeting, line) == typed.strip()]
    return out[0] if len(out) == 1 else None


def _title(register: Register, meeting: Meeting, line: AgendaLine) -> str:
    return line.title or line_defaults(register, meeting, line)[0]
