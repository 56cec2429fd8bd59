"""Finding people by the names under which papers print them, and asking "did you mean" instead of guessing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from store.problems import Problem, Refused
from store.records import Person, PersonName, Seat
from store.register import Register
from store.rules.words.printings import Printing, fits, may_be_same, nearness, printing, same
from store.rules.words.wording import either, listed, verbatim

_NEAR = 0.8
_SUGGESTED = 3


def full_name(person: Person, on: dt.date | None = None) -> str:
    """Give the name of a day with its title and honours, as a roll prints it; the newest for no day."""
    return written_name(person.named_on(on))


def written_name(one: PersonName) -> str:
    """Write a name with its title and honours."""
    return " ".join(part for part in (one.title, one.name, one.honours) if part)


def every_name(person: Person) -> tuple[str, ...]:
    """List every name a person is or was known by, the newest first."""
    return (*map(written_name, reversed(person.names)), *person.other_names)


def find_person(register: Register, typed: str, field: str = "person", among: Iterable[str] | None = None) -> Person:
    """Find the one person meant by an id, by a name as any paper prints it, or by part of a name.

    `among` are the ids of those likely to be meant: a part of a name that fits only one of them is taken for that one.

    Raises:
        Refused: nobody, or more than one, is known by that name; near names are offered.
    """
    wanted = printing(typed)
    if not wanted.words:
        raise Refused(Problem("person-empty", "No name has been typed.", "Type a name or part of one.", field))
    known = register.get(Person, typed.strip().upper())
    if known is not None and known.binned_on is None:
        return known
    hits = find_people(register, typed)
    likely = [person for person in hits if among is not None and person.id in set(among)]
    hits = likely if len(likely) == 1 else hits
    if len(hits) == 1:
        return hits[0]
    if hits:
        choices = "; ".join(f"{person.id} {told_apart(register, person, hits)}" for person in hits)
        sentence = f"{verbatim(typed.strip())} could be {len(hits)} people: {choices}."
        raise Refused(Problem("person-several", sentence, "Name the one you mean by the id.", field))
    raise Refused(_nobody(register, typed, field))


def find_people(register: Register, typed: str) -> list[Person]:
    """List everybody known by a name as it is typed; if nobody is, those of whose name it is a part."""
    wanted = printing(typed)
    people = {person: _printings(person) for person in register.all(Person)}
    hits = [person for person, names in people.items() if any(same(name, wanted) for name in names)]
    return hits or [person for person, names in people.items() if any(fits(wanted, name) for name in names)]


def known_as(register: Register, typed: str, field: str = "name") -> str | None:
    """Give the id of the person whose name was typed in full or is the only one that fits; None for a new name.

    Raises:
        Refused: the name fits several people.
    """
    try:
        return find_person(register, typed, field).id
    except Refused as refused:
        if refused.first.code == "person-several":
            raise
        return None


def told_apart(register: Register, person: Person, others: Iterable[Person]) -> str:
    """Name a person, with the council where another of these people bears the same name."""
    name = full_name(person)
    if not any(other.id != person.id and full_name(other) == name for other in others):
        return name
    bodies = [seat.body or seat.role.value for seat in register.all(Seat) if seat.person == person.id]
    return f"{name} ({bodies[-1] if bodies else 'no seat'})"


def _printings(person: Person) -> tuple[Printing, ...]:
    """Take every name of a person apart; the title of the register holds for those printed without one."""
    own, *others = (printing(name) for name in every_name(person))
    return (own, *(other if other.address else other._replace(address=own.address) for other in others))


def near_names(register: Register, typed: str, apart_from: str = "") -> tuple[Person, ...]:
    """List the people whose name differs from what was typed by a letter or so, the nearest first."""
    wanted = printing(typed)
    scores = []
    for person in register.all(Person):
        if person.id != apart_from:
            names = _printings(person)
            score = max(1.0 if same(name, wanted) else nearness(name, wanted) for name in names)
            if score < _NEAR and any(may_be_same(typed, name) for name in every_name(person)):
                score = _NEAR
            scores.append((score, person))
    near = sorted((one for one in scores if one[0] >= _NEAR), key=lambda one: -one[0])
    return tuple(person for _, person in near[:_SUGGESTED])


def why_not_new_person(register: Register, name: str, *, sure: bool, field: str = "name") -> Problem | None:
    """Say why a person should not be added under a name: someone has it, or one so near that it may be a slip.

    `sure` says that the clerk has confirmed that it is somebody else: two people may bear one name.
    """
    near = () if sure else near_names(register, name)
    if not near:
        return None
    bearers = [person for person in near if any(same(printing(name), one) for one in _printings(person))]
    if bearers:
        sentence = f"{full_name(bearers[0])} is in the register already, as {bearers[0].id}."
        cure = "Choose that person, or say that it is somebody else of the same name."
        return Problem("person-known", sentence, cure, field)
    sentence = f"{verbatim(name.strip())} is very near to {listed([full_name(person) for person in near])}."
    cure = f"Did you mean {full_name(near[0])}? If not, say that it is somebody else."
    return Problem("person-near", sentence, cure, field)


def why_ask_name(register: Register, typed: str, field: str) -> Problem | None:
    """Say, where any words may stand, that those typed are nobody's name and near to somebody's: it may be a slip.

    None if they name or begin to name somebody, or are near to nobody's name, as an office is.
    """
    if not printing(typed).words or find_people(register, typed):
        return None
    near = near_names(register, typed)
    if not near:
        return None
    names = either([full_name(person) for person in near])
    sentence = f"{verbatim(typed.strip())} is nobody in the records, and is near to {names}."
    return Problem("near-name", sentence, "Put it right; or save again, if it is meant as it stands.", field)


def _nobody(register: Register, typed: str, field: str) -> Problem:
    sentence = f"Nobody in the register is called {verbatim(typed.strip())}."
    near = near_names(register, typed)
    if near:
        choices = listed([f"{full_name(person)} ({person.id})" for person in near])
        return Problem("person-unknown", sentence, f"Did you mean {choices}?", field)
    return Problem("person-unknown", sentence, "Add the person among the members first, or check the spelling.", field)
