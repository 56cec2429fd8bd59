"""What a meeting still needs before its papers go out, beside the findings that bear on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import Enum

from store.records import Action, Meeting, PaperStatus, Question, WorkItem
from store.register import Register
from store.rules.actions.carrying import EACH_MEETING, PERIODS, due_date, is_due_at, period_due
from store.rules.calendar.meetings import agenda_is_out
from store.rules.chasing.due import REPORT, reports_asked_for
from store.rules.findings import Finding, Scene, all_findings, chasing, deadlines, scene_of
from store.rules.findings.finding import Act, action_place, finding
from store.rules.law.exempt import why_not_exempt
from store.rules.programme.awaited import papers_awaited
from store.rules.programme.papers import why_no_ground
from store.rules.programme.targets import target_of
from store.rules.words.dates import long_date, short_date
from store.rules.words.loose import long_day_of
from store.rules.words.papers import in_force, paper_title
from store.rules.words.wording import capital, quoted

_ASKING: dict[bool | None, tuple[str, tuple[Act, ...]]] = {
    None: ("", ()),
    True: (" Write to its author if it is to be asked for.", ("chase",)),
    False: (" Enter its author if a letter is to ask for it.", ("edit",)),
}
"""What is to be done to be sent a paper, by whether a letter could go to somebody; None if none is due."""

PAPER_MISSING = "paper-missing"
"""The code of a paper that is not in; while its author is unknown, so that no letter can ask for it, it is `edit`ed."""

EXEMPT_WITHOUT_GROUND = "exempt-without-ground"
"""The code of a paper that is to be kept from the public and lacks its ground."""


class Bearing(Enum):
    """What a need has to do with the meeting that is prepared; the words head what is not the meeting's own."""

    OWN = ""
    BEFORE = "Left over from before"
    WAITS = "May wait"


_CHANGE_THE_AGENDA = frozenset(
    {"same-item-twice", "target-not-kept", "wanted-earlier", "needs-new-meeting", "business-missing", "due-here"}
)
"""What, once settled, gives an agenda other items: so it comes before the agenda is built and settled."""

_NO_DAY = frozenset({"undated-promise", "report-never-scheduled", "no-reply"})
"""What nothing sets a day for, so that it is named as from today."""
_OLD = frozenset({"due-meeting-off"})


def bearing_of(scene: Scene, one: Finding, meeting: Meeting) -> Bearing:
    """Say whether a need is the meeting's own, left over from before it, or may wait until after it."""
    if one.only == meeting.id:
        return Bearing.OWN
    if one.waits or one.code in _NO_DAY:
        return Bearing.WAITS
    if any(_is_of(scene, record, meeting) for record in one.records):
        return Bearing.OWN
    return Bearing.OWN if one.by is not None and one.by >= scene.today and one.code not in _OLD else Bearing.BEFORE


def _is_of(scene: Scene, record_id: str, meeting: Meeting) -> bool:
    """Say whether a record is business of a meeting, or wanted there."""
    record = scene.register.find(record_id)
    if isinstance(record, Question):
        return meeting.id == (record.held_over_to or record.meeting)
    if not isinstance(record, WorkItem) or not record.status.open:
        return False
    target = target_of(scene.register, record, scene.today) if record.meeting is None else None
    return record.meeting == meeting.id or (target is not None and meeting in target.meetings)


def needs_of(scene: Scene, meeting: Meeting) -> tuple[tuple[Bearing, Finding], ...]:
    """Give everything that a meeting still needs, in the order in which to do it: its own first, what may wait last.

    Of its own, what changes the items of its agenda comes first, until that is out: built and settled before, it would
    have to be built and settled again.

    That is: findings whose day has come by the meeting, actions due there without an item on its programme, papers
    that are not in, and every deadline that is still to be met before it.
    """
    needs = [one for one in all_findings(scene) if one.bears_on(meeting)]
    keys = {one.key for one in needs}
    needs += [one for one in deadlines.ahead(scene, meeting) if one.key not in keys]
    letters = {*chasing.SORT_OF, chasing.OF_EXEMPT, chasing.TWO_SPELLINGS, chasing.CHIEF_ALONE}
    named = {record_id for one in needs if one.code not in letters for record_id in one.records}
    needs += [one for one in due_there(scene, meeting) if one.records[0] not in named]
    needs += papers_missing(scene, meeting)
    needs += exempt_without_ground(scene, meeting)
    pairs = [(bearing_of(scene, one, meeting), one) for one in needs]
    order, open_to_change = list(Bearing), not agenda_is_out(meeting)

    def place(pair: tuple[Bearing, Finding]) -> tuple[int, bool, int]:
        before = open_to_change and pair[0] is Bearing.OWN and pair[1].code in _CHANGE_THE_AGENDA
        return order.index(pair[0]), not before, pair[1].rank

    return tuple(sorted(pairs, key=place))


