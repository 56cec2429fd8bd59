"""The forms for an agenda before it is published: an item worded by hand, and the papers as sent to members."""

from __future__ import annotations

from typing import Any

from screens.forms.programme.asking import AskingForm
from screens.kit.fields import declared
from screens.kit.form import Form
from screens.kit.offers import people_of
from screens.kit.office import Office
from screens.kit.record_fields import noted
from store.commands.agenda import lines, sending
from store.queries.agenda.agenda import AgendaItem, agenda_of
from store.records import AgendaLine, Change, Meeting, Paper, PapersSent
from store.rules.agenda.lines import line_defaults
from store.rules.agenda.sending import not_sent_to, recipients, why_not_send_any
from store.rules.publishing.guards import not_built
from store.rules.words.loose import long_day_of
from store.rules.words.names import find_person
from store.rules.words.wording import counted


def word_form(office: Office, meeting: Meeting, item: AgendaItem) -> Form | str:
    """Make the form that words an item of the agenda by hand, or say why none can be."""
    desk = office.desk
    line = next((one for one in meeting.agenda if one.id == item.line), None)
    if line is None:
        return office.told(not_built(meeting))

    def save(values: dict[str, Any]) -> Change | None:
        return desk.run(lines.word_line, meeting=meeting.id, line=line.id, was=line, all_the_same=form.asked, **values)

    title, lead, ask, minutes = line_defaults(desk.register, meeting, line)
    fields = [
        declared(AgendaLine, "title", line.title, help=_follows(title)),
        declared(AgendaLine, "report_of", line.report_of, help=_follows(lead)),
        declared(AgendaLine, "ask", line.ask, help=_follows(ask)),
        declared(AgendaLine, "minutes", line.minutes, help=_follows(str(minutes or ""))),
        declared(AgendaLine, "number", line.number),
        declared(AgendaLine, "under", line.under),
    ]
    if line.standing:
        paper = line.papers[0] if line.papers else Paper()
        fields += [declared(Paper, "appendix", paper.appendix), declared(Paper, "pages", paper.pages)]
    form = AskingForm(desk, f"Item {item.number}: {item.title}", fields, save, draft=f"agenda:{meeting.id}:{line.id}")
    form.saved_id = meeting.id
    return form


def open_word(office: Office, meeting: Meeting, line: str) -> None:
    """Word a line of the agenda by hand, or say why it cannot be."""
    items = agenda_of(office.desk.register, meeting).items
    form = next((word_form(office, meeting, item) for item in items if item.line == line), None)
    if isinstance(form, str):
        office.say(form, "warn")
    elif form is not None:
        office.flow(form)


def _follows(words: str) -> str:
    return f"Left empty: {words}" if words else "Left empty, nothing is said"


def sent_form(office: Office, meeting: Meeting) -> Form | str:
    """Make the form that records papers as sent to people, or say why none can have been."""
    desk = office.desk
    problem = why_not_send_any(meeting, desk.today)
    if problem is not None:
        return office.told(problem)

    def save(values: dict[str, Any]) -> Change | None:
        names = [name.strip() for name in values.pop("to").split(";") if name.strip()]
        people = tuple(_person(office, meeting, name) for name in names)
        return desk.run(sending.record_sent, meeting=meeting.id, people=people, **values)

    missing = len(not_sent_to(desk.register, meeting))
    members = recipients(desk.register, meeting)
    everyone = f"Left empty: the {counted(missing, 'member')} sent none yet" if missing else "Names, with ; between"
    to = declared(PapersSent, "to", "", help=everyone)
    fields = (
        to._replace(listed=lambda: people_of(desk.register, meeting, members)),
        noted(declared(PapersSent, "on", desk.today), meeting, "sent.on"),
        declared(PapersSent, "how"),
        declared(PapersSent, "what", ""),
    )
    return Form(desk, f"Papers sent for {long_day_of(meeting)}", fields, save, draft=f"sent:{meeting.id}")


def _person(office: Office, meeting: Meeting, name: str) -> str:
    return find_person(office.desk.register, name, "to", recipients(office.desk.register, meeting)).id
