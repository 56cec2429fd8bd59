"""The files of papers, between this computer and the server: what a record names is brought here once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from store.file.papers_folder import folder_of, keep
from store.file.papers_parcel import names_in
from store.records import Meeting, Record, WorkItem
from store.register import Register

_AT_ONCE = 8


def bring_papers(ask: Callable[..., list[Any]], question: Any, records: Iterable[Record], path: Path) -> None:
    """Put the files that records name beside a signpost, unless they are there. Raises FileTrouble."""
    folder = folder_of(path)
    lacking = [name for name in names_in(records) if not (folder / name).exists()]
    for start in range(0, len(lacking), _AT_ONCE):
        for name, data in ask(question, (lacking[start : start + _AT_ONCE],)):
            keep(bytes(data), Path(name).suffix, path)


def with_papers(register: Register) -> list[Record]:
    """Give the records that may name files."""
    items = [one for one in register.tables[WorkItem.table].values() if isinstance(one, WorkItem) and one.papers]
    return [*items, *register.tables[Meeting.table].values()]
