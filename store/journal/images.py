"""Taking a change back: the images it keeps, the edit that reverses it, and what may stand in the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from store.edit import Edit
from store.problems import Problem, Refused, Stale
from store.records import KINDS, Change, Record, Touched
from store.records.private import holders_in, private_of, with_private
from store.register import Register
from store.rules.words.wording import quoted_sentence

_KIND_OF_TABLE = {kind.table: kind for kind in KINDS}
_encode = msgspec.json.Encoder().encode


def touched(before: Register, edit: Edit) -> tuple[Touched, ...]:
    """List every record an edit changes, with its text before and after."""
    images = []
    for record in edit.puts:
        old = before.find(record.id)
        was = None if old is None else msgspec.Raw(_encode(old))
        images.append(Touched(id=record.id, table=record.table, before=was, after=msgspec.Raw(_encode(record))))
    for record_id in edit.removes:
        old = before.find(record_id)
        if old is not None:
            images.append(Touched(id=record_id, table=old.table, before=msgspec.Raw(_encode(old))))
    return tuple(images)


def is_final(change: Change) -> bool:
    """Say whether a change can never be taken back: it emptied private details, and they are nowhere any more.

    To add a record whose details were removed elsewhere, as merging does, empties nothing.
    """
    return any(
        one.before is not None and _purged(one, one.after) and not _purged(one, one.before) for one in change.touched
    )


def is_spent(register: Register, change: Change, *, emptied: bool = False) -> bool:
    """Say whether nothing of a change is left to take back, because a purge has emptied all that it did.

    `emptied` says that its images were, by the purge of another copy, whatever the records still hold.

    Raises Refused if it was saved in a form that this version no longer knows.
    """
    return all(
        emptied_like(current, read_image(one, one.before), emptied=emptied)
        == emptied_like(current, read_image(one, one.after), emptied=emptied)
        for one in change.touched
        for current in (register.find(one.id),)
    )


def inverse(
    register: Register, change: Change, sentence: str, since: Callable[[str], Change | None], *, emptied: bool = False
) -> Edit:
    """Give the edit that takes a change back.

    `since` tells the newest change that touched a record. What a purge has emptied meanwhile stays empty and is no
    reason to refuse; `emptied` as for `is_spent`.

    Raises:
        Stale: one of its records is no longer as the change left it.
        Refused: it was saved in a form that this version no longer knows.
    """
    puts: list[Record] = []
    removes: list[str] = []
    for one in change.touched:
        before, after = read_image(one, one.before), read_image(one, one.after)
        current = register.find(one.id)
        if current != emptied_like(current, after, emptied=emptied):
            last = since(one.id)
            raise Stale(_moved_on(one, current, change, last if last and last.id != change.id else None))
        if before is None:
            removes.append(one.id)
        else:
            puts.append(emptied_like(current, before, emptied=emptied) or before)
    return Edit(sentence, tuple(puts), tuple(removes))


def read_image(one: Touched, image: msgspec.Raw | None) -> Record | None:
    """Read the image of a record before or after a change; None if it did not exist.

    Raises Refused if it is of a kind or form that this version no longer knows.
    """
    if image is None:
        return None
    kind = _KIND_OF_TABLE.get(one.table)
    try:
        return None if kind is None else msgspec.json.decode(image, type=kind)
    except msgspec.MsgspecError:
        problem = Problem(
            "undo.old-form",
            f"The change to {one.id} was saved in an older form and cannot be taken back.",
            "Change the record by hand; its history shows what it was.",
        )
        raise Refused(problem) from None


def name_of(record_id: str, table: str, record: Record | None) -> str:
    """Name a record at the beginning of a sentence: its kind, its id, and its title if it has one."""
    kind = _KIND_OF_TABLE.get(table)
    title = getattr(record, "title", "")
    return f"{kind.noun.capitalize() if kind else 'Record'} {record_id}" + (f" “{title}”" if title else "")


def emptied_like(current: Record | None, image: Record | None, *, emptied: bool = False) -> Record | None:
    """Give an image of a record with the private details of the record as it stands, if those were purged.

    `emptied` says that they were purged from the image alone.
    """
    private = private_of(current)
    if image is None or private is None or not (emptied or private.purged_on):
        return image
    return with_private(image, private)


def _purged(one: Touched, image: msgspec.Raw | None) -> bool:
    if image is None or b'"purged_on"' not in bytes(image):
        return False
    fields: Any = msgspec.json.decode(image)
    return any(bool(holder["private"].get("purged_on")) for holder in holders_in({"table": one.table, "after": fields}))


def _moved_on(one: Touched, current: Record | None, change: Change, last: Change | None) -> Problem:
    by = f" by {last.who} ({last.sentence})" if last is not None else " by another program"
    what = "has been taken away" if current is None else "has been changed again"
    return Problem(
        "undo.stale",
        f"{name_of(one.id, one.table, current)} {what} since{by}, "
        f"so {quoted_sentence(bare(change.sentence))} cannot be taken back.",
        "Look at its history and change it by hand.",
    )


def bare(sentence: str) -> str:
    """Give the sentence of the change itself, without the words that say it was taken back or brought back."""
    while sentence.startswith(("Undo: ", "Redo: ")):
        sentence = sentence[6:]
    return sentence
