"""The minutes of one meeting whole: heading, state, and each minute with all that was moved, resolved and asked for."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec

from store.queries.attendance.board import RollEntry, chair_words, printed_roll
from store.queries.rows import RecordId, Row, cell
from store.records import Clause, InTheChair, Leaving, Meeting, Minute, Presence, Vote
from store.register import Register
from store.rules.agenda.late import urgency_sentences
from store.rules.attendance.elections import ballot_words
from store.rules.attendance.movers import mover_words
from store.rules.attendance.votes import judge
from store.rules.members.membership import printed_name, stood_in_for
from store.rules.minutes.exempt import exempt_minutes, for_public
from store.rules.minutes.states import chairs_of
from store.rules.minutes.words import filed_sentence, leaver_name
from store.rules.room.exclusion import exclusion_votes
from store.rules.words.clauses import clauses_text


class ClauseShown(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A clause with its label as printed, empty if it has none."""

    label: str
    text: str


class AmendmentShown(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An amendment to a motion, with what became of it."""

    text: str
    moved_by: str
    seconded_by: str
    result: str


class MotionShown(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A motion: its words and clauses, mover and seconder as printed, amendments, and the result in words."""

    text: str
    clauses: tuple[ClauseShown, ...]
    moved_by: str
    seconded_by: str
    amendments: tuple[AmendmentShown, ...]
    result: str


class LeftShown(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody who left at this point; times are local, such as 14:15, and empty if not recorded."""

    name: str
    at: str
    returned: str


class SubstituteShown(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"for_": "for"}):
    """A substitute, with the member whose place was taken."""

    name: str
    for_: str


class MinuteShown(Row, frozen=True, kw_only=True):
    """One minute; its number is empty until the set is final."""

    id: RecordId
    number: str
    heading: str
    text: Annotated[str, cell("of an exempt one in open minutes the summary for the public")]
    exempt: Annotated[str, cell("paragraphs of Schedule 12A by which it is exempt; empty if it is open")]
    motion: MotionShown | None
    further_motions: Annotated[tuple[MotionShown, ...], cell("those moved under the same minute behind the first")]
    resolutions_lead: str
    resolutions: tuple[ClauseShown, ...]
    recommendations_lead: str
    recommendations: tuple[ClauseShown, ...]
    left: tuple[LeftShown, ...]
    filed: Annotated[tuple[str, ...], cell("sentences of the minutes for the documents filed")]
    urgent: Annotated[tuple[str, ...], cell("of a late item who found it urgent, and by reason of what")]


class MinutesWhole(Row, frozen=True, kw_only=True):
    """The minutes of a meeting with the names of that day. `start` and `finish` are local times, such as 16:15."""

    meeting: Annotated[dt.date, cell("the day of the meeting")]
    state: Annotated[str, cell("draft, final, confirmed or signed")]
    chair: Annotated[str, cell("who presided, and who from when on if that changed; empty if not recorded")]
    present: Annotated[tuple[str, ...], cell("members and substitutes who came")]
    apologies: tuple[str, ...]
    substitutes: tuple[SubstituteShown, ...]
    in_attendance: Annotated[tuple[str, ...], cell("with their offices")]
    also_present: Annotated[tuple[str, ...], cell("with their offices")]
    start: str
    finish: str
    minutes: tuple[MinuteShown, ...]


def minutes_whole(register: Register, meeting: Meeting, *, exempt: bool = False) -> MinutesWhole:
    """Give the open minutes of a meeting whole, an exempt one as the public may see it; with `exempt` those alone."""
    minutes = exempt_minutes(register, meeting.id) if exempt else register.minutes_of(meeting.id)
    roll = {group.heading: group.entries for group in printed_roll(register, meeting)}
    return MinutesWhole(
        meeting=meeting.date,
        state=meeting.minutes.word,
        chair=chair_line(register, meeting),
        present=tuple(one.name for one in roll.get("Present", ())),
        apologies=tuple(one.name for one in roll.get("Apologies", ())),
        substitutes=tuple(
            SubstituteShown(printed_name(register, one.person, meeting), stood_in_for(register, meeting, one))
            for one in meeting.attendance
            if one.presence is Presence.SUBSTITUTE and one.stands_in
        ),
        in_attendance=tuple(with_office(one) for one in roll.get("In attendance", ())),
        also_present=tuple(with_office(one) for one in roll.get("Also present", ())),
        start=_time(meeting.start),
        finish=_time(meeting.finish),
        minutes=tuple(minute_shown(register, minute, public=not exempt) for minute in minutes),
    )


def with_office(one: RollEntry) -> str:
    """Write somebody who is no member with the office: `Simon Cole – Chief Constable of Leicestershire`."""
    return f"{one.name} – {one.words}" if one.words else one.name


def minute_shown(register: Register, minute: Minute, *, public: bool = False) -> MinuteShown:
    """Give one minute whole, or for the `public` without what is exempt."""
    shown = for_public(minute) if public else minute
    motions = () if shown is not minute else motions_of(register, minute)
    minute = shown
    return MinuteShown(
        id=minute.id,
        number=minute.number,
        heading=minute.heading,
        text=minute.text,
        exempt=minute.exempt_paragraph,
        motion=next(iter(motions), None),
        further_motions=motions[1:],
        resolutions_lead=minute.resolutions_lead,
        resolutions=_clauses(minute.resolutions),
        recommendations_lead=minute.recommendations_lead,
        recommendations=_clauses(minute.recommendations),
        left=tuple(_left(register, minute, one) for one in minute.left),
        filed=tuple(filed_sentence(one) for one in minute.filed),
        urgent=urgency_sentences(register, minute),
    )


def motions_of(register: Register, minute: Minute) -> tuple[MotionShown, ...]:
    """Give the motions that a minute records, each with its amendments."""
    votes = register.votes_minuted(minute.id)
    told = exclusion_votes(register, minute.meeting)
    return tuple(motion_shown(register, vote, votes) for vote in votes if not vote.amends and vote.id not in told)


def chair_line(register: Register, meeting: Meeting) -> str:
    """Name who presided, and who from when on if that changed; empty if it is not recorded."""
    if not meeting.chairs:
        return "; ".join(printed_name(register, person, meeting) for person in chairs_of(register, meeting))
    return "; ".join(_one_chair(register, meeting, chair) for chair in meeting.chairs)


def _one_chair(register: Register, meeting: Meeting, chair: InTheChair) -> str:
    name = printed_name(register, chair.person, meeting)
    return name if chair.at_first else f"{name} ({chair_words(register, chair)})"


def _clauses(clauses: tuple[Clause, ...]) -> tuple[ClauseShown, ...]:
    return tuple(ClauseShown(one.label, one.text) for one in clauses)


def _left(register: Register, minute: Minute, one: Leaving) -> LeftShown:
    name = leaver_name(register, register.get(Meeting, minute.meeting), one)
    return LeftShown(name, _time(one.at), _time(one.returned))


def motion_shown(register: Register, vote: Vote, votes: tuple[Vote, ...]) -> MotionShown:
    """Give one motion with those of some votes that amend it; the text of an election is who was put forward."""
    mover, seconder = _movers(register, vote)
    return MotionShown(
        text="\n".join(_election(register, vote)) if vote.nominees else vote.motion,
        clauses=_clauses(vote.clauses),
        moved_by=mover,
        seconded_by=seconder,
        amendments=tuple(_amendment(register, one) for one in votes if one.amends == vote.id),
        result=_result(register, vote),
    )


def _election(register: Register, vote: Vote) -> tuple[str, ...]:
    """Say who was put forward by whom, and how each ballot came out."""
    meeting = register.get(Meeting, vote.meeting)

    def name(person: str) -> str:
        return printed_name(register, person, meeting)

    lines = []
    for one in vote.nominees:
        mover = mover_words(register, meeting, one.moved_by, one.moved_by_printed)
        seconder = mover_words(register, meeting, one.seconded_by, one.seconded_by_printed)
        by = (f" by {mover}" if mover else "") + (f", seconded by {seconder}" if seconder else "")
        lines.append(f"{one.printed or name(one.person)} was nominated{by}.")
    return (*lines, *(ballot_words(one, name) for one in vote.ballots))


def _amendment(register: Register, vote: Vote) -> AmendmentShown:
    mover, seconder = _movers(register, vote)
    words = clauses_text((Clause(text=vote.motion), *vote.clauses) if vote.motion else vote.clauses)
    return AmendmentShown(words, mover, seconder, _result(register, vote))


def _movers(register: Register, vote: Vote) -> tuple[str, str]:
    meeting = register.get(Meeting, vote.meeting)
    return (
        mover_words(register, meeting, vote.moved_by, vote.moved_by_printed),
        mover_words(register, meeting, vote.seconded_by, vote.seconded_by_printed),
    )


def _result(register: Register, vote: Vote) -> str:
    """Give the words of the meeting for the result, else what is worked out from names or figures; else nothing."""
    meeting = register.get(Meeting, vote.meeting)
    counted = (vote.counted_for, vote.counted_against, vote.counted_abstained)
    if vote.result or meeting is None or not (vote.votes or vote.ballots or any(counted)):
        return vote.result
    return judge(register, meeting, vote).for_minutes


def _time(time: dt.time | None) -> str:
    return time.strftime("%H:%M") if time else ""
