"""Records as earlier formats wrote them, brought to the form of today: plain data in, plain data out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from math import isqrt
from typing import Any

import msgspec

from store.records.change import Change, Touched
from store.records.meeting import Meeting
from store.records.minute import Minute
from store.records.people import Person
from store.records.vote import Vote
from store.records.work_item import WorkItem

_PERSON = re.compile(rf"{Person.prefix}[1-9][0-9]*")


def motion_people(document: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Give a file of format 1 with the words for movers and seconders in fields of their own.

    The images of minutes in the journal are brought to the same form, so that a change made before can still be undone.
    """
    fresh = {name: dict(table) for name, table in document.items()}
    for name, bring in ((Minute.table, motion_of_today), (Change.table, _change)):
        if name in fresh:
            fresh[name] = {key: bring(row) for key, row in fresh[name].items()}
    return fresh


def motion_of_today(minute: Any) -> Any:
    """Give a minute whose mover and seconder are people, with the words printed for them beside.

    Before, one field held either: words go to the new one, and the id of a person stays. What is no such minute, or is
    in the form of today, is given back as it is.
    """
    motion = minute.get("motion") if isinstance(minute, dict) else None
    if not isinstance(motion, dict):
        return minute
    fresh: dict[str, Any] = {}
    for name, value in motion.items():
        printed = f"{name}_printed"
        words = name in {"moved_by", "seconded_by"} and isinstance(value, str) and not _PERSON.fullmatch(value)
        fresh[printed if words and printed not in motion else name] = value
    return {**minute, "motion": fresh}


def _change(row: Any) -> Any:
    """Bring both images of every minute that a change touched to the form of today."""
    touched = row.get("touched") if isinstance(row, dict) else None
    if not isinstance(touched, list):
        return row
    return {**row, "touched": [_images(one) for one in touched]}


def _images(one: Any) -> Any:
    if not isinstance(one, dict) or one.get("table") != Minute.table:
        return one
    return {key: motion_of_today(value) if key in {"before", "after"} else value for key, value in one.items()}


_RENAMED = {
    "text": "motion",
    "votes_for": "counted_for",
    "votes_against": "counted_against",
    "abstentions": "counted_abstained",
}
"""What a motion called its fields, where a vote calls them otherwise."""

_HELD_VOTES = {Meeting.table: (Meeting.prefix, "divisions"), Minute.table: (Minute.prefix, "motion")}
"""The tables of format 2 whose records held votes, and the field in which they did."""


