"""Findings about interests of which a monitoring officer is still to be told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from store.problems import Refused, not_worked_out
from store.records import Meeting
from store.rules.calendar.meetings import the_meeting
from store.rules.declarations.interests import notice_state, registration_due
from store.rules.findings.finding import Finding, Scene, finding
from store.rules.law.table import provision
from store.rules.members.membership import monitoring_officer
from store.rules.words.dates import long_date
from store.rules.words.wording import listed


def disclosed(scene: Scene) -> Iterator[Finding]:
    """Find interests disclosed at a meeting that are not registered: 28 calendar days (Localism Act 2011 s.31(3))."""
    for one in scene.register.declarations:
        if one.notice_due is None or one.notified_on is not None:
            continue
        meeting = scene.register.get(Meeting, one.meeting)
        names = listed([scene.register.person_name(person) for person in one.people])
        at = f" at {the_meeting(meeting)}" if meeting else ""
        words = f"The interest that {names} declared{at} is not registered; the monitoring officer is to be told by"
        yield _owed(scene, "officer-to-tell", one.id, words, one.notice_due, "notify_interest")


def arisen(scene: Scene) -> Iterator[Finding]:
    """Find new interests of members of which the monitoring officer has not been told."""
    for one in scene.register.interests:
        arose = one.entry.arose_on
        if arose is None or one.entry.notified_on is not None or one.entry.to_date is not None:
            continue
        due = _by(scene, arose)
        officer = monitoring_officer(scene.register, one.person, scene.today)
        of = f" of {officer}" if officer else ""
        name = scene.register.person_name(one.person)
        words = f"{name} tells the monitoring officer{of} of an interest ({one.entry.category}) by"
        if isinstance(due, Refused):
            words = f"{name} tells the monitoring officer{of} of an interest ({one.entry.category}); the day"
            yield _finding("interest-to-notify", one.id, f"{words} {not_worked_out(due)}", None)
        else:
            yield _owed(scene, "interest-to-notify", one.id, words, due, "register_interests")


def _by(scene: Scene, arose: dt.date) -> dt.date | Refused:
    """Give the last of the days that begin when an interest arose, or why it cannot be worked out."""
    try:
        return registration_due(scene.register, arose)
    except Refused as refused:
        return refused.without_trace()


def _owed(scene: Scene, code: str, record: str, words: str, due: dt.date, law: str) -> Finding:
    rule = provision(law, due, scene.register.panel.nation)
    told = f"{words} {long_date(due)}, {notice_state(due, None, scene.today)} ({rule})."
    return _finding(code, record, told, due)


def _finding(code: str, record: str, sentence: str, due: dt.date | None) -> Finding:
    return finding(
        code,
        (record,),
        sentence,
        place="Declarations" if code == "officer-to-tell" else "Members",
        cure="Remind the member, and record the day on which the officer was told.",
        acts=("open",),
        by=due,
        rank=47,
    )
