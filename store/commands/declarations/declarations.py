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
    why_not_left,
    why_not_made,
    why_not_nil,
    why_not_open,
    why_not_told,
)
from store.rules.declarations.dispensations import dispensation_holds
from store.rules.declarations.interests import ALL_SUBSTANTIVE, ITEMS, notice_due, owes_notice
from store.rules.declarations.kinds import AFFECTS
from store.rules.declarations.minute_words import kind_words
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
    interest: str = "",
    **details: Any,
) -> Edit:
    """Record a declaration by one or several people, as it was made: no kind, no item and no effect is obligatory.

    `speak`, `vote`, `stay` are what they said they would do, or what the `advice` of somebody was. An interest that is
    not `registered` starts the 28 days to tell the monitoring officer (Localism Act 2011 s.31(3)), unless its
    notification is `pending`. A record that none were made gives way to it and goes into the bin.

    Raises:
        Refused: with every fault: somebody not on the roll, a kind that is all but one in use, an item of another
            meeting, a dispensation over four years, times that cross, or a recorded vote that would no longer stand.
        TypeError: a detail is unknown or of the wrong type, which is a fault of the program.
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    bare = Declaration(id=register.new_id(Declaration), meeting=current.id)
    given = {"people": people, "interest": interest, **details}
    draft, _ = changes_of(Declaration, bare, None, given, problems)
    made = _tidied(register, current, draft)
    problems.add(*why_not_declare(register, current, made))
    problems.refuse()
    words = f"Recorded {kind_words(made.interest)} declared by {_names(register, current, made.people)}"
    return _settled(register, today, problems, current, (made,), words)


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
    return _settled(register, today, problems, meeting, (made,), f"Changed the declaration of {who}")


def _tidied(register: Register, meeting: Meeting, made: Declaration) -> Declaration:
    """Give a declaration with nothing that its scope does not ask for; its words stay as they were typed."""
    return replace(
        made,
        people=tuple(dict.fromkeys(made.people)),
        interest=made.interest.strip(),
        scope=made.scope or (ITEMS if made.items else ""),
        items=tuple(dict.fromkeys(made.items)) if made.scope != ALL_SUBSTANTIVE else (),
        more_than_most=made.more_than_most if made.relation == AFFECTS else None,
        nature=tuple(line.strip() for line in made.nature if line.strip()),
        notice_due=notice_due(register, meeting.date) if owes_notice(register, made) else None,
    )


def redeclare(register: Register, today: dt.date, /, *, meeting: str, interests: tuple[str, ...]) -> Edit:
    """Record that standing interests were declared again at a meeting, as they stand in the register.

    What was declared at the latest meeting is taken over: the kind, the topic, all items if they were all, and how it
    relates. A dispensation that is still in force goes with it, unless it was for items of that meeting.

    Raises:
        Refused: the interest is not standing or was declared here already, its holder is not on the roll, or a
            recorded vote would no longer stand.
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
    return _settled(register, today, problems, current, tuple(made), words)


def _again(register: Register, meeting: Meeting, interest: Interest, offset: int) -> Declaration:
    """Make the declaration from the latest one of the same interest, else from the entry itself."""
    entry = interest.entry
    last = latest(register, interest, meeting)
    lifted = interest.dispensation or (last.dispensation if last else None)
    if lifted is not None and not dispensation_holds(lifted, meeting.date):
        lifted = None
    if lifted is not None and lifted.items:
        lifted = None
    scope = last.scope if last and last.scope != ITEMS else ""
    return Declaration(
        id=register.new_id(Declaration, offset),
        meeting=meeting.id,
        people=(interest.person,),
        interest=last.interest if last else "",
        scope=scope,
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
    """Record when those who declared an interest left and came back; their attendance is kept with it.

    Raises:
        Refused: the times cross, or nobody declared anything.
    """
    current = register.need(Declaration, declaration, "declaration")
    meeting = register.need(Meeting, current.meeting, "meeting")
    problems = Problems()
    problems.add(why_not_made(current), why_not_left(left_at, returned_at))
    problems.refuse()
    changed = replace(current, left_at=left_at, returned_at=returned_at)
    words = f"Recorded when {_names(register, meeting, current.people)} left and returned"
    return _settled(register, today, problems, meeting, (changed,), words)


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
    register: Register,
    today: dt.date,
    problems: Problems,
    meeting: Meeting,
    made: tuple[Declaration, ...],
    words: str,
) -> Edit:
    """Give the edit with the times out of the room set right; a record that none were made goes into the bin.

    Raises:
        Refused: a time of leaving crosses with the attendance, or a recorded vote would no longer stand.
    """
    changed = meeting
    for one in made:
        changed = _with_times(changed, one)
    for attending in changed.attendance:
        if attending not in meeting.attendance:
            problems.add(*times_problems(register, changed, attending))
    changed = replace(changed, nil_declarations=False)
    nil = tuple(replace(one, binned_on=today) for one in register.declarations_of(meeting.id) if one.nil)
    puts: tuple[Record, ...] = (*made, *nil, *(() if changed == meeting else (changed,)))
    instead = ", in place of the record that none were made" if nil else ""
    edit = Edit(f"{words} at {the_meeting(meeting)}{instead}", puts)
    problems.add(*why_unsettled(register, register.with_edit(edit), meeting.id))
    problems.refuse()
    return edit


def _with_times(meeting: Meeting, declaration: Declaration) -> Meeting:
    """Keep with the attendance of those who left for an item the times at which they did; without a time, none."""
    left = declaration.left_at
    marks = [
        Absence(item=item, left=left, returned=declaration.returned_at, reason=_LEFT)
        for item in (declaration.items if left else ())
    ]
    attendance = []
    for one in meeting.attendance:
        if one.person in declaration.people and declaration.items:
            others = tuple(
                gone
                for gone in one.absences
                if gone.item not in declaration.items or (left is None and gone.reason != _LEFT)
            )
            attendance.append(replace(one, absences=(*others, *marks)))
        else:
            attendance.append(one)
    return replace(meeting, attendance=tuple(attendance))


_LEFT = "interest declared"
"""The reason of an absence that a declaration keeps with the attendance."""


def _names(register: Register, meeting: Meeting, people: Iterable[str]) -> str:
    return listed([printed_name(register, person, meeting) for person in dict.fromkeys(people)] or ["nobody"])
