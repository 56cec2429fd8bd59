"""The list behind an entry in which records are named: what there is, narrowed to what is typed, one or several."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from textual.widget import Widget
from textual.widgets import Input, TextArea

from store.desk import Desk
from store.problems import Problem, Refused
from store.queries.words.short import meeting_title
from store.queries.words.wording import record_title
from store.records import KINDS, Meeting, Minute, Person, Record
from store.register import Register
from store.rules.members.membership import printed_name
from store.rules.minutes.naming import minute_name, minute_ref
from store.rules.words.loose import short_day_of
from store.rules.words.names import find_person, full_name, told_apart, why_ask_name
from store.rules.words.printings import found_by

_NAMED = 3
_BESIDE = re.compile(r"\s*(?:(?:casting|lot)\s+)?(?P<name>.*?)(?:\s+\d+)?\s*$", re.IGNORECASE)
"""What may stand beside a name on a line of several: how equal votes were settled, and a number of votes."""


class Offer(NamedTuple):
    """Something that can be named: its key, what it is, and what tells it apart.

    `words` are written into the entry; where there are none, they are worked out of the record of that id when it is
    picked, because to prove that words find a record again takes as long as finding it.
    """

    key: str
    label: str
    detail: str = ""
    words: str = ""


def offers(desk: Desk, ref: Sequence[str]) -> tuple[Offer, ...]:
    """List the live records of the kinds whose ids begin so; the newest meetings and minutes first."""
    register = desk.register
    listed: list[Offer] = []
    for kind in KINDS:
        if kind.prefix not in ref:
            continue
        if kind is Person:
            listed += _people(register)
        else:
            newest = reversed if kind in {Meeting, Minute} else iter
            listed += (_offer(register, record) for record in newest(tuple(register.all(kind))))
    return tuple(listed)


def people_of(register: Register, meeting: Meeting, first: Iterable[str]) -> tuple[Offer, ...]:
    """List people as a meeting's papers print them: these first, then everybody else of the register."""
    ids = tuple(dict.fromkeys(first))
    known = Counter(printed_name(register, person, meeting) for person in ids)
    names = {person: printed_name(register, person, meeting) for person in ids}
    others = [one for one in _people(register) if one.key not in names]
    return (
        *(Offer(one, name, one, name if known[name] == 1 else one) for one, name in names.items()),
        *others,
    )


def _people(register: Register) -> list[Offer]:
    people = tuple(register.all(Person))
    names = {person.id: full_name(person) for person in people}
    bearers = Counter(names.values())
    return [
        Offer(one.id, names[one.id] if bearers[names[one.id]] == 1 else told_apart(register, one, people), one.id)
        for one in people
    ]


def _offer(register: Register, record: Record) -> Offer:
    if isinstance(record, Minute):
        meeting = register.get(Meeting, record.meeting)
        day = f" of {short_day_of(meeting)}" if meeting else ""
        return Offer(record.id, record.heading or record.text, f"{minute_ref(register, record)}{day}")
    if isinstance(record, Meeting):
        return Offer(record.id, meeting_title(record), record.id)
    meeting = register.get(Meeting, getattr(record, "meeting", None))
    return Offer(record.id, record_title(register, record), meeting_title(meeting) if meeting else record.id)


class Naming(NamedTuple):
    """How records are named in an entry.

    `label` heads the list. Each sign of `between` may stand between several names. `people` says that they are people.
    `refused` says whether what stands in the entry cannot be read; it is None where any words may stand.
    """

    label: str
    between: str
    people: bool
    refused: Callable[[], bool] | None