def votes_in_table(document: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Give a file of format 2 with the votes that meetings and minutes held in a table of their own."""
    fresh = {name: dict(table) for name, table in document.items()}
    votes: dict[str, Any] = dict(fresh.get(Vote.table, {}))
    for name in _HELD_VOTES:
        for key, row in fresh.get(name, {}).items():
            fresh[name][key], votes_there = votes_apart(name, row)
            votes |= {one["id"].removeprefix(Vote.prefix): one for one in votes_there}
    return fresh | {Vote.table: dict(sorted(votes.items(), key=lambda one: int(one[0])))}


_LETTER = re.compile(r"appendix\s+(\S+)", re.IGNORECASE)


def papers_in_list(document: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Give a file of format 3 with the one paper that an item held as the first of its papers."""
    fresh = {name: dict(table) for name, table in document.items()}
    for key, row in fresh.get(WorkItem.table, {}).items():
        fresh[WorkItem.table][key] = papers_of_today(row)
    return fresh


def papers_of_today(row: Any) -> Any:
    """Give an item whose one paper, as format 3 held it, is the first of its papers; any other row as it is.

    A paper of which nothing was recorded is none. The word before the letter of an appendix goes, because it is printed
    with the letter.
    """
    held = row.get("paper") if isinstance(row, dict) and "papers" not in row else None
    if not isinstance(held, dict):
        return row
    appendix = held.get("appendix")
    match = _LETTER.fullmatch(appendix.strip()) if isinstance(appendix, str) else None
    paper = held | {"appendix": match[1]} if match else held
    fresh = {("papers" if name == "paper" else name): [paper] if name == "paper" else row[name] for name in row}
    return fresh if held else {name: value for name, value in row.items() if name != "paper"}


def data_of_today(document: dict[str, Any]) -> dict[str, Any]:
    """Give a data file, whose tables are lists, in the form of today, whatever format its records were exported from.

    A document that holds nothing of an older form is given back as it is.
    """
    fresh, votes = dict(document), []
    items = document.get(WorkItem.table)
    if isinstance(items, list):
        fresh[WorkItem.table] = [papers_of_today(row) for row in items]
    for name, (_, field) in _HELD_VOTES.items():
        rows = document.get(name)
        if isinstance(rows, list) and any(isinstance(row, dict) and field in row for row in rows):
            apart = [votes_apart(name, motion_of_today(row)) for row in rows]
            fresh[name] = [row for row, _ in apart]
            votes += [one for _, votes_there in apart for one in votes_there]
    known = document.get(Vote.table, [])
    return fresh | {Vote.table: [*known, *votes]} if votes and isinstance(known, list) else fresh


def votes_apart(table: str, row: Any) -> tuple[Any, list[dict[str, Any]]]:
    """Give a row without the votes that it held in format 2, and those as rows of their own.

    The id of each follows from where it stood alone, so that each image of a record in the journal gives the same ids
    as the record itself, and every change made before can still be told and taken back.
    """
    prefix, field = _HELD_VOTES.get(table, ("", ""))
    home = row.get("id") if isinstance(row, dict) else None
    match = re.fullmatch(rf"{prefix}([1-9][0-9]*)", home) if isinstance(home, str) else None
    held = row.get(field) if match else None
    if match is None or field not in row or not isinstance(held, list | dict | None):
        return row, []
    rest = {key: value for key, value in row.items() if key != field}
    common = {key: row[key] for key in ("source", "binned_on") if key in row}
    serial = int(match[1])
    if table == Minute.table:
        common |= {"meeting": row.get("meeting"), "minute": home, "order": row.get("order", 0)}
        named = {_RENAMED.get(str(key), str(key)): one for key, one in held.items()} if isinstance(held, dict) else {}
        return rest, [{"id": f"{Vote.prefix}{2 * serial - 1}", **common, **named}] if held else []
    return rest, [
        {"id": _vote_of(serial, place), **common, "meeting": home, "order": place + 1, **one}
        for place, one in enumerate(held or ())
        if isinstance(one, dict)
    ]


def _vote_of(meeting: int, place: int) -> str:
    """Give the id of a vote by its meeting and its place there, from 0: an even number for every such pair."""
    across = meeting + place
    return f"{Vote.prefix}{across * (across + 1) + 2 * place}"


def old_home(record_id: str) -> str:
    """Give the id of the record that held a vote in format 2, which its older history names; empty if none can."""
    match = re.fullmatch(rf"{Vote.prefix}([1-9][0-9]{{0,17}})", record_id)
    if match is None:
        return ""
    number = int(match[1])
    if number % 2:
        return f"{Minute.prefix}{(number + 1) // 2}"
    across = (isqrt(4 * number + 1) - 1) // 2
    return f"{Meeting.prefix}{across - (number - across * (across + 1)) // 2}"


def touched_today(touched: Iterable[Touched]) -> Iterator[Touched]:
    """Go through what a change touched with its images in the form of today, whatever format they were written in."""
    for one in touched_apart(touched):
        if one.table != WorkItem.table:
            yield one
            continue
        before, after = (_paper_image(image) for image in (one.before, one.after))
        yield Touched(id=one.id, table=one.table, before=before, after=after)


def _paper_image(image: msgspec.Raw | None) -> msgspec.Raw | None:
    if image is None or b'"paper":{' not in bytes(image):
        return image
    return _image(papers_of_today(msgspec.json.decode(image)))


def touched_apart(touched: Iterable[Touched]) -> Iterator[Touched]:
    """Go through what a change touched with the votes that images of format 2 hold as records of their own.

    A meeting or minute of which nothing but a vote was changed was not touched itself.
    """
    for one in touched:
        if one.table not in _HELD_VOTES:
            yield one
            continue
        (before, were), (after, are) = (_image_apart(one.table, image) for image in (one.before, one.after))
        if not were and not are:
            yield one
            continue
        if before != after:
            yield Touched(id=one.id, table=one.table, before=_image(before), after=_image(after))
        for vote in dict.fromkeys([*were, *are]):
            if were.get(vote) != are.get(vote):
                yield Touched(id=vote, table=Vote.table, before=_image(were.get(vote)), after=_image(are.get(vote)))


def _image_apart(table: str, image: msgspec.Raw | None) -> tuple[Any, dict[str, Any]]:
    if image is None:
        return None, {}
    rest, votes = votes_apart(table, msgspec.json.decode(image))
    return rest, {one["id"]: one for one in votes}


def _image(row: Any) -> msgspec.Raw | None:
    return None if row is None else msgspec.Raw(msgspec.json.encode(row))
