"""Findings about the clock of meetings: what is late or due, days that cannot be right, and notices not posted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from store.problems import Refused
from store.records import Action, ActionKind, Meeting, MeetingStatus
from store.rules.actions.actions import councils_of
from store.rules.actions.replying import awaits_reply
from store.rules.calendar.clock import State, Tick, left_words, notices_missing
from store.rules.calendar.deadlines import AGENDA_SETTLED, DRAFT_REPORTS, FINAL_REPORTS, NOTICES, PUBLICATION, PURGE
from store.rules.calendar.meetings import agenda_is_out, the_meeting, warnings_for_meeting
from store.rules.calendar.publishing import UNSETTLED, lacking
from store.rules.findings.agendas import is_left_behind
from store.rules.findings.finding import Act, Finding, Scene, finding, of_meeting
from store.rules.programme.awaited import reports_not_in_words
from store.rules.words.dates import long_date, near_date
from store.rules.words.loose import day_of, first_day
from store.rules.words.wording import capital, listed

SOON = 5
"""The number of working days ahead for which a deadline counts as due."""

STILL_TO_COME = "Still to come"
"""The heading, among what a meeting needs, of deadlines that are farther off than those that count as due."""

_NEAR = dt.timedelta(days=92)
RECOMMENDATIONS, RESPONSES = "recommendations", "responses"
"""The panel's own dates for what the meeting recommended; they ask for nothing where it recommended nothing."""


_STEP = 500
"""Meetings whose deadlines are looked at between two rests: 2 ms."""


def pressing(scene: Scene) -> Iterator[Finding | None]:
    """Find the deadlines of meetings that are late, or due within five working days."""
    for number, (meeting, ticks) in enumerate(scene.clocks, start=1):
        if number % _STEP == 0:
            yield None
        if not isinstance(ticks, Refused):
            yield from (_deadline(scene, meeting, tick) for tick in ticks if _presses(scene, meeting, tick))


def ahead(scene: Scene, meeting: Meeting) -> Iterator[Finding]:
    """Find every deadline of a meeting that is still to be met before it, however far off."""
    ticks = scene.clock_of(meeting)
    if not isinstance(ticks, Refused):
        waiting = (tick for tick in ticks if tick.state is State.DUE and not tick.due.after)
        for tick in waiting:
            if asks_for(scene, meeting, tick):
                one = _deadline(scene, meeting, tick)
                yield one if _soon(tick) else replace(one, heading=STILL_TO_COME)


def _presses(scene: Scene, meeting: Meeting, tick: Tick) -> bool:
    return (_soon(tick) or tick.state is State.LATE) and asks_for(scene, meeting, tick)


def _soon(tick: Tick) -> bool:
    return tick.state is State.DUE and tick.left is not None and tick.left <= SOON


def asks_for(scene: Scene, meeting: Meeting, tick: Tick) -> bool:
    """Say whether a deadline asks for anything.

    What closes by itself asks for nothing. What follows a meeting is only asked for once the meeting is recorded as
    held; contact details and notices after publication have findings of their own.
    """
    if tick.due.closes or tick.due.code == PURGE:
        return False
    if tick.due.code == NOTICES and agenda_is_out(meeting):
        return False
    if not tick.due.after:
        return True
    if meeting.status is not MeetingStatus.HELD:
        return False
    if tick.due.code == RECOMMENDATIONS:
        return any(not _sent(scene, one) for one in _made(scene, meeting))
    return tick.due.code != RESPONSES or any(awaits_reply(one) for one in _made(scene, meeting))


def _made(scene: Scene, meeting: Meeting) -> Iterator[Action]:
    """Go through the recommendations that a meeting made."""
    return (one for one in scene.actions_of(meeting.id) if one.kind is ActionKind.RECOMMENDATION)


def _sent(scene: Scene, action: Action) -> bool:
    return set(councils_of(scene.register, (action,))) <= {copy.council for copy in action.copies}


