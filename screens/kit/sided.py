"""A list with a pane: the list has the room that its columns need, and the pane what is left, beside it or below."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal

from screens.kit.columns import needed
from screens.kit.detail import Detail, Fields
from screens.kit.present import NOT_RECORDED
from screens.kit.record_list import RecordList
from screens.kit.sides import NOWHERE, Stand, stand
from store.rules.words.wording import capital

if TYPE_CHECKING:
    from screens.kit.office import Office


class SidedList(Horizontal):
    """A list and the pane that tells of the record under its cursor."""

    noun: ClassVar[str] = "record"
    lines_below: ClassVar[int] = 4
    """How many lines the pane has at the least where it stands below the list, its rule among them."""

    office: Office
    list: RecordList
    detail: Detail
    stands: Stand = NOWHERE
    """Where the pane stands."""

    def describe(self, record_id: str | None) -> tuple[str, Fields]:
        """Give the title and the fields of a record; abstract."""
        raise NotImplementedError(type(self).__name__)

    def share_room(self) -> None:
        """Give the list the room that its columns need and the pane what is left, and show the record there."""
        width, height = self.app.size
        wanted = self.office.pane.shown
        stands = stand(self.widths_needed(), width, height, self.lines_below) if wanted else NOWHERE
        if stands != self.stands:
            self.stands = stands
            self._stand()
        self.show_detail()

    def _stand(self) -> None:
        """Put the pane where it stands. A style that changes lays the screen out anew, which no cursor key does."""
        stands = self.stands
        beside = stands.side == "beside"
        self.styles.layout = "horizontal" if beside else "vertical"
        if stands.side:
            self.detail.stand(below=not beside, of=capital(self.noun))
            self.detail.styles.width = stands.size if beside else "1fr"
            self.detail.styles.height = "1fr" if beside else stands.size
        self.detail.display = bool(stands.side)

    def widths_needed(self) -> tuple[int, ...]:
        """Give how wide the list is without the columns that wait for room, then with each rank of them."""
        ranks = sorted({column.rank for column in self.list.columns})
        return tuple(needed(self.list.columns, self.list.needs.cells, rank) for rank in ranks)

    def show_detail(self) -> None:
        """Show the record under the cursor in the pane, if the pane is on the screen."""
        if self.stands.side == "beside":
            self.detail.show(*self.describe(self.list.current))
        elif self.stands.side:
            self.detail.show(*self.below(self.list.current))

    def below(self, record_id: str | None) -> tuple[str, Fields]:
        """Give what stands below the list: what its line had to cut first, then all else for which there is room."""
        if record_id is None:
            return self.describe(None)
        title, cut = self.list.told(record_id)
        whole, fields = self.describe(record_id)
        flows = self.detail.flows
        told = {whole, title, *(text for _, text in cut), *((NOT_RECORDED,) if flows else ())}
        rest = (field for field in fields if field[1] and field[1] not in told)
        return title if flows else whole, (*cut, *rest)
