"""Settling findings: setting one aside, recording a meeting with what it considered, kept searches, and scores."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.commands.calendar.meetings import set_status
from store.commands.edits import Joined
from store.commands.fields import Problems
from store.commands.programme.moves import consider_items, move_items
from store.edit import Edit
from store.fields import field_of
from store.problems import Problem
from store.records import Meeting, MeetingStatus, SavedView, Score, SetAside, WorkItem
from store.register import Register
from store.rules.calendar.meetings import the_meeting, why_not_set_status
from store.rules.findings.preparing import is_known
from store.rules.words.dates import day_month, long_date
from store.rules.words.folding import words_read
from store.rules.words.wording import counted, quoted, shortened

MOST_POINTS = 3
"""The most points an item can have for one criterion."""


def set_finding_aside(
    register: Register, today: dt.date, /, *, finding: str, reason: str, until: dt.date | None
) -> Edit:
    """Set a finding aside until a day, with the reason; from that day on it is named again.

    Raises:
        Refused: no reason is given, or no day to come.
    """
    problems = Problems()
    why = problems.reason(reason)
    if not is_known(register, finding, today):
        cure = "Name one by the id that the list of findings prints."
        problems.add(Problem("no-finding", f"There is no finding “{finding}”.", cure, "finding"))
    if until is None:
        problems.add(Problem("aside-until", "Until when it is set aside is missing.", "Type a day to come.", "until"))
    elif until <= today:
        problems.add(Problem("aside-past", f"{long_date(until)} is not to come.", "Type a day after today.", "until"))
    problems.refuse()
    panel = register.panel
    kept = tuple(one for one in panel.set_aside if one.finding != finding and today < one.until)
    new = SetAside(finding=finding, reason=why, on=today, until=until or today)
    return Edit(
        f"Set a finding aside until {day_month(new.until)}: {_short(why)}", (replace(panel, set_aside=(*kept, new)),)
    )


def take_finding_back(register: Register, today: dt.date, /, *, finding: str) -> Edit:
    """Name a finding again that was set aside.

    Raises:
        Refused: it is not set aside.
    """
    panel = register.panel
    kept = tuple(one for one in panel.set_aside if one.finding != finding)
    problems = Problems()
    if len(kept) == len(panel.set_aside):
        problems.add(
            Problem("not-aside", "That finding is not set aside.", "There is nothing to take back.", "finding")
        )
    problems.refuse()
    return Edit("Took back a finding that was set aside", (replace(panel, set_aside=kept),))


def record_held(
    register: Register, today: dt.date, /, *, meeting: str, considered: tuple[str, ...], rest_to: str | None = ""
) -> Edit:
    """Record a meeting as held and what it considered, in one step.

    The rest of its open business goes to another meeting; with None to the suggestions; with "" it stays to be settled.

    Raises:
        Refused: the meeting cannot have been held, or the rest cannot go there.
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    if current.status is not MeetingStatus.HELD:
        problems.add(why_not_set_status(current, MeetingStatus.HELD, today))
    problems.refuse()
    joined = Joined(register, today)
    if considered:
        joined.run(consider_items, items=considered, meeting=meeting)
    rest = tuple(item.id for item in joined.register.items_of(meeting) if item.status.open)
    if rest and rest_to != "":
        why = f"Not reached on {day_month(current.date)}"
        joined.run(move_items, items=rest, to=rest_to, reason=why, all_the_same=True)
    if current.status is not MeetingStatus.HELD:
        joined.run(set_status, meeting=meeting, status=MeetingStatus.HELD)
    done = f"{counted(len(considered), 'item')} considered" if considered else "nothing considered"
    return joined.edit(f"Recorded {the_meeting(current)} as held, {done}")


def keep_view(register: Register, today: dt.date, /, *, place: str, name: str, search: str) -> Edit:
    """Keep a search under a name; an empty search takes that name away.

    Raises:
        Refused: the name is empty, or there is nothing of that name to take away.
    """
    problems = Problems()
    label = problems.said(SavedView, "name", name)
    words = problems.said(SavedView, "search", search)
    panel = register.panel
    others = tuple(view for view in panel.views if (view.place, view.name) != (place, label))
    if not words and len(others) == len(panel.views):
        problems.add(Problem("no-view", f"No search is kept as {quoted(label)}.", "Type what to search for.", "search"))
    problems.refuse()
    if not words:
        return Edit(f"Took away the view {quoted(label)}", (replace(panel, views=others),))
    view = SavedView(place=place, name=label, search=words)
    return Edit(f"Kept the view {quoted(label)}", (replace(panel, views=(*others, view)),))


def set_criteria(register: Register, today: dt.date, /, *, criteria: tuple[str, ...], line: int | None = None) -> Edit:
    """Set the criteria by which suggestions are scored from now on, and the points from which one is above the line.

    Raises:
        Refused: a criterion is empty or stands twice, or the line cannot be reached.
    """
    problems = Problems()
    names = tuple(
        problems.line(name, field_of(Score, "criterion").in_words, "criteria", 60, required=True) for name in criteria
    )
    if len({words_read(name) for name in names}) < len(names):
        problems.add(Problem("criterion-twice", "A criterion stands twice.", "Leave one of the two out.", "criteria"))
    if line is not None and not 0 <= line <= MOST_POINTS * len(names):
        cure = f"Type a number from 0 to {MOST_POINTS * len(names)}."
        problems.add(Problem("line-unlikely", f"The line cannot be at {line:,} points.", cure, "line"))
    problems.refuse()
    panel, now = register.panel, register.panel.rules_on(today)
    rules = tuple(replace(one, scoring=names, scoring_line=line) if one is now else one for one in panel.rules)
    words = counted(len(names), "criterion").replace("criterions", "criteria")
    return Edit(f"Set {words} for suggestions", (replace(panel, rules=rules),))


def score_item(register: Register, today: dt.date, /, *, item: str, points: tuple[tuple[str, int], ...]) -> Edit:
    """Give an item points, 0 to 3, for criteria of the panel's settings; other criteria keep theirs.

    Raises:
        Refused: with every criterion that is not set and every number that is out of range.
    """
    current = register.need(WorkItem, item, "item")
    names = {words_read(name): name for name in register.panel.rules_on(today).scoring}
    problems = Problems()
    given: dict[str, int] = {}
    for name, number in points:
        if words_read(name) not in names:
            cure = f"The criteria are {', '.join(names.values())}." if names else "Set the criteria first."
            act = "" if names else "item.criteria"
            problems.add(Problem("unknown-criterion", f"“{name}” is not a criterion.", cure, "points", act))
        elif not 0 <= number <= MOST_POINTS:
            cure = f"Type a number from 0 to {MOST_POINTS}."
            problems.add(Problem("points-unlikely", f"{number:,} points are not possible for {name}.", cure, "points"))
        else:
            given[names[words_read(name)]] = number
    problems.refuse()
    kept = {score.criterion: score.points for score in current.scores} | given
    scores = tuple(Score(criterion=name, points=number) for name, number in kept.items())
    return Edit(f"Scored {quoted(current.title)}", (replace(current, scores=scores),))


def _short(words: str) -> str:
    return shortened(words, 60)
