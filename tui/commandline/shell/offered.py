"""What can be written for an argument, from the panel's file: records by id and title, names, dates of meetings.

What an argument takes is the word that its help has for it, such as ITEM: a test holds `OFFERED` and all arguments
together.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from store.records import (
    Action,
    Complaint,
    Declaration,
    Interest,
    Meeting,
    Minute,
    Person,
    Question,
    Record,
    Report,
    Seat,
    Stamp,
    StatutoryRound,
    Vote,
    WorkItem,
)
from store.register import Register, kind_of_id
from store.rules.words.folding import words_read
from tui.commandline.naming import BUSINESS, NEXT, SUGGESTED

FILES = frozenset({"PATH", "FILE", "FILE.zip", "FOLDER", "OTHER", "BACKUP"})
"""What is a name of a file: the shell knows those itself."""

_LEAST = 3
"""How short a word of a name may be to stand for somebody: initials and honours are shorter."""


class Offer(NamedTuple):
    """One thing that can be written, and what it is in a few words."""

    value: str
    says: str = ""


class Sight(NamedTuple):
    """What offers are made of: the records that may be shown, the day, what was typed, and the record it is about."""

    register: Register
    today: dt.date
    typed: str = ""
    about: Record | None = None


Source = Callable[[Sight], Iterator[Offer]]


def _records(*kinds: type[Record]) -> Source:
    """Offer the records of some kinds: by their ids, and by a title that begins with what was typed."""

    def offer(sight: Sight) -> Iterator[Offer]:
        from store.queries.words.wording import record_title

        wanted = words_read(sight.typed)
        for kind in kinds:
            for record in sight.register.all(kind):
                title = record_title(sight.register, record)
                if record.id.casefold().startswith(wanted):
                    yield Offer(record.id, title)
                elif words_read(title).startswith(wanted):
                    yield Offer(title, record.id)

    return offer


def _coded(sort: str) -> Source:
    """Offer what is kept under codes: by its code, and by what it is called if that begins with what was typed."""

    def offer(sight: Sight) -> Iterator[Offer]:
        from tui.commandline.coded import KNOWN

        wanted = words_read(sight.typed)
        for one in KNOWN[sort][1](sight.register, sight.about, sight.today):
            if one.code.casefold().startswith(sight.typed.casefold()):
                yield Offer(one.code, ", ".join(filter(None, (one.called, one.stands))))
            elif words_read(one.called).startswith(wanted):
                yield Offer(one.called, one.stands)

    return offer


def _agenda_lines(sight: Sight) -> Iterator[Offer]:
    """Offer the lines of the agenda of a meeting by their numbers: of the next one, unless another was named."""
    from store.rules.room.business import agenda_lines

    meeting = sight.about if isinstance(sight.about, Meeting) else sight.register.next_meeting(sight.today)
    for line in agenda_lines(sight.register, meeting) if meeting is not None else ():
        if line.number.startswith(sight.typed):
            yield Offer(line.number, line.title)


def _any_record(sight: Sight) -> Iterator[Offer]:
    """Offer records by their ids, once the letter of the id says of which kind."""
    kind = kind_of_id(sight.typed.upper()) or kind_of_id(f"{sight.typed.upper()}1")
    if kind is not None:
        yield from _records(kind)(sight)


def _meetings(*words: str) -> Source:
    """Offer the meetings by their dates, those to come first, and words that stand for one."""

    def offer(sight: Sight) -> Iterator[Offer]:
        from store.queries.words.short import meeting_title

        yield from (Offer(word) for word in words)
        coming = [one for one in sight.register.meetings if one.date >= sight.today]
        gone = [one for one in sight.register.meetings if one.date < sight.today]
        for one in (*coming, *reversed(gone)):
            title = meeting_title(one)
            yield Offer(one.id, title) if one.known_by or _by_id(sight) else Offer(_typed_day(one.date), title)

    return offer


def _by_id(sight: Sight) -> bool:
    return sight.typed[:1] in {"M", "m"}


def _days(sight: Sight) -> Iterator[Offer]:
    """Offer the words for days near today, and the days of meetings."""
    yield from (Offer(word) for word in ("today", "tomorrow", "yesterday"))
    yield from (one for one in _meetings()(sight._replace(typed="")) if not one.value.startswith("M"))


def _typed_day(day: dt.date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _people(sight: Sight) -> Iterator[Offer]:
    """Offer people by one word of their names, which is how a clerk names them: the last, or the one begun."""
    from store.rules.words.printings import printing

    wanted, said = words_read(sight.typed), dict[str, str]()
    for person in sight.register.all(Person):
        name = sight.register.person_name(person.id)
        words = [word for word in printing(name).name.split() if len(word) >= _LEAST]
        for word in words if wanted else words[-1:]:
            if words_read(word).startswith(wanted):
                said[word] = f"{said[word]}; {name}" if word in said else name
        if wanted and person.id.casefold().startswith(wanted):
            said[person.id] = name
    yield from (Offer(word, name) for word, name in said.items())


def _seats(sight: Sight) -> Iterator[Offer]:
    yield from _records(Seat)(sight)
    yield from _people(sight)


def _councils(sight: Sight) -> Iterator[Offer]:
    yield from (Offer(name) for name in sight.register.panel.council_names)


def _minutes(sight: Sight) -> Iterator[Offer]:
    yield from _records(Minute)(sight)


def _panels(_: Sight) -> Iterator[Offer]:
    """Offer the panels of the clerk's list, which are of no panel's file."""
    from tui.settings import load_settings

    yield from (Offer(name, where) for name, where in load_settings().panels.items())


OFFERED: Mapping[str, Source] = {
    "ACTION": _records(Action),
    "BLOCK": _coded("BLOCK"),
    "COUNCIL": _councils,
    "DATE": _days,
    "DEADLINE": _coded("DEADLINE"),
    "DECLARATION": _records(Declaration),
    "ID": _any_record,
    "ID|DATE": _meetings(),
    "ID|DATE|next": _meetings(NEXT),
    f"ID|DATE|next|{SUGGESTED}": _meetings(NEXT, SUGGESTED),
    "ID|MINUTE": _minutes,
    "INTEREST": _records(Interest),
    "ITEM": _records(WorkItem),
    "MEETING": _meetings(NEXT),
    "MINUTE": _minutes,
    "NAME": _people,
    BUSINESS: _records(WorkItem),
    "PANEL": _panels,
    "QUESTION": _records(Question),
    "RECORD": _any_record,
    "REPORT": _records(Report),
    "COMPLAINT": _records(Complaint),
    "ROUND": _records(StatutoryRound),
    "ROUND|MEETING": _records(StatutoryRound, Report, Meeting),
    "SEAT": _records(Seat),
    "STEP": _coded("STEP"),
    "SEAT|NAME": _seats,
    "VOTE": _records(Vote),
}
"""What can be written for an argument, by the word that its help has for it."""


def _rule_sets(_: Sight) -> Iterator[Offer]:
    from store.rulesets import names

    yield from (Offer(name) for name in names())


def _settings(_: Sight) -> Iterator[Offer]:
    from store.rules.settings.table import BY_PATH

    yield from (Offer(path, setting.label) for path, setting in BY_PATH.items())


def _nothing(_: Sight) -> Iterator[Offer]:
    yield from ()


OWN: Mapping[tuple[str, str], Source] = {
    ("new", "rules"): _rule_sets,
    ("setting rules", "rules"): _rule_sets,
    ("setting show", "name"): _settings,
    ("setting set", "name"): _settings,
    ("action view", "name"): _nothing,
    ("question receive", "name"): _nothing,
    ("attend guest", "name"): _nothing,
    ("point name", "name"): _nothing,
    ("point forget", "name"): _nothing,
    ("import meetings", "body"): _nothing,
    ("import minutes", "leave"): _nothing,
    ("minute correct-heading", "new_name"): _nothing,
    ("schema", "name"): _nothing,
    ("panels add", "name"): _nothing,
    ("meeting amend", "stamp"): _records(Stamp),
    ("meeting back", "stamp"): _records(Stamp),
    ("meeting reword", "stamp"): _records(Stamp),
    ("meeting keep", "stamp"): _records(Stamp),
    ("meeting stamp", "question"): _records(Question),
    ("question letter", "question"): _records(Question),
    ("declare again", "interests"): _records(Interest),
    ("deadline edit", "deadline"): _coded("OWN DEADLINE"),
    ("deadline remove", "deadline"): _coded("OWN DEADLINE"),
    ("finding aside", "key"): _coded("FINDING"),
    ("finding back", "key"): _coded("FINDING ASIDE"),
    **{(f"agenda {act}", "line"): _agenda_lines for act in ("word", "order", "leave-out", "withdraw")},
    ("agenda supplement", "items"): _agenda_lines,
    ("undo", "change"): _nothing,
}
"""The same for arguments whose word means something else there, by the words of the command and their own name."""


CODED = frozenset({"BLOCK", "DEADLINE", "STEP", *(key for key in OWN if key[0].startswith(("finding ", "agenda ")))})
"""What is asked for with all that there is to choose from told first: words for what is typed, or arguments."""


def source_of(command: str, argument: str, takes: str) -> Source | None:
    """Give what can be offered for an argument of a command; None if only the clerk knows what it is."""
    own = OWN.get((command, argument))
    return own if own is not None else OFFERED.get(takes)
