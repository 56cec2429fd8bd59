"""The columns of a list: how wide each is, and which of them gives way to a name that needs the room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap
from typing import NamedTuple

from rich.cells import cell_len

from screens.kit.present import NOT_RECORDED, fit, visible


class Column(NamedTuple):
    """A column: its heading, the most cells it takes (0: shares what is left, by weight), and if it is right-aligned.

    A column is as wide as its contents need, up to that, and left out while it has none. One with a `rank` stands only
    where all of lower rank are as wide as they need; those of rank 0 always do. A name in a `whole` column is never cut
    while its line has room: on that line the columns after it give way. One that `gives` is narrower where those that
    share would have room for a word or two.
    """

    title: str
    width: int = 0
    weight: int = 1
    right: bool = False
    rank: int = 0
    ink: str = ""
    whole: bool = False
    gives: bool = False


class Cells(NamedTuple):
    """What one record shows: one text a column, and an ink for the whole line if it is out of the ordinary.

    `alone` says that the first text is a sentence, which has the line to itself.
    """

    texts: tuple[str, ...]
    ink: str = ""
    alone: bool = False


_LEAST_SHARED = 24
"""Cells below which a column that shares says a word or two: those that give make room for it."""

_LEAST_GIVING = 8
"""Cells that a column which gives keeps: most states are a word."""

_LEAST = 6
"""Cells below which a column that gives way to a name says nothing any more, and is left out on that line."""

MOST = 80
"""Cells that a column which shares takes at the most: the others and the pane have their room before it has more."""

LONGEST = 120
"""Cells that it has of what is left over then: longer lines are not read, and the pane shows the text whole."""

_LEAST_RANKED = 24
"""Cells below which a column that waits for room stays out: less would show a word or two of each text."""

BETWEEN = 2
"""Cells behind each column, so that no text runs on into the next; those behind the last part it from the bar."""

_BESIDE_NAMES = 14
"""Cells that each other column keeps, as far as it wants them, where names have their room first."""


class Needs:
    """How many cells the longest text of each column needs, as far as a list was looked at; it only grows."""

    def __init__(self, columns: Sequence[Column]) -> None:
        """Know of no text yet."""
        self.cells = [0] * len(columns)

    def note(self, cells: Cells) -> bool:
        """Take in the texts of one record; True if one is longer than all before it."""
        longer = False
        for place, text in enumerate(() if cells.alone else cells.texts):
            if self.cells[place] < LONGEST and (length := cell_len(visible(text))) > self.cells[place]:
                self.cells[place] = min(LONGEST, length)
                longer = True
        return longer


_NOTHING_SAID = frozenset({"", "–", NOT_RECORDED})
"""Texts of which nothing is lost where they do not stand."""


def left_out(columns: Sequence[Column], widths: Sequence[int], cells: Cells, width: int) -> list[bool]:
    """Say of each column whether a line so wide leaves something of it out; without widths all of it."""
    sizes = widths_on_line(columns, widths, cells, width) if widths else (0,) * len(columns)
    mosts = mosts_of(cells, sizes, widths or sizes)
    shown = map(min, sizes, mosts)
    return [cell_len(visible(text)) > room for text, room in zip(cells.texts, shown, strict=True)]


def any_cut(columns: Sequence[Column], lines: Sequence[Cells], width: int) -> list[bool]:
    """Say of each of some lines whether anything of it is left out in so many cells, where these are all there are."""
    needs = Needs(columns)
    for cells in lines:
        needs.note(cells)
    widths = widths_of(columns, width, needs.cells)
    return [any(left_out(columns, widths, cells, width)) for cells in lines]


def mosts_of(cells: Cells, sizes: Sequence[int], widths: Sequence[int]) -> list[int]:
    """Give the most cells of each text that a line shows: a sentence alone has it all.

    A text that runs on has the most that a column wants, unless its own column is wider.
    """
    return [max(sizes) if cells.alone else max(MOST, width) for width in widths]


def cut_in(columns: Sequence[Column], widths: Sequence[int], cells: Cells, width: int) -> tuple[tuple[str, str], ...]:
    """Give the texts that a line so wide leaves out or cuts, with their headings, in the order in which they have room.

    Without widths that is all of them. Texts that say nothing are not among them.
    """
    places = [place for place, out in enumerate(left_out(columns, widths, cells, width)) if out]
    told = sorted((place for place in places if cells.texts[place] not in _NOTHING_SAID), key=lambda p: columns[p].rank)
    return tuple((columns[place].title, cells.texts[place]) for place in told)


_BEFORE = 2
"""The cells before the columns: the cursor and the mark."""


def wanted_by(columns: Sequence[Column], needs: Sequence[int] | None) -> tuple[int, ...]:
    """Give how wide each column wants to be for contents that need so many cells; 0 for one that has none.

    While nothing is known of the contents (None, or none has any) each wants its most.
    """
    known = needs is not None and any(needs)
    wanted = []
    for place, column in enumerate(columns):
        most = column.width or MOST
        need = needs[place] if needs is not None and known else most
        wanted.append(min(most, max(need, cell_len(column.title))) if need else 0)
    return tuple(wanted)


def needed(columns: Sequence[Column], needs: Sequence[int] | None, rank: int = 0) -> int:
    """Give the width at which a list shows its columns up to a rank as wide as they want to be."""
    wanted = wanted_by(columns, needs)
    return _BEFORE + sum(w + BETWEEN for w, column in zip(wanted, columns, strict=True) if w and column.rank <= rank)


def longest(columns: Sequence[Column], needs: Sequence[int] | None) -> int:
    """Give the width at which a list shows its columns as wide as they can be of any use."""
    more = sum(_lacking(column, want, need) for column, want, need in _each(columns, needs))
    return needed(columns, needs, max((column.rank for column in columns), default=0)) + more


def widest_of(columns: Sequence[Column], lines: Sequence[Cells]) -> int:
    """Give the width at which a list shows these lines as wide as can be of any use; the most where there are none.

    Sentences have the lines as wide as the others make them, where there are others.
    """
    needs = Needs(columns)
    for cells in lines:
        needs.note(cells)
    alone = max((min(LONGEST, cell_len(visible(cells.texts[0]))) for cells in lines if cells.alone), default=0)
    return longest(columns, needs.cells) if any(needs.cells) or not alone else _BEFORE + alone + BETWEEN


def _each(columns: Sequence[Column], needs: Sequence[int] | None) -> Iterator[tuple[Column, int, int]]:
    return zip(columns, wanted_by(columns, needs), needs or (0,) * len(columns), strict=True)


def _lacking(column: Column, wanted: int, need: int) -> int:
    """Give the cells that a column which shares could do with beyond what it wants."""
    return max(0, need - wanted) if wanted and not column.width else 0


def widths_of(
    columns: Sequence[Column], width: int, needs: Sequence[int] | None = None, *, spread: bool = True
) -> tuple[int, ...]:
    """Give the width of each column in a list so wide whose contents need so many cells; 0 for one that is left out.

    What is left over goes to texts that are longer than a column wants to be, if they are to `spread`.
    """
    wanted = wanted_by(columns, needs)
    widths = [w if column.width and not column.rank else 0 for w, column in zip(wanted, columns, strict=True)]
    room = width - _BEFORE - sum(w + BETWEEN for w in widths if w)
    room += _given_up(columns, wanted, widths, room)
    sharing = [place for place, column in enumerate(columns) if wanted[place] and not (column.width or column.rank)]
    names = [place for place in sharing if columns[place].whole]
    # Names first, if the others keep a little: on its own line a long name would push them aside all the same.
    first = sum(wanted[place] + BETWEEN for place in names)
    beside = sum(min(_BESIDE_NAMES, wanted[place]) + BETWEEN for place in sharing if place not in names)
    if names and room - first >= beside:
        for place in names:
            widths[place] = wanted[place]
        room -= first
        sharing = [place for place in sharing if place not in names]
    shares = _shares(
        room - BETWEEN * len(sharing), [wanted[place] for place in sharing], [columns[p].weight for p in sharing]
    )
    for place, share in zip(sharing, shares, strict=True):
        widths[place] = max(min(4, wanted[place]), share)
        room -= widths[place] + BETWEEN
    if any(widths[place] < wanted[place] for place in sharing):
        return tuple(widths)
    for place in sorted((p for p, column in enumerate(columns) if column.rank), key=lambda p: columns[p].rank):
        want = wanted[place]
        if want and room < min(want, _LEAST_RANKED) + BETWEEN:
            break
        widths[place] = min(want, room - BETWEEN) if want else 0
        room -= widths[place] + BETWEEN if want else 0
    if spread and widths == list(wanted):
        for place, (column, want, need) in enumerate(_each(columns, needs)):
            widths[place] += min(room, _lacking(column, want, need))
            room -= widths[place] - want
    return tuple(widths)


def _given_up(columns: Sequence[Column], wanted: Sequence[int], widths: list[int], room: int) -> int:
    """Narrow the columns that give, where what shares the room has little; says how many cells that makes."""
    sharing = [want for want, column in zip(wanted, columns, strict=True) if want and not (column.width or column.rank)]
    least = sum(min(want, _LEAST_SHARED) + BETWEEN for want in sharing)
    before = sum(widths)
    for place, column in enumerate(columns):
        if column.gives and widths[place]:
            widths[place] -= max(0, min(widths[place] - _LEAST_GIVING, least - room - before + sum(widths)))
    return before - sum(widths)


def _shares(room: int, wanted: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Share room out by weight, none getting more than it wants; what one leaves goes to the others."""
    shares = [0] * len(wanted)
    open_ = list(range(len(wanted)))
    while open_:
        total = sum(weights[place] for place in open_)
        full = [place for place in open_ if wanted[place] * total <= room * weights[place]]
        for place in full or open_:
            shares[place] = wanted[place] if full else room * weights[place] // total
        if not full:
            break
        room -= sum(wanted[place] for place in full)
        open_ = [place for place in open_ if place not in full]
    return shares


