"""Splitting one minute into the several actions it makes; each keeps its clause."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from store.commands.fields import Problems
from store.edit import Edit
from store.problems import Problem
from store.records import Action, ActionKind, Meeting, Minute
from store.register import Register
from store.rules.actions.actions import why_not_basis
from store.rules.actions.due import UNDATED, DueTime, dated, why_due_before, why_not_due
from store.rules.minutes.naming import minute_words
from store.rules.minutes.promises import days_promised, why_not_arrange, why_not_split
from store.rules.words.wording import counted


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """One action to be made of a minute: its words, the clause it comes from, and what is known of it."""

    text: str
    kind: ActionKind = ActionKind.ACTION
    clause: str = ""
    owner: str = ""
    due: DueTime = UNDATED


def split_minute(
    register: Register,
    today: dt.date,
    /,
    *,
    minute: str,
    pieces: Iterable[Piece],
    legal_basis: str = "",
    source: str = "",
    dates: tuple[dt.date, ...] = (),
) -> Edit:
    """Make several actions of one minute in one step. They are agreed on the day of its meeting.

    `legal_basis` is that of the recommendations and requests for reports among them. `dates` are days on which the
    minute says that meetings will be: those are arranged with it.

    Raises:
        Refused: with every fault of every piece, each naming which one; the minute is void; there is nothing to make,
            or an action or a meeting stands already.
    """
    asked = register.need(Minute, minute, "minute")
    problems = Problems()
    problems.add(why_not_split(register, asked), why_not_basis(legal_basis))
    known = {(one.clause, one.text): one.id for one in register.actions if one.minute == minute}
    made: list[Action] = []
    for place, piece in enumerate(pieces):
        action = _made(register, asked, piece, place, problems)
        problems.add(_why_twice(register, asked, action, place, known.get((action.clause, action.text))))
        known.setdefault((action.clause, action.text), action.id)
        basis = legal_basis if action.kind in _ADVICE else ""
        made.append(
            replace(action, legal_basis=basis, source=source or asked.source, agreed_on=action.agreed_on or today)
        )
    arranged = _arranged(register, asked, dates, problems)
    if not made and not dates:
        problems.add(Problem("split-nothing", "No action was chosen.", "Give at least one clause a kind.", "kind0"))
    problems.refuse()
    return Edit(_done(minute_words(register, asked), len(made), len(arranged)), (*made, *arranged))


def _done(name: str, made: int, arranged: int) -> str:
    """Say what was made of a minute."""
    done = [f"Made {counted(made, 'action')} of {name}"] if made else []
    done += [f"{'a' if made else 'A'}rranged {counted(arranged, 'meeting')} as {name} says"] if arranged else []
    return " and ".join(done)


def _why_twice(register: Register, minute: Minute, action: Action, place: int, other: str | None) -> Problem | None:
    """Say that an action with the same words was made of the same clause, or stands twice in what was typed."""
    if other is None:
        return None
    clause = f", {action.clause}," if action.clause else ""
    where = f"stands already under {minute_words(register, minute)}{clause} as {other}"
    sentence = f"Action {place + 1} {where if register.get(Action, other) else 'has the words of another one here'}."
    return Problem("split-twice", sentence, "Leave it out, or change its words.", f"text{place}")


def _arranged(
    register: Register, minute: Minute, dates: tuple[dt.date, ...], problems: Problems
) -> tuple[Meeting, ...]:
    """Make the meetings of the days taken, at the time the minute says; why one cannot be is added to the problems."""
    starts = {one.day: one.start for one in days_promised(register, minute)}
    problems.add(*(why_not_arrange(register, minute, day) for day in dates))
    return tuple(
        Meeting(id=register.new_id(Meeting, offset=place), date=day, start=starts.get(day), source=minute.source)
        for place, day in enumerate(dict.fromkeys(dates))
    )


_ADVICE = frozenset({ActionKind.RECOMMENDATION, ActionKind.REPORT})


def _made(register: Register, minute: Minute, piece: Piece, place: int, problems: Problems) -> Action:
    """Make the action of one piece; what is wrong with it is added to the problems under its own fields."""
    meeting = register.get(Meeting, minute.meeting)
    action = Action(
        id=register.new_id(Action, offset=place),
        kind=piece.kind,
        text=problems.text(piece.text, f"the text of action {place + 1}", f"text{place}", required=True),
        owner=problems.said(Action, "owner", piece.owner, typed=f"owner{place}"),
        meeting=minute.meeting,
        minute=minute.id,
        clause=problems.said(Action, "clause", piece.clause, typed=f"clause{place}"),
        agreed_on=meeting.date if meeting else None,
    )
    problem = why_not_due(register, piece.due) or why_due_before(register, action, piece.due)
    if problem is not None:
        problems.add(Problem(problem.code, problem.sentence, problem.cure, f"due{place}"))
    return dated(action, piece.due)
