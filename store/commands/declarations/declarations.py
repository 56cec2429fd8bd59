"""Declarations of interest at a meeting: made, offered again, none made, times of leaving, and notice given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from store.commands.fields import Problems, changes_of
from store.edit import Edit
from store.problems import Problem
from store.records import Absence, Declaration, Interest, Meeting, Record
from store.register import Register
from store.rules.attendance.room import times_problems
from store.rules.calendar.meetings import the_meeting
from store.rules.declarations.declaring import (
    latest,
    why_not_again,
    why_not_declare,
    why_not_leave,
    why_not_left,
    why_not_made,
    why_not_nil,
    why_not_open,
    why_not_told,
)
from store.rules.declarations.interests import ALL_SUBSTANTIVE, ITEMS, dispensation_holds, effect, find_kind, notice_due
from store.rules.declarations.kinds import AFFECTS, TRANSPARENCY
from store.rules.members.membership import printed_name
from store.rules.rounds.of_votes import why_unsettled
from store.rules.words.wording import listed


def declare(
    register: Register,
    today: dt.date,
    /,
    *,
    meeting: str,
    people: tuple[str, ...],
    interest: str,
    **details: Any,
) -> Edit:
    """Record a declaration by one or several people; it applies to `items` unless its `scope` says otherwise.

    `speak`, `vote`, `stay` are given only where the monitoring officer's `advice` differs from the code. An interest
    that is not `registered` starts the 28 days to tell the monitoring officer (Localism Act 2011 s.31(3)).

    Raises:
        Refused: with every fault: somebody not on the roll, a kind not in use, no item, advice not named, a
            dispensation over four years, times that cross, or a recorded vote that would no longer stand.
        TypeError: a detail is unknown or of the wrong type, which is a fault of the program.
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    bare = Declaration(id=register.new_id(Declaration), meeting=current.id, scope=ITEMS)
    given = {"people": people, "interest": interest, **details}
    draft, _ = changes_of(Declaration, bare, None, given, problems)
    made = _tidied(register, current, draft)
    problems.add(*why_not_declare(register, current, made))
    problems.refuse()
    words = f"Recorded {_article(made.interest)} declared by {_names(register, current, made.people)}"
    return _settled(register, problems, current, (made,), words)


def edit_declaration(
    register: Register, today: dt.date, /, *, declaration: str, was: Declaration | None = None, **fields: object
) -> Edit:
    """Change a declaration; only what differs from `was`, the declaration as the form opened it, is applied.

    What the fields do not name stays as it was, and so does that the monitoring officer was told.

    Raises:
        Refused: nobody declared anything, or any of what keeps a declaration from being made so.
        Conflict: someone else has changed one of the same fields to something else.
        TypeError: a field cannot be edited here, which is a fault of the program.
    """
    current = register.need(Declaration, declaration, "declaration")
    meeting = register.need(Meeting, current.meeting, "meeting")
    problems = Problems()
    problems.add(why_not_made(current))
    problems.refuse()
    changed, changes = changes_of(Declaration, current, was, fields, problems)
    made = _tidied(register, meeting, changed)
    problems.add(*why_not_declare(register, meeting, made))
    problems.refuse()
    changes.refuse_conflicts()
    who = _names(register, meeting, made.people)
    if made == current:
        return Edit(f"Changed nothing in the declaration of {who}")
    return _settled(register, problems, meeting, (made,), f"Changed the declaration of {who}")


def _tidied(register: Register, meeting: Meeting, made: Declaration) -> Declaration:
    """Give a declaration with the kind under its printed word and nothing that its kind or scope does not ask for."""
    kind = find_kind(register, meeting.date, made.interest)
    return replace(
        made,
        people=tuple(dict.fromkeys(made.people)),
        interest=kind.label if kind else made.interest,
        items=tuple(dict.fromkeys(made.items)) if made.scope != ALL_SUBSTANTIVE else (),
        relation=made.relation if kind and kind.asks_relation else "",
        more_than_most=made.more_than_most if made.relation == AFFECTS else None,
        nature=tuple(line.strip() for line in made.nature if line.strip()),
        notice_due=notice_due(register, meeting.date) if made.registered is False else None,
    )


