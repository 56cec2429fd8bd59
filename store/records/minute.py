"""Minutes: what was recorded, under the number the panel's scheme gave it."""

from typing import Annotated, ClassVar

from store.records.base import Part, Record
from store.records.field import Field
from store.records.refs import MeetingRef, MinuteRef, PersonRef

IMPORT = ("import_data",)
"""Minutes come in with the data of a panel; nothing yet changes one."""


class Motion(Part, frozen=True, kw_only=True):
    """A motion as minuted: who moved and seconded it, the result in the words of the minutes, and counted votes.

    `moved_by` and `seconded_by` are the people, `…_printed` the words for them in the minutes ("the Chairman"): either
    can be recorded without the other, and what is printed is the words where there are any.
    """

    text: Annotated[str, Field("text")]
    moved_by: Annotated[PersonRef | None, Field("moved by", noun=False)] = None
    moved_by_printed: Annotated[str, Field("mover as printed")] = ""
    seconded_by: Annotated[PersonRef | None, Field("seconded by", noun=False)] = None
    seconded_by_printed: Annotated[str, Field("seconder as printed")] = ""
    result: Annotated[str, Field("result")] = ""
    votes_for: Annotated[int | None, Field("votes for")] = None
    votes_against: Annotated[int | None, Field("votes against")] = None
    abstentions: Annotated[int | None, Field("abstentions")] = None


class Clause(Part, frozen=True, kw_only=True):
    """A clause of a resolution or a recommendation: its letter or number as printed, and its words."""

    label: Annotated[str, Field("letter")] = ""
    text: Annotated[str, Field("text")]


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
    motion: Annotated[Motion | None, Field("motion", acts=IMPORT)] = None
    void: Annotated[bool, Field("void", acts=IMPORT)] = False
    corrects: Annotated[MinuteRef | None, Field("corrects minute", noun=False, acts=IMPORT)] = None
