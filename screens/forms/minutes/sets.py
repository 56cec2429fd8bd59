"""The forms of a set of minutes: confirming and signing it, taking it a state back, who took the chair, reading it."""

from __future__ import annotations

from typing import Any

from screens.forms.attendance import coming
from screens.forms.preview import open_paper
from screens.kit import own_paper
from screens.kit.ask import Ask
from screens.kit.fields import Field, declared, only_one, to_choose, why
from screens.kit.form import Form
from screens.kit.office import Office
from screens.kit.picker import PEOPLE, Option, Picker
from screens.kit.record_fields import noted
from store.commands.minutes import heading, sets
from store.queries.minutes.whole import chair_line
from store.queries.words.short import meeting_title
from store.records import Attendance, Change, Meeting, MinutesState, SlipLeft
from store.rules.calendar.settled import the_minutes
from store.rules.lint.leaving import open_slips
from store.rules.members.membership import printed_name
from store.rules.minutes.exempt import exempt_minutes
from store.rules.minutes.offers import confirming_meetings, may_have_signed

_PRESIDED = "The person presiding at the meeting that confirmed them"


def open_final(office: Office, meeting: Meeting) -> None:
    """Make a set of minutes final; whatever looks wrong in it and is not mended asks for the reason to leave it."""
    desk = office.desk
    waiting = open_slips(desk.register, meeting)
    if not waiting:
        office.carry_out(sets.finalise_minutes, meeting=meeting.id)
        return

    def save(values: dict[str, Any]) -> Change | None:
        left = {key: words for key, words in values.items() if words}
        return desk.run(sets.finalise_minutes, meeting=meeting.id, left=left)

    reason = declared(SlipLeft, "reason", "")
    fields = tuple(reason._replace(name=one.key, label=one.place, help=f"{one.sentence} {one.cure}") for one in waiting)
    note = f"Say why each stays as it is; or leave with Esc, and {office.keymap.key_of('minute.lint')} goes to each."
    _flow(office, meeting, f"Make {the_minutes(meeting)} final", fields, save, "final", note)


def open_confirm(office: Office, meeting: Meeting) -> None:
    """Record at which meeting a set of minutes was confirmed, and subject to what."""
    desk = office.desk

    def save(values: dict[str, Any]) -> Change | None:
        return desk.run(sets.confirm_minutes, meeting=meeting.id, **values)

    able = confirming_meetings(desk.register, meeting, desk.today)
    at = tuple((one.id, meeting_title(one)) for one in able) or (("", "none that takes minutes yet"),)
    fields = (
        only_one(declared(MinutesState, "confirmed_at", None, at, typed="at")),
        declared(MinutesState, "subject_to", ""),
    )
    _flow(office, meeting, f"Confirm {the_minutes(meeting)}", fields, save, "confirm")


def open_sign(office: Office, meeting: Meeting) -> None:
    """Record who signed a set of minutes, when, and on how many leaves."""
    desk = office.desk

    def save(values: dict[str, Any]) -> Change | None:
        return desk.run(sets.sign_minutes, meeting=meeting.id, **values)

    at = desk.register.get(Meeting, meeting.minutes.confirmed_at)
    able = may_have_signed(desk.register, at) if at else ()
    by = tuple((one, printed_name(desk.register, one, at)) for one in able) or (("", "not recorded"),)
    signed = declared(MinutesState, "signed_by", by[0][0], by, _PRESIDED, "by")
    fields = (
        signed if len(by) == 1 else to_choose(signed, ""),
        noted(declared(MinutesState, "signed_on", at.date if at else None, typed="on"), meeting, "minutes.signed_on"),
        declared(MinutesState, "leaves", None, help="Each is numbered and initialled"),
    )
    _flow(office, meeting, f"Sign {the_minutes(meeting)}", fields, save, "sign")


def open_back(office: Office, meeting: Meeting) -> None:
    """Take a set of minutes one state back, with a reason."""

    def save(values: dict[str, Any]) -> Change | None:
        return office.desk.run(sets.reopen_minutes, meeting=meeting.id, reason=values["reason"])

    title = f"Take {the_minutes(meeting)} back from {meeting.minutes.word}"
    _flow(office, meeting, title, (why(),), save, "back", "Numbers that were given stay given.")


def open_chair(office: Office, meeting: Meeting) -> None:
    """Record who took the chair of a meeting; where that is recorded, ask whether it is taken back instead."""
    if not meeting.chairs:
        coming.open_chair(office, meeting)
        return

    def answered(answer: str | None) -> None:
        if answer == "record":
            coming.open_chair(office, meeting)
        elif answer == "back":
            office.carry_out(heading.clear_chairs, meeting=meeting.id)

    choices = (
        ("n", "", "Leave it as it is"),
        ("r", "record", "Record who took the chair, or took it over later"),
        ("b", "back", "Take back what is recorded"),
    )
    office.pick(Ask("Who took the chair", chair_line(office.desk.register, meeting), choices), answered)


def open_names(office: Office, meeting: Meeting) -> None:
    """Pick somebody of the roll, and record the name and office that the minutes of that day print."""
    register = office.desk.register
    options = [
        Option(
            one.person, printed_name(register, one.person, meeting), one.role, heading=one.presence.value.capitalize()
        )
        for one in meeting.attendance
    ]

    def chosen(person: str | None) -> None:
        one = next((each for each in meeting.attendance if each.person == person), None)
        if one is not None:
            _open_name(office, meeting, one)

    office.pick(Picker("Whose name is printed differently?", options, prompt="Type a name", columns=PEOPLE), chosen)


def _open_name(office: Office, meeting: Meeting, one: Attendance) -> None:
    def save(values: dict[str, Any]) -> Change | None:
        return office.desk.run(heading.print_as, meeting=meeting.id, person=one.person, **values)

    fields = (declared(Attendance, "printed", one.printed), declared(Attendance, "role", one.role))
    name = printed_name(office.desk.register, one.person, meeting)
    form = Form(office.desk, f"{name} as printed", fields, save, draft=f"printed:{meeting.id}:{one.person}")
    office.flow(form)


def open_text(office: Office, meeting: Meeting) -> None:
    """Show a set of minutes as it is printed."""
    today = office.desk.today
    closed = exempt_minutes(office.desk.register, meeting.id)
    also = (own_paper.minutes(meeting, today, exempt=True),) if closed else ()
    open_paper(office, own_paper.minutes(meeting, today), *also)


def _flow(
    office: Office, meeting: Meeting, title: str, fields: tuple[Field, ...], save: Any, key: str, note: str = ""
) -> None:
    office.flow(Form(office.desk, title, fields, save, draft=f"minutes:{key}:{meeting.id}", note=note))
