"""Recording that the pack of a meeting was built: where it stands, and the minutes that went out in it."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.commands.fields import Problems
from store.edit import ArrivedFile, Edit
from store.records import Issue, Meeting, MinutesOut, PackBuilt
from store.register import Register
from store.rules.agenda.issues import first_issue
from store.rules.agenda.minutes_out import has_minutes
from store.rules.calendar.meetings import the_meeting
from store.rules.publishing.bundles import why_no_digest


def record_pack(
    register: Register,
    today: dt.date,
    /,
    *,
    meeting: str,
    folder: str,
    sha512: str,
    published_on: dt.date | None = None,
    minutes: ArrivedFile | None = None,
) -> Edit:
    """Record a pack as built today into a folder, given from that of the panel's file; `sha512` is that of its index.

    `published_on` is the day on which its agenda went out, None if it is a draft. Of an agenda that is out the minutes
    of the last meeting are kept as they stood in its first pack, or that there were none: `minutes` are those of this
    one. They are never changed. The same pack again changes nothing.

    Raises:
        Refused: there is no such meeting, or that is no digest.
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    where = problems.said(PackBuilt, "folder", folder)
    problems.add(why_no_digest(sha512))
    problems.refuse()
    one = PackBuilt(on=today, folder=where, sha512=sha512)
    known = current.pack is not None and (current.pack.folder, current.pack.sha512) == (where, sha512)
    changed = current if known else replace(current, pack=one)
    out = _minutes_out(current, published_on, minutes)
    if out is not None:
        issue = replace(out, minutes_out=MinutesOut(file=minutes.facts if minutes else None))
        changed = replace(changed, published=tuple(issue if each is out else each for each in current.published))
    sentence = f"Recorded the pack of {the_meeting(current)}"
    keeps = minutes.keeps if minutes is not None and out is not None else ()
    return Edit(sentence, () if changed == current else (changed,), keeps=keeps)


def _minutes_out(meeting: Meeting, published_on: dt.date | None, minutes: ArrivedFile | None) -> Issue | None:
    """Give the publication of an agenda whose minutes are still to be kept; None if there is none."""
    first = first_issue(meeting)
    if first is None or published_on != meeting.agenda_published_on or not has_minutes(first):
        return None
    kept = first.minutes_out
    waits = kept is None or (kept.file is None and minutes is not None)
    return first if waits else None
