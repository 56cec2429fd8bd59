"""A purge from end to end, as both faces run it: what is due to go, the change, and what still holds details after it.

The law wants personal data kept no longer than they are needed (UK GDPR article 5(1)(e)); how long that is, the panel
sets: of the contact details of questioners, and of what was said in complaints.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from pathlib import Path
from typing import NamedTuple

from store.commands.questions.after import purgeable, purgeable_in_journal
from store.desk import Desk
from store.private_places import FIELDS, FileLeft, in_records, left_in_files, named_openly
from store.records import Record
from store.register import Register
from store.rules.complaints.retention import complaint_forms, complaints_in_journal, purgeable_complaints


class Purge(NamedTuple):
    """A kind of purge: the records that are due, the ids that are due in the journal alone, and `forms`.

    That gives, by the id of a record, the keys under which the forms on it keep what was typed and not saved.
    """

    forms: Callable[[str], tuple[str, ...]]
    records: Callable[[Register, dt.date], tuple[Record, ...]]
    in_journal: Callable[[Register, dt.date, Collection[str]], tuple[str, ...]]


CONTACTS = Purge(lambda one: (f"question:{one}",), purgeable, purgeable_in_journal)
"""The contact details of questioners."""

COMPLAINTS = Purge(complaint_forms, purgeable_complaints, complaints_in_journal)
"""What was said in complaints against the commissioner."""


class Due(NamedTuple):
    """What is due to go: the ids of the records, those whose details stand in the journal, the details themselves.

    `kept` are the details that the panel's file still needs, `waiting` the ids of their records.
    """

    purge: Purge

    ids: tuple[str, ...]
    in_journal: tuple[str, ...]
    details: frozenset[str]
    kept: frozenset[str]
    waiting: frozenset[str]


def due_to_go(desk: Desk, purge: Purge = CONTACTS) -> Due:
    """Find the private details that are due to go, in the records and in the journal. Raises FileTrouble."""
    records, openly = in_records(desk.register), named_openly(desk.register)
    journal = {
        record: {one for one in details if one in records.get(record, ()) or not openly(one)}
        for record, details in desk.details_in_journal().items()
    }
    ids = tuple(
        dict.fromkeys(
            (
                *(one.id for one in purge.records(desk.register, desk.today)),
                *purge.in_journal(desk.register, desk.today, frozenset(journal)),
            )
        )
    )
    places = (records, journal)
    return Due(
        purge,
        ids,
        tuple(journal),
        frozenset(one for place in places for asked in ids for one in place.get(asked, ())),
        frozenset(one for place in places for asked, some in place.items() if asked not in ids for one in some),
        frozenset(asked for place in places for asked in place if asked not in ids),
    )


def left_after(desk: Desk, due: Due, *folders: Path) -> tuple[FileLeft, ...]:
    """Empty the program's own kept forms of what was purged, and name every file that still holds such details.

    The forms on such a record are emptied because saving it would bring the details back. Looked through are the folder
    of the panel's file and `folders`.
    """
    desk.drafts.empty({form for one in due.ids for form in due.purge.forms(one)}, FIELDS)
    return still_there(desk, due, *folders)


def still_there(desk: Desk, due: Due, *folders: Path) -> tuple[FileLeft, ...]:
    """Name every file that holds what is due to go, or details that the panel's file has no more; change nothing."""
    openly = named_openly(desk.register)
    return left_in_files(desk.path, due.details, due.kept, *folders, waiting=due.waiting, openly=openly)
