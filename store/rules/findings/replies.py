"""Findings about answers owed to the panel's recommendations, and copies owed to the councils."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from store.records import Action, ActionKind, ActionStatus, Meeting, Minute, Nation
from store.rules.actions.actions import councils_of
from store.rules.actions.carrying import agreed
from store.rules.actions.replying import awaits_reply, why_reply
from store.rules.findings.finding import Finding, Scene, action_place, finding
from store.rules.law.citations import cite
from store.rules.minutes.naming import minute_words
from store.rules.reports.matter import ReportMatter
from store.rules.words.dates import long_date
from store.rules.words.loose import day_of
from store.rules.words.wording import counted, listed

_YEAR = dt.timedelta(days=366)


def recommendations_unanswered(scene: Scene) -> Iterator[Finding]:
    """Find recommendations that must be answered and are not: within the period set, or past it."""
    for action in scene.register.open_actions:
        if not awaits_reply(action) or (action.review_from and action.review_from > scene.today):
            continue
        due = action.response_due
        late = due is not None and due < scene.today
        if late and due is not None:
            sentence = f"{scene.named(action)} was to be answered by {long_date(due)}; no reply is recorded."
        elif due is not None:
            continue
        else:
            sentence = f"{scene.named(action)} must be answered; no reply is recorded and no period was set."
        yield finding(
            "reply-owed" if late else "no-reply",
            (action.id,),
            f"{sentence} {why_reply(action)}",
            place=action_place(action),
            cure="Record the reply point by point when it comes, or ask for it and note when to look again.",
            acts=("respond", "review", "close"),
            by=due or scene.today,
            rank=60,
        )


def copies_not_sent(scene: Scene) -> Iterator[Finding]:
    """Find reports or recommendations of which councils have had no copy (in England, 2011 Act s.28(8)).

    Those closed are named for a year from the day on which they were agreed.
    """
    panel = scene.register.panel
    if panel.nation is not Nation.ENGLAND:
        return
    reports: dict[tuple[str, str], list[Action]] = {}
    covered = minutes_reported(scene)
    for action in scene.register.actions:
        if not action.legal_basis or action.kind not in {ActionKind.RECOMMENDATION, ActionKind.REPORT}:
            continue
        if action.minute in covered:
            continue
        since = agreed(scene.register, action)
        if action.status is ActionStatus.OPEN or (since is not None and since + _YEAR > scene.today):
            reports.setdefault((action.meeting or "", action.minute or ""), []).append(action)
    for (meeting_id, minute_id), actions in reports.items():
        missing = _councils_without(scene, actions)
        if missing:
            yield _copies(scene, meeting_id, minute_id, actions, missing)


def minutes_reported(scene: Scene) -> frozenset[str]:
    """Give the ids of the minutes of which a report is drafted: their copies are those of the report."""
    matters = (ReportMatter(scene.register, report, scene.today) for report in scene.register.reports)
    return frozenset(minute.id for matter in matters for minute in matter.minutes)


def _councils_without(scene: Scene, actions: list[Action]) -> list[str]:
    sent = [{copy.council for copy in action.copies} for action in actions]
    councils = councils_of(scene.register, actions)
    return [name for name in councils if any(name not in names for names in sent)]


def _copies(scene: Scene, meeting_id: str, minute_id: str, actions: list[Action], missing: list[str]) -> Finding:
    minute, meeting = scene.register.get(Minute, minute_id), scene.register.get(Meeting, meeting_id)
    where = minute_words(scene.register, minute) if minute else "the recommendations"
    day = f" of {day_of(meeting)}" if meeting else ""
    what = counted(len(actions), "recommendation")
    total = len(councils_of(scene.register, actions))
    names = listed(missing) if len(missing) <= 3 else f"{len(missing)} of the {total} councils"
    names = f"any of the {total} councils" if len(missing) == total > 1 else names
    return finding(
        "copies-not-sent",
        tuple(action.id for action in actions),
        f"No copy of {what} in {where}{day} is recorded as sent to {names}, as the law requires ({cite('copies')}).",
        place=action_place(actions[0]),
        cure="Tick off the councils that have had their copy.",
        acts=("copies",),
        rank=70,
    )
