"""Reading a name as a paper prints it: title, name, honours apart, and whether two printings mean one person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from store.rules.words.folding import plain, words_read

_TITLES_WORDS = """
    mr mrs ms miss mx dr doctor cllr cllrs clr coun councillor councillors prof professor lord lady sir dame baron
    baroness viscount viscountess rev revd reverend father canon bishop pastor imam rabbi rt right most very hon
    honourable honorable hrh col colonel lt lieutenant maj major capt captain gen general brig brigadier sgt
    sergeant cdr commander cmdr adm admiral insp inspector supt superintendent alderman alderwoman ald pcc dpcc
"""
_TITLES = frozenset(_TITLES_WORDS.split())
_AFTER_A_TITLE_WORDS = """
    dean archdeacon ven venerable constable judge officer chief the
"""
_AFTER_A_TITLE = frozenset(_AFTER_A_TITLE_WORDS.split())
"""Words that are titles only beside another: Dean is a given name as well."""

_OPENINGS = (
    ("the", "deputy", "police", "and", "crime", "commissioner"),
    ("deputy", "police", "and", "crime", "commissioner"),
    ("the", "police", "and", "crime", "commissioner"),
    ("police", "and", "crime", "commissioner"),
    ("assistant", "chief", "constable"),
    ("deputy", "chief", "constable"),
    ("temporary", "chief", "constable"),
    ("t", "chief", "constable"),
    ("chief", "constable"),
    ("chief", "superintendent"),
    ("chief", "inspector"),
    ("wing", "commander"),
    ("the", "rt"),
    ("the", "right"),
    ("the", "hon"),
    ("the", "reverend"),
    ("the", "revd"),
    ("the", "rev"),
    ("the", "venerable"),
    ("the", "ven"),
    ("the", "very"),
    ("the", "lord"),
    ("the", "lady"),
    ("the", "baroness"),
    ("his", "honour"),
    ("her", "honour"),
)
_HONOURS_WORDS = """
    obe mbe cbe kbe dbe gbe kcb dcb cb kcmg dcmg cmg kcvo dcvo cvo lvo mvo bem gm gc qpm kpm qfsm kfsm qgm qso rvm
    qc kc jp dl td vr vrd mc dso dsc dfc afc cc pcc dpcc mp msp mep phd bsc llb llm fca frics mrics frs frsa mba
    ceng esq bart cstj ostj mstj fcipd fcmi
"""
_HONOURS = frozenset(_HONOURS_WORDS.split())
_IF_IN_CAPITALS_WORDS = """
    ma ba ms am om ch as rd tc bt md
"""
_IF_IN_CAPITALS = frozenset(_IF_IN_CAPITALS_WORDS.split())
"""Honours that are names as well: Ma, Ba, Ms. They count only in capitals after a name that is not."""

_HE_WORDS = """
    mr lord sir baron viscount father alderman
"""
_HE = frozenset(_HE_WORDS.split())
_SHE_WORDS = """
    mrs ms miss lady dame baroness viscountess alderwoman
