"""The councils of the police area, what each has on the panel, and of which parties it is made up."""

import datetime as dt

from store.records.base import Part
from store.records.field import Annotated, Field


class PartySeats(Part, frozen=True, kw_only=True):
    """How many councillors of a council belong to a party."""

    party: Annotated[str, Field("party")]
    seats: Annotated[int, Field("seats")]


class Council(Part, frozen=True, kw_only=True):
    """A council in the police area: copies of recommendations and notices of meetings go to each.

    `seats` is the number of its seats on the panel; `make_up` the political make-up of the council itself. `first` and
    `last` are the days between which that holds and it is a council of the area, both included; None: it always was, or
    no end is known. One whose seats or make-up changed from a day on stands twice, each with its days.
    """

    name: Annotated[str, Field("name of the council", required=True)]
    seats: Annotated[int | None, Field("seats on the panel")] = None
    notice_place: Annotated[str, Field("place for notices")] = ""
    make_up: Annotated[tuple[PartySeats, ...], Field("political make-up")] = ()
    first: Annotated[dt.date | None, Field("of the area from", noun=False)] = None
    last: Annotated[dt.date | None, Field("of the area until", noun=False)] = None
