"""Who is one addressee of a letter, however the name or the office was written.

Capitals, points, "the" and "&" make no difference, nor do a title or honours of a person. An office has several names
only where the register has them for one office: the titles of the commissioner, and of a seat its role, its post as
printed, such as "PCC", and who holds it now. Letters that merely may be initials of others are two addressees; the
findings ask about them.
"""

from __future__ import annotations

from store.records import Person, Role, Seat
from store.register import Register
from store.rules.words.folding import words_read
from store.rules.words.names import every_name
from store.rules.words.office import office_word, titles_of
from store.rules.words.printings import same_name

_OFFICES = frozenset({Role.COMMISSIONER, Role.DEPUTY_COMMISSIONER, Role.CHIEF_CONSTABLE})
_SMALL = frozenset({"a", "an", "and", "for", "in", "of", "the", "to"})


class Addressees:
    """The addressees met so far, each under the first spelling of it."""

    def __init__(self, register: Register) -> None:
        """Take from the register which names are those of one office."""
        panel = register.panel
        titles = titles_of(panel)
        self._offices = {_read(role.value): role for role in (Role.DEPUTY_COMMISSIONER, Role.CHIEF_CONSTABLE)}
        self._offices |= {_read(name): Role.COMMISSIONER for name in (*titles, *map(office_word, titles))}
        for seat in register.all(Seat):
            if seat.role in _OFFICES:
                holder = register.get(Person, seat.person) if seat.to_date is None else None
                names = (holder.name, *every_name(holder)) if holder else ()
                self._offices |= {_read(name): seat.role for name in (seat.post, seat.role.value, *names) if name}
        self._met: dict[str, Role | None] = {}

    def office(self, name: str) -> Role | None:
        """Give the office that a name is known to be of; None for any other."""
        return self._offices.get(_read(name))

    def one(self, name: str) -> str:
        """Give the spelling under which an addressee was met first; empty for none."""
        read = _read(name)
        if not read:
            return ""
        office = self._offices.get(read)
        for known, whose in self._met.items():
            if (office is not None and office is whose) or read == known or (not office and same_name(read, known)):
                return known
        self._met[read] = office
        return read


def may_be_one(one: str, other: str) -> bool:
    """Say whether one spelling may stand for another that the register does not know as the same: its initials do."""
    return _read(one) != _read(other) and (_initials(one) == _bare(other) or _initials(other) == _bare(one))


def _read(name: str) -> str:
    return words_read(name.replace("&", " and ")).removeprefix("the ")


def _bare(name: str) -> str:
    return _read(name).replace(" ", "")


def _initials(name: str) -> str:
    """Give the first letters of a name of several words, of a word in capitals all of them: `opcc`; else nothing."""
    words = [word for word in name.replace("&", " ").replace("-", " ").split() if words_read(word) not in _SMALL]
    letters = "".join(word if word.isupper() else word[:1] for word in words)
    return words_read(letters) if len(words) > 1 else ""
