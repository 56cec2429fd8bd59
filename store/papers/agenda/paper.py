"""The agenda of a meeting as it is printed, before and after publication, and the sheet of what changed since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from store.papers.tables import encoded, json_text
from store.queries.agenda.agenda import NOT_BUILT, AgendaItem, AgendaPaper, AgendaQuestion, AgendaWhole, agenda_of
from store.queries.agenda.changes import AgendaChange, AgendaChanges, changes_of_agenda
from store.records import Meeting, Panel, Paper
from store.register import Register
from store.rules.law.exempt import not_for_publication
from store.rules.words.dates import clock_time, long_date
from store.rules.words.loose import long_day_of
from store.rules.words.papers import PAPER, appendix_words, pages_words
from store.rules.words.text import cleaned
from store.rules.words.wording import capital, counted

NOT_RECORDED = "not recorded"
NO_TEXT = "The text has not been prepared for publication."
_UNBUILT = "Not built: this is what building it would give."
NOTHING = "Nothing has changed since the agenda was published."


def agenda_text(register: Register, meeting: Meeting) -> bytes:
    """Write the agenda of a meeting as plain text: a paragraph to a line, an empty line between items."""
    return encoded(cleaned(line) for line in agenda_lines(register, meeting))


def agenda_json(register: Register, meeting: Meeting) -> bytes:
    """Write the agenda of a meeting as one JSON object."""
    return json_text(agenda_of(register, meeting))


def agenda_lines(register: Register, meeting: Meeting) -> list[str]:
    """Give the lines of the agenda as printed, its heading first."""
    whole = agenda_of(register, meeting)
    lines = [*_heading(register.panel, meeting), "", "AGENDA", "", *state_lines(whole)]
    for item in whole.items:
        lines += ["", *item_lines(item, register.panel)]
    if not whole.items:
        lines += ["", "Nothing stands on it."]
    return lines


def _heading(panel: Panel, meeting: Meeting) -> Iterator[str]:
    yield panel.name
    yield ""
    yield f"Date: {long_day_of(meeting)}"
    yield f"Time: {clock_time(meeting.start) if meeting.start else NOT_RECORDED}"
    yield f"Place: {meeting.venue or NOT_RECORDED}"
    if meeting.webcast:
        yield f"Webcast: {meeting.webcast}"


def state_lines(whole: AgendaWhole) -> list[str]:
    """Say how far an agenda has got: built, published, published late, and what was published since."""
    if whole.published_on is None:
        return [_UNBUILT if whole.state == NOT_BUILT else "No publication is recorded."]
    late = f", {whole.late}" if whole.late else ""
    lines = [f"Published on {long_date(whole.published_on)}{late}."]
    for issue in whole.issues[1:]:
        items = f"{'item' if len(issue.items) == 1 else 'items'} {', '.join(issue.items)}"
        lines.append(f"{capital(issue.name)}, published on {long_date(issue.on)}: {items}.")
    return lines


def item_lines(item: AgendaItem, panel: Panel) -> list[str]:
    """Write one item: number and heading, papers, whose report, what members are asked, the questions under it."""
    mark = {"withdrawn": " – WITHDRAWN", "late": " – LATE ITEM", "added": " – ADDED"}.get(item.state, "")
    time = f" ({counted(item.minutes, 'minute')})" if item.minutes else ""
    starts = f"{item.starts}  " if item.starts else ""
    lines = [f"{item.number}. {starts}{item.title}{time}{mark}"]
    lines += [f"   {line}" for paper in item.papers for line in paper_lines(paper, panel)]
    parts = [f"Report of: {item.report_of}"] if item.report_of else []
    parts += [words for question in item.questions for words in question_lines(question)]
    parts += item.ask.split("\n") if item.ask else []
    if item.note:
        parts.append(f"Withdrawn: {item.note}" if item.state == "withdrawn" else item.note)
    return [*lines, *(f"   {part}" if part else "" for part in parts)]


def paper_lines(paper: AgendaPaper, panel: Panel) -> list[str]:
    """Write a paper under its item: appendix, what it is, pages, to follow; an exempt one with its description."""
    named = Paper(appendix=paper.appendix, pages=paper.pages)
    parts = (appendix_words(named), paper.what, pages_words(named), "to follow" if paper.to_follow else "")
    lines = [", ".join(part for part in parts if part) or capital(PAPER)]
    if paper.exempt:
        lines.append(f"{not_for_publication(paper.exempt, panel.nation)}.")
        lines += [f"Public interest: {paper.interest}"] if paper.interest else []
    return lines


def question_lines(question: AgendaQuestion) -> list[str]:
    """Write a question under its item: who asks, and the text prepared for publication."""
    text = question.text or NO_TEXT
    return [f"A question has been received from {question.asker} as follows:", *(f"“{text}”".split("\n"))]


def changes_text(register: Register, meeting: Meeting) -> bytes:
    """Write the sheet of what changed since members received their papers."""
    return encoded(cleaned(line) for line in changes_lines(register, meeting))


def changes_json(register: Register, meeting: Meeting) -> bytes:
    """Write what changed since members received their papers as one JSON object."""
    return json_text(changes_of_agenda(register, meeting))


def changes_lines(register: Register, meeting: Meeting) -> list[str]:
    """Give the lines of the sheet, its heading first."""
    told = changes_of_agenda(register, meeting)
    lines = [register.panel.name, "", f"Meeting of {long_day_of(meeting)}", "", *_since(told)]
    if told.published_on is None:
        return lines
    lines += [line for group in _by_issue(told.changes) for line in ("", *_issue_lines(group))]
    if not told.changes:
        lines += ["", NOTHING]
    if told.unpublished:
        lines += ["", "Not published yet:", *(f"- {words}" for words in told.unpublished)]
    return lines


def _since(told: AgendaChanges) -> list[str]:
    if told.published_on is None:
        return ["The agenda has not been published."]
    if told.sent_on is None:
        return [f"Changed since the agenda was published on {long_date(told.published_on)}."]
    return [f"Changed since you received your papers, which were sent on {long_date(told.sent_on)}."]


def _by_issue(changes: Iterable[AgendaChange]) -> list[list[AgendaChange]]:
    groups: dict[str, list[AgendaChange]] = {}
    for change in changes:
        groups.setdefault(change.issue, []).append(change)
    return list(groups.values())


def _issue_lines(group: list[AgendaChange]) -> Iterator[str]:
    first = group[0]
    yield f"{capital(first.issue)}, published on {long_date(first.on)}"
    yield from (f"- {change.words}" for change in group)
    if first.reason:
        yield first.reason if first.what == "added" and first.issue.startswith("late") else f"Reason: {first.reason}"
