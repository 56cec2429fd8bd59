"""Who moved and seconded: a person, the words that the minutes print for the person, or either alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from store.problems import Problem, Refused
from store.records import Ballot, Meeting, Nominee, Part, Presence, Role
from store.register import Register
from store.rules.attendance.elections import read_ballot
from store.rules.attendance.seating import NOT_MEMBERS
from store.rules.members.barred import barred, stands_in_for_coopted
from store.rules.members.membership import is_member, members_at, printed_name
from store.rules.words.names import find_person

P = TypeVar("P", bound=Part)

_CHAIR = re.compile(r"(?:the )?(?:chair|chairman|chairwoman|chairperson)", re.IGNORECASE)
_VICE = re.compile(r"(?:the )?(?:vice|deputy)[- ](?:chair|chairman|chairwoman|chairperson)", re.IGNORECASE)
_PRINTS = re.compile(
    r"(?:the|cllr|councillor|mr|mrs|ms|miss|dr|prof|professor|sir|dame|lord|lady|baroness|rev|reverend|alderman|lt|col"
    r"|rt hon)\b",
    re.IGNORECASE,
)
"""What begins words for a person that are meant to be printed as they stand; a bare name or an id is not."""


_QUOTED = re.compile(r"[\"“'‘](.+)[\"”'’]")


class Mover(NamedTuple):
    """Who moved or seconded: the id of the person, if that is known, and the words printed if they are others."""

    person: str | None = None
    printed: str = ""


def read_mover(register: Register, meeting: Meeting, typed: str, field: str = "moved_by") -> Mover:
    """Read who moved or seconded at a meeting: a name as it is printed, part of one, an id, or "the Chairman".

    Words for an office stand as they are, with the member who holds it that day where there is one. Words between
    quotation marks are what is printed of somebody who is not in the file.

    Raises:
        Refused: no one, or more than one, is known by the name; near names are offered.
    """
    words = " ".join(typed.split())
    if not words:
        return Mover()
    quoted = _QUOTED.fullmatch(words)
    if quoted:
        return Mover(None, quoted[1].strip())
    role = Role.VICE_CHAIR if _VICE.fullmatch(words) else Role.CHAIR if _CHAIR.fullmatch(words) else None
    if role is not None:
        holders = [seat.person for seat in members_at(register, meeting.date) if seat.role is role]
        return Mover(holders[0] if len(holders) == 1 else None, words)
    try:
        person = _find(register, meeting, words, field)
    except Refused as refused:
        raise Refused(*(_or_as_printed(problem) for problem in refused.problems)) from None
    return Mover(person, words if _PRINTS.match(words) else "")


def names_the_chair(words: str) -> bool:
    """Say whether words for a mover mean whoever presides, as "the Chairman" does."""
    return _CHAIR.fullmatch(" ".join(words.split())) is not None


def _or_as_printed(problem: Problem) -> Problem:
    cure = f"{problem.cure} Words for somebody who is not in the file go between quotation marks."
    return Problem(problem.code, problem.sentence, cure, problem.field, problem.act)


def mover_words(register: Register, meeting: Meeting | None, person: str | None, printed: str) -> str:
    """Name who moved or seconded as minutes print it; empty if nobody is recorded."""
    return printed or (printed_name(register, person, meeting) if person else "")


def why_not_move(register: Register, meeting: Meeting, person: str | None, field: str) -> Problem | None:
    """Say why somebody cannot have moved or seconded at a meeting; None where nothing recorded speaks against it."""
    one = next((attendance for attendance in meeting.attendance if attendance.person == person), None)
    if person is None:
        return None
    word = "moved" if field.startswith("moved") else "seconded"
    coopted = stands_in_for_coopted(register, meeting, one) if one else None
    bar = barred(register, person, meeting.date, one.role if one else "", coopted=coopted)
    if bar is not None:
        sentence = f"{printed_name(register, person, meeting)} {bar.words}, and cannot have {word} it."
        return Problem("barred", sentence, "Name a member of the panel.", field)
    if one is None or one.stands_in:
        return None
    name = printed_name(register, person, meeting)
    if one.presence in {Presence.APOLOGIES, Presence.ABSENT}:
        came = "sent apologies" if one.presence is Presence.APOLOGIES else "is recorded as absent"
        cure = "Name somebody who was there, or correct the attendance."
        return Problem("mover-away", f"{name} {came} and cannot have {word} it.", cure, field)
    if one.presence in NOT_MEMBERS and not is_member(register, person, meeting.date):
        cure = "Name a member of the panel."
        return Problem("mover-no-member", f"{name} is not a member and cannot have {word} it.", cure, field)
    return None


def read_nominees(register: Register, meeting: Meeting, lines: Iterable[str]) -> tuple[Nominee, ...]:
    """Read those nominated, one a line: `Orson`, or `Orson; mover; seconder`. Raises Refused with everything unread."""
    return _each_read(lines, lambda line: _nominee(register, meeting, line))


def _nominee(register: Register, meeting: Meeting, line: str) -> Nominee:
    who, *others = (part.strip() for part in line.split(";"))
    moved, seconded = (read_mover(register, meeting, part, "nominees") for part in (*others, "", "")[:2])
    return Nominee(
        person=_find(register, meeting, who, "nominees"),
        moved_by=moved.person,
        moved_by_printed=moved.printed,
        seconded_by=seconded.person,
        seconded_by_printed=seconded.printed,
    )


def nominee_words(register: Register, meeting: Meeting, one: Nominee) -> str:
    """Write a nominee as `read_nominees` reads one, with the names as they are printed."""
    moved = mover_words(register, meeting, one.moved_by, one.moved_by_printed)
    seconded = mover_words(register, meeting, one.seconded_by, one.seconded_by_printed)
    name = one.printed or printed_name(register, one.person, meeting)
    return "; ".join((name, moved, seconded)).rstrip("; ")


def read_ballots(register: Register, meeting: Meeting, lines: Iterable[str]) -> tuple[Ballot, ...]:
    """Read the ballots of an election, one a line, in their order. Raises Refused with everything unread."""
    return _each_read(lines, lambda line: read_ballot(line, lambda name: _find(register, meeting, name, "ballots")))


def _each_read(lines: Iterable[str], read: Callable[[str], P]) -> tuple[P, ...]:
    parts: list[P] = []
    problems: list[Problem] = []
    for line in lines:
        try:
            parts += [read(line)] if line.strip() else []
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(*problems)
    return tuple(parts)


def _find(register: Register, meeting: Meeting, typed: str, field: str) -> str:
    likely = {seat.person for seat in members_at(register, meeting.date) if seat.person}
    likely |= {one.person for one in meeting.attendance}
    return find_person(register, typed, field, likely).id
