"""The lines of an agenda as they read now: numbered, worded, with their papers and the questions under them."""

from __future__ import annotations

from collections.abc import Iterable

from store.records import AgendaLine, IssuedLine, IssuedQuestion, Meeting, WorkItem
from store.register import Register
from store.rules.agenda.exclusion import exclusion_ask, exclusion_title
from store.rules.agenda.numbering import numbers_of, style_of
from store.rules.agenda.papers import papers_issued
from store.rules.agenda.standing import (
    EXCLUSION,
    QUESTIONS,
    TemplateLine,
    code_brings,
    filled,
    standing_ask,
    template_of,
)
from store.rules.questions.askers import listed_asker
from store.rules.questions.outgoing import public_text
from store.rules.questions.session import line_up
from store.rules.questions.steps import scheme_on


def lines_now(
    register: Register, meeting: Meeting, lines: Iterable[AgendaLine] | None = None
) -> tuple[IssuedLine, ...]:
    """Give the lines of an agenda as they would be published now; those left out are none.

    Without `lines` they are the meeting's own. What was worded by hand stands; the rest follows from the programme, the
    panel's template and the questions accepted for the meeting.
    """
    chosen = tuple(meeting.agenda if lines is None else lines)
    numbers = numbers_of(chosen, style_of(register, meeting))
    template = {one.code: one for one in template_of(register, meeting)}
    asked = asked_under(chosen)
    return tuple(
        _line(register, meeting, line, numbers[line.id], template.get(line.standing), line.id == asked)
        for line in chosen
        if line.id in numbers
    )


def asked_under(lines: Iterable[AgendaLine]) -> str:
    """Give the line under which public questions stand: the first for them that is not left out; empty if none is."""
    return next((one.id for one in lines if not one.left_out and code_brings(one.standing) == QUESTIONS), "")


def _line(
    register: Register, meeting: Meeting, line: AgendaLine, number: str, standing: TemplateLine | None, asked: bool
) -> IssuedLine:
    item = register.get(WorkItem, line.item)
    title, lead, ask, minutes = line_defaults(register, meeting, line, standing)
    return IssuedLine(
        line=line.id,
        number=number,
        item=line.item,
        standing=line.standing,
        title=line.title or title,
        report_of=line.report_of or lead,
        ask=line.ask or ask,
        minutes=minutes if line.minutes is None else line.minutes,
        under=line.under,
        papers=papers_issued(item) if item else line.papers,
        questions=questions_printed(register, meeting) if asked else (),
    )


def line_defaults(
    register: Register, meeting: Meeting, line: AgendaLine, standing: TemplateLine | None = None
) -> tuple[str, str, str, int | None]:
    """Give what a line says where nothing was worded by hand: heading, report of, what members are asked, minutes."""
    item = register.get(WorkItem, line.item)
    if item is not None:
        return item.title, item.lead, "", item.minutes
    if code_brings(line.standing) == EXCLUSION:
        return exclusion_title(), "", exclusion_ask(register, meeting), None
    one = standing or next((each for each in template_of(register, meeting) if each.code == line.standing), None)
    if one is None:
        return line.standing.replace("-", " ").capitalize() or str(line.item or ""), "", "", None
    return filled(register, meeting, one.heading.title), "", standing_ask(register, meeting, one), one.heading.minutes


def questions_printed(register: Register, meeting: Meeting) -> tuple[IssuedQuestion, ...]:
    """Give the questions accepted for a meeting as an agenda may print them, in the order in which they are put."""
    scheme = scheme_on(register, meeting.date)
    return tuple(
        IssuedQuestion(question=one.id, asker=listed_asker(one, scheme), text=public_text(one))
        for one in line_up(register, meeting.id)
    )


def agenda_item_words(line: IssuedLine) -> str:
    """Name a line in a sentence: `item 5, "Rural crime"`."""
    return f"item {line.number}, “{line.title}”"
