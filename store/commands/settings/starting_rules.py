"""The rules of procedure a new panel starts with: what the law says, and common custom marked as such."""

from __future__ import annotations

from msgspec.structs import replace

from store.records import Nation, RuleSet
from store.records.panel import (
    CyclicalItem,
    Deadline,
    DeadlineRule,
    InterestClass,
    QuestionKindRule,
    QuestionRules,
    StandingItem,
)
from store.rules.law.citations import cite

_CUSTOM = "A common interval to start from: set the panel's own."

_AGENDA = (
    StandingItem(title="Apologies for absence"),
    StandingItem(title="Declarations of interest"),
    StandingItem(title="Minutes of the last meeting"),
    StandingItem(title="Public questions"),
    StandingItem(title="Work programme", place="after"),
    StandingItem(title="Any other urgent business", place="after", note=cite("late-item")),
    StandingItem(title="Date of next meeting", place="after"),
)

_CYCLE = (
    CyclicalItem(
        code="precept",
        title="Proposed precept",
        words=("precept",),
        months=(1, 2),
        provision=cite("precept"),
    ),
    CyclicalItem(
        code="annual-report",
        title="Commissioner's annual report",
        words=("annual report",),
        months=(6, 7, 9),
        provision=cite("annual-meeting"),
    ),
    CyclicalItem(
        code="election-of-chair",
        title="Election of Chair and Vice-Chair",
        words=("election of chair",),
        months=(5, 6, 7),
    ),
)

_MODEL = "A word of the model code of the Local Government Association: enter what the panel's own code says of it."

_ENGLISH_INTERESTS = (
    InterestClass(
        code="dpi",
        label="disclosable pecuniary interest",
        speak="no",
        vote="no",
        note=f"{cite('dpi-bar')}; leaving the room is for the panel's code; a dispensation may be given.",
    ),
    InterestClass(
        code="ori",
        label="other registerable interest",
        note=_MODEL,
    ),
    InterestClass(
        code="nri",
        label="non-registerable interest",
        note=_MODEL,
    ),
)

_WELSH_INTERESTS = (
    InterestClass(
        code="personal",
        label="personal interest",
        speak="yes",
        vote="yes",
        stay="yes",
        note=f"It must be declared: {cite('welsh-code')}.",
    ),
    InterestClass(
        code="prejudicial",
        label="prejudicial interest",
        vote="no",
        note=f"A dispensation may be given: {cite('welsh-code')}.",
    ),
)

_QUESTIONS = QuestionRules(
    kinds=(QuestionKindRule(kind="question", deadline=Deadline(mode="clear_wd", n=5)),),
    note="No law lays these rules down. They are a common scheme to start from: enter the panel's own.",
)

_COPIES = f"{cite('published-and-copied')}: published and sent to every council; no time is set"
_REPLIES = f"{cite('require-replies')}: the panel itself sets the time for an answer"

_DEADLINES = (
    DeadlineRule(
        code="suggestions", label="Suggestions for the agenda close", mode="wd_before", n=28, note=_CUSTOM, closes=True
    ),
    DeadlineRule(code="agenda-setting", label="Agenda settled with the Chair", mode="wd_before", n=21, note=_CUSTOM),
    DeadlineRule(code="draft-reports", label="Draft reports in", mode="wd_before", n=14, note=_CUSTOM),
    DeadlineRule(code="clearance", label="Reports cleared by legal and finance", mode="wd_before", n=10, note=_CUSTOM),
    DeadlineRule(code="final-reports", label="Final reports in", mode="wd_before", n=10, note=_CUSTOM),
    DeadlineRule(
        code="pre-meeting",
        label="Pre-meeting of members",
        mode="same_day",
        minutes_before=60,
        note=_CUSTOM,
        closes=True,
    ),
    DeadlineRule(code="action-note", label="Note of actions sent round", mode="wd_after", n=5, note=_CUSTOM),
    DeadlineRule(
        code="recommendations",
        label="Recommendations sent, with copies to every council",
        mode="wd_after",
        n=5,
        note=_CUSTOM,
        provision=_COPIES,
    ),
    DeadlineRule(code="draft-minutes", label="Draft minutes to the Chair", mode="wd_after", n=10, note=_CUSTOM),
    DeadlineRule(code="minutes-published", label="Draft minutes published", mode="wd_after", n=14, note=_CUSTOM),
    DeadlineRule(
        code="responses",
        label="Responses to recommendations in",
        mode="wd_after",
        n=28,
        note=_CUSTOM,
        provision=_REPLIES,
    ),
)


def starting_rules(nation: Nation) -> RuleSet:
    """Give the rules a new panel starts with; the statutory notice is that of the nation and is not repeated here.

    The quorum and the time for business are left as not recorded: they differ from panel to panel and no law sets them.
    """
    return RuleSet(
        deadlines=_DEADLINES,
        questions=_QUESTIONS,
        agenda=_AGENDA,
        interests=_WELSH_INTERESTS if nation is Nation.WALES else _ENGLISH_INTERESTS,
        cyclical=_CYCLE,
    )


def filled(rules: RuleSet, nation: Nation) -> RuleSet:
    """Fill what published rules leave open (deadlines, agenda, interests, yearly business) from those to start with."""
    start = starting_rules(nation)
    blank = [name for name in ("deadlines", "agenda", "interests", "cyclical") if not getattr(rules, name)]
    return replace(rules, **{name: getattr(start, name) for name in blank})
