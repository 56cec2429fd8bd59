"""An hour of a clerk's work in one process, measured key by key: `sitting` goes from the start to quitting."""

from __future__ import annotations

import datetime as dt
import importlib
import importlib.util
import os
import re
import statistics
import time
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from typing import Final

from store.commands.programme.items import edit_item
from store.desk import Desk
from store.records import WorkItem
from tests.bench.acts import ACTS, ESCAPE, HOME, UNDONE, Act
from tests.bench.keyboard import listen, press, rest
from tests.bench.measuring import Figures, Program, p95
from tests.bench.terminal import Answer, Terminal

DAY: Final = dt.date(2021, 7, 12)
_AT_ONCE = 25
"""So many keys are sent in one write where they are not measured."""
_REVISION = re.compile(rb'"revision":(\d+)')
_HEAD = 4096
"""So many bytes of a file say how often it was changed."""
_SINGLY = 20
"""Of a thousand undos the first and the last so many are measured."""
_SAVES = 6
_FORMS = 40
_PATIENCE = 20
_OF_WORK = 0.2
"""Seconds after which a key counts as one that nothing answers, where it is one that has much worked out first."""
_IDLE = 0.03
"""Of a second the program works so long at most while it does nothing."""
_CALM = 2
"""In so many seconds in a row: between a key and what is looked ahead at behind it nothing is done for most of one."""
_AT_LAST = 300
"""Seconds within which the program must come to rest. To go on after 60 hid that it still did what had been typed."""
_LOOKS_AGAIN = 1.6
"""Seconds within which the program looks for what others have saved."""


def sitting(env: Mapping[str, str], *, whole: bool = True) -> Callable[[Program], Figures]:
    """Start, do everything in `ACTS`, take back a thousand changes, have a colleague save, open forty forms, quit.

    Each figure is there twice: in milliseconds, and with ` cpu` behind its name in those that the processor worked for
    it. Of the yardstick only start, keys and quitting are measured. What is not `whole` stops before the long undo.
    """

    def measure(program: Program) -> Figures:
        terminal = program.open(env)
        found: dict[str, float] = {}
        _note(found, "start, first words", _begun(terminal, terminal.wait_for(program.ready, timeout=60)))
        _note(found, "start, complete", completed(terminal))
        found["memory at the start"] = terminal.memory()
        if program.path is None:
            _several(found, "cursor key", [terminal.answer(b"j") for _ in range(40)])
        else:
            _work(terminal, found)
            if whole:
                _undo(terminal, found, program.path)
                _colleague(terminal, found, program.path)
                many_forms(terminal)
            rest(terminal)
            found["memory after an hour"] = terminal.memory()
        found["quit"] = terminal.quit(b"q") * 1000
        return found

    return measure


def starting(env: Mapping[str, str]) -> Callable[[Program], Figures]:
    """Start until the first screen is complete, and end it at once: a session measures one start a round, which says
    little. On a machine with others at work the sample was at 1.23 and at 1.37 × bare in two rounds of one state.
    """

    def measure(program: Program) -> Figures:
        terminal = program.open(env)
        found: dict[str, float] = {}
        _note(found, "start, first words", _begun(terminal, terminal.wait_for(program.ready, timeout=60)))
        _note(found, "start, complete", completed(terminal))
        terminal.kill()
        return found

    return measure


def forms_row() -> Callable[..., Figures] | None:
    """Give what measures forms, if this checkout has it."""
    if importlib.util.find_spec("tests.bench.forms") is None:
        return None
    measure: Callable[..., Figures] | None = getattr(importlib.import_module("tests.bench.forms"), "measured", None)
    return measure


def _begun(terminal: Terminal, seconds: float) -> Answer:
    return Answer(seconds, len(terminal.seen), terminal.used())


def completed(terminal: Terminal) -> Answer:
    """Wait for the last byte of the start: the screen is complete when nothing more comes for a while."""
    last, used = time.perf_counter(), terminal.used()
    while data := terminal.read(0.3):
        last, used = time.perf_counter(), terminal.used()
        terminal.seen += data
    return Answer(last - terminal.started, len(terminal.seen), used)


def _work(terminal: Terminal, found: dict[str, float]) -> None:
    _wait_for_ahead(terminal)
    gathered: dict[str, list[Answer]] = {}
    for act in ACTS:
        gathered.setdefault(row_of(act), []).extend(done(terminal, act))
    for label, answers in gathered.items():
        _several(found, label, answers)
    found["bytes of a cursor key"] = statistics.median(one.size for one in gathered["cursor key"])


def _wait_for_ahead(terminal: Terminal) -> None:
    """Wait until nothing more is worked out ahead, as a clerk does who reads the first screen.

    It goes on in short steps with pauses, so that `rest` alone may end between two of them: then a first visit at
    100,000 records took 109 ms or 45, as it happened.
    """
    until, calm = time.monotonic() + _AT_LAST, 0
    rest(terminal)
    while calm < _CALM:
        if time.monotonic() > until:
            raise TimeoutError(f"the program was not at rest within {_AT_LAST} s")
        used = terminal.used()
        listen(terminal, 1)
        calm = calm + 1 if terminal.used() - used < _IDLE else 0


