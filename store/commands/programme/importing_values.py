"""The fields of an item as a file has them: read as the record keeps them, and compared with what is recorded."""

from __future__ import annotations

import re
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from store.fields import field_of
from store.records import ItemKind, ItemStatus, Paper, PaperStatus, WorkItem
from store.register import Register
from store.rules.imports import ImportDifference
from store.rules.programme.drafts import DraftItem
from store.rules.programme.items import group_words
from store.rules.programme.papers import read_papers
from store.rules.words.folding import words_read
from store.rules.words.papers import exempt_of

_Choice = TypeVar("_Choice", ItemKind, ItemStatus)

_TEXTS = ("comments", "lead", "author", "target", "source", "theme", "origin", "format")
_PAPERS = {
    "paper due": PaperStatus.DUE,
    "paper received": PaperStatus.RECEIVED,
    "paper late": PaperStatus.LATE,
    "to follow": PaperStatus.TO_FOLLOW,
    "no paper": PaperStatus.NONE,
}
_SAID_ELSEWHERE = frozenset({"moveable", "statutory", *(status.value for status in ItemStatus)})
"""Marks that a column of their own says as well."""
_EXEMPT = "exempt"
_MINUTES = re.compile(r"(\d{1,3})\s*(?:min(?:ute)?s?\.?)?", re.IGNORECASE)


class ItemRead(msgspec.Struct, frozen=True):
    """The fields of an item as they are typed into a command, what only the record keeps, and all of it in words."""

    details: dict[str, Any] = {}
    status: ItemStatus | None = None
    papers: tuple[Paper, ...] = ()
    words: dict[str, str] = {}


def read_values(item: DraftItem, own: WorkItem | None, wrong: list[str]) -> ItemRead:
    """ItemRead the fields of an item; what cannot be recorded goes to `wrong` in the words of the file.

    `own` is the item that is there already, if there is one: its papers and their paragraphs stay as they are.
    """
    given = item.values
    details: dict[str, Any] = {name: given[name] for name in _TEXTS if given.get(name)}
    words = dict(details)
    if item.moveable or "moveable" in given:
        details["moveable"] = item.moveable
        words |= {"moveable": "yes"} if item.moveable else {}
    minutes = _MINUTES.fullmatch(given.get("minutes", ""))
    if minutes:
        details["minutes"] = int(minutes[1])
        words["minutes"] = minutes[1]
    elif given.get("minutes"):
        wrong.append(f"minutes: {given['minutes']}")
    kind = _named(ItemKind, given.get("kind", "") or ("statutory" if "statutory" in item.marks else ""))
    if kind is not None:
        details["kind"] = kind
        words["kind"] = kind.value
    elif given.get("kind"):
        wrong.append(f"kind: {given['kind']}")
    status = _named(ItemStatus, given.get("status", "")) or _status_marked(item.marks)
    if status is None and given.get("status"):
        wrong.append(f"status: {given['status']}")
    named = read_papers(given.get("papers", ""))
    papers = [_PAPERS[mark] for mark in item.marks if mark in _PAPERS]
    paragraph = given.get("exempt_paragraph", "") or (exempt_of(own) if own else "")
    known = _SAID_ELSEWHERE | _PAPERS.keys() | ({_EXEMPT} if paragraph else set())
    known |= {"restricted"} if own is not None and own.restricted else set()
    wrong += [f"mark: {mark}" for mark in item.marks if mark not in known]
    words |= {"status": status.value} if status else {}
    words |= {"papers": given["papers"]} if named else {"paper": papers[0].value} if papers else {}
    words |= {"exempt paragraph": paragraph} if paragraph else {}
    paper = Paper(status=papers[0] if papers else PaperStatus.NOT_ASKED, exempt_paragraph=paragraph)
    return ItemRead(details, status, named or (() if paper == Paper() else (paper,)), words)


def _named(kinds: type[_Choice], words: str) -> _Choice | None:
    """Give the choice that some words name."""
    read = words_read(words)
    return next((one for one in kinds if words_read(one.value) == read), None)


def _status_marked(marks: tuple[str, ...]) -> ItemStatus | None:
    return next((status for status in ItemStatus if status.value in marks), None)


def added(made: WorkItem, read: ItemRead) -> WorkItem:
    """Give an item that was added with what no command of its own would record: how it stood when it was exported."""
    if read.status is not None:
        made = replace(made, status=read.status)
        if read.status is ItemStatus.CONSIDERED:
            made = replace(made, considered_at=made.meeting)
    return replace(made, papers=read.papers)


def differences(
    register: Register, item: DraftItem, own: WorkItem, read: ItemRead, meeting: str | None
) -> tuple[ImportDifference, ...]:
    """List what is recorded of an item in another way than the file has it. A field the file lacks is not compared."""
    made = [_difference("title", own.title, item.title)]
    for name, value in read.details.items():
        ours = getattr(own, name)
        if isinstance(value, str):
            made.append(_difference(name, ours, value))
        elif ours != value:
            made.append(_otherwise(name, _in_words(ours), _in_words(value)))
    if read.status is not None and read.status is not own.status:
        made.append(_otherwise("status", own.status.value, read.status.value))
    if own.meeting != meeting:
        made.append(_otherwise("meeting", group_words(register, own.meeting), group_words(register, meeting)))
    return tuple(one for one in made if one is not None)


def _difference(name: str, ours: str, file: str) -> ImportDifference | None:
    return None if words_read(ours) == words_read(file) else _otherwise(name, ours, file)


def _otherwise(name: str, ours: str, file: str) -> ImportDifference:
    return ImportDifference(field_of(WorkItem, name).in_words, ours, file)


def _in_words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(getattr(value, "value", value) if value is not None else "")
