"""What differs between two states of an agenda, line by line: exactly that, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import NamedTuple

from msgspec.structs import replace

from store.fields import field_of
from store.records import Issue, IssuedLine, IssuedQuestion, Meeting, Paper, PaperStatus
from store.rules.agenda.issues import StandingLine, current_issues, standing_lines
from store.rules.agenda.papers import as_printed, has_come, new_version
from store.rules.words.papers import PAPER, WITHDRAWN, appendix_words, is_exempt, pages_words, public_title
from store.rules.words.wording import opening, quoted

ADDED, OFF, PAPER_ADDED, PAPER_CHANGED, PAPER_OFF = "added", "withdrawn", "paper", "paper changed", "paper withdrawn"
QUESTION_ADDED, QUESTION_CHANGED, QUESTION_OFF = "question", "question changed", "question withdrawn"
REWORDED, MOVED = "reworded", "order"

_WORDED = ("title", "report_of", "ask", "minutes")
_OF_A_PAPER = ("what", "appendix", "pages", "exempt_paragraph", "interest")


class LineChange(NamedTuple):
    """One difference: what happened to which line, and the words for it."""

    what: str
    line: IssuedLine
    words: str


def line_changes(before: Iterable[IssuedLine], after: Iterable[IssuedLine]) -> tuple[LineChange, ...]:
    """List the differences between two agendas; none if and only if they say the same, in the same order."""
    was, now = {one.line: one for one in before}, {one.line: one for one in after}
    changes = [
        LineChange(OFF, one, f"Item {one.number}, {quoted(one.title)}, comes off.")
        for one in was.values()
        if one.line not in now
    ]
    for one in now.values():
        old = was.get(one.line)
        changes += [LineChange(ADDED, one, added_words(one))] if old is None else _between(old, one)
    kept = [one for one in was if one in now]
    if kept != [one for one in now if one in was]:
        first = next(now[new] for old, new in zip(kept, (n for n in now if n in was), strict=True) if old != new)
        changes.append(LineChange(MOVED, first, "The items stand in another order."))
    return tuple(changes)


def _between(old: IssuedLine, new: IssuedLine) -> list[LineChange]:
    """List what one line says otherwise than before."""
    changes = []
    name = f"Item {old.number}"
    for field in _WORDED:
        if getattr(old, field) != getattr(new, field):
            words = _both(field_of(IssuedLine, field).label, getattr(old, field), getattr(new, field))
            changes.append(LineChange(REWORDED, new, f"{name}: {words}."))
    if old.number != new.number:
        changes.append(LineChange(REWORDED, new, f"{name} would become item {new.number}."))
    changes += [LineChange(what, new, f"{name}: {words}") for what, words in _papers(old.papers, new.papers)]
    changes += [LineChange(what, new, f"{name}: {words}") for what, words in _questions(old.questions, new.questions)]
    return changes


def _both(label: str, old: object, new: object) -> str:
    """Say what something was and what it is now; of long texts that begin alike, from shortly before they part."""
    was, now = _told(old), _told(new)
    if was == now:
        before, after = str(old).split(), str(new).split()
        if before == after:
            return f"{label} stands in other lines"
        alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
        was, now = (_told(" ".join(("…", *words[max(0, alike - 3) :]))) for words in (before, after))
    return f"{label} was {was} and is now {now}"


def _told(value: object) -> str:
    if value is None or value == "":
        return "not given"
    return opening(value) if isinstance(value, str) else str(value)


def added_words(line: IssuedLine) -> str:
    """Say that a line comes on, with what it brings along."""
    brings = "; ".join(paper_words(paper) for paper in line.papers)
    return f"Item {line.number}, {quoted(line.title)}, is new{': ' if brings else ''}{brings}."


def paper_words(paper: Paper) -> str:
    """Name a paper in a list: what it is, its appendix, its pages, and whether it is to follow or exempt."""
    status = paper.status.value if paper.status is PaperStatus.TO_FOLLOW else ""
    status = WITHDRAWN if paper.withdrawn_on else status
    exempt = f"exempt, paragraph {paper.exempt_paragraph}" if paper.exempt_paragraph else ""
    return ", ".join(part for part in (paper_name(paper), pages_words(paper), status, exempt) if part)


def paper_name(paper: Paper) -> str:
    """Name a paper for the public: `Appendix C, report`; an exempt one without its own title."""
    title = public_title(paper)
    return ", ".join(part for part in (appendix_words(paper), f"the {title}" if title == PAPER else title) if part)


def _papers(old: tuple[Paper, ...], new: tuple[Paper, ...]) -> Iterator[tuple[str, str]]:
    """Compare the papers of a line, each by its own number."""
    was, now = {one.number: one for one in old}, {one.number: one for one in new}
    for key, paper in was.items():
        if key not in now:
            yield PAPER_OFF, f"{paper_words(paper)}, comes off."
    for key, paper in now.items():
        if key not in was:
            yield PAPER_ADDED, f"{paper_words(paper)}, is new."
        elif as_printed(was[key]) != as_printed(paper) or new_version(was[key], paper) or has_come(was[key], paper):
            # How it has changed says whether it is withdrawn: its name says it only where it was so before.
            named = paper if was[key].withdrawn_on else replace(paper, withdrawn_on=None)
            yield PAPER_CHANGED, f"{paper_words(named)}, {_how(was[key], paper)}."
    if set(was) == set(now) and list(was) != list(now):
        yield PAPER_CHANGED, "the papers stand in another order."


def _how(old: Paper, new: Paper) -> str:
    """Say what became of a paper: that it is there, and what of it was otherwise; no title of an exempt one."""
    kept_back = is_exempt(old) or is_exempt(new)
    told = [
        "title" if name == "what" and kept_back else f"{field_of(Paper, name).label} was {_told(getattr(old, name))}"
        for name in _OF_A_PAPER
        if getattr(old, name) != getattr(new, name)
    ]
    version = new_version(old, new)
    if version:
        why = "" if kept_back or not new.files[-1].reason else f": {new.files[-1].reason.rstrip('.')}"
        told = [f"is replaced by version {version}{why}", *told]
    if (old.withdrawn_on is None) is not (new.withdrawn_on is None):
        was = "is withdrawn" if new.withdrawn_on else "which was withdrawn, is there again"
        return was + (f"; {'; '.join(told)}" if told else "")
    if PaperStatus.TO_FOLLOW is as_printed(old).status is not as_printed(new).status:
        return "which was to follow, is there" + (f"; {'; '.join(told)}" if told else "")
    if has_come(old, new):
        return "; ".join(["which went out without its file, is there", *told])
    if version:
        return "; ".join(told)
    return f"has changed{': ' if told else ''}{'; '.join(told)}"


def _questions(old: tuple[IssuedQuestion, ...], new: tuple[IssuedQuestion, ...]) -> Iterator[tuple[str, str]]:
    was, now = {one.question: one for one in old}, {one.question: one for one in new}
    for key, one in was.items():
        if key not in now:
            yield QUESTION_OFF, f"the question from {one.asker} comes off."
    for key, one in now.items():
        if key not in was:
            yield QUESTION_ADDED, f"a question from {one.asker} is new."
        elif was[key] != one:
            yield QUESTION_CHANGED, f"the question from {one.asker} reads differently."
    if set(was) == set(now) and list(was) != list(now):
        yield QUESTION_CHANGED, "the questions stand in another order."


class IssuedChange(NamedTuple):
    """A difference from the agenda first published, and the publication that made it."""

    issue: Issue
    change: LineChange


def changes_since_first(meeting: Meeting) -> tuple[IssuedChange, ...]:
    """List what was published after the agenda itself, publication by publication."""
    issues = current_issues(meeting)
    changes = []
    for place in range(1, len(issues)):
        before, after = (said(standing_lines(issues[:end])) for end in (place, place + 1))
        issue = issues[place]
        fresh = line_changes(before, after)
        changes += [IssuedChange(issue, one) for one in fresh]
    return tuple(changes)


def said(lines: Iterable[StandingLine]) -> tuple[IssuedLine, ...]:
    """Give the lines of a published agenda that still stand."""
    return tuple(one.line for one in lines if one.state != OFF)