class Behind:
    """The list behind an entry. Nothing is listed before something is typed or the list is opened."""

    def __init__(
        self, entry: Callable[[], Widget], desk: Desk, listed: Callable[[], Sequence[Offer]], naming: Naming
    ) -> None:
        """Stand behind an entry, which is made when it is asked for."""
        self._of, self._desk, self._listed, self._naming = entry, desk, listed, naming
        self._offers: Sequence[Offer] | None = None
        self._texts: list[str] = []
        self._meant = ""

    @property
    def _entry(self) -> Widget:
        return self._of()

    @property
    def offers(self) -> Sequence[Offer]:
        """What the entry may name, listed once."""
        if self._offers is None:
            self._offers = self._listed()
            self._texts = [f"{one.label} {one.detail} {one.words}" for one in self._offers]
        return self._offers

    def unsure(self, field: str, typed: str) -> Problem | None:
        """Say, once for what is typed, that a name is nobody's and near to somebody's: saved again it is meant so."""
        if typed == self._meant:
            return None
        self._meant = typed
        register = self._desk.register
        names = re.split(f"[{re.escape(self._naming.between)}]", typed) if self._naming.between else [typed]
        return next((one for name in names if (one := why_ask_name(register, name, field))), None)

    def words_for(self, offer: Offer) -> str:
        """Give the words by which a form finds what is offered: a name or number if it is its only one, else the id."""
        register = self._desk.register
        if offer.words:
            return offer.words
        if register.get(Minute, offer.key) is not None:
            return minute_name(register, offer.key)
        if register.get(Person, offer.key) is None:
            return offer.key
        name = register.person_name(offer.key)
        try:
            return name if find_person(register, name).id == offer.key else offer.key
        except Refused:
            return offer.key

    def _line(self) -> tuple[str, int, int]:
        """Give the line the cursor is in, its number, and the cells before the cursor."""
        entry = self._entry
        if isinstance(entry, TextArea):
            number, at = entry.cursor_location
            return entry.document.get_line(number), number, at
        return (entry.value, 0, entry.cursor_position) if isinstance(entry, Input) else ("", 0, 0)

    def _span(self) -> tuple[int, int]:
        """Give where in its line the name stands that the cursor is in."""
        line, _, at = self._line()
        between = self._naming.between
        start = max((line.rfind(one, 0, at) for one in between), default=-1) + 1
        end = min((place for one in between if (place := line.find(one, at)) >= 0), default=len(line))
        if isinstance(self._entry, TextArea):
            name = _BESIDE.match(line[start:end])
            return (start + name.start("name"), start + name.end("name")) if name else (start, end)
        piece = line[start:end]
        return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()) if piece.strip() else end

    @property
    def part(self) -> str:
        """What is being typed: of several names the one the cursor is in."""
        start, end = self._span()
        return self._line()[0][start:end].strip()

    def wants(self) -> bool:
        """Say whether enter opens the list: nothing is named yet, or what is typed names nothing.

        Where words may stand that are in no list, those that nothing fits are left alone.
        """
        if not self.offers:
            return False
        part = self.part
        if not part:
            return True
        if self._exact(part) or (self._naming.refused is not None and not self._naming.refused()):
            return False
        line_of_names = self._naming.refused is not None and isinstance(self._entry, Input)
        return line_of_names or bool(self.fitting(part))

    def open(self) -> None:
        """Open the list, narrowed to what is typed, and put what is picked into its place."""
        from screens.kit.picker import PEOPLE, PLAIN, Option, Picker

        options = [Option(one.key, one.label, one.detail) for one in self.offers]

        def chosen(key: str | None) -> None:
            offer = next((one for one in self.offers if one.key == key), None)
            if offer is not None:
                self._put(self.words_for(offer))

        columns = PEOPLE if self._naming.people else PLAIN
        picker = Picker(self._naming.label, options, typed=self.part, columns=columns)
        self._entry.app.push_screen(picker, chosen)

    def _put(self, words: str) -> None:
        line, number, _ = self._line()
        start, end = self._span()
        gap = " " if start and not line[start - 1].isspace() else ""
        entry = self._entry
        if isinstance(entry, TextArea):
            entry.replace(f"{gap}{words}", (number, start), (number, end))
            entry.move_cursor((number, start + len(gap) + len(words)))
        elif isinstance(entry, Input):
            entry.value = f"{line[:start]}{gap}{words}{line[end:]}"
            entry.cursor_position = start + len(gap) + len(words)

    def _exact(self, part: str) -> tuple[Offer, ...]:
        typed = part.casefold()
        return tuple(one for one in self.offers if typed in {one.label.casefold(), one.words.casefold(), one.key})

    def fitting(self, part: str) -> tuple[Offer, ...]:
        """Narrow the list to what holds every word typed."""
        listed = self.offers
        return tuple(listed[place] for place in found_by(part, self._texts))

    def said(self, key: str) -> str:
        """Say which of the list what is typed fits, and with which key all of it is opened."""
        part = self.part
        if not part or not self.offers:
            return ""
        exact = self._exact(part)
        fits = exact or self.fitting(part)
        if not fits:
            stands = self._naming.refused is None or not self._naming.refused()
            return f"Nothing in the list matches{'; it stands as typed' if stands else ''} · {key}: the list"
        names = "; ".join(one.label for one in fits[:_NAMED])
        more = f" and {len(fits) - _NAMED} more" if len(fits) > _NAMED else ""
        return names if exact else f"{names}{more} · {key}: the list"