def row_of(act: Act) -> str:
    """Name the row to which an act belongs; several words typed make one row."""
    return act.label.partition(" of ")[0]


def done(terminal: Terminal, act: Act) -> list[Answer]:
    """Do an act as often as it says; gives the answers to what is measured of it."""
    answers = []
    for _ in range(act.times):
        press(terminal, act.before)
        if act.ahead:
            _wait_for_ahead(terminal)
        answers += [
            terminal.answer(key, act.quiet, patience=_PATIENCE if act.quiet >= _OF_WORK else 3) for key in act.keys
        ]
        # Only when the program rests: a key that came into a window on its way out would be another key.
        press(terminal, act.after)
    return [one for one in answers if one.size]


def _undo(terminal: Terminal, found: dict[str, float], path: Path) -> None:
    """Change a thousand times and take it back; the first and the last are measured, in the programme."""
    press(terminal, [HOME])
    begun = saved_so_often(path)
    _at_once(terminal, b"*", UNDONE, path)
    first = _one_by_one(terminal, path)
    _at_once(terminal, b"u", UNDONE - 2 * _SINGLY, path)
    last = _one_by_one(terminal, path)
    if saved_so_often(path) != begun + 2 * UNDONE:
        raise RuntimeError(f"{UNDONE} changes and undos saved the file {saved_so_often(path) - begun} times")
    _several(found, "undo, the first", first)
    _several(found, "undo, the thousandth", last)


def _at_once(terminal: Terminal, key: bytes, times: int, path: Path) -> None:
    """Press a key many times, and wait until the file holds what came of each.

    Silence is no sign of that: at 100,000 records nothing is painted for longer than 0.3 s while keys wait, so that
    each undo stood behind hundreds of changes still to be made. It read 302 ms for the 57 that a change takes there.
    """
    for done in range(0, times, _AT_ONCE):
        keys = min(_AT_ONCE, times - done)
        after = saved_so_often(path) + keys
        os.write(terminal.fd, key * keys)
        _wait_for(terminal, path, after)
    _wait_for_ahead(terminal)


def _one_by_one(terminal: Terminal, path: Path) -> list[Answer]:
    """Take back some changes, each when what is said of the one before is on the screen."""
    after = saved_so_often(path) + _SINGLY
    answers = [terminal.answer(b"u") for _ in range(_SINGLY)]
    _wait_for(terminal, path, after)
    return answers


def _wait_for(terminal: Terminal, path: Path, often: int) -> None:
    """Wait until a file was changed so often."""
    terminal.wait_until(lambda: saved_so_often(path) >= often, timeout=60)


def saved_so_often(path: Path) -> int:
    """Read off the head of a panel's file how many times it has been changed."""
    with path.open("rb") as file:
        head = _REVISION.search(file.read(_HEAD))
    if head is None:
        raise ValueError(f"{path.name} does not say how often it was changed")
    return int(head[1])


def _colleague(terminal: Terminal, found: dict[str, float], path: Path) -> None:
    """Save from another process; what counts is for how long the refresh keeps the processor, and so the keys.

    Of each what the program uses in as long a time in which nobody saves is taken off, 5 to 16 ms of three seconds:
    most of it goes into looking whether the file has changed. The least of three such times counts, once the program
    rests: while it still had a minute of undos to do at 100,000 records, more was taken off than a refresh takes, and
    the row said 0.
    """
    desk = Desk.open(path, today=DAY, who="colleague")
    items, answers = [item.id for item in desk.register.all(WorkItem)], []
    _wait_for_ahead(terminal)
    idle = min(_heard(terminal).processor for _ in range(3))
    for number in range(_SAVES):
        rest(terminal)
        item = desk.register.need(WorkItem, items[number])
        desk.run(edit_item, item=item.id, was=item, comments=f"Saved meanwhile, {number}.", all_the_same=True)
        heard = _heard(terminal)
        spent = max(heard.processor - idle, 0.0)
        answers.append(Answer(spent, heard.size, spent))
    desk.close()
    _several(found, "refresh after a colleague's save", answers)


def _heard(terminal: Terminal) -> Answer:
    """Listen until the program must have looked for what others have saved, and has said what it says to it."""
    begun = terminal.used()
    seen = listen(terminal, 2 * _LOOKS_AGAIN)
    spent = terminal.used() - begun
    return Answer(spent, len(seen), spent)


def many_forms(terminal: Terminal) -> None:
    """Open forty forms and leave them, as an hour of work does; how long each takes is measured by a row of its own."""
    serial = count()
    while next(serial) < _FORMS:
        press(terminal, [b"n", ESCAPE])


def _note(found: dict[str, float], label: str, answer: Answer) -> None:
    found[label], found[f"{label} cpu"] = answer.seconds * 1000, answer.processor * 1000


def _several(found: dict[str, float], label: str, answers: list[Answer]) -> None:
    for name, values in (
        ("", [one.seconds * 1000 for one in answers]),
        (" cpu", [one.processor * 1000 for one in answers]),
    ):
        found[f"{label}, p50{name}"] = statistics.median(values)
        found[f"{label}, p95{name}"] = p95(values)
