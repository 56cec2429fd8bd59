"""Whether an outcome may be published, and letting go of what was said."""

from __future__ import annotations

from typing import Any

from screens.dialogs import Help
from screens.kit.ask import Ask
from screens.kit.fields import declared
from screens.kit.form import Form
from screens.kit.office import Office
from store.commands.complaints.ending import publish_complaint, purge_complaints
from store.problems import FileTrouble
from store.purging import COMPLAINTS, due_to_go, left_after
from store.queries.words.short import count
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
    """Ask, then remove the particulars that are due to go, and name the files that still hold them."""
    desk = office.desk
    try:
        due = due_to_go(desk, COMPLAINTS)
    except FileTrouble as trouble:
        office.say_trouble(trouble)
        return
    ids = ", ".join(due.ids[:12]) + (", …" if len(due.ids) > 12 else "")
    words = (
        f"{ids}\n\nThat there was the complaint stays, with its days and its outcome. What was said goes out of the "
        "records, of the history and of forms not saved, and cannot be brought back. Backups and other copies "
        "keep it: they are named afterwards, with the way."
    )
    ask = Ask(
        f"Remove the particulars of {count(len(due.ids), 'complaint')} for good?",
        words,
        (("n", "", "No, leave them"), ("y", "yes", "Yes, remove them")),
    )

    def answered(answer: str | None) -> None:
        if answer == "yes" and office.carry_out(purge_complaints, in_journal=due.in_journal):
            left = [one.words for one in left_after(desk, due)]
            if left:
                office.pick(Help("What still holds the particulars", "\n\n".join(left)), lambda _: None)

    office.pick(ask, answered)
