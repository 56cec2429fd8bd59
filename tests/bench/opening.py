"""Where the start on a large file goes: what each part of it takes before the first screen can be drawn.

`python -m tests.bench.opening [RECORDS]` prints the processor's milliseconds, the best of three, of what nobody can do
without: the bytes of the file, their checks, the records made of them, and the programme put under its meetings. What
of the start is left is the interpreter, the modules and the first screen, which are the same for the sample.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from store.desk import Desk
from store.file.as_saved import split_as_saved
from store.file.reading import read_table
from store.queries.calendar.clock import next_deadline
from store.queries.programme.items import groups
from store.records import KINDS, Minute, Question, Record, WorkItem
from store.register import Register
from tests.bench.bench import DAY
from tests.bench.big import make
from tests.bench.session import DAY as TODAY

_TIMES = 3
_SHOWN = (WorkItem, Minute, Question)
"""Of the large tables those that the first screen asks for: the programme, and the counts of its top line."""


def measured(records: int) -> Iterator[tuple[str, float]]:
    """Give each part of opening a file of so many records, with its milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "panel.json"
        make(path, records)
        gc.disable()
        data = path.read_bytes()
        tables = split_as_saved(data)
        assert tables is not None
        yield "the bytes are read", _best(path.read_bytes)
        yield "taken apart and held to their checks", _best(lambda: split_as_saved(data))
        for kinds, of in ((_SHOWN, "that the first screen asks for"), (KINDS, "of all tables")):
            texts = [(kind, tables[kind.table]) for kind in kinds]
            yield f"records made of it, {of}", _best(partial(_read, texts, path))
        yield "the whole of it: a desk is opened", _best(lambda: _opened(path))
        desk = _opened(path)
        yield "items put under their meetings", _best(lambda: groups(_fresh(desk.register), TODAY))
        yield "the next deadline for the top line", _best(lambda: next_deadline(_fresh(desk.register), TODAY))
        desk.close()


def _read(texts: list[tuple[type[Record], bytes]], path: Path) -> None:
    for kind, text in texts:
        read_table(kind, text, path, as_saved=True)


def _opened(path: Path) -> Desk:
    return Desk.open(path, today=TODAY, who="clerk", read_only=True)


def _fresh(register: Register) -> Register:
    """Give a register of the same tables of which nothing has been asked."""
    return Register(register.tables, register.serials)


def _best(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(_TIMES):
        begun = time.process_time()
        work()
        taken.append((time.process_time() - begun) * 1000)
    return min(taken)


if __name__ == "__main__":
    print(f"On {DAY}:")
    for what, took in measured(*map(int, [*sys.argv[1:], "100000"][:1])):
        print(f"{took:7.1f}  {what}", flush=True)