def given_way(columns: Sequence[Column], widths: Sequence[int], texts: Sequence[str]) -> tuple[int, ...]:
    """Give the widths of the columns on one line, where others give a name the room it needs.

    Those that share the room give way first, from the last; states and fixed widths only if that is too little.
    """
    given = list(widths)
    for place, column in enumerate(columns):
        lacks = cell_len(visible(texts[place])) - given[place] if column.whole and given[place] else 0
        after = range(len(given) - 1, place, -1)
        if not 0 < lacks <= sum(given[other] + BETWEEN for other in after if given[other]):
            continue
        for other in sorted(after, key=lambda one: bool(columns[one].width) or columns[one].ink == "flag"):
            if lacks <= 0 or not given[other]:
                continue
            gives = lacks if given[other] - lacks >= _LEAST else given[other] + BETWEEN
            given[place] += gives
            given[other] = max(0, given[other] - gives)
            lacks -= gives
    return tuple(given)


def run_on(columns: Sequence[Column], widths: Sequence[int], texts: Sequence[str]) -> tuple[int, ...]:
    """Give the widths of the columns on one line, where a text that needs it runs on into empty neighbours.

    It runs on to the most that a column takes, and not over columns that wait for room: else a wider list, in which
    they stand, would show less of it.
    """
    given = list(widths)
    for place, text in enumerate(texts):
        lacks = min(MOST, cell_len(visible(text))) - given[place] if given[place] else 0
        for other in range(place + 1, len(given)):
            if lacks <= 0 or (given[other] and (texts[other] or columns[other].rank)):
                break
            if given[other]:
                takes = lacks if lacks < given[other] else given[other] + BETWEEN
                given[place] += takes
                given[other] = max(0, given[other] - takes)
                lacks -= takes
    return tuple(given)


