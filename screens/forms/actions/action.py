"""The forms of an action: recording and changing it, closing it with evidence, reopening, noting, letting it rest."""

from __future__ import annotations

from typing import Any

from screens.kit.fields import Field
from screens.kit.form import Form
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from store.commands.actions import actions
from store.queries.programme.items import Target, move_targets
from store.queries.words.short import meeting_title
from store.records import Action, ActionKind, Meeting, WorkItem
from store.rules.actions.actions import LEGAL_BASES, due_typed, read_due, suggested_title, why_not_carry
from store.rules.actions.carrying import items_by_origin, items_of_action
from store.rules.actions.discharge import offer_for
from store.rules.days.periods import add_months
from store.rules.findings.replies import why_reply
from store.rules.words.gist import gist
from store.rules.words.wording import opening

DUE_HELP = "A date, next meeting, every meeting, quarterly, undated, or undated from a date"
KINDS = tuple((kind, kind.value) for kind in ActionKind)
BASES = (("", "none"), *((basis, basis) for basis in LEGAL_BASES))
_REQUIRED = ((None, "as the law has it"), (True, "yes, s.29(3)"), (False, "no"))
_UNSCHEDULED = "suggested"


def fields(office: Office, action: Action | None) -> tuple[Field, ...]:
    """Give the fields of an action, filled in from it."""

    def value(name: str, default: Any = "") -> Any:
        return default if action is None else getattr(action, name)

    due = due_typed(office.desk.register, action) if action else "next meeting"
    why = why_reply(action) if action and action.kind is ActionKind.RECOMMENDATION else ""
    meetings = tuple((meeting.id, meeting_title(meeting)) for meeting in reversed(office.desk.register.meetings))
    return (
        Field("text", "What", "text", value("text"), help="In the words of the minute"),
        Field("kind", "Kind", "choice", value("kind", ActionKind.ACTION), KINDS),
        Field("owner", "Owner", value=value("owner"), help="Who is to do it"),
        Field("due", "Due", value=due, help=DUE_HELP),
        Field(
            "meeting",
            "Asked at",
            "choice",
            value("meeting", None),
            ((None, "not recorded"), *meetings),
            help="The meeting",
        ),
        Field("clause", "Clause", value=value("clause"), help='The clause it comes from, such as "(b)"'),
        Field("legal_basis", "Legal basis", "choice", value("legal_basis"), BASES, help="Of a recommendation"),
        Field("response_required", "Reply required", "choice", value("response_required", None), _REQUIRED, help=why),
        Field("response_due", "Reply due", "date", value("response_due", None), help="The end of the period set"),
    )


class ActionForm(Form):
    """Record or change an action. `saved_id` is the id of what was saved."""

    def __init__(self, office: Office, action: Action | None) -> None:
        """Open on an action, or empty for a new one."""
        self._office = office
        self._action = action
        title = f"Change {action.id}" if action else "New action"
        key = f"action:{action.id}" if action else "action:new"
        super().__init__(office.desk, title, fields(office, action), self._keep, draft=key)

    def _keep(self, values: dict[str, Any]) -> str:
        desk = self._office.desk
        typed = values.pop("due")
        due = read_due(desk.register, typed, desk.today)
        if self._action is None:
            change = desk.run(actions.add_action, due=due, **values)
        else:
            was = self._action
            kept = None if typed == due_typed(desk.register, was) else due
            self.saved_id = was.id
            change = desk.run(actions.edit_action, action=was.id, was=was, due=kept, **values)
        if change is None:
            return "Nothing needed changing."
        self.saved_id = change.touched[0].id
        return f"{change.sentence}."

    def rebase(self) -> None:
        """Base the form on the action as it is now."""
        if self._action is not None:
            self._action = self._office.desk.register.need(Action, self._action.id)


def open_new_action(office: Office) -> None:
    """Open the form for a new action."""
    office.flow(ActionForm(office, None))


def open_edit_action(office: Office, action: Action) -> None:
    """Open the form on an action."""
    office.flow(ActionForm(office, action))


def open_close(office: Office, action: Action, *, dropped: bool = False) -> None:
    """Ask what discharged an action, when, and where that is recorded; what is known is filled in."""
    register = office.desk.register
    items = items_of_action(register, action, items_by_origin(register))
    offer = None if dropped else offer_for(register, action, items)

    def save(values: dict[str, Any]) -> str:
        change = office.desk.run(
            actions.close_action, action=action.id, ref=offer.ref if offer else "", dropped=dropped, **values
        )
        return f"{change.sentence}." if change else "Nothing needed changing."

    asked = "Who decided" if dropped else "What"
    form = Form(
        office.desk,
        f"{'No longer wanted' if dropped else 'Close'}: {opening(gist(action))}",
        (
            Field(
                "what",
                asked,
                "text",
                offer.what if offer else "",
                help="What discharged it: a report, a letter, a vote",
            ),
            Field("on", "When", "date", offer.on if offer else None, help="The day on which that was"),
            Field(
                "where", "Where", value=offer.where if offer else "", help="The minute, meeting or paper that shows it"
            ),
        ),
        save,
        draft=f"action-close:{action.id}",
    )
    office.flow(form)


