"""What the clerk typed for the fields of a meeting in a preview, in the place of what its file says."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.problems import Refused
from store.records import MeetingKind, MeetingStatus
from store.rules.calendar.drafts import DraftMeeting
from store.rules.imports import Correction
from store.rules.words.dates import read_time


def with_typed(made: DraftMeeting, said: Correction) -> DraftMeeting:
    """Give a draft with what the clerk typed for its fields, but for the date, which was read with the others."""
    if "start" not in said.values:
        return made
    values = said.values
    wrong: list[tuple[str, str]] = []
    start, finish = (_typed_time(values.get(name, ""), wrong) for name in ("start", "finish"))
    return replace(
        made,
        start=start,
        finish=finish,
        venue=values.get("venue", made.venue),
        title=values.get("title", made.title),
        called="",
        kind=MeetingKind(values["kind"]) if values.get("kind") else None,
        status=MeetingStatus(values["status"]) if values.get("status") else None,
        wrong=tuple(wrong),
    )


def _typed_time(typed: str, wrong: list[tuple[str, str]]) -> dt.time | None:
    if not typed.strip():
        return None
    try:
        return read_time(typed)
    except Refused as refused:
        wrong.append((typed, " ".join(map(str, refused.problems))))
        return None
