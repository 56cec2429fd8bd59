"""People, and the seats they hold for a time."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import ClassVar

from store.records.base import Part, Record
from store.records.declaration import Dispensation
from store.records.refs import PersonRef


class Role(Enum):
    """What someone is to the panel while a seat lasts."""

    CHAIR = "Chair"
    VICE_CHAIR = "Vice-Chair"
    MEMBER = "member"
    INDEPENDENT = "independent member"
    COOPTED_COUNCILLOR = "co-opted councillor"
    SUBSTITUTE = "substitute"
    COMMISSIONER = "Police and Crime Commissioner"
    DEPUTY_COMMISSIONER = "Deputy Police and Crime Commissioner"
    CHIEF_CONSTABLE = "Chief Constable"
    OFFICER = "officer"

    @property
    def sits(self) -> bool:
        """Say whether the role is a membership of the panel (a substitute is one only while standing in)."""
        return self in _SITTING


_SITTING = frozenset({Role.CHAIR, Role.VICE_CHAIR, Role.MEMBER, Role.INDEPENDENT, Role.COOPTED_COUNCILLOR})


class Person(Record, frozen=True, kw_only=True):
    """A person as the papers print the name. `other_names` are other printings of the same person's name.

    `interests_confirmed_on` is the day on which the person last confirmed the register of interests as complete.
    """

    prefix: ClassVar[str] = "P"
    table: ClassVar[str] = "people"
    noun: ClassVar[str] = "person"

    name: str
    title: str = ""
    other_names: tuple[str, ...] = ()
    interests_confirmed_on: dt.date | None = None
    note: str = ""


class Seat(Record, frozen=True, kw_only=True):
    """A seat or office held by a person (or vacant) from one day to another; None means not recorded or not ended.

    `body` is the council or office that appoints; `post` the office as printed ("Monitoring Officer"). `place` names
    one seat of a body that has several: records with the same body and place are its holders in turn. `council_met_on`
    is the day of the council's annual meeting, or of its first meeting after the vacancy; `accepted_on` the day on
    which its nominee accepted; `notified_on` the day on which the notice of a failure to fill the seat was given.
    """

    prefix: ClassVar[str] = "S"
    table: ClassVar[str] = "seats"
    noun: ClassVar[str] = "seat"

    person: PersonRef | None = None
    role: Role = Role.MEMBER
    post: str = ""
    body: str = ""
    place: str = ""
    party: str = ""
    skills: tuple[str, ...] = ()
    votes: bool = True
    from_date: dt.date | None = None
    to_date: dt.date | None = None
    term_ends: dt.date | None = None
    substitutes: tuple[PersonRef, ...] = ()
    council_met_on: dt.date | None = None
    accepted_on: dt.date | None = None
    notified_on: dt.date | None = None
    note: str = ""


class InterestEntry(Part, frozen=True, kw_only=True):
    """A line of a person's register of interests; `sensitive` ones print only as "withheld".

    `terms` are the words by which the interest is recognised in an item of business. `given_by` and `value` belong to
    gifts and hospitality. `arose_on` is the day from which the time to tell the monitoring officer runs.
    """

    category: str
    text: str
    terms: tuple[str, ...] = ()
    from_date: dt.date | None = None
    to_date: dt.date | None = None
    arose_on: dt.date | None = None
    notified_on: dt.date | None = None
    given_by: str = ""
    value: str = ""
    sensitive: bool = False


class Interest(Record, frozen=True, kw_only=True):
    """A person's standing entry in the register of interests, offered again at each meeting when `standing`."""

    prefix: ClassVar[str] = "I"
    table: ClassVar[str] = "interests"
    noun: ClassVar[str] = "registered interest"

    person: PersonRef
    entry: InterestEntry
    standing: bool = False
    confirmed_on: dt.date | None = None
    dispensation: Dispensation | None = None
