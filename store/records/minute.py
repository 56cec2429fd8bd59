"""Minutes: what was recorded, under the number the panel's scheme gave it."""

from typing import Annotated, ClassVar

from store.records.base import Part, Record
from store.records.field import TEXT, Field
from store.records.refs import MeetingRef, MinuteRef

IMPORT = ("import_data",)
"""Minutes come in with the data of a panel; nothing yet changes one."""


class Clause(Part, frozen=True, kw_only=True):
    """A clause of a resolution or a recommendation: its letter or number as printed, and its words."""

    label: Annotated[str, Field("letter")] = ""
    text: Annotated[str, Field("text", kind=TEXT)]


class Minute(Record, frozen=True, kw_only=True):
    """One minute of a meeting. `number` is text, because schemes differ (39/20, PCP 1/21, 34.12/13, 1(1)).

    `order` places it within its meeting; `corrects` is the id of an earlier minute that it corrects.
    """

    prefix: ClassVar[str] = "N"
    table: ClassVar[str] = "minutes"
    noun: ClassVar[str] = "minute"

    meeting: Annotated[MeetingRef, Field("meeting", acts=IMPORT)]
    number: Annotated[str, Field("number", acts=IMPORT)]
    order: Annotated[int, Field("place in the minutes", acts=IMPORT)] = 0
    heading: Annotated[str, Field("heading", acts=IMPORT, matters=True)] = ""
    text: Annotated[str, Field("text", acts=IMPORT, matters=True)] = ""
    resolutions: Annotated[tuple[Clause, ...], Field("resolutions", acts=IMPORT)] = ()
    recommendations: Annotated[tuple[Clause, ...], Field("recommendations", acts=IMPORT)] = ()
    void: Annotated[bool, Field("void", acts=IMPORT)] = False
    corrects: Annotated[MinuteRef | None, Field("corrects minute", noun=False, acts=IMPORT)] = None
