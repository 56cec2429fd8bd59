"""Taking the minutes of a meeting from draft to final, to confirmed, to signed, and back if that was a slip."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from msgspec.structs import replace

from store.commands.fields import Problems
from store.commands.minutes.keeping import as_printed
from store.edit import Edit
from store.problems import Problem
from store.records import Meeting, MinutesState, Person, SlipLeft
from store.register import Register
from store.rules.calendar.meetings import the_meeting
from store.rules.calendar.settled import the_minutes
from store.rules.lint import slips
from store.rules.lint.leaving import reason_kept, reason_of, why_not_leave
from store.rules.members.membership import printed_name
from store.rules.minutes.finalising import why_not_finalise
from store.rules.minutes.numbering import numbers_for
from store.rules.minutes.states import (
    chairs_of,
    confirming_meeting,
    why_not_confirm,
    why_not_confirm_at,
    why_not_leaves,
    why_not_reopen,
    why_not_sign,
    why_not_sign_on,
    why_not_signatory,
)
from store.rules.words.dates import day_month
from store.rules.words.wording import capital


def finalise_minutes(
    register: Register, today: dt.date, /, *, meeting: str, left: Mapping[str, str] | None = None
) -> Edit:
    """Make the minutes of a meeting final: those without a number are given theirs by the panel's scheme.

    `left` gives the reason for each slip that is not mended, by its key, or by its code for all of that sort.

    Raises:
        Refused: they are final already, there are none, the panel's numbering is not one of the known schemes, or a
            slip is neither mended nor left with a reason.
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    problems.add(*why_not_finalise(register, current))
    kept = () if problems.all else _left(register, current, left or {}, problems)
    problems.refuse()
    minutes = register.minutes_of(current.id)
    given = numbers_for(register, current)
    numbered = tuple(replace(minute, number=given[minute.id]) for minute in minutes if minute.id in given)
    changed = replace(current, minutes=replace(current.minutes, finalised_on=today, left=kept))
    numbers = [given.get(minute.id, minute.number) for minute in minutes if minute.number or minute.id in given]
    span = numbers[0] if len(numbers) == 1 else f"{numbers[0]} to {numbers[-1]}" if numbers else ""
    words = f": numbered {span}" if numbered else f"; their numbers stand, {span}" if span else ""
    return Edit(f"Made {the_minutes(current)} final{words}", (changed, *numbered))


def _left(register: Register, meeting: Meeting, given: Mapping[str, str], problems: Problems) -> tuple[SlipLeft, ...]:
    """Give what is left as it is, with its reason: that of before where none is given now."""
    problems.add(*why_not_leave(register, meeting, given))
    there = {one.key: one for one in slips(register, meeting)}
    reasons = {key: reason_of(one, given) or reason_kept(meeting, one) for key, one in there.items()}
    return tuple(
        SlipLeft(slip=key, sentence=one.sentence, reason=problems.said(SlipLeft, "reason", reasons[key], typed=key))
        for key, one in there.items()
        if reasons[key].strip()
    )


def confirm_minutes(register: Register, today: dt.date, /, *, meeting: str, at: str = "", subject_to: str = "") -> Edit:
    """Record at which meeting the minutes of another were confirmed, and subject to what, if to anything.

    Without `at` it is the first meeting after it that takes minutes and has taken place. The names and offices, the
    panel's name and the results that the set prints are kept with it, so that it stays what was confirmed.

    Raises:
        Refused: they are a draft or confirmed already; the meeting was before, is to come, or takes no minutes.
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    problems.add(why_not_confirm(current))
    held = problems.need(register, Meeting, at, "at") if at else confirming_meeting(register, current, today)
    if held is None and not at:
        sentence = f"No meeting has taken place since {day_month(current.date)} that could confirm its minutes."
        problems.add(
            Problem("confirm-nowhere", sentence, "Confirm them on the day of the next ordinary meeting.", "at")
        )
    if held is not None:
        problems.add(why_not_confirm_at(current, held, today))
    subject = problems.said(MinutesState, "subject_to", subject_to)
    problems.refuse()
    on = held.date if held else today
    kept, votes = as_printed(register, current)
    state = replace(kept.minutes, confirmed_at=held.id if held else None, confirmed_on=on, subject_to=subject)
    where = f" at {the_meeting(held)}" if held else ""
    but = f", subject to {subject}" if subject else ""
    return Edit(f"Confirmed {the_minutes(current)}{where}{but}", (replace(kept, minutes=state), *votes))


def sign_minutes(
    register: Register,
    today: dt.date,
    /,
    *,
    meeting: str,
    by: str = "",
    on: dt.date | None = None,
    leaves: int | None = None,
) -> Edit:
    """Record that the minutes of a meeting were signed, by whom and when, and the number of their leaves.

    Without `by` it is whoever presided over the meeting that confirmed them, without `on` the day of that meeting.

    Raises:
        Refused: they are not confirmed, or signed already; somebody else presided; the day cannot be right.
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    problems.add(why_not_sign(current))
    at = register.get(Meeting, current.minutes.confirmed_at)
    who = by or _presiding(register, at, problems, asked=not problems.all)
    if by and problems.need(register, Person, by, "by") is not None:
        problems.add(why_not_signatory(register, at, by))
    day = on or (at.date if at else today)
    problems.add(why_not_sign_on(at, day, today), why_not_leaves(leaves))
    problems.refuse()
    name = printed_name(register, who, at)
    state = replace(current.minutes, signed_on=day, signed_by=who or None, signed_as=name, leaves=leaves)
    return Edit(f"Recorded {the_minutes(current)} as signed by {name}", (replace(current, minutes=state),))


def _presiding(register: Register, at: Meeting | None, problems: Problems, *, asked: bool) -> str:
    """Give who presided over a meeting; nobody, and a problem, if that is not recorded."""
    presided = chairs_of(register, at) if at is not None else ()
    if presided:
        return presided[0]
    if asked:
        sentence = "Nothing says who presided over the meeting that confirmed them."
        problems.add(Problem("sign-nobody", sentence, "Say who signed, or record who took the chair.", "by"))
    return ""


def reopen_minutes(register: Register, today: dt.date, /, *, meeting: str, reason: str) -> Edit:
    """Take the minutes of a meeting one state back, for a reason that the history keeps. Numbers given stay given.

    Raises:
        Refused: they are a draft, or no reason is given.
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    problems.add(why_not_reopen(current))
    why = problems.reason(reason)
    problems.refuse()
    state = current.minutes
    if state.signed_on:
        back = replace(state, signed_on=None, signed_by=None, signed_as="", leaves=None)
    elif state.confirmed_on:
        back = replace(state, confirmed_at=None, confirmed_on=None, subject_to="", panel="", names=())
    else:
        back = MinutesState(left=state.left)
    sentence = f"Took {the_minutes(current)} back from {state.word} to {back.word} because: {' '.join(why.split())}"
    return Edit(capital(sentence), (replace(current, minutes=back),))
