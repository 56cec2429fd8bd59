"""What whoever runs a desk on a server does with it: make it, fill it, check it, and say who may do what."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import psycopg

from store.file.altered import differences, told
from store.file.codec import FORMAT, Contents
from store.file.migrations import up_to_date
from store.file.panel_file import PanelFile
from store.file.papers_folder import folder_of
from store.file.papers_parcel import names_in
from store.file.reading import read_contents
from store.journal.changes import chain_of, first_broken, number_of
from store.journal.journal import Journal, Nowhere
from store.team import troubles
from store.team.address import Address
from store.team.copying import make_desk, tables_of
from store.team.fetching import with_papers
from store.team.newer import standing_of
from store.team.questions import Questions
from store.team.room import ServerRoom
from store.team.wire import PATIENT, Wire, WireBroken


def copy_in(path: Path, address: Address) -> int:
    """Put a panel's file on a server as a new desk; give how many records there are. Raises FileTrouble."""
    import datetime as dt

    file = PanelFile.open(path, day=dt.date.min, read_only=True)
    try:
        wire = Wire(address)
        wire.connect()
        try:
            make_desk(wire, address, file.contents, file.archive)
            _send_papers(wire, address, file.contents, path)
        finally:
            wire.close()
        return sum(map(len, file.contents.register.tables.values()))
    finally:
        file.close()


def _send_papers(wire: Wire, address: Address, held: Contents, path: Path) -> None:
    question = Questions(address.panel, private=True).keep_paper()
    for name in names_in(with_papers(held.register)):
        place = folder_of(path) / name
        if place.exists():
            wire.ask(question, (name, place.read_bytes()), PATIENT)


class Checked(NamedTuple):
    """What was found of a desk on a server: what is well, and what is not, each a sentence."""

    well: tuple[str, ...]
    wrong: tuple[str, ...]


def check(signpost: Path) -> Checked:
    """Look whether the journal of a desk is unbroken and its records are as their last change left them.

    Raises FileTrouble if it cannot be read.
    """
    room = ServerRoom.open(signpost, read_only=True)
    try:
        journal = Journal(room.contents.lines, room.archive)
        lines = [line for _, read in journal.stretches() for line in read()]
        numbers = [number_of(line) for line in lines]
        wrong = [
            f"C{one} is not in the journal." for one in sorted(set(range(1, max(numbers, default=0))) - set(numbers))
        ]
        if len(set(numbers)) != len(numbers):
            wrong.append("A change stands twice in the journal.")
        broken = first_broken(lines[1:], chain_of(lines[0])) if lines else None
        wrong += [f"The journal differs from what was written, at C{broken} or just before."] if broken else []
        altered = told(differences(room.contents, room.archive)) if room.sees_private else []
        wrong += [f"The {one}." for one in altered]
        count = sum(map(len, room.contents.register.tables.values()))
        well = (f"{count:,} records, {len(lines):,} changes.", f"You work there as the role {room.role}.")
        return Checked(well, tuple(wrong))
    finally:
        room.close()


def bring_up_to_date(address: Address) -> int | None:
    """Bring a desk of an older format up to the present one; gives the format it had, None if it is of today.

    What stood there is kept in a schema beside it, named by its format; nobody else sees a state between the two.

    Raises FileTrouble if there is none, it is of a newer program, or this role does not own it.
    """
    wire = Wire(address)
    wire.connect()
    try:
        standing = wire.ask(Questions(address.panel, private=True).standing())[0]
        written = standing_of(standing).format
        if written > FORMAT:
            raise troubles.newer(address, written)
        if written == FORMAT:
            return None
        place = Path(address.panel)
        fresh = read_contents(up_to_date(tables_of(wire, address), place), place, unchecked=True)
        make_desk(wire, address, fresh, Nowhere(), aside=f"{address.panel}_format_{written}")
    except WireBroken:
        raise troubles.unreachable(address, "the connection broke") from None
    except psycopg.Error:
        raise troubles.no_desk(address, wire.role) from None
    else:
        return written
    finally:
        wire.close()


def there_is_one(address: Address) -> bool:
    """Say whether there is a desk of that name which this role may see. Raises FileTrouble if the server is away."""
    wire = Wire(address)
    wire.connect()
    try:
        return bool(wire.ask("select to_regclass(%s) is not null", [f'"{address.panel}".desk'])[0][0])
    except psycopg.Error:
        return False
    finally:
        wire.close()
