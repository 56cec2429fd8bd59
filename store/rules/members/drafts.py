"""Members and their seats as they were read from files, in the words of the file where those say what is meant."""

from __future__ import annotations

import datetime as dt

import msgspec

from store.records import Role
from store.rules.imports import ImportLine, ImportPlace


class DraftSeat(msgspec.Struct, frozen=True, kw_only=True):
    """One row: who holds which seat, for whom and how long; `row` is all of it that may be shown.

    `person` and `meant_for` are what the clerk answered: who it is, and whose seat a substitute stands in for.
    `undated` says why a date of it could not be read; `wrong` are words that cannot be recorded, each with the reason.
    """

    key: str
    row: str
    place: ImportPlace
    name: str = ""
    title: str = ""
    council: str = ""
    role_words: str = ""
    role: Role | None = None
    seat_name: str = ""
    party: str = ""
    votes: bool | None = None
    from_date: dt.date | None = None
    to_date: dt.date | None = None
    term_ends: dt.date | None = None
    change_from: dt.date | None = None
    substitutes: tuple[str, ...] = ()
    stands_in_for: str = ""
    person: str = ""
    meant_for: str = ""
    undated: str = ""
    typed_dates: tuple[tuple[str, str], ...] = ()
    wrong: tuple[tuple[str, str], ...] = ()
    why: str = ""

    @property
    def full_name(self) -> str:
        """Give the name with its title, as the file has them."""
        return " ".join(filter(None, (self.title, self.name)))


class DraftMembers(msgspec.Struct, frozen=True, kw_only=True):
    """The members of some files. `aside` are the lines that only the clerk can place, and how columns were read.

    `headings` are the headings of columns that the clerk had read as something else, as they read, with what that is.
    """

    seats: tuple[DraftSeat, ...] = ()
    aside: tuple[ImportLine, ...] = ()
    headings: tuple[tuple[str, str], ...] = ()
