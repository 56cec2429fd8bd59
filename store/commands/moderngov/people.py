"""The people of a past: who is meant by each name of its rolls, who is entered, and the seats they are given.

A person of modern.gov is one person under every printing; without an id, printings that read the same are one. Nobody
who may be somebody of the register is entered unasked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from store.commands.fields import Problems
from store.commands.members.seats import new_person, take_seat
from store.commands.moderngov.work import PastWork, choice_field, sentences
from store.edit import Edit
from store.problems import Refused
from store.records import Person, Presence, Role
from store.rules.attendance.seating import NOT_MEMBERS
from store.rules.imports import ImportField, ImportPlace, ImportState
from store.rules.members.membership import is_member, role_on
from store.rules.members.seats import council_named
from store.rules.minutes.drafts import RollName
from store.rules.minutes.matching import who_is
from store.rules.minutes.newcomers import proposed_role
from store.rules.moderngov.drafts import DraftCouncillor, DraftName, DraftSitting
from store.rules.words.dates import day_month
from store.rules.words.names import find_people, full_name, near_names
from store.rules.words.printings import printing, same
from store.rules.words.wording import capital, listed

_NEW, _LEAVE = "new", "leave"
_BEFORE = dt.timedelta(days=1)


class _Named(msgspec.Struct):
    """Everything that the rolls say of one person, meeting by meeting."""

    key: str
    first: DraftName
    names: list[tuple[dt.date, DraftName, Sequence[RollName]]] = []

    @property
    def printed(self) -> str:
        return self.first.roll.printed

    @property
    def place(self) -> ImportPlace:
        return self.first.place

    @property
    def member(self) -> str:
        return self.first.member

    @property
    def printings(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name.roll.printed for _, name, _ in self.names))


class _Run(msgspec.Struct):
    """A time over which somebody had one role, by the rolls: its first day, and its last if that is known."""

    role: Role
    first: dt.date
    last: dt.date | None
    name: DraftName


def _sits(roll: RollName) -> bool:
    """Say whether a name of a roll is that of a member."""
    return roll.presence not in NOT_MEMBERS and roll.presence is not Presence.SUBSTITUTE


class Everybody:
    """Finds or enters everybody whom the rolls of some meetings name.

    `meant` then has the id of the person for each printing, and `by_name` for each name of a roll by its key: two
    persons may bear one name. `why` says for a name without one why nobody is meant.
    """

    def __init__(
        self, work: PastWork, held: Sequence[tuple[DraftSitting, str]], councillors: Sequence[DraftCouncillor]
    ) -> None:
        """Gather the names."""
        self.work = work
        self.meant: dict[str, str] = {}
        self.by_name: dict[str, str] = {}
        self.why: dict[str, str] = {}
        self.members: dict[str, str] = {}
        self.councillors = councillors
        self.rolls = [(one.date, [name.roll for name in one.roll], one) for one, _ in held if one.date and one.roll]
        self.people = list(self._gathered())

    def _gathered(self) -> Iterator[_Named]:
        groups: dict[str, _Named] = {}
        for day, rolls, one in self.rolls:
            for name in one.roll:
                key = f"person:{name.member or printing(name.roll.printed).key}"
                groups.setdefault(key, _Named(key, name)).names.append((day, name, rolls))
        yield from groups.values()

    def enter(self) -> None:
        """Find or enter everybody, with the seats that the rolls show."""
        for one in self.people:
            try:
                person = self._person(one)
            except Refused as refused:
                self.work.refused(one.key, "person", one.printed, refused, one.place)
                self._unknown(one, sentences(refused))
                continue
            if person:
                self._printings(one, person)
                self._seats(one, person)
        for councillor in self.councillors:
            self._councillor(councillor)

    def _unknown(self, one: _Named, why: str) -> None:
        self.why |= {name.key: why for _, name, _ in one.names}

    def _is_another(self, one: _Named, person: str) -> bool:
        """Say whether somebody was meant by another id of modern.gov in these files: two persons may bear one name."""
        return bool(one.member) and self.members.get(person, one.member) != one.member

    def _person(self, one: _Named) -> str:
        """Give the person meant, who may have to be entered; empty if the clerk has to say. Raises Refused."""
        known = self._known(one)
        said = self.work.typed(one.key, "who")
        if known and said in {"", known} and not (self._is_another(one, known) and not said):
            self.work.tell(one.key, ImportState.THERE, "person", one.printed, record=known, place=one.place)
            return known
        if said not in {"", _NEW, _LEAVE}:
            return self.work.register.need(Person, said, "who").id
        near = self._near(one)
        taken = self.work.said(one.key).taken
        if said == _LEAVE or (taken is False and not said):
            self._tell(one, ImportState.LEFT, near, "It is left out by you.")
            self._unknown(one, "The person was left out by you.")
            return ""
        if near and not said and not taken:
            names = listed([full_name(each) for each in near])
            why = f"This may be {names}: say whether it is, or somebody new."
            self._tell(one, ImportState.UNPLACED, near, why)
            self._unknown(one, why)
            return ""
        return self._new(one, near)

    def _known(self, one: _Named) -> str:
        """Give the one person of the register whom every printing that is known there means; empty if there is none."""
        ids: set[str] = set()
        for day, name, _ in one.names:
            try:
                ids.add(who_is(self.work.register, name.roll.printed, day).id)
            except Refused as refused:
                if refused.first.code == "person-several":
                    return ""
        return ids.pop() if len(ids) == 1 else ""

    def _near(self, one: _Named) -> tuple[Person, ...]:
        near: dict[str, Person] = {}
        for printed in one.printings:
            for each in find_people(self.work.register, printed) or near_names(self.work.register, printed):
                near.setdefault(each.id, each)
        return tuple(near.values())

    def _new(self, one: _Named, near: Sequence[Person]) -> str:
        problems = Problems()
        made = new_person(self.work.register, problems, one.printed, "", sure=True)
        problems.refuse()
        self.work.put(made)
        self._tell(one, ImportState.NEW, near, "")
        return made.id

    def _tell(self, one: _Named, state: ImportState, near: Sequence[Person], why: str) -> None:
        """Tell of a person, with what can be said of who it is and as what they are entered."""
        people = [(each.id, f"is {full_name(each)} ({each.id})") for each in near]
        who = choice_field("who", "Who", _NEW, ((_NEW, "somebody new"), *people, (_LEAVE, "leave it to the note")))
        roles = [
            ("", "as the rolls say"),
            *((role.value, role.value) for role in Role if role.sits),
            ("none", "no seat"),
        ]
        fields: tuple[ImportField, ...] = (
            who,
            choice_field("role", "Seat", self.work.typed(one.key, "role"), roles),
        )
        days = [day for day, _, _ in one.names]
        values = {"first named": day_month(min(days)), "last named": day_month(max(days))}
        more = {"why": why, "place": one.place, "fields": fields, "values": values, "can_take": True}
        self.work.tell(one.key, state, "person", one.printed, **more)

    def _printings(self, one: _Named, person: str) -> None:
        """Note who is meant by each printing; one under which the person would not be found again is kept."""
        self.meant |= {printed: person for printed in one.printings if printed not in self.meant}
        self.by_name |= {name.key: person for _, name, _ in one.names}
        self.members |= {person: one.member} if one.member else {}
        for printed in one.printings:
            held = self.work.register.need(Person, person, "person")
            day = next(day for day, name, _ in one.names if name.roll.printed == printed)
            try:
                meant = who_is(self.work.register, printed, day).id
            except Refused as refused:
                meant = refused.first.code
            problems = Problems()
            problems.line(printed, "the name", "name")
            if meant != person and not problems.all and printing(printed).words:
                self.work.put(replace(held, other_names=(*held.other_names, printed)))

    def _seats(self, one: _Named, person: str) -> None:
        for place, run in enumerate(self._runs(one)):
            self._seat(f"{one.key}:seat:{place}", one, person, run)

    def _runs(self, one: _Named) -> list[_Run]:
        """Give the times over which somebody had a seat, by the rolls that name them so."""
        typed = self.work.typed(one.key, "role")
        if typed == "none":
            return []
        chosen = next((role for role in Role if role.value == typed), None)
        runs: list[_Run] = []
        for day, name, rolls in one.names:
            role = self._role(name, rolls, chosen)
            if role is None:
                continue
            if not runs or runs[-1].role is not role:
                if runs:
                    runs[-1].last = day - _BEFORE
                runs.append(_Run(role, day, None, name))
        if runs and runs[-1].role.sits:
            runs[-1].last = self._named_no_more(one)
        return runs

    def _role(self, name: DraftName, rolls: Sequence[RollName], chosen: Role | None) -> Role | None:
        if not name.known or name.roll.presence is Presence.SUBSTITUTE:
            return None
        if chosen is not None and name.roll.presence not in NOT_MEMBERS:
            return chosen
        return proposed_role(name.roll, rolls)

    def _named_no_more(self, one: _Named) -> dt.date | None:
        """Give the eve of the first meeting whose roll of members no longer names somebody; None if there is none."""
        last = max(day for day, _, _ in one.names)
        return next((day - _BEFORE for day, rolls, _ in self.rolls if day > last and any(map(_sits, rolls))), None)

    def _seat(self, key: str, one: _Named, person: str, run: _Run) -> None:
        """Give a seat, unless there is one; a seat ends where the rolls no longer name the person."""
        register = self.work.register
        if is_member(register, person, run.first) or role_on(register, person, run.first):
            return
        until = f" until {day_month(run.last)}" if run.last else ""
        words = f"{one.printed}: {run.role.value} from {day_month(run.first)}{until}"
        more: dict[str, Any] = {"day": run.first, "place": one.place, "beside": True}
        if self.work.said(key).taken is False:
            self.work.tell(key, ImportState.LEFT, "seat", words, **more)
            return
        try:
            edit, why = self._taken(person, run)
        except Refused as refused:
            self.work.refused(key, "seat", words, refused, one.place)
            return
        self.work.do(edit)
        ended = " A later roll no longer names them, or in another role: that is taken as its end." if run.last else ""
        why = f"{why}It begins with the first roll that names them so.{ended}"
        self.work.tell(key, ImportState.NEW, "seat", words, why=why, **more)

    def _taken(self, person: str, run: _Run) -> tuple[Edit, str]:
        """Seat somebody; where the register has another in the chair, as a member, and say so. Raises Refused."""
        register = self.work.register
        details: dict[str, Any] = {"role": run.role, "party": run.name.party}
        councils = register.panel.council_names
        body = council_named(register, run.name.roll.council)
        details |= {"body": body} if run.role.sits and body and (body in councils or not councils) else {}
        details |= {"to_date": run.last} if run.last and run.last >= run.first else {}
        try:
            return take_seat(register, self.work.today, person=person, from_date=run.first, **details), ""
        except Refused as refused:
            if run.role not in {Role.CHAIR, Role.VICE_CHAIR}:
                raise
            details["role"] = Role.MEMBER
            edit = take_seat(register, self.work.today, person=person, from_date=run.first, **details)
            return edit, f"Entered as a member: {refused.first.sentence} "

    def _councillor(self, one: DraftCouncillor) -> None:
        """Tell of a councillor whom no roll names: there already, or to be entered if the clerk says so."""
        on_a_roll = any(
            (one.member and name.member == one.member) or same(printing(name.roll.printed), printing(one.printed))
            for each in self.people
            for _, name, _ in each.names
        )
        if on_a_roll:
            return
        register = self.work.register
        known = find_people(register, one.printed)
        if known:
            words = capital(one.printed)
            self.work.tell(one.key, ImportState.THERE, "person", words, record=known[0].id, place=one.place)
            return
        if not self.work.said(one.key).taken:
            why = "No roll names this councillor; take it to enter the person, without a seat."
            self.work.unplaced(one.key, "person", one.printed, why, one.place, can_take=True)
            return
        problems = Problems()
        made = new_person(register, problems, one.printed, "", sure=True)
        if problems.all:
            self.work.refused(one.key, "person", one.printed, Refused(*problems.all), one.place)
            return
        self.work.do(Edit("", (made,)))
        self.work.tell(one.key, ImportState.NEW, "person", one.printed, place=one.place)
