"""Programs of their own for the tests: one that writes changes, and one that kills writers and looks what is left.

python -m tests.store.file.workers write FILE NAME COUNT
python -m tests.store.file.workers kill FILE COUNT SEED
python -m tests.store.file.workers account NUMBER GROUP UMASK FILE NAME STEP...
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import select
import signal
import sys
from pathlib import Path

from store.desk import Desk
from store.file import parts
from store.file.doctor import examine
from store.file.drafts import Drafts
from store.file.storage import DurableStorage
from store.file.temporary import throw_away
from store.papers.questions.letter_forms import write_letter
from store.papers.questions.letters import Letter
from store.problems import FileTrouble
from tests.store.file.samples import NOON, add, make, rename


def write(path: Path, name: str, count: int) -> None:
    """Make so many changes, one after another, beside whoever else is writing."""
    desk = Desk.open(path, who=name)
    for number in range(count):
        if desk.run(add, title=f"{name} {number}") is None:
            sys.exit("A change was not made.")


def kill(path: Path, count: int, seed: int) -> dict[str, int]:
    """Start and kill so many writers; give how many files were unreadable and acknowledged changes lost.

    `under_way` counts the kills that came while a write was under way, told by the temporary file it left; `gaps` how
    often the journal, parts and all, was not every change once; `odd` how often the file was not as it had been saved.
    """
    chance = random.Random(seed)
    found = {"kills": 0, "acknowledged": 0, "unreadable": 0, "lost": 0, "under_way": 0, "gaps": 0, "odd": 0}
    kept: set[str] = set()
    for _ in range(count):
        acknowledged = _kill_one(path, chance)
        found["kills"] += 1
        found["acknowledged"] += len(acknowledged)
        kept |= acknowledged
        found["under_way"] += bool(DurableStorage(path).leftovers())
        try:
            desk = Desk.open(path)
        except FileTrouble:
            found["unreadable"] += 1
            continue
        found["lost"] += sum(desk.register.find(item) is None for item in kept)
        changes = [change.id for change in desk.history()]
        found["gaps"] += changes != [f"C{number}" for number in range(desk.revision, 0, -1)]
        found["odd"] += bool(desk.remarks)
    return found


def _kill_one(path: Path, chance: random.Random) -> set[str]:
    """Let a writer acknowledge a few changes, then kill it at an arbitrary moment; give what it acknowledged."""
    reading, writing = os.pipe()
    writer = os.fork()
    if writer == 0:
        _write_for_ever(path, writing)
    os.close(writing)
    heard = b""
    wanted = chance.randint(0, 3)
    while heard.count(b"\n") < wanted:
        heard += os.read(reading, 100)
    select.select([], [], [], chance.uniform(0.0, 0.006))
    os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)
    while more := os.read(reading, 1000):
        heard += more
    os.close(reading)
    return set(heard.decode().split("\n")[:-1])


def _write_for_ever(path: Path, pipe: int) -> None:
    desk = Desk.open(path)
    while True:
        change = desk.run(add, title="acknowledged")
        if change is not None:
            os.write(pipe, f"{change.touched[0].id}\n".encode())
        desk.run(rename, item="W1", title=f"after {desk.revision}")


def account(number: int, group: int, path: Path, name: str, steps: list[str]) -> list[object]:
    """Work as another account of this computer; give what each step found.

    Steps: `make`, `share` (give the file to the group), `write:COUNT`, `next-day:DAYS`, `draft`, `letter`, `doctor`.
    """
    with throw_away() as rehearsal:
        # Whatever is loaded when first used is loaded now: another account may not be able to read this Python.
        _work(rehearsal, name, ["make", "write:1", "next-day:1", "write:1", "draft", "letter", "doctor"])
    os.setgroups([group])
    os.setgid(group)
    os.setuid(number)
    return _work(path, name, steps)


def _work(path: Path, name: str, steps: list[str]) -> list[object]:
    day, found = NOON, list[object]()
    for step in steps:
        word, _, count = step.partition(":")
        if word == "make":
            make(path, who=name).close()
        elif word == "share":
            path.chmod(0o660)
        elif word == "next-day":
            day += dt.timedelta(days=int(count))
        elif word == "doctor":
            report = examine(path)
            found.append([report.verdict.value, [backup.path.name for backup in report.backups], report.sentences])
        elif word == "draft":
            Drafts(path, name).keep("item:new", {"title": "half"})
        elif word == "letter":
            letter = Letter("Q1-reply.eml", "", "", "", b"words", "")
            found.append(write_letter(letter, path.parent / "drafts", path).name)
        else:
            desk = Desk.open(path, who=name, clock=lambda now=day: now)  # type: ignore[misc]
            for one in range(int(count)):
                desk.run(add, title=f"{name} {one}")
            found.append([str(problem) for problem in desk.warnings])
            desk.close()
    return found


if __name__ == "__main__":
    # A file that holds few changes moves some into a part every other moment: more borders to be killed at.
    vars(parts).update(MOST_CHANGES=12, KEPT_CHANGES=4)
    if sys.argv[1] == "account":
        os.umask(int(sys.argv[4], 8))
        told = account(int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[5]), sys.argv[6], sys.argv[7:])
        sys.stdout.write(json.dumps(told))
    elif sys.argv[1] == "write":
        write(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
    else:
        sys.stdout.write(json.dumps(kill(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))))
