"""The form of a declaration of interest, with the sentence of the minutes shown as it is typed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from screens.kit.fields import Field, declared
from screens.kit.form import Form
from screens.kit.office import Office
from store.commands.declarations import declarations
from store.problems import Problem, Refused
from store.records import Change, Declaration, Dispensation, Meeting, WorkItem
from store.register import Register
from store.rules.attendance.room import business
from store.rules.declarations.interests import ALL_SUBSTANTIVE, ITEMS, TOPIC, effect, effect_words, kinds
from store.rules.declarations.kinds import AFFECTS, DIRECT, NO, PUBLIC, YES
from store.rules.declarations.minute_words import declaration_sentence
from store.rules.members.membership import printed_name
from store.rules.words.folding import words_read
from store.rules.words.names import find_person

_AROUND = 11
"""Lines of the window that never scroll: borders, title, the lines of the sentence, hints and the margins."""

_RELATIONS = (
    ((DIRECT, None), "the item directly relates to it"),
    ((AFFECTS, True), "affects it, more than most; the test is met"),
    ((AFFECTS, False), "affects it, no more than most"),
)
_SCOPES = ((ITEMS, "the items numbered below"), (ALL_SUBSTANTIVE, "all substantive items"), (TOPIC, "a topic"))
_AS_CODE = ("", "as the code says")
_REGISTERED = ((True, "it stands in the register"), (False, "not registered: 28 days to tell"), (None, "not known"))


def fields(register: Register, meeting: Meeting, draft: Declaration) -> tuple[Field, ...]:
    """Give the fields of a declaration, filled in from one or from a draft."""
    names = "; ".join(printed_name(register, person, meeting) for person in draft.people)
    words = [kind.label for kind in kinds(register, meeting.date)]
    chosen = tuple((word, word) for word in words)
    if draft.interest and draft.interest not in words:
        chosen = (*chosen, (draft.interest, draft.interest))
    lifted = draft.dispensation
    return (
        declared(Declaration, "people", names),
        declared(Declaration, "interest", draft.interest or words[0], chosen),
        declared(Declaration, "scope", draft.scope or ITEMS, _SCOPES),
        declared(Declaration, "items", _numbers(register, meeting, draft.items), help=_listed(register, meeting)),
        declared(Declaration, "topic", draft.topic),
        declared(Declaration, "nature", "\n".join(draft.nature)),
        declared(Declaration, "relation", (draft.relation, draft.more_than_most), _RELATIONS),
        declared(Declaration, "registered", draft.registered, _REGISTERED),
        declared(Declaration, "sensitive", draft.sensitive),
        declared(Declaration, "made_at", draft.made_at),
        declared(Declaration, "left_at", draft.left_at),
        declared(Declaration, "returned_at", draft.returned_at),
        declared(Declaration, "speak", draft.speak, (_AS_CODE, (YES, YES), (PUBLIC, PUBLIC), (NO, NO))),
        declared(Declaration, "vote", draft.vote, (_AS_CODE, (YES, YES), (NO, NO))),
        declared(Declaration, "stay", draft.stay, (_AS_CODE, (YES, YES), (NO, NO))),
        declared(Declaration, "advice", draft.advice),
        declared(Dispensation, "granted_by", lifted.granted_by if lifted else ""),
        declared(Dispensation, "ground", lifted.ground if lifted else ""),
        declared(Dispensation, "from_date", lifted.from_date if lifted else None),
        declared(Dispensation, "until", lifted.until if lifted else None),
        declared(Declaration, "text", draft.text),
    )


def _numbers(register: Register, meeting: Meeting, chosen: Iterable[str]) -> str:
    order = [item.id for item in business(register, meeting.id)]
    return ", ".join(str(order.index(item) + 1) for item in chosen if item in order)


def _listed(register: Register, meeting: Meeting) -> str:
    numbered = [f"{number} {item.title}" for number, item in enumerate(business(register, meeting.id), start=1)]
    return f"Their numbers: {'; '.join(numbered)}" if numbered else "No item stands under this meeting"


class DeclarationForm(Form):
    """Record or change a declaration. `saved_id` is the id of what was saved."""

    def __init__(self, office: Office, meeting: Meeting, draft: Declaration, *, made: Declaration | None) -> None:
        """Open on a declaration, or on a draft for a new one."""
        self._office = office
        self._made = made
        self._held = meeting
        title = "Change the declaration" if made else "Declaration of interest"
        key = f"declaration:{made.id if made else 'new:' + meeting.id}"
        super().__init__(office.desk, title, fields(office.desk.register, meeting, draft), self._keep, draft=key)

    def on_mount(self) -> None:
        """Show the sentence from the beginning, once the form has its size."""
        self.call_after_refresh(self._preview)

    def _typed(self) -> None:
        super()._typed()
        if self.is_mounted:
            self._preview()

    def _preview(self) -> None:
        """Show the sentence of the minutes and what follows, as far as what is typed can be read."""
        values = {}
        for name, row in self.rows.items():
            try:
                values[name] = row.read()
            except Refused:
                return
        register = self._office.desk.register
        try:
            people = _people(register, self._held, values["people"])
            draft = Declaration(id="D0", meeting=self._held.id, people=people, **_parts(register, self._held, values))
        except Refused:
            return
        follows = effect(register, draft)
        self.say(f"{declaration_sentence(register, draft)} [{effect_words(follows)}]")
        for widget in self.query(".gives-way"):
            widget.styles.max_height = max(3, self.app.size.height - _AROUND)

    def _keep(self, values: dict[str, Any]) -> Change | None:
        desk, meeting = self._office.desk, self._held
        problems: list[Problem] = []
        people: tuple[str, ...] = ()
        parts: dict[str, Any] = {}
        try:
            people = _people(desk.register, meeting, values["people"])
        except Refused as refused:
            problems += refused.problems
        try:
            parts = _parts(desk.register, meeting, values)
        except Refused as refused:
            problems += refused.problems
        if problems:
            raise Refused(*problems)
        change = desk.run(
            declarations.declare,
            meeting=meeting.id,
            people=people,
            replaces=self._made.id if self._made else None,
            **parts,
        )
        if change is not None:
            self.saved_id = change.touched[0].id
        return change


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


def _parts(register: Register, meeting: Meeting, values: dict[str, Any]) -> dict[str, Any]:
    """Turn what the fields hold into what the command takes."""
    relation, more = values["relation"]
    dispensation = None
    if values["granted_by"].strip() or values["ground"].strip() or values["until"]:
        dispensation = Dispensation(
            granted_by=values["granted_by"].strip(),
            ground=values["ground"].strip(),
            from_date=values["from_date"],
            until=values["until"],
        )
    same = ("interest", "scope", "topic", "registered", "sensitive", "made_at", "left_at", "returned_at", "advice")
    return {
        **{name: values[name] for name in (*same, "speak", "vote", "stay")},
        "items": _items(register, meeting, values["items"]),
        "nature": tuple(line.strip() for line in values["nature"].splitlines() if line.strip()),
        "relation": relation or DIRECT,
        "more_than_most": more,
        "dispensation": dispensation,
        "text": values["text"].strip(),
    }


def _items(register: Register, meeting: Meeting, typed: str) -> tuple[str, ...]:
    """Read the numbers of items; refuses those that the meeting does not have."""
    order = business(register, meeting.id)
    items: list[str] = []
    problems: list[Problem] = []
    for word in re.split(r"[,;\s]+", typed.strip()):
        if not word:
            continue
        if word.isascii() and word.isdigit() and len(word) < 4 and 1 <= int(word) <= len(order):
            items.append(order[int(word) - 1].id)
        else:
            cure = f"Type numbers from 1 to {len(order)}." if order else "Put the items under the meeting first."
            problems.append(Problem("item-number", f'The meeting has no item "{word}".', cure, "items"))
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
    """Record when those who had to leave left and returned."""

    def save(values: dict[str, Any]) -> Change | None:
        return office.desk.run(declarations.record_times, declaration=made.id, **values)

    rows = (
        declared(Declaration, "left_at", made.left_at),
        declared(Declaration, "returned_at", made.returned_at),
    )
    form = Form(office.desk, "Left the meeting because of the interest", rows, save, draft=f"times:{made.id}")
    form.saved_id = made.id
    office.flow(form)


def open_told(office: Office, made: Declaration) -> None:
    """Record when the monitoring officer was told."""

    def save(values: dict[str, Any]) -> Change | None:
        return office.desk.run(declarations.record_notice, declaration=made.id, on=values["on"])

    rows = (declared(Declaration, "notified_on", made.notified_on or office.desk.today, typed="on"),)
    form = Form(office.desk, "The monitoring officer was told", rows, save)
    form.saved_id = made.id
    office.flow(form)