"""
_SHE = frozenset(_SHE_WORDS.split())
_GENERATIONS = {"junior": "jr", "jnr": "jr", "jr": "jr", "senior": "sr", "snr": "sr", "sr": "sr", "ii": "ii"}
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_JOINT = re.compile(r"\.(?=[^\W\d_]{2})")
_POINTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?")
_VOWELS = frozenset("aeiouy")
_SPELT = 0.8
_SHORT_FORM = 3


class Printing(NamedTuple):
    """A name taken apart: `title`, `name` and `honours` as written, and the words it is compared by.

    `words` are folded, given names first, each initial a word by itself. `address` is `he` or `she` where the title
    says so, `generation` tells a father from a son.
    """

    title: str
    name: str
    honours: str
    words: tuple[str, ...]
    address: str
    generation: str

    @property
    def key(self) -> str:
        """The words and the generation in one: what is equal here reads the same."""
        return " ".join((*self.words, self.generation)).rstrip()


@lru_cache(maxsize=4_096)
def printing(text: str) -> Printing:
    """Take a printed name apart. What stands in brackets, such as `(in the Chair)`, is no part of the name."""
    parts = [one.strip() for one in _ASIDE.sub(" ", _JOINT.sub(". ", text)).split(",")]
    words = parts[0].split()
    last = [word for part in parts[1:] for word in part.split()]
    if last and any(not _is_honour(word, mixed=True) for word in last):
        given = [word for word in last if not _is_honour(word, mixed=True)]
        family, last = _titled(words, least=1), [word for word in last if word not in given]
        titles, own = _titled(given, least=0)
        words = [*family[0], *titles, *own, *family[1]]
    titles, name = _titled(words, least=1)
    mixed = any(word != word.upper() for word in name)
    while len(name) > 1 and _is_honour(name[-1], mixed=mixed):
        last.insert(0, name.pop())
    return Printing(" ".join(titles), " ".join(name), " ".join(last), *_compared(titles, name))


def is_title(word: str) -> bool:
    """Say whether a word is a title that stands before a name, such as `Cllr.` or `Mrs`."""
    return words_read(word) in _TITLES


def same_name(one: str, other: str) -> bool:
    """Say whether two printings read as the name of one person: nothing but title, honours and shape differ.

    No name at all is nobody's. Mr and Mrs of one name are two people.
    """
    left, right = printing(one), printing(other)
    return same(left, right)


def same(one: Printing, other: Printing) -> bool:
    """Say of two names taken apart what `same_name` says of their printings."""
    alike = one.words == other.words and one.generation == other.generation
    return bool(one.words) and alike and not apart(one, other)


def apart(one: Printing, other: Printing) -> bool:
    """Say whether title or generation tell two names apart, however alike they are."""
    clash = one.address and other.address and one.address != other.address
    return bool(clash) or bool(one.generation and other.generation and one.generation != other.generation)


def may_be_same(one: str, other: str) -> bool:
    """Say whether two printings may mean one person: one says less than the other, or a letter or so differs.

    What reads the same is not meant: `same_name` says that.
    """
    left, right = printing(one), printing(other)
    if not left.words or not right.words or apart(left, right) or same(left, right):
        return False
    if "".join(left.words) == "".join(right.words):
        return True
    short, long = sorted((left.words, right.words), key=len)
    if len(short) == 1:
        return short[0] in long
    families = left.words[-1] == right.words[-1] or (len(short[-1]) > 1 and short[-1] in long[1:])
    if not families and _spelt_alike(left.words[-1], right.words[-1]) < _SPELT:
        return False
    few, many = sorted((left.words[:-1], right.words[:-1]), key=len)
    return _all_among(few, many) or (families and short[0] == long[0])


def _all_among(few: Sequence[str], many: Sequence[str]) -> bool:
    """Tell whether each of some given names is alike to one of others, in their order."""
    rest = iter(many)
    return all(any(_given_alike(name, other) for other in rest) for name in few)


def fits(typed: Printing, known: Printing) -> bool:
    """Say whether what was typed says nothing that a known name does not: a part of it, or initials for given names."""
    if not typed.words or apart(typed, known) or (typed.generation and typed.generation != known.generation):
        return False
    if all(word in known.words for word in typed.words) and any(len(word) > 1 for word in typed.words):
        return True
    given, names = typed.words[:-1], known.words[:-1]
    return (
        typed.words[-1] == known.words[-1]
        and 0 < len(given) <= len(names)
        and all(word == name or (len(word) == 1 and name[0] == word) for word, name in zip(given, names, strict=False))
    )


def found_by(typed: str, texts: Sequence[str]) -> list[int]:
    """Give the places, counted from 0, of the texts that hold every word typed, wherever it stands.

    If none does, what was typed is taken as a name, and title, honours and points are left out of it.
    """
    read = [f" {words_read(text)}" for text in texts]
    words = words_read(typed).split()
    places = [place for place, text in enumerate(read) if all(word in text for word in words)]
    if places:
        return places
    name = [f" {word}" if len(word) == 1 else word for word in printing(typed).key.split()]
    return [place for place, text in enumerate(read) if name and all(word in text for word in name)]


def nearness(one: Printing, other: Printing) -> float:
    """Give how near two names are in their spelling, between 0 and 1; 0 where a title tells them apart."""
    return 0.0 if apart(one, other) else _spelt_alike(one.key, other.key)


def _spelt_alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, one, other)
    return matcher.ratio() if matcher.real_quick_ratio() >= _SPELT and matcher.quick_ratio() >= _SPELT else 0.0


def _given_alike(one: str, other: str) -> bool:
    """Tell whether two given names may be one: the same, an initial, a short form, or a letter apart in a long one."""
    if one.replace("y", "i") == other.replace("y", "i") or (min(len(one), len(other)) == 1 and one[0] == other[0]):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) >= _SHORT_FORM and long.startswith(short):
        return True
    return len(short) > _SHORT_FORM + 1 and _spelt_alike(one, other) >= _SPELT


def _titled(words: list[str], least: int) -> tuple[list[str], list[str]]:
    """Part the titles in front from the rest, which keeps `least` words. Titles are compared as they read."""
    read = [words_read(word) for word in words]
    end = 0
    while len(words) - end > least:
        opening = next((one for one in _OPENINGS if tuple(read[end : end + len(one)]) == one), ())
        if opening and len(words) - end - len(opening) >= least:
            end += len(opening)
        elif read[end] in _TITLES or (end and read[end] in _AFTER_A_TITLE):
            end += 1
        else:
            break
    return words[:end], words[end:]


def _is_honour(word: str, *, mixed: bool) -> bool:
    read = words_read(word)
    return read in _HONOURS or (read in _IF_IN_CAPITALS and mixed and word == word.upper())


def _compared(titles: list[str], name: list[str]) -> tuple[tuple[str, ...], str, str]:
    """Give the words to compare a name by, the address its titles say, and the generation."""
    pieces = [piece for word in name for piece in plain(word).replace("-", " ").split() if words_read(piece)]
    generation = _GENERATIONS.get(words_read(pieces[-1]), "") if len(pieces) > 1 else ""
    pieces = pieces[:-1] if generation else pieces
    mixed = any(len(piece) > 1 and piece != piece.upper() for piece in pieces)
    words: list[str] = []
    for place, piece in enumerate(pieces):
        read = words_read(piece)
        is_last = place == len(pieces) - 1
        words += list(read) if not is_last and _are_initials(piece, read, mixed) else [read]
    read_titles = [words_read(word) for word in titles]
    said = {"he" if word in _HE else "she" for word in read_titles if word in _HE | _SHE}
    return tuple(words), said.pop() if len(said) == 1 else "", generation


def _are_initials(piece: str, read: str, mixed: bool) -> bool:
    """Tell whether a word before the family name is initials: `J.T.`, `JT`, and `jt`, which nobody could say."""
    if len(read) < 2 or len(read) > _SHORT_FORM:
        return False
    if _POINTED.fullmatch(piece) or _VOWELS.isdisjoint(read):
        return True
    return mixed and piece == piece.upper() and piece != piece.lower()
