"""Which deadlines a meeting lacks because nobody has set its day, or the rules that they follow from.

Apart from the clock, which every start reads: the rules on questions are asked only where the clock is looked at.
"""

from __future__ import annotations

from store.problems import Problem
from store.records import Meeting
from store.register import Register
from store.rules.calendar.deadlines import SUSPENDED, takes_questions
from store.rules.questions.deadline import NOT_PRINTED
from store.rules.questions.steps import why_not_set
from store.rules.words.loose import NOT_SET


def rules_not_set(register: Register, meeting: Meeting) -> tuple[Problem, ...]:
    """Say which deadlines a meeting lacks because its day or the rules behind them are not set, each with a cure."""
    if meeting.status in SUSPENDED or not meeting.kind.in_public:
        return ()
    if meeting.known_by:
        return (_NO_DAY,)
    rules = register.panel.rules_on(meeting.date)
    lacking = [] if rules.deadlines else [_NO_DEADLINES]
    if takes_questions(rules, meeting):
        unset = why_not_set(rules.questions)
        printed = any(one.deadline.mode == "printed" for one in rules.questions.kinds)
        lacking += [unset] if unset else []
        lacking += [NOT_PRINTED] if printed and meeting.questions_by is None else []
    return tuple(lacking)


_NO_DAY = Problem(
    "meeting-no-day",
    f"Its deadlines are {NOT_SET}.",
    "Edit the meeting and type its day.",
    "date",
    "meeting.edit",
)
_NO_DEADLINES = Problem(
    "deadlines.not-set",
    "The panel's own deadlines are not set.",
    "Enter them among the settings, or take those in common use (rules “common”).",
    "",
    "setting.rules",
)
