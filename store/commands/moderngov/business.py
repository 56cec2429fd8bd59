"""The business of a past meeting: its agenda as items with their papers, and its minutes item by item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from store.commands.fields import Problems, changes_of
from store.commands.minutes.importing import SetTaking
from store.commands.minutes.minutes import edit_minute
from store.commands.moderngov.sittings import is_off, took_place
from store.commands.moderngov.work import PastWork, difference, sentences
from store.problems import Refused
from store.records import AgendaLine, Clause, ItemStatus, LinkedPaper, Meeting, Minute, WorkItem
from store.rules.imports import ImportDifference, ImportField, ImportState
from store.rules.minutes.drafts import DraftMinute
from store.rules.moderngov.drafts import DraftAgendaItem, DraftSitting
from store.rules.programme.moving import last_order
from store.rules.words.clauses import clauses_text
from store.rules.words.dates import day_month
from store.rules.words.folding import words_read

_RESTRICTED = " (restricted)"
_LONGEST_NUMBER = 12


def take_business(work: PastWork, one: DraftSitting, meeting: str, meant: Mapping[str, str]) -> None:
    """Take over the agenda and the minutes of a meeting."""
    own = _Own(work, meeting)
    lines: list[AgendaLine] = []
    for item in one.items:
        record = _item(work, one, item, meeting, own)
        lines += [_agenda_line(work, record, len(lines) + 1)] if record else []
        if item.minute is not None:
            _minute(work, one, item, item.minute, meeting, own, record, meant)
    if lines and work.before.get(Meeting, meeting) is None and took_place(work, one):
        work.put(replace(work.register.need(Meeting, meeting, "meeting"), agenda=tuple(lines)))


def _agenda_line(work: PastWork, record: str, place: int) -> AgendaLine:
    """Give the line of an agenda that is over: as it was printed, with nothing added or counted anew."""
    number = work.register.need(WorkItem, record, "item").agenda_number.strip().rstrip(".")
    shorter = number if len(number) <= _LONGEST_NUMBER else ""
    return AgendaLine(id=f"L{place}", item=record, number=shorter, placed=True)


class _Own:
    """The items and minutes that a meeting had, each found once."""

    def __init__(self, work: PastWork, meeting: str) -> None:
        self.items = list(work.register.items_of(meeting))
        self.minutes = list(work.register.minutes_of(meeting))

    def item(self, draft: DraftAgendaItem) -> WorkItem | None:
        """Give the item that is meant: by its printed number and its words, else by its words alone."""
        alike = [each for each in self.items if words_read(each.title) == words_read(draft.title)]
        own = next((each for each in alike if each.agenda_number == draft.number), next(iter(alike), None))
        if own is not None:
            self.items.remove(own)
        return own

    def minute(self, draft: DraftMinute) -> Minute | None:
        """Give the minute that is meant: by its number, else by its heading."""
        numbered = [
            each for each in self.minutes if draft.number and words_read(each.number) == words_read(draft.number)
        ]
        named = [each for each in self.minutes if words_read(each.heading) == words_read(draft.heading)]
        open_ones = [each for each in named if not each.number or not draft.number]
        own = next(iter((*numbered, *open_ones)), None)
        if own is not None:
            self.minutes.remove(own)
        return own


def _item(work: PastWork, one: DraftSitting, draft: DraftAgendaItem, meeting: str, own: _Own) -> str:
    """Take over an item; gives the id of its record, empty if there is none."""
    known = own.item(draft)
    mark = _RESTRICTED if draft.restricted else ""
    words = f"{draft.number} {draft.title}{mark}".strip()
    more: dict[str, Any] = {"day": one.date, "place": draft.place}
    if known is not None:
        _item_there(work, draft, known, words, more)
        return known.id
    fields = (ImportField("title", "Item", draft.title), ImportField("number", "Number", draft.number))
    said = work.said(draft.key).taken
    if is_off(one) and not said:
        why = "The meeting was cancelled; take it if it still belongs under it."
        work.unplaced(draft.key, "item", words, why, draft.place, can_take=True, day=one.date)
        return ""
    if said is False:
        work.tell(draft.key, ImportState.LEFT, "item", words, fields=fields, **more)
        return ""
    try:
        made = _new_item(work, one, draft, meeting)
    except Refused as refused:
        work.refused(draft.key, "item", words, refused, draft.place, fields=fields)
        return ""
    work.put(made)
    values = {"number": draft.number, "report of": draft.lead, "comments": draft.text}
    told = {name: value for name, value in values.items() if value}
    told |= {"restricted": "yes"} if draft.restricted else {}
    words = f"{made.agenda_number} {made.title}{mark}".strip()
    work.tell(draft.key, ImportState.NEW, "item", words, values=told, fields=fields, **more)
    _papers(work, draft, made, more)
    return made.id


def _new_item(work: PastWork, one: DraftSitting, draft: DraftAgendaItem, meeting: str) -> WorkItem:
    """Make an item as its agenda printed it; what was dealt with is considered. Raises Refused."""
    title = work.typed(draft.key, "title") or draft.title
    details = {"comments": draft.text, "lead": draft.lead}
    given = {name: value for name, value in details.items() if value}
    problems = Problems()
    order = last_order(work.register, meeting) + 1
    # No command adds business to a meeting that is over: what its agenda printed is put there as it was.
    bare = WorkItem(id=work.register.new_id(WorkItem), title="", meeting=meeting, order=order)
    made, _ = changes_of(WorkItem, bare, None, {"title": title, **given}, problems)
    typed = work.said(draft.key).values.get("number")
    number = problems.said(WorkItem, "agenda_number", draft.number if typed is None else str(typed))
    problems.refuse()
    made = replace(made, agenda_number=number, restricted=draft.restricted)
    if one.date is not None and one.date <= work.today and not is_off(one) and (draft.minute or one.date < work.today):
        made = replace(made, status=ItemStatus.CONSIDERED, considered_at=meeting)
    return made


def _item_there(work: PastWork, draft: DraftAgendaItem, known: WorkItem, words: str, more: dict[str, Any]) -> None:
    def follow(labels: Sequence[str]) -> None:
        item = work.register.need(WorkItem, known.id, "item")
        fields = {"lead": draft.lead, "comments": draft.text, "agenda_number": draft.number}
        problems = Problems()
        given = {name: problems.said(WorkItem, name, fields[name]) for name in fields if _LABELS[name] in labels}
        problems.refuse()
        restricted = item.restricted or "restricted" in labels
        work.put(replace(item, restricted=restricted, **given))

    differs = (
        *difference("number on the agenda", known.agenda_number, draft.number),
        *difference("report of", known.lead, draft.lead),
        *difference("comments", known.comments, draft.text),
        *((ImportDifference("restricted", "", "yes"),) if draft.restricted and not known.restricted else ()),
    )
    work.there(draft.key, "item", words, known.id, differs, follow, **more)
    _papers(work, draft, known, more)


_LABELS = {"lead": "report of", "comments": "comments", "agenda_number": "number on the agenda"}


def _papers(work: PastWork, draft: DraftAgendaItem, item: WorkItem, more: dict[str, Any]) -> None:
    """Take over the papers of an item: their titles and addresses, which nothing ever fetches."""
    for place, paper in enumerate(draft.papers, start=1):
        key = f"{draft.key}:paper:{place}"
        held = work.register.need(WorkItem, item.id, "item")
        words = f"{paper.title}: {paper.location}" if paper.title and paper.location else paper.title or paper.location
        words = f"{words}{_RESTRICTED}" if paper.restricted else words
        if any(_same_paper(each, paper) for each in held.linked):
            work.tell(key, ImportState.THERE, "paper", words, record=item.id, **more)
            continue
        if work.said(key).taken is False:
            work.tell(key, ImportState.LEFT, "paper", words, **more)
            continue
        problems = Problems()
        said = {
            name: problems.said(LinkedPaper, name, getattr(paper, name)) for name in ("title", "location", "reference")
        }
        if problems.all:
            work.refused(key, "paper", words, Refused(*problems.all), draft.place)
            continue
        work.put(replace(held, linked=(*held.linked, replace(paper, **said))))
        published = day_month(paper.published_on) if paper.published_on else ""
        values = {"title": paper.title, "address": paper.location, "published on": published}
        work.tell(key, ImportState.NEW, "paper", words, values=values, **more)


def _same_paper(one: LinkedPaper, other: LinkedPaper) -> bool:
    if one.location or other.location:
        return one.location == other.location.strip()
    return words_read(one.title) == words_read(other.title)


def _minute(
    work: PastWork,
    one: DraftSitting,
    item: DraftAgendaItem,
    draft: DraftMinute,
    meeting: str,
    own: _Own,
    record: str,
    meant: Mapping[str, str],
) -> None:
    """Take over the minute of an item, word for word."""
    key = f"{item.key}:minute"
    mark = _RESTRICTED if item.restricted else ""
    words = f"{draft.number} {draft.heading}{mark}".strip() or draft.text[:80]
    more: dict[str, Any] = {"day": one.date, "place": item.place}
    known = own.minute(draft)
    if known is not None:
        _minute_there(work, key, draft, known, words, more)
        return
    if work.said(key).taken is False:
        work.tell(key, ImportState.LEFT, "minute", words, **more)
        return
    number = work.said(key).values.get("number")
    draft = draft if number is None else replace(draft, number=str(number).strip())
    fields = (ImportField("number", "Number", draft.number),)
    taking = SetTaking(work.register, work.today, {})
    taking.meeting, taking.meant = meeting, dict(meant)
    try:
        taking.minute(draft, record)
    except Refused as refused:
        whole = "\n".join(part for part in (words, draft.text, *map(clauses_text, _blocks(draft))) if part)
        work.unplaced(key, "minute", whole, sentences(refused), item.place, fields=fields)
        return
    work.put(*taking.puts.values())
    values = {"text": draft.text, "resolved": clauses_text(draft.resolutions)}
    values |= {"number": draft.number, "recommended": clauses_text(draft.recommendations)}
    told = {name: value for name, value in values.items() if value}
    work.tell(key, ImportState.NEW, "minute", words, values=told, fields=fields, **more)


def _blocks(draft: DraftMinute) -> tuple[tuple[Clause, ...], ...]:
    return draft.resolutions, draft.recommendations


def _minute_there(
    work: PastWork, key: str, draft: DraftMinute, known: Minute, words: str, more: dict[str, Any]
) -> None:
    """Tell of a minute that is there, and what of it differs."""
    file = {name: getattr(draft, name) for name in _MINUTE}

    def follow(labels: Sequence[str]) -> None:
        given = {name: file[name] for name, label in _MINUTE.items() if label in labels}
        lists: Any = {name: value for name, value in given.items() if isinstance(value, tuple)}
        fields = {name: value for name, value in given.items() if name not in lists}
        work.do(edit_minute(work.register, work.today, minute=known.id, lists=lists, **fields))

    differs: list[ImportDifference] = []
    for name, label in _MINUTE.items():
        differs += difference(label, _in_words(getattr(known, name)), _in_words(file[name]))
    work.there(key, "minute", words, known.id, differs, follow, **more)


_MINUTE = {
    "number": "number",
    "heading": "heading",
    "text": "text",
    "resolutions_lead": "resolved, lead-in",
    "resolutions": "resolutions",
    "recommendations_lead": "recommended, lead-in",
    "recommendations": "recommendations",
}


def _in_words(value: object) -> str:
    return clauses_text(value) if isinstance(value, tuple) else str(value)
