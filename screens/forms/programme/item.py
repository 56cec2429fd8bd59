"""The form of a work programme item."""

from __future__ import annotations

from typing import Any

from screens.kit.fields import Field
from screens.kit.form import Form
from screens.kit.office import Office
from store.commands.programme import items
from store.queries.programme.items import SUGGESTED, Group
from store.records import ItemKind, WorkItem

_FORMATS = (
    ("", "not recorded"),
    ("report", "report"),
    ("presentation", "presentation"),
    ("oral", "oral update"),
    ("note", "note by e-mail"),
)


def fields(item: WorkItem | None) -> tuple[Field, ...]:
    """Give the fields of an item, filled in from it."""
    given = item or WorkItem(id="", title="")
    kinds = tuple((kind, kind.value) for kind in ItemKind)
    return (
        Field("title", "Item", value=given.title, help="The words that will stand in the programme and on the agenda"),
        Field("comments", "Comments", "text", given.comments, help="What the programme prints beside the item"),
        Field("kind", "Kind", "choice", given.kind, kinds),
        Field("lead", "Report of", value=given.lead, help="Who brings the report, as the agenda will print it"),
        Field("author", "Author", value=given.author),
        Field(
            "origin", "Asked for by", value=given.origin, help="A minute, a member, a public question, the commissioner"
        ),
        Field("target", "Wanted when", value=given.target, help='If not yet scheduled, such as "To July meeting"'),
        Field("moveable", "Moveable", "choice", given.moveable, ((False, "no"), (True, "yes"))),
        Field("minutes", "Minutes", "number", given.minutes, help="Time to allot at the meeting, in minutes"),
        Field("earliest", "Not before", "date", given.earliest, help="Such as the day on which the figures are ready"),
        Field("latest", "Not after", "date", given.latest, help="Such as the end of a term or a statutory window"),
        Field("format", "Format", "choice", given.format, _FORMATS),
    )


class ItemForm(Form):
    """Add or change an item. `saved_id` is the id of what was saved."""

    def __init__(self, office: Office, item: WorkItem | None, group: Group | None = None) -> None:
        """Open on an item, or empty for a new one under a heading."""
        self._office = office
        self._item = item
        self._group = group
        place = group.title if group and group.meeting else SUGGESTED
        title = f"Change {item.id}" if item else f"New item · {place}"
        key = f"item:{item.id}" if item else "item:new"
        super().__init__(office.desk, title, fields(item), self._keep, draft=key)

    def _keep(self, values: dict[str, Any]) -> str:
        desk = self._office.desk
        if self._item is not None:
            self.saved_id = self._item.id
            change = desk.run(items.edit_item, item=self._item.id, was=self._item, **values)
            return f"{change.sentence}." if change else "Nothing needed changing."
        group = self._group
        meeting = group.meeting.id if group and group.meeting else None
        if group and group.key.startswith("theme:"):
            values = {**values, "theme": group.title}
        change = desk.run(items.add_item, meeting=meeting, **values)
        if change is None:
            return "Nothing needed changing."
        self.saved_id = change.touched[0].id
        return f"{change.sentence}."

    def rebase(self) -> None:
        """Base the form on the item as it is now."""
        if self._item is not None:
            self._item = self._office.desk.register.need(WorkItem, self._item.id)


def open_new_item(office: Office, group: Group | None) -> None:
    """Open the form for a new item under a heading."""
    office.flow(ItemForm(office, None, group))


def open_edit_item(office: Office, item: WorkItem) -> None:
    """Open the form on an item."""
    office.flow(ItemForm(office, item))
