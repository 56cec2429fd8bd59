"""A list with a pane: the list has the room that its columns need, and the pane what is left, beside it or below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.containers import Horizontal
from textual.geometry import Size

from screens.kit.columns import BETWEEN, longest, needed
from screens.kit.detail import Detail, Fields
from screens.kit.lines import Line
from screens.kit.present import NOT_RECORDED, cells_of
from screens.kit.record_list import RecordList, Section
from screens.kit.room import Calm, Stack
from screens.kit.sides import NOWHERE, Stand, stand
from screens.kit.workscreen import Workscreen
from store.rules.words.wording import capital

if TYPE_CHECKING:
    from screens.kit.office import Office


_HEADINGS = 45
"""Cells that a list has for its headings at the most before the pane beside it, however short its records are."""


class SidedList(Horizontal, Calm):
    """A list and the pane that tells of the record under its cursor."""

    noun: ClassVar[str] = "record"
    lines_below: ClassVar[int] = 4
    """How many lines the pane has at the least where it stands below the list, its rule among them."""

    office: Office
    list: RecordList
    detail: Detail
    heads: tuple[Line, ...] = ()
    """Lines above the list that the pane leaves room for: what they say stands nowhere else."""
    words: str = ""
    """The words of the filter that is on."""
    _list_lines: int = 0
    stands: Stand = NOWHERE
    """Where the pane stands."""
    _shared: tuple[Stand, tuple[Size, Size]] | None = None
    """How room was shared last: where the pane stands, and the sizes of list and pane."""

    @property
    def moves(self) -> bool:
        """Whether the keys of the list go from line to line: it has several, and nothing is shown instead of it."""
        return self.list.has_several and self.list.display

    def noun_of(self, record_id: str | None) -> str:
        """Give what the record of a line is called; what the lines of the place are where it stands for none."""
        record = self.office.desk.register.find(record_id) if record_id else None
        return record.noun if record is not None else self.noun

    def work_out(self, go_to: str | None = None) -> Iterator[None]:
        """Work out in steps what the list asks of all records after a change, and then `go_to` one of them."""
        yield from ()

    def describe(self, record_id: str | None) -> tuple[str, Fields]:
        """Give the title and the fields of a record; abstract."""
        raise NotImplementedError(type(self).__name__)

    def list_changed(self) -> None:
        """Give list and pane their room, and show the record in the pane as the list shows it now."""
        if not self.share_room():
            self.show_detail()

    def share_room(self) -> bool:
        """Give the list the room that its columns need and the pane what is left; True if either has another room.

        The record is then shown anew. Where nothing moves nothing is done: a place that is gone to again costs no more.
        A place that was taken off, because another file is opened, may still hear of a width that its list had.
        """
        if not self.is_attached:
            return False
        width, height = self.app.size
        around = 0
        if isinstance(self.screen, Workscreen):
            height -= self.screen.lines_at_foot
            around = self.screen.lines_around
        wanted = self.office.pane.shown
        lines = self.lines_needed()
        stands = stand(self.widths_needed(), width, height, self.least_below(), lines) if wanted else NOWHERE
        rooms = self._rooms(stands, Size(width, height - around))
        there = (self.list.room, self.detail.room if stands.side else Size(0, 0))
        # A layout may have given them that room by itself, as where the news takes a second line: all was painted then.
        stood = self._shared is not None and stands == self.stands and rooms == there
        if (stands, rooms) == self._shared or stood:
            self._shared = (stands, rooms)
            return False
        self._shared = (stands, rooms)
        self._stand(stands, *rooms)
        self.show_detail()
        return True

    def _rooms(self, stands: Stand, room: Size) -> tuple[Size, Size]:
        """Give the sizes that list and pane have in the room of the place, as the next layout will find them."""
        width, height = room
        pane = Size(0, 0)
        if stands.side == "beside":
            pane, width = Size(stands.size, height), width - stands.size
        elif stands.side:
            pane, height = Size(width, stands.size), height - stands.size
        stack = self.list.parent
        if isinstance(stack, Stack):
            height -= sum(child.display for child in stack.children) - 1
        return Size(width, height), pane

    def _stand(self, stands: Stand, list_: Size, pane: Size) -> None:
        """Put the pane where it stands. A style that changes lays the screen out anew, which no cursor key does.

        List and pane know their room from now on, so that what they say before the layout holds after it: the first
        visit of the sample's calendar took 44 ms with four paints, and takes 29 with one.
        """
        self.stands = stands
        beside = stands.side == "beside"
        self.list.spreads = stands.side != "below"
        self.styles.layout = "horizontal" if beside else "vertical"
        self.list.will_have(list_)
        if stands.side:
            self.detail.stand(pane, below=0 if beside else stands.size, of=capital(self.noun))
            self.detail.styles.width = stands.size if beside else "1fr"
            self.detail.styles.height = "1fr" if beside else stands.size
        self.detail.display = bool(stands.side)

    def least_below(self) -> int:
        """Give how many lines the pane has below the list at the least; 0 if it does not stand there."""
        return self.lines_below

    def lines_needed(self) -> int:
        """Give how many lines the list needs to be seen whole, with those above it; 0 while it holds no record.

        While a filter narrows it the pane stays where it was: else it would move at every letter.
        """
        if not self.words.strip():
            holds = any(section.ids for section in self.list.sections)
            stack = self.list.parent
            above = len(stack.children) - 1 if isinstance(stack, Stack) else 0
            self._list_lines = self.list.virtual_size.height + above if holds else 0
        return self._list_lines

    def widths_needed(self) -> tuple[int, ...]:
        """Give the widths of the list without columns that wait for room, with each rank of them, and of most use."""
        ranks = sorted({column.rank for column in self.list.columns})
        heads = max((cell_len(line.text) for line in self.heads), default=0)
        heads = max(heads, _most_of(self.list.sections))
        columns, needs = self.list.columns, self.list.needs.cells
        return (*(max(heads, needed(columns, needs, rank)) for rank in ranks), max(heads, longest(columns, needs)))

    def show_detail(self) -> None:
        """Show the record under the cursor in the pane, if the pane is on the screen.

        While the lines are old what the pane told before stands with them: the record may be gone.
        """
        if self.list.aside:
            return
        if self.stands.side:
            self.detail.head(capital(self.noun_of(self.list.current)))
        if self.list.current is None and self.stands.side:
            self.detail.show(*self.of_none())
        elif self.stands.side == "beside":
            self.detail.show(*self.describe(self.list.current))
        elif self.stands.side:
            self.detail.show(*self.below(self.list.current))

    def of_none(self) -> tuple[str, Fields]:
        """Give what is shown where no line is listed: a place of which the filter leaves none is no empty one."""
        if not self.words.strip() or any(section.ids for section in self.list.sections):
            return self.describe(None)
        step = f"{self.office.keymap.key_of('back')} shows everything again."
        return f"No line with “{self.words.strip()}”", (("Next step", step),)

    def below(self, record_id: str | None) -> tuple[str, Fields]:
        """Give what stands below the list: what its line had to cut first, then all else for which there is room.

        That business is exempt stands before even that.
        """
        from store.queries.detail import NOT_PUBLIC

        if record_id is None:
            return self.describe(None)
        title, fields = self.describe(record_id)
        read = title.casefold()
        cut = [(label, text) for label, text in self.list.cut(record_id) if not _same(text.casefold(), read)]
        told = {title, *(text for _, text in cut), *((NOT_RECORDED,) if self.detail.flows else ())}
        first = [field for field in fields if field[1] == NOT_PUBLIC]
        told.add(NOT_PUBLIC)
        return title, (*first, *cut, *(field for field in fields if field[1] and field[1] not in told))


def _same(one: str, other: str) -> bool:
    """Say whether one of two texts is the other, but for words before or behind."""
    return one in other or other in one


def _most_of(sections: Sequence[Section]) -> int:
    """Give the cells that the widest heading needs, up to the most that a list has for its headings."""
    # Once one needs the most the others are no matter: 13 ms of each letter of a filter over 4,700 headings.
    most = 0
    for section in sections:
        most = max(most, _needs_of(section))
        if most >= _HEADINGS:
            return _HEADINGS
    return most


def _needs_of(section: Section) -> int:
    """Give the cells in which a heading stands whole, or what is said under one that has no records."""
    aside = cells_of(section.aside) + 1 + BETWEEN if section.aside else 0
    return max(cells_of(section.title) + aside, 0 if section.ids else cells_of(section.empty) + 2)
