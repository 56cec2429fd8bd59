"""Minutes: what was recorded, under the number the panel's scheme gave it."""

import datetime as dt
from typing import ClassVar

from store.records.base import Part, Record
from store.records.field import TEXT, Annotated, Field
from store.records.refs import ItemRef, MeetingRef, MinuteRef, PersonRef

LONGEST = 100_000
"""The most characters of the text of one minute: a long debate fills thirty pages."""

CLAUSES = ("add_minute", "edit_minute", "correct_minute")
"""What changes the parts of a minute, each list whole."""


class Clause(Part, frozen=True, kw_only=True):
    """A clause of a resolution, a recommendation or a motion: its letter or number as printed, and its words.

    Its words may have several lines, with bullets as in the text of a minute.
    """

    label: Annotated[str, Field("letter")] = ""
    text: Annotated[str, Field("text", kind=TEXT)]


class Filed(Part, frozen=True, kw_only=True):
    """A document filed with the minutes or tabled at that item: what it is, and the mark it bears in the file.

    `printed` are the words of the minutes for it, if they are others than the usual sentence.
    """

    what: Annotated[str, Field("document", "Such as report, presentation or letter")]
    mark: Annotated[str, Field("marked", "Such as Agenda Item 6", noun=False)] = ""
    printed: Annotated[str, Field("words for it", "If they are not the usual ones")] = ""


class Leaving(Part, frozen=True, kw_only=True):
    """Somebody who left the meeting at this point, or came back to it; times are local.

    `person` is who it was and `printed` the words of the minutes ("the Chief Constable"): either is enough.
    """

    person: Annotated[PersonRef | None, Field("person")] = None
    printed: Annotated[str, Field("name as printed")] = ""
    at: Annotated[dt.time | None, Field("left at", "Such as 2:15 pm; empty for at this point", noun=False)] = None
    returned: Annotated[dt.time | None, Field("returned at", "Such as 2:45 pm", noun=False)] = None


class Minute(Record, frozen=True, kw_only=True):
    """One minute of a meeting. `number` is text, because schemes differ (39/20, PCP 1/21, 34.12/13, 1(1)).

    It is empty until the set is made final; then the panel's scheme gives it, unless one was typed. `order` places the
    minute within its meeting. An empty line parts paragraphs of `text`, "- " begins a bullet, and two blanks before it
    nest it. A lead-in ("That the Panel:") stands before all clauses of its block. `corrects` is an earlier minute that
    this one corrects, `corrects_heading` the meeting of an earlier set whose heading or roll it corrects. An exempt
    minute is printed apart; the open minutes have its `summary` instead (s.100C(2), Local Government Act 1972).
    """

    prefix: ClassVar[str] = "N"
    table: ClassVar[str] = "minutes"
    noun: ClassVar[str] = "minute"

    meeting: Annotated[MeetingRef, Field("meeting", acts=("add_minute",))]
    number: Annotated[str, Field("number", "Only if it is printed; else the scheme gives it", most=40, seldom=True)] = (
        ""
    )
    order: Annotated[int, Field("place in the minutes", acts=("place_minute",))] = 0
    heading: Annotated[str, Field("heading", matters=True)] = ""
    item: Annotated[ItemRef, Field("item minuted", "The item of the meeting that it is the minute of", noun=False)] = ""
    report_of: Annotated[str, Field("report of", "Whose report it was", noun=False, seldom=True)] = ""
    text: Annotated[
        str,
        Field("text", "An empty line separates paragraphs; - begins a bullet", kind=TEXT, most=LONGEST, matters=True),
    ] = ""
    resolutions_lead: Annotated[
        str, Field("resolved, lead-in", "Such as That the Panel:", noun=False, option="resolved-lead", seldom=True)
    ] = ""
    resolutions: Annotated[tuple[Clause, ...], Field("resolutions", acts=CLAUSES)] = ()
    recommendations_lead: Annotated[
        str,
        Field(
            "recommended, lead-in",
            "Such as That the Police and Crime Commissioner shall:",
            noun=False,
            option="recommended-lead",
            seldom=True,
        ),
    ] = ""
    recommendations: Annotated[tuple[Clause, ...], Field("recommendations", acts=CLAUSES)] = ()
    filed: Annotated[tuple[Filed, ...], Field("documents filed", acts=CLAUSES, seldom=True)] = ()
    left: Annotated[tuple[Leaving, ...], Field("who left", noun=False, acts=CLAUSES, seldom=True)] = ()
    exempt_paragraph: Annotated[
        str,
        Field(
            "exempt paragraph",
            "The paragraph on exempt information, such as 3; empty if the minute is open",
            option="exempt",
            seldom=True,
        ),
    ] = ""
    summary: Annotated[
        str,
        Field(
            "summary for the public",
            "Printed in the place of an exempt minute; it discloses nothing",
            kind=TEXT,
            seldom=True,
        ),
    ] = ""
    void: Annotated[bool, Field("void", acts=("void_minute",))] = False
    void_reason: Annotated[str, Field("void because", noun=False, acts=("void_minute",))] = ""
    corrects: Annotated[MinuteRef | None, Field("corrects minute", noun=False, acts=("correct_minute",))] = None
    corrects_heading: Annotated[
        MeetingRef | None, Field("corrects heading of", noun=False, acts=("correct_heading",))
    ] = None

    @property
    def is_correction(self) -> bool:
        """Say whether it records the correction of something that was confirmed."""
        return bool(self.corrects or self.corrects_heading)
