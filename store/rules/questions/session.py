"""The questions at one meeting: their order, those taken together, and how far the time goes."""

from __future__ import annotations

from typing import NamedTuple

from store.records import ItemKind, Meeting, Question
from store.records.panel import QuestionRules
from store.register import Register
from store.rules.questions.repeats import asked_words
from store.rules.questions.steps import TURNED_AWAY, UNDECIDED, kind_rule, received_order, scheme_on, stream_place
from store.rules.words.similar import alike


class Slot(NamedTuple):
    """A question in the line: its number, its minutes (None: not recorded), and whether the time reaches to it.

    `begins` counts the minutes of those before it; `fits` is None when nothing can be said because the minutes of this
    one or of one before it, or of the whole session, are not recorded.
    """

    number: int
    question: Question
    minutes: int | None
    begins: int
    fits: bool | None


class Session(NamedTuple):
    """The item "public questions" of a meeting: its time in minutes (None: the rules set none), and the line."""

    minutes: int | None
    extra: int
    may_vary: bool
    slots: tuple[Slot, ...]

    @property
    def booked(self) -> int:
        """The minutes of all that have any."""
        return sum(slot.minutes or 0 for slot in self.slots)

    @property
    def left_out(self) -> tuple[Question, ...]:
        """Those for which the time does not suffice."""
        return tuple(slot.question for slot in self.slots if slot.fits is False)


def questions_at(register: Register, meeting: str) -> tuple[Question, ...]:
    """Give the questions for a meeting, held over to it or asked for it, that were not turned away, as received."""
    sent = register.questions_of(meeting)
    there = (q for q in sent if (q.held_over_to or q.meeting) == meeting and q.state not in TURNED_AWAY)
    return tuple(sorted(there, key=received_order))


def session_of(register: Register, meeting: Meeting) -> Session:
    """Give the line of accepted questions: in order of receipt, each group where its first member stands.

    The time is that of the panel's rules on the day, with what they add for each statutory item on the agenda.
    """
    scheme = scheme_on(register, meeting.date)
    statutory = sum(item.kind is ItemKind.STATUTORY for item in register.items_of(meeting.id))
    extra = scheme.extra_minutes_per_statutory_item * statutory
    total = None if scheme.session_minutes is None else scheme.session_minutes + extra
    slots: list[Slot] = []
    begins, known = 0, total is not None
    for number, question in enumerate(line_up(register, meeting.id), start=1):
        rule = kind_rule(scheme, question.kind)
        minutes = question.minutes or (rule.speaking_minutes if rule else None) or scheme.speaking_minutes_each
        known = known and minutes is not None
        fits = begins + (minutes or 0) <= total if known and total is not None else None
        if begins and total is not None and begins >= total:
            fits = False
        slots.append(Slot(number, question, minutes, begins, fits))
        begins += minutes or 0
    return Session(total, extra, scheme.chair_may_vary_session, tuple(slots))


def line_up(register: Register, meeting: str) -> tuple[Question, ...]:
    """Order the questions to be put at a meeting: as received, those the chair grouped together at the first's place.

    Where the panel's rules take similar questions together, those that ask the same and that nobody grouped follow the
    first of them. Where they have two streams, each an item of its own, the second follows the first, and those of
    which it is not recorded to whom they are put come last. Questions not decided yet are not in the line.
    """
    admitted = [question for question in questions_at(register, meeting) if question.state not in UNDECIDED]
    held = register.get(Meeting, meeting)
    scheme = scheme_on(register, held.date) if held else QuestionRules()
    similar = scheme.group_similar
    groups: dict[int, int] = {}
    places: list[int] = []
    for own, question in enumerate(admitted):
        if question.group is not None:
            places.append(groups.setdefault(question.group, own))
        else:
            places.append(_place_of_like(question, admitted[:own], places) if similar else own)
    streams = [stream_place(scheme, question) for question in admitted]
    ordered = sorted(range(len(admitted)), key=lambda own: (streams[own], places[own], own))
    return tuple(admitted[own] for own in ordered)


def _place_of_like(question: Question, earlier: list[Question], places: list[int]) -> int:
    """Give the place of the earlier question that asks the same, if there is one nobody grouped; else its own."""
    loose = [(str(own), asked_words(one)) for own, one in enumerate(earlier) if one.group is None]
    like = alike(asked_words(question), loose, most=1)
    return next((places[int(one.key)] for one in like), len(earlier))
