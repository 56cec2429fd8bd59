"""Findings about agendas that the records have left behind: one that was built, one that is out, and its pack."""

from __future__ import annotations

from collections.abc import Iterator

from store.records import Meeting
from store.rules.agenda.building import build_changes
from store.rules.agenda.issues import current_issues, issue_words
from store.rules.agenda.standing_now import pending_words
from store.rules.calendar.deadlines import AGENDA_SETTLED
from store.rules.calendar.meetings import agenda_is_out, the_meeting
from store.rules.findings.finding import Finding, Scene, finding, of_meeting
from store.rules.words.dates import long_date
from store.rules.words.wording import counted


def left_behind(scene: Scene) -> Iterator[Finding]:
    """Find meetings to come whose agenda, built or published, or whose pack no longer agrees with the records.

    A line of an agenda bears no day, so it is held against the records as they are; of a day on which the meeting stood
    otherwise nothing is said.
    """
    for meeting in scene.coming:
        if meeting != scene.given.get(Meeting, meeting.id):
            continue
        if agenda_is_out(meeting):
            yield from _published(scene, meeting)
        elif meeting.agenda:
            yield from _built(scene, meeting)


def is_left_behind(scene: Scene, meeting: Meeting) -> bool:
    """Say whether building the agenda of a meeting again would change it."""
    return bool(meeting.agenda) and not agenda_is_out(meeting) and bool(build_changes(scene.given, meeting))


def is_settled(meeting: Meeting) -> bool:
    """Say whether the agenda is recorded as settled with the Chair."""
    return any(mark.deadline == AGENDA_SETTLED for mark in meeting.done)


def _built(scene: Scene, meeting: Meeting) -> Iterator[Finding]:
    changes = build_changes(scene.given, meeting)
    if not changes:
        return
    settled = is_settled(meeting)
    what = "built and settled" if settled else "built"
    yield finding(
        "agenda-behind",
        (meeting.id,),
        f"The agenda {what} for {the_meeting(meeting, weekday=True)} no longer agrees with the programme: "
        f"{_first(tuple(change.words for change in changes))}",
        place=of_meeting(meeting),
        cure=f"Build it again{', and tell the Chair what is new' if settled else ''}.",
        acts=("agenda", "open"),
        there=("agenda.build",),
        by=meeting.date,
        only=meeting.id,
        rank=84,
        brief=f"The agenda built no longer agrees with the programme: {counted(len(changes), 'change')}",
    )


def _published(scene: Scene, meeting: Meeting) -> Iterator[Finding]:
    waiting = pending_words(scene.given, meeting)
    if waiting:
        yield finding(
            "agenda-changed",
            (meeting.id,),
            f"The agenda published for {the_meeting(meeting, weekday=True)} no longer agrees with the records: "
            f"{_first(waiting)}",
            place=of_meeting(meeting),
            cure="Publish it as a supplement, a late item or a withdrawal, if members should know.",
            acts=("agenda", "open"),
            there=("agenda.supplement", "agenda.late", "agenda.withdraw"),
            by=meeting.date,
            only=meeting.id,
            rank=85,
            brief=f"The agenda published no longer agrees with the records: {counted(len(waiting), 'change')}",
        )
    issues = current_issues(meeting)
    if meeting.pack is not None and issues and issues[-1].on > meeting.pack.on:
        yield finding(
            "pack-behind",
            (meeting.id,),
            f"The pack of {the_meeting(meeting, weekday=True)} was built on {long_date(meeting.pack.on)}, before the "
            f"{issue_words(issues[-1])} went out on {long_date(issues[-1].on)}.",
            place=of_meeting(meeting),
            cure="Build the pack again, from its meeting.",
            acts=("open",),
            by=meeting.date,
            only=meeting.id,
            rank=86,
            brief=f"The pack was built before the {issue_words(issues[-1])} went out",
        )


def _first(words: tuple[str, ...]) -> str:
    """Say the first of some changes and how many others there are."""
    more = f", and {counted(len(words) - 1, 'other change')}" if len(words) > 1 else ""
    return f"{words[0].rstrip('.')}{more}."