def _deadline(scene: Scene, meeting: Meeting, tick: Tick) -> Finding:
    late = tick.state is State.LATE
    law = f" ({tick.due.rule})" if tick.due.rule else ""
    left = left_words(tick.state.value, tick.left)
    when = (
        f"{left}, {long_date(tick.due.due)}"
        if tick.left == 0 and not late
        else f"{left}, due {long_date(tick.due.due)}"
    )
    before = not tick.due.after
    doing = _doing(scene, meeting, tick.due.code, late=late)
    return finding(
        "deadline.late" if late else "deadline.due",
        (meeting.id,),
        f"{tick.due.label} for {the_meeting(meeting, weekday=True)}: {when}{law}.",
        place=of_meeting(meeting),
        cure=f"{_first(meeting, tick.due.code)}{doing.cure}",
        acts=doing.acts,
        there=doing.there,
        by=meeting.date if before else None,
        rank=5 if late else 90,
        mark=tick.due.code,
        only=meeting.id if before else None,
        brief=f"{tick.due.label}: {left}, {near_date(tick.due.due, meeting.date.year)}",
        day=near_date(meeting.date, meeting.date.year)[4:],
    )


class AtHand(NamedTuple):
    """What is to be done about a deadline as things are: in words, with which acts in their order, and what follows."""

    cure: str
    acts: tuple[Act, ...] = ("clock", "open")
    there: tuple[str, ...] = ("clock.done",)


_REPORTS = frozenset({DRAFT_REPORTS, FINAL_REPORTS})


def _doing(scene: Scene, meeting: Meeting, deadline: str, *, late: bool = False) -> AtHand:
    """Say what is to be done about a deadline as things are, the acts in the order in which they are done."""
    if deadline == AGENDA_SETTLED:
        doing = _settling(scene, meeting)
    elif deadline == PUBLICATION:
        doing = _publishing(scene, meeting, late=late)
    elif deadline == NOTICES:
        cure = "Read the notice that the agenda gives, post it, and record where."
        doing = AtHand(cure, ("agenda", "clock", "open"), ("agenda.notice", "clock.done"))
    elif deadline in _REPORTS and (waits := reports_not_in_words(scene.register, meeting)):
        cure = f"{waits} Go to them and record what has come in, then that this is done."
        doing = AtHand(cure, ("reports", "clock", "open"))
    else:
        doing = AtHand(_CURE)
    return doing._replace(acts=("edit", *doing.acts)) if _first(meeting, deadline) else doing


_CURE = "Record it as done, or see to it."
_NAMED = 3
"""So many councils are named; of more there are only how many."""


def _settling(scene: Scene, meeting: Meeting) -> AtHand:
    """Say how the agenda is settled with the Chair: once it is built only that is left."""
    if meeting.agenda and not is_left_behind(scene, meeting):
        return AtHand("It is built. Settle it with the Chair, and record that as done.", ("clock", "agenda", "open"))
    built = "Build the agenda again, as the programme has changed" if meeting.agenda else "Build the agenda"
    cure = f"{built}, settle it with the Chair, and record that as done."
    return AtHand(cure, ("agenda", "clock", "open"), ("agenda.build", "clock.done"))


def _publishing(scene: Scene, meeting: Meeting, *, late: bool) -> AtHand:
    """Say how the papers are published: of an agenda that is built and up to date nothing but that is left."""
    basis = "; they are late, so choose their lawful basis." if late else "."
    if meeting.agenda and not is_left_behind(scene, meeting):
        there = ("agenda.publish", "clock.done")
        return AtHand(f"Publish the agenda and its reports{basis}", ("agenda", "clock", "open"), there)
    again = " again, as the programme has changed" if meeting.agenda else ""
    cure = f"Build the agenda{again}, and publish it with its reports{basis}"
    return AtHand(cure, ("agenda", "clock", "open"), ("agenda.build", "agenda.publish", "clock.done"))


def _first(meeting: Meeting, deadline: str) -> str:
    """Say what has to be entered before agenda or notice can give it: `Enter the venue. `."""
    if deadline not in {PUBLICATION, NOTICES}:
        return ""
    lacks = lacking(meeting)
    return f"Enter the {' and the '.join(lacks)}. " if lacks else ""


