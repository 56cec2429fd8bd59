"""Place 6, one meeting: its agenda, who came, and its minutes, in the order of the day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from screens.kit.deed import CURRENT, ONE, Deed
from screens.kit.detail import Fields
from screens.kit.keys.table import bindings_for
from screens.kit.one_meeting import OneMeetingPlace
from screens.kit.record_list import Cells, Column, Section
from store.later import Later
from store.problems import Problem
from store.queries.calendar.meetings import meeting_detail
from store.records import Minute, WorkItem
from store.rules.minutes.naming import minute_ref

if TYPE_CHECKING:
    from screens import dialogs
    from screens.forms.actions import split, windows
    from screens.kit.office import Office
    from store.queries.actions import chain
else:
    dialogs = Later("screens.dialogs")
    split = Later("screens.forms.actions.split")
    windows = Later("screens.forms.actions.windows")
    chain = Later("store.queries.actions.chain")


class MeetingPlace(OneMeetingPlace[WorkItem | Minute]):
    """One meeting, chosen with the keys for earlier and later."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("meeting")]
    place = "meeting"
    columns = (Column("No", 8, right=True), Column("Item or minute", weight=4), Column("", weight=2, ink="muted"))

    def sections(self) -> Iterator[Section]:
        """List agenda and minutes of the meeting."""
        meeting = self.meeting
        if meeting is None:
            yield self.none_yet()
            return
        whole = meeting_detail(self.desk.register, meeting.id, self.desk.today)
        self._minutes = {minute.id: minute for minute in self.desk.register.minutes_of(meeting.id)}
        yield Section(
            key=meeting.id,
            title=f"Business of {whole.title}",
            ids=tuple(item.id for item in whole.agenda),
            aside=meeting.status.value,
            empty="No item stands under this meeting",
        )
        yield Section("minutes", "Minutes", tuple(self._minutes), empty="No minutes recorded")

    def cells(self, record_id: str, number: int) -> Cells:
        """Word an item or a minute."""
        minute = self._minutes.get(record_id)
        if minute is not None:
            return Cells(
                (
                    minute_ref(self.desk.register, minute),
                    minute.heading,
                    f"{len(minute.resolutions)} resolved" if minute.resolutions else "",
                )
            )
        item = self.desk.register.get(WorkItem, record_id)
        return Cells((str(number), item.title if item else record_id, item.lead if item else ""))

    def nothing_chosen(self) -> tuple[str, Fields]:
        """Describe the meeting itself."""
        meeting = self.meeting
        if meeting is None:
            return "No meetings yet", ()
        whole = meeting_detail(self.desk.register, meeting.id, self.desk.today)
        return whole.title, whole.facts

    def find(self, record_id: str | None) -> WorkItem | Minute | None:
        """Give an item or a minute."""
        register = self.desk.register
        return register.get(Minute, record_id) or register.get(WorkItem, record_id)

    def nothing_here(self) -> Problem:
        """Say that the cursor is on no item and no minute."""
        return Problem("nothing-here", "There is nothing under the cursor.", "Choose another meeting.")

    def make_deeds(self) -> Mapping[str, Deed[WorkItem | Minute]]:
        """Say what each key of the meeting does."""
        return {
            "page.open": Deed(dialogs.open_record, CURRENT),
            "page.split": Deed(self._open_split, ONE, why_not=_why_not_split),
            "page.chain": Deed(windows.open_chain, CURRENT, why_not=self._why_not_chain),
            "page.attendance": Deed(runs=lambda: self.go_to("attendance"), why_not=self.no_meeting),
            "page.declared": Deed(runs=lambda: self.go_to("declarations"), why_not=self.no_meeting),
            "meeting.previous": Deed(runs=lambda: self.step(-1), why_not=lambda: self.why_not_step(-1)),
            "meeting.next": Deed(runs=lambda: self.step(1), why_not=lambda: self.why_not_step(1)),
        }

    def _why_not_chain(self) -> Problem | None:
        return chain.why_not_chain(self.desk.register, self.list.current, self.desk.today)

    def _open_split(self, office: Office, one: WorkItem | Minute) -> None:
        """Make several actions of this minute."""
        if isinstance(one, Minute):
            split.open_split(office, one)


def _why_not_split(one: WorkItem | Minute) -> Problem | None:
    if isinstance(one, Minute):
        return None
    return Problem("no-minute", "There is no minute under the cursor.", "Go to a minute first.")
