"""Declarations of interest at a meeting."""

import datetime as dt
from typing import ClassVar

from store.records.base import Part, Record
from store.records.field import TEXT, Annotated, Field
from store.records.refs import InterestRef, ItemRef, MeetingRef, MinuteRef, PersonRef


class Dispensation(Part, frozen=True, kw_only=True):
    """Leave to take part in spite of an interest: who gave it, on what ground, until when (four years at most).

    `vote` is False where it lets the person speak and stay but not vote; `items` are those it covers, all if none.
    """

    granted_by: Annotated[
        str,
        Field(
            "leave given by",
            "Who gave it, if there is a dispensation",
            noun=False,
            option="dispensation-by",
            seldom=True,
        ),
    ]
    ground: Annotated[str, Field("ground of leave", "The ground on which it was given", seldom=True)]
    from_date: Annotated[
        dt.date | None, Field("leave from", "Its first day", noun=False, option="from", seldom=True)
    ] = None
    until: Annotated[dt.date | None, Field("leave until", "Four years at most", noun=False, seldom=True)] = None
    vote: Annotated[
        bool, Field("leave to vote", "No if it lets them speak and stay only", option="leave-to-vote", seldom=True)
    ] = True
    items: Annotated[
        tuple[ItemRef, ...],
        Field("leave for items", "Those it covers, if not all", noun=False, option="leave-item", seldom=True),
    ] = ()


class Declaration(Record, frozen=True, kw_only=True):
    """A declaration made at a meeting by one or several people, or the record that there was none.

    Nothing but the people is obligatory: most printed declarations name no item or no kind. `interest` is the kind in
    the words of the paper, `nature` what was said of it, both as printed. `scope` is `items`, `all substantive items`,
    `topic`, or empty where no business was named. `relation` is `directly relates` or `affects`; `more_than_most`
    answers the test for an interest that is affected.

    `speak`, `vote` and `stay` are what was said at the meeting that they would do, `yes`, `no` or `only if the public
    may speak`: by themselves, or on the `advice` of whoever is named. `did` is what they did, as recorded. `registered`
    says whether the interest stood in the register already, `pending` that it had been notified and not yet entered;
    `sensitive` that its nature is withheld; `made_at` the time at which it was made.
    """

    prefix: ClassVar[str] = "D"
    table: ClassVar[str] = "declarations"
    noun: ClassVar[str] = "declaration"

    meeting: Annotated[MeetingRef, Field("meeting", acts=("declare", "redeclare", "record_nil"))]
    nil: Annotated[bool, Field("none were made", noun=False, acts=("record_nil",))] = False
    people: Annotated[
        tuple[PersonRef, ...],
        Field("declared by", "One or several names, with ; between them", noun=False),
    ] = ()
    interest: Annotated[str, Field("interest", "Its kind as printed, such as: personal interest", matters=True)] = ""
    scope: Annotated[str, Field("applies to", "Items, all substantive items, a topic, or nothing", noun=False)] = ""
    items: Annotated[tuple[ItemRef, ...], Field("items")] = ()
    topic: Annotated[str, Field("topic", "Only for a topic; name its items as well", seldom=True)] = ""
    relation: Annotated[
        str, Field("how it relates", "Whether the item directly relates to it or affects it", noun=False, seldom=True)
    ] = ""
    more_than_most: Annotated[
        bool | None, Field("more than most", "Whether it affects them more than most people", noun=False)
    ] = None
    nature: Annotated[
        tuple[str, ...], Field("nature", "As said or printed; one to a line", kind=TEXT, matters=True)
    ] = ()
    sensitive: Annotated[bool, Field("sensitive", "Its nature is withheld", noun=False, seldom=True)] = False
    registered: Annotated[
        bool | None,
        Field("in the register", "If not, there are 28 days to tell the monitoring officer", noun=False, seldom=True),
    ] = None
    pending: Annotated[
        bool,
        Field("notice pending", "Notified to the monitoring officer, and not yet entered", noun=False, seldom=True),
    ] = False
    speak: Annotated[
        str, Field("would speak", "Yes, no, or only if the public may, if it was said", noun=False, matters=True)
    ] = ""
    vote: Annotated[str, Field("would vote", "Yes or no, if it was said", noun=False, matters=True)] = ""
    stay: Annotated[str, Field("would stay", "Yes or no, if it was said", noun=False, matters=True)] = ""
    advice: Annotated[
        str, Field("on advice of", "Whose advice that was, if anybody gave any", noun=False, seldom=True)
    ] = ""
    did: Annotated[str, Field("what they did", "As recorded, such as: remained and spoke", noun=False)] = ""
    made_at: Annotated[
        dt.time | None, Field("made at", "If made during the meeting", noun=False, option="made", seldom=True)
    ] = None
    left_at: Annotated[dt.time | None, Field("left at", "Such as 2:10 pm", noun=False, option="left", seldom=True)] = (
        None
    )
    returned_at: Annotated[dt.time | None, Field("returned at", noun=False, option="returned", seldom=True)] = None
    dispensation: Annotated[Dispensation | None, Field("dispensation")] = None
    notice_due: Annotated[dt.date | None, Field("officer to be told by", noun=False, acts=("declare",))] = None
    notified_on: Annotated[dt.date | None, Field("officer told on", noun=False, acts=("record_notice",), past=True)] = (
        None
    )
    standing: Annotated[InterestRef | None, Field("standing interest", acts=("redeclare",))] = None
    minute: Annotated[MinuteRef | None, Field("minute", acts=("import_data",))] = None
    text: Annotated[
        str,
        Field(
            "as minuted",
            "Only if the minutes are to say it in other words",
            noun=False,
            kind=TEXT,
            option="words",
            seldom=True,
        ),
    ] = ""
