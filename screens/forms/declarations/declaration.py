"""The form of a declaration of interest, with the sentence of the minutes shown as it is typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from screens.kit.fields import Field, declared, needed
from screens.kit.form import Form
from screens.kit.offers import Offer, people_of
from screens.kit.office import Office
from screens.kit.record_fields import noted, record_fields
from store.commands.declarations import declarations
from store.commands.edits import for_each
from store.desk import Desk
from store.fields import fields_of, value_of
from store.problems import Problem, Refused
from store.records import Change, Declaration, Dispensation, Meeting, Part, WorkItem
from store.register import Register
from store.rules.agenda.order import numbered_business
from store.rules.declarations.dispensations import leave_given
from store.rules.declarations.interests import (
    ALL_SUBSTANTIVE,
    ITEMS,
    TOPIC,
    effect,
    effect_words,
    kinds,
)
from store.rules.declarations.kinds import AFFECTS, DIRECT, NO, PUBLIC, YES
from store.rules.declarations.minute_words import declaration_sentence
from store.rules.members.membership import printed_name
from store.rules.words.folding import words_read
from store.rules.words.names import find_person

_RELATIONS = (
    (("", None), "not said"),
    ((DIRECT, None), "the item directly relates to it"),
    ((AFFECTS, True), "affects it, more than most; the test is met"),
    ((AFFECTS, False), "affects it, no more than most"),
)
_SCOPES = (
    ("", "only the items numbered below, if any"),
    (ALL_SUBSTANTIVE, "all substantive items"),
    (TOPIC, "a topic"),
)
_NOT_SAID = ("", "not recorded")
_REGISTERED = ((True, "it stands in the register"), (False, "not registered: 28 days to tell"), (None, "not known"))


_ORDER = (
    *("people", "interest", "scope", "items", "topic", "nature", "relation", "registered", "pending", "sensitive"),
    *("made_at", "did", "left_at", "returned_at", "speak", "vote", "stay", "advice", "granted_by", "ground"),
    *("from_date", "until", "leave_to_vote", "leave_items", "text"),
)
_LEAVE = {"vote": "leave_to_vote", "items": "leave_items"}
"""How a field of a dispensation is called on the form, where a declaration has one of the same name."""


def fields(desk: Desk, meeting: Meeting, draft: Declaration) -> tuple[Field, ...]:
    """Give the fields of a declaration, filled in from one or from a draft."""
    register = desk.register
    names = "; ".join(printed_name(register, person, meeting) for person in draft.people)
    own = (
        needed(declared(Declaration, "people", names)._replace(listed=lambda: _likely(register, meeting))),
        _kind(register, meeting, draft),
        declared(Declaration, "scope", "" if draft.scope == ITEMS else draft.scope, _SCOPES),
        _items_field(register, meeting, Declaration, draft.items),
        declared(Declaration, "relation", (draft.relation, draft.more_than_most), _RELATIONS)._replace(
            also=("more_than_most",), rest=("", None)
        ),
        declared(Declaration, "registered", draft.registered, _REGISTERED),
        declared(Declaration, "speak", draft.speak, (_NOT_SAID, (YES, YES), (PUBLIC, PUBLIC), (NO, NO))),
        declared(Declaration, "vote", draft.vote, (_NOT_SAID, (YES, YES), (NO, NO))),
        declared(Declaration, "stay", draft.stay, (_NOT_SAID, (YES, YES), (NO, NO))),
        *_leave(register, meeting, draft),
    )
    return record_fields(desk, Declaration, draft, _ORDER, own=own, leave_out={"more_than_most"})


def _leave(register: Register, meeting: Meeting, draft: Declaration) -> tuple[Field, ...]:
    """Give the fields of the leave to take part, empty if there is none; the items it covers by their numbers."""
    given = draft.dispensation
    fields = [
        noted(
            declared(
                Dispensation,
                one.name,
                value_of(given, one) if given else None,
                ((None, "not said"), *one.choices) if one.name == "vote" else (),
                typed=_LEAVE.get(one.name, ""),
            ),
            draft,
            f"dispensation.{one.name}",
            given,
        )
        for one in fields_of(Dispensation)
        if one.name != "items"
    ]
    covered = _items_field(register, meeting, Dispensation, given.items if given else ())
    fields.append(covered._replace(name=_LEAVE["items"]))
    return tuple(field._replace(also=("dispensation",)) for field in fields)


def _kind(register: Register, meeting: Meeting, draft: Declaration) -> Field:
    """Give the line of the kind, which is typed as the paper prints it, with the list of those in use behind it."""
    field = declared(Declaration, "interest", draft.interest)
    return field._replace(
        listed=lambda: tuple(Offer(one.code, one.label, words=one.label) for one in kinds(register, meeting.date))
    )


def _items_field(register: Register, meeting: Meeting, owner: type[Part], chosen: Iterable[str]) -> Field:
    """Give the line of the numbers of items, with the list of them behind it."""
    field = declared(owner, "items", _numbers(register, meeting, chosen), help=_listed(register, meeting))
    return field._replace(between=",;", listed=lambda: _numbered(register, meeting))


def _likely(register: Register, meeting: Meeting) -> tuple[Offer, ...]:
    """List the people who may have declared: those of the roll and the seats first."""
    here = (one.person for one in meeting.attendance)
    seated = (seat.person for seat in register.seats_on(meeting.date) if seat.person)
    return people_of(register, meeting, (*here, *seated))


def _numbered(register: Register, meeting: Meeting) -> tuple[Offer, ...]:
    """List the items of business by their numbers."""
    items = numbered_business(register, meeting.id)
    return tuple(Offer(item.id, f"{number}. {item.title}", words=number) for number, item in items if number)


def _numbers(register: Register, meeting: Meeting, chosen: Iterable[str]) -> str:
    numbers = {item.id: number for number, item in numbered_business(register, meeting.id)}
    return ", ".join(numbers[item] or item for item in chosen if item in numbers)


def _listed(register: Register, meeting: Meeting) -> str:
    numbered = [f"{number or item.id} {item.title}" for number, item in numbered_business(register, meeting.id)]
    return f"Their numbers: {'; '.join(numbered)}" if numbered else "No item stands under this meeting"


class DeclarationForm(Form):
    """Record or change a declaration. `saved_id` is the id of what was saved."""

    def __init__(self, office: Office, meeting: Meeting, draft: Declaration, *, made: Declaration | None) -> None:
        """Open on a declaration, or on a draft for a new one."""
        self._office = office
        self._begun = draft
        self._made = made
        self._held = meeting
        self._shown = ""
        title = "Change the declaration" if made else "Declaration of interest"
        key = f"declaration:{made.id if made else 'new:' + meeting.id}"
        super().__init__(office.desk, title, fields(office.desk, meeting, draft), self._keep, draft=key)

    def begin(self) -> None:
        """Show the sentence from the beginning, once the form has its size; what was brought back is said first."""
        super().begin()
        if self.problems.text:
            self._shown = self._sentence()
        else:
            self.call_after_refresh(self._preview)

    def _typed(self) -> None:
        super()._typed()
        if self.is_mounted:
            self._preview()

    def _preview(self) -> None:
        """Show the sentence as it is now, if it is another or nothing is said."""
        words = self._sentence()
        if words and (words != self._shown or not self.problems.text):
            self._shown = words
            self.say(words)

    def _sentence(self) -> str:
        """Give the sentence of the minutes and what follows; nothing while what is typed cannot be read."""
        register = self._office.desk.register
        try:
            values = {name: row.read() for name, row in self.rows.items()}
            draft = replace(self._begun, **_said(register, self._held, values))
        except Refused:
            return ""
        follows = effect(register, draft)
        return f"{declaration_sentence(register, draft)} [{effect_words(follows)}]"

    def _keep(self, values: dict[str, Any]) -> Change | None:
        desk, meeting = self._office.desk, self._held
        said = _said(desk.register, meeting, values)
        if self._made is not None:
            self.saved_id = self._made.id
            return desk.run(declarations.edit_declaration, declaration=self._made.id, was=self._made, **said)
        change = desk.run(declarations.declare, meeting=meeting.id, **said)
        if change is not None:
            self.saved_id = change.touched[0].id
        return change

    def rebase(self) -> Sequence[Field]:
        """Base the form on the declaration as it is now, and give its fields."""
        if self._made is None:
            return ()
        self._made = self._office.desk.register.need(Declaration, self._made.id)
        return fields(self._office.desk, self._held, self._made)


def _said(register: Register, meeting: Meeting, values: dict[str, Any]) -> dict[str, Any]:
    """Turn what the fields hold into what the commands take. Raises Refused with everything that cannot be read."""
    said, problems = dict(values), list[Problem]()
    for name, read in (("people", _people), ("items", _items), ("leave_items", _items)):
        try:
            said[name] = read(register, meeting, values[name])
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(*problems)
    said["relation"], said["more_than_most"] = said["relation"]
    leave = {one.name: said.pop(_LEAVE.get(one.name, one.name)) for one in fields_of(Dispensation)}
    said["dispensation"] = leave_given(**leave, field=_LEAVE["vote"])
    return said


def _people(register: Register, meeting: Meeting, typed: str) -> tuple[str, ...]:
    """Read names with semicolons between them; every one that cannot be found is refused."""
    likely = {one.person for one in meeting.attendance}
    likely |= {seat.person for seat in register.seats_on(meeting.date) if seat.person}
    by_name = {words_read(printed_name(register, person, meeting)): person for person in likely}
    people: list[str] = []
    problems: list[Problem] = []
    for name in (part.strip() for part in typed.split(";")):
        if not name:
            continue
        if words_read(name) in by_name:
            people.append(by_name[words_read(name)])
            continue
        try:
            people.append(find_person(register, name, "people", likely).id)
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(*problems)
    return tuple(dict.fromkeys(people))


def _items(register: Register, meeting: Meeting, typed: str) -> tuple[str, ...]:
    """Read the numbers of items; refuses those that the meeting does not have."""
    order = numbered_business(register, meeting.id)
    known = {words_read(word): item.id for number, item in order for word in (number, item.id) if word}
    items: list[str] = []
    problems: list[Problem] = []
    for word in re.split(r"[,;\s]+", typed.strip()):
        if not word:
            continue
        if words_read(word) in known:
            items.append(known[words_read(word)])
        else:
            numbers = ", ".join(number or item.id for number, item in order)
            cure = f"Choose from {numbers}." if order else "Put the items under the meeting first."
            problems.append(Problem("item-number", f"The meeting has no item “{word}”.", cure, "items"))
    if problems:
        raise Refused(*problems)
    return tuple(items)


def open_declare(
    office: Office,
    meeting: Meeting,
    *,
    made: Declaration | None = None,
    people: tuple[str, ...] = (),
    item: WorkItem | None = None,
) -> None:
    """Open the form for a declaration, for some people at an item, or on one to be changed."""
    draft = made or Declaration(id="D0", meeting=meeting.id, people=people, items=(item.id,) if item else ())
    office.flow(DeclarationForm(office, meeting, draft, made=made))


def open_times(office: Office, made: Declaration) -> None:
    """Record when those who declared it left and returned."""

    def save(values: dict[str, Any]) -> Change | None:
        return office.desk.run(declarations.record_times, declaration=made.id, **values)

    rows = (
        noted(declared(Declaration, "left_at", made.left_at), made, "left_at"),
        noted(declared(Declaration, "returned_at", made.returned_at), made, "returned_at"),
    )
    form = Form(office.desk, "Left the meeting because of the interest", rows, save, draft=f"times:{made.id}")
    form.saved_id = made.id
    office.flow(form)


def open_told(office: Office, made: Declaration, ids: tuple[str, ...] = ()) -> None:
    """Record when the monitoring officer was told, of all the declarations whose ids are given."""
    every = ids or (made.id,)

    def save(values: dict[str, Any]) -> Change | None:
        return office.desk.run(for_each(declarations.record_notice, "declaration", every), on=values["on"])

    told = declared(Declaration, "notified_on", made.notified_on or office.desk.today, typed="on")
    rows = (noted(told, made, "notified_on"),)
    form = Form(office.desk, "The monitoring officer was told", rows, save)
    form.saved_id = made.id if len(every) == 1 else None
    office.flow(form)
