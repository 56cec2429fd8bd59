"""The agenda of a meeting as one view, which screen, text, JSON and every other paper of the meeting use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Annotated

import msgspec

from store.queries.calendar.holidays import working_days_of
from store.queries.calendar.sent import AgendaSent, sent_rows
from store.queries.rows import Date, RecordId, Row, Source, cell
from store.records import Issue, IssuedLine, IssuedQuestion, Meeting, Paper, PaperStatus, Question, Role
from store.records.agenda import LATE, WITHDRAWAL
from store.register import Register
from store.rules.agenda.building import build_changes, proposed, questions_without_item
from store.rules.agenda.issues import StandingLine, current_issues, issue_words, published_lines
from store.rules.agenda.late import late_sentence
from store.rules.agenda.lateness import PublishedLate, lateness_of
from store.rules.agenda.lines import lines_now
from store.rules.agenda.papers import exempt_as_now
from store.rules.agenda.standing_now import pending_words
from store.rules.calendar.meetings import agenda_is_out, has_begun
from store.rules.members.membership import members_at, printed_name, role_words
from store.rules.questions.askers import listed_asker
from store.rules.questions.outgoing import is_named, outgoing
from store.rules.questions.steps import scheme_on
from store.rules.words.papers import is_exempt, public_title

NOT_BUILT, DRAFT, PUBLISHED, LATE_OUT = "not built", "draft", "published", "published late"


class AgendaPaper(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A paper on an agenda. An exempt one stands without its own title, which may disclose what is kept back."""

    id: Annotated[str, cell("the item's or line's id and the paper's number")]
    what: str
    appendix: Annotated[str, cell("its letter, or as the agenda prints it; empty if it has none")]
    pages: str
    exempt: Annotated[str, cell("paragraphs of Schedule 12A by which it is exempt; empty if it is open")]
    to_follow: Annotated[bool, cell("whether it was not there yet")]
    interest: Annotated[str, cell("why the public interest in keeping it back is the greater; empty if it is open")]
    withdrawn: Annotated[bool, cell("whether it was withdrawn after it was listed")]


class AgendaQuestion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A public question under its item, with the asker as listed and the text prepared for publication."""

    id: str
    asker: str
    text: Annotated[str, cell("empty if it has not been prepared for publication")]


class AgendaItem(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An item of an agenda, in the order in which it is taken."""

    id: Annotated[str, cell("the id of the item of the programme; of standing business that of its line")]
    number: Annotated[str, cell("as printed, such as 4, 4.1 or 5a")]
    title: str
    report_of: str
    ask: Annotated[str, cell("what members are asked; empty if nothing is said")]
    papers: tuple[AgendaPaper, ...]
    questions: tuple[AgendaQuestion, ...]
    line: Annotated[str, cell("id of the line at its meeting")]
    standing: Annotated[str, cell("code of the standing business; empty for an item of the programme")]
    starts: Annotated[str, cell("guide time, such as 13:15; empty if it cannot be worked out")]
    minutes: Annotated[int | None, cell("minutes of guide time")]
    state: Annotated[str, cell("late, added, withdrawn, or empty")]
    note: Annotated[str, cell("of a late item who found it urgent and why; of one withdrawn the reason")]


