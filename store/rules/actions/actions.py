"""What can be done with an action, and what is wrong with what was typed about it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from msgspec.structs import replace

from store.problems import Problem
from store.records import (
    Action,
    ActionKind,
    ActionStatus,
    DueKind,
    Meeting,
    MeetingStatus,
    Minute,
    Panel,
    WorkItem,
)
from store.records.action import BASES
from store.register import Register
from store.rules.actions.carrying import agreed, items_by_origin, items_of_action
from store.rules.actions.due import DueTime, why_not_due
from store.rules.calendar.coming import is_to_come
from store.rules.calendar.meetings import the_meeting
from store.rules.words.dates import day_month, long_date
from store.rules.words.wording import capital, opening, quoted, shortened

LEGAL_BASES = tuple(basis for basis, _ in BASES if basis)
"""The powers under which a recommendation to the commissioner can be made."""

_REPORT = re.compile(
    r"\breports? (?:on|about|regarding|detailing|concerning) (?:the )?(.+?)"
    r"(?:,| be (?:considered|brought|submitted|presented|made)\b| to (?:a|the|be) |[.;]|$)",
    re.IGNORECASE | re.DOTALL,
)
_TITLE = 120


def why_not_edit(action: Action) -> Problem | None:
    """Say why an action cannot be changed; None if it can. One that is closed can be corrected."""
    if action.binned_on is None:
        return None
    return Problem("in-bin", f"The {_noun(action)} is in the bin.", "Take it out of the bin first.", "action", "bin")


def why_not_open(action: Action) -> Problem | None:
    """Say why an action is not open any more, so that nothing can be done to it; None if it is open."""
    if action.binned_on is not None or action.status is ActionStatus.OPEN:
        return why_not_edit(action)
    sentence = f"The {_noun(action)} is {action.status.value} already."
    return Problem("action-closed", sentence, "Reopen it first; its history is kept.", "action", "action.reopen")


def why_not_reopen(action: Action) -> Problem | None:
    """Say why an action cannot be reopened; None if it can."""
    if action.binned_on is None and action.status is ActionStatus.OPEN:
        return Problem("action-open", f"The {_noun(action)} is open.", "There is nothing to reopen.", "action")
    return why_not_edit(action)


def why_not_carry(register: Register, action: Action, meeting: Meeting, today: dt.date) -> Problem | None:
    """Say why an action cannot be carried over to a meeting; None if it can."""
    closed = why_not_open(action) or why_not_due(register, DueTime(DueKind.MEETING, meeting=meeting.id))
    if closed:
        return msg_field(closed, "meeting")
    name = capital(the_meeting(meeting, weekday=True))
    if not is_to_come(meeting, today) or meeting.status is MeetingStatus.HELD:
        return Problem("carry-past", f"{name} has passed.", "Choose a meeting still to come.", "meeting")
    if action.due_kind is DueKind.MEETING and action.due_meeting == meeting.id:
        return Problem("carry-same", f"It is due at {the_meeting(meeting)} already.", "Choose another.", "meeting")
    return None


def why_not_carry_anywhere(register: Register, action: Action, today: dt.date) -> Problem | None:
    """Say why an action can be carried over to no meeting at all; None if one is arranged that it can go to."""
    closed = why_not_open(action)
    if closed or any(
        meeting.kind.in_public and why_not_carry(register, action, meeting, today) is None
        for meeting in register.meetings
    ):
        return closed
    sentence = f"No later meeting is arranged to which the {_noun(action)} could be carried over."
    return Problem("carry-nowhere", sentence, "Arrange one in the calendar.", "meeting", "meeting.new")


def councils_of(register: Register, actions: Iterable[Action]) -> tuple[str, ...]:
    """Name the councils that copies of recommendations go to: those of the area on the day on which each was made.

    For one whose day is not recorded they are those of which no end is known.
    """
    panel = register.panel
    lasting = tuple(council for council in panel.councils if council.last is None)
    days = [agreed(register, action) for action in actions]
    return tuple(dict.fromkeys(one.name for day in days for one in (panel.councils_on(day) if day else lasting)))


def why_not_copies(panel: Panel, action: Action) -> Problem | None:
    """Say why no council's copy of an action can be ticked off; None if one can."""
    if panel.councils:
        return why_not_edit(action)
    return Problem("no-council", "No councils are recorded.", "Enter them in the settings first.", "councils")


def why_not_split_any(register: Register) -> Problem | None:
    """Say why there is no minute to be split into actions: none holds a resolution. None if one does."""
    if any(minute.resolutions or minute.recommendations for minute in register.all(Minute)):
        return None
    sentence = "No minute with a resolution is recorded."
    return Problem("split-none", sentence, "Add one in the meeting first.", "minute")


