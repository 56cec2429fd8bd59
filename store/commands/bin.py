"""Putting records in the bin and taking them out again. Nothing is destroyed: a binned record is kept whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec.structs import replace

from store.commands.fields import Problems
from store.edit import Edit
from store.problems import Problem
from store.records import Record
from store.register import Register, kind_of_id
from store.rules.bin import (
    record_words,
    votes_along,
    warnings_for_restore,
    why_not_bin_events,
    why_not_bin_together,
    why_not_restore,
)
from store.rules.programme.passed import why_ask_binning
from store.rules.words.wording import counted


def bin_records(register: Register, today: dt.date, /, *, ids: tuple[str, ...], all_the_same: bool = False) -> Edit:
    """Put records of any kind in the bin; those that belong together can go in one step.

    A vote that stands only in a minute goes into the bin and comes out with it. `all_the_same` says that it is meant
    although the meeting of an item has passed.

    Raises:
        Refused: with every record that is unknown, must be kept or is still needed by others.
    """
    problems = Problems()
    records = _chosen(register, ids, problems)
    problems.add(*why_not_bin_together(register, records), *why_not_bin_events(register, records))
    problems.ask(all_the_same, why_ask_binning(register, records, today))
    problems.refuse()
    puts = tuple(replace(record, binned_on=today) for record in (*records, *votes_along(register, records)))
    return Edit(f"Put {_words(register, records)} in the bin", puts)


def restore_records(register: Register, today: dt.date, /, *, ids: tuple[str, ...], all_the_same: bool = False) -> Edit:
    """Take records out of the bin; the sentence tells what one refers to that stays in the bin.

    `all_the_same` says that it is meant although the meeting that an item comes back to has passed.

    Raises:
        Refused: with every record that is unknown, not in the bin, or belongs to one that stays there.
    """
    problems = Problems()
    records = _chosen(register, ids, problems)
    together = frozenset(ids)
    problems.add(*(why_not_restore(register, record, together) for record in records))
    problems.add(*why_not_bin_events(register, records))
    problems.ask(all_the_same, why_ask_binning(register, records, today))
    problems.refuse()
    puts = tuple(replace(record, binned_on=None) for record in (*records, *votes_along(register, records)))
    told = dict.fromkeys(note for record in records for note in warnings_for_restore(register, record, together))
    sentences = [f"Took {_words(register, records)} out of the bin", *(note.rstrip(".") for note in told)]
    return Edit(". ".join(sentences), puts)


def _chosen(register: Register, ids: tuple[str, ...], problems: Problems) -> list[Record]:
    """Give the records with these ids, each once; binned ones as well."""
    if not ids:
        problems.add(Problem("nothing-chosen", "Nothing is chosen.", "Mark one or more records first.", "ids"))
    chosen = []
    for record_id in dict.fromkeys(ids):
        record = register.find(record_id)
        if record is None:
            kind = kind_of_id(record_id)
            sentence = f"There is no {kind.noun if kind else 'record'} “{record_id}”."
            problems.add(Problem("unknown-id", sentence, "Look its id up in the list.", "ids"))
        else:
            chosen.append(record)
    return chosen


def _words(register: Register, records: Sequence[Record]) -> str:
    """Name one record; count several, by their kind if they are of one."""
    if len(records) == 1:
        return record_words(register, records[0])
    nouns = {record.noun for record in records}
    return counted(len(records), nouns.pop() if len(nouns) == 1 else "record")
