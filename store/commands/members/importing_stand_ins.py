"""Who may stand in for whom, as a list of members says it: beside the member, or in a row of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from store.commands.edits import Joined
from store.commands.fields import Problems
from store.commands.importing import sentences
from store.commands.members.holding import set_substitutes
from store.commands.members.importing_people import People
from store.commands.members.seats import new_person
from store.edit import Edit
from store.problems import Refused
from store.records import Seat
from store.rules.imports import Correction, Corrections, ImportField, ImportLine, ImportState
from store.rules.members.drafts import DraftSeat
from store.rules.members.membership import holder
from store.rules.words.folding import words_read
from store.rules.words.printings import fits, printing, same_name
from store.rules.words.wording import listed

_ALL = "all"


class StandIns:
    """Takes over stand-ins on the register as it becomes, once all members of the files are known."""

    def __init__(self, joined: Joined, people: People, corrections: Corrections, seats: Mapping[str, str]) -> None:
        """Begin with the seats that rows of the files are about, by the keys of those rows."""
        self.joined = joined
        self.people = people
        self.corrections = corrections
        self.seats = seats

    def named_beside(self, draft: DraftSeat) -> Iterator[ImportLine]:
        """Take over those who stand beside a member in the row of the member."""
        seat = self.joined.register.get(Seat, self.seats.get(draft.key))
        for number, name in enumerate(draft.substitutes if seat is not None else ()):
            yield self._one(f"{draft.key}:substitute:{number}", name, draft, (seat,) if seat else ())

    def row(self, draft: DraftSeat) -> ImportLine:
        """Take over somebody with a row of his own: for the member named, or the one member of the council."""
        members = [
            seat for seat in self.joined.register.all(Seat) if seat.person and seat.role.sits and not seat.to_date
        ]
        if draft.stands_in_for:
            wanted = draft.stands_in_for
            likely = [seat for seat in members if same_name(self._name(seat), wanted)]
            likely = likely or [seat for seat in members if fits(printing(wanted), printing(self._name(seat)))]
        else:
            likely = [seat for seat in members if words_read(seat.body) == words_read(draft.council)]
        chosen = [seat for seat in likely or members if draft.meant_for in {_ALL, self._name(seat)}]
        if not chosen and len(likely) == 1:
            chosen = likely
        if chosen:
            return self._one(draft.key, draft.full_name, draft, chosen)
        return self._asked(draft, likely or members)

    def _name(self, seat: Seat) -> str:
        return holder(self.joined.register, seat)

    def _asked(self, draft: DraftSeat, members: Sequence[Seat]) -> ImportLine:
        """Ask for whom somebody stands in."""
        names = [self._name(seat) for seat in members]
        choices = (("", "to be said"), *((name, name) for name in names), (_ALL, "each of them"))
        whose = f"one of {len(names)} members" if names else "nobody who is known"
        return ImportLine(
            key=draft.key,
            state=ImportState.LEFT if self._said(draft.key).taken is False else ImportState.UNPLACED,
            what="substitute",
            words=draft.row,
            why=f"A substitute for {whose}: say for whom.",
            place=draft.place,
            fields=(ImportField("meant_for", "Substitute for", "", choices),) if names else (),
            can_take=bool(names),
        )

    def _said(self, key: str) -> Correction:
        return self.corrections.get(key, Correction())

    def _one(self, key: str, name: str, draft: DraftSeat, seats: Sequence[Seat]) -> ImportLine:
        said = self._said(key)
        who = self.people.who(self.joined.register, name, said.values.get("person", ""), "")
        known = who.person.id if who.person else ""
        state, why = ImportState.NEW, draft.why if key == draft.key else ""
        if known and all(known in seat.substitutes for seat in seats):
            state = ImportState.THERE
        elif said.taken is False:
            state = ImportState.LEFT
        elif who.asked:
            state, why = ImportState.UNPLACED, who.asked
        else:
            try:
                self._named(key, name, known, seats)
            except Refused as refused:
                state, why = ImportState.UNPLACED, sentences(refused)
        return ImportLine(
            key=key,
            state=state,
            what="substitute",
            words=f"{name} for {listed([self._name(seat) for seat in seats])}",
            why=why,
            place=draft.place,
            record=known if state is ImportState.THERE else "",
            fields=who.fields,
            taken=state is ImportState.NEW,
            can_take=state in {ImportState.NEW, ImportState.LEFT},
        )

    def _named(self, key: str, name: str, known: str, seats: Sequence[Seat]) -> None:
        """Name somebody as substitute, entered without a seat if nobody yet. Raises Refused."""
        step = Joined(self.joined.register, self.joined.today)
        if not known:
            problems = Problems()
            person = new_person(step.register, problems, name, "", sure=True)
            problems.refuse()
            step.take(Edit("", (person,)))
            known = person.id
        for one in seats:
            seat = step.register.need(Seat, one.id)
            if known not in seat.substitutes:
                step.run(set_substitutes, seat=seat.id, people=(*seat.substitutes, known))
        self.joined.take(step.edit(""))
        self.people.made(key, known, "")
