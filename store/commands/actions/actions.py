"""What a clerk does to an action: add and edit it, note progress, close it with evidence, reopen it, carry it over."""

from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec.structs import replace

from store.commands.fields import Problems, changed_words, changes_of
from store.edit import Edit
from store.fields import field_of
from store.problems import Problem
from store.records import (
    Action,
    ActionKind,
    ActionStatus,
    DueBefore,
    DueKind,
    Evidence,
    Meeting,
    MeetingStatus,
    Minute,
    ProgressNote,
)
from store.register import Register
from store.rules.actions.actions import (
    why_not_basis,
    why_not_carry,
    why_not_edit,
    why_not_evidence,
    why_not_open,
    why_not_reopen,
)
from store.rules.actions.due import UNDATED, DueTime, dated, why_due_before, why_not_due
from store.rules.calendar.meetings import date_words, why_not_day
from store.rules.words.dates import day_month, long_date
from store.rules.words.gist import gist
from store.rules.words.wording import capital, counted, opening


def words_of(action: Action) -> str:
    """Name an action in the sentence of a change."""
    return f"the {action.kind.value} {opening(gist(action))}"


def add_action(
    register: Register,
    today: dt.date,
    /,
    *,
    text: str,
    kind: ActionKind = ActionKind.ACTION,
    meeting: str | None = None,
    minute: str | None = None,
    agreed_on: dt.date | None = None,
    due: DueTime = UNDATED,
    **details: Any,
) -> Edit:
    """Add an action, recommendation, request for a report or undertaking. A minute brings its meeting with it.

    The day it was agreed is that of the meeting unless another is given. Raises Refused with every fault of it.
    """
    problems = Problems()
    asked = problems.need(register, Minute, minute, "minute") if minute else None
    at = asked.meeting if asked else meeting
    held = problems.need(register, Meeting, at, "meeting") if at else None
    bare = Action(
        id=register.new_id(Action),
        kind=kind,
        text=problems.said(Action, "text", text),
        meeting=at,
        minute=minute or None,
        agreed_on=agreed_on or (held.date if held else today),
    )
    draft, _ = changes_of(Action, bare, None, details, problems)
    made = dated(draft, due)
    problems.add(*_faults(register, made, today), why_due_before(register, made, due))
    problems.refuse()
    return Edit(f"Added {words_of(made)}", (made,))


def edit_action(
    register: Register,
    today: dt.date,
    /,
    *,
    action: str,
    was: Action | None = None,
    due: DueTime | None = None,
    **fields: object,
) -> Edit:
    """Change fields of an action; only those that differ from `was`, as the form opened it, are applied.

    Raises:
        Refused: with every fault of what was typed.
        Conflict: someone else has changed one of the same fields to something else.
    """
    current = register.need(Action, action, "action")
    if due is not None:
        fields |= {"due_kind": due.kind, "due_on": due.on, "due_meeting": due.meeting, "review_from": due.review_from}
        fields |= {"due_words": due.words}
    problems = Problems()
    problems.add(why_not_edit(current))
    changed, changes = changes_of(Action, current, was, fields, problems)
    if changes.values:
        problems.add(*_faults(register, changed, today, frozenset(changes.values)))
        problems.add(why_due_before(register, changed, due) if due else None)
    problems.refuse()
    changes.refuse_conflicts()
    if not changes.values:
        return Edit(f"Changed nothing in {words_of(current)}")
    return Edit(f"Changed {changed_words(Action, changes.values)} of {words_of(current)}", (changed,))


def close_action(
    register: Register,
    today: dt.date,
    /,
    *,
    action: str,
    what: str,
    where: str,
    on: dt.date | None = None,
    ref: str = "",
    dropped: bool = False,
) -> Edit:
    """Close an action with what discharged it, when, and where that is recorded; `ref` is the id of that record.

    `dropped` records that the panel no longer wants it: what, when and where then say who decided that.

    Raises:
        Refused: it is closed already, or what, when or where is missing or cannot be.
    """
    current = register.need(Action, action, "action")
    problems = Problems()
    problems.add(why_not_open(current))
    what, where = problems.said(Evidence, "what", what), problems.said(Evidence, "where", where)
    problems.add(*why_not_evidence(register, current, what, on, where, today), _why_not_ref(register, ref))
    problems.refuse()
    evidence = Evidence(what=what, on=on, where=where, ref=ref)
    status = ActionStatus.DROPPED if dropped else ActionStatus.DONE
    verb = "Dropped" if dropped else "Closed"
    day = f", {day_month(on)}" if on and str(on.year) not in where else ""
    return Edit(f"{verb} {words_of(current)}: {where}{day}", (replace(current, status=status, closed=evidence),))


def reopen_action(register: Register, today: dt.date, /, *, action: str, reason: str) -> Edit:
    """Reopen a closed action. What it was closed with stays in its progress notes.

    Raises:
        Refused: it is open, or no reason is given.
    """
    current = register.need(Action, action, "action")
    problems = Problems()
    problems.add(why_not_reopen(current))
    why = problems.reason(reason)
    problems.refuse()
    closed = current.closed
    past = ""
    if closed is not None:
        day = f" on {long_date(closed.on)}" if closed.on else ""
        past = f" It had been {current.status.value}{day}: {closed.what} ({closed.where})."
    note = ProgressNote(on=today, text=f"Reopened: {why}{past}")
    again = replace(current, status=ActionStatus.OPEN, closed=None, progress=(*current.progress, note))
    return Edit(f"Reopened {words_of(current)}", (again,))


