"""What whoever runs a desk on a server does with it: make it, fill it, check it, and say who may do what."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from store.file.altered import differences
from store.file.altered import told as altered_words
from store.file.codec import FORMAT, Contents
from store.file.doctor import Examined, Verdict
from store.file.migrations import up_to_date
from store.file.panel_file import PanelFile
from store.file.papers_folder import folder_of
from store.file.papers_parcel import names_in
from store.file.reading import read_contents
from store.journal.changes import chain_of, first_broken, number_of
from store.journal.journal import Journal, Nowhere
from store.links import dangling
from store.problems import FileTrouble, Problem
from store.records import KINDS
from store.rules.words.wording import counted
from store.team import troubles
from store.team.address import Address, read_signpost
from store.team.copying import make_desk, tables_of
from store.team.fetching import with_papers
from store.team.library import psycopg
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


_FEW = 10


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
        wrong, changes = _wrong_in(room)
        count = sum(map(len, room.contents.register.tables.values()))
        well = (
            f"{counted(count, 'record')}, {counted(changes, 'change')}.",
            f"You work there as the role {room.role}.",
        )
        return Checked(well, wrong)
    finally:
        room.close()


def examine_desk(signpost: Path) -> Examined:
    """Look a desk on a server over as the doctor does a file; every fault is in the report instead of being raised."""
    try:
        address = read_signpost(signpost)
        room = ServerRoom.open(signpost, read_only=True)
    except FileTrouble as error:
        return _unreadable(signpost, error.problem)
    try:
        wrong, changes = _wrong_in(room)
        broken = dangling(room.contents.register)
        wrong += tuple(f"{link.holder} names {link.target}, which is not there." for link in broken[:_FEW])
        tables = room.contents.register.tables
        backed_up = "Backups are made on the server by whoever runs it."
        own = f"A file of your own is written by: secretariat desk copy-out FILE --desk {address}"
        own = own if room.sees_private else "A reader is given no file of it: a clerk writes one."
        return Examined(
            path=signpost,
            verdict=Verdict.REMARKS if wrong else Verdict.SOUND,
            sentences=(f"It is kept on a server, {address}.", *(wrong or ("Everything in it can be read.",))),
            advice=(f"{backed_up} {own}",),
            format=room.contents.meta.format,
            revision=room.contents.meta.revision,
            inside=tuple((kind.noun, len(tables[kind.table])) for kind in KINDS),
            changes=changes,
            dangling=tuple(broken),
        )
    except FileTrouble as error:
        return _unreadable(signpost, error.problem)
    finally:
        room.close()


def _unreadable(signpost: Path, why: Problem) -> Examined:
    return Examined(
        path=signpost, verdict=Verdict.UNREADABLE, sentences=(why.sentence,), advice=(why.cure,), trouble=why
    )


def _wrong_in(room: ServerRoom) -> tuple[tuple[str, ...], int]:
    """Say what is wrong with an open desk, a sentence each, and how many changes there are. Raises FileTrouble."""
    journal = Journal(room.contents.lines, room.archive)
    lines = [line for _, read in journal.stretches() for line in read()]
    numbers = [number_of(line) for line in lines]
    wrong = [f"C{one} is not in the journal." for one in sorted(set(range(1, max(numbers, default=0))) - set(numbers))]
    if len(set(numbers)) != len(numbers):
        wrong.append("A change stands twice in the journal.")
    broken = first_broken(lines[1:], chain_of(lines[0])) if lines else None
    wrong += [f"The journal differs from what was written, at C{broken} or just before."] if broken else []
    altered = altered_words(differences(room.contents, room.archive)) if room.sees_private else []
    wrong += [f"The {one}." for one in altered]
    return tuple(wrong), len(lines)


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