def msg_field(problem: Problem, field: str) -> Problem:
    """Give a problem as that of another field."""
    return replace(problem, field=field)


def why_not_evidence(
    register: Register, action: Action, what: str, on: dt.date | None, where: str, today: dt.date
) -> tuple[Problem, ...]:
    """List what is missing or wrong in the evidence that closes an action: it needs what, when and where."""
    problems = []
    if not what.strip():
        cure = "Say what discharged it: a report, a letter, a decision."
        problems.append(Problem("evidence-what", "An action is not closed without what discharged it.", cure, "what"))
    if not where.strip():
        cure = "Name the minute, the meeting or the paper."
        problems.append(
            Problem("evidence-where", "An action is not closed without where that is recorded.", cure, "where")
        )
    if on is None:
        problems.append(Problem("evidence-when", "An action is not closed without the day.", "Type the day.", "on"))
        return tuple(problems)
    since = agreed(register, action)
    if on > today:
        sentence = f"{long_date(on)} is still to come."
        problems.append(Problem("evidence-early", sentence, "Type today's date or an earlier one.", "on"))
    elif since and on < since:
        sentence = f"{long_date(on)} is before {long_date(since)}, when it was agreed."
        problems.append(Problem("evidence-before", sentence, f"Type {day_month(since)} or later.", "on"))
    return tuple(problems)


def why_not_respond(action: Action) -> Problem | None:
    """Say why no reply can be recorded for an action: it is no recommendation. None if it can."""
    if action.binned_on is not None:
        return why_not_edit(action)
    if action.kind is ActionKind.RECOMMENDATION or action.legal_basis:
        return None
    sentence = f"The {_noun(action)} is not a recommendation to the commissioner."
    return Problem("not-a-recommendation", sentence, "Change its kind, or close it with what discharged it.", "action")


def why_not_link(action: Action, item: WorkItem) -> Problem | None:
    """Say why an action cannot be tied to an item of the programme; None if it can."""
    if action.binned_on is not None:
        return why_not_edit(action)
    if item.id in action.items:
        sentence = f"{quoted(item.title)} is tied to it already."
        return Problem("linked-already", sentence, "Choose another item.", "item")
    return None


def why_not_link_any(register: Register, action: Action) -> Problem | None:
    """Say why an action can be tied to no item at all; None if the programme has one that it is not tied to."""
    if any(why_not_link(action, item) is None for item in register.all(WorkItem)):
        return None
    sentence = f"The programme has no item that the {_noun(action)} is not tied to already."
    return why_not_edit(action) or Problem("link-nowhere", sentence, "Add the item first.", "item", "item.new")


def why_not_unlink(register: Register, action: Action) -> Problem | None:
    """Say why an action cannot be untied: it is tied to nothing. None if it can."""
    if action.parent or items_of_action(register, action, items_by_origin(register)):
        return why_not_edit(action)
    sentence = f"The {_noun(action)} is tied to no item and is part of no other action."
    return Problem("link-none", sentence, "Tie it to an item first.", "item", "action.link")


def why_not_parent(register: Register, action: Action, parent: Action) -> Problem | None:
    """Say why one action cannot be part of another: the links would run in a circle. None if it can."""
    if action.binned_on is not None:
        return why_not_edit(action)
    line, above = [action.id], parent
    seen = {action.id}
    while True:
        line.append(above.id)
        if above.id in seen:
            sentence = f"The links would run in a circle: {' → '.join(line)}."
            return Problem("circular-link", sentence, "Choose another, or take one of those links off first.", "parent")
        seen.add(above.id)
        following = register.get(Action, above.parent)
        if following is None:
            return None
        above = following


def why_not_basis(basis: str) -> Problem | None:
    """Say why a legal basis is none we know; None if it is one, or empty."""
    if not basis or basis in LEGAL_BASES:
        return None
    cure = f"Choose one of {', '.join(LEGAL_BASES)}, or leave it empty."
    return Problem("unknown-basis", f"“{basis}” is not a power to recommend.", cure, "legal_basis")


def suggested_title(action: Action) -> str:
    """Make a title for the item of the programme that will answer an action, from the words of its resolution."""
    words = " ".join(action.text.split())
    report = _REPORT.search(words)
    if report:
        return shortened(f"Report on {report[1]}", _TITLE)
    words = re.sub(r"^That (?:the (?:Police and Crime Commissioner|PCC) (?:shall|should|provide)? ?)?", "", words)
    return capital(shortened(words, _TITLE)).rstrip(".")


def _noun(action: Action) -> str:
    return f"{action.kind.value} {opening(action.text)}"
