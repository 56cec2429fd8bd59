"""Where a panel is kept on a server: its address, never with a password, and the signpost that leads to it."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import parse_qsl, urlsplit

import msgspec

from store.file.place import SIGNPOST
from store.problems import FileTrouble, Problem

_SCHEMES: Final = frozenset({"postgresql", "postgres"})
_PANEL: Final = re.compile(r"(?!pg_|public\Z|information_schema\Z)[a-z][a-z0-9_]{0,39}\Z")
"""PostgreSQL keeps some names for itself."""
_USUAL: Final = "panel"
_SECRET: Final = ("password", "secret", "scram_")
"""What stands in the names of parameters that hold one, in capitals or not."""
_PROGRAM: Final = "panel-secretariat"


class Address(NamedTuple):
    """A server as its own programs are told of it, and the schema in which the panel is kept."""

    server: str
    panel: str

    def __str__(self) -> str:
        """Give it as it is typed; there is no password in it."""
        return f"{self.server}#{self.panel}"


class _Signpost(msgspec.Struct, frozen=True):
    program: str
    desk: str


def read_address(typed: str) -> Address:
    """Read an address such as `postgresql://server/database#panel`; without a `#` the panel is called `panel`.

    Raises FileTrouble if it is none, or holds a password, which is not repeated.
    """
    server, _, panel = typed.strip().partition("#")
    try:
        parts = urlsplit(server)
        secret = parts.password is not None or any(
            word in name.casefold() for name, _ in parse_qsl(parts.query, keep_blank_values=True) for word in _SECRET
        )
    except ValueError:
        raise _no_address() from None
    if parts.scheme not in _SCHEMES:
        raise _no_address()
    if secret:
        sentence = "An address with a password in it is not taken: it would be kept and shown."
        cure = "Leave it out, and keep the password where PostgreSQL looks for it: in .pgpass, or in a service."
        raise FileTrouble(Problem("team.password", sentence, cure))
    panel = panel or _USUAL
    if _PANEL.match(panel) is None:
        sentence = "After the # stands the panel on that server: small letters, digits and _, beginning with a letter."
        cure = "Such as postgresql://server/office#llr; not public, and nothing that begins with pg_."
        raise FileTrouble(Problem("team.panel", sentence, cure))
    return Address(server, panel)


def signpost_for(address: Address, folder: Path) -> Path:
    """Give the signpost to an address below a folder of this clerk's, made if need be.

    It has a folder of its own, because drafts, letters and papers are kept beside it. Raises OSError.
    """
    from store.file.owners import make_folder

    own = folder / f"{address.panel}-{sha256(str(address).encode()).hexdigest()[:12]}"
    place = own / f"{address.panel}{SIGNPOST}"
    text = msgspec.json.format(msgspec.json.encode(_Signpost(_PROGRAM, str(address))), indent=1) + b"\n"
    if not place.exists() or place.read_bytes() != text:
        make_folder(own)
        from store.file.storage import DurableStorage

        DurableStorage(place).write_parts([text])
    return place


def read_signpost(place: Path) -> Address:
    """Read where a signpost leads. Raises FileTrouble if it is not there, or is none."""
    from store.file import troubles

    try:
        told = msgspec.json.decode(place.read_bytes(), type=_Signpost)
    except FileNotFoundError:
        raise troubles.not_found(place) from None
    except OSError as error:
        raise troubles.os_trouble(error, place, "read") from None
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise troubles.foreign(place, "it names no server on which a panel is kept") from None
    return read_address(told.desk)


def _no_address() -> FileTrouble:
    sentence = "That is not the address of a desk on a server."
    return FileTrouble(Problem("team.address", sentence, "Type one such as postgresql://server/office#llr."))
