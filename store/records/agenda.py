"""The agenda of a meeting: its lines as built and worded, and what of it was published, frozen as it went out."""

import datetime as dt

from store.records.base import Part
from store.records.field import TEXT, Annotated, Field
from store.records.refs import ItemRef, PersonRef, QuestionRef
from store.records.work_item import Paper, PaperFile

FIRST, SUPPLEMENT, LATE, WITHDRAWAL = "agenda", "supplement", "late item", "withdrawal"
ISSUE_KINDS = ((FIRST, "agenda"), (SUPPLEMENT, "supplement"), (LATE, "late item"), (WITHDRAWAL, "withdrawal"))
"""What can be published of an agenda: first the whole, then only what is added to it or taken from it."""

FROM_FRONT, FROM_PAPERS = "", "pg"
PACK_NUMBERS = (
    (FROM_FRONT, "(Pages 9 - 16), counted from the front sheet"),
    (FROM_PAPERS, "pg 9, counted from the first paper"),
)
"""How the pages of a pack are numbered: as a county prints them, or as a city does."""


class AgendaLine(Part, frozen=True, kw_only=True):
    """A line of a meeting's agenda: an item of the programme, or business that stands on every agenda.

    `id` names the line at its meeting. One of `item` and `standing` is filled: the item of the programme, or the code
    of the business (`rules/agenda/standing.py`). `number`, `title`, `report_of`, `ask` and `minutes` hold only what was
    worded by hand; empty, they follow from the programme and the panel's template. `under` makes it a sub-item of the
    line before. `placed` says that its place was chosen by hand, `left_out` that this agenda does without it.
    `papers` are those of standing business: an item has its own.
    """

    id: Annotated[str, Field("line", acts=("build_agenda",))]
    item: Annotated[ItemRef | None, Field("item", acts=("build_agenda",))] = None
    standing: Annotated[str, Field("standing business", noun=False, acts=("build_agenda",))] = ""
    number: Annotated[str, Field("number", "Only if it is not to be counted, such as 5a or 4.1", most=12)] = ""
    title: Annotated[str, Field("heading", "As the agenda prints it; empty follows the programme")] = ""
    report_of: Annotated[str, Field("report of", "Who brings it; empty follows the programme", noun=False)] = ""
    ask: Annotated[
        str, Field("what members are asked", "Such as: Members will be asked to note it", noun=False, kind=TEXT)
    ] = ""
    minutes: Annotated[int | None, Field("time, min", "Guide time; empty follows the programme", noun=False)] = None
    under: Annotated[bool, Field("sub-item", "Whether it belongs under the line before", noun=False, option="sub")] = (
        False
    )
    placed: Annotated[bool, Field("placed by hand", noun=False, acts=("place_line",))] = False
    left_out: Annotated[bool, Field("left out", noun=False, acts=("leave_out_line",))] = False
    papers: Annotated[tuple[Paper, ...], Field("papers", acts=("word_line",))] = ()


class IssuedQuestion(Part, frozen=True, kw_only=True):
    """A public question as the agenda printed it under its item: the asker as listed, and the text prepared for it."""

    question: Annotated[QuestionRef, Field("question")]
    asker: Annotated[str, Field("asker as listed")] = ""
    text: Annotated[str, Field("text", kind=TEXT)] = ""


class IssuedLine(Part, frozen=True, kw_only=True):
    """A line as it was published. Its number is for good; `after` is the line behind which a later one was put."""

    line: Annotated[str, Field("line")]
    number: Annotated[str, Field("number")]
    item: Annotated[ItemRef | None, Field("item")] = None
    standing: Annotated[str, Field("standing business", noun=False)] = ""
    title: Annotated[str, Field("heading")] = ""
    report_of: Annotated[str, Field("report of", noun=False)] = ""
    ask: Annotated[str, Field("what members are asked", noun=False, kind=TEXT)] = ""
    minutes: Annotated[int | None, Field("time, min", noun=False)] = None
    under: Annotated[bool, Field("sub-item", noun=False)] = False
    after: Annotated[str, Field("behind the line", noun=False)] = ""
    papers: Annotated[tuple[Paper, ...], Field("papers")] = ()
    questions: Annotated[tuple[IssuedQuestion, ...], Field("questions")] = ()


