"""Findings about the panel's own rules: what is not set and so cannot be counted, and what nobody has confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from store.rules.attendance.room import quorum_needed
from store.rules.calendar.meetings import the_meeting
from store.rules.findings.finding import Finding, Scene, finding, of_meeting
from store.rules.members.membership import members_at
from store.rules.questions.deadline import why_not_meeting
from store.rules.questions.steps import scheme_on, why_not_set
from store.rules.settings.put_in import PART_WORDS, never_confirmed
from store.rules.settings.standing import below_law
from store.rules.words.dates import long_date
from store.rules.words.wording import capital, counted


def not_set(scene: Scene) -> Iterator[Finding]:
    """Find rules that no law sets and the panel has not entered: quorum, public questions, deadlines, councils."""
    panel, rules = scene.register.panel, scene.rules
    if quorum_needed(rules.quorum, len(members_at(scene.register, scene.today)) or 1) is None:
        yield _missing(
            "quorum-not-set",
            "The quorum is not set, so nobody can be told whether a meeting has one. No law sets it for the panel.",
            "Enter it in the settings, as the panel's rules of procedure have it.",
        )
    unset = why_not_set(rules.questions)
    if unset is not None:
        yield _missing(
            "questions-not-set",
            f"{unset.sentence.removesuffix('.')}, so that no deadline can be worked out.",
            "Enter them in the settings, or take those of another panel to begin with.",
        )
    if not rules.deadlines:
        yield _missing(
            "deadlines-not-set",
            "The panel has no deadlines of its own for drafts, clearances and minutes, so none is counted.",
            "Enter them in the settings, or take those in common use to begin with (rules “common”).",
        )
    if not panel.councils_on(scene.today):
        yield _missing(
            "councils-not-set",
            "No council of the area is entered: notices and copies go to each of them.",
            "Enter the councils in the settings.",
        )


def below_the_law(scene: Scene) -> Iterator[Finding]:
    """Find rules, in force or to come, that ask for fewer clear working days than the law: they have no effect."""
    panel = scene.register.panel
    ahead = (each for each in panel.rules if each.from_date and each.from_date > scene.today)
    for rules in (scene.rules, *ahead):
        law = below_law(panel, rules, scene.today)
        if law is not None:
            since = f" from {long_date(rules.from_date)}" if rules.from_date else ""
            yield finding(
                "notice-below-law",
                ("PANEL",),
                f"The panel's rules{since} give {counted(rules.notice.clear_days or 0, 'clear working day')}, which "
                f"has no effect: the law asks for {law.number} ({law.citation}).",
                place="Settings",
                cure="Enter as many as the law has, or more, or leave the number empty.",
                acts=("open",),
                rank=66,
                mark=str(rules.from_date or ""),
            )


def never_confirmed_rules(scene: Scene) -> Iterator[Finding]:
    """Find rules in force, or still to come, that an earlier version put in and nobody has confirmed since."""
    ahead = (each for each in scene.register.panel.rules if each.from_date and each.from_date > scene.today)
    for part in dict.fromkeys(part for rules in (scene.rules, *ahead) for part in never_confirmed(rules)):
        yield finding(
            "rules-unconfirmed",
            ("PANEL",),
            f"{capital(PART_WORDS[part])} were put in by an earlier version of the program, and nobody has confirmed "
            "that they are the panel's.",
            place="Settings",
            cure="Confirm them in the settings, or change them to the panel's own.",
            acts=("open",),
            rank=66,
            mark=part,
        )


def printed_deadline_missing(scene: Scene) -> Iterator[Finding]:
    """Find meetings to come whose agenda prints by when questions must be in, while that is not entered."""
    for meeting in scene.coming:
        scheme = scheme_on(scene.register, meeting.date)
        printed = any(one.deadline.mode == "printed" for one in scheme.kinds)
        if printed and meeting.questions_by is None and not why_not_meeting(scene.register, meeting):
            yield finding(
                "questions-by-missing",
                (meeting.id,),
                f"By when questions for {the_meeting(meeting, weekday=True)} must be in is what its agenda prints, and "
                "that is not entered.",
                place=of_meeting(meeting),
                cure="Enter the day, and its hour, with the meeting.",
                acts=("open",),
                by=meeting.date,
                rank=66,
            )


def _missing(code: str, sentence: str, cure: str) -> Finding:
    return finding(code, ("PANEL",), sentence, place="Settings", cure=cure, acts=("open",), rank=67)
