"""Entering a complaint, correcting what is recorded of it, and opening what was said in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from screens.dialogs import Help
from screens.kit.fields import Field, declared
from screens.kit.form import Form
from screens.kit.office import Office
from screens.kit.record_fields import record_fields
from store.commands.complaints.entering import add_complaint, edit_complaint
from store.desk import Desk
from store.queries.complaints.whole import particulars_lines
from store.records import Change, Complaint
from store.rules.complaints.retention import complaint_form
from store.rules.complaints.standing import complaint_words
from store.rules.words.wording import capital

_ORDER = (
    "kind",
    "received_on",
    "complainant",
    "complained_of",
    "substance",
    "serious_on",
    "email",
    "dealings",
    "outcome_record",
)
_PRIVATE = "What was said is kept apart: no paper, list, search or history shows it."


def _fields(desk: Desk, complaint: Complaint | None) -> tuple[Field, ...]:
    came = complaint.received_on if complaint else desk.today
    own = () if complaint else (declared(Complaint, "received_on", came),)
    return record_fields(desk, Complaint, complaint, _ORDER, own=own)


def open_new(office: Office) -> None:
    """Open the form for a new complaint or conduct matter."""

    def save(values: dict[str, Any]) -> Change | None:
        change = office.desk.run(add_complaint, **values)
        form.saved_id = change.touched[0].id if change else None
        return change

    title, key = "Enter a complaint", complaint_form("new")
    form = Form(office.desk, title, _fields(office.desk, None), save, draft=key, note=_PRIVATE)
    office.flow(form)


class ComplaintForm(Form):
    """Corrects what is recorded of a complaint, what was said in it among it."""

    def __init__(self, office: Office, complaint: Complaint) -> None:
        """Open on a complaint."""
        self._office, self._complaint = office, complaint
        self.saved_id = complaint.id
        title, key = f"Change {complaint_words(complaint)}", complaint_form(complaint.id)
        super().__init__(office.desk, title, _fields(office.desk, complaint), self._keep, draft=key, note=_PRIVATE)

    def _keep(self, values: dict[str, Any]) -> Change | None:
        return self._office.desk.run(edit_complaint, complaint=self._complaint.id, was=self._complaint, **values)

    def rebase(self) -> Sequence[Field]:
        """Base the form on the complaint as it is now, and give its fields."""
        self._complaint = self._office.desk.register.need(Complaint, self._complaint.id)
        return _fields(self._office.desk, self._complaint)


def open_edit(office: Office, complaint: Complaint) -> None:
    """Open the form on a complaint."""
    office.flow(ComplaintForm(office, complaint))


def open_particulars(office: Office, complaint: Complaint) -> None:
    """Show what was said in a complaint, because it was asked for."""
    lines = "\n\n".join(f"{label}: {words}" for label, words in particulars_lines(office.desk.register, complaint))
    office.pick(Help(f"Private: {capital(complaint_words(complaint))}", lines), lambda _: None)
