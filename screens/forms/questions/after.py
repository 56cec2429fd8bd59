"""Publishing, closing, letters, the working of the deadline, a meeting's sheet, and letting go of contact details."""

from __future__ import annotations

from typing import Any

from screens.dialogs import Help
from screens.forms import purging
from screens.forms.preview import open_paper
from screens.forms.purging import Purging
from screens.forms.questions.called import called
from screens.forms.questions.decision import form_of
from screens.forms.settings.office import with_office
from screens.kit import own_paper
from screens.kit.ask import Ask
from screens.kit.fields import Field, declared, why
from screens.kit.form import Form
from screens.kit.marked import title_of
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from store.commands.questions.after import (
    close_question,
    publish_question,
    purge_contacts,
)
from store.papers.house import house_of
from store.papers.questions import letters
from store.papers.questions.letter_forms import write_letter
from store.papers.questions.sheet import minute_text
from store.problems import FileTrouble, Refused
from store.purging import CONTACTS
from store.queries.questions.detail import deadline_working
from store.queries.words.short import meeting_title
from store.records import Meeting, Question
from store.records.question import Check
from store.rules.questions.outgoing import to_redact
from store.rules.questions.private import what_was_found
from store.rules.questions.steps import why_not_close
from store.rules.words.text import cleaned


def open_publish(office: Office, question: Question, ids: tuple[str, ...] = ()) -> None:
    """Record that questions were published; contact details in one need someone's agreement."""
    holding = [
        f"{'The text' if len(ids) < 2 else one.id} holds {', '.join(there)}."
        for one in _each(office, question, ids)
        if (there := what_was_found(to_redact(one.published_text, one.asker)))
    ]
    if not holding and len(ids) < 2:
        office.carry_out_to(question.id, publish_question, question=question.id, by=office.desk.who)
        return
    note = f"{' '.join(holding)} Go back and redact it, unless someone agreed that it may stand." if holding else ""
    entries = (declared(Check, "agreed_by", help="Who agreed that what looks like private details is none"),)
    title = f"Publish {title_of(called(question), ids, 'question')}"
    office.flow(form_of(office, question, title, entries, publish_question, ids, note=note, by=office.desk.who))


def open_close(office: Office, question: Question, ids: tuple[str, ...] = ()) -> None:
    """Close questions; one that was not put and answered asks for the reason."""
    problems = [problem for one in _each(office, question, ids) if (problem := why_not_close(one))]
    if not problems and len(ids) < 2:
        office.carry_out_to(question.id, close_question, question=question.id, by=office.desk.who)
        return
    entries = (why("Such as: withdrawn by the asker"),)
    title = f"Close {title_of(called(question), ids, 'question')}"
    note = " ".join(office.told(problem) for problem in problems)
    office.flow(form_of(office, question, title, entries, close_question, ids, note=note, by=office.desk.who))


def _each(office: Office, question: Question, ids: tuple[str, ...]) -> list[Question]:
    return [office.desk.register.need(Question, one) for one in ids or (question.id,)]


_FORMS = {"eml": "As the draft of an e-mail", "docx": "As a Word document", "pdf": "As a PDF"}


def open_letter(office: Office, question: Question) -> None:
    """Choose a letter and write it as a draft beside the panel's file."""
    first = letters.letters_for(question)
    options = [
        Option(
            f"{kind} {form}",
            letters.KINDS[kind].label,
            why_not=str(letters.why_not_letter(question, kind) or ""),
            heading=words,
        )
        for form, words in _FORMS.items()
        for kind in (*first, *(kind for kind in letters.KINDS if kind not in first))
    ]

    def chosen(key: str | None) -> None:
        if key is not None:
            kind, form = key.split()
            with_office(office, lambda: write(kind, form))

    def write(kind: str, form: str) -> None:
        # To whom it was passed on is asked for before what goes to them.
        known = bool(question.forwarded_to.strip()) and not letters.why_not_letter(question, kind)
        if known and letters.carried(question, kind):
            _open_carried(office, question, kind, form)
        elif letters.asks_whom(office.desk.register, question, kind, office.desk.today):
            _ask_whom(office, question, kind, form)
        else:
            _write(office, question, kind, form)

    office.pick(Picker(f"Write a letter about {called(question)}", options), chosen)


