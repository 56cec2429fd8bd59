"""The form of one minute: adding and changing it, and recording the correction of one that was confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from screens.forms.attendance.voting import clauses_field, mover_field, there_of
from screens.forms.exempt import exempt_field
from screens.kit.fields import Field, declared, only_one, why
from screens.kit.form import Form
from screens.kit.marked import title_of
from screens.kit.office import Office
from screens.kit.record_fields import record_fields
from store.commands.attendance.votes import Moved, minuted_vote
from store.commands.edits import for_each
from store.commands.minutes import correcting, minutes
from store.queries.words.short import meeting_title
from store.records import Change, Meeting, Minute, Vote, WorkItem
from store.rules.attendance.movers import Mover
from store.rules.calendar.settled import the_minutes
from store.rules.minutes.naming import minute_of_day, minute_words
from store.rules.minutes.offers import correcting_meetings
from store.rules.minutes.typed import filed_typed, leaving_typed, read_filed, read_leaving, read_lines
from store.rules.words.wording import capital

_ORDER = (
    "heading",
    "text",
    "resolutions_lead",
    "resolutions",
    "recommendations_lead",
    "recommendations",
    "item",
    "report_of",
    "motion",
    "clauses",
    "moved_by",
    "seconded_by",
    "result",
    "filed",
    "left",
    "number",
    "exempt_paragraph",
    "summary",
)
_EXEMPT_ORDER = ("heading", "text", "summary", *(name for name in _ORDER[2:] if name != "summary"))
"""Of an exempt minute the summary for the public stands beside its text, never folded: it is not final without one."""

_LISTS = ("resolutions", "recommendations", "filed", "left")
_MOTION = ("motion", "clauses", "moved_by", "seconded_by", "result")
_PANE = "text"


class MinuteForm(Form):
    """Add or change a minute. `saved_id` is the id of what was saved, unless it was begun from an item."""

    def __init__(
        self,
        office: Office,
        meeting: Meeting,
        minute: Minute | None = None,
        item: WorkItem | None = None,
        heading: str = "",
    ) -> None:
        """Open on a minute, or empty for a new one of a meeting, perhaps of one of its items or under a heading."""
        self._office = office
        self._meeting = meeting
        self._minute = minute
        self._from_item = item is not None
        self._begun = minute or _begun(meeting, item, heading)
        title = f"Change {minute_of_day(office.desk.register, minute)}" if minute else "New minute"
        self.under = "" if minute else capital(the_minutes(meeting))
        key = f"minute:{minute.id}" if minute else f"minute:new:{meeting.id}:{item.id if item else heading}"
        super().__init__(office.desk, title, fields(office, meeting, self._begun), self._keep, draft=key)

    def begin(self) -> None:
        """Write on the border what is minuted."""
        super().begin()
        self._name_pane()

    def begins_at(self) -> str:
        """Begin with the text where there is a heading already: that is what is written."""
        return _PANE if self._begun.heading else super().begins_at()

    def _typed(self) -> None:
        super()._typed()
        self._name_pane()

    def _name_pane(self) -> None:
        """Write the item that is being minuted on the border of its text, else the heading typed."""
        item = self._office.desk.register.get(WorkItem, self.rows["item"].typed)
        heading = " ".join(self.rows["heading"].typed.split())
        self.rows[_PANE].name_border(item.title if item else heading or "Text of the minute")

    def _keep(self, values: dict[str, Any]) -> Change | None:
        desk = self._office.desk
        lists, moved, rest = self._parted(values)
        if self._minute is not None:
            self.saved_id = self._minute.id
            return desk.run(
                minutes.edit_minute, minute=self._minute.id, was=self._minute, lists=lists, moved=moved or None, **rest
            )
        change = desk.run(minutes.add_minute, meeting=self._meeting.id, lists=lists, moved=moved, **rest)
        if change is not None and not self._from_item:
            self.saved_id = change.touched[0].id
        return change

    def _parted(self, values: dict[str, Any]) -> tuple[minutes.Lists, Moved, dict[str, Any]]:
        """Part what was read into the lists of a minute, its motion as far as that was typed into, and the rest."""
        moved: dict[str, Any] = {}
        for name in _MOTION:
            value = values.pop(name)
            if not self.rows[name].touched:
                continue
            moved |= (
                {name: value.person, f"{name}_printed": value.printed} if isinstance(value, Mover) else {name: value}
            )
        lists: Any = {name: values.pop(name) for name in _LISTS}
        given: Any = moved
        return lists, given, values

    def rebase(self) -> Sequence[Field]:
        """Base the form on the minute as it is now, and give its fields."""
        if self._minute is None:
            return ()
        self._minute = self._office.desk.register.need(Minute, self._minute.id)
        return fields(self._office, self._meeting, self._minute)


def _begun(meeting: Meeting, item: WorkItem | None, heading: str) -> Minute:
    """Give a minute as it is begun: of an item it has the item's heading, and whose report it is."""
    if item is None:
        return Minute(id="", meeting=meeting.id, heading=heading)
    return Minute(id="", meeting=meeting.id, item=item.id, heading=item.title, report_of=item.lead)


