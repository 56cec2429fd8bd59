"""Everything that can be wrong with a server, each in a plain sentence with a way out; none quotes a record."""

from __future__ import annotations

from store.problems import FileTrouble, Problem
from store.rules.words.wording import quoted_sentence
from store.team.address import Address

_ICT = "Ask whoever runs the server, or try again in a moment."


def missing_program() -> FileTrouble:
    """The library that speaks with PostgreSQL is not installed."""
    sentence = "A desk on a server needs an addition to the program that is not installed here."
    return FileTrouble(Problem("team.extra", sentence, 'Install it with: pip install "panel-secretariat[team]".'))


def unreachable(address: Address, why: str) -> FileTrouble:
    """No connection could be made."""
    sentence = f"The server of {address} cannot be reached: {why}."
    return FileTrouble(Problem("team.unreachable", sentence, _ICT))


def away(as_at: str) -> FileTrouble:
    """The server has gone away while a desk was open on it."""
    sentence = f"The server cannot be reached, so nothing was saved. What you see is as at {as_at}."
    return FileTrouble(Problem("team.away", sentence, "What you typed stays here: save it when the server is back."))


def not_saved() -> FileTrouble:
    """The connection broke during a save, and the server has said that the change was not made."""
    sentence = "The connection broke while it was being saved. The server has been asked: nothing was saved."
    return FileTrouble(Problem("team.not-saved", sentence, "Save it again."))


def unknown() -> FileTrouble:
    """The connection broke during a save, and the server cannot be asked yet whether the change was made."""
    sentence = "The server did not answer in time. Whether this was saved is not known yet."
    cure = "What you typed stays here. When you save again the server is asked first, and nothing is saved twice."
    return FileTrouble(Problem("team.unknown", sentence, cure))


def saved_after_all(sentence: str) -> FileTrouble:
    """The change of which nothing was known had been saved."""
    words = f"What was on its way when the server went away was saved after all: {quoted_sentence(sentence)}."
    return FileTrouble(Problem("team.saved-after-all", words, "Nothing was saved now. If this is another, save again."))


def no_desk(address: Address, role: str) -> FileTrouble:
    """There is no desk of that name, or this role may not see it; which of the two is nobody's business."""
    sentence = f"There is no desk {address.panel} on that server which {role or 'you'} may see."
    cure = "Check the name after the #. Whoever runs the server makes one with secretariat desk init, or gives rights."
    return FileTrouble(Problem("team.no-desk", sentence, cure))


def only_reads(why: str) -> FileTrouble:
    """The role may read and no more, or that was asked for."""
    return FileTrouble(Problem("team.read-only", f"This desk can only be read: {why}.", "Nothing was changed."))


def older(address: Address, written: int) -> FileTrouble:
    """The desk on the server was made by an older program."""
    sentence = f"The desk {address.panel} on the server is of an older format ({written})."
    cure = f"Its owner brings it up to date with: secretariat desk init --desk {address}"
    return FileTrouble(Problem("team.older", sentence, cure))


def newer(address: Address, written: int) -> FileTrouble:
    """The desk on the server was made by a newer program."""
    sentence = f"The desk {address.panel} on the server is of a newer format ({written}) than this program knows."
    return FileTrouble(Problem("team.newer", sentence, "Install the newer program on this computer too."))


def exists(address: Address) -> FileTrouble:
    """There is a desk already."""
    sentence = f"There is a desk {address.panel} on that server already; it was left as it is."
    return FileTrouble(Problem("team.exists", sentence, "Choose another name after the #."))


def refused(why: str) -> FileTrouble:
    """The server said no, in its own words."""
    return FileTrouble(Problem("team.refused", f"The server refused: {why}.", _ICT))


def unreadable(noun: str, record: str) -> FileTrouble:
    """A record on the server does not fit its kind: another program has written it."""
    sentence = f"The {noun} {record} on the server cannot be read: another program has written it."
    return FileTrouble(Problem("team.unreadable", sentence, "Ask whoever runs the server to put back its last backup."))


def no_text(what: str) -> FileTrouble:
    """A file holds the sign of number nought in a text, which no server keeps."""
    sentence = f"{what} holds a sign that is no text (NUL), and which no server keeps. Nothing was copied."
    cure = "Enter that field again in the file. In the history it stays: begin a new file with “export data” of it."
    return FileTrouble(Problem("team.no-text", sentence, cure))


def cannot_put_back() -> FileTrouble:
    """What a server holds is not replaced by what one clerk's desk holds."""
    sentence = "What stands on a server is not replaced from one desk."
    cure = "Take over what stands there; what you had was kept in a file. Its backup is put back on the server itself."
    return FileTrouble(Problem("team.put-back", sentence, cure))
