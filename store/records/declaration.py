"""Declarations of interest at a meeting."""

import datetime as dt
from typing import ClassVar

from store.records.base import Part, Record
from store.records.field import TEXT, Annotated, Field
from store.records.refs import InterestRef, ItemRef, MeetingRef, MinuteRef, PersonRef


class Dispensation(Part, frozen=True, kw_only=True):
    """Leave to take part in spite of an interest: who gave it, on what ground, until when (four years at most).

    `vote` is False where it lets the person speak and stay but not vote.
    """

    granted_by: Annotated[
        str, Field("leave given by", "Who gave it, if there is a dispensation", noun=False, option="dispensation-by")
    ]
    ground: Annotated[str, Field("ground of leave", "The ground on which it was given")]
    from_date: Annotated[dt.date | None, Field("leave from", "Its first day", noun=False, option="from")] = None
    until: Annotated[dt.date | None, Field("leave until", "Four years at most", noun=False)] = None
    vote: Annotated[bool, Field("leave to vote", "No if it lets them speak and stay only", option="leave-to-vote")] = (
        True
    )


class Declaration(Record, frozen=True, kw_only=True):
    """A declaration made at a meeting by one or several people, or the record that there was none.

    `scope` is `items`, `all substantive items` or `topic`; `interest` is the word of the panel's code as printed.
    `relation` is `directly relates` or `affects`; `more_than_most` answers the test for an interest that is affected.
    `speak`, `vote` and `stay` say what followed, `yes`, `no` or `only if the public may speak`; `advice` whose advice
    that was, where it is not what the code itself says. `registered` says whether the interest stood in the register
    already; `sensitive` that its nature is withheld; `made_at` the time at which it was made.
    """

    prefix: ClassVar[str] = "D"
    table: ClassVar[str] = "declarations"
    noun: ClassVar[str] = "declaration"

    meeting: Annotated[MeetingRef, Field("meeting", acts=("declare", "redeclare", "record_nil"))]
    nil: Annotated[bool, Field("none were made", noun=False, acts=("record_nil",))] = False
    people: Annotated[
        tuple[PersonRef, ...],
        Field("declared by", "One or several names, with ; between them; part of a name will do", noun=False),
    ] = ()
    interest: Annotated[str, Field("interest", "As the panel's code of conduct calls it", matters=True)] = ""
    scope: Annotated[str, Field("applies to", "Items, all substantive items, or a topic", noun=False)] = ""
    items: Annotated[tuple[ItemRef, ...], Field("items")] = ()
    topic: Annotated[str, Field("topic", "Only for a topic; name its items as well")] = ""
    relation: Annotated[
        str, Field("how it relates", "Whether the item directly relates to it or affects it", noun=False)
    ] = ""
    more_than_most: Annotated[
        bool | None, Field("more than most", "Whether it affects them more than most people", noun=False)
    ] = None
    nature: Annotated[
        tuple[str, ...], Field("nature", "One to a line, such as: member of the Friends", kind=TEXT, matters=True)
    ] = ()
    sensitive: Annotated[bool, Field("sensitive", "Its nature is withheld", noun=False)] = False
    registered: Annotated[
        bool | None, Field("in the register", "If not, there are 28 days to tell the monitoring officer", noun=False)
    ] = None
    speak: Annotated[
        str, Field("may speak", "Yes, no, or only if the public may, if not as the code says", noun=False, matters=True)
    ] = ""
    vote: Annotated[str, Field("may vote", "Yes or no, if not as the code says", noun=False, matters=True)] = ""
    stay: Annotated[str, Field("may stay", "Yes or no, if not as the code says", noun=False, matters=True)] = ""
    advice: Annotated[str, Field("on advice of", "Whose advice it is, if not what the code says", noun=False)] = ""
    made_at: Annotated[dt.time | None, Field("made at", "If made during the meeting", noun=False, option="made")] = None
    left_at: Annotated[dt.time | None, Field("left at", "Such as 2.10 pm", noun=False, option="left")] = None
    returned_at: Annotated[dt.time | None, Field("returned at", noun=False, option="returned")] = None
    dispensation: Annotated[Dispensation | None, Field("dispensation")] = None
    notice_due: Annotated[dt.date | None, Field("officer to be told by", noun=False, acts=("declare",))] = None
    notified_on: Annotated[dt.date | None, Field("officer told on", noun=False, acts=("record_notice",), past=True)] = (
        None
    )
    standing: Annotated[InterestRef | None, Field("standing interest", acts=("redeclare",))] = None
    minute: Annotated[MinuteRef | None, Field("minute", acts=("import_data",))] = None
    text: Annotated[
        str,
        Field("as minuted", "Only if the minutes are to say it in other words", noun=False, kind=TEXT, option="words"),
    ] = ""
