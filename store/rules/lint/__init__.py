"""What a careful clerk looks for in minutes before they are final: each slip with its place and its cure.

Clean minutes give none. What is doubtful is not told: a rule that would cry wolf on real minutes is no rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from store.records import Meeting
from store.register import Register
from store.rules.lint import business, days, interests, minutes, roll, room, told, votes
from store.rules.lint.slip import Leaf, Slip

RULES: tuple[Callable[[Leaf], Iterator[Slip]], ...] = (
    roll.twice_on_the_roll,
    told.apologies_of_somebody_there,
    business.items_without_minute,
    business.exempt_without_resolution,
    business.exempt_without_summary,
    business.deferred_nowhere,
    business.actions_incomplete,
    minutes.empty_minutes,
    minutes.numbering_gaps,
    days.wrong_weekdays,
    days.wrong_previous_date,
    minutes.resolved_nothing,
    votes.without_outcome,
    told.moved_without_outcome,
    votes.unsound,
    votes.unlike_the_eligible,
    votes.in_other_words,
    votes.words_unlike_the_eligible,
    told.moved_by_somebody_away,
    interests.without_effect,
    room.public_not_back,
    room.excluded_without_ground,
    room.private_in_open,
    room.decided_inquorate,
    room.without_time,
)
"""Every rule there is."""

CODES = (
    "person-twice",
    "item-no-minute",
    "exempt-no-resolution",
    "exempt-no-summary",
    "deferred-nowhere",
    "action-no-owner",
    "action-no-due",
    "minute-empty",
    "number-gap",
    "weekday-wrong",
    "previous-date-wrong",
    "resolved-nothing",
    "motion-no-outcome",
    "vote-not-in-room",
    "vote-unsound",
    "vote-totals",
    "vote-words",
    "interest-no-effect",
    "public-not-back",
    "exclusion-no-ground",
    "private-in-open",
    "decided-inquorate",
    "event-no-time",
)
"""The code of every slip there is, which scripts may rely on."""

__all__ = ["CODES", "RULES", "Leaf", "Slip", "slips"]


def slips(register: Register, meeting: Meeting) -> tuple[Slip, ...]:
    """Give every slip in the minutes of a meeting, in the order of the rules."""
    leaf = Leaf(register, meeting)
    return tuple(slip for rule in RULES for slip in rule(leaf))
