"""Recommendations to the commissioner: the reply point by point, and the copies the councils must have."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.commands.actions.actions import actions_words, chosen_actions, words_of
from store.commands.fields import Problems
from store.edit import Edit
from store.problems import Problem
from store.records import Action, ActionKind, ActionStatus, CopySent, Evidence, Outcome, Response
from store.register import Register
from store.rules.actions.actions import councils_of, why_not_reply, why_not_respond
from store.rules.actions.discharge import goes_on
from store.rules.actions.due import UNDATED, DueTime, dated, why_not_due
from store.rules.words.dates import day_month, long_date
from store.rules.words.folding import words_read
from store.rules.words.wording import counted, listed


def respond(
    register: Register,
    today: dt.date,
    /,
    *,
    action: str,
    outcome: Outcome,
    text: str = "",
    reference: str = "",
    received_on: dt.date | None = None,
    published_on: dt.date | None = None,
    letter: str = "",
    promise: str = "",
    promise_due: DueTime = UNDATED,
    keep_open: bool = False,
) -> Edit:
    """Record the commissioner's answer to one recommendation: its outcome, reference and words.

    The answer closes the recommendation, unless it asks for something again and again, or is to be
    kept open. A report promised becomes an undertaking of its own, part of the recommendation, once.

    Raises Refused if it is no recommendation, the reply is dated before it, or a change has no reference.
    """
    current = register.need(Action, action, "action")
    problems = Problems()
    problems.add(why_not_respond(current))
    words, where = problems.said(Response, "text", text), problems.said(Response, "reference", reference)
    paper = problems.said(Response, "letter", letter)
    problems.add(*why_not_reply(register, current, outcome, where, received_on, published_on, today))
    promised = problems.text(promise, "the promise", "promise")
    problems.add(why_not_due(register, promise_due) if outcome is Outcome.REPORT_PROMISED else None)
    problems.refuse()
    days = {"received_on": received_on, "published_on": published_on}
    response = Response(outcome=outcome, text=words, reference=where, letter=paper, **days)
    answered = _answered(current, response, keep_open=keep_open or goes_on(current))
    puts: list[Action] = [answered]
    sentence = f"Recorded the reply to {words_of(current)}: {outcome.value}"
    if outcome is Outcome.REPORT_PROMISED and not _has_promise(register, current):
        puts.append(_promise(register, answered, promised or words, promise_due))
        sentence += ", and the promise as an undertaking"
    return Edit(sentence, tuple(puts))


def _answered(action: Action, response: Response, *, keep_open: bool) -> Action:
    if keep_open or action.status is not ActionStatus.OPEN:
        return replace(action, response=response)
    day = response.received_on
    where = f"Letter {response.letter}" if response.letter else f"Reply of {day_month(day)}" if day else "Reply"
    evidence = Evidence(what=f"Answered: {response.outcome.value}.", on=day, where=where, ref=response.letter)
    return replace(action, response=response, status=ActionStatus.DONE, closed=evidence)


def _has_promise(register: Register, action: Action) -> bool:
    return any(other.parent == action.id for other in register.actions)


def _promise(register: Register, action: Action, text: str, due: DueTime) -> Action:
    made = Action(
        id=register.new_id(Action),
        kind=ActionKind.UNDERTAKING,
        text=text or f"Report promised in answer to: {action.text}",
        owner=action.owner,
        meeting=action.meeting,
        minute=action.minute,
        agreed_on=action.response.received_on if action.response else None,
        parent=action.id,
    )
    return dated(made, due)


ALL = "all"
"""The word for every council of the area."""


def tick_copies(
    register: Register,
    today: dt.date,
    /,
    *,
    actions: tuple[str, ...],
    councils: tuple[str, ...],
    on: dt.date | None = None,
    off: bool = False,
) -> Edit:
    """Record that councils were sent their copy of recommendations (2011 Act s.28(8)); `off` takes that back.

    The day is today's unless another is given; a council that is ticked already keeps its day. The word `all` for the
    councils is each that was of the area on the day of each recommendation.

    Raises:
        Refused: with every council that is not one of the panel's, and a day still to come.
    """
    problems = Problems()
    chosen = chosen_actions(register, actions, problems)
    known = councils_named(register, councils, problems)
    day = on or today
    if day > today:
        sentence = f"A copy cannot have gone out on {long_date(day)}, which is still to come."
        problems.add(Problem("copy-early", sentence, "Type today's date or an earlier one.", "on"))
    problems.refuse()
    due = {action.id: copies_due(register, action, known, off=off) for action in chosen}
    wanted, known = known, list(dict.fromkeys(name for each in due.values() for name in each))
    if not known:
        who = f"None of {listed(wanted)}" if wanted else "No council"
        sentence = f"{who} was of the area on the day of the recommendation."
        problems.add(Problem("council-then", sentence, "The settings hold the councils with their days.", "councils"))
    problems.refuse()
    puts = [replace(action, copies=with_copies(action.copies, due[action.id], day, off=off)) for action in chosen]
    verb = "Took off" if off else "Ticked off"
    who = known[0] if len(known) == 1 else counted(len(known), "council")
    return Edit(f"{verb} the copy of {actions_words(chosen)} to {who}", tuple(puts))


def councils_named(register: Register, councils: tuple[str, ...], problems: Problems) -> list[str] | None:
    """Give the panel's names for councils that were typed, None for all of them; what is none is a problem."""
    if [words_read(name) for name in councils] == [ALL]:
        return None
    names = {words_read(council.name): council.name for council in register.panel.councils}
    for name in councils:
        if words_read(name) not in names:
            cure = f"The panel's councils are {', '.join(names.values()) or 'not recorded'}."
            problems.add(Problem("unknown-council", f'"{name}" is not a council of the panel.', cure, "councils"))
    if not councils:
        problems.add(Problem("no-council", "No council is named.", "Name one or more councils, or all.", "councils"))
    return [names[words_read(name)] for name in councils if words_read(name) in names]


def copies_due(register: Register, action: Action, named: list[str] | None, *, off: bool) -> list[str]:
    """Give those councils, of some or all, to which the copy of a recommendation goes: of the area on its day."""
    then = councils_of(register, [action])
    return [name for name in (then if named is None else named) if off or name in then]


def with_copies(copies: tuple[CopySent, ...], councils: list[str], day: dt.date, *, off: bool) -> tuple[CopySent, ...]:
    """Give the copies sent with those to some councils added, or taken off; one that is there keeps its day."""
    if off:
        return tuple(copy for copy in copies if copy.council not in councils)
    sent = {copy.council for copy in copies}
    return (*copies, *(CopySent(council=name, on=day) for name in dict.fromkeys(councils) if name not in sent))