def _ask_whom(office: Office, question: Question, kind: str, form: str) -> None:
    """Ask whom to write to about a child's question, because the panel's rules do not say."""
    choices = (("a", "asker", "The asker"), ("g", "guardian", "A parent or guardian"))
    words = "The asker is under 18, and the panel's rules do not say who is written to."
    ask = Ask(f"To whom does the letter about {called(question)} go?", words, choices)
    office.pick(ask, lambda whom: _write(office, question, kind, form, whom) if whom else None)


def _open_carried(office: Office, question: Question, kind: str, written_as: str) -> None:
    """Show which private details a text that is passed on carries, and leave each in or out."""
    first = letters.left_in_at_first(question, kind)
    fields = tuple(
        Field(
            str(at),
            f"{at + 1}. {one.kind}",
            "choice",
            at in first,
            ((True, "left in"), (False, "taken out")),
            help=cleaned(question.text[one.start : one.end]),
        )
        for at, one in enumerate(letters.carried(question, kind))
    )

    def save(values: dict[str, Any]) -> str:
        left_in = frozenset(int(name) for name, value in values.items() if value)
        return _written(office, question, kind, written_as, left_in)

    note = f"The text goes to {question.forwarded_to} as it was sent. These private details stand in it."
    form = Form(office.desk, f"Pass {called(question)} on", fields, save, note=note)
    office.pick(form, lambda sentence: office.say(sentence) if sentence else None)


def _write(office: Office, question: Question, kind: str, form: str, through: str = "") -> None:
    try:
        office.say(_written(office, question, kind, form, None, through))
    except (Refused, FileTrouble) as trouble:
        office.say_trouble(trouble)


def _written(
    office: Office, question: Question, kind: str, form: str, left_in: frozenset[int] | None, through: str = ""
) -> str:
    """Write a letter; gives the sentence that says so. Raises Refused and FileTrouble."""
    home, today = office.desk.path.parent, office.desk.today
    words = letters.wording(kind, home / letters.FOLDER)
    letter = letters.draft(office.desk.register, question, kind, today, words=words, left_in=left_in, through=through)
    path = write_letter(letter, home / letters.DRAFTS, office.desk.path, form, house_of(office.desk.path, form))
    office.wrote(path)
    return f"Wrote the {letters.KINDS[kind].label} {letter.reaches}: {path}"


def open_working(office: Office, question: Question) -> None:
    """Show how the deadline was worked out."""
    lines = deadline_working(office.desk.register, question)
    office.pick(Help(f"The deadline of {called(question)}", "\n\n".join(lines)), lambda _: None)


def open_sheet(office: Office, meeting: Meeting) -> None:
    """Show the questions of a meeting in their order, with the time."""
    open_paper(office, own_paper.questions_sheet(meeting, office.desk.today))


def open_minutes(office: Office, meeting: Meeting) -> None:
    """Show the words for the minutes of a meeting."""
    words = minute_text(office.desk.register, meeting)
    office.pick(Help(f"For the minutes of {meeting_title(meeting)}", words), lambda _: None)


def open_purge(office: Office) -> None:
    """Ask, then remove the contact details that are due to go."""
    asked = Purging(
        CONTACTS,
        purge_contacts,
        details="contact details",
        record="question",
        stays="Name, text and answer stay.",
        goes="The details are removed from the records, the history and forms that were not saved, and cannot be "
        "brought back. Backups, letters and other copies keep them",
        left="What still holds the details",
    )
    purging.open_purge(office, asked)
