"""Everything that is late, missing or at odds in the whole register, in the order in which a clerk deals with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from store.rules.findings import (
    agendas,
    calendar,
    chasing,
    complaints,
    cycle,
    days,
    deadlines,
    inspection,
    interests,
    members,
    minutes,
    papers,
    plan,
    programme,
    promises,
    questions,
    replies,
    reports,
    rounds,
    settings,
    votes,
)
from store.rules.findings.finding import Finding, Scene, begin_scene, scene_in_steps, scene_of
from store.rules.words.office import in_office

RULES: tuple[Callable[[Scene], Iterator[Finding | None]], ...] = (
    rounds.next_steps,
    rounds.what_follows,
    rounds.acting_wanted,
    deadlines.pressing,
    deadlines.late_without_basis,
    deadlines.notices_not_posted,
    agendas.left_behind,
    programme.not_dealt_with,
    programme.needs_meeting,
    programme.same_item_twice,
    programme.target_not_kept,
    programme.wanted_earlier,
    rounds.reports_waiting,
    cycle.missing_in_window,
    plan.draft_due,
    promises.late_or_forgotten,
    interests.disclosed,
    interests.arisen,
    members.interests_to_register,
    members.terms_expired,
    members.terms_ending,
    members.vacant_seats,
    members.council_notices,
    calendar.overbooked,
    deadlines.days_in_doubt,
    deadlines.day_not_fixed,
    days.in_doubt,
    calendar.weekday_wrong,
    members.advice_wanted,
    deadlines.holidays_by_rule,
    reports.at_odds,
    reports.to_be_finished,
    reports.unanswered,
    reports.copies_owed,
    replies.recommendations_unanswered,
    questions.waiting,
    complaints.waiting,
    replies.copies_not_sent,
    chasing.letters_due,
    settings.not_set,
    settings.below_the_law,
    settings.never_confirmed_rules,
    settings.printed_deadline_missing,
    votes.printed_otherwise,
    votes.step_and_vote,
    minutes.minutes_unconfirmed,
    minutes.minutes_unsigned,
    minutes.minutes_twice_numbered,
    papers.come_upon,
    papers.cover_sheets,
    inspection.may_leave,
)
"""Every rule there is. One that goes through much gives None now and then, so that something else can be done."""

AREAS = {
    "meeting-not-recorded": "Meetings that have passed",
    "not-dealt-with": "Meetings that have passed",
    "can-be-closed": "Actions that can be closed",
    "needs-new-meeting": "Work programme",
    "same-item-twice": "Work programme",
    "target-not-kept": "Work programme",
    "wanted-earlier": "Work programme",
    "business-missing": "Work programme",
    "due-meeting-off": "Promises",
    "action-overdue": "Promises",
    "quarter-missed": "Promises",
    "report-never-scheduled": "Promises",
    "undated-promise": "Promises",
    "due-here": "Due at this meeting",
    "meeting-overbooked": "Meetings",
    "weekday-wrong": "Meetings",
    "deadline.late": "Late",
    "round.late": "Late",
    "round.asked": "Late",
    "round.missing": "Late",
    "publish.basis": "Meetings to come",
    "notice.missing": "Meetings to come",
    "agenda-behind": "Agenda and papers",
    "agenda-changed": "Agenda and papers",
    "pack-behind": "Agenda and papers",
    "meeting.day": "Meetings",
    "meeting.undated": "Meetings",
    "deadline.unknown": "Meetings",
    "holidays.by_rule": "Meetings",
    "round.waiting": "Work programme",
    "round.ended": "Rounds that have ended",
    "interests-to-register": "Interests",
    "officer-to-tell": "Interests",
    "interest-to-notify": "Interests",
    "date-in-doubt": "Days",
    "term-ending": "Members",
    "advice-wanted": "Members",
    "term-expired": "Members",
    "seat-vacant": "Members",
    "council-notice": "Members",
    "vote-at-odds": "Votes",
    "round-vote-at-odds": "Votes",
    "veto-without-vote": "Votes",
    "minutes-unconfirmed": "Minutes",
    "minutes-unsigned": "Minutes",
    "minutes-twice-numbered": "Minutes",
    "no-reply": "Replies and copies",
    "reply-owed": "Replies and copies",
    "report-draft": "Reports to the commissioner",
    "report-unsent": "Reports to the commissioner",
    "report-copies": "Reports to the commissioner",
    "report-unanswered": "Reports to the commissioner",
    "report-step-at-odds": "Reports to the commissioner",
    "complaint-late": "Late",
    "complaint-amiss": "Complaints",
    "complaint-due": "Complaints",
    "complaint-not-told": "Complaints",
    "complaint-waits": "Complaints",
    "complaint-kept": "Complaints",
    "report-to-chase": "Letters to write",
    "mend-to-chase": "Letters to write",
    "action-to-chase": "Letters to write",
    "reply-to-chase": "Letters to write",
    "invitation-to-send": "Letters to write",
    "nomination-to-ask": "Letters to write",
    "letter-of-exempt": "Letters to write",
    "two-spellings": "Letters to write",
    "chief-asked-alone": "Letters to write",
    "question-undecided": "Public questions",
    "question-not-told": "Public questions",
    "question-no-text": "Public questions",
    "question-not-sent": "Public questions",
    "question-not-answered": "Public questions",
    "question-not-put": "Public questions",
    "question-look-again": "Public questions",
    "question-no-meeting": "Public questions",
    "question-supplementary": "Public questions",
    "answer-owed": "Public questions",
    "contacts-kept": "Public questions",
    "quorum-not-set": "The panel's rules",
    "notice-below-law": "The panel's rules",
    "questions-not-set": "The panel's rules",
    "councils-not-set": "The panel's rules",
    "deadlines-not-set": "The panel's rules",
    "rules-unconfirmed": "The panel's rules",
    "questions-by-missing": "The panel's rules",
    "copies-not-sent": "Replies and copies",
    "paper-unsafe": "Papers",
    "paper-to-mend": "Papers",
    "paper-cover": "Papers",
    "paper-cover-unread": "Papers",
    "paper-missing": "Papers",
    "exempt-without-ground": "Papers",
    "papers-may-leave": "The website",
    "background-may-leave": "The website",
    "deadline.due": "Due soon",
    "round.due": "Due soon",
}
"""The heading under which each finding is listed, by its code; it also lists every code there is."""

__all__ = [
    "AREAS",
    "RULES",
    "Finding",
    "Scene",
    "all_findings",
    "begin_scene",
    "look_through",
    "scene_in_steps",
    "scene_of",
]


def all_findings(scene: Scene) -> tuple[Finding, ...]:
    """Give every finding, those set aside included, in the order in which they are dealt with."""
    if scene.findings is None:
        for _ in look_through(scene):
            pass
    return scene.findings or ()


_STEP = 200
"""So many findings of one rule are worded in a step: 3 ms."""


def look_through(scene: Scene) -> Iterator[None]:
    """Work the findings of a scene out in steps, so that something else can be done between two; it keeps them.

    A step is a rule, or some of a rule that has much to go through or many findings.
    """
    findings: list[Finding] = []
    if scene.odd is None:
        yield from days.look_at_days(scene)
        yield
    for rule in RULES:
        for number, one in enumerate(rule(scene), start=1):
            if one is not None:
                findings.append(_in_office(scene, one))
            if one is None or number % _STEP == 0:
                yield
        yield
    scene.findings = tuple(sorted(findings, key=lambda one: one.rank))


def _in_office(scene: Scene, one: Finding) -> Finding:
    """Give a finding with the word for the office that the panel scrutinises as it is on the day."""
    sentence, cure = (in_office(words, scene.register.panel, scene.today) for words in (one.sentence, one.cure))
    return replace(one, sentence=sentence, cure=cure)