def redeclare(register: Register, today: dt.date, /, *, meeting: str, interests: tuple[str, ...]) -> Edit:
    """Record that standing interests were declared again at a meeting, as they stand in the register.

    What was declared at the latest meeting is taken over: the kind, the items if they were all, and how it relates. A
    dispensation that is still in force goes with it.

    Raises:
        Refused: the interest is not standing or was declared here already, its holder is not on the roll, its kind is
            not in use, or a recorded vote would no longer stand.
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    problems.add(why_not_open(current))
    made: list[Declaration] = []
    for interest_id in dict.fromkeys(interests):
        interest = problems.need(register, Interest, interest_id, "interests")
        if interest is None:
            continue
        problems.add(*why_not_again(register, current, interest))
        made.append(_again(register, current, interest, len(made)))
    if not interests:
        problems.add(Problem("nothing-offered", "No standing interest was chosen.", "Choose one.", "interests"))
    problems.refuse()
    people = [person for one in made for person in one.people]
    words = f"Recorded the standing interest of {_names(register, current, people)}"
    return _settled(register, problems, current, tuple(made), words)


def _again(register: Register, meeting: Meeting, interest: Interest, offset: int) -> Declaration:
    """Make the declaration from the latest one of the same interest, else from the entry itself."""
    entry = interest.entry
    last = latest(register, interest, meeting)
    lifted = interest.dispensation or (last.dispensation if last else None)
    if lifted is not None and not dispensation_holds(lifted, meeting.date):
        lifted = None
    whole = last is None or last.scope in {ALL_SUBSTANTIVE, ""}
    return Declaration(
        id=register.new_id(Declaration, offset),
        meeting=meeting.id,
        people=(interest.person,),
        interest=last.interest if last else entry.category,
        scope=ALL_SUBSTANTIVE if whole or last is None else last.scope,
        topic=last.topic if last else "",
        relation=last.relation if last else "",
        more_than_most=last.more_than_most if last else None,
        nature=() if entry.sensitive else (last.nature if last else tuple(_parts(entry.text))),
        sensitive=entry.sensitive,
        registered=True,
        dispensation=lifted,
        standing=interest.id,
    )


def _parts(text: str) -> Iterable[str]:
    return (part.strip() for part in text.split(";") if part.strip())


def record_nil(register: Register, today: dt.date, /, *, meeting: str, text: str = "") -> Edit:
    """Record that no declarations were made at a meeting.

    Raises:
        Refused: some were made, it is recorded already, or the meeting was cancelled.
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    problems.add(why_not_open(current), why_not_nil(register, current))
    nil = Declaration(
        id=register.new_id(Declaration),
        meeting=current.id,
        nil=True,
        text=problems.said(Declaration, "text", text),
    )
    problems.refuse()
    words = f"Recorded that no declarations were made at {the_meeting(current)}"
    return Edit(words, (nil, replace(current, nil_declarations=True)))


def record_times(
    register: Register,
    today: dt.date,
    /,
    *,
    declaration: str,
    left_at: dt.time | None = None,
    returned_at: dt.time | None = None,
) -> Edit:
    """Record when those who had to leave for an interest left and came back; their attendance is kept with it.

    Raises:
        Refused: the times cross, or nobody had to leave.
    """
    current = register.need(Declaration, declaration, "declaration")
    meeting = register.need(Meeting, current.meeting, "meeting")
    problems = Problems()
    problems.add(why_not_leave(register, current), why_not_left(left_at, returned_at))
    problems.refuse()
    changed = replace(current, left_at=left_at, returned_at=returned_at)
    words = f"Recorded when {_names(register, meeting, current.people)} left and returned"
    return _settled(register, problems, meeting, (changed,), words)


def record_notice(register: Register, today: dt.date, /, *, declaration: str, on: dt.date | None = None) -> Edit:
    """Record that the monitoring officer was told of a declared interest, today if no day is given.

    Raises:
        Refused: the day is still to come, or before the meeting, or no notice is due.
    """
    current = register.need(Declaration, declaration, "declaration")
    meeting = register.need(Meeting, current.meeting, "meeting")
    problems = Problems()
    day = on or today
    problems.add(why_not_told(current))
    if day > today:
        problems.add(
            Problem("notice-early", "That day is still to come.", "Type today's date or an earlier one.", "on")
        )
    if day < meeting.date:
        cure = "Record it as registered instead, if it stood in the register before."
        problems.add(Problem("notice-before", "That day is before the meeting.", cure, "on"))
    problems.refuse()
    who = _names(register, meeting, current.people)
    return Edit(f"Recorded that the monitoring officer was told of {who}", (replace(current, notified_on=day),))


def _settled(
    register: Register, problems: Problems, meeting: Meeting, made: tuple[Declaration, ...], words: str
) -> Edit:
    """Give the edit with the times out of the room and the mark of nil set right.

    Raises:
        Refused: a time of leaving crosses with the attendance, or a recorded vote would no longer stand.
    """
    changed = meeting
    for one in made:
        changed = _with_times(register, changed, one)
    for attending in changed.attendance:
        if attending not in meeting.attendance:
            problems.add(*times_problems(register, changed, attending))
    changed = replace(changed, nil_declarations=False)
    nil = [one for one in register.declarations_of(meeting.id) if one.nil]
    if nil:
        cure = "Put that record in the bin first."
        sentence = f"It is recorded that no declarations were made at {the_meeting(meeting)}."
        problems.add(Problem("nil-recorded", sentence, cure, "meeting", "declared.bin"))
    puts: tuple[Record, ...] = (*made, changed) if changed != meeting else made
    edit = Edit(f"{words} at {the_meeting(meeting)}", puts)
    problems.add(*why_unsettled(register, register.with_edit(edit), meeting.id))
    problems.refuse()
    return edit


def _with_times(register: Register, meeting: Meeting, declaration: Declaration) -> Meeting:
    """Keep with the attendance of those who left for an item the times at which they did."""
    if declaration.left_at is None or not effect(register, declaration).leaves:
        return meeting
    marks = [
        Absence(item=item, left=declaration.left_at, returned=declaration.returned_at, reason="interest declared")
        for item in declaration.items
    ]
    attendance = []
    for one in meeting.attendance:
        if one.person in declaration.people and marks:
            others = tuple(gone for gone in one.absences if gone.item not in declaration.items)
            attendance.append(replace(one, absences=(*others, *marks)))
        else:
            attendance.append(one)
    return replace(meeting, attendance=tuple(attendance))


def _names(register: Register, meeting: Meeting, people: Iterable[str]) -> str:
    return listed([printed_name(register, person, meeting) for person in dict.fromkeys(people)] or ["nobody"])


def _article(words: str) -> str:
    if words == TRANSPARENCY:
        return f"an interest {words}"
    return f"{'an' if words[:1].casefold() in 'aeiou' else 'a'} {words}"
