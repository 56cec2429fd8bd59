"""E-mail addresses as people write them: one or several, bare or with a name, with letters of any language.

RFC 5322 says how they are written; the part after the @ is brought into the form that every mail system knows (IDNA,
RFC 3490). Letters of other languages before the @ cannot be sent to by most, so such an address is refused.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_PIECE = re.compile(r'(?:"(?:\\.|[^"\\])*"|[^,;\n"])+')
_NAMED = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]+)>\Z")
_LOCAL = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*\Z", re.ASCII)
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\Z", re.IGNORECASE | re.ASCII)
_LONGEST = 254
_TWO_WAYS = frozenset("\u00df\u03c2\u200c\u200d")
"""Old mail systems (RFC 3490) and new ones (RFC 5891) bring these into different forms: a stranger could get it."""


class MailAddress(NamedTuple):
    """To whom a letter goes: the name that was written with the address, "" if none was, and the address to send to."""

    name: str
    address: str


def mail_addresses(text: str) -> tuple[MailAddress, ...]:
    """Read addresses parted by commas, semicolons or line ends.

    Raises ValueError, with the reason as the end of a sentence, if there is none or one of them cannot be sent to.
    """
    pieces: list[str] = []
    waiting = ""
    for piece in (match[0].strip() for match in _PIECE.finditer(text)):
        if piece and "@" not in piece:
            # An address book writes the family name first: Bloggs, Jo <jo@example.org>.
            waiting += f"{piece}, "
        elif piece:
            pieces.append(waiting + piece)
            waiting = ""
    if waiting or not pieces:
        raise ValueError("it has no @")
    return tuple(_address(piece) for piece in pieces)


def _address(written: str) -> MailAddress:
    named = _NAMED.match(written)
    name, bare = (named["name"].strip(), named["address"].strip()) if named else ("", written)
    if len(name) > 1 and name.startswith('"') and name.endswith('"'):
        name = name[1:-1].replace('\\"', '"')
    local, _, domain = bare.rpartition("@")
    if not local.isascii():
        raise ValueError("letters that few mail systems know stand before its @")
    if not _LOCAL.match(local):
        raise ValueError("what stands before its @ is not a name of a mailbox")
    if any(letter in _TWO_WAYS for letter in domain):
        raise ValueError("a letter after its @ is written in two ways; type that part as it begins with xn--")
    try:
        known = domain.encode("idna").decode()
    except UnicodeError:
        known = ""
    if "." not in known or not all(map(_LABEL.match, known.split("."))) or len(local) + len(known) >= _LONGEST:
        raise ValueError("what stands after its @ is not a name on the internet")
    if not all(character.isprintable() for character in name):
        raise ValueError("the name before it holds signs that cannot be seen")
    return MailAddress(name, f"{local}@{known}")
