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
from store.rules.minutes.blocks import worked_in
from store.rules.minutes.naming import minute_words
from store.rules.words.wording import counted


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """One action to be made of a minute: its words, the clause it comes from, and what is known of it."""

    text: str
    kind: ActionKind = ActionKind.ACTION
    clause: str = ""
    owner: str = ""
    due: DueTime = UNDATED


def clauses_of(minute: Minute) -> tuple[tuple[str, str], ...]:
    """List the resolutions and recommendations of a minute as label and words, each with the label an action keeps.

    A clause without a label of its own is numbered: `recommendation 2`. The lead-in of its block is worked into its
    words, so that they read by themselves.
    """
    several = [
        ("resolution", minute.resolutions_lead, minute.resolutions),
        ("recommendation", minute.recommendations_lead, minute.recommendations),
    ]
    return tuple(
        (clause.label or (name if len(clauses) == 1 else f"{name} {place}"), worked_in(lead, clause.text))
        for name, lead, clauses in several
        for place, clause in enumerate(clauses, start=1)
    )


def suggested_kind(text: str, *, recommendation: bool) -> ActionKind | None:
    """Suggest what a clause makes: nothing if it only notes or supports; else a report, a recommendation, an action."""
    words = text.casefold()
    if "report" in words and any(word in words for word in ("future meeting", "next meeting", "provide a report")):
        return ActionKind.REPORT
    if recommendation:
        return ActionKind.RECOMMENDATION
    if any(word in words for word in ("be noted", "notes the", "be supported", "be confirmed", "accurate record")):
        return None
    return ActionKind.ACTION


def split_minute(
    register: Register,
    today: dt.date,
    /,
    *,
    minute: str,
    pieces: Iterable[Piece],
    legal_basis: str = "",
    source: str = "",
) -> Edit:
    """Make several actions of one minute in one step. They are agreed on the day of its meeting.

    `legal_basis` is that of the recommendations and requests for reports among them.

    Raises:
        Refused: with every fault of every piece, each naming which one; there is none, or one stands twice.
    """
    asked = register.need(Minute, minute, "minute")
    problems = Problems()
    problems.add(why_not_basis(legal_basis))
    known = {(one.clause, one.text) for one in register.actions if one.minute == minute}
    made: list[Action] = []
    for place, piece in enumerate(pieces):
        action = _made(register, asked, piece, place, problems)
        if (action.clause, action.text) in known:
            sentence = f"Action {place + 1} stands already under {minute_words(register, asked)}."
            problems.add(Problem("split-twice", sentence, "Leave it out, or change its words.", f"text{place}"))
        known.add((action.clause, action.text))
        basis = legal_basis if action.kind in _ADVICE else ""
        made.append(
            replace(action, legal_basis=basis, source=source or asked.source, agreed_on=action.agreed_on or today)
        )
    if not made:
        problems.add(Problem("split-nothing", "No action was chosen.", "Give at least one clause a kind.", "kind0"))
    problems.refuse()
    return Edit(f"Made {counted(len(made), 'action')} of {minute_words(register, asked)}", tuple(made))


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