def open_reopen(office: Office, action: Action) -> None:
    """Ask why an action is opened again."""

    def save(values: dict[str, Any]) -> str:
        change = office.desk.run(actions.reopen_action, action=action.id, **values)
        return f"{change.sentence}." if change else "Nothing needed changing."

    why = Field("reason", "Why", "text", help="What it was closed with stays in its history")
    office.flow(Form(office.desk, f"Reopen: {opening(gist(action))}", (why,), save))


def open_note(office: Office, action: Action) -> None:
    """Ask for a note of progress."""

    def save(values: dict[str, Any]) -> str:
        change = office.desk.run(actions.note_progress, action=action.id, **values)
        return f"{change.sentence}." if change else "Nothing needed changing."

    note = (Field("text", "Progress", "text"), Field("by", "Said by", help="Who told you, if not you"))
    office.flow(Form(office.desk, f"Note: {opening(gist(action))}", note, save, draft=f"action-note:{action.id}"))


def open_review(office: Office, ids: tuple[str, ...]) -> None:
    """Ask until when actions rest; three months on is filled in."""

    def save(values: dict[str, Any]) -> str:
        change = office.desk.run(actions.review_from, actions=ids, **values)
        office.place.list.clear_marks()
        return f"{change.sentence}." if change else "Nothing needed changing."

    day = add_months(office.desk.today, 3)
    field = Field("on", "Look again from", "date", day, help="From that day on it raises itself again at each meeting")
    office.flow(Form(office.desk, f"Let it rest: {_words(office, ids)}", (field,), save))


def open_carry(office: Office, ids: tuple[str, ...]) -> None:
    """Pick a meeting and carry actions over to it."""
    desk = office.desk
    chosen = [action for one in ids if (action := desk.register.get(Action, one))]
    options = []
    for meeting in desk.register.meetings:
        if meeting.date >= desk.today and meeting.kind.in_public:
            problem = next((p for a in chosen if (p := why_not_carry(desk.register, a, meeting, desk.today))), None)
            options.append(Option(meeting.id, meeting_title(meeting), meeting.status.value, str(problem or "")))

    def picked(key: str | None) -> None:
        if key is not None and office.carry_out(actions.carry_over, actions=ids, to=key) is not None:
            office.place.list.clear_marks()

    office.pick(
        Picker(f"Carry over {_words(office, ids)} to…", options, prompt="Type a date to narrow the list"), picked
    )


def open_schedule(office: Office, action: Action, title: str = "") -> None:
    """Put an action on the programme: where, and under which title if it has no item yet."""
    from store.commands.actions.linking import schedule_action, waiting_item

    desk = office.desk
    waiting = waiting_item(desk.register, action)
    choices = _places(office, waiting)
    following = desk.register.next_meeting(desk.today, public=True)
    keys = [key for key, _ in choices]
    start = following.id if following and following.id in keys else keys[0]
    to = Field("to", "Meeting", "choice", start, choices, help="Where the panel will deal with it")
    named = (
        Field("title", "Item", value=title or suggested_title(action), help="The words that will stand on the agenda"),
        Field("comments", "Comments", "text", help="What the programme prints beside the item"),
    )

    def save(values: dict[str, Any]) -> str:
        values["to"] = None if values["to"] == _UNSCHEDULED else values["to"]
        change = desk.run(schedule_action, action=action.id, **values)
        return f"{change.sentence}." if change else "Nothing needed changing."

    note = f"Its item “{waiting.title}” moves there." if waiting else "A new item is made and tied to it."
    form = Form(desk, f"To the programme: {opening(gist(action))}", (to, *(() if waiting else named)), save, note=note)
    office.flow(form)


def _places(office: Office, waiting: WorkItem | None) -> tuple[tuple[str, str], ...]:
    ids = (waiting.id,) if waiting else ()
    targets: tuple[Target, ...] = move_targets(office.desk.register, ids, office.desk.today)
    usable = [target for target in targets if not target.why_not and _still_open(office, target)]
    return tuple((target.meeting_id or _UNSCHEDULED, target.label) for target in usable)


def _still_open(office: Office, target: Target) -> bool:
    meeting = office.desk.register.get(Meeting, target.meeting_id)
    return meeting is None or (meeting.status.open and meeting.date >= office.desk.today)


def _words(office: Office, ids: tuple[str, ...]) -> str:
    action = office.desk.register.get(Action, ids[0]) if len(ids) == 1 else None
    return opening(gist(action)) if action else f"{len(ids)} actions"
