"""What the store takes without a screen, in milliseconds beside its aims; the tests count the same work in steps."""

from __future__ import annotations

import datetime as dt
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

from store.commands.programme.items import edit_item
from store.desk import Desk
from store.queries.calendar.clock import clocks
from store.queries.programme.items import groups, rows
from store.queries.search import Haystack
from store.records import Question, WorkItem
from store.register import Register
from store.rules.findings import all_findings
from store.rules.findings.finding import Scene
from store.rules.in_steps import at_once
from store.rules.questions.private import findings as private_details
from store.rules.words.similar import alike, words_of
from store.rules.words.titles import clusters_in_steps
from tests.bench.big import records

TODAY = dt.date(2021, 7, 12)


class Measured(NamedTuple):
    """Some work, the best time of several in milliseconds, and the aim."""

    what: str
    best: float
    aim: str


def best(work: Callable[[], object], times: int = 5) -> float:
    """Give the shortest of several runs, in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return min(taken)


def measured(number: int = 10_000) -> Iterator[Measured]:
    """Measure the work that the tests count, over a register of so many records."""
    register = Register.of(*records(number))
    haystack = Haystack(register)
    titles = [item.title for item in register.all(WorkItem)]
    questions = [(one.id, one.text) for one in register.all(Question)]
    text = ("The 7 officers of Ward 12 asked 0 questions (at noon). " * 400)[:20_480]
    yield Measured("a letter typed into the search", best(lambda: haystack.matches("quarterly july police")), "<= 120")
    yield Measured("the programme in groups", best(lambda: groups(register, TODAY)), "<= 40")
    yield Measured("the programme in rows", best(lambda: rows(register, TODAY), 3), "")
    yield Measured("every finding", best(lambda: all_findings(Scene(register, TODAY)), 3), "<= 150")
    running_clocks = len({row.id for row in clocks(register, TODAY)})
    aim = f"<= {0.5 * running_clocks:.0f} (half a millisecond each)"
    yield Measured(f"{running_clocks} clocks that run", best(lambda: clocks(register, TODAY), 3), aim)
    yield Measured(f"{len(titles):,} titles in groups", best(lambda: at_once(clusters_in_steps(titles)), 2), "<= 2,000")
    yield Measured("private details in 20,480 characters", best(lambda: private_details(text)), "<= 200")

    def repeats() -> None:
        words_of.cache_clear()
        alike("How is the rise in council tax spent on rural officers?", questions)

    yield Measured(f"questions like one among {len(questions):,}", best(repeats, 3), "<= 100")
    yield from _file(register)


def _file(register: Register) -> Iterator[Measured]:
    with tempfile.TemporaryDirectory() as folder:
        path, bare = Path(folder) / "panel.json", Path(folder) / "bare.json"
        made = [record for table in register.tables.values() for record in table.values()]
        desk = Desk.create(path, made, today=TODAY, who="clerk")
        data = path.read_bytes()
        serials, items = count(1), [item.id for item in register.all(WorkItem)]

        def change() -> None:
            serial = next(serials)
            item = desk.register.need(WorkItem, items[serial])
            desk.run(edit_item, item=item.id, was=item, title=f"Renamed {serial}", all_the_same=True)

        def write() -> None:
            with bare.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())

        def opening() -> None:
            Desk.open(path, today=TODAY, who="clerk").close()

        writing, reading = best(write), best(lambda: json.loads(data))
        yield Measured("a change, forced to the disk", best(change), f"<= {4 * writing + 10:.0f} (4 bare writes + 10)")
        yield Measured("opening the file", best(opening), f"<= {3 * reading + 20:.0f} (3 bare readings + 20)")
        yield Measured("looking whether it changed", best(desk.refresh), "<= a tenth of opening")
        desk.close()
