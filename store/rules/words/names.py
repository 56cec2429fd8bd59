"""Finding people by the names under which papers print them, and asking "did you mean" instead of guessing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from store.problems import Problem, Refused
from store.records import Person
from store.register import Register
from store.rules.words.wording import listed, quoted

_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "cllr", "councillor", "col", "lord", "lady", "sir", "dame", "prof", "rev"}
)
_NEAR = 0.8
_SUGGESTED = 3


def folded(name: str) -> str:
    """Reduce a name to what is compared: no accents, capitals, stops, commas or titles before it."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    words = plain.casefold().replace("’", "'").replace(".", " ").replace(",", " ").split()
    while len(words) > 1 and words[0] in _TITLES:
        words.pop(0)
    return " ".join(words)


def names_of(person: Person) -> tuple[str, ...]:
    """List every name a person is known by, the register's own first."""
    return (person.name, *person.other_names)


def full_name(person: Person) -> str:
    """Give the name with its title, as a roll prints it."""
    return f"{person.title} {person.name}".strip()


def find_person(register: Register, typed: str, field: str = "person", among: Iterable[str] | None = None) -> Person:
    """Find the one person meant by an id, by a name as any paper prints it, or by part of a name.

    `among` are the ids of those likely to be meant: a part of a name that fits only one of them is taken for that one.

    Raises:
        Refused: nobody, or more than one, is known by that name; near names are offered.
    """
    wanted = folded(typed)
    if not wanted:
        raise Refused(Problem("person-empty", "No name has been typed.", "Type a name or part of one.", field))
    known = register.get(Person, typed.strip().upper())
    if known is not None and known.binned_on is None:
        return known
    people = {person: {folded(name) for name in names_of(person)} for person in register.all(Person)}
    hits = [person for person, names in people.items() if wanted in names]
    hits = hits or [person for person, names in people.items() if any(_holds(name, wanted) for name in names)]
    likely = [person for person in hits if among is not None and person.id in set(among)]
    hits = likely if len(likely) == 1 else hits
    if len(hits) == 1:
        return hits[0]
    if hits:
        choices = "; ".join(f"{person.id} {full_name(person)}" for person in hits)
        sentence = f"{quoted(typed.strip())} could be {len(hits)} people: {choices}."
        raise Refused(Problem("person-several", sentence, "Name the one you mean by the id.", field))
    raise Refused(_nobody(register, typed, field))


def near_names(register: Register, typed: str, apart_from: str = "") -> tuple[Person, ...]:
    """List the people whose name differs from what was typed by a letter or so, the nearest first."""
    import difflib

    by_name = {
        folded(name): person for person in register.all(Person) if person.id != apart_from for name in names_of(person)
    }
    close = difflib.get_close_matches(folded(typed), list(by_name), n=_SUGGESTED, cutoff=_NEAR)
    return tuple(dict.fromkeys(by_name[name] for name in close))


def why_not_new_person(register: Register, name: str, *, sure: bool, field: str = "name") -> Problem | None:
    """Say why a person should not be added under a name: someone has it, or one so near that it may be a slip.

    `sure` says that the clerk has confirmed that it is somebody else; the very same name is refused all the same.
    """
    near = near_names(register, name)
    if not near:
        return None
    same = [person for person in near if folded(name) in {folded(one) for one in names_of(person)}]
    if same:
        sentence = f"{full_name(same[0])} is in the register already, as {same[0].id}."
        return Problem("person-known", sentence, "Choose that person, or add what tells the two apart.", field)
    if sure:
        return None
    sentence = f"{quoted(name.strip())} is very near to {listed([full_name(person) for person in near])}."
    cure = f"Did you mean {full_name(near[0])}? If not, say that it is somebody else."
    return Problem("person-near", sentence, cure, field)


def _holds(name: str, wanted: str) -> bool:
    """Tell whether a name holds the words typed, each whole: a name short of a letter may be somebody else's."""
    words = name.split()
    return all(one in words for one in wanted.split())


def _nobody(register: Register, typed: str, field: str) -> Problem:
    sentence = f"Nobody in the register is called {quoted(typed.strip())}."
    near = near_names(register, typed)
    if near:
        choices = listed([f"{full_name(person)} ({person.id})" for person in near])
        return Problem("person-unknown", sentence, f"Did you mean {choices}?", field)
    return Problem("person-unknown", sentence, "Add the person among the members first, or check the spelling.", field)
