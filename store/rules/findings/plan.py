"""The finding that the draft police and crime plan is due: once after each ordinary election."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from store.records import ItemStatus, RoundKind, WorkItem
from store.rules.actions.carrying import agreed
from store.rules.days.periods import add_months
from store.rules.findings.finding import Finding, Scene, finding
from store.rules.in_steps import InSteps
from store.rules.law.elections import last_election
from store.rules.law.table import date_in, provision
from store.rules.words.dates import day_month, long_date
from store.rules.words.folding import words_read
from store.rules.words.titles import Wording
from store.rules.words.wording import quoted

TITLE = "Draft Police and Crime Plan"
_CHASED = 3

_PROGRESS_WORDS = """
    achievement achievements against annual assurance dashboard delivered delivering delivery end evaluation
    implementation implementing monitoring monthly outcomes performance progress quarter quarterly q1 q2 q3 q4 scrutiny
    success term tracker update updates
"""
_PLAN = Wording(("police and crime plan|police & crime plan",))
_PROGRESS = frozenset(_PROGRESS_WORDS.split())
"""Words by which a title is a report on how the plan fares, and not the plan itself."""


def draft_due(scene: Scene) -> Iterator[Finding | None]:
    """Find that the draft plan is not in the programme, from an ordinary election to three months after its last day.

    The commissioner issues a plan within the financial year of the election, so by 31 March; the panel reviews the
    draft first (Police Reform and Social Responsibility Act 2011 s.5(1), (6)(c), s.28(3)). A report on how the plan
    fares is no draft of it.
    """
    poll = last_election(scene.today)
    if poll is None:
        return
    due = _due(scene, poll)
    if add_months(due, _CHASED) < scene.today or (yield from _dealt_with(scene, poll)):
        return
    late = due < scene.today
    known = min((m.date for m in scene.register.meetings), default=scene.today)
    if late and known > due:
        return
    usable = [m for m in scene.coming if m.date <= due]
    best, other = scene.best_of(usable), _progress_report(scene)
    issued = "was to issue" if late else "issues"
    yield finding(
        "business-missing",
        (),
        f"{quoted(TITLE)} is not in the programme. After the election of {day_month(poll)} the commissioner {issued} a "
        f"plan by {long_date(due)}, and the panel reviews the draft first (Police Reform and Social Responsibility Act "
        f"2011 ss.5(1), 5(6)(c), 28(3)).{_not_that(other)}",
        place=f"Work programme, {day_month(best.date)}" if best else "Work programme",
        cure="Ask when the draft comes, and put it on the programme of a meeting before then.",
        acts=("add",),
        by=usable[0].date if usable else due,
        rank=35,
        mark=f"plan:{poll.year}",
        title=TITLE,
        meeting=best.id if best else None,
        waits=len(usable) > 1,
    )


def _due(scene: Scene, poll: dt.date) -> dt.date:
    """Give the 31 March that ends the financial year of a poll."""
    rule = provision("plan_issued", poll, scene.register.panel.nation)
    year = poll.year if poll <= date_in(rule, poll.year) else poll.year + 1
    return date_in(rule, year)


_STEP = 250
"""Meetings whose business is gone through between two rests: 2 ms."""


def _dealt_with(scene: Scene, poll: dt.date) -> InSteps[bool]:
    """Say whether anything shows that the draft came or will come: an item, a minute, a recommendation, a round."""
    register = scene.register
    for one in register.rounds:
        if one.kind is RoundKind.PLAN and any(step.on >= poll for step in one.steps):
            return True
    for action in register.actions:
        since = agreed(register, action)
        if action.legal_basis == "plan" and since is not None and since >= poll:
            return True
    for number, meeting in enumerate(register.meetings, start=1):
        if number % _STEP == 0:
            yield
        if meeting.date < poll:
            continue
        titles = [one.title for one in register.items_of(meeting.id) if one.status is not ItemStatus.WITHDRAWN]
        titles += [minute.heading for minute in register.minutes_of(meeting.id)]
        if any(_is_the_plan(title) for title in titles):
            return True
    return False


def _is_the_plan(title: str) -> bool:
    """Say whether a title means the plan or a draft or variation of it, and not a report on how it fares.

    A draft that is called one is the plan whatever else stands in its title; progress on a draft is not the draft.
    """
    # Most titles do not name it: 60 ms instead of 240 for the business of 100,000 records.
    if not _names_plan(title):
        return False
    words = re.findall(r"\w+", words_read(title))
    return not _PROGRESS & set(words) or (bool(_DRAFT & set(words)) and not _PROGRESS & set(words[:1]))


_DRAFT = frozenset({"draft", "proposed", "variation"})


def _names_plan(title: str) -> bool:
    return _PLAN.matches(title)


def _progress_report(scene: Scene) -> WorkItem | None:
    """Give the item to come that could be taken for the plan and is a report on it."""
    for meeting in scene.coming:
        for item in scene.register.items_of(meeting.id):
            if item.status.open and _names_plan(item.title):
                return item
    return None


def _not_that(item: WorkItem | None) -> str:
    return f" {quoted(item.title)} is a report on how the plan fares, not the draft." if item else ""
