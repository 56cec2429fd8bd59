"""Which letters are due to those from whom something is awaited, one to each of them, and which have been sent.

A reminder is due for the first time some days before the day itself, and once more when that day has passed; each is
sent once. What is awaited on no day is not chased: the findings ask for a day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from store.problems import Refused
from store.records import Action, ActionKind, ItemKind, Meeting, Paper, PaperStatus, WorkItem
from store.register import Register
from store.rules.actions.carrying import agreed, due_date
from store.rules.actions.replying import awaits_reply, why_reply
from store.rules.calendar.coming import meetings_to_come
from store.rules.calendar.deadlines import farthest, papers_due
from store.rules.members.membership import vacancies
from store.rules.programme.answering import Basis, basis_of, commissioner_required
from store.rules.programme.arrived import to_mend, words_of
from store.rules.programme.covers import remarks_mark, remarks_on
from store.rules.publishing.withheld import is_of_exempt
from store.rules.questions.deadline import holidays_of
from store.rules.words.addressees import Addressees
from store.rules.words.dates import day_month, long_date
from store.rules.words.folding import reading
from store.rules.words.loose import long_day_of
from store.rules.words.office import office_named
from store.rules.words.papers import in_force, is_exempt, public_title
from store.rules.words.wording import counted

REPORT, MEND, ACTION, REPLY = "report", "mend", "action", "reply"
INVITATION, NOMINATION = "invitation", "nomination"

SORTS = {
    REPORT: "report for a meeting",
    MEND: "report to be put right",
    ACTION: "action",
    REPLY: "reply to the panel",
    INVITATION: "invitation to a meeting",
    NOMINATION: "nomination of a member",
}
"""What is chased, by code, in words."""

AHEAD = dt.timedelta(days=14)
"""Calendar days before the day on which something is due, from which a reminder is."""

INVITED = dt.timedelta(days=28)
"""Calendar days before a meeting, from which those who report to it are invited."""

_WAITED_FOR = frozenset({PaperStatus.NOT_ASKED, PaperStatus.DUE, PaperStatus.TO_FOLLOW})
_WITHOUT_PAPER = frozenset({ItemKind.BRIEFING, ItemKind.TASK_GROUP})
_SPOKEN = frozenset({"oral", "oral update", "presentation"})
_EXEMPT = "What was agreed in exempt business"


class Awaited(NamedTuple):
    """One thing that is awaited: its key, the record it is of, what it is, and the day on which it is due.

    The key names the very reminder: the one before the day or the one after it. Of `exempt` business neither what it is
    nor who sees to it is said. `basis` says whether somebody is required or asked to attend and answer; `alone` that
    the law has no such asking, because the commissioner is not required on the same occasion.
    """

    key: str
    record: str
    words: str
    due: dt.date | None
    exempt: bool = False
    basis: Basis | None = None
    alone: bool = False


class Chaser(NamedTuple):
    """A letter that is due: what sort, to whom ("" if nobody is recorded), about what, and for which meeting."""

    sort: str
    to: str
    matters: tuple[Awaited, ...]
    meeting: Meeting | None = None

    @property
    def exempt(self) -> bool:
        """Whether it is about exempt business, so that no draft is written."""
        return any(one.exempt for one in self.matters)

    @property
    def basis(self) -> Basis | None:
        """On what basis the addressee is to attend and answer; None if that is not wanted."""
        return next((one.basis for one in self.matters if one.basis), None)

    @property
    def first_due(self) -> dt.date | None:
        """The earliest day on which any of it is due."""
        return min((one.due for one in self.matters if one.due), default=None)

    @property
    def about(self) -> str:
        """What it is about, in one line."""
        return "; ".join(" ".join(one.words.split()) for one in self.matters)


_Asked = tuple[str, Meeting | None, Awaited]
"""Who is asked, for which meeting, and for what."""


def chasers_due(register: Register, today: dt.date, sorts: Iterable[str] = ()) -> tuple[Chaser, ...]:
    """List the letters that are due on a day and were not sent, those of some sorts if any are named."""
    sent = {one.matter for one in register.panel.chased}
    wanted = frozenset(sorts) or frozenset(SORTS)
    coming = tuple(one for one in meetings_to_come(register, today, public=True) if one.status.open)
    addressees = cache(lambda: Addressees(register))
    listed: list[Chaser] = []
    for sort, find in _FINDERS.items():
        if sort in wanted:
            listed += _joined(sort, find(register, coming, today), sent, addressees)
    return tuple(listed)


def _joined(
    sort: str, listed: Iterable[_Asked], sent: set[str], addressees: Callable[[], Addressees]
) -> Iterator[Chaser]:
    """Put what one addressee is asked for about one meeting into one letter."""
    letters: dict[tuple[str, str], tuple[str, Meeting | None, list[Awaited]]] = {}
    for to, meeting, matter in listed:
        if matter.key not in sent:
            # Of nobody there is no letter in which several matters could stand together.
            whom = (addressees().one(to) if to.strip() else "") or matter.key
            letters.setdefault((meeting.id if meeting else "", whom), (to, meeting, []))[2].append(matter)
    for to, meeting, matters in letters.values():
        yield Chaser(sort, to.strip(), tuple(matters), meeting)


def _key(sort: str, record: str, due: dt.date, today: dt.date) -> str:
    return f"{sort}:{record}:{due.isoformat()}:{'before' if today <= due else 'after'}"


def _reports(register: Register, coming: tuple[Meeting, ...], today: dt.date) -> Iterator[_Asked]:
    """Find the papers of meetings to come that are awaited."""
    far = today + dt.timedelta(days=farthest(register.panel.rules_on(today)))
    with_papers = _with_papers(register)
    for meeting in coming:
        if meeting.date > far and meeting.id not in with_papers:
            continue
        # Where the day is not near only a paper with a day of its own can be due: to look at every item of a hundred
        # meetings, and to work out their days, costs 100 steps a record.
        day = _papers_due(register, meeting) if meeting.date <= far else None
        near = day is not None and day - AHEAD <= today
        waiting = [item for item in register.items_of(meeting.id) if (near or item.papers) and _has_paper(item)]
        for item in waiting:
            for paper in in_force(item) or (Paper(),):
                due = paper.due_on or day
                if paper.status in _WAITED_FOR and due is not None and due - AHEAD <= today:
                    yield paper.author or item.author or item.lead, meeting, _report(item, paper, due, today)


def _with_papers(register: Register) -> Collection[str | None]:
    """Give the meetings of which an item has a paper."""
    # Kept while no item changes: 3 ms instead of 12 for the letters of 57,000 items, and then nothing.
    kept = register.kept(WorkItem)
    if "with papers" not in kept:
        kept["with papers"] = frozenset(item.meeting for item in register.all(WorkItem) if item.papers)
    known: frozenset[str | None] = kept["with papers"]
    return known


def reports_asked_for(register: Register) -> Mapping[str, dt.date]:
    """Give the day of the last letter that asked for each paper, by `W13.1`: the id of the item and its number."""
    letters = (one for one in register.panel.chased if one.matter.startswith(f"{REPORT}:"))
    return {one.matter.split(":")[1]: one.on for one in letters}


def all_asked_for(register: Register, papers: Mapping[str, str]) -> bool:
    """Say whether each of some papers, by item and number, is recorded as asked for, by a letter or by its state."""
    letters = reports_asked_for(register)
    return all(_asked_for(register.get(WorkItem, item), number, letters) for item, number in papers.items())


def _asked_for(item: WorkItem | None, number: str, letters: Mapping[str, dt.date]) -> bool:
    asked = (
        one.status is not PaperStatus.NOT_ASKED for one in (item.papers if item else ()) if str(one.number) == number
    )
    return next(asked, False) or (item is not None and f"{item.id}.{number}" in letters)


def _report(item: WorkItem, paper: Paper, due: dt.date, today: dt.date) -> Awaited:
    words = item.title if len(item.papers) < 2 else f"{item.title}: {public_title(paper)}"
    shown = "An item of exempt business" if is_exempt(paper) else words
    return Awaited(_key(REPORT, f"{item.id}.{paper.number}", due, today), item.id, shown, due)


def _to_mend(register: Register, coming: tuple[Meeting, ...], today: dt.date) -> Iterator[_Asked]:
    """Find the papers of meetings to come in which something is to be put right; each version is asked about once."""
    far = today + dt.timedelta(days=farthest(register.panel.rules_on(today)))
    for meeting in (one for one in coming if one.date <= far):
        came = [(item, paper) for item in register.items_of(meeting.id) if item.status.open for paper in in_force(item)]
        mend = [(item, paper, said) for item, paper in came for said in _wrong_with(register, item, paper, today)]
        day = _papers_due(register, meeting) if mend else None
        for item, paper, (mark, words) in mend:
            file = paper.files[-1]
            named = "An exempt paper" if is_exempt(paper) else f"{item.title}: {file.name}"
            key = f"{MEND}:{item.id}.{paper.number}:{file.sha256[:12]}{mark}"
            matter = Awaited(key, item.id, f"{named}. {words}", day)
            yield paper.author or item.author or item.lead, meeting, matter


def _wrong_with(register: Register, item: WorkItem, paper: Paper, today: dt.date) -> Iterator[tuple[str, str]]:
    """Give what is wrong with the file of a paper, and with its cover sheet, each with a mark that tells it apart."""
    if not paper.files:
        return
    if mend := to_mend(paper.files[-1]):
        yield "", " ".join(words_of(one) for one in mend)
    if asked := tuple(one for one in remarks_on(register, item, paper, today) if one.ask):
        yield f":cover.{remarks_mark(asked)}", " ".join(one.sentence for one in asked)


def _has_paper(item: WorkItem) -> bool:
    return item.status.open and item.kind not in _WITHOUT_PAPER and item.format.casefold() not in _SPOKEN


def _papers_due(register: Register, meeting: Meeting) -> dt.date | None:
    """Give the day by which the papers of a meeting are to be in; None if it is unknown."""
    if meeting.known_by:
        return None
    try:
        return papers_due(register.panel, meeting.date, holidays_of(register.panel))
    except Refused:
        return None


def _actions(register: Register, _: tuple[Meeting, ...], today: dt.date) -> Iterator[_Asked]:
    """Find what others are to do by a day that is near or has passed."""
    for action in register.open_actions:
        due = due_date(register, action, today)
        rests = action.review_from is not None and action.review_from > today
        if action.kind is ActionKind.RECOMMENDATION or rests or due is None or due - AHEAD > today:
            continue
        key, exempt = _key(ACTION, action.id, due, today), is_of_exempt(register, action)
        words = f"{_line(action)} ({_since(register, action)}due on {long_date(due)})"
        matter = Awaited(key, action.id, _EXEMPT if exempt else words, due, exempt)
        yield "" if exempt else action.owner, None, matter


def _replies(register: Register, _: tuple[Meeting, ...], today: dt.date) -> Iterator[_Asked]:
    """Find the recommendations that the commissioner must answer by a day that is near or has passed."""
    to = office_named(register.panel, today)
    for action in register.open_actions:
        due = action.response_due
        rests = action.review_from is not None and action.review_from > today
        if not awaits_reply(action) or rests or due is None or due - AHEAD > today:
            continue
        key, exempt = _key(REPLY, action.id, due, today), is_of_exempt(register, action)
        words = f"{_line(action)} ({_since(register, action)}to be answered by {long_date(due)}). {why_reply(action)}"
        matter = Awaited(key, action.id, _EXEMPT if exempt else words, due, exempt)
        yield "" if exempt else to, None, matter


def _invitations(register: Register, coming: tuple[Meeting, ...], today: dt.date) -> Iterator[_Asked]:
    """Find who reports to a meeting that is near, or is wanted there to answer, to be asked to attend it."""
    for meeting in coming:
        if meeting.known_by or meeting.date - INVITED > today:
            continue
        items = [one for one in register.items_of(meeting.id) if (one.lead or one.to_answer) and one.status.open]
        if not items:
            continue
        known = Addressees(register)
        beside = commissioner_required(known, items)
        for item in items:
            key = f"{INVITATION}:{meeting.id}:{meeting.date.isoformat()}:{item.id}"
            wanted = {known.one(name) for name in item.to_answer}
            for name in item.to_answer:
                basis = basis_of(known, name)
                alone = basis is Basis.ASKED and not beside
                named = f"{key}:{known.one(name)}"
                yield name, meeting, Awaited(named, item.id, item.title, meeting.date, basis=basis, alone=alone)
            if item.lead.strip() and known.one(item.lead) not in wanted:
                yield item.lead, meeting, Awaited(key, item.id, item.title, meeting.date)


def _nominations(register: Register, coming: tuple[Meeting, ...], today: dt.date) -> Iterator[_Asked]:
    """Find the councils with seats on the panel that nobody holds."""
    councils = {one.name for one in register.panel.councils_on(today)}
    empty: dict[str, int] = {}
    for vacancy in vacancies(register, today):
        if vacancy.body in councils:
            empty[vacancy.body] = empty.get(vacancy.body, 0) + 1
    first = coming[0] if coming else None
    for body, number in empty.items():
        words = f"{counted(number, 'seat')} of {body} on the panel"
        key = f"{NOMINATION}:{reading(body)}:{number}:{first.id if first else 'no meeting'}"
        yield body, first, Awaited(key, "PANEL", words, first.date if first else None)


def _line(action: Action) -> str:
    number = f"Point {action.number}: " if action.number else ""
    return f"{number}{' '.join(action.text.split()).rstrip('.')}"


def _since(register: Register, action: Action) -> str:
    day = agreed(register, action)
    return f"agreed on {day_month(day)}; " if day else ""


def is_late(chaser: Chaser, today: dt.date) -> bool:
    """Say whether the day of any of it has passed."""
    return chaser.sort != INVITATION and any(one.due is not None and one.due < today for one in chaser.matters)


def meeting_words(chaser: Chaser) -> str:
    """Give the day of the meeting it is for; empty where it is for none."""
    return long_day_of(chaser.meeting) if chaser.meeting else ""


_FINDERS = {
    REPORT: _reports,
    MEND: _to_mend,
    ACTION: _actions,
    REPLY: _replies,
    INVITATION: _invitations,
    NOMINATION: _nominations,
}
