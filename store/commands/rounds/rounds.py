"""Statutory rounds: opening one, recording its steps, taking a step back, closing it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from store.commands.fields import Problems, changed_words, changes_of
from store.edit import Edit
from store.problems import Problem, Refused
from store.records import Meeting, RoundKind, RoundStep, StatutoryRound, Vote
from store.register import Register
from store.rules.reports.steps import why_not_back_by_hand, why_not_step_by_hand
from store.rules.rounds.guards import why_not_open, why_not_post, why_not_step, why_not_take_back
from store.rules.rounds.limits import done, precept_date
from store.rules.rounds.of_votes import why_not_rest_on, why_not_tie, why_not_without
from store.rules.rounds.progress import rule_of, the_round
from store.rules.words.dates import day_month
from store.rules.words.wording import capital


def open_round(
    register: Register,
    today: dt.date,
    /,
    *,
    kind: RoundKind,
    year: int | None = None,
    **details: Any,
) -> Edit:
    """Open a statutory round. `year` is the first year of the financial year that a precept is for.

    Raises:
        Refused: with every reason: no year for a precept, a second round for the same year, text that cannot be kept,
            a procedure no longer in force.
    """
    problems = Problems()
    begun = year if kind is RoundKind.PRECEPT else None
    bare = StatutoryRound(id=register.new_id(StatutoryRound), kind=kind, year=begun, opened_on=today)
    one, _ = changes_of(StatutoryRound, bare, None, details, problems)
    problems.add(why_not_open(one), why_not_post(one), _why_not_twice(register, one))
    problems.refuse()
    if kind is RoundKind.PRECEPT:
        precept_date(one, "precept_notify")
    return Edit(f"Opened {the_round(one)}", (one,))


def _why_not_twice(register: Register, one: StatutoryRound) -> Problem | None:
    if one.kind is not RoundKind.PRECEPT or one.year is None:
        return None
    for other in register.rounds:
        same = (other.year, other.service) == (one.year, one.service)
        if other.kind is RoundKind.PRECEPT and same and other.id != one.id:
            sentence = f"{capital(the_round(one))} is open already as {other.id}."
            other_one = "; the precept for fire and rescue has a round of its own" if register.panel.fire else ""
            return Problem("round.exists", sentence, f"Record its steps there{other_one}.", "year")
    return None


def edit_round(
    register: Register, today: dt.date, /, *, round_id: str, was: StatutoryRound | None = None, **fields: object
) -> Edit:
    """Change what is recorded of a round besides its steps; only fields that differ from `was` are applied.

    Raises:
        Refused: with every fault of what was typed.
        Conflict: someone else has changed one of the same fields to something else.
    """
    current = register.need(StatutoryRound, round_id, "round")
    problems = Problems()
    changed, changes = changes_of(StatutoryRound, current, was, fields, problems)
    problems.add(why_not_open(changed), _why_not_twice(register, changed))
    problems.add(why_not_post(changed) if changed.post != current.post else None)
    problems.refuse()
    changes.refuse_conflicts()
    if not changes.values:
        return Edit(f"Changed nothing in {the_round(current)}")
    return Edit(f"Changed {changed_words(StatutoryRound, changes.values)} of {the_round(current)}", (changed,))


def record_step(
    register: Register,
    today: dt.date,
    /,
    *,
    round_id: str,
    step: str,
    on: dt.date | None = None,
    who: str = "",
    note: str = "",
    choice: str = "",
    meeting: str | None = None,
    votes_for: int | None = None,
    members: int | None = None,
    pence: int | None = None,
    items: tuple[str, ...] = (),
    vote: str | None = None,
    unvoted: bool = False,
) -> Edit:
    """Record a step of a round on a day (today if none is given); a day to come records a plan.

    `votes_for` are counted against `members`, or those seated that day. `pence` is an amount of Band D council tax,
    `items` what a notification was found to hold. `vote` is the id of the vote of the meeting on which the step rests,
    which has meeting and votes; `unvoted` says that it rests on none of those recorded.

    Raises:
        Refused: not a step that can come now, no outcome, a veto without its vote by name, a vote that says something
            else, an incomplete notification, dates out of order.
    """
    current = register.need(StatutoryRound, round_id, "round")
    problems = Problems()
    who, note = problems.said(RoundStep, "who", who), problems.said(RoundStep, "note", note)
    taken = RoundStep(step=step, on=on or today, who=who, note=note, choice=choice, meeting=meeting, items=items)
    taken = replace(taken, votes_for=votes_for, members=members, pence=pence)
    if not vote:
        problems.add(*why_not_without(register, current, taken, today, unvoted=unvoted))
    taken = _resting_on(register, current, taken, vote, problems)
    problems.add(*_why_not(register, current, taken))
    problems.refuse()
    told = f"Recorded “{_label(current, step)}” on {day_month(taken.on)} in {the_round(current)}"
    return Edit(told, (replace(current, steps=(*current.steps, taken)),))


def _resting_on(
    register: Register, one: StatutoryRound, step: RoundStep, vote_id: str | None, problems: Problems
) -> RoundStep:
    """Give a step that rests on a vote of a meeting, tied to it; what contradicts the vote is noted.

    What the vote says, its meeting, the votes for it and the members at the time, is not kept in the step as well.
    """
    if step.meeting is not None:
        problems.need(register, Meeting, step.meeting, "meeting")
    vote = problems.need(register, Vote, vote_id, "vote") if vote_id else None
    if vote is None:
        return step
    held = register.need(Meeting, vote.meeting)
    problems.add(*why_not_rest_on(register, one, step, held, vote))
    return replace(step, vote=vote.id, meeting=None, votes_for=None, members=None)


def tie_step(register: Register, today: dt.date, /, *, round_id: str, step: str, vote: str) -> Edit:
    """Let a step that is recorded rest on a vote of the meeting, as where the two were entered apart.

    Raises:
        Refused: the step is not recorded or rests on a vote already, or the two say different things.
    """
    current = register.need(StatutoryRound, round_id, "round")
    problems = Problems()
    problems.add(why_not_tie(register, current, step))
    problems.refuse()
    taken = done(current, step)
    if taken is None:
        raise AssertionError("refused above")
    tied = _resting_on(register, current, taken, vote, problems)
    problems.refuse()
    changed = replace(current, steps=tuple(tied if each is taken else each for each in current.steps))
    return Edit(f"Let “{_label(current, step)}” in {the_round(current)} rest on vote {vote}", (changed,))


def _label(one: StatutoryRound, step: str) -> str:
    rule = rule_of(one, step)
    return rule.label if rule else step


def _why_not(register: Register, one: StatutoryRound, step: RoundStep) -> Iterator[Problem | None]:
    """Go through what keeps a step from being recorded besides the vote it rests on."""
    yield why_not_step_by_hand(register, one, step.step)
    yield from why_not_step(register, one, step)
    yield from _faults(step)


def _faults(step: RoundStep) -> list[Problem | None]:
    problems: list[Problem | None] = []
    for name, value in (("votes_for", step.votes_for), ("members", step.members), ("pence", step.pence)):
        if value is not None and value < 0:
            cure = "Type 0 or a higher number."
            problems.append(Problem("round.negative", f"{value} cannot be right.", cure, name))
    return problems


def take_back_step(register: Register, today: dt.date, /, *, round_id: str, step: str) -> Edit:
    """Take a step out of a round that was recorded by mistake.

    Raises:
        Refused: the step is not recorded, or a later step needs it.
    """
    current = register.need(StatutoryRound, round_id, "round")
    problems = Problems()
    problems.add(why_not_back_by_hand(register, current, step), *why_not_take_back(current, step))
    problems.refuse()
    changed = replace(current, steps=tuple(each for each in current.steps if each is not done(current, step)))
    return Edit(f"Took “{_label(current, step)}” out of {the_round(current)}", (changed,))


def close_round(register: Register, today: dt.date, /, *, round_id: str, closed: bool = True) -> Edit:
    """Close a round that is over, or open it again. Raises Refused if it stands so already."""
    current = register.need(StatutoryRound, round_id, "round")
    if current.closed == closed:
        sentence = f"{capital(the_round(current))} is {'closed' if closed else 'open'} already."
        raise Refused(Problem("round.same", sentence, "There is nothing to change.", "round"))
    word = "Closed" if closed else "Reopened"
    return Edit(f"{word} {the_round(current)}", (replace(current, closed=closed, closed_on=today if closed else None),))
