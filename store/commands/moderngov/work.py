"""The register as it becomes while a past is taken over, and the lines that tell of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from store.edit import Edit
from store.problems import Refused
from store.records import Minute, Record, WorkItem
from store.register import Register
from store.rules.imports import (
    Correction,
    Corrections,
    ImportDifference,
    ImportField,
    ImportLine,
    ImportPlace,
    ImportState,
)
from store.rules.words.wording import counted, listed

_NOTHING = Correction()
_TAKES = frozenset({ImportState.NEW, ImportState.DIFFERS, ImportState.LEFT})


class PastWork:
    """The register as it becomes, what was put into it, and a line for everything in the files."""

    def __init__(self, register: Register, today: dt.date, corrections: Corrections) -> None:
        """Begin with a register and what the clerk has said."""
        self.register = register
        self.before = register
        self.today = today
        self.corrections = corrections
        self.puts: dict[str, Record] = {}
        self.lines: list[ImportLine] = []

    @property
    def sentence(self) -> str:
        """Say what was taken over."""
        counts = Counter(
            line.what for line in self.lines if line.taken and line.state in {ImportState.NEW, ImportState.DIFFERS}
        )
        words = listed([counted(count, what) for what, count in counts.items()]) if counts else "nothing new"
        return f"Imported from modern.gov: {words}"

    def do(self, edit: Edit) -> None:
        """Go on from the register after an edit."""
        self.puts |= {record.id: record for record in edit.puts}
        self.register = self.register.with_edit(edit)

    def put(self, *records: Record) -> None:
        """Go on with some records as they are now."""
        self.do(Edit("", records))

    @contextmanager
    def at(self, meeting: str) -> Iterator[None]:
        """Work for a while with the items and minutes of one meeting alone; what is put then goes into the whole.

        Each new minute looks through those of its meeting, which in the whole register are sorted out anew after every
        edit: 1,800 minutes took 11 s so, and take 5.
        """
        whole, before = self.register, dict(self.puts)
        tables = dict(whole.tables)
        for kind in (Minute, WorkItem):
            table = whole.tables[kind.table]
            tables[kind.table] = {key: one for key, one in table.items() if getattr(one, "meeting", None) == meeting}
        self.register = Register(tables, whole.serials)
        yield
        self.register = whole.with_edit(
            Edit("", tuple(one for key, one in self.puts.items() if before.get(key) is not one))
        )

    def said(self, key: str) -> Correction:
        """Give what the clerk said of a line."""
        return self.corrections.get(key, _NOTHING)

    def typed(self, key: str, name: str) -> str:
        """Give what the clerk typed or chose in a field of a line; empty if nothing."""
        return str(self.said(key).values.get(name, "")).strip()

    def tell(self, key: str, state: ImportState, what: str, words: str, **more: Any) -> None:
        """Tell of a line; it is taken if it is new, and can be taken or left."""
        given: dict[str, Any] = {"taken": state is ImportState.NEW, "can_take": state in _TAKES} | more
        self.lines.append(ImportLine(key=key, state=state, what=what, words=words, **given))

    def unplaced(self, key: str, what: str, words: str, why: str, place: ImportPlace, **more: Any) -> None:
        """Tell of words that found no place."""
        self.tell(key, ImportState.UNPLACED, what, words, why=why, place=place, **more)

    def there(
        self,
        key: str,
        what: str,
        words: str,
        record: str,
        differs: Iterable[ImportDifference],
        follow: Callable[[Sequence[str]], None],
        **more: Any,
    ) -> None:
        """Tell of a line whose record is there. What is empty there is filled; what differs is followed only if taken.

        `follow` records the fields with some labels, and may raise Refused.
        """
        given = tuple(differs)
        fills = tuple(one for one in given if not one.ours)
        others = tuple(one for one in given if one.ours)
        parts = [(key, fills, True)] if fills or not others else []
        parts += [(f"{key}:differs", others, False)] if others else []
        for name, part, unasked in parts:
            said = self.said(name).taken
            taken, why = bool(part) and (unasked if said is None else said), more.get("why", "")
            if taken:
                try:
                    follow([one.label for one in part])
                except Refused as refused:
                    taken, why = False, sentences(refused)
            state = ImportState.DIFFERS if part else ImportState.THERE
            told = more | {"why": why, "record": record, "differs": part, "taken": taken, "can_take": bool(part)}
            self.tell(name, state, what, words, **told)

    def refused(self, key: str, what: str, words: str, refused: Refused, place: ImportPlace, **more: Any) -> None:
        """Tell of what cannot be recorded, with every reason."""
        self.unplaced(key, what, words, sentences(refused), place, **more)


def sentences(refused: Refused) -> str:
    """Say all that a refusal says on one line."""
    return " ".join(str(problem) for problem in refused.problems)


def difference(label: str, ours: str, file: str) -> tuple[ImportDifference, ...]:
    """Give a difference, if the file has something and it does not read the same."""
    if not file or " ".join(ours.split()) == " ".join(file.split()):
        return ()
    return (ImportDifference(label, ours, file),)


def choice_field(name: str, label: str, value: str, choices: Iterable[tuple[str, str]]) -> ImportField:
    """Give a field of which one of some values is chosen."""
    return ImportField(name, label, value, tuple(choices))
