"""Which changes in the journal touched exempt business, so that their words are withheld like its own."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from store.records import KINDS, Change, Minute, Record, Touched
from store.register import Register
from store.rules.publishing.withheld import MARK, WITHHELD_WORDS, as_public, has_exempt, is_of_exempt, without_words

_PARAGRAPH = b'"exempt_paragraph":'
"""Stands in the image of a minute that is exempt; of an open one the field is left out."""

_KIND_BY_TABLE = {kind.table: kind for kind in KINDS}


def is_apart(register: Register, change: Change) -> bool:
    """Say whether a change touched exempt business, as it stands now or as it stood before or after the change."""
    if not has_exempt(register):
        # Only a minute that was exempt can tell of it now; to read every image would double the time a history takes.
        raws = (raw for one in change.touched if one.table == Minute.table for raw in (one.before, one.after) if raw)
        return any(_PARAGRAPH in bytes(raw) for raw in raws)
    images = (each for one in change.touched for each in _images(one))
    now = (register.find(one.id) for one in change.touched)
    return any(one is not None and as_public(register, one) is not one for one in (*now, *images))


def _images(touched: Touched) -> Iterator[Record]:
    """Read the images of a record in the journal; those of an older shape are left out."""
    kind = _KIND_BY_TABLE.get(touched.table)
    for raw in (touched.before, touched.after) if kind is not None else ():
        try:
            if raw is not None and kind is not None:
                yield msgspec.json.decode(raw, type=kind)
        except msgspec.ValidationError:
            continue


def public_change(register: Register, change: Change) -> Change:
    """Give a change with its sentence withheld if it touched exempt business."""
    return replace(change, sentence=WITHHELD_WORDS) if is_apart(register, change) else change


def marked_change(register: Register, change: Change) -> Change:
    """Give a change with its sentence marked if it touched exempt business."""
    return replace(change, sentence=f"{MARK}: {change.sentence}") if is_apart(register, change) else change


def public_version(register: Register, version: Record) -> Record:
    """Give an earlier form of a record as the public may see it: what is exempt now was not open then."""
    public = as_public(register, version)
    if public is version and is_of_exempt(register, register.find(version.id)):
        return without_words(version)
    return public
