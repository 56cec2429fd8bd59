"""The forms for what is published after an agenda: a supplement, a late item, a withdrawal."""

from __future__ import annotations

from typing import Any

from screens.forms.programme.asking import AskingForm
from screens.kit.fields import Field, declared, to_choose, why
from screens.kit.form import Form
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from store.commands.agenda import issuing as commands
from store.queries.agenda.agenda import AgendaItem
from store.queries.agenda.offers import late_offers, places_after
from store.queries.calendar.holidays import listed
from store.records import Change, Issue, Meeting, WorkItem
from store.rules.agenda.sending import recipients
from store.rules.agenda.standing_now import pending_words
from store.rules.members.membership import printed_name
from store.rules.programme.items import SUGGESTIONS
from store.rules.publishing.guards import why_not_add_to, why_not_withdraw_line, why_nothing_to_publish
from store.rules.words.loose import long_day_of
from store.rules.words.wording import capital

_SUGGESTED = "suggested"


def supplement_form(office: Office, meeting: Meeting) -> Form | str:
    """Make the form that publishes what has changed, with what that is above it; or say why nothing can be."""
    desk = office.desk
    problem = why_not_add_to(meeting) or why_nothing_to_publish(desk.register, meeting)
    if problem is not None:
        return office.told(problem)

    def save(values: dict[str, Any]) -> Change | None:
        return desk.run(
            commands.supplement_agenda,
            meeting=meeting.id,
            by=desk.who,
            holidays=listed(),
            all_the_same=form.asked,
            **values,
        )

    told = " ".join(pending_words(desk.register, meeting))
    title = f"Supplement to the agenda of {long_day_of(meeting)}"
    fields = (*_when(office), why("Why, if that is to be kept", optional=True))
    form = AskingForm(desk, title, fields, save, draft=f"supplement:{meeting.id}", note=told)
    form.saved_id = meeting.id
    return form


def _when(office: Office) -> tuple[Field, Field]:
    return (declared(Issue, "on", office.desk.today, help="The day it was published"), declared(Issue, "at"))


def late_picker(office: Office, meeting: Meeting) -> Picker | str:
    """Make the window in which the item that is late is picked, or say why none can be added."""
    desk = office.desk
    problem = why_not_add_to(meeting)
    if problem is not None:
        return office.told(problem)
    options = [Option(one.item, one.title, one.where) for one in late_offers(desk.register, meeting)]
    if not options:
        return "No item of the programme can be added. Add it to the programme first."
    return Picker("Which item is late?", options, prompt="Type words of the item")


def late_form(office: Office, meeting: Meeting, item: str) -> Form:
    """Make the form that says who finds an item urgent, by reason of what, and why it could not wait."""
    desk = office.desk
    title = desk.register.need(WorkItem, item, "item").title

    def save(values: dict[str, Any]) -> Change | None:
        return desk.run(
            commands.add_late_item,
            meeting=meeting.id,
            item=item,
            by=desk.who,
            holidays=listed(),
            all_the_same=form.asked,
            **values,
        )

    members = tuple((one, printed_name(desk.register, one, meeting)) for one in recipients(desk.register, meeting))
    fields = (
        to_choose(declared(Issue, "chair", None, members or ((None, "no members are recorded"),)), ""),
        declared(Issue, "circumstances"),
        declared(Issue, "why_not_before"),
        Field("under", "Under item", "line", "", help="Its number; empty: under the item for urgent business"),
        *_when(office),
    )
    form = AskingForm(desk, f"Late item: {title}", fields, save, draft=f"late:{meeting.id}:{item}")
    form.saved_id = meeting.id
    return form


def withdraw_form(office: Office, meeting: Meeting, item: AgendaItem) -> Form | str:
    """Make the form that withdraws an item from a published agenda, or say why it cannot be."""
    desk = office.desk
    problem = why_not_withdraw_line(meeting, item.line)
    if problem is not None:
        return office.told(problem)
    places = ((_SUGGESTED, capital(SUGGESTIONS)), *places_after(desk.register, meeting, desk.today))

    def save(values: dict[str, Any]) -> Change | None:
        to = values.pop("to", _SUGGESTED)
        return desk.run(
            commands.withdraw_line,
            meeting=meeting.id,
            line=item.line,
            to=None if to == _SUGGESTED else to,
            by=desk.who,
            all_the_same=form.asked,
            **values,
        )

    goes = Field("to", "The item goes to", "choice", _SUGGESTED, places, help="Where the programme has it then")
    fields = (why("Printed in the agenda and in what changed"), *(() if item.standing else (goes,)), *_when(office))
    title = f"Withdraw item {item.number}: {item.title}"
    form = AskingForm(desk, title, fields, save, draft=f"withdraw-line:{meeting.id}:{item.line}")
    form.saved_id = meeting.id
    return form