def is_known(register: Register, key: str, today: dt.date) -> bool:
    """Say whether a finding with this key stands on a day, in the whole register or for a meeting to come."""
    scene = scene_of(register, today)
    if any(one.key == key for one in all_findings(scene)):
        return True
    return any(
        one.key == key
        for meeting in scene.coming
        for one in (
            *due_there(scene, meeting),
            *papers_missing(scene, meeting),
            *exempt_without_ground(scene, meeting),
            *deadlines.ahead(scene, meeting),
        )
    )


def due_there(scene: Scene, meeting: Meeting) -> Iterator[Finding]:
    """Find open actions that fall due at a meeting, or by it, for which it has no item."""
    there = {item.id for item in scene.register.items_of(meeting.id)}
    for action in scene.register.open_actions:
        items = scene.items_of(action)
        if not any(item.id in there for item in items) and _falls_due(scene, action, items, meeting):
            yield _due(scene, action, items, meeting)


def _falls_due(scene: Scene, action: Action, items: tuple[WorkItem, ...], meeting: Meeting) -> bool:
    if action.review_from is not None:
        return scene.today < action.review_from <= meeting.date
    if action.due_kind in EACH_MEETING:
        since = _since(scene, action, meeting)
        return is_due_at(action, meeting) and not any(note.on > since for note in action.progress)
    if action.due_kind in PERIODS:
        due, answer = period_due(scene.register, action, items, scene.today)
        return due is not None and answer is None and scene.today <= due <= meeting.date
    due = due_date(scene.register, action, scene.today)
    return due is not None and scene.today <= due <= meeting.date


def _since(scene: Scene, action: Action, meeting: Meeting) -> dt.date:
    """Give the day of the meeting before at which something due at each was due: what was noted then was for that."""
    public = scene.register.public_meetings
    before = [one.date for one in public if one.date < meeting.date and is_due_at(action, one)]
    return before[-1] if before else meeting.date.replace(year=meeting.date.year - 1)


def _due(scene: Scene, action: Action, items: tuple[WorkItem, ...], meeting: Meeting) -> Finding:
    waits = next((item for item in items if item.status.open), None)
    item = f" Its item {quoted(waits.title)} is not on the programme of that day." if waits else ""
    each = action.due_kind in EACH_MEETING
    when = f"at {action.due_kind.value}" if each else f"by {long_day_of(meeting)}"
    if action.review_from is not None:
        when = f"to be looked at again from {long_date(action.review_from)}"
    else:
        when = f"due {when}"
    return finding(
        "due-here",
        (action.id, *((waits.id,) if waits else ())),
        f"{scene.named(action)} is {when}.{item}",
        place=action_place(action),
        cure="Put it on the programme, note the progress, or close it with what discharged it.",
        acts=("schedule", "note", "close", "carry"),
        by=meeting.date,
        rank=48,
        mark=meeting.date.isoformat(),
    )


def papers_missing(scene: Scene, meeting: Meeting) -> Iterator[Finding]:
    """Find each paper of a meeting that is not in; items given by word of mouth or in private need none.

    Whoever sees to it can be asked from there, once a letter is due and its author is known.
    """
    letters = [one for one in scene.letters if one.sort == REPORT and not one.exempt]
    letters_sent = reports_asked_for(scene.register)
    asked = {matter.record: bool(one.to) for one in letters for matter in one.matters}
    for item, paper, *waits in papers_awaited(scene.register, meeting):
        words, brief = waits
        written = letters_sent.get(f"{item.id}.{paper.number}")
        if written is not None and paper.status is PaperStatus.NOT_ASKED:
            words = f"the paper was asked for on {long_date(written)} and has not been received"
            brief = f"asked for on {short_date(written)}, not received"
        which = f" ({quoted(paper_title(paper))})" if len(item.papers) > 1 else ""
        ask, acts = _ASKING[asked.get(item.id)]
        due = f" It was due on {long_date(paper.due_on)}." if paper.due_on else ""
        yield finding(
            PAPER_MISSING,
            (item.id,),
            f"{quoted(item.title)}: {words}{which}.{due}",
            place=scene.place_of(item),
            cure=f"Record it as received, to follow, or not needed; or move the item.{ask}",
            acts=("paper", *acts, "move"),
            by=meeting.date,
            rank=80,
            mark=str(paper.number) if paper.number > 1 else "",
            brief=f"{capital(brief)}: {item.title}{which}",
        )


def exempt_without_ground(scene: Scene, meeting: Meeting) -> Iterator[Finding]:
    """Find papers of a meeting that are to be kept from the public and lack their ground (Schedule 12A, s.100A(4))."""
    nation = scene.register.panel.nation
    for item in scene.register.items_of(meeting.id):
        for paper in in_force(item) if item.status.open else ():
            lacks = why_not_exempt(paper.exempt_paragraph, nation) or why_no_ground(paper, nation)
            if lacks is None:
                continue
            yield finding(
                EXEMPT_WITHOUT_GROUND,
                (item.id,),
                f"{quoted(item.title)}: {lacks.sentence}",
                place=scene.place_of(item),
                cure=lacks.cure,
                acts=("paper",),
                by=meeting.date,
                rank=78,
                mark=str(paper.number),
            )
