"""The forms of an action: recording and changing it, closing it with evidence, reopening, noting, letting it rest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from screens.forms.programme.asking import AskingForm, ask_of_items
from screens.kit.fields import Field, declared, needed, why
from screens.kit.form import Form
from screens.kit.marked import title_of
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from screens.kit.record_fields import noted, record_fields
from store.commands.actions import actions
from store.commands.edits import for_each
from store.desk import Desk
from store.problems import Refused
from store.queries.findings.findings import first_that_takes_more
from store.queries.programme.items import open_targets
from store.queries.words.short import meeting_title
from store.records import Action, ActionKind, Change, Evidence, ProgressNote, WorkItem
from store.register import Register
from store.rules.actions.actions import why_not_carry
from store.rules.actions.carrying import items_by_origin, items_of_action
from store.rules.actions.discharge import offer_for
from store.rules.actions.due import asking_day, due_meant, due_typed, read_due
from store.rules.actions.replying import reply_help
from store.rules.calendar.coming import meetings_to_come
from store.rules.days.periods import rest_until
from store.rules.publishing.titles import title_offered
from store.rules.words.gist import gist
from store.rules.words.wording import counted, quoted_line

Since = Callable[[], dt.date]

KINDS = tuple((kind, kind.value) for kind in ActionKind)
_UNSCHEDULED = "suggested"


_ORDER = ("text", "kind", "owner", "due", "meeting", "minute", "clause", "agreed_on", "legal_basis")
_DUE = frozenset({"due_kind", "due_words", "due_on", "due_meeting", "review_from"})
"""The fields that are typed as one, by when it is due."""


def fields(office: Office, action: Action | None, since: Since) -> tuple[Field, ...]:
    """Give the fields of an action, filled in from it; `since` gives the day from which its due time is read."""
    register = office.desk.register
    typed = due_typed(register, action) if action else "next meeting"
    why_required = reply_help(action)
    required = action.response_required if action else None
    own = (
        due(office.desk, "due", typed, since=since),
        declared(Action, "response_required", required, help=why_required),
    )
    return record_fields(office.desk, Action, action, _ORDER, own=own, leave_out=_DUE)


def due(desk: Desk, name: str, value: str, label: str = "", since: Since | None = None) -> Field:
    """Give the field in which a due time is typed as one, and which says what the words are taken to mean.

    `since` gives the day from which words without a year are read, today if it is left out.
    """

    def meant(typed: str) -> str:
        day = since() if since else desk.today
        return f"Due {due_meant(desk.register, read_due(desk.register, typed, day), desk.today)}"

    one = declared(Action, "due_kind", typed=name)
    shown = label or one.label
    return one._replace(kind="line", choices=(), value=value, label=shown, also=tuple(_DUE), means=meant)


class ActionForm(Form):
    """Record or change an action. `saved_id` is the id of what was saved."""

    def __init__(self, office: Office, action: Action | None) -> None:
        """Open on an action, or empty for a new one."""
        self._office = office
        self._action = action
        title = f"Change the {action.kind.value} {quoted_line(action.text)}" if action else "New action"
        key = f"action:{action.id}" if action else "action:new"
        super().__init__(office.desk, title, fields(office, action, self._since), self._keep, draft=key)

    def _since(self) -> dt.date:
        """Give the day of the meeting or minute that is typed as the one that asked, today if none is."""
        desk = self._office.desk
        return asking_day(desk.register, self._as_typed("meeting"), self._as_typed("minute"), desk.today)

    def _as_typed(self, name: str) -> str | None:
        try:
            given: str | None = self.rows[name].read()
        except Refused:
            return None
        return given

    def _keep(self, values: dict[str, Any]) -> Change | None:
        desk = self._office.desk
        typed = values.pop("due")
        when = read_due(desk.register, typed, self._since())
        if self._action is None:
            change = desk.run(actions.add_action, due=when, **values)
        else:
            was = self._action
            kept = None if typed == due_typed(desk.register, was) else when
            self.saved_id = was.id
            change = desk.run(actions.edit_action, action=was.id, was=was, due=kept, **values)
        if change is not None:
            self.saved_id = change.touched[0].id
        return change

    def rebase(self) -> Sequence[Field]:
        """Base the form on the action as it is now, and give its fields."""
        if self._action is None:
            return ()
        self._action = self._office.desk.register.need(Action, self._action.id)
        return fields(self._office, self._action, self._since)


def open_new_action(office: Office) -> None:
    """Open the form for a new action."""
    office.flow(ActionForm(office, None))


def open_edit_action(office: Office, action: Action) -> None:
    """Open the form on an action."""
    office.flow(ActionForm(office, action))


def open_close(office: Office, action: Action, ids: tuple[str, ...] = (), *, dropped: bool = False) -> None:
    """Ask what discharged an action, when, and where that is recorded; what is known of a single one is filled in.

    `ids` are those of all that are closed with it, here as in the other forms of actions.
    """
    register = office.desk.register
    items = items_of_action(register, action, items_by_origin(register))
    offer = None if dropped or len(ids) > 1 else offer_for(register, action, items)

    def save(values: dict[str, Any]) -> Change | None:
        close = for_each(actions.close_action, "action", ids or (action.id,))
        return office.desk.run(close, ref=offer.ref if offer else "", dropped=dropped, **values)

    asked = "Who decided that, and how" if dropped else ""
    form = Form(
        office.desk,
        f"{'No longer wanted' if dropped else 'Close'}: {_titled(office, action, ids)}",
        (
            needed(declared(Evidence, "what", offer.what if offer else "", help=asked)),
            needed(noted(declared(Evidence, "on", offer.on if offer else None), action, "closed.on")),
            needed(declared(Evidence, "where", offer.where if offer else "")),
        ),
        save,
        draft=f"action-close:{'+'.join(ids or (action.id,))}",
    )
    office.flow(form)


def open_drop(office: Office, action: Action, ids: tuple[str, ...] = ()) -> None:
    """Ask who decided that an action is no longer wanted, when, and where that is recorded."""
    open_close(office, action, ids, dropped=True)


def open_reopen(office: Office, action: Action, ids: tuple[str, ...] = ()) -> None:
    """Ask why an action is opened again."""

    def save(values: dict[str, Any]) -> Change | None:
        return office.desk.run(for_each(actions.reopen_action, "action", ids or (action.id,)), **values)

    fields = (why("What it was closed with stays in its history"),)
    office.flow(Form(office.desk, f"Reopen: {_titled(office, action, ids)}", fields, save))


def open_note(office: Office, action: Action, ids: tuple[str, ...] = ()) -> None:
    """Ask for a note of progress."""
    every = ids or (action.id,)

    def save(values: dict[str, Any]) -> Change | None:
        return office.desk.run(for_each(actions.note_progress, "action", every), **values)

    note = (declared(ProgressNote, "text"), declared(ProgressNote, "by"))
    title = f"Note: {_titled(office, action, ids)}"
    office.flow(Form(office.desk, title, note, save, draft=f"action-note:{'+'.join(every)}"))


def open_review(office: Office, ids: tuple[str, ...]) -> None:
    """Ask until when actions rest; three months on is filled in."""

    def save(values: dict[str, Any]) -> Change | None:
        return office.desk.run(actions.review_from, actions=ids, **values)

    day = rest_until(office.desk.today)
    field = needed(declared(Action, "review_from", day, typed="on"))
    only = office.desk.register.get(Action, ids[0]) if len(ids) == 1 else None
    field = noted(field, only, "review_from") if only else field
    office.flow(Form(office.desk, f"Look again: {_words(office, ids)}", (field,), save))


def open_carry(office: Office, ids: tuple[str, ...]) -> None:
    """Pick a meeting and carry actions over to it."""
    desk = office.desk
    chosen = [action for one in ids if (action := desk.register.get(Action, one))]
    options = []
    for meeting in meetings_to_come(desk.register, desk.today, public=True):
        problem = next((p for a in chosen if (p := why_not_carry(desk.register, a, meeting, desk.today))), None)
        why = office.told(problem) if problem else ""
        options.append(Option(meeting.id, meeting_title(meeting), meeting.status.value, why))

    def picked(key: str | None) -> None:
        if key is not None:
            office.carry_out(actions.carry_over, actions=ids, to=key)

    office.pick(
        Picker(f"Carry over {_words(office, ids)} to…", options, prompt="Type a date to narrow the list"), picked
    )


def open_schedule(office: Office, action: Action, title: str = "") -> None:
    """Put an action on the programme, after asking if its item stands at a meeting that has passed."""
    from store.commands.actions.linking import waiting_item

    waiting = waiting_item(office.desk.register, action)
    ids = (waiting.id,) if waiting else ()
    ask_of_items(office, ids, lambda asked: _open_schedule(office, action, title, waiting, asked))


def _open_schedule(office: Office, action: Action, title: str, waiting: WorkItem | None, asked: bool) -> None:
    """Ask where it goes, and under which title if it has no item yet."""
    from store.commands.actions.linking import schedule_action

    desk = office.desk
    choices = _places(office, waiting)
    start = _begins_at(office, choices)
    to = declared(WorkItem, "meeting", start, choices, "Where the panel will deal with it", typed="to")
    named = (
        declared(WorkItem, "title", title or title_offered(desk.register, action)),
        declared(WorkItem, "comments"),
    )

    def save(values: dict[str, Any]) -> Change | None:
        values["to"] = None if values["to"] == _UNSCHEDULED else values["to"]
        return desk.run(schedule_action, action=action.id, all_the_same=asked or form.asked, **values)

    note = f"Its item “{waiting.title}” moves there." if waiting else "A new item is made and tied to it."
    title, fields = f"To the programme: {quoted_line(gist(action))}", (to, *(() if waiting else named))
    form = AskingForm(desk, title, fields, save, note=note)
    office.flow(form)


def _places(office: Office, waiting: WorkItem | None) -> tuple[tuple[str, str], ...]:
    ids = (waiting.id,) if waiting else ()
    targets = open_targets(office.desk.register, ids, office.desk.today)
    return tuple((target.meeting_id or _UNSCHEDULED, target.label) for target in targets)


def _begins_at(office: Office, choices: tuple[tuple[str, str], ...]) -> str:
    """Give the place that is offered first: a meeting that takes more as a matter of course, else the suggestions."""
    first = first_that_takes_more(office.desk.register, office.desk.today)
    return first if first is not None and any(key == first for key, _ in choices) else _UNSCHEDULED


def open_schedule_all(office: Office, action: Action, ids: tuple[str, ...]) -> None:
    """Put several actions on the programme of one meeting, each as its own item; one alone is asked about in full."""
    from store.commands.actions.linking import schedule_action, waiting_item

    desk = office.desk
    if len(ids) < 2:
        open_schedule(office, action)
        return
    there = [one for each in ids if (one := desk.register.get(Action, each))]
    waiting = [item.id for one in there if (item := waiting_item(desk.register, one))]

    def titled(register: Register, one: str) -> dict[str, str]:
        known = register.need(Action, one)
        return {} if waiting_item(register, known) else {"title": title_offered(register, known)}

    def ask(asked: bool) -> None:
        def save(values: dict[str, Any]) -> Change | None:
            to = None if values["to"] == _UNSCHEDULED else values["to"]
            return desk.run(for_each(schedule_action, "action", ids, titled), to=to, all_the_same=asked or form.asked)

        choices = _places(office, None)
        start = _begins_at(office, choices)
        to = declared(WorkItem, "meeting", start, choices, "Where the panel will deal with them", typed="to")
        note = "Each gets an item of its own and is tied to it; an item that waits already moves there."
        form = AskingForm(desk, f"To the programme: {_titled(office, action, ids)}", (to,), save, note=note)
        office.flow(form)

    ask_of_items(office, waiting, ask)


def _titled(office: Office, action: Action, ids: tuple[str, ...]) -> str:
    return title_of(quoted_line(gist(action)), ids, _noun(office, ids))


def _words(office: Office, ids: tuple[str, ...]) -> str:
    action = office.desk.register.get(Action, ids[0]) if len(ids) == 1 else None
    return quoted_line(gist(action)) if action else counted(len(ids), _noun(office, ids))


_NOUNS = {ActionKind.REPORT: "request"}


def _noun(office: Office, ids: tuple[str, ...]) -> str:
    """Give the word for several: that of their kind, or where they are of several kinds, one for all of them."""
    kinds = {action.kind for one in ids if (action := office.desk.register.get(Action, one))}
    return "promise" if len(kinds) > 1 else next((_NOUNS.get(one, one.value) for one in kinds), "action")
