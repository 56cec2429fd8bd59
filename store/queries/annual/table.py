"""The table of the figures of a year: what each is called, what exactly is counted, and what counts it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from store.queries.annual import business, known, people
from store.queries.annual.complaints import COMPLAINTS
from store.queries.annual.known import always
from store.queries.annual.people import CountOf
from store.queries.annual.scope import Scope
from store.records import (
    Action,
    ActionKind,
    Complaint,
    MeetingStatus,
    Outcome,
    Question,
    QuestionKind,
    QuestionState,
    RoundKind,
    Seat,
    StatutoryRound,
    WorkItem,
)

OfYear = Callable[[Scope], bool]


class Figure(NamedTuple):
    """One figure: its code, its section, what it is called, what exactly is counted, and what counts it.

    `timed` says that it is a sum of time, kept in minutes. `known` says of a year whether nothing counted means nought,
    `wanted` whether the figure belongs into the report of that year.
    """

    code: str
    section: str
    label: str
    definition: str
    of: CountOf
    timed: bool = False
    known: OfYear = always
    wanted: OfYear = always


_OFF = frozenset({MeetingStatus.CANCELLED, MeetingStatus.RELEASED})

_MEETINGS = (
    Figure(
        "held",
        "meetings",
        "Meetings held in public",
        "Meetings of the year that are recorded as held; briefings, task groups and informal meetings apart.",
        people.met(people.in_public),
        known=known.whether_held(lambda one: one.kind.in_public),
    ),
    Figure(
        "time",
        "meetings",
        "Time sat in public",
        "From start to finish of the meetings held in public of which both times are recorded.",
        people.time_sat,
        timed=True,
        known=known.times,
    ),
    Figure(
        "private",
        "meetings",
        "Briefings, task groups and informal meetings",
        "Those that are recorded as held.",
        people.met(lambda one: one.status is MeetingStatus.HELD and not one.kind.in_public),
        known=known.whether_held(lambda one: not one.kind.in_public),
    ),
    Figure(
        "off",
        "meetings",
        "Meetings cancelled or released",
        "Meetings of the year that were cancelled, and reserve dates that were released.",
        people.met(lambda one: one.status in _OFF),
        known=known.whether_held(lambda _: True),
    ),
    Figure(
        "moved",
        "meetings",
        "Meetings held over to another day",
        "Meetings of the year whose date was moved at least once.",
        people.met(lambda one: bool(one.moves)),
    ),
    Figure(
        "unrecorded",
        "meetings",
        "Meetings of which it is not recorded whether they were held",
        "Their day has passed, and they are recorded neither as held nor as called off.",
        people.met(lambda one: one.status.open),
    ),
)

_ATTENDANCE = (
    Figure(
        "places",
        "attendance",
        "Places of members at meetings",
        "For each meeting of the year with a roll, the members in post on its day: nobody is counted before or after.",
        people.places(),
        known=known.rolls,
    ),
    Figure(
        "present",
        "attendance",
        "Members present",
        "Of those places, in the room or by link.",
        people.places("present"),
        known=known.rolls,
    ),
    Figure(
        "link",
        "attendance",
        "Of them by remote link",
        "Members present by link; others are not told apart.",
        people.by_link,
        known=known.rolls,
    ),
    Figure(
        "apologies",
        "attendance",
        "Apologies",
        "Of those places, members who sent apologies.",
        people.places("apologies"),
        known=known.rolls,
    ),
    Figure(
        "absent",
        "attendance",
        "Absent, or not on the roll",
        "Of those places, members recorded as absent, and those of whom the roll says nothing.",
        people.places("absent", "not_recorded"),
        known=known.rolls,
    ),
    Figure(
        "stand-ins",
        "attendance",
        "Substitutes present",
        "Times that somebody stood in for a member or a council; they are in none of the figures above.",
        people.stand_ins,
        known=known.rolls,
    ),
)

_MEMBERSHIP = (
    Figure(
        "in-post",
        "membership",
        "Members in post",
        "On the last day of the year, each person once.",
        people.in_post,
        known=known.any_of(Seat),
    ),
    Figure("vacant", "membership", "Seats vacant", "On the last day of the year.", people.vacant),
    Figure(
        "joined",
        "membership",
        "Members who joined",
        "Who became members in the year; seats known only from a paper that shows them are left out.",
        people.joined,
        known=known.joined,
    ),
    Figure(
        "left",
        "membership",
        "Members who left",
        "Whose seat ended in the year and who held none the day after; seats known only from papers are left out.",
        people.left,
        known=known.left,
    ),
    Figure(
        "chairs",
        "membership",
        "Chairs in the year",
        "Who was Chair on a day of the year, each once.",
        people.in_the_chair,
        known=known.any_of(Seat),
    ),
)

_QUESTIONS = (
    Figure(
        "received",
        "questions",
        "Received",
        "Questions, statements, petitions and deputations for the meetings of the year, or received in it for none.",
        business.asked(),
        known=known.any_of(Question),
    ),
    *(
        Figure(
            f"kind-{kind.name.casefold()}",
            "questions",
            f"Of them: {kind.value}",
            "By what was sent in.",
            business.asked_of(kind),
            known=known.any_of(Question),
        )
        for kind in QuestionKind
    ),
    Figure(
        "taken",
        "questions",
        "Put or answered",
        "Put at a meeting, or answered.",
        business.asked(business.was_taken),
        known=known.outcomes,
    ),
    Figure(
        "rejected",
        "questions",
        "Rejected",
        "Rejected under the panel's rules.",
        business.asked(business.came_to(QuestionState.REJECTED)),
        known=known.outcomes,
    ),
    Figure(
        "redirected",
        "questions",
        "Redirected",
        "Sent on to whoever answers for it.",
        business.asked(business.came_to(QuestionState.REDIRECTED)),
        known=known.outcomes,
    ),
    Figure(
        "no-outcome",
        "questions",
        "Outcome not recorded",
        "Neither put or answered, nor rejected or redirected.",
        business.asked(business.without_outcome),
    ),
)

_KINDS = {
    ActionKind.RECOMMENDATION: "Recommendations",
    ActionKind.REPORT: "Requests for a report",
    ActionKind.UNDERTAKING: "Undertakings given",
    ActionKind.ACTION: "Actions",
}

_REPLIES = (
    *(
        Figure(
            kind.name.casefold(),
            "replies",
            label,
            "Made in the year, by the day on which each was agreed.",
            business.promised_of(kind),
            known=known.any_of(Action),
        )
        for kind, label in _KINDS.items()
    ),
    Figure(
        "answered",
        "replies",
        "Recommendations of the year answered",
        "Of those made in the year, those to which a reply is recorded.",
        business.promised(lambda one: one.kind is ActionKind.RECOMMENDATION and one.response is not None),
        known=known.any_of(Action),
    ),
    Figure(
        "unanswered",
        "replies",
        "Recommendations of the year still to be answered",
        "Of those made in the year, those to which a reply is required and none is recorded.",
        business.promised(business.unanswered),
        known=known.any_of(Action),
    ),
    *(
        Figure(
            f"outcome-{one.name.casefold()}",
            "replies",
            f"Replies received: {one.value}",
            "Replies that came in the year, one for each part of a point that had its own.",
            business.outcomes(one),
            known=known.any_of(Action),
        )
        for one in Outcome
    ),
    Figure(
        "closed",
        "replies",
        "Discharged",
        "What was closed in the year, whenever it was asked for.",
        business.closed,
        known=known.any_of(Action),
    ),
)

_PROGRAMME = (
    Figure(
        "planned",
        "programme",
        "Items planned",
        "Business that was on the programme for a meeting of the year, whether it stayed there or not.",
        business.planned,
        known=known.any_of(WorkItem),
    ),
    Figure(
        "kept",
        "programme",
        "Items considered",
        "Of them, those considered at a meeting of the year.",
        business.kept,
        known=known.business,
    ),
    Figure(
        "put-off",
        "programme",
        "Times business was put off",
        "Moves and deferrals away from a meeting of the year, of whole items and of single papers.",
        business.put_off,
    ),
    Figure("withdrawn", "programme", "Items withdrawn", "Withdrawn from a meeting of the year.", business.withdrawn),
    Figure(
        "unsettled",
        "programme",
        "Items of which the outcome is not recorded",
        "They stand with a meeting of the year that has passed, neither considered nor withdrawn.",
        business.unsettled,
    ),
)

_ROUNDS = (
    Figure(
        "hearings",
        "rounds",
        "Confirmation hearings",
        "Of a senior officer or a chief constable, with a step in the year.",
        business.rounds(RoundKind.CONFIRMATION_HEARING, RoundKind.CHIEF_CONSTABLE),
        known=known.any_of(StatutoryRound),
    ),
    Figure(
        "precepts",
        "rounds",
        "Precepts reviewed",
        "Rounds of a precept with a step in the year; the law has one each year.",
        business.rounds(RoundKind.PRECEPT),
        known=known.precept,
    ),
    Figure(
        "rounds",
        "rounds",
        "Statutory rounds in all",
        "Of every kind, with a step in the year.",
        business.rounds(),
        known=known.precept,
    ),
)

_COMPLAINTS = tuple(
    Figure(
        f"complaints-{one.code}",
        "complaints",
        one.label,
        one.definition,
        one.of,
        known=known.any_of(Complaint),
        wanted=one.wanted,
    )
    for one in COMPLAINTS
)

FIGURES = (*_MEETINGS, *_ATTENDANCE, *_MEMBERSHIP, *_QUESTIONS, *_REPLIES, *_PROGRAMME, *_ROUNDS, *_COMPLAINTS)
"""Every figure of the year, section by section."""
