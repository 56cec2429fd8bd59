"""Recommendations to the commissioner: the reply point by point, and the copies the councils must have."""

from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec.structs import replace

from store.commands.actions.actions import actions_words, chosen_actions, words_of
from store.commands.fields import Problems
from store.edit import Edit
from store.problems import Problem
from store.records import Action, ActionKind, ActionStatus, CopySent, Evidence, Outcome, Response
from store.register import Register
from store.rules.actions.actions import councils_of, why_not_edit, why_not_respond
from store.rules.actions.discharge import goes_on
from store.rules.actions.due import UNDATED, DueTime, dated, why_not_due
from store.rules.actions.replies import (
    answered_by,
    known_of_letter,
    letter_of,
    why_not_outcome,
    why_not_reply,
    why_not_take_back,
    with_letter,
    with_outcome,
    without_outcome,
)
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
    which: int = 1,
    received_on: dt.date | None = None,
    published_on: dt.date | None = None,
    promise: str = "",
    promise_due: DueTime = UNDATED,
    keep_open: bool = False,
    **said: Any,
) -> Edit:
    """Record the commissioner's answer to one recommendation: its outcome, and by name its part, reference and words.

    `which` is the number of the outcome, from 1; the one after the last adds another for another `part`. What is said
    of the `letter` (`dated`, `signed_by`, `addressed_to`, `enclosures`, `kept`) holds for every point of the meeting
    that it answers. The answer closes the recommendation, unless that comes again and again, or is to be kept open.
    A report promised becomes an undertaking of its own, part of the recommendation, once.
    Raises Refused if it is no recommendation, its days or letter cannot be, or there is no such outcome.
    """
    current, problems = register.need(Action, action, "action"), Problems()
    said |= {"outcome": outcome, "received_on": received_on, "published_on": published_on}
    given = _given(problems, register, current, which, said)
    problems.add(*why_not_reply(register, current, given, today))
    promised = problems.text(promise, "the promise", "promise")
    problems.add(why_not_due(register, promise_due) if outcome is Outcome.REPORT_PROMISED else None)
    problems.refuse()
    answered = _answered(current, with_outcome(current.response, given, which), keep_open=keep_open or goes_on(current))
    others = _others(register, answered)
    owed = outcome is Outcome.REPORT_PROMISED and not _has_promise(register, current)
    made = (_promise(register, answered, promised or given.text, promise_due),) if owed else ()
    number = f"outcome {which} of " if which > 1 else ""
    sentence = f"Recorded {number}the reply to {words_of(current)}: {outcome.value}"
    sentence += f", and its letter with {counted(len(others), 'other point')}" if others else ""
    sentence += ", and the promise as an undertaking" if owed else ""
    return Edit(sentence, (answered, *others, *made))


def take_back_outcome(register: Register, today: dt.date, /, *, action: str, which: int = 1) -> Edit:
    """Take out an outcome of a reply that was recorded by mistake; `which` is its number, from 1.

    With the last one the whole reply goes, and a recommendation that was closed by it is open again. An undertaking
    that was made of a promise stays; the sentence names it.
    Raises Refused if no reply is recorded, or no outcome has that number.
    """
    current, problems = register.need(Action, action, "action"), Problems()
    problems.add(why_not_edit(current), why_not_take_back(current, which))
    problems.refuse()
    before = current.response
    if before is None:
        raise AssertionError("the rule lets no action without a reply pass")
    after, closed = without_outcome(before, which), current.closed
    fresh = replace(current, response=after)
    reopens = after is None and closed is not None and closed.what == _answer_words(before)
    if reopens:
        fresh = replace(fresh, status=ActionStatus.OPEN, closed=None)
    elif after is not None and closed is not None and closed.what == _answer_words(before):
        fresh = replace(fresh, closed=replace(closed, what=_answer_words(after)))
    what = "the reply to" if after is None else f"outcome {which} of the reply to"
    sentence = f"Took back {what} {words_of(current)}{', which is open again' if reopens else ''}"
    if before.outcomes[which - 1].outcome is Outcome.REPORT_PROMISED:
        made = [one.id for one in register.actions if one.parent == current.id]
        sentence += f"; the undertaking {listed(made)} stays" if made else ""
    return Edit(sentence, (fresh,))


_TEXTS = ("part", "text", "reference", "letter", "signed_by", "addressed_to", "enclosures")


def _given(problems: Problems, register: Register, action: Action, which: int, said: dict[str, Any]) -> Response:
    """Give a reply as it was typed, with what is known of its letter where nothing was said of that.

    With another outcome of a point, the letter and the day of publication that are not said again stay.
    """
    said = {name: one for name, one in said.items() if one is not None}
    before = action.response if which > 1 else None
    if before is not None:
        said = {"published_on": before.published_on} | said
        said["letter"] = said.get("letter") or before.letter
    problems.add(why_not_respond(action), *why_not_outcome(action.response, which, said.get("part", "")))
    said |= {name: problems.said(Response, name, said[name]) for name in _TEXTS if name in said}
    return Response(**known_of_letter(register, action, said.get("letter", "")) | said)


def _others(register: Register, answered: Action) -> tuple[Action, ...]:
    """Give the other points that the same letter answers, of which something else was recorded of it."""
    answer = answered.response
    same = answered_by(register, answered, answer.letter) if answer else ()
    return tuple(fresh for one in same if answer and (fresh := with_letter(one, letter_of(answer))) != one)


def _answered(action: Action, response: Response, *, keep_open: bool) -> Action:
    before, closed = action.response, action.closed
    if before is not None and closed is not None and closed.what == _answer_words(before):
        return replace(action, response=response, closed=replace(closed, what=_answer_words(response)))
    if keep_open or action.status is not ActionStatus.OPEN:
        return replace(action, response=response)
    day = response.received_on
    where = f"Letter {response.letter}" if response.letter else f"Reply of {day_month(day)}" if day else "Reply"
    evidence = Evidence(what=_answer_words(response), on=day, where=where, ref=response.letter)
    return replace(action, response=response, status=ActionStatus.DONE, closed=evidence)


def _answer_words(response: Response) -> str:
    return f"Answered: {response.outcome_words}."


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
            problems.add(Problem("unknown-council", f"“{name}” is not a council of the panel.", cure, "councils"))
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