class AgendaIssue(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A publication of the agenda: the agenda itself, a supplement, a late item or a withdrawal."""

    name: Annotated[str, cell("such as agenda, supplement 1, late item 2")]
    on: dt.date
    items: Annotated[tuple[str, ...], cell("the numbers of the items that it brought, changed or took off")]
    by: str
    reason: str


class AgendaWhole(Row, frozen=True, kw_only=True):
    """The agenda of a meeting as it stands: as it is built, or as it was published with everything since."""

    id: RecordId
    meeting: Annotated[dt.date, cell("the day of the meeting")]
    state: Annotated[str, cell("not built, draft, published or published late")]
    members: Annotated[tuple[str, ...], cell("those in post on its day, or when it was published, with their offices")]
    items: tuple[AgendaItem, ...]
    published_on: Date
    clear_days: Annotated[int | None, cell("clear working days that the publication gave; null if not published")]
    short_by: Annotated[int | None, cell("how many were missing")]
    basis: Annotated[str, cell("the lawful basis of a late publication; empty if in time or not recorded")]
    late: Annotated[str, cell("the same in words; empty if it was in time")]
    issues: tuple[AgendaIssue, ...]
    unpublished: Annotated[tuple[str, ...], cell("what building, or a further publication, would change")]
    sent: tuple[AgendaSent, ...]
    source: Source


def agenda_of(register: Register, meeting: Meeting) -> AgendaWhole:
    """Give the agenda of a meeting: as published if it is out, else as built, else as building would make it."""
    out = agenda_is_out(meeting)
    late = lateness_of(register.panel, meeting, working_days_of(register.panel))
    issues = current_issues(meeting)
    items = tuple(_items(register, meeting, _lines(register, meeting)))
    return AgendaWhole(
        id=meeting.id,
        meeting=meeting.date,
        state=_state(meeting, late),
        members=tuple(_members(register, meeting)),
        items=items,
        published_on=meeting.agenda_published_on if out else None,
        clear_days=late.clear_days if late else None,
        short_by=late.short_by if late else None,
        basis=late.basis if late else "",
        late=late.words if late else "",
        issues=tuple(_issue(issue, {one.line: one.number for one in items}) for issue in issues),
        unpublished=unpublished_words(register, meeting),
        sent=sent_rows(register, meeting),
        source=meeting.source,
    )


def _members(register: Register, meeting: Meeting) -> Iterator[str]:
    """Name the members as a front sheet does: in the order of their offices, an office behind the name that has it."""
    on = meeting.agenda_published_on or meeting.date
    for seat in members_at(register, on):
        office = "" if seat.role is Role.MEMBER else f" ({role_words(seat)})"
        yield f"{printed_name(register, seat.person or '', meeting)}{office}"


def _state(meeting: Meeting, late: PublishedLate | None) -> str:
    if agenda_is_out(meeting):
        return LATE_OUT if late and late.short_by else PUBLISHED
    return DRAFT if meeting.agenda else NOT_BUILT


def unpublished_words(register: Register, meeting: Meeting) -> tuple[str, ...]:
    """Say what building the agenda again, or after its publication a further one, would change.

    Once the meeting has begun nothing is left to be published: what was decided of its business is in the minutes.
    """
    if current_issues(meeting):
        return () if has_begun(register, meeting) else pending_words(register, meeting)
    built = (change.words for change in build_changes(register, meeting)) if meeting.agenda else ()
    unasked = questions_without_item(register, meeting)
    return (*built, *([unasked] if unasked else []))


def _lines(register: Register, meeting: Meeting) -> tuple[tuple[IssuedLine, str, Issue | None], ...]:
    """Give every line with its state and the publication that brought it or took it off."""
    stands: tuple[StandingLine, ...] = published_lines(exempt_as_now(register, meeting))
    if stands:
        return tuple((one.line, one.state, one.issue) for one in stands)
    return tuple(
        (line, "", None) for line in lines_now(register, meeting, meeting.agenda or proposed(register, meeting))
    )


def _items(
    register: Register, meeting: Meeting, lines: Iterable[tuple[IssuedLine, str, Issue | None]]
) -> Iterator[AgendaItem]:
    chosen = tuple(lines)
    timed = any(line.minutes for line, _, _ in chosen)
    clock = dt.datetime.combine(meeting.date, meeting.start) if meeting.start and timed else None
    for line, state, issue in chosen:
        gone = state == "withdrawn"
        yield AgendaItem(
            id=line.item or line.line,
            number=line.number,
            title=line.title,
            report_of=line.report_of,
            ask=line.ask,
            papers=tuple(_paper(line.item or line.line, paper) for paper in line.papers),
            questions=tuple(_question(register, meeting, one) for one in line.questions),
            line=line.line,
            standing=line.standing,
            starts=clock.strftime("%H:%M") if clock and not gone else "",
            minutes=line.minutes,
            state=state,
            note=_note(register, meeting, issue) if state else "",
        )
        if clock and not gone:
            # What follows an item without its time cannot be timed either.
            clock = clock + dt.timedelta(minutes=line.minutes) if line.minutes else None


def _note(register: Register, meeting: Meeting, issue: Issue | None) -> str:
    if issue is None:
        return ""
    return late_sentence(register, meeting, issue) if issue.kind == LATE else issue.reason


def _paper(owner: str, paper: Paper) -> AgendaPaper:
    return AgendaPaper(
        id=f"{owner}-{paper.number}",
        what=public_title(paper) if is_exempt(paper) else paper.what,
        appendix=paper.appendix,
        pages=paper.pages,
        exempt=paper.exempt_paragraph,
        to_follow=paper.status is PaperStatus.TO_FOLLOW,
        interest=paper.interest,
        withdrawn=paper.withdrawn_on is not None,
    )


def _question(register: Register, meeting: Meeting, one: IssuedQuestion) -> AgendaQuestion:
    """Give a question as the agenda printed it, without what may not go out of it any more."""
    live = register.get(Question, one.question)
    if live is None:
        return AgendaQuestion(one.question, one.asker, one.text)
    asker = one.asker if is_named(live.asker) else listed_asker(live, scheme_on(register, meeting.date))
    text = one.text if live.published_on is not None else outgoing(one.text, live.asker)
    return AgendaQuestion(one.question, asker, text)


def _issue(issue: Issue, numbers: dict[str, str]) -> AgendaIssue:
    touched = issue.withdrawn if issue.kind == WITHDRAWAL else tuple(line.line for line in issue.lines)
    return AgendaIssue(
        name=issue_words(issue),
        on=issue.on,
        items=tuple(numbers.get(line, line) for line in touched),
        by=issue.by,
        reason=issue.reason,
    )
