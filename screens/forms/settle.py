"""The ways in which a finding is settled on the spot: each opens the form or picker that does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from screens.forms.programme.asking import AskingForm, ask_of_items
from screens.forms.programme.item import open_edit_item
from screens.kit.ask import Ask
from screens.kit.fields import Field, declared, needed, why
from screens.kit.form import Form
from screens.kit.marked import title_of
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from store.commands import settling
from store.commands.edits import for_each
from store.commands.programme import items, moves, papers
from store.desk import Desk
from store.queries.findings.findings import FindingLine
from store.queries.programme.items import SUGGESTED, open_targets
from store.queries.publishing.next_step import next_step
from store.records import Change, ItemKind, Meeting, PaperStatus, SetAside, WorkItem
from store.rules.calendar.meetings import the_meeting, was_held
from store.rules.chasing.due import all_asked_for
from store.rules.days.periods import rest_until
from store.rules.findings.inspection import BACKGROUND
from store.rules.findings.preparing import EXEMPT_WITHOUT_GROUND
from store.rules.programme.awaited import papers_awaited
from store.rules.programme.doubles import first_taken_away
from store.rules.programme.items import items_left
from store.rules.programme.passed import why_ask
from store.rules.settings.meant import line_of_finding
from store.rules.words.loose import short_day_of
from store.rules.words.wording import capital, counted

_SUGGESTED = "suggested"
_AUTHOR = "author"

GO_TO = {
    "items": "programme",
    "actions": "actions",
    "meetings": "calendar",
    "seats": "members",
    "people": "members",
    "interests": "members",
    "questions": "questions",
    "minutes": "meeting",
    "votes": "attendance",
    "declarations": "declarations",
    "rounds": "rounds",
    "panel": "settings",
}
"""The place of work where each table of records is kept."""


def item_of(desk: Desk, row: FindingLine) -> WorkItem | None:
    """Give the first item of the programme that a finding is about."""
    return next((item for one in row.records if (item := desk.register.get(WorkItem, one))), None)


def _items(office: Office, row: FindingLine) -> list[WorkItem]:
    return [item for one in row.records if (item := office.desk.register.get(WorkItem, one))]


def _pick_item(office: Office, row: FindingLine, title: str, then: Callable[[str], None]) -> None:
    """Take the only item of a finding, or let the clerk pick one of several."""
    likely = _items(office, row)
    if len(likely) == 1:
        then(likely[0].id)
        return
    register, today = office.desk.register, office.desk.today
    options = []
    for item in likely:
        meeting = register.get(Meeting, item.meeting)
        where = short_day_of(meeting) if meeting else f"suggested {item.target}".strip()
        asked = why_ask(register, (item.meeting,), today)
        options.append(Option(item.id, f"{item.id} {item.title}", where, after=asked.sentence if asked else ""))

    def picked(item_id: str | None) -> None:
        if item_id is not None:
            then(item_id)

    office.pick(Picker(title, options, go_to=first_taken_away(register, likely, today)), picked)


def _of_each(
    office: Office, rows: tuple[FindingLine, ...], title: str, then: Callable[[tuple[str, ...]], None]
) -> None:
    """Take the item of each finding; of a finding that is about several items, one is picked, and it stands alone."""
    if len(rows) == 1:
        _pick_item(office, rows[0], title, lambda item: then((item,)))
    else:
        then(tuple(dict.fromkeys(item.id for row in rows for item in _items(office, row))))


def move(office: Office, rows: tuple[FindingLine, ...]) -> None:
    """Move an item of each finding to a meeting."""
    from screens.forms.programme.moving import open_move

    _of_each(office, rows, "Move which one?", lambda ids: open_move(office, ids))


def withdraw(office: Office, rows: tuple[FindingLine, ...]) -> None:
    """Withdraw an item of each finding; of two that are the same the reason is known."""

    def ask(ids: tuple[str, ...]) -> None:
        ask_of_items(office, ids, lambda asked: _withdraw(office, rows, ids, asked))

    _of_each(office, rows, "Withdraw which one?", ask)


def _withdraw(office: Office, rows: tuple[FindingLine, ...], ids: tuple[str, ...], asked: bool) -> None:
    item = office.desk.register.need(WorkItem, ids[0])
    other = next((one for one in _items(office, rows[0]) if one.id != item.id), None) if len(rows) == 1 else None
    reason = f"Stands in the programme already ({other.id})" if other else ""

    def save(values: dict[str, Any]) -> Change | None:
        return office.desk.run(moves.withdraw_items, items=ids, all_the_same=asked, **values)

    fields = (why("What leaves the programme keeps the reason in its history", value=reason),)
    title = f"Withdraw {title_of(f'{item.id} “{item.title}”', ids, 'item')}"
    office.flow(Form(office.desk, title, fields, save))


def record_held(office: Office, rows: tuple[FindingLine, ...]) -> None:
    """Record meetings as held: with everything considered, or with what one did not reach going elsewhere.

    Of several each considered all of its own business; what one did not reach is said of it alone.
    """
    if len(rows) > 1:
        _record_all_held(office, rows)
        return
    register = office.desk.register
    ((held_on,),) = (row.records for row in rows)
    meeting = register.need(Meeting, held_on)
    left = tuple(item.id for item in items_left(register, meeting.id))
    held = "Recorded as held" if was_held(meeting) else "It was held"
    ask = Ask(
        f"What became of {the_meeting(meeting, weekday=True)}?",
        "\n".join(f"{place}. {register.need(WorkItem, one).title}" for place, one in enumerate(left, start=1)),
        (
            ("n", "", "Leave it for now"),
            ("a", "all", f"{held}, and considered all of this"),
            ("s", "some", f"{held}, and considered all but what I pick"),
            ("b", "none", f"{held}, but reached none of this"),
        ),
    )

    def answered(answer: str | None) -> None:
        if answer == "all":
            office.carry_out(settling.record_held, meeting=meeting.id, considered=left)
        elif answer == "none":
            office.carry_out(settling.record_held, meeting=meeting.id, considered=(), rest_to=None)
        elif answer == "some":
            _held_but(office, meeting, left)

    office.pick(ask, answered)


def _record_all_held(office: Office, rows: tuple[FindingLine, ...]) -> None:
    register = office.desk.register
    meetings = [register.need(Meeting, one) for row in rows for one in row.records]
    left = {one.id: tuple(item.id for item in items_left(register, one.id)) for one in meetings}
    words = "\n".join(f"{capital(the_meeting(one))}: {counted(len(left[one.id]), 'item')}" for one in meetings)
    choices = (("n", "", "Leave them for now"), ("a", "all", "They were held, and each considered all of its business"))

    def answered(answer: str | None) -> None:
        if answer:
            command = for_each(settling.record_held, "meeting", tuple(left), lambda _, one: {"considered": left[one]})
            office.carry_out(command)

    office.pick(Ask(f"What became of these {len(meetings)} meetings?", words, choices), answered)


def _held_but(office: Office, meeting: Meeting, left: tuple[str, ...]) -> None:
    """Ask item by item which were not considered; those go back to the suggestions in the same step."""
    register = office.desk.register
    choices = ((True, "considered"), (False, "not reached"))
    fields = tuple(
        Field(f"i{place}", f"{place + 1}. {register.need(WorkItem, one).title}", "choice", True, choices)
        for place, one in enumerate(left)
    )

    def save(values: dict[str, Any]) -> Change | None:
        done = tuple(one for place, one in enumerate(left) if values[f"i{place}"])
        return office.desk.run(settling.record_held, meeting=meeting.id, considered=done, rest_to=None)

    office.flow(Form(office.desk, f"What {the_meeting(meeting)} considered", fields, save))


def record_considered(office: Office, rows: tuple[FindingLine, ...]) -> None:
    """Record the item of each finding as considered at the meeting it stands under."""
    under: dict[str, list[str]] = {}
    for row in rows:
        item = item_of(office.desk, row)
        if item is not None and item.meeting is not None:
            under.setdefault(item.meeting, []).append(item.id)
    if under:
        command = for_each(moves.consider_items, "meeting", tuple(under), lambda _, one: {"items": tuple(under[one])})
        office.carry_out(command)


def record_paper(office: Office, rows: tuple[FindingLine, ...]) -> None:
    """Record where the paper of each item stands."""
    known = [(item, row) for row in rows if (item := item_of(office.desk, row)) is not None]
    if not known:
        return
    item, row = known[0]
    numbers = {item.id: _paper_of(item, row) for item, row in known}
    if row.code == EXEMPT_WITHOUT_GROUND and len(known) == 1:
        from screens.forms.programme.papers import open_paper

        open_paper(office, item, numbers[item.id])
        return

    def follow(status: PaperStatus, asked: bool) -> None:
        command = for_each(papers.set_paper, "item", tuple(numbers), lambda _, one: {"paper": numbers[one]})
        office.carry_out(command, status=status, all_the_same=asked)
        _say_next(office, item.meeting)

    it, has, them = ("It", "has", "it") if len(numbers) == 1 else ("They", "have", "them")
    choices = [
        ("n", "", f"Leave {them} for now"),
        ("r", "received", f"{it} {has} been received"),
        ("f", "to follow", f"{it} {'is' if has == 'has' else 'are'} to follow: the agenda will say so"),
        ("x", "no paper", f"No {'paper is' if has == 'has' else 'papers are'} needed"),
    ]
    if not all_asked_for(office.desk.register, numbers):
        choices.append(("d", "due", f"{it} {has} been asked for"))
    if len(numbers) == 1 and "edit" in row.acts:
        choices.append(("e", _AUTHOR, "Enter its author first, so that a letter can ask for it"))
    title = f"The paper for “{item.title}”" if len(numbers) == 1 else f"The papers for {len(numbers)} items"

    def answered(answer: str | None) -> None:
        if answer == _AUTHOR:
            office.call_later(open_edit_item, office, item, _AUTHOR)
        elif answer:
            ask_of_items(office, tuple(numbers), lambda asked: follow(PaperStatus(answer), asked))

    office.pick(Ask(title, "", choices), answered)


def _say_next(office: Office, meeting_id: str | None) -> None:
    """Say what comes next for a meeting once all its reports are in: its line stands above those that went."""
    register = office.desk.register
    meeting = register.get(Meeting, meeting_id)
    if meeting is not None and next(papers_awaited(register, meeting), None) is None:
        following = next_step(register, meeting, office.desk.today)
        office.say_also(office.told(following) if following is not None else "")


def _paper_of(item: WorkItem, row: FindingLine) -> str:
    """Give the number of the paper that a finding is about, as its key has it; empty for an item without papers."""
    mark = row.key.rpartition(":")[2]
    return (mark if mark.isdigit() else "1") if item.papers else ""


def add(office: Office, row: FindingLine) -> None:
    """Add the item that is missing, at the meeting of its window."""
    desk = office.desk
    targets = open_targets(desk.register, (), desk.today)
    choices = tuple((target.meeting_id or _SUGGESTED, target.label) for target in targets)

    def save(values: dict[str, Any]) -> Change | None:
        values["meeting"] = None if values["meeting"] == _SUGGESTED else values["meeting"]
        return desk.run(items.add_item, kind=ItemKind.CYCLICAL, all_the_same=form.asked, **values)

    fields = (
        declared(WorkItem, "title", row.title),
        declared(WorkItem, "meeting", row.meeting or _SUGGESTED, choices),
        declared(WorkItem, "lead"),
    )
    form = AskingForm(desk, "Add what is missing", fields, save, note=row.sentence)
    office.flow(form)


def open_clock(office: Office, row: FindingLine | None, prepared: Meeting | None = None) -> None:
    """Open the clock of a meeting on the deadline that a finding is about; about none, that of the one prepared."""
    from screens.forms.calendar.clock import ClockWindow

    meeting, deadline = prepared.id if prepared is not None else "", ""
    if row is not None and "clock" in row.acts:
        meeting, _, deadline = row.key.partition(":")[2].partition(":")
    office.pick(ClockWindow(office, meeting, go_to=deadline), lambda _: None)


def record_taken_off(office: Office, row: FindingLine) -> None:
    """Record that the papers that the finding is about were taken off the website."""
    from screens.forms.publishing.taking_off import open_taken_off

    (about,) = row.records
    meeting = office.desk.register.need(Meeting, about, "meeting")
    open_taken_off(office, meeting, row.code == BACKGROUND)


def go_to_reports(office: Office, row: FindingLine) -> None:
    """Go to the line of prepare about the first report of the meeting that is not in."""
    register = office.desk.register
    (about,) = row.records
    awaited = next(papers_awaited(register, register.need(Meeting, about, "meeting")), None)
    if awaited is not None:
        office.go("prepare", awaited.item.id)


def open_agenda(office: Office, row: FindingLine | None, prepared: Meeting | None = None) -> None:
    """Open the agenda of the meeting that a finding is about; about none, that of the one prepared."""
    from screens.forms.agenda.window import open_agenda as open_agenda_of

    about = row.records[0] if row is not None and "agenda" in row.acts else None
    meeting = office.desk.register.get(Meeting, about) or prepared
    if meeting is not None:
        open_agenda_of(office, meeting)


def set_aside(office: Office, row: FindingLine, keys: tuple[str, ...] = ()) -> None:
    """Set findings aside until a day with one reason, or take that back; `keys` are those of all of them."""
    desk = office.desk
    every = keys or (row.key,)
    if row.aside:
        office.carry_out(for_each(settling.take_finding_back, "finding", every))
        return

    def save(values: dict[str, Any]) -> Change | None:
        return desk.run(for_each(settling.set_finding_aside, "finding", every), **values)

    fields = (
        declared(SetAside, "reason"),
        needed(declared(SetAside, "until", rest_until(desk.today))),
    )
    title = "Set aside" if len(every) == 1 else f"Set {len(every)} aside"
    office.flow(Form(desk, title, fields, save, note=row.sentence if len(every) == 1 else ""))


def go_to_record(office: Office, row: FindingLine) -> None:
    """Go to the record a finding is about, in its own place of work."""
    record = office.desk.register.find(row.records[0]) if row.records else None
    if record is None:
        office.go("programme", row.meeting or SUGGESTED)
        return
    if record.table == "panel":
        office.go("settings", line_of_finding(row.code, row.key.rpartition(":")[2]) or None)
        return
    of_meeting = record.table in {"minutes", "votes", "declarations"}
    target = getattr(record, "meeting", None) if of_meeting else getattr(record, "person", None) or record.id
    office.go(GO_TO.get(record.table, "programme"), target)
