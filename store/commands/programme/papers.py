"""The papers for an item: adding one, changing it, following it, putting them in order, taking one out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from store.commands.fields import Problems, changed_words, changes_of
from store.edit import ArrivedFile, Edit
from store.problems import Problem
from store.records import Meeting, Paper, PaperStatus, WorkItem
from store.register import Register
from store.rules.agenda.papers import papers_of
from store.rules.law.exempt import read_exempt
from store.rules.programme.papers import (
    find_paper,
    new_number,
    standing,
    tidied,
    why_not_files,
    why_not_paper,
)
from store.rules.programme.passed import why_ask, why_ask_out
from store.rules.words.dates import long_date
from store.rules.words.papers import paper_title, public_title
from store.rules.words.wording import capital, counted, listed, quoted

_NAMED = 3
"""The most papers that a sentence of the journal names one by one."""


def add_paper(
    register: Register,
    today: dt.date,
    /,
    *,
    item: str,
    what: str = "",
    files: tuple[ArrivedFile, ...] = (),
    all_the_same: bool = False,
    **details: Any,
) -> Edit:
    """Add a paper for an item, after those that it has; with `files`, one for each, which is received then.

    One with a day on which it came is received, one with a day on which it is due is due, unless a status is given.
    `exempt_paragraph` is of Schedule 12A, Local Government Act 1972, in the list of the panel's nation; `interest` must
    then say why the public interest in keeping the paper back is the greater. Each of several papers is called as its
    file, and all of them have the same details. `all_the_same` says that it is meant although the meeting has passed.

    Raises:
        Refused: with every fault of what was typed; a file is one that the item has already, or given twice.
        TypeError: a detail is unknown or of the wrong type, which is a fault of the program.
    """
    current = register.need(WorkItem, item, "item")
    problems = Problems()
    problems.add(*why_not_files(current, files, what))
    made: list[Paper] = []
    for number, file in enumerate(files or (None,), start=new_number(current)):
        named = what or (Path(file.facts.name).stem if file else "")
        bare = Paper(number=number, what=problems.said(Paper, "what", named, required=True))
        given = details if file is None else {"received_on": today, **details}
        draft, changes = changes_of(Paper, bare, None, given, problems)
        one = _judged(register, draft, changes.names, today, problems)
        made.append(replace(one, files=(replace(file.facts, added_on=today),)) if file else one)
    problems.ask(all_the_same, why_ask(register, (current.meeting,), today))
    problems.refuse()
    return Edit(
        f"Added {_called_together(made)} to the papers for {quoted(current.title)}",
        (replace(current, papers=(*current.papers, *made)),),
        keeps=tuple(one for file in files for one in file.keeps),
    )


def replace_file(
    register: Register,
    today: dt.date,
    /,
    *,
    item: str,
    file: ArrivedFile,
    paper: str = "",
    reason: str = "",
    all_the_same: bool = False,
) -> Edit:
    """Put a file in force for a paper: its first, or a new version, whose `reason` must then be given.

    The version before stays, in the record and on the disk. `all_the_same` says that it is meant although the agenda is
    out, because members have the one before.

    Raises:
        Refused: there is no such paper; it is the file that is in force already; a new version without its reason.
    """
    current, known, problems = _named(register, item, paper)
    before = known.files[-1] if known.files else None
    why = problems.why(reason, required=before is not None)
    problems.add(_why_not_new_version(known))
    if before is not None and before.sha256 == file.facts.sha256:
        sentence = f"That is the file of {_called(known)} that is in force already."
        problems.add(Problem("same-file", sentence, "Choose the new one; nothing was changed.", "file"))
    fresh = replace(file.facts, added_on=today, reason=why)
    made = replace(known, files=(*known.files, fresh))
    if known.status not in {PaperStatus.RECEIVED, PaperStatus.LATE}:
        made = standing(replace(made, received_on=today), {"received_on"}, today)
    after = _with(current, known, made)
    asked = why_ask(register, (current.meeting,), today) if before else _why_ask(register, current, after, today)
    problems.ask(all_the_same, asked)
    problems.refuse()
    version = f"version {len(made.files)} of" if before else "the file of"
    sentence = f"Put {version} {_called(known)} in force for {quoted(current.title)}"
    return Edit(sentence, (after,), keeps=file.keeps)


def withdraw_paper(
    register: Register, today: dt.date, /, *, item: str, reason: str, paper: str = "", all_the_same: bool = False
) -> Edit:
    """Withdraw a paper: it stays listed, with the day and the reason, and goes into no pack from then on.

    `all_the_same` says that it is meant although the agenda is out; what members received is then put right by a
    supplement.

    Raises:
        Refused: there is no such paper, it is withdrawn already, or no reason is given.
    """
    current, known, problems = _named(register, item, paper)
    why = problems.reason(reason)
    if known.withdrawn_on is not None:
        sentence = f"{capital(_called(known))} was withdrawn on {long_date(known.withdrawn_on)} already."
        problems.add(Problem("withdrawn-already", sentence, "Nothing has to be done.", "paper"))
    problems.ask(all_the_same, why_ask(register, (current.meeting,), today))
    problems.refuse()
    made = replace(known, withdrawn_on=today, withdrawn_why=why)
    return Edit(f"Withdrew {_called(known)} from {quoted(current.title)}", (_with(current, known, made),))


def edit_paper(
    register: Register,
    today: dt.date,
    /,
    *,
    item: str,
    paper: str = "",
    was: Paper | None = None,
    all_the_same: bool = False,
    **fields: object,
) -> Edit:
    """Change a paper for an item, named by its number, its appendix or what it is; if there is one, it is meant.

    Only what differs from `was`, the paper as the form opened it, is applied. Dates that a new status rules out go.
    `all_the_same` says that what the agenda prints is meant to change although the meeting has passed.

    Raises:
        Refused: there is no such paper; with every fault of what was typed.
        Conflict: someone else has changed one of the same fields to something else.
        TypeError: a field cannot be edited here, which is a fault of the program.
    """
    current, known, problems = _named(register, item, paper)
    changed, changes = changes_of(Paper, known, was, fields, problems)
    if "what" in changes.names:
        problems.said(Paper, "what", changed.what, required=True)
    made = _judged(register, changed, changes.names, today, problems)
    after = _with(current, known, made)
    problems.ask(all_the_same, _why_ask(register, current, after, today))
    problems.refuse()
    changes.refuse_conflicts()
    of = f"{_called(known)} for {quoted(current.title)}"
    if made == known:
        return Edit(f"Changed nothing in {of}")
    return Edit(f"Changed {changed_words(Paper, changes.values)} of {of}", (after,))


def set_paper(
    register: Register,
    today: dt.date,
    /,
    *,
    item: str,
    status: PaperStatus,
    paper: str = "",
    due_on: dt.date | None = None,
    received_on: dt.date | None = None,
    appendix: str | None = None,
    exempt_paragraph: str | None = None,
    interest: str | None = None,
    all_the_same: bool = False,
) -> Edit:
    """Record where the paper for an item stands; `paper` says which where it has several. None leaves what is recorded.

    Dates that the status rules out go. An item without a paper gets its first. `all_the_same` says that what the agenda
    prints is meant to change although the meeting has passed.

    Raises:
        Refused: it is not said which paper is meant; with every fault of the dates and texts.
    """
    current = register.need(WorkItem, item, "item")
    if current.papers or paper:
        current, known, problems = _named(register, item, paper)
    else:
        known, problems = Paper(number=new_number(current)), Problems()
    texts = {"appendix": appendix, "exempt_paragraph": exempt_paragraph, "interest": interest}
    details = {"due_on": due_on, "received_on": received_on, **texts}
    given = {name: value for name, value in details.items() if value is not None}
    changed, changes = changes_of(Paper, known, None, given, problems)
    made = _judged(register, replace(changed, status=status), {*changes.names, "status"}, today, problems)
    after = _with(current, known, made)
    problems.ask(all_the_same, _why_ask(register, current, after, today))
    problems.refuse()
    words = f"as {quoted(status.value)}" if status.value else "as not asked for"
    named = f"the paper {quoted(public_title(known))}" if len(current.papers) > 1 else "the paper"
    puts = (after,) if made != known else ()
    return Edit(f"Marked {named} for {quoted(current.title)} {words}", puts)


def remove_paper(
    register: Register, today: dt.date, /, *, item: str, paper: str = "", all_the_same: bool = False
) -> Edit:
    """Take a paper out of those for an item; the others keep their numbers, and its own is never given again.

    `all_the_same` says that it is meant although the meeting has passed.

    Raises:
        Refused: there is no such paper.
    """
    current, known, problems = _named(register, item, paper)
    problems.ask(all_the_same, why_ask(register, (current.meeting,), today))
    problems.refuse()
    left = tuple(one for one in current.papers if one.number != known.number)
    fresh = replace(current, papers=left, papers_numbered=max(current.papers_numbered or 0, known.number))
    return Edit(f"Took {_called(known)} out of the papers for {quoted(current.title)}", (fresh,))


def order_paper(
    register: Register, today: dt.date, /, *, item: str, paper: str = "", by: int, all_the_same: bool = False
) -> Edit:
    """Put a paper one place up (-1) or down (+1) among those for its item.

    `all_the_same` says that it is meant although the meeting has passed.

    Raises:
        Refused: there is no such paper, or it is the first or the last already.
        ValueError: `by` is neither -1 nor 1, which is a fault of the program.
    """
    if by not in {-1, 1}:
        raise ValueError(f"a paper moves by one place, not by {by}")
    current, known, problems = _named(register, item, paper)
    place = current.papers.index(known)
    if not 0 <= place + by < len(current.papers):
        end = "first" if by == -1 else "last"
        sentence = f"{quoted(paper_title(known))} is the {end} of the papers already."
        problems.add(Problem("paper-at-the-end", sentence, "Move another paper.", "paper"))
    problems.ask(all_the_same, why_ask(register, (current.meeting,), today))
    problems.refuse()
    papers = list(current.papers)
    papers[place], papers[place + by] = papers[place + by], papers[place]
    way = "up" if by == -1 else "down"
    sentence = f"Moved {_called(known)} {way} one place among the papers for {quoted(current.title)}"
    return Edit(sentence, (replace(current, papers=tuple(papers)),))


def _named(register: Register, item: str, paper: str) -> tuple[WorkItem, Paper, Problems]:
    """Give an item with the paper of it that is meant. Raises Refused if it has no such paper."""
    current = register.need(WorkItem, item, "item")
    return current, find_paper(current, paper), Problems()


def _judged(register: Register, paper: Paper, given: Collection[str], today: dt.date, problems: Problems) -> Paper:
    """Give a paper as it will be kept; what is wrong with the fields that were given is added to the problems."""
    nation = register.panel.nation
    # The dates are judged as they were typed, before a status takes away what no longer holds.
    problems.add(*why_not_paper(standing(paper, given, today), given, nation, today))
    kept = tidied(standing(paper, given, today))
    exempt = "exempt_paragraph" in given
    return replace(kept, exempt_paragraph=read_exempt(kept.exempt_paragraph, nation)) if exempt else kept


def _why_ask(register: Register, before: WorkItem, after: WorkItem, today: dt.date) -> Problem | None:
    """Say that an agenda prints the papers of an item otherwise; None if what changes is no part of it.

    That a paper has come is asked about only of a meeting to come: afterwards it is what happened.
    """
    was, now = papers_of(before), papers_of(after)
    if was == now:
        return None
    bare, awaited = PaperStatus.NOT_ASKED, PaperStatus.TO_FOLLOW
    alike = [replace(one, status=bare) for one in was] == [replace(one, status=bare) for one in now]
    if not alike or any(new.status is awaited is not old.status for old, new in zip(was, now, strict=True)):
        return why_ask(register, (before.meeting,), today)
    meeting = register.get(Meeting, before.meeting)
    return why_ask_out(meeting, today) if meeting else None


def _with(item: WorkItem, known: Paper, made: Paper) -> WorkItem:
    """Give an item with a paper in the place of the one it was; one it has not yet comes last."""
    if known not in item.papers:
        return replace(item, papers=(*item.papers, made))
    return replace(item, papers=tuple(made if one is known else one for one in item.papers))


def _why_not_new_version(paper: Paper) -> Problem | None:
    if paper.withdrawn_on is None:
        return None
    sentence = f"{capital(_called(paper))} was withdrawn on {long_date(paper.withdrawn_on)}."
    return Problem("paper-withdrawn", sentence, "Add what comes in its place as a paper of its own.", "paper")


def _called_together(made: Sequence[Paper]) -> str:
    return listed([_called(one) for one in made]) if len(made) <= _NAMED else counted(len(made), "paper")


def _called(paper: Paper) -> str:
    """Name a paper in a sentence that stands in the journal, which may be printed: an exempt one without its title."""
    return quoted(public_title(paper))
