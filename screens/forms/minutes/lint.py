"""What looks wrong in the minutes of a meeting, as a list from which each slip is gone to."""

from __future__ import annotations

from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from screens.kit.record_list import Column
from store.queries.search import place_of
from store.queries.words.short import meeting_title
from store.records import Meeting, Record, Vote, WorkItem
from store.rules.lint import Slip, slips

_COLUMNS = (Column("", 24), Column("", weight=1))


def open_lint(office: Office, meeting: Meeting) -> None:
    """List the slips in the minutes of a meeting; the one that is chosen is gone to, where it is mended."""
    register = office.desk.register
    every = slips(register, meeting)
    if not every:
        office.say(f"Nothing in the minutes of {meeting_title(meeting)} looks wrong.")
        return
    options = [
        Option(str(at), one.place, one.sentence, after=f"{one.sentence} {one.cure}") for at, one in enumerate(every)
    ]

    def chosen(key: str | None) -> None:
        if key is not None:
            _go_to(office, meeting, every[int(key)])

    office.pick(
        Picker(f"What looks wrong in the minutes of {meeting_title(meeting)}", options, columns=_COLUMNS), chosen
    )


def _go_to(office: Office, meeting: Meeting, slip: Slip) -> None:
    """Go to the record in which a slip is mended, in the place of work where that is done."""
    record = office.desk.register.find(slip.record)
    match record:
        case Vote():
            office.go("attendance", meeting.id)
        case Meeting():
            office.go("calendar" if slip.act == "meeting.edit" else "attendance", meeting.id)
        case WorkItem() if record.meeting == meeting.id:
            office.go("meeting", record.id)
        case Record():
            office.go(place_of(record), record.id)
