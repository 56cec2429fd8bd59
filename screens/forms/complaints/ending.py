"""Whether an outcome may be published, and letting go of what was said."""

from __future__ import annotations

from typing import Any

from screens.forms import purging
from screens.forms.purging import Purging
from screens.kit.fields import declared
from screens.kit.form import Form
from screens.kit.office import Office
from store.commands.complaints.ending import publish_complaint, purge_complaints
from store.purging import COMPLAINTS
from store.records import Change, Complaint, OutcomePublication
from store.rules.complaints.standing import complaint_words, publication
from store.rules.law.citations import cite


def open_publish(office: Office, complaint: Complaint) -> None:
    """Record whether the outcome may be published, and the chance that both parties had to object."""
    known = publication(complaint)

    def save(values: dict[str, Any]) -> Change | None:
        return office.desk.run(publish_complaint, complaint=complaint.id, **values)

    fields = (
        declared(OutcomePublication, "complainant_on", known.complainant_on if known else None)._replace(past=True),
        declared(OutcomePublication, "subject_on", known.subject_on if known else None)._replace(past=True),
        declared(OutcomePublication, "in_public_interest", known.in_public_interest if known else False),
        declared(OutcomePublication, "on", office.desk.today)._replace(past=True),
    )
    title = f"Publication of the outcome of {complaint_words(complaint)}"
    note = f"Without all three no part of it is printed ({cite('no-outcome')})."
    form = Form(office.desk, title, fields, save, draft=f"publish-complaint:{complaint.id}", note=note)
    form.saved_id = complaint.id
    office.flow(form)


def open_purge(office: Office) -> None:
    """Ask, then remove the particulars that are due to go."""
    asked = Purging(
        COMPLAINTS,
        purge_complaints,
        details="particulars",
        record="complaint",
        stays="That there was the complaint stays, with its days and its outcome.",
        goes="What was said is removed from the records, the history and forms not saved, and cannot be brought "
        "back. Backups and other copies keep it",
        left="What still holds the particulars",
    )
    purging.open_purge(office, asked)
