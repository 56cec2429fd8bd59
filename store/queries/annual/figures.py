"""The figures of the panel's year: each with its definition, and with the records that were counted.

One table says what there is. A number is never anything but the number of records behind it, or the sum of their time,
so that the report and what its figures open cannot disagree.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, NamedTuple

from store.queries.annual import business, people
from store.queries.annual.complaints import COMPLAINTS
from store.queries.annual.people import CountOf
from store.queries.annual.scope import Behind, Scope, scope_of
from store.queries.rows import Row, Source, cell
from store.records import ActionKind, MeetingStatus, Outcome, QuestionKind, QuestionState, RoundKind
from store.register import Register
from store.rules.annual.sections import FIGURED
from store.rules.words.wording import counted


class Figure(NamedTuple):
    """One figure: its code, its section, what it is called, what exactly is counted, and what counts it.

    `timed` says that it is a sum of time, kept in minutes.
    """

    code: str
    section: str
    label: str
    definition: str
    of: CountOf
    timed: bool = False


class Counted(NamedTuple):
    """A figure of a year with the records behind it."""

    figure: Figure
    behind: tuple[Behind, ...]

    @property
    def number(self) -> int:
        """The number of records, or the sum of their minutes."""
        return sum(one.minutes for one in self.behind) if self.figure.timed else len(self.behind)

    @property
    def words(self) -> str:
        """The number as it is printed: `14`, `3 hours 15 minutes`."""
        if not self.figure.timed:
            return str(self.number)
        hours, minutes = divmod(self.number, 60)
        return " ".join([counted(hours, "hour"), *([counted(minutes, "minute")] if minutes else [])])


_OFF = frozenset({MeetingStatus.CANCELLED, MeetingStatus.RELEASED})

_MEETINGS = (
    Figure(
        "held",
        "meetings",
        "Meetings held in public",
        "Meetings of the year that are recorded as held; briefings, task groups and informal meetings apart.",
        people.met(people.in_public),
    ),
    Figure(
        "time",
        "meetings",
        "Time sat in public",
        "From start to finish of the meetings held in public of which both times are recorded.",
        people.time_sat,
        timed=True,
    ),
    Figure(
        "private",
        "meetings",
        "Briefings, task groups and informal meetings",
        "Those that are recorded as held.",
        people.met(lambda one: one.status is MeetingStatus.HELD and not one.kind.in_public),
    ),
    Figure(
        "off",
        "meetings",
        "Meetings cancelled or released",
        "Meetings of the year that were cancelled, and reserve dates that were released.",
        people.met(lambda one: one.status in _OFF),
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
    ),
    Figure(
        "present", "attendance", "Members present", "Of those places, in the room or by link.", people.places("present")
    ),
    Figure(
        "link",
        "attendance",
        "Of them by remote link",
        "Members present by link; others are not told apart.",
        people.by_link,
    ),
    Figure(
        "apologies",
        "attendance",
        "Apologies",
        "Of those places, members who sent apologies.",
        people.places("apologies"),
    ),
    Figure(
        "absent",
        "attendance",
        "Absent, or not on the roll",
        "Of those places, members recorded as absent, and those of whom the roll says nothing.",
        people.places("absent", "not_recorded"),
    ),
    Figure(
        "stand-ins",
        "attendance",
        "Substitutes present",
        "Times that somebody stood in for a member or a council; they are in none of the figures above.",
        people.stand_ins,
    ),
)

_MEMBERSHIP = (
    Figure(
        "in-post", "membership", "Members in post", "On the last day of the year, each person once.", people.in_post
    ),
    Figure("vacant", "membership", "Seats vacant", "On the last day of the year.", people.vacant),
    Figure(
        "joined",
        "membership",
        "Members who joined",
        "Who became members in the year; seats known only from a paper that shows them are left out.",
        people.joined,
    ),
    Figure(
        "left",
        "membership",
        "Members who left",
        "Whose seat ended in the year and who held none the day after; seats known only from papers are left out.",
        people.left,
    ),
    Figure(
        "chairs",
        "membership",
        "Chairs in the year",
        "Who was Chair on a day of the year, each once.",
        people.in_the_chair,
    ),
)

_QUESTIONS = (
    Figure(
        "received",
        "questions",
        "Received",
        "Questions, statements, petitions and deputations for the meetings of the year, or received in it for none.",
        business.asked(),
    ),
    *(
        Figure(
            f"kind-{kind.name.casefold()}",
            "questions",
            f"Of them: {kind.value}",
            "By what was sent in.",
            business.asked_of(kind),
        )
        for kind in QuestionKind
    ),
    Figure(
        "taken", "questions", "Put or answered", "Put at a meeting, or answered.", business.asked(business.was_taken)
    ),
    Figure(
        "rejected",
        "questions",
        "Rejected",
        "Rejected under the panel's rules.",
        business.asked(business.came_to(QuestionState.REJECTED)),
    ),
    Figure(
        "redirected",
        "questions",
        "Redirected",
        "Sent on to whoever answers for it.",
        business.asked(business.came_to(QuestionState.REDIRECTED)),
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
        )
        for kind, label in _KINDS.items()
    ),
    Figure(
        "answered",
        "replies",
        "Recommendations of the year answered",
        "Of those made in the year, those to which a reply is recorded.",
        business.promised(lambda one: one.kind is ActionKind.RECOMMENDATION and one.response is not None),
    ),
    Figure(
        "unanswered",
        "replies",
        "Recommendations of the year still to be answered",
        "Of those made in the year, those to which a reply is required and none is recorded.",
        business.promised(business.unanswered),
    ),
    *(
        Figure(
            f"outcome-{one.name.casefold()}",
            "replies",
            f"Replies received: {one.value}",
            "Replies that came in the year, one for each part of a point that had its own.",
            business.outcomes(one),
        )
        for one in Outcome
    ),
    Figure(
        "closed", "replies", "Discharged", "What was closed in the year, whenever it was asked for.", business.closed
    ),
)

_PROGRAMME = (
    Figure(
        "planned",
        "programme",
        "Items planned",
        "Business that was on the programme for a meeting of the year, whether it stayed there or not.",
        business.planned,
    ),
    Figure(
        "kept", "programme", "Items considered", "Of them, those considered at a meeting of the year.", business.kept
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
    ),
    Figure(
        "precepts", "rounds", "Precepts reviewed", "Rounds with a step in the year.", business.rounds(RoundKind.PRECEPT)
    ),
    Figure("rounds", "rounds", "Statutory rounds in all", "Of every kind, with a step in the year.", business.rounds()),
)

_COMPLAINTS = tuple(
    Figure(f"complaints-{one.code}", "complaints", one.label, one.definition, one.of) for one in COMPLAINTS
)

FIGURES = (*_MEETINGS, *_ATTENDANCE, *_MEMBERSHIP, *_QUESTIONS, *_REPLIES, *_PROGRAMME, *_ROUNDS, *_COMPLAINTS)
"""Every figure of the year, section by section."""


def figures_of(scope: Scope) -> tuple[Counted, ...]:
    """Count every figure of a year."""
    return tuple(Counted(figure, tuple(figure.of(scope))) for figure in FIGURES)


class AnnualRow(Row, frozen=True, kw_only=True):
    """A figure of the panel's year, with what is counted and the records that were."""

    section: str
    code: str
    figure: str
    number: Annotated[int, cell("of records, or of minutes where the figure is a time")]
    counted: Annotated[str, cell("what exactly is counted")]
    records: Annotated[tuple[str, ...], cell("ids of the records behind it, one for each that was counted")]
    source: Source


def annual_rows(
    register: Register, today: dt.date, year: str | None = None, financial: bool = False
) -> tuple[AnnualRow, ...]:
    """List the figures of a municipal year, or with `financial` of a financial one; the last that is over if none.

    Raises Refused: that is no year, or it has not begun.
    """
    return tuple(_rows(scope_of(register, today, year, financial=financial)))


def _rows(scope: Scope) -> Iterator[AnnualRow]:
    for one in figures_of(scope):
        yield AnnualRow(
            section=FIGURED[one.figure.section],
            code=one.figure.code,
            figure=one.figure.label,
            number=one.number,
            counted=one.figure.definition,
            records=tuple(each.record for each in one.behind if each.record),
            source="",
        )
