"""A public pack searched for what must not be in it: words of exempt papers, and private details of the public.

What the agenda itself prints is public, and so is the law that it cites: the same words in an exempt paper tell
nothing. Each thing that is found has a code, by which the clerk can say that it was looked at and is public.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Final, NamedTuple

from store.papers.pack.marks import FEW, LONG, RUN, Marks, digest, is_odd, parted, runs_of, words_in
from store.papers.pack.unpacking import Place, places_in
from store.private_search import Needle, Searched
from store.problems import Problem

DETAILS: Final = "private details of somebody from the public"


class MarkedPaper(NamedTuple):
    """An exempt paper with its marks, and how the clerk knows it: `paper 2 for item 6`."""

    called: str
    marks: Marks


class Leak(NamedTuple):
    """Something found that must not be there: its code, where it stands, and what it is. It is never repeated."""

    code: str
    where: str
    what: str

    @property
    def problem(self) -> Problem:
        """Say it, with what is to be done."""
        sentence = f"The public pack has {self.what} {self.where} ({self.code})."
        cure = f"Have its author take that out; if you looked and it is public, add --cleared {self.code}."
        return Problem("pack.leak", sentence, cure, "cleared")


class _Sought(NamedTuple):
    """The marks of a paper, ready to be looked for."""

    called: str
    runs: frozenset[bytes]
    few: frozenset[bytes]
    words: frozenset[bytes]
    odd: frozenset[bytes]
    names: dict[bytes, list[tuple[int, bytes]]]


Hits = dict[bytes, str]
"""The marks that were met, each with what it is of."""

_OWN, _NAMED, _FIGURE, _WORD = "words of", "a name or title from", "a figure or reference from", "a word of"


class LeakSearch:
    """A search for the marks of some papers and for private details, past what is `known` to be public.

    `open_pages` are the printed numbers of the pages of each open paper. What most of them say is a form of words: it
    is in most papers of an office, exempt ones too.
    """

    def __init__(
        self,
        papers: Iterable[MarkedPaper],
        details: frozenset[Needle],
        known: Iterable[str],
        open_pages: Sequence[range] = (),
    ) -> None:
        """Make everything ready that is looked for."""
        public = [words_in(text) for text in known]
        self._papers = [_sought(one, public) for one in papers]
        self._details = details
        self._open = {str(page): at for at, pages in enumerate(open_pages) for page in pages}
        self._many = max(_FEWEST, len(open_pages) // 2 + 1)

    def in_pack(self, file: Path | bytes) -> tuple[Leak, ...]:
        """Give everything that was found in a PDF, by its path or its bytes. Raises as the readers of PDF do."""
        return self.in_places(places_in(file))

    def in_places(self, places: Iterable[Place]) -> tuple[Leak, ...]:
        """Give everything that was found in some texts, those that are seen before those that nobody sees.

        Few words in a row tell only where nobody sees them, and if no page shows them too.
        """
        shown: set[bytes] = set()
        hidden: list[Place] = []
        met: list[tuple[Place, _Sought, Hits]] = []
        leaks: list[Leak] = []
        for place in places:
            if not place.page:
                hidden.append(place)
                continue
            words = words_in(place.text)
            if self._papers:
                shown |= {digest((one,)) for one in set(words)} | {digest(run) for run in runs_of(words, FEW)}
            met += [(place, one, hits) for one in self._papers if (hits := _stands(one, words))]
            leaks += self._private(place)
        forms = self._forms(met)
        leaks += [_leak(place, one, kept) for place, one, hits in met if (kept := _without(hits, forms))]
        for place in hidden:
            words = words_in(place.text)
            for one in self._papers:
                kept = _without(_stands(one, words), forms) or _stands_hidden(one, words, shown, alone=place.worded)
                leaks += [_leak(place, one, kept)] if kept else []
            leaks += self._private(place)
        return tuple(dict.fromkeys(leaks))

    def _forms(self, met: Iterable[tuple[Place, _Sought, Hits]]) -> frozenset[bytes]:
        """Give the marks that most of the open papers show: forms of words, which tell nothing."""
        where: dict[bytes, set[int]] = {}
        for place, _, hits in met:
            if place.page in self._open:
                for one in hits:
                    where.setdefault(one, set()).add(self._open[place.page])
        return frozenset(one for one, papers in where.items() if len(papers) >= self._many)

    def _private(self, place: Place) -> list[Leak]:
        if not self._details or not Searched(place.text.encode("utf-8", "replace"), "").holds(self._details):
            return []
        return [Leak(_code(place, DETAILS), place.where, DETAILS)]


_FEWEST: Final = 3
"""The fewest open papers that make a form of words of what they have in common."""


def _leak(place: Place, one: _Sought, hits: Hits) -> Leak:
    kind = next(kind for kind in (_OWN, _NAMED, _FIGURE, _WORD) if kind in hits.values())
    what = f"{kind} {one.called}"
    return Leak(_code(place, what), place.where, what)


def _code(place: Place, what: str) -> str:
    told = "\0".join((place.where, what, place.text)).encode("utf-8", "replace")
    return blake2b(told, digest_size=4).hexdigest()


def _without(hits: Hits, forms: frozenset[bytes]) -> Hits:
    return {one: kind for one, kind in hits.items() if one not in forms}


def _sought(one: MarkedPaper, public: Sequence[list[str]]) -> _Sought:
    marks = one.marks
    names: dict[bytes, list[tuple[int, bytes]]] = {}
    lengths = {RUN, FEW, 1, *(many for many, _, _ in marks.names)}
    known = {digest(run) for words in public for many in lengths for run in runs_of(words, many)}
    for many, first, whole in marks.names:
        if whole not in known:
            names.setdefault(first, []).append((many, whole))
    return _Sought(
        one.called,
        parted(marks.runs) - known,
        parted(marks.few) - known,
        parted(marks.words) - known,
        parted(marks.odd) - known,
        names,
    )


def _stands(one: _Sought, words: list[str]) -> Hits:
    """Give what of a paper stands in some words wherever they are: runs of six, names, figures."""
    hits = {mark: _OWN for run in runs_of(words, RUN) if (mark := digest(run)) in one.runs}
    for at, word in enumerate(words):
        for many, whole in one.names.get(digest((word,)), ()):
            if digest(tuple(words[at : at + many])) == whole:
                hits[whole] = _NAMED
    odd = (digest((word,)) for word in words if is_odd(word))
    return {**hits, **{mark: _FIGURE for mark in odd if mark in one.odd}}


def _stands_hidden(one: _Sought, words: list[str], shown: set[bytes], *, alone: bool) -> Hits:
    """Give what of a paper stands in words that nobody sees and that no page shows: three in a row, or a long one.

    With `alone` a long word tells by itself.
    """
    few = (digest(run) for run in runs_of(words, FEW))
    long = (digest((word,)) for word in words if alone and len(word) >= LONG)
    own = {mark: _OWN for mark in few if mark in one.few and mark not in shown}
    return {**own, **{mark: _WORD for mark in long if mark in one.words and mark not in shown}}