def fields(office: Office, meeting: Meeting, minute: Minute) -> tuple[Field, ...]:
    """Give the fields of a minute with those of its motion, filled in."""
    desk = office.desk
    vote = minuted_vote(desk.register, minute, minute.item) or Vote(id="", meeting=meeting.id)
    motion = (
        declared(Vote, "motion", vote.motion),
        clauses_field(Vote, "clauses", vote.clauses, label="Its clauses"),
        mover_field(office, meeting, "moved_by", Mover(vote.moved_by, vote.moved_by_printed)),
        mover_field(office, meeting, "seconded_by", Mover(vote.seconded_by, vote.seconded_by_printed)),
        declared(Vote, "result", vote.result),
    )
    own = (*_own(office, meeting, minute), *motion)
    if not minute.exempt_paragraph:
        return record_fields(desk, Minute, minute, _ORDER, own=own)
    return tuple(
        field._replace(seldom=field.seldom and field.name != "summary")
        for field in record_fields(desk, Minute, minute, _EXEMPT_ORDER, own=own)
    )


def _own(office: Office, meeting: Meeting, minute: Minute) -> tuple[Field, ...]:
    """Give the fields of a minute that are typed in ways of their own."""
    register = office.desk.register
    items = (("", "none"), *((one.id, one.title) for one in register.items_of(meeting.id)))
    filed = "\n".join(map(filed_typed, minute.filed))
    left = "\n".join(leaving_typed(register, minute, one) for one in minute.left)
    return (
        declared(Minute, "text", minute.text)._replace(pane=True),
        declared(Minute, "item", minute.item, items),
        exempt_field(office.desk, declared(Minute, "exempt_paragraph", minute.exempt_paragraph)),
        clauses_field(Minute, "resolutions", minute.resolutions),
        clauses_field(Minute, "recommendations", minute.recommendations),
        declared(Minute, "filed", filed, help="One to a line: report | Agenda Item 6")._replace(
            kind="text", reads=lambda typed: read_lines(typed, minute.filed, filed_typed, read_filed)
        ),
        declared(Minute, "left", left, help="One to a line: the Chief Constable | 2:15 pm | 3 pm")._replace(
            kind="text",
            listed=lambda: there_of(office.desk.register, meeting),
            reads=lambda typed: read_lines(
                typed,
                minute.left,
                lambda one: leaving_typed(register, minute, one),
                lambda line: read_leaving(office.desk.register, meeting.id, line),
            ),
        ),
    )


def open_new_minute(office: Office, meeting: Meeting, item: WorkItem | None = None, heading: str = "") -> None:
    """Open the form for a new minute of a meeting, perhaps of one of its items or under a heading of its agenda."""
    office.flow(MinuteForm(office, meeting, item=item, heading=heading))


def open_edit_minute(office: Office, minute: Minute) -> None:
    """Open the form on a minute."""
    office.flow(MinuteForm(office, office.desk.register.need(Meeting, minute.meeting), minute))


def open_correct(office: Office, minute: Minute) -> None:
    """Record the correction of a confirmed minute by a later meeting, and how the minute reads now."""
    desk = office.desk
    meeting = desk.register.need(Meeting, minute.meeting)

    def save(values: dict[str, Any]) -> Change | None:
        lists: Any = {name: values.pop(name) for name in _LISTS}
        return desk.run(correcting.correct_minute, minute=minute.id, was=minute, lists=lists, **values)

    later = correcting_meetings(desk.register, meeting, desk.today)
    at = tuple((one.id, meeting_title(one)) for one in later) or (("", "none yet"),)
    asked = (
        only_one(declared(Minute, "meeting", None, at, "The later meeting that made it", typed="at")),
        declared(Minute, "text", "", help="As its minutes say what is corrected", typed="words")._replace(
            label="Correction"
        ),
    )
    shown = [one for one in fields(office, meeting, minute) if one.name not in _MOTION]
    title = f"Correct {minute_of_day(desk.register, minute)}"
    form = Form(desk, title, (*asked, *shown), save, draft=f"correct:{minute.id}")
    form.saved_id = minute.id
    office.flow(form)


def open_void(office: Office, minute: Minute, ids: tuple[str, ...] = ()) -> None:
    """Make minutes void, with a reason; `ids` are those of all that become void with this one."""
    every = ids or (minute.id,)

    def save(values: dict[str, Any]) -> Change | None:
        return office.desk.run(for_each(minutes.void_minute, "minute", every), reason=values["reason"])

    title = f"Make {title_of(minute_words(office.desk.register, minute), every, 'minute')} void"
    note = "The words and the number are kept; a number is never given again."
    form = Form(office.desk, title, (why(),), save, draft=f"void:{'+'.join(every)}", note=note)
    form.saved_id = minute.id if len(every) == 1 else None
    office.flow(form)
