"""The complaints against the commissioner: where each stands and what is next. What was said opens by its own key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from screens.kit.deed import CHOSEN, CURRENT, ONE, Deed
from screens.kit.detail import Fields
from screens.kit.due_to_go import DueToGo
from screens.kit.keys.table import bindings_for
from screens.kit.lines_of import counting
from screens.kit.place import Place
from screens.kit.record_list import Cells, Column, Section
from store.later import Later
from store.problems import Problem
from store.queries.complaints.listed import ComplaintRow, complaint_rows, leave_words
from store.queries.complaints.whole import complaint_lines
from store.queries.words.wording import record_title
from store.records import Complaint, ComplaintDeed
from store.rules.complaints import guards, retention
from store.rules.words.dates import short_date
from store.rules.words.wording import capital, small

if TYPE_CHECKING:
    from screens import dialogs
    from screens.forms.complaints import ending, entering, steps
    from screens.kit.office import Office
else:
    dialogs = Later("screens.dialogs")
    ending = Later("screens.forms.complaints.ending")
    entering = Later("screens.forms.complaints.entering")
    steps = Later("screens.forms.complaints.steps")

DEED = ComplaintDeed


class ComplaintsPlace(Place[Complaint]):
    """Every complaint with what is to be done next; those to be dealt with come first."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("complaints")]
    place = "complaints"
    noun = "complaint"
    purpose = "Complaints about the commissioner or the deputy: each step with its limit, and what is still to be done."
    columns = (
        Column("Complaint", weight=3, whole=True),
        Column("Received", 15, rank=1),
        Column("Next", weight=4),
        Column("By", 15, ink="flag"),
        Column("Stands", weight=3, rank=2),
    )

    def __init__(self, office: Office) -> None:
        """Stand in the office."""
        self._rows: dict[str, ComplaintRow] = {}
        self._due_to_go = DueToGo(office, retention.why_not_purge_complaints)
        super().__init__(office)

    def sections(self) -> Iterator[Section]:
        """List the complaints that something is to be done with, then those that are closed."""
        self._rows = {row.id: row for row in complaint_rows(self.desk.register, self.desk.today)}
        running = tuple(row.id for row in self._rows.values() if not row.over)
        over = tuple(row.id for row in self._rows.values() if row.over)
        yield counting(
            "running", "Complaints", running, "complaint", f"None is open: {self.key_of('complaint.new')} enters one"
        )
        if over:
            yield counting("over", "Closed", over, "complaint")

    def cells(self, record_id: str, number: int) -> Cells:
        """Word one complaint, by its kind and id alone."""
        row = self._rows[record_id]
        title = f"{row.id} {row.kind}"
        came = short_date(row.received) if row.received else ""
        following = f"Late: {small(row.next)}" if row.late else row.next
        due = short_date(row.due) if row.due else ""
        return Cells((title, came, following, due, row.state), ink="muted" if row.over else "")

    def describe(self, record_id: str | None) -> tuple[str, Fields]:
        """Tell a complaint: how it stands, what is to be done, its limits and steps; and that the rest is private."""
        complaint = self.find(record_id)
        if complaint is None:
            words = (f"{self.key_of('complaint.new')} enters a complaint.", *self._leave())
            told = tuple(("" if at else "Next", one) for at, one in enumerate(words))
            return "Complaints", told
        lines = complaint_lines(self.desk.register, complaint, self.desk.today)
        opens = ("", f"{self.key_of('complaint.particulars')} opens them, for your eyes only.")
        left = [("Room", one) for one in self._leave()]
        return capital(record_title(self.desk.register, complaint)), (*lines, opens, *left)

    def _leave(self) -> tuple[str, ...]:
        return leave_words(self.desk.register, self.desk.today)

    def find(self, record_id: str | None) -> Complaint | None:
        """Give a complaint."""
        return self.desk.register.live(Complaint, record_id)

    def nothing_here(self) -> Problem:
        """Say that there is no complaint under the cursor, and how to enter one."""
        cure = f"Enter one with {self.key_of('complaint.new')}, or go to one first."
        return Problem("no-complaint", "There is no complaint under the cursor.", cure)

    def make_deeds(self) -> Mapping[str, Deed[Complaint]]:
        """Say what each key of the complaints does."""
        return {
            "complaint.open": Deed(dialogs.open_record, CURRENT),
            "complaint.new": Deed(entering.open_new),
            "complaint.edit": Deed(entering.open_edit, ONE),
            "complaint.particulars": Deed(entering.open_particulars, ONE, why_not=retention.why_no_particulars),
            "complaint.acknowledge": Deed(steps.open_acknowledge, ONE, why_not=_none_of(DEED.ACKNOWLEDGED)),
            "complaint.record": Deed(steps.open_record, ONE, why_not=_none_of(DEED.RECORDED, DEED.NOT_RECORDED)),
            "complaint.refer": Deed(steps.open_refer, ONE, why_not=guards.why_not_send),
            "complaint.return": Deed(steps.open_return, ONE, why_not=_none_of(DEED.RETURNED, DEED.DECIDED)),
            "complaint.resolve": Deed(steps.open_resolve, ONE, why_not=_none_of(*guards.RESOLVING)),
            "complaint.disapply": Deed(steps.open_disapply, ONE, why_not=_none_of(DEED.DISAPPLIED)),
            "complaint.withdraw": Deed(steps.open_withdraw, ONE, why_not=_none_of(*guards.WITHDRAWING)),
            "complaint.told": Deed(steps.open_told, ONE, why_not=guards.why_nothing_to_tell),
            "complaint.close": Deed(steps.open_close, ONE, why_not=guards.why_not_close),
            "complaint.publish": Deed(ending.open_publish, ONE, why_not=guards.why_not_publish),
            "complaint.purge": Deed(ending.open_purge, why_not=self._due_to_go.why_not),
            "complaint.bin": Deed(dialogs.open_bin_records, CHOSEN, together=self.why_not_bin),
        }


def _none_of(*deeds: ComplaintDeed) -> Callable[[Complaint], Problem | None]:
    """Give the rule that says why none of some steps can be taken."""
    return lambda complaint: guards.why_none_of(complaint, deeds)
