"""A purge from end to end, as both faces run it: what is due to go, the change, and what still holds details after it.

The law wants contact details kept no longer than they are needed (UK GDPR article 5(1)(e)); how long that is, the panel
sets.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from store.commands.questions.after import purgeable, purgeable_in_journal
from store.desk import Desk
from store.private_places import FIELDS, FileLeft, in_records, left_in_files

EDITED: str = "question"
"""The beginning of the key under which the form on a question keeps what was typed and not saved."""


class Due(NamedTuple):
    """What is due to go: the ids of the questions, those whose details stand in the journal, the details themselves.

    `kept` are the details that the panel's file still needs, `waiting` the ids of their questions.
    """

    ids: tuple[str, ...]
    in_journal: tuple[str, ...]
    details: frozenset[str]
    kept: frozenset[str]
    waiting: frozenset[str]


def due_to_go(desk: Desk) -> Due:
    """Find the contact details that are due to go, in the records and in the journal. Raises FileTrouble."""
    journal, records = desk.details_in_journal(), in_records(desk.register)
    ids = tuple(
        dict.fromkeys(
            (
                *(question.id for question in purgeable(desk.register, desk.today)),
                *purgeable_in_journal(desk.register, desk.today, journal),
            )
        )
    )
    places = (records, journal)
    return Due(
        ids,
        tuple(journal),
        frozenset(one for place in places for asked in ids for one in place.get(asked, ())),
        frozenset(one for place in places for asked, some in place.items() if asked not in ids for one in some),
        frozenset(asked for place in places for asked in place if asked not in ids),
    )


def left_after(desk: Desk, due: Due, *folders: Path) -> tuple[FileLeft, ...]:
    """Empty the program's own kept forms of what was purged, and name every file that still holds such details.

    The form on a question is emptied because saving it would bring the details back. Looked through are the folder of
    the panel's file and `folders`.
    """
    desk.drafts.empty({f"{EDITED}:{one}" for one in due.ids}, FIELDS)
    return still_there(desk, due, *folders)


def still_there(desk: Desk, due: Due, *folders: Path) -> tuple[FileLeft, ...]:
    """Name every file that holds what is due to go, or details that the panel's file has no more; change nothing."""
    return left_in_files(desk.path, due.details, due.kept, *folders, waiting=due.waiting)
