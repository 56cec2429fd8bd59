"""The forms of a meeting: arranging, changing, postponing, cancelling, and how far it has got."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from screens.kit.fields import Field, declared, needed, why
from screens.kit.form import Form
from screens.kit.marked import title_of
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from screens.kit.record_fields import record_fields
from store.commands.calendar import meetings
from store.commands.edits import for_each
from store.desk import Desk
from store.records import Change, Meeting, MeetingStatus
from store.rules.calendar.meetings import is_proposed, not_typed, why_not_set_status
from store.rules.words.loose import long_day_of
from store.rules.words.wording import counted

_ORDER = (
    "date",
    "kind",
    "title",
    "start",
    "finish",
    "venue",
    "mode",
    "minutes_available",
    "webcast",
    "note",
    "agenda_published_on",
    "shorter_notice_reason",
    "printed_date",
)


def fields(desk: Desk, meeting: Meeting | None, day: dt.date | None = None) -> tuple[Field, ...]:
    """Give the fields of a meeting, filled in from it; the date only until it has been announced."""
    own = () if meeting else (needed(declared(Meeting, "date", day)),)
    made = record_fields(desk, Meeting, meeting, _ORDER, own=own, leave_out=not_typed(meeting) | {"known_by"})
    by = meeting.known_by if meeting else ""
    return tuple(one._replace(known_by=by, also=("known_by",)) if one.name == "date" else one for one in made)


class MeetingForm(Form):
    """Arrange or change a meeting. `saved_id` is the id of what was saved."""

    def __init__(self, office: Office, meeting: Meeting | None, day: dt.date | None = None) -> None:
        """Open on a meeting, or empty for a new one, perhaps with its day."""
        self._office = office
        self._meeting = meeting
        title = f"Change the meeting of {long_day_of(meeting)}" if meeting else "New meeting"
        key = f"meeting:{meeting.id if meeting else 'new'}"
        super().__init__(office.desk, title, fields(office.desk, meeting, day), self._keep, draft=key)

    def _keep(self, values: dict[str, Any]) -> Change | None:
        desk = self._office.desk
        if self._meeting is None:
            change = desk.run(meetings.add_meeting, **values)
            self.saved_id = change.touched[0].id if change else None
        else:
            self.saved_id = self._meeting.id
            change = desk.run(meetings.edit_meeting, meeting=self._meeting.id, was=self._meeting, **values)
        return change

    def rebase(self) -> Sequence[Field]:
        """Base the form on the meeting as it is now, and give its fields."""
        if self._meeting is None:
            return ()
        self._meeting = self._office.desk.register.need(Meeting, self._meeting.id)
        return fields(self._office.desk, self._meeting)


def open_new_meeting(office: Office, day: dt.date | None = None) -> None:
    """Open the form for a new meeting, perhaps on a day."""
    office.flow(MeetingForm(office, None, day))


def open_edit_meeting(office: Office, meeting: Meeting, begins: str = "") -> None:
    """Open the form on a meeting, at a field."""
    form = MeetingForm(office, meeting)
    form.begins = begins
    office.flow(form)


def open_cancel(office: Office, meeting: Meeting, ids: tuple[str, ...] = ()) -> None:
    """Cancel meetings, with a reason. `ids` are those of all that are cancelled with this one."""
    every = ids or (meeting.id,)

    def save(values: dict[str, Any]) -> Change | None:
        return office.desk.run(for_each(meetings.cancel_meeting, "meeting", every), reason=values["reason"])

    count = sum(len(office.desk.register.items_of(one)) for one in every)
    under, stand = "it" if len(every) == 1 else "them", "stands" if count == 1 else "stand"
    rest = "it stays there until you move it" if count == 1 else "they stay there until you move them"
    note = f"{counted(count, 'item')} {stand} under {under}; {rest}."
    form = Form(
        office.desk,
        f"Cancel {title_of(f'the meeting of {long_day_of(meeting)}', every, 'meeting')}",
        (why("Kept with the meeting"),),
        save,
        draft=f"cancel:{'+'.join(every)}",
        note=note if count else "",
    )
    form.saved_id = meeting.id if len(every) == 1 else None
    office.flow(form)


def open_status(office: Office, meeting: Meeting, ids: tuple[str, ...] = ()) -> None:
    """Record how far meetings have got; of several, all the same. What one of them cannot be is said of that one."""
    register, today = office.desk.register, office.desk.today
    every = [register.need(Meeting, one) for one in ids or (meeting.id,)]
    unable = {
        status: {one.id: problem for one in every if (problem := why_not_set_status(one, status, today))}
        for status in MeetingStatus
    }
    options = []
    for status, problems in unable.items():
        why = "  ".join(dict.fromkeys(office.told(problem) for problem in problems.values()))
        options.append(
            Option(status.value, status.value, why_not=why if len(problems) == len(every) else "", after=why)
        )

    def chosen(key: str | None) -> None:
        if key is None:
            return
        left = unable[MeetingStatus(key)]
        able = tuple(one.id for one in every if one.id not in left)

        def done(change: Change | None) -> None:
            if change is not None and left:
                office.say_also(f"Not for {len(left)}: {'  '.join(map(office.told, left.values()))}", "warn")

        command = for_each(meetings.set_status, "meeting", able)
        office.carry_out_then(None, done, command, status=MeetingStatus(key))

    title = f"The meeting of {long_day_of(meeting)} is…" if len(every) == 1 else f"{len(every)} meetings are…"
    first = MeetingStatus.ARRANGED if is_proposed(meeting) else meeting.status
    office.pick(Picker(title, options, go_to=first.value), chosen)