def late_without_basis(scene: Scene) -> Iterator[Finding]:
    """Find papers that were published with too few clear days and stand on no lawful basis."""
    for meeting, ticks in scene.clocks:
        if isinstance(ticks, Refused):
            continue
        for tick in ticks:
            unsettled = tick.basis == UNSETTLED or (tick.late_by > 0 and not tick.basis)
            if tick.due.code != PUBLICATION or tick.state is not State.DONE or not unsettled:
                continue
            what = "on no settled basis" if tick.basis else "and no lawful basis is recorded"
            words = f"Papers for {the_meeting(meeting, weekday=True)} were published late {what}."
            cure = "Ask the monitoring officer and record the basis."
            yield _bears_on("publish.basis", meeting, words, cure, PUBLICATION, rank=8, there=("clock.done",))


def days_in_doubt(scene: Scene) -> Iterator[Finding]:
    """Find meetings to come on days that are no working days or taken, and those whose days cannot be counted."""
    for meeting in scene.register.meetings:
        if meeting.status.open and meeting.date >= scene.today:
            for place, warning in enumerate(warnings_for_meeting(scene.register, meeting, scene.today, scene.table)):
                mark = str(place) if place else ""
                yield _of_day("meeting.day", meeting, warning, "Check the date of the meeting.", mark)
    for meeting, ticks in scene.clocks:
        if isinstance(ticks, Refused):
            for problem in ticks.problems:
                words = f"{capital(the_meeting(meeting, weekday=True))}: {problem.sentence}"
                yield _of_day("deadline.unknown", meeting, words, problem.cure, problem.code)


def day_not_fixed(scene: Scene) -> Iterator[Finding]:
    """Find meetings known by week or month alone whose time comes within three months, or has passed."""
    for meeting in scene.register.meetings:
        if meeting.status.open and meeting.known_by and first_day(meeting) - scene.today <= _NEAR:
            sentence = f"The day of the meeting in {day_of(meeting)} is not fixed."
            yield _of_day("meeting.undated", meeting, sentence, "Edit the meeting and type its day.", "")


def _of_day(code: str, meeting: Meeting, sentence: str, cure: str, mark: str) -> Finding:
    return _bears_on(code, meeting, sentence, cure, mark, rank=57, acts=("edit", "open"))


def _bears_on(
    code: str,
    meeting: Meeting,
    sentence: str,
    cure: str,
    mark: str,
    *,
    rank: int,
    acts: tuple[Act, ...] = ("clock", "open"),
    there: tuple[str, ...] = (),
) -> Finding:
    """Make a finding that is about one meeting and has to be seen to before its day."""
    return finding(
        code,
        (meeting.id,),
        sentence,
        place=of_meeting(meeting),
        cure=cure,
        acts=acts,
        by=meeting.date,
        rank=rank,
        mark=mark,
        only=meeting.id,
        there=there,
    )


def notices_not_posted(scene: Scene) -> Iterator[Finding]:
    """Find meetings whose papers are out while notice is missing at some council."""
    for meeting in scene.register.meetings:
        if meeting.date < scene.today or not meeting.status.open or not meeting.kind.in_public:
            continue
        lacking = notices_missing(scene.register.panel, meeting) if agenda_is_out(meeting) else ()
        if lacking:
            every = len(scene.register.panel.councils_on(meeting.date))
            several = f"any of the {every} councils" if len(lacking) == every else f"{len(lacking)} of {every} councils"
            where = listed(lacking) if len(lacking) <= _NAMED else several
            words = f"No notice of {the_meeting(meeting, weekday=True)} is recorded at {where}."
            cure = "Post it and record it: a notice is good if posted at every constituent council."
            doing = _doing(scene, meeting, NOTICES)
            cure = f"{_first(meeting, NOTICES)}{cure}"
            yield _bears_on("notice.missing", meeting, words, cure, NOTICES, rank=9, acts=doing.acts, there=doing.there)


def holidays_by_rule(scene: Scene) -> Iterator[Finding]:
    """Find years that meetings lie in whose bank holidays are only worked out by rule."""
    for year in sorted({one.date.year for one in scene.register.meetings if one.id in scene.coming_ids}):
        unsure = scene.table.why_not_certain(year)
        if unsure:
            yield finding(
                "holidays.by_rule",
                ("PANEL",),
                unsure.sentence,
                place="Settings",
                cure=unsure.cure,
                acts=("open",),
                rank=59,
                mark=str(year),
            )