def widths_on_line(columns: Sequence[Column], widths: Sequence[int], cells: Cells, width: int) -> tuple[int, ...]:
    """Give the widths of the columns on the line of one record in a list so wide."""
    if cells.alone:
        return (width - _BEFORE - BETWEEN, *(0 for _ in widths[1:]))
    return given_way(columns, run_on(columns, widths, cells.texts), cells.texts)


_POINTER = _BEFORE + BETWEEN
"""The cells before and behind the columns of a list."""
_NARROWEST = 80
"""The width of a list that is not laid out yet."""


def in_lines(key: str, sentences: Iterable[str], width: int) -> Iterator[tuple[str, str]]:
    """Part sentences into lines that a list so wide shows whole, each with an id that begins with a key."""
    room = (width or _NARROWEST) - _POINTER
    for number, sentence in enumerate(sentences):
        for place, line in enumerate(wrap(sentence, room, subsequent_indent="  ")):
            yield f"{key}:{number}:{place}", line


def cell_of(text: str, width: int, right: bool = False, *, most: int = MOST) -> str:
    """Fit a text into a cell, to the left or to the right of it; of a cell that is wider it takes the most it may."""
    cell = fit(text, width) if width <= most else f"{fit(text, most)}{' ' * (width - most)}"
    if right and cell.endswith(" "):
        stripped = cell.rstrip(" ")
        return " " * (len(cell) - len(stripped)) + stripped
    return cell
