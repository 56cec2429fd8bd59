"""The lines of a preview of meetings: each with its fields to correct, and what differs from what is recorded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from store.commands.fields import as_text
from store.fields import field_of
from store.records import Meeting, MeetingKind, MeetingStatus
from store.rules.calendar.drafts import DraftMeeting
from store.rules.imports import ImportDifference, ImportField, ImportLine, ImportState
from store.rules.words.dates import clock_time
from store.rules.words.folding import words_read
from store.rules.words.loose import day_of, known_by, loosely, short_words, typed_words
from store.rules.words.wording import capital, counted

_DATE_HELP = "Such as 29 July 2021, w/c 5 December 2022 or November 2024"
_KINDS = tuple((kind.value, kind.value) for kind in MeetingKind)
_STATUSES = (("", "as it is, or arranged"), *((status.value, status.value) for status in MeetingStatus))


def meeting_line(
    draft: DraftMeeting, state: ImportState, values: Mapping[str, Any], why: str, *, record: str = ""
) -> ImportLine:
    """Make the line of a meeting, under what becomes of it."""
    unread = state in {ImportState.UNREAD_DATE, ImportState.UNPLACED, ImportState.LEFT}
    return ImportLine(
        key=draft.key,
        state=state,
        what="meeting",
        words=draft.row if unread else _words(draft.day, values),
        day=None if draft.day is None or known_by(draft.day) else draft.day,
        why=why,
        place=draft.place,
        record=record,
        values={name: as_text(value) for name, value in values.items() if value not in {None, ""}},
        fields=_fields(draft, values),
        taken=state is ImportState.NEW,
        can_take=state in {ImportState.NEW, ImportState.LEFT},
    )


def _words(day: dt.date | None, values: Mapping[str, Any]) -> str:
    """Say a meeting on one line: `1:00 pm, annual, County Hall`; its day stands beside it, a week or month in it."""
    when = capital(loosely(day, known_by(day), "").removeprefix("the ")) if day else ""
    times = " to ".join(clock_time(values[name]) for name in ("start", "finish") if values.get(name))
    kind = values["kind"].value if values["kind"] is not MeetingKind.ORDINARY else ""
    status = values["status"].value if values.get("status") else ""
    return ", ".join(filter(None, (when, times, kind, values["title"], values["venue"], status))) or "meeting"


def _fields(draft: DraftMeeting, values: Mapping[str, Any]) -> tuple[ImportField, ...]:
    day, status = draft.day, values.get("status")
    times = {name: clock_time(values[name]) if values.get(name) else "" for name in ("start", "finish")}
    return (
        ImportField("date", "Date", typed_words(day, known_by(day)) if day else draft.dated, help=_DATE_HELP),
        ImportField("start", "Start", times["start"], help="Such as 1pm or 13:00"),
        ImportField("finish", "Finish", times["finish"]),
        ImportField("venue", "Venue", values["venue"]),
        ImportField("kind", "Kind", values["kind"].value, _KINDS),
        ImportField("status", "Status", status.value if status else "", _STATUSES),
        ImportField("title", "Title", values["title"], help="Only if it has one of its own"),
    )


def body_line(body: str, drafts: Sequence[DraftMeeting], *, taken: bool) -> ImportLine:
    """Make the line of another body, which takes or leaves all of its meetings."""
    count = counted(len(drafts), "meeting")
    are = "are" if len(drafts) > 1 else "is"
    done, other = ("taken", "Leaving") if taken else ("left out", "Taking")
    days = [short_words(one.day, known_by(one.day)) for one in drafts if one.day]
    when = f", {days[0]} to {days[-1]}," if len(days) > 1 else ""
    why = f"{count} of it{when} {are} {done}. {other} this line does so for all of them."
    return ImportLine(
        key=f"body:{words_read(body)}",
        state=ImportState.BODY,
        what="body",
        words=body,
        why=why,
        place=drafts[0].place,
        taken=taken,
        can_take=True,
        beside=True,
    )


def differences(there: Meeting, day: dt.date | None, values: Mapping[str, Any]) -> tuple[ImportDifference, ...]:
    """List what is recorded of a meeting in another way than the file has it. What the file leaves open is not."""
    made: list[ImportDifference] = []
    if day is not None and (there.date, there.known_by) != (day, known_by(day)):
        made.append(_difference("date", capital(day_of(there)), typed_words(day, known_by(day))))
    for name in ("start", "finish", "venue", "kind", "title", "status"):
        ours, file = getattr(there, name), values.get(name)
        if file in {None, ""} or ours == file or (name == "kind" and file is MeetingKind.ORDINARY):
            continue
        if not (isinstance(file, str) and words_read(ours) == words_read(file)):
            made.append(_difference(name, as_text(ours), as_text(file)))
    return tuple(made)


def _difference(name: str, ours: str, file: str) -> ImportDifference:
    return ImportDifference(field_of(Meeting, name).in_words, ours, file)
