"""Findings about answers owed to the panel's recommendations, and copies owed to the councils."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from store.records import Action, ActionKind, ActionStatus, Meeting, Minute, Nation
from store.rules.actions.actions import councils_of
from store.rules.actions.carrying import agreed
from store.rules.findings.finding import Finding, Scene, action_place, finding
from store.rules.law.citations import cite
from store.rules.minutes.naming import minute_words
from store.rules.reports.matter import ReportMatter
from store.rules.words.dates import long_date
from store.rules.words.loose import day_of
from store.rules.words.wording import counted, listed

REPLY_BY_LAW = {
    "plan": cite("plan-reply"),
    "annual report": cite("annual-reply"),
    "precept": cite("precept-replies"),
    "appointment": cite("senior-decision", "chief-decision"),
}
"""The law that makes the commissioner answer a recommendation, by the law it was made under.

A recommendation on other scrutiny (s.28(6)) must be answered only if the panel required it under s.29(3) and set a
reasonable period.
"""

_YEAR = dt.timedelta(days=366)


def reply_required(action: Action) -> bool:
    """Say whether a recommendation must be answered: by its legal basis, or because the panel required it."""
    if action.kind is not ActionKind.RECOMMENDATION:
        return False
    if action.legal_basis in REPLY_BY_LAW:
        return action.response_required is not False
    return action.response_required is True


def why_reply(action: Action) -> str:
    """Say why a reply is required, or why none is."""
    law = REPLY_BY_LAW.get(action.legal_basis)
    if law and reply_required(action):
        return f"A reply is required by law: {law}."
    if reply_required(action):
        return f"A reply is required: the panel asked for one ({cite('require-reply')})."
    return f"No reply is required: only the panel's asking compels one to ordinary scrutiny ({cite('require-reply')})."


def reply_help(action: Action | None) -> str:
    """Say for a form why a reply to a recommendation is required or not; empty for anything else."""
    return why_reply(action) if action is not None and action.kind is ActionKind.RECOMMENDATION else ""


def awaits_reply(action: Action) -> bool:
    """Say whether a reply to an open recommendation is required and has not come."""
    return action.status is ActionStatus.OPEN and action.response is None and reply_required(action)


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
