"""The commissioner's reply to one recommendation: its outcomes, and the letter that it came in with others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from store.problems import Problem
from store.records import Action, Outcome, Response
from store.register import Register
from store.rules.actions.carrying import agreed
from store.rules.words.dates import day_month, long_date
from store.rules.words.folding import words_read
from store.rules.words.wording import counted

OF_THE_LETTER = ("dated", "signed_by", "addressed_to", "enclosures", "kept")
"""What a letter says of itself: the same in every point that it answers."""


def why_not_outcome(answer: Response | None, which: int, part: str) -> tuple[Problem, ...]:
    """List why an outcome cannot be recorded under a number: none has it, or its part is missing or said already.

    The number after the last recorded adds an outcome. Every one but the first says which part of the point it is of.
    """
    had = len(answer.outcomes) if answer else 0
    if which > 1 and not had:
        sentence = "No outcome of this point is recorded yet."
        return (Problem("reply-first", sentence, "Record the first one, with the number 1.", "which"),)
    if not 1 <= which <= max(1, had + 1):
        sentence = f"There is no outcome {which}: {counted(had, 'outcome')} of this point {_is(had)} recorded."
        cure = f"Give a number from 1 to {had + 1}; {had + 1} adds one."
        return (Problem("reply-which", sentence, cure, "which"),)
    if which > 1 and not part.strip():
        sentence = f"Outcome {which} does not say which part of the point it is of."
        return (Problem("reply-part", sentence, "Type the part, such as: elderly people.", "part"),)
    others = [one.part for place, one in enumerate(answer.outcomes, 1) if place != which] if answer else []
    if part.strip() and words_read(part) in {words_read(one) for one in others}:
        sentence = f"The outcome of “{part.strip()}” is recorded already."
        return (Problem("reply-part-twice", sentence, "Name another part, or correct that outcome.", "part"),)
    return ()


def why_not_take_back(action: Action, which: int = 1) -> Problem | None:
    """Say why an outcome of a reply cannot be taken back: there is none, or none under that number."""
    had = len(action.response.outcomes) if action.response else 0
    if not had:
        return Problem("reply-none", "No reply to it is recorded.", "There is nothing to take back.", "action")
    if 1 <= which <= had:
        return None
    sentence = f"There is no outcome {which}: {counted(had, 'outcome')} of this point {_is(had)} recorded."
    cure = "Leave the number out." if had == 1 else f"Give a number from 1 to {had}."
    return Problem("reply-which", sentence, cure, "which")


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def why_not_reply(register: Register, action: Action, answer: Response, today: dt.date) -> tuple[Problem, ...]:
    """List what is wrong with a reply to a recommendation: dates out of order, a change without its reference."""
    problems = []
    since, received, published = agreed(register, action), answer.received_on, answer.published_on
    if received is None:
        problems.append(Problem("reply-day", "The day on which the reply came is missing.", "Type it.", "received_on"))
    elif received > today:
        sentence = f"The reply cannot have come on {long_date(received)}, which is still to come."
        problems.append(Problem("reply-early", sentence, "Type today's date or an earlier one.", "received_on"))
    elif since and received < since:
        sentence = f"A reply of {long_date(received)} is before the recommendation of {long_date(since)}."
        problems.append(Problem("reply-before", sentence, f"Type {day_month(since)} or later.", "received_on"))
    if published and received and published < received:
        sentence = f"It cannot have been published on {long_date(published)}, before it came."
        problems.append(Problem("published-before", sentence, f"Type {day_month(received)} or later.", "published_on"))
    if published and published > today:
        sentence = f"It cannot have been published on {long_date(published)}, which is still to come."
        problems.append(Problem("published-early", sentence, "Type today's date or an earlier one.", "published_on"))
    if answer.outcome is Outcome.CHANGED and not answer.reference.strip():
        sentence = "What was changed is not named."
        problems.append(Problem("reply-reference", sentence, "Type where, such as “Para 32”.", "reference"))
    return (*problems, *_letter_day(answer.dated, since, received, today))


def _letter_day(
    dated: dt.date | None, since: dt.date | None, received: dt.date | None, today: dt.date
) -> tuple[Problem, ...]:
    """List what is wrong with the day of a letter: to come, after the letter came, or before what it answers."""
    last = min(received, today) if received else today
    if dated and dated > last:
        what = "which is still to come" if dated > today else f"because it came on {long_date(last)}"
        sentence = f"The letter cannot be of {long_date(dated)}, {what}."
        return (Problem("letter-after", sentence, f"Type {day_month(last)} or earlier.", "dated"),)
    if dated and since and dated < since:
        sentence = f"A letter of {long_date(dated)} is before the recommendation of {long_date(since)}."
        return (Problem("letter-before", sentence, f"Type {day_month(since)} or later.", "dated"),)
    return ()


def without_outcome(answer: Response, which: int) -> Response | None:
    """Give a reply without one of its outcomes; None if it has no other. Its days and its letter stay."""
    outcomes = [one for place, one in enumerate(answer.outcomes, 1) if place != which]
    if not outcomes:
        return None
    first = outcomes[0]
    said = {"outcome": first.outcome, "part": first.part, "text": first.text, "reference": first.reference}
    fresh: Response = replace(answer, **said, further=tuple(outcomes[1:]))
    return fresh


def with_outcome(before: Response | None, given: Response, which: int) -> Response:
    """Give a reply with one of its outcomes as given, and its days and its letter; the other outcomes stay."""
    if before is None:
        return given
    outcomes = list(before.outcomes)
    outcomes[which - 1 : which] = given.outcomes
    first = outcomes[0]
    said = {"outcome": first.outcome, "part": first.part, "text": first.text, "reference": first.reference}
    fresh: Response = replace(given, **said, further=tuple(outcomes[1:]))
    return fresh


def answered_by(register: Register, action: Action, letter: str) -> tuple[Action, ...]:
    """List the other points, asked at the same meeting, that a letter answers; none if it has no reference."""
    wanted = words_read(letter)
    return tuple(
        one
        for one in register.actions
        if wanted
        and one.id != action.id
        and one.meeting == action.meeting
        and one.response is not None
        and words_read(one.response.letter) == wanted
    )


def known_of_letter(register: Register, action: Action, letter: str) -> dict[str, Any]:
    """Give what is recorded of the letter that answers an action: by the point itself, else by another it answers."""
    own = action.response
    if own is not None and words_read(own.letter) == words_read(letter):
        return letter_of(own)
    others = [one.response for one in answered_by(register, action, letter) if one.response is not None]
    return letter_of(others[0]) if others else {}


def letter_of(answer: Response) -> dict[str, Any]:
    """Give what a reply holds of its letter."""
    return {name: getattr(answer, name) for name in OF_THE_LETTER}


def with_letter(action: Action, said: Mapping[str, Any]) -> Action:
    """Give an answered point with what is said of its letter."""
    answer = action.response
    fresh: Action = action if answer is None else replace(action, response=replace(answer, **said))
    return fresh