class MinutesOut(Part, frozen=True, kw_only=True):
    """The minutes of the last meeting as they stood in the pack that went out with an agenda.

    They are made from the records, and `file` keeps what was made; None if there were none to put in. Whatever becomes
    of the records afterwards, the pack has these.
    """

    file: Annotated[PaperFile | None, Field("file", noun=False)] = None


class Issue(Part, frozen=True, kw_only=True):
    """One publication: the agenda itself, or a supplement, a late item or a withdrawal after it.

    `number` counts within the kind. `lines` are as they went out: the whole agenda first, afterwards only what is new
    or different; `withdrawn` names the lines that were taken off. `clear_days` are clear working days given, `short_by`
    those that were missing; `basis` is the lawful one and `reason` why. Of a late item `chair` found it urgent by
    reason of `circumstances`, and `why_not_before` says why it could not wait (Local Government Act 1972
    s.100B(4)(b)). `minutes_out` are the last minutes as the pack of an agenda had them; None until it is built.
    """

    kind: Annotated[str, Field("publication", choices=ISSUE_KINDS)]
    number: Annotated[int, Field("number")] = 1
    on: Annotated[dt.date, Field("on", noun=False, past=True)]
    at: Annotated[dt.time | None, Field("at", noun=False)] = None
    by: Annotated[str, Field("by", noun=False)] = ""
    lines: Annotated[tuple[IssuedLine, ...], Field("lines")] = ()
    withdrawn: Annotated[tuple[str, ...], Field("lines withdrawn", noun=False)] = ()
    clear_days: Annotated[int | None, Field("clear days")] = None
    short_by: Annotated[int, Field("days short")] = 0
    basis: Annotated[str, Field("lawful basis")] = ""
    reason: Annotated[str, Field("reason", kind=TEXT)] = ""
    chair: Annotated[PersonRef | None, Field("chair", "Who presides and finds the item urgent")] = None
    circumstances: Annotated[str, Field("special circumstances", "As the minutes will give them", kind=TEXT)] = ""
    why_not_before: Annotated[
        str, Field("why it could not wait", "And why it was not on the agenda", noun=False, kind=TEXT)
    ] = ""
    minutes_out: Annotated[MinutesOut | None, Field("minutes as they went out", acts=("record_pack",))] = None


class PapersSent(Part, frozen=True, kw_only=True):
    """Papers sent to people on a day: how, and which publication it was (empty for the agenda itself)."""

    on: Annotated[dt.date, Field("on", "The day they were sent", noun=False, past=True)]
    to: Annotated[tuple[PersonRef, ...], Field("to", noun=False)]
    how: Annotated[str, Field("how", "Such as: by e-mail, by post", noun=False, required=True)] = ""
    what: Annotated[str, Field("what was sent", "Such as: agenda and reports", noun=False)] = ""


class StandingItem(Part, frozen=True, kw_only=True):
    """An item that stands on every agenda: a heading and where it stands (`before` or `after` the reports).

    `brings` says what it brings along by itself, such as the last minutes or the public questions; empty, its heading
    tells. `ask` is what members are asked; in it and in the heading `{last}` stands for the day of the last meeting,
    `{next}` for that of the next. `minutes` is its guide time.
    """

    title: Annotated[str, Field("heading")]
    place: Annotated[str, Field("place")] = "before"
    note: Annotated[str, Field("note")] = ""
    brings: Annotated[str, Field("brings", noun=False)] = ""
    ask: Annotated[str, Field("what members are asked", noun=False)] = ""
    minutes: Annotated[int | None, Field("time, min", noun=False)] = None
