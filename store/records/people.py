"""People, and the seats they hold for a time."""

import datetime as dt
from enum import Enum
from typing import ClassVar

from store.records.base import Part, Record
from store.records.declaration import Dispensation
from store.records.field import TEXT, Annotated, Field
from store.records.refs import PersonRef

_NAMING = ("take_seat", "edit_person")
"""The acts that give somebody a name."""


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

    @property
    def coopted(self) -> bool:
        """Say whether it is a membership that the panel itself gives."""
        return self in _COOPTED


SEATED = tuple(role for role in Role if role is not Role.SUBSTITUTE)
"""The roles that somebody can be given with a seat; a substitute is named for a seat and has none."""

_COOPTED = frozenset({Role.INDEPENDENT, Role.COOPTED_COUNCILLOR})
_SITTING = frozenset({Role.CHAIR, Role.VICE_CHAIR, Role.MEMBER, Role.INDEPENDENT, Role.COOPTED_COUNCILLOR})


class PersonName(Part, frozen=True, kw_only=True):
    """What a person was called from a day on; None where the day is not recorded, as of a first name."""

    from_date: Annotated[dt.date | None, Field("from", "The day from which it holds", noun=False)] = None
    title: Annotated[str, Field("title")] = ""
    name: Annotated[str, Field("name")]
    honours: Annotated[str, Field("honours")] = ""


class Person(Record, frozen=True, kw_only=True):
    """A person as the papers print the name: the newest entry of a dated list, and in `earlier` those before it.

    `named_from` is the day from which the newest holds. `other_names` are other printings of the same person's name,
    those that were put right among them. `names` has the whole list, the oldest first.

    `interests_confirmed_on` is the day on which the person last confirmed the register of interests as complete.
    """

    prefix: ClassVar[str] = "P"
    table: ClassVar[str] = "people"
    noun: ClassVar[str] = "person"

    name: Annotated[
        str, Field("name", "A name from the register, or a new one without its title", required=True, acts=_NAMING)
    ]
    title: Annotated[str, Field("title", "For a new name: Councillor, Mrs, Dr", acts=_NAMING)] = ""
    honours: Annotated[str, Field("honours", "As printed after the name: OBE, JP CC", noun=False, acts=_NAMING)] = ""
    named_from: Annotated[dt.date | None, Field("so named from", noun=False, acts=("edit_person",))] = None
    earlier: Annotated[tuple[PersonName, ...], Field("earlier names", noun=False, acts=("edit_person",))] = ()
    other_names: Annotated[
        tuple[str, ...], Field("also printed as", "With ; between them", noun=False, acts=("edit_person",))
    ] = ()
    interests_confirmed_on: Annotated[
        dt.date | None,
        Field("interests confirmed on", noun=False, acts=("confirm_interests",), past=True),
    ] = None
    note: Annotated[str, Field("note", acts=("import_data",))] = ""

    @property
    def names(self) -> tuple[PersonName, ...]:
        """Every name of the dated list, the oldest first."""
        newest = PersonName(from_date=self.named_from, title=self.title, name=self.name, honours=self.honours)
        return (*self.earlier, newest)

    def named_on(self, day: dt.date | None) -> PersonName:
        """Give the name that held on a day: the last that had begun, the first before all; the newest for no day."""
        names = self.names
        begun = [one for one in names if day is None or one.from_date is None or one.from_date <= day]
        return begun[-1] if begun else names[0]


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

    person: Annotated[PersonRef | None, Field("person", acts=("take_seat", "end_seat"), matters=True)] = None
    role: Annotated[Role, Field("role")] = Role.MEMBER
    post: Annotated[str, Field("office", "As printed, if it is not the role")] = ""
    body: Annotated[str, Field("appointed by", "The council or office that appoints", noun=False, matters=True)] = ""
    place: Annotated[str, Field("name of the seat", "If the council has several", seldom=True)] = ""
    party: Annotated[str, Field("party")] = ""
    skills: Annotated[tuple[str, ...], Field("skills", "With ; between them", seldom=True)] = ()
    votes: Annotated[bool, Field("vote", "Whether the holder has one")] = True
    from_date: Annotated[dt.date | None, Field("from", "The first day", noun=False, matters=True, option="from")] = None
    to_date: Annotated[dt.date | None, Field("until", "The last day", noun=False, option="until")] = None
    ended_because: Annotated[
        str, Field("ended because", "Why it ended, such as: resigned", noun=False, acts=("end_seat",))
    ] = ""
    term_ends: Annotated[dt.date | None, Field("end of term", "The day on which the term ends", seldom=True)] = None
    substitutes: Annotated[
        tuple[PersonRef, ...], Field("substitutes", "Who may stand in, with ; between the names", seldom=True)
    ] = ()
    council_met_on: Annotated[
        dt.date | None, Field("council met on", "Vacant: the 21 days run from it", noun=False, past=True, seldom=True)
    ] = None
    accepted_on: Annotated[
        dt.date | None, Field("accepted on", "Vacant: the 14 days run from it", noun=False, past=True, seldom=True)
    ] = None
    notified_on: Annotated[
        dt.date | None, Field("notice given on", "To the Home Secretary", noun=False, past=True, seldom=True)
    ] = None
    note: Annotated[str, Field("note", kind=TEXT)] = ""


class InterestEntry(Part, frozen=True, kw_only=True):
    """A line of a person's register of interests; `sensitive` ones print only as "withheld".

    `terms` are the words by which the interest is recognised in an item of business. `given_by` and `value` belong to
    gifts and hospitality. `arose_on` is the day from which the time to tell the monitoring officer runs.
    """

    category: Annotated[str, Field("category", "Employment, land, outside body, gift…", required=True)]
    text: Annotated[str, Field("interest", kind=TEXT, required=True)]
    terms: Annotated[
        tuple[str, ...],
        Field("look for", "Words to find in items, with ; between", noun=False, option="term", seldom=True),
    ] = ()
    from_date: Annotated[dt.date | None, Field("from", "Its first day", noun=False, option="from")] = None
    to_date: Annotated[dt.date | None, Field("until", "Its last day", noun=False, option="until", seldom=True)] = None
    arose_on: Annotated[
        dt.date | None,
        Field("arose on", "The 28 days begin with this day", noun=False, option="arose", past=True, seldom=True),
    ] = None
    notified_on: Annotated[
        dt.date | None,
        Field(
            "officer told on",
            "The monitoring officer of the council",
            noun=False,
            option="notified",
            past=True,
            seldom=True,
        ),
    ] = None
    given_by: Annotated[str, Field("given by", "For gifts and hospitality", noun=False, seldom=True)] = ""
    value: Annotated[str, Field("value", seldom=True)] = ""
    sensitive: Annotated[bool, Field("sensitive", "Prints only as withheld", noun=False)] = False


class Interest(Record, frozen=True, kw_only=True):
    """A person's standing entry in the register of interests, offered again at each meeting when `standing`."""

    prefix: ClassVar[str] = "I"
    table: ClassVar[str] = "interests"
    noun: ClassVar[str] = "registered interest"

    person: Annotated[PersonRef, Field("person", acts=("register_interest",))]
    entry: Annotated[InterestEntry, Field("entry", opens=True)]
    standing: Annotated[bool, Field("standing", "Offered at every meeting", noun=False)] = False
    confirmed_on: Annotated[
        dt.date | None,
        Field("confirmed on", noun=False, acts=("confirm_interests",), matters=True, past=True),
    ] = None
    dispensation: Annotated[Dispensation | None, Field("dispensation")] = None
