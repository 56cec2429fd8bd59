"""Taking over what came back in a Word document that went out: tracked changes and comments, each taken or refused."""

from __future__ import annotations

import datetime as dt

from store.commands.minutes.returned import taking_minutes
from store.commands.programme.returned import taking_programme
from store.edit import Edit
from store.problems import Problem, Refused
from store.records import Meeting
from store.register import Register
from store.rules.corrections import DraftCorrections
from store.rules.imports import NO_CORRECTIONS, Corrections, ImportTaken
from store.rules.words.dates import day_month
from store.rules.words.wording import listed


def import_corrections(
    register: Register,
    today: dt.date,
    /,
    *,
    draft: DraftCorrections,
    meeting: str = "",
    corrections: Corrections = NO_CORRECTIONS,
) -> Edit:
    """Take over the tracked changes of a programme, or of the minutes of a meeting; those refused leave no trace.

    Raises Refused as `taking` does.
    """
    return taking(register, today, draft=draft, meeting=meeting, corrections=corrections).edit


def taking(
    register: Register,
    today: dt.date,
    *,
    draft: DraftCorrections,
    meeting: str = "",
    corrections: Corrections = NO_CORRECTIONS,
) -> ImportTaken:
    """Work out what the changes of a document would do, for their preview and for `import_corrections`.

    Raises Refused: no meeting is named, the document does not say its day, and it is no programme; there is no such
    meeting, more than one, or one without minutes.
    """
    if draft.is_programme and not meeting:
        return taking_programme(register, today, draft, corrections)
    held = _meeting(register, draft, meeting)
    if not register.minutes_of(held.id):
        sentence = f"The meeting of {day_month(held.date)} has no minutes here to be corrected."
        raise Refused(Problem("corrections-empty", sentence, "Name the meeting whose minutes went out.", "meeting"))
    return taking_minutes(register, today, draft, held, corrections)


def _meeting(register: Register, draft: DraftCorrections, meeting: str) -> Meeting:
    if meeting:
        return register.need(Meeting, meeting, "meeting")
    there = register.meeting_on(draft.date) if draft.date else ()
    if len(there) == 1:
        return there[0]
    sentence = "The document does not say of which meeting it is."
    if draft.date and there:
        named = listed([one.id for one in there])
        sentence = f"There are {len(there)} meetings on {day_month(draft.date)}: {named}."
    elif draft.date:
        sentence = f"There is no meeting here on {day_month(draft.date)}, the day the document is of."
    raise Refused(Problem("corrections-meeting", sentence, "Name the meeting or its day.", "meeting"))
