"""What stands in the way of taking a change back: a link to what would go, or to what has gone since."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from store.edit import Edit
from store.journal.images import name_of, read_image
from store.links import Link, links_of
from store.problems import Problem, Stale
from store.records import Change, Meeting, Minute, Record, Stamp, Vote, WorkItem
from store.register import Register
from store.rules.bin import record_words
from store.rules.calendar.settled import why_settled
from store.rules.words.wording import capital, listed

Since = Callable[[str], Change | None]
"""Tells the newest change that touched a record."""


def refuse_if_tied(
    register: Register, edit: Edit, change: Change, holders: Callable[[Register, str], Iterable[Link]], since: Since
) -> None:
    """Refuse to take a change back if a record would be left naming one that is not there.

    `edit` takes `change` back; `holders` gives the links of a register that lead to a record.

    Raises:
        Stale: a later change has tied another record to one that would go, or one that would be named has gone since.
    """
    after = register.with_edit(edit)
    tied = [
        (link, last)
        for record_id in edit.removes
        for link in holders(after, record_id)
        if (last := _later(since(link.holder), change))
    ]
    if tied:
        link, last = tied[0]
        kept = _words(register, register.find(link.target), link.target)
        sentence = (
            f"{_name(after, link.holder)} has been tied to {link.target} since by {last.who} ({last.sentence}),"
            f" so {kept}, which {change.who} added, cannot be taken back."
        )
        first = listed(list(dict.fromkeys(link.holder for link, _ in tied)))
        raise Stale(Problem("undo.tied", sentence, f"Change {first} first, then undo."))
    for link, last in _gone(register, after, edit, change, since):
        gone = _words(register, _as_it_was(last, link.target), link.target)
        sentence = (
            f"{_name(after, link.holder)} would be tied again to {link.target}, {gone},"
            f" which {last.who} has taken away since ({last.sentence})."
        )
        raise Stale(Problem("undo.gone", sentence, f"Change {link.holder} by hand; its history shows what it was."))


def refuse_if_settled(register: Register, edit: Edit, change: Change) -> None:
    """Refuse to take a change to minutes back that have been confirmed since; a recorded correction goes as a whole.

    Raises:
        Stale: a minute or a vote would be another, and the set that it belongs to stays confirmed.
    """
    after = register.with_edit(edit)
    touched = [one for record_id in edit.touches for one in (register.find(record_id), after.find(record_id)) if one]
    if any(isinstance(one, Minute) and one.is_correction for one in touched):
        return
    for one in touched:
        if isinstance(one, Minute | Stamp | Vote):
            settled = why_settled(after.get(Meeting, one.meeting))
            if settled is not None:
                sentence = f"{settled.sentence[:-1]}, after {change.who} made this change ({change.sentence})."
                raise Stale(Problem("undo.settled", sentence, settled.cure, act=settled.act))


def _gone(
    register: Register, after: Register, edit: Edit, change: Change, since: Since
) -> Iterator[tuple[Link, Change]]:
    """Go through the links that an edit would bring back although a later change took away what they lead to."""
    for record in edit.puts:
        now = register.find(record.id)
        known = set(links_of(now)) if now is not None else set()
        for link in links_of(record):
            if link not in known and after.find(link.target) is None:
                last = _later(since(link.target), change)
                if last is not None:
                    yield link, last


def _later(last: Change | None, change: Change) -> Change | None:
    """Give a change if it came after another."""
    return last if last is not None and _number(last) > _number(change) else None


def _number(change: Change) -> int:
    return int(change.id.removeprefix(change.prefix))


def _as_it_was(change: Change, record_id: str) -> Record | None:
    """Give a record as it stood before a change took it away."""
    return next((read_image(one, one.before) for one in change.touched if one.id == record_id), None)


def _words(register: Register, record: Record | None, record_id: str) -> str:
    return record_id if record is None else record_words(register, record)


def _name(register: Register, record_id: str) -> str:
    """Name a record at the beginning of a sentence, with its id, by which it is found again."""
    record = register.find(record_id)
    if record is None or isinstance(record, WorkItem):
        return name_of(record_id, WorkItem.table if record else "", record)
    words = capital(record_words(register, record))
    return words if record_id in words.split() else f"{words} ({record_id})"
