"""Taking over members and their seats that were read from files, with councils that are new, in one edit.

What is recorded already is never replaced unasked: a line that differs says so, and the file is followed only where the
clerk takes it.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec.structs import replace

from store.commands.edits import Joined
from store.commands.importing import done_words, sentences, with_headings
from store.commands.members.holding import edit_seat
from store.commands.members.importing_councils import Councils
from store.commands.members.importing_lines import differences, seat_line, value_lines
from store.commands.members.importing_people import People, Who
from store.commands.members.importing_stand_ins import StandIns
from store.commands.members.seats import record_vacancy, take_seat
from store.edit import Edit
from store.problems import Problem, Refused
from store.records import Person, Role, Seat
from store.register import Register
from store.rules.imports import NO_CORRECTIONS, Correction, Corrections, ImportLine, ImportState, ImportTaken
from store.rules.members.drafts import DraftMembers, DraftSeat
from store.rules.members.membership import why_not_hold
from store.rules.members.printed_roles import is_councillor, is_vacant, role_named, why_no_name
from store.rules.members.seats import DATED
from store.rules.words.folding import words_read

_NOTHING = Correction()
_BODIES = frozenset({Role.OFFICER, Role.COMMISSIONER, Role.DEPUTY_COMMISSIONER, Role.CHIEF_CONSTABLE, Role.INDEPENDENT})
"""Roles of people whom no council of the panel appoints."""


def import_members(
    register: Register, today: dt.date, /, *, draft: DraftMembers, corrections: Corrections = NO_CORRECTIONS
) -> Edit:
    """Take over members as they were read: people, seats, stand-ins and councils that are new, and what is followed.

    `corrections` say of lines whether they are taken, and who is meant. What cannot be recorded is left to the clerk
    with the reason, so nothing is refused. A first day that no file gives stays unrecorded.
    """
    return taking(register, today, draft=draft, corrections=corrections).edit


def taking(
    register: Register, today: dt.date, /, *, draft: DraftMembers, corrections: Corrections = NO_CORRECTIONS
) -> ImportTaken:
    """Work out what taking members over would do, for its preview and for `import_members`."""
    work = _Taking(register, today, corrections)
    work.lines += draft.aside
    work.councils_of(draft)
    for one in draft.seats:
        work.row(one, draft)
    work.stand_ins(draft)
    work.joined.take(Edit("", with_headings(work.joined.register, draft.headings)))
    return ImportTaken(work.joined.edit(f"Imported members: {done_words(work.lines)}"), tuple(work.lines))


class _Taking:
    """The register as it becomes while members are taken over, one command after the other."""

    def __init__(self, register: Register, today: dt.date, corrections: Corrections) -> None:
        self.joined = Joined(register, today)
        self.before = register
        self.today = today
        self.corrections = corrections
        self.councils = Councils(register, today, corrections)
        self.people = People(register)
        self.lines: list[ImportLine] = []
        self.used: set[str] = set()
        self.seats: dict[str, str] = {}
        self.standing_in: list[DraftSeat] = []

    @property
    def register(self) -> Register:
        """The register as it is now."""
        return self.joined.register

    def said(self, key: str) -> Correction:
        """Give what the clerk said of a line."""
        return self.corrections.get(key, _NOTHING)

    def councils_of(self, draft: DraftMembers) -> None:
        """Settle the councils of all rows of members, and add those that are new; what is beside a total is none."""
        rows = [one for one in draft.seats if one.council and not (one.name and self._why_nobody(one))]
        members = [one for one in rows if self._role(one, draft) not in {None, *_BODIES}]
        for one in sorted(members, key=lambda one: "council" not in words_read(one.council)):
            self.councils.take(one.council, one.place)  # whole names first: shorter ones are read by them
        self.lines += self.councils.lines
        self.joined.take(self.councils.edit())

    def _role(self, one: DraftSeat, draft: DraftMembers) -> Role | None:
        """Give the role of a row; without one, who is no councillor among councillors is an independent member."""
        if one.role is not None:
            return one.role
        if one.role_words:
            return role_named(one.role_words) or self._office(one.role_words)
        if one.stands_in_for:
            return Role.SUBSTITUTE
        if one.council or is_councillor(one.full_name) or is_vacant(one.name):
            return Role.MEMBER
        return Role.INDEPENDENT if any(is_councillor(each.full_name) for each in draft.seats) else Role.MEMBER

    def _office(self, words: str) -> Role | None:
        """Give the role of an office that the register knows by what it is printed as."""
        read = words_read(words)
        return next((seat.role for seat in self.before.all(Seat) if seat.post and words_read(seat.post) == read), None)

    def row(self, one: DraftSeat, draft: DraftMembers) -> None:
        """Take over one row, or say why it is left to the clerk."""
        self.lines += value_lines(one)
        role = self._role(one, draft)
        read = words_read(one.council)
        body = self.councils.meant.get(read, one.council)
        why = self._why_held(one, role)
        if self.said(one.key).taken is False and not why:
            self.lines.append(seat_line(one, ImportState.LEFT, self._values(one, role or Role.MEMBER, body)))
        elif one.undated:
            self.lines.append(seat_line(one, ImportState.UNREAD_DATE, {}, one.undated, role=role))
        elif why or role is None:
            self.lines.append(seat_line(one, ImportState.UNPLACED, {}, why, role=role))
        elif role is Role.SUBSTITUTE:
            self.standing_in.append(replace(one, council=body, role=role))
        elif is_vacant(one.name):
            self._vacancy(one, role, body)
        else:
            self._member(one, role, body)

    @staticmethod
    def _why_nobody(one: DraftSeat) -> str:
        """Say why what stands for a name is neither somebody nor a vacancy."""
        return "" if is_vacant(one.name) else why_no_name(one.name)

    def _why_held(self, one: DraftSeat, role: Role | None) -> str:
        if why := self._why_nobody(one):
            return why
        if role is None:
            return f"“{one.role_words}” is no role of a list of members: choose one."
        return "" if role in _BODIES else self.councils.why.get(words_read(one.council), "")

    def _values(self, one: DraftSeat, role: Role, body: str) -> dict[str, Any]:
        """Give the fields of a seat that a row fills."""
        own_word = role is not Role.MEMBER and role_named(one.role_words) in {None, role}
        post = one.role_words if own_word else ""
        values: dict[str, Any] = {"role": role, "body": body, "party": one.party, "place": one.seat_name}
        values |= {"post": post if words_read(post) != words_read(role.value) else ""}
        values |= {"votes": one.votes, "from_date": one.from_date, "to_date": one.to_date, "term_ends": one.term_ends}
        return {name: value for name, value in values.items() if value not in {None, ""}}

    def _vacancy(self, one: DraftSeat, role: Role, body: str) -> None:
        values = self._values(one, role, body)
        there = [
            seat
            for seat in self.before.all(Seat)
            if seat.person is None and seat.body == body and seat.to_date is None and seat.id not in self.used
        ]
        if there:
            self.used.add(there[0].id)
            self.lines.append(seat_line(one, ImportState.THERE, values, record=there[0].id))
            return
        try:
            edit = record_vacancy(
                self.register, self.today, body=body, place=one.seat_name, role=role, since=one.from_date
            )
        except Refused as refused:
            self.lines.append(seat_line(one, ImportState.UNPLACED, values, sentences(refused)))
            return
        seats = (each for each in edit.puts if isinstance(each, Seat))
        self.joined.take(Edit("", tuple(replace(each, from_date=one.from_date) for each in seats)))
        self.lines.append(seat_line(one, ImportState.NEW, values, one.why))

    def _member(self, one: DraftSeat, role: Role, body: str) -> None:
        values = self._values(one, role, body)
        who = self.people.who(self.register, one.full_name, one.person, body)
        if who.asked:
            self.lines.append(seat_line(one, ImportState.UNPLACED, values, who.asked, more=who.fields))
            return
        own = self._own(who.person, values, one) if who.person is not None else None
        if own is not None:
            self.used.add(own.id)
            self.seats[one.key] = own.id
            self._there(one, own, values)
        else:
            self._new(one, who, values)

    def _own(self, person: Person, values: dict[str, Any], one: DraftSeat) -> Seat | None:
        """Find the seat that a row is about: of the same role and council, else any held at the same time."""
        held = [seat for seat in self.before.all(Seat) if seat.person == person.id and seat.id not in self.used]
        held = [seat for seat in held if seat.role.sits == values["role"].sits and _at_once(seat, one)]
        exact = [seat for seat in held if seat.role is values["role"] and seat.body == values.get("body", seat.body)]
        return next(iter(exact or held), None)

    def _new(self, one: DraftSeat, who: Who, values: dict[str, Any]) -> None:
        details = dict(values)
        begins = details.pop("from_date", None)
        vacancy = self._vacancy_to_fill(one, values)
        named = {"person": who.person.id} if who.person else {"name": one.name, "title": one.title, "sure": True}
        step = Joined(self.register, self.today)
        try:
            made = step.run(
                take_seat,
                from_date=begins or min(self.today, one.to_date or self.today),
                fills=vacancy.id if vacancy else None,
                **named,
                **details,
            )
            seat = next(each for each in made.puts if isinstance(each, Seat) and each.person is not None)
            if begins is None:
                seat = replace(seat, from_date=None)
                step.take(Edit("", (seat,)))
                _refuse(*why_not_hold(step.register, seat))
        except Refused as refused:
            self.lines.append(seat_line(one, ImportState.UNPLACED, values, sentences(refused)))
            return
        self.joined.take(step.edit(""))
        self.seats[one.key] = seat.id
        if who.person is None and seat.person:
            self.people.made(one.key, seat.person, seat.body if seat.role.sits else "")
        fills = f"It fills the vacant seat {vacancy.id}." if vacancy else ""
        why = " ".join(filter(None, (one.why, self.councils.read_so(one.council), self._guessed(one, seat), fills)))
        self.lines.append(seat_line(one, ImportState.NEW, values, why))

    def _guessed(self, one: DraftSeat, seat: Seat) -> str:
        """Say that somebody was read as an independent member for want of a council."""
        if one.role is None and not one.role_words and seat.role is Role.INDEPENDENT:
            return "It was read as an independent member: there is neither a council nor the title of a councillor."
        return ""

    def _vacancy_to_fill(self, one: DraftSeat, values: dict[str, Any]) -> Seat | None:
        """Give the vacant seat of the council that a member takes, if there is one, and the file says from when."""
        if one.from_date is None or not values["role"].sits or not values.get("body"):
            return None
        for seat in self.before.seats_on(one.from_date):
            if seat.person is None and seat.body == values["body"] and seat.id not in self.used:
                self.used.add(seat.id)
                return seat
        return None

    def _there(self, one: DraftSeat, own: Seat, values: dict[str, Any]) -> None:
        differs = differences(own, values)
        taken = bool(differs) and bool(self.said(one.key).taken)
        why = one.why
        if taken:
            dated = any(getattr(own, name) != value for name, value in values.items() if name in DATED)
            since = one.change_from if dated else None
            try:
                self.joined.run(edit_seat, seat=own.id, change_from=since, correction=dated and since is None, **values)
            except Refused as refused:
                taken, why = False, sentences(refused)
        state = ImportState.DIFFERS if differs else ImportState.THERE
        line = seat_line(one, state, values, why, record=own.id)
        self.lines.append(replace(line, differs=differs, taken=taken, can_take=bool(differs)))

    def stand_ins(self, draft: DraftMembers) -> None:
        """Take over who may stand in for whom, once all members are known."""
        work = StandIns(self.joined, self.people, self.corrections, self.seats)
        for one in draft.seats:
            self.lines += work.named_beside(one)
        self.lines += [work.row(one) for one in self.standing_in]


def _refuse(*problems: Problem) -> None:
    """Refuse if there is a problem. Raises Refused."""
    if problems:
        raise Refused(*problems)


def _at_once(seat: Seat, one: DraftSeat) -> bool:
    """Say whether a seat and a row have a day in common; what is not recorded is open."""
    starts = max(seat.from_date or dt.date.min, one.from_date or dt.date.min)
    return starts <= min(seat.to_date or dt.date.max, one.to_date or dt.date.max)
