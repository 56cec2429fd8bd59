"""`secretariat desk`: a panel's desk on a server, made, filled from a file, copied out, checked; and who may use it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from store.problems import Problem
from tui.commandline.call import Call, say
from tui.commandline.command import Command
from tui.commandline.common import Usage
from tui.commandline.guard import DONE, REFUSED, warn
from tui.commandline.office.new import check_options, new_options, new_records

if TYPE_CHECKING:
    from store.team.address import Address


def address_of(call: Call) -> Address:
    """Give the address of the desk that was named. Raises Usage if none was, FileTrouble if it is none."""
    import os

    from store.team.address import read_address
    from tui.settings import DESK_VARIABLE

    named = call.common.desk or os.environ.get(DESK_VARIABLE)
    if not named or call.common.file is not None:
        cure = "Name it: --desk postgresql://server/office#llr."
        raise Usage(Problem("usage.desk", "This needs the address of a desk on a server.", cure))
    return read_address(named)


def _signpost(call: Call) -> Path:
    from tui.signposts import signpost

    return signpost(str(address_of(call)))


def _made(call: Call, address: Address, what: str) -> int:
    from tui.settings import remember_file

    say(f"{what} {address}.", "Saved.")
    trouble = remember_file(_signpost(call))
    if trouble:
        warn(str(trouble))
    else:
        say("It is opened by: secretariat")
    return DONE


def _init(call: Call) -> int:
    """Make a desk for a panel, or bring one of an older format up to date."""
    address = address_of(call)
    from store.desk import Desk
    from store.file.temporary import throw_away
    from store.team.managing import bring_up_to_date, copy_in, there_is_one
    from tui.settings import clerk

    if there_is_one(address):
        written = bring_up_to_date(address)
        if written is None:
            from store.team.troubles import exists

            raise exists(address)
        say(f"Brought {address} up to date from format {written}.", "What stood there is kept beside it.")
        return DONE
    check_options(call, "desk")
    records = new_records(call)
    with throw_away() as path:
        Desk.create(path, records, today=call.common.day(), who=clerk(call.settings), alone=True).close()
        copy_in(path, address)
    return _made(call, address, "Made")


def _copy_in(call: Call) -> int:
    """Put a panel's file on a server. Raises FileTrouble if there is a desk already."""
    address, path = address_of(call), Path(call.options.file).expanduser()
    from store.team.managing import copy_in

    count = copy_in(path, address)
    return _made(call, address, f"Copied {count:,} records, with their history and papers, from {path.name} to")


def _copy_out(call: Call) -> int:
    """Write all that stands on a server to a new file. Raises FileTrouble."""
    from store.desk import Desk

    target = Path(call.options.target).expanduser()
    desk = Desk.open(_signpost(call), read_only=True)
    try:
        desk.copy_to(target)
    finally:
        desk.close()
    say(f"Wrote everything, its history included, to {target}.")
    return DONE


def _check(call: Call) -> int:
    """Say whether the journal is unbroken and the records are as their last change left them."""
    place = _signpost(call)
    from store.team.managing import check

    examined = check(place)
    say(*examined.well, *(examined.wrong or ("Nothing is wrong.",)))
    return REFUSED if examined.wrong else DONE


def _grant(call: Call) -> int:
    """Print the SQL that gives a role its rights; nothing is run."""
    from store.team.rights import grant

    say(*grant(address_of(call), call.options.role, call.options.rights))
    return DONE


def _copy_in_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="PATH", help="the panel's file; it stays as it is")


def _copy_out_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("target", metavar="PATH", help="the new file; one that is there is never replaced")


def _grant_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("role", metavar="ROLE", help="the role under which a clerk connects, such as j_smith")
    from store.team.rights import RIGHTS

    says = "a clerk reads and writes; a reader sees nothing private; none takes all away"
    parser.add_argument("--as", dest="rights", choices=RIGHTS, default=RIGHTS[0], help=says)


_AT = "--desk postgresql://server/office#llr"

COMMANDS = (
    Command(
        "desk init",
        "make a desk on a server, or bring one of an older format up to date",
        f'secretariat desk init --name "Name of the panel" {_AT}',
        _init,
        new_options,
        notes="Each panel has a schema of its own there, named after the #.",
    ),
    Command(
        "desk copy-in",
        "put a panel's file on a server as a new desk, with history and papers",
        f"secretariat desk copy-in panel.json {_AT}",
        _copy_in,
        _copy_in_arguments,
    ),
    Command(
        "desk copy-out",
        "write all that stands on a server to a file, as a backup or to leave the server",
        f"secretariat desk copy-out panel.json {_AT}",
        _copy_out,
        _copy_out_arguments,
    ),
    Command(
        "desk check",
        "look whether the history on a server is unbroken and the records are as it left them",
        f"secretariat desk check {_AT}",
        _check,
    ),
    Command(
        "desk grant",
        "print the SQL that gives a role its rights; whoever owns the desk runs it",
        f"secretariat desk grant j_smith --as clerk {_AT}",
        _grant,
        _grant_arguments,
        notes="A password is none of the program's: it stands in .pgpass, in a service, or with Kerberos.",
    ),
)
