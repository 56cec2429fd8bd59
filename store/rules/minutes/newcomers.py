"""Names of a roll that are nobody's yet: as what each could be entered, and to whom it is near. Nothing is guessed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from store.problems import Problem, Refused
from store.records import Person, Presence, Role, Seat
from store.register import Register
from store.rules.attendance.seating import NOT_MEMBERS
from store.rules.members.barred import COMMISSIONER, bar_of_words
from store.rules.members.membership import SOLE, is_member, role_on
from store.rules.members.seats import council_named
from store.rules.minutes.drafts import Answer, Newcomer, RollName
from store.rules.minutes.matching import who_is
from store.rules.words.folding import words_read
from store.rules.words.names import find_people, full_name, near_names
from store.rules.words.printings import printing, same
from store.rules.words.wording import verbatim

_COUNCILLORS = frozenset({"cllr", "coun", "councillor", "alderman", "alderwoman", "ald", "mayor"})
_CHAIRS = frozenset({"chair", "chairman", "chairwoman", "chairperson"})
_VICE = ("vice", "deputy")
_AS_MEMBERS = (Role.MEMBER, Role.CHAIR, Role.VICE_CHAIR, Role.INDEPENDENT, Role.COOPTED_COUNCILLOR)
_AS_OFFICERS = (Role.OFFICER, Role.COMMISSIONER, Role.DEPUTY_COMMISSIONER, Role.CHIEF_CONSTABLE)


def newcomer(register: Register, one: RollName, on: dt.date, roll: Sequence[RollName] = ()) -> Newcomer | None:
    """Give a name of a roll as a newcomer; None if it is known who is meant, and they can be recorded so."""
    role = proposed_role(one, roll)
    role = _free(register, role, on, Role.MEMBER if role is Role.CHAIR else None)
    fresh = Newcomer(
        printed=one.printed,
        presence=one.presence,
        office=one.role,
        instead_of=one.substitute_for,
        council=_council(register, one, role),
        role=role,
    )
    try:
        person = who_is(register, one.printed, on)
    except Refused:
        near = find_people(register, one.printed) or near_names(register, one.printed)
        return replace(fresh, near=tuple(each.id for each in near))
    seatless = not is_member(register, person.id, on) and not role_on(register, person.id, on)
    return replace(fresh, person=person.id) if seatless and _sits(one.presence) else None


def _council(register: Register, one: RollName, role: Role | None) -> str:
    """Give the council for which a member sits by what the roll prints, if it is one of the panel or none is known."""
    if role is None or not role.sits or role is Role.INDEPENDENT:
        return ""
    councils = register.panel.council_names
    named = council_named(register, one.council)
    return named if named in councils or not councils else ""


def _sits(presence: Presence) -> bool:
    return presence not in NOT_MEMBERS and presence is not Presence.SUBSTITUTE


def members_named(roll: Iterable[RollName]) -> Iterator[RollName]:
    """Give a roll with those whose place somebody took, where they stand in it nowhere else."""
    names = list(roll)
    yield from names
    named = {printing(one.printed).key for one in names}
    for one in names:
        if one.substitute_for and printing(one.substitute_for).key not in named:
            named.add(printing(one.substitute_for).key)
            yield RollName(printed=one.substitute_for, presence=Presence.EXPECTED)


def roles_for(one: Newcomer) -> tuple[Role | None, ...]:
    """List the seats with which a newcomer can be entered, the one proposed first; None is no seat."""
    if one.presence is Presence.SUBSTITUTE:
        return (None,)
    possible = (None, *_AS_OFFICERS) if one.presence in NOT_MEMBERS else _AS_MEMBERS
    return (one.role, *(role for role in possible if role is not one.role))


def proposed_role(one: RollName, roll: Sequence[RollName] = ()) -> Role | None:
    """Propose the seat of somebody by what the roll prints of them.

    Where councillors are printed with their title, a member without one is an independent member, unless in the chair.
    """
    office = words_read(one.role)
    if one.presence is Presence.SUBSTITUTE:
        return None
    if one.presence in NOT_MEMBERS:
        return _office_of(office)
    words = frozenset(office.split())
    if _CHAIRS & words:
        return Role.VICE_CHAIR if any(each in words for each in _VICE) else Role.CHAIR
    if "independent" in words or ("co" in words and "opted" in words and "councillor" not in words):
        return Role.INDEPENDENT
    if "co" in words and "opted" in words:
        return Role.COOPTED_COUNCILLOR
    if one.in_the_chair or _is_councillor(one.printed):
        return Role.MEMBER
    return Role.INDEPENDENT if any(_is_councillor(each.printed) for each in roll) else Role.MEMBER


def _office_of(office: str) -> Role | None:
    """Give the office that only one person holds at a time; None for any other, which needs no seat."""
    if bar_of_words(office) is COMMISSIONER:
        return Role.COMMISSIONER
    if office.startswith("deputy police and crime commissioner"):
        return Role.DEPUTY_COMMISSIONER
    return Role.CHIEF_CONSTABLE if office == "chief constable" or office.startswith("chief constable of ") else None


def _is_councillor(printed: str) -> bool:
    apart = printing(printed)
    titles, honours = words_read(apart.title).split(), words_read(apart.honours).split()
    return bool(_COUNCILLORS.intersection(titles)) or "cc" in honours


def answers_to_all(newcomers: Iterable[Newcomer]) -> dict[str, Answer]:
    """Enter every newcomer as proposed; those who may be somebody of the register are left to be asked."""
    return {one.printed: Answer(one.person, one.role) for one in newcomers if not one.near}


def answers_for(register: Register, one: Newcomer) -> tuple[tuple[Answer | None, str], ...]:
    """List what a clerk can answer for a newcomer, in words: to leave the name, who may be meant, and as what to enter.

    The first answer is the one proposed: to enter somebody who is near to nobody.
    """
    leave: tuple[Answer | None, str] = (None, "leave it to the note")
    known = [(Answer(each.id, one.role), f"is {full_name(each)} ({each.id})") for each in _people(register, one.near)]
    fresh = [(Answer(one.person, role), newcomer_words(one, role)) for role in roles_for(one)]
    return (leave, *known, *fresh) if one.near else (*fresh, leave)


def _people(register: Register, ids: Iterable[str]) -> Iterator[Person]:
    return (person for each in ids if (person := register.get(Person, each)) is not None)


def find_newcomer(newcomers: Iterable[Newcomer], typed: str, field: str = "add") -> Newcomer:
    """Find the newcomer whose name is typed as it is printed, or so that it reads the same. Raises Refused: none is."""
    names = list(newcomers)
    for one in names:
        if words_read(one.printed) == words_read(typed) or same(printing(one.printed), printing(typed)):
            return one
    sentence = f"{verbatim(typed.strip())} is no name of these minutes that belongs to nobody yet."
    near = f"They are: {'; '.join(one.printed for one in names)}." if names else "There is none: everybody is known."
    raise Refused(Problem("newcomer-none", sentence, near, field))


def read_role(one: Newcomer, typed: str) -> Role | None:
    """Read with which seat a newcomer is entered, `guest` for none; the one proposed for an empty text.

    Raises Refused: it is no seat that they could have.
    """
    wanted = words_read(typed)
    if not wanted:
        return one.role
    for role in roles_for(one):
        if wanted == words_read(_role_word(role)):
            return role
    raise Refused(_not_so(one, typed.strip()))


def why_not_answer(newcomers: Iterable[Newcomer], printed: str, answer: Answer) -> Problem | None:
    """Say why an answer cannot be taken: nobody printed so is new, or the seat is none that they could have."""
    one = next((each for each in newcomers if each.printed == printed), None)
    if one is None:
        sentence = f"{verbatim(printed)} is no name of these minutes that belongs to nobody yet."
        return Problem("newcomer-none", sentence, "Look at the preview again.", "add")
    return None if answer.role in (None, *roles_for(one)) else _not_so(one, _role_word(answer.role))


def _not_so(one: Newcomer, typed: str) -> Problem:
    choices = ", ".join(map(_role_word, roles_for(one)))
    return Problem(
        "newcomer-role", f"{one.printed} cannot be entered as {verbatim(typed)}.", f"Choose from {choices}.", "add"
    )


def _role_word(role: Role | None) -> str:
    return role.value if role else "guest"


def newcomer_words(one: Newcomer, role: Role | None) -> str:
    """Say as what a newcomer would be entered: `member`, `substitute for Cllr Rae Bhatia`, `guest, as Sallie …`."""
    if one.presence is Presence.SUBSTITUTE:
        return f"substitute for {one.instead_of or 'somebody the text does not name'}, without a seat"
    if role is None:
        return "guest, without a seat"
    return f"{role.value} for {one.council}" if one.council and role.sits else role.value


def post_of(one: Newcomer, role: Role) -> str:
    """Give the office of a newcomer's seat as printed, where it is another than the role; empty for a member."""
    return one.office if not role.sits and words_read(one.office) != words_read(role.value) else ""


def next_seat(register: Register, person: str, role: Role, on: dt.date) -> dt.date | None:
    """Give the day after another from which somebody has the next seat, or somebody else the same office.

    None if there is none. A seat that the minutes of the first day give ends on the eve of it.
    """
    after = (
        seat.from_date
        for seat in register.all(Seat)
        if seat.from_date and seat.from_date > on and (seat.person == person or (role in SOLE and seat.role is role))
    )
    return min(after, default=None)


def _free(register: Register, role: Role | None, on: dt.date, otherwise: Role | None) -> Role | None:
    """Give a role, or another where it is an office that somebody holds on the day."""
    held = role in SOLE and any(seat.role is role and seat.person for seat in register.seats_on(on))
    return otherwise if held else role
