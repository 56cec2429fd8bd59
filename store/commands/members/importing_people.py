"""Who is meant by a name of a list that is taken over: somebody of the register, or of the list, or nobody yet.

A name that is near to another, or that two people bear, is asked about; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from store.problems import Problem, Refused
from store.records import Person, Seat
from store.register import Register
from store.rules.imports import Correction, ImportField, ImportLine
from store.rules.members.membership import role_words
from store.rules.words.folding import words_read
from store.rules.words.names import every_name, find_people, full_name, near_names
from store.rules.words.printings import same_name
from store.rules.words.wording import listed, quoted, verbatim

NEW = "new"
_FIELD = "person"
_OF_LINE = "line:"


class Who(NamedTuple):
    """Who is meant: a person of the register, a new one, or a question with the answers there are."""

    person: Person | None = None
    asked: str = ""
    answers: tuple[tuple[str, str], ...] = ()

    @property
    def fields(self) -> tuple[ImportField, ...]:
        """Give the field in which the question is answered, if there is one."""
        if not self.answers:
            return ()
        choices = (("", "to be said"), *self.answers, (NEW, "somebody else, who is new"))
        return (ImportField(_FIELD, "Is", "", choices, help="Who is meant by the name"),)


class People:
    """The people of the register as it becomes, and which line of the files made whom."""

    def __init__(self, before: Register) -> None:
        """Begin with the register as it stands."""
        self.before = before
        self.made_by: dict[str, str] = {}
        self.bodies: dict[str, str] = {}

    def made(self, key: str, person: str, body: str) -> None:
        """Note that a line made somebody."""
        self.made_by[key] = person
        self.bodies[person] = body

    def who(self, register: Register, name: str, answer: str, body: str) -> Who:
        """Say who is meant by a name beside a council, with what the clerk answered."""
        answered = self.made_by.get(answer.removeprefix(_OF_LINE), answer)
        if answered == NEW:
            return Who()
        known = register.get(Person, answered) if answered else None
        if known is not None:
            return Who(known)
        alike = [one for one in register.all(Person) if any(same_name(each, name) for each in every_name(one))]
        if len(alike) > 1:
            sentence = f"{len(alike)} people are called {verbatim(name)}: say which of them is meant."
            return Who(None, sentence, self._answers(register, alike))
        one = next(iter(alike), None)
        if one is not None and self._sits_so(register, one, body):
            return Who(one)
        if one is not None:
            sentence = f"{full_name(one)} is in the register for another council: say whether this is the same."
            return Who(None, sentence, self._answers(register, alike))
        near = list(dict.fromkeys((*find_people(register, name), *near_names(register, name))))
        if not near:
            return Who()
        names = listed([full_name(one) for one in near])
        sentence = f"{verbatim(name)} is very near to {names}. Did you mean {full_name(near[0])}?"
        return Who(None, sentence, self._answers(register, near))

    def _sits_so(self, register: Register, person: Person, body: str) -> bool:
        """Say whether nothing speaks against somebody of the same name: no seat for another council is known."""
        bodies = {seat.body for seat in register.all(Seat) if seat.person == person.id and seat.role.sits and seat.body}
        bodies |= {self.bodies[person.id]} - {""} if person.id in self.bodies else set()
        return not body or not bodies or words_read(body) in {words_read(one) for one in bodies}

    def _answers(self, register: Register, people: Iterable[Person]) -> tuple[tuple[str, str], ...]:
        """List who may be meant. Whoever another line makes is named by that line: ids come anew each time."""
        lines = {person: f"{_OF_LINE}{key}" for key, person in self.made_by.items()}
        return tuple((lines.get(one.id, one.id), f"is {full_name(one)}{_seat_of(register, one)}") for one in people)


def people_typed(lines: Iterable[ImportLine], typed: Iterable[str]) -> dict[str, Correction]:
    """Read who is meant by names that are asked about, as `NAME=P3` or `NAME=new`.

    Raises Refused with everything that cannot be meant.
    """
    asked = [(line, one) for line in lines for one in line.fields if one.name == _FIELD]
    said: dict[str, Correction] = {}
    problems: list[Problem] = []
    for each in typed:
        name, _, answer = each.rpartition("=")
        meant = [(line, one) for line, one in asked if words_read(name) and words_read(name) in words_read(line.words)]
        answers = {value.casefold(): value for _, one in meant for value, _ in one.choices if value}
        if not meant:
            named = "; ".join(line.words for line, _ in asked) or "nobody"
            problems.append(
                Problem("import-who", f"{verbatim(name)} is not asked about.", f"Asked about: {named}.", "is")
            )
        elif answer.strip().casefold() not in answers:
            cure = f"It can be: {', '.join(sorted(answers.values()))}."
            problems.append(Problem("import-who", f"{verbatim(name)} cannot be {quoted(answer)}.", cure, "is"))
        for line, one in meant:
            chosen = next((value for value, _ in one.choices if value.casefold() == answer.strip().casefold()), "")
            said[line.key] = Correction(taken=True, values={_FIELD: chosen})
    if problems:
        raise Refused(*problems)
    return said


def _seat_of(register: Register, person: Person) -> str:
    seats = [seat for seat in register.all(Seat) if seat.person == person.id]
    if not seats:
        return ", without a seat"
    return f", {seats[-1].body or role_words(seats[-1])}"