def note_progress(register: Register, today: dt.date, /, *, action: str, text: str, by: str = "") -> Edit:
    """Note progress on an action, under today's date.

    Raises:
        Refused: nothing was typed.
    """
    current = register.need(Action, action, "action")
    problems = Problems()
    problems.add(why_not_edit(current))
    words = problems.said(ProgressNote, "text", text)
    note = ProgressNote(on=today, text=words, by=problems.said(ProgressNote, "by", by))
    problems.refuse()
    return Edit(f"Noted progress on {words_of(current)}", (replace(current, progress=(*current.progress, note)),))


def carry_over(register: Register, today: dt.date, /, *, actions: tuple[str, ...], to: str, reason: str = "") -> Edit:
    """Carry actions over to a meeting: they fall due there, and the meetings they were due at are counted.

    Raises:
        Refused: with every action that cannot be carried there, and what is wrong with the meeting.
    """
    problems = Problems()
    chosen = chosen_actions(register, actions, problems)
    meeting = problems.need(register, Meeting, to, "to")
    why = problems.why(reason)
    if meeting is not None:
        problems.add(*(why_not_carry(register, action, meeting, today) for action in chosen))
    problems.refuse()
    puts = []
    for action in chosen:
        carried = action.carried
        if action.due_kind is DueKind.MEETING and action.due_meeting and action.due_meeting not in carried:
            carried = (*carried, action.due_meeting)
        before = DueBefore(
            on=today,
            due_kind=action.due_kind,
            due_on=action.due_on,
            due_meeting=action.due_meeting,
            review_from=action.review_from,
        )
        put = replace(action, due_kind=DueKind.MEETING, due_meeting=to, due_on=None, review_from=None, carried=carried)
        put = replace(put, due_before=(*action.due_before, before))
        puts.append(
            replace(put, progress=(*put.progress, ProgressNote(on=today, text=f"Carried over: {why}"))) if why else put
        )
    place = date_words(register, register.need(Meeting, to))
    return Edit(f"Carried {actions_words(chosen)} over to {place}", tuple(puts))


def review_from(register: Register, today: dt.date, /, *, actions: tuple[str, ...], on: dt.date | None) -> Edit:
    """Let open actions rest until a day, from which they raise themselves again.

    Raises:
        Refused: the day is missing or not to come, or one of them is closed.
    """
    problems = Problems()
    chosen = chosen_actions(register, actions, problems)
    problems.add(*(why_not_open(action) for action in chosen))
    if on is None:
        problems.add(Problem("review-when", "The day to look at it again is missing.", "Type a day to come.", "on"))
    elif on <= today:
        problems.add(Problem("review-past", f"{long_date(on)} is not to come.", "Type a day after today.", "on"))
    problems.refuse()
    puts = tuple(replace(action, review_from=on) for action in chosen)
    return Edit(f"{capital(actions_words(chosen))} to be looked at again from {day_month(on or today)}", puts)


def chosen_actions(register: Register, ids: tuple[str, ...], problems: Problems) -> list[Action]:
    """Give the actions with these ids, each once; what is wrong with them is added to the problems."""
    if not ids:
        problems.add(Problem("no-actions", "No action is chosen.", "Mark one or more actions first.", "actions"))
    return [one for one_id in dict.fromkeys(ids) if (one := problems.need(register, Action, one_id, "actions"))]


def actions_words(actions: list[Action]) -> str:
    """Name one action by its words; count several."""
    return words_of(actions[0]) if len(actions) == 1 else counted(len(actions), "action")


def _faults(
    register: Register, action: Action, today: dt.date, fields: frozenset[str] | None = None
) -> list[Problem | None]:
    """List what is wrong with the fields of an action that were filled in or changed."""
    problems: list[Problem | None] = []

    def asked(*names: str) -> bool:
        return fields is None or bool(fields & set(names))

    if asked("due_kind", "due_on", "due_meeting"):
        problems.append(why_not_due(register, DueTime(action.due_kind, action.due_on, action.due_meeting)))
        if action.due_kind is DueKind.DATE and action.due_on is None:
            problems.append(Problem("due-missing", "The day it is due is missing.", "Type a date.", "due"))
    for field, day in (
        ("due_on", action.due_on),
        ("agreed_on", action.agreed_on),
        ("response_due", action.response_due),
    ):
        if day is not None and asked(field):
            problems.append(why_not_day(day, field_of(Action, field).in_words, "due" if field == "due_on" else field))
    if asked("agreed_on") and action.agreed_on and action.agreed_on > today and not _is_ahead(register, action):
        sentence = f"It cannot have been agreed on {long_date(action.agreed_on)}, which is still to come."
        problems.append(Problem("agreed-early", sentence, "Type today's date or an earlier one.", "agreed_on"))
    if asked("response_due") and action.response_due and action.agreed_on and action.response_due < action.agreed_on:
        sentence = f"A reply cannot be due on {long_date(action.response_due)}, before the recommendation was made."
        problems.append(Problem("reply-due-before", sentence, "Type a later day.", "response_due"))
    if asked("legal_basis"):
        problems.append(why_not_basis(action.legal_basis))
    return problems


def _is_ahead(register: Register, action: Action) -> bool:
    """Tell whether an action is entered for a meeting still to come, as when minutes are drafted beforehand."""
    meeting = register.get(Meeting, action.meeting)
    return meeting is not None and meeting.date == action.agreed_on and meeting.status is not MeetingStatus.CANCELLED


def _why_not_ref(register: Register, ref: str) -> Problem | None:
    if not ref or register.find(ref) is not None:
        return None
    return Problem("unknown-id", f"There is no record “{ref}”.", "Look its id up, or leave it empty.", "ref")
