"""The form of a work programme item."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from screens.forms.programme.asking import AskingForm, ask_of_meeting
from screens.kit.fields import Field, declared
from screens.kit.office import Office
from screens.kit.record_fields import record_fields
from store.commands.programme import items
from store.queries.programme.items import SUGGESTED, Group, open_targets
from store.records import Change, WorkItem
from store.rules.words.wording import quoted_line

_SUGGESTED = "suggested"

_ORDER = (
    "title",
    "comments",
    "kind",
    "lead",
    "author",
    "to_answer",
    "origin",
    "origin_ref",
    "target",
    "theme",
    "moveable",
    "minutes",
    "earliest",
    "latest",
    "format",
)


class ItemForm(AskingForm):
    """Add or change an item. `saved_id` is the id of what was saved."""

    def __init__(
        self, office: Office, item: WorkItem | None, group: Group | None = None, *, asked: bool = False
    ) -> None:
        """Open on an item, or empty for a new one under a heading; `asked` means that one that is over is meant."""
        self.asked = asked
        self._office = office
        self._item = item
        self._group = group
        place = group.title if group and group.meeting else SUGGESTED
        title = f"Change {quoted_line(item.title)}" if item else f"New item · {place}"
        key = f"item:{item.id}" if item else f"item:new:{group.key if group else ''}"
        self.under = "" if item else place
        fields = record_fields(office.desk, WorkItem, item, _ORDER)
        if item is None and group is None:
            fields = (fields[0], self._meetings(), *fields[1:])
        super().__init__(office.desk, title, fields, self._keep, draft=key)

    def _meetings(self) -> Field:
        """Ask for which meeting an item is that is entered under no heading; at first it is only suggested."""
        desk = self._office.desk
        targets = open_targets(desk.register, (), desk.today)
        choices = tuple((target.meeting_id or _SUGGESTED, target.label) for target in targets)
        return declared(WorkItem, "meeting", _SUGGESTED, choices)

    def _keep(self, values: dict[str, Any]) -> Change | None:
        desk = self._office.desk
        if self._item is not None:
            self.saved_id = self._item.id
            return desk.run(items.edit_item, item=self._item.id, was=self._item, all_the_same=self.asked, **values)
        group = self._group
        chosen = values.pop("meeting", _SUGGESTED)
        meeting = group.meeting.id if group and group.meeting else None if chosen == _SUGGESTED else chosen
        if group and group.key.startswith("theme:"):
            values = {**values, "theme": group.title}
        change = desk.run(items.add_item, meeting=meeting, all_the_same=self.asked, **values)
        if change is not None:
            self.saved_id = change.touched[0].id
        return change

    def rebase(self) -> Sequence[Field]:
        """Base the form on the item as it is now, and give its fields."""
        if self._item is None:
            return ()
        self._item = self._office.desk.register.need(WorkItem, self._item.id)
        return record_fields(self._office.desk, WorkItem, self._item, _ORDER)


def open_new_item(office: Office, group: Group | None) -> None:
    """Open the form for a new item under a heading, after asking if its meeting has passed."""
    meeting = group.meeting.id if group and group.meeting else None
    ask_of_meeting(office, meeting, lambda asked: office.flow(ItemForm(office, None, group, asked=asked)))


def open_edit_item(office: Office, item: WorkItem, begins: str = "") -> None:
    """Open the form on an item, at a field; it asks before it saves what the agenda of a meeting past prints."""
    form = ItemForm(office, item)
    form.begins = begins
    office.flow(form)
