"""Typed search in the actions: `is:open owner:opcc due:<2021-09-30 kind:recommendation road safety`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import NamedTuple

from store.problems import Problem, Refused
from store.records import Action, ActionStatus, DueKind, Meeting, Minute
from store.register import Register
from store.rules.actions.carrying import agreed, carried_over, due_date
from store.rules.actions.replying import awaits_reply
from store.rules.minutes.naming import minute_ref
from store.rules.words.dates import read_date
from store.rules.words.folding import reading, words_read
from store.rules.words.office import titles_of

Test = Callable[[Action], bool]

_PART = re.compile(r'(-?)(?:(\w+):)?("[^"]*"?|“[^”]*”?|\S+)')
_COMPARED = re.compile(r"(<=|>=|<|>|=)?(.+)")
_OFFICES = frozenset({"opcc", "pcc", "commissioner"})
_HELP = "The words before a colon are is, owner, due, kind, basis, minute, meeting, agreed, id and text."
_STATES = ("open", "closed", "done", "dropped", "overdue", "undated", "carried", "answered", "unanswered", "linked")

EXAMPLE = "is:open owner:opcc due:<2021-09-30 kind:recommendation"
"""A search that shows what can be typed."""


class Search(NamedTuple):
    """What was typed, as tests an action must pass, all of them."""

    tests: tuple[Test, ...]

    def keeps(self, action: Action) -> bool:
        """Say whether an action passes."""
        return all(test(action) for test in self.tests)


def read_search(register: Register, text: str, today: dt.date) -> Search:
    """Read a search. Words without a colon must stand in the action or in where it was asked; `-` in front means not.

    Raises:
        Refused: with every part that cannot be read.
    """
    tests: list[Test] = []
    problems: list[Problem] = []
    reader = _Reader(register, today)
    for sign, key, raw in _PART.findall(text):
        words = raw.strip('"“”')
        if not words:
            continue
        try:
            test = reader.test(key.casefold(), words)
        except Refused as refused:
            problems += refused.problems
            continue
        tests.append(_not(test) if sign else test)
    if problems:
        raise Refused(*problems)
    return Search(tuple(tests))


def _not(test: Test) -> Test:
    return lambda action: not test(action)


class _Reader:
    """Makes the test of one part of a search."""

    def __init__(self, register: Register, today: dt.date) -> None:
        self.register = register
        self.today = today

    def test(self, key: str, words: str) -> Test:
        """Make the test for one key and what stands after its colon. Raises Refused."""
        makers: dict[str, Callable[[str], Test]] = {
            "": self._text,
            "text": self._text,
            "is": self._state,
            "owner": self._owner,
            "due": self._due,
            "agreed": self._agreed,
            "kind": lambda value: lambda action: reading(value) in reading(action.kind.value),
            "basis": lambda value: lambda action: reading(value) in reading(action.legal_basis),
            "minute": self._minute,
            "meeting": self._meeting,
            "id": lambda value: lambda action: action.id.casefold() == value.casefold(),
        }
        if key not in makers:
            raise Refused(Problem("search-key", f"There is nothing to search by “{key}:”.", _HELP, "search"))
        return makers[key](words)

    def _text(self, words: str) -> Test:
        wanted = reading(words)

        def test(action: Action) -> bool:
            minute = self.register.get(Minute, action.minute)
            where = f" minute {minute_ref(self.register, minute)} {minute.heading}" if minute else ""
            return wanted in reading(f"{action.text} {action.owner} {action.clause} {action.source} {action.id}{where}")

        return test

    def _owner(self, words: str) -> Test:
        wanted = {reading(words)}
        if wanted & _OFFICES:
            wanted |= {"opcc", "police and crime commissioner", *map(reading, titles_of(self.register.panel))}
        return lambda action: any(name in reading(action.owner) for name in wanted)

    def _minute(self, words: str) -> Test:
        def test(action: Action) -> bool:
            minute = self.register.get(Minute, action.minute)
            return minute is not None and words_read(minute_ref(self.register, minute)) == words_read(words)

        return test

    def _meeting(self, words: str) -> Test:
        day = self._day(words)

        def test(action: Action) -> bool:
            meeting = self.register.get(Meeting, action.meeting)
            return meeting is not None and meeting.date == day

        return test

    def _state(self, words: str) -> Test:
        today, register = self.today, self.register

        def overdue(action: Action) -> bool:
            due = due_date(register, action, today)
            return action.status is ActionStatus.OPEN and due is not None and due < today

        tests: dict[str, Test] = {
            "open": lambda action: action.status is ActionStatus.OPEN,
            "closed": lambda action: action.status is not ActionStatus.OPEN,
            "done": lambda action: action.status is ActionStatus.DONE,
            "dropped": lambda action: action.status is ActionStatus.DROPPED,
            "overdue": overdue,
            "undated": lambda action: action.due_kind is DueKind.UNDATED,
            "carried": lambda action: bool(carried_over(register, action, today)),
            "answered": lambda action: action.response is not None,
            "unanswered": awaits_reply,
            "linked": lambda action: bool(action.items),
        }
        if words.casefold() not in tests:
            cure = f"Choose one of {', '.join(_STATES)}."
            raise Refused(Problem("search-state", f"There is nothing to search by “is:{words}”.", cure, "search"))
        return tests[words.casefold()]

    def _due(self, words: str) -> Test:
        if words.casefold() in {"none", "undated"}:
            return lambda action: due_date(self.register, action, self.today) is None
        return self._compared(words, lambda action: due_date(self.register, action, self.today))

    def _agreed(self, words: str) -> Test:
        return self._compared(words, lambda action: agreed(self.register, action))

    def _compared(self, words: str, day_of: Callable[[Action], dt.date | None]) -> Test:
        match = _COMPARED.fullmatch(words)
        sign, typed = (match[1] or "=", match[2]) if match else ("=", words)
        day = self._day(typed)
        tests: dict[str, Callable[[dt.date], bool]] = {
            "<": lambda other: other < day,
            "<=": lambda other: other <= day,
            ">": lambda other: other > day,
            ">=": lambda other: other >= day,
            "=": lambda other: other == day,
        }

        def test(action: Action) -> bool:
            other = day_of(action)
            return other is not None and tests[sign](other)

        return test

    def _day(self, typed: str) -> dt.date:
        """Read a date; the next meeting is `next`. Raises Refused."""
        if typed.casefold() == "next":
            meeting = self.register.next_meeting(self.today, public=True)
            if meeting is not None:
                return meeting.date
        try:
            return read_date(typed, self.today)
        except Refused as refused:
            problem = refused.first
            cure = "Type it without spaces, such as 2021-09-30 or 30/9/2021, or next."
            raise Refused(Problem(problem.code, problem.sentence, cure, "search")) from None
