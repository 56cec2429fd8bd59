"""The marks of an exempt paper: by them its words are known again in a public pack, and it is never opened for that.

A mark is the digest of words in a row, brought to one form. Kept are those of every six words, of every three (which
tell in a title or a property), of long words, of figures and references, and of names and titles. The text itself is
not kept; but whoever guesses it can tell that he guessed right, so that marks are as private as the paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Final

import msgspec

from store.rules.words.folding import fold

FORMAT: Final = "panel-secretariat-marks/1"
RUN, FEW = 6, 3
"""How many words in a row tell where anybody reads them, and where nobody does."""

LONG: Final = 8
"""The letters of a word that tells by itself in a place which nobody sees."""

_DIGEST: Final = 8
_SPLIT: Final = re.compile("[\u0002\u00ad\ufffe-]\\s*\n\\s*|[\u0002\u00ad\ufffe\u200b]")
"""Where a word is divided at the end of a line, in the ways in which readers of PDF give that."""

_WORD: Final = re.compile(r"\d[\d,.]*\d|[^\W_]+")
_FIGURES: Final = re.compile(r"\d{5,}")
_NAME: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Cllr|Councillor|Sir|Dame|Lord|Lady|Rev|Revd|PC|Sgt|Sergeant|Insp|Inspector"
    r"|Supt|Superintendent)\.?\s+((?:[A-Z][\w’'.-]*\s+){0,2}[A-Z][\w’'-]+)"
    r"|\b((?:[A-Z][\w’'&-]*\s+(?:(?:and|&)\s+)?){1,4}(?:Ltd|Limited|plc|PLC|LLP|Inc|GmbH|CIC))\b"
)
_PLAIN_WORDS = """
    agenda annex annexe appendix attachment confidential copy document draft exempt final item minutes note paper part
    pdf private report restricted schedule supplement the of and for to a not publication version v
"""
_PLAIN: Final = frozenset(_PLAIN_WORDS.split())
"""Words of which a title may be made that says nothing of what it is the title of."""

_OFFICE_WORDS = """
    admin administrator author authority board borough city commissioner committee constabulary council county crime
    department district force government microsoft office opcc organisation panel pcc police scanner secretariat service
    services team unit user
"""
_OFFICES: Final = frozenset(_OFFICE_WORDS.split())
"""Words of which the author of a paper is no person, whose name would tell."""

_SIGNS: Final = re.compile(r"\S")
_NO_LETTERS: Final = re.compile("[\x00\x01\x03-\x08\x0e-\x1f\ufffd]")
_FEW_OF: Final = 20
"""Of how many signs of a page one may be no letter of any writing, and its words are read all the same."""


class Marks(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The marks of a paper: digests put one after the other, and each name or title with how many words it has.

    `unread` are the pages of which no words could be read, out of `pages`: of a scan, nothing can be known again.
    """

    format: str
    pages: int = 1
    unread: int = 0
    runs: bytes = b""
    few: bytes = b""
    words: bytes = b""
    odd: bytes = b""
    names: tuple[tuple[int, bytes, bytes], ...] = ()


def marks_of(pages: Sequence[str], names: Iterable[str] = (), titles: Iterable[str] = ()) -> Marks:
    """Make the marks of a paper from the text of its pages, and from names and titles that stand elsewhere in it."""
    text = "\n".join(pages)
    words = words_in(text)
    called = [*names_in(text), *(one for one in names if _is_persons(one)), *(one for one in titles if _tells(one))]
    listed = {tuple(words_in(one)) for one in called}
    return Marks(
        format=FORMAT,
        pages=len(pages),
        unread=sum(not is_read(one) for one in pages),
        runs=_joined(digest(run) for run in runs_of(words, RUN)),
        few=_joined(digest(run) for run in runs_of(words, FEW)),
        words=_joined(digest((one,)) for one in words if len(one) >= LONG),
        odd=_joined(digest((one,)) for one in words if is_odd(one)),
        names=tuple(sorted((len(one), digest(one[:1]), digest(one)) for one in listed if one and _is_telling(one))),
    )


def encoded(marks: Marks) -> bytes:
    """Write marks as they are kept."""
    return msgspec.json.encode(marks)


def read_marks(data: bytes) -> Marks | None:
    """Read marks; None if they are damaged or of another kind."""
    try:
        marks = msgspec.json.decode(data, type=Marks)
    except msgspec.MsgspecError:
        return None
    return marks if marks.format == FORMAT else None


def words_in(text: str) -> list[str]:
    """Give the words and figures of a text in one form, whoever set it; a word divided at a line's end is one."""
    words = _WORD.findall(fold(_SPLIT.sub("", text)))
    return [one.replace(",", "") if one[0].isdigit() else one for one in words]


def is_read(text: str) -> bool:
    """Say whether words can be read on a page: a scan has none, and some fonts do not say which letters theirs are."""
    signs = len(_SIGNS.findall(text))
    # A font that says nothing of its letters gives their numbers: its blanks come out as control characters.
    return sum(map(str.isalnum, text)) * 2 > signs and len(_NO_LETTERS.findall(text)) * _FEW_OF < signs


def names_in(text: str) -> Iterator[str]:
    """Give the names of people with a title before them, and of firms, as they stand in a text."""
    for match in _NAME.finditer(text):
        yield match[1] or match[2]


def is_odd(word: str) -> bool:
    """Say whether a word tells by itself: a figure of five digits or more that is not round, or a reference."""
    if word.replace(".", "").isdigit():
        whole = word.partition(".")[0]
        return bool(_FIGURES.fullmatch(whole)) and not whole.endswith("000")
    return len(word) >= FEW * 2 and any(map(str.isdigit, word)) and any(map(str.isalpha, word))


@lru_cache(maxsize=200_000)
def digest(words: tuple[str, ...]) -> bytes:
    """Give the digest of words in a row: eight bytes of BLAKE2b."""
    return blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=_DIGEST).digest()


def runs_of(words: Sequence[str], length: int) -> Iterator[tuple[str, ...]]:
    """Give every so many words in a row."""
    return zip(*(words[at:] for at in range(length)), strict=False)


def parted(digests: bytes) -> frozenset[bytes]:
    """Give digests that were put one after the other."""
    return frozenset(digests[at : at + _DIGEST] for at in range(0, len(digests), _DIGEST))


def _joined(digests: Iterable[bytes]) -> bytes:
    return b"".join(sorted(set(digests)))


def _tells(title: str) -> bool:
    """Say whether a title says anything of the paper: not `Exempt annex 2`."""
    words = [one for one in words_in(title) if one not in _PLAIN and not one.isdigit() and len(one) > 1]
    return len(words) > 1


def _is_persons(name: str) -> bool:
    """Say whether an author may be a person: a council, and what a computer calls its user, stand in every paper."""
    words = words_in(name)
    return len(words) > 1 and not any(one in _OFFICES for one in words)


def _is_telling(words: tuple[str, ...]) -> bool:
    """Say whether a name is more than a word that stands in every paper; a surname alone is looked for as well."""
    return len(words) > 1 or len(words[0]) >= FEW
