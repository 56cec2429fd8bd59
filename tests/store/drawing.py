"""Arguments for any command, drawn from the register as it stands, so that many of them can be done."""

from __future__ import annotations

import contextlib
import datetime as dt
import types
import typing
from collections.abc import Callable, Collection, Mapping
from enum import Enum
from hashlib import sha256
from typing import Any, get_args, get_origin

import msgspec
from hypothesis import strategies as st

from store import rulesets
from store.edit import ArrivedFile, FileToKeep
from store.fields import PART, PARTS, editable
from store.problems import Refused
from store.queries.calendar.holidays import listed
from store.queries.findings.findings import findings
from store.records import KINDS, AgendaLine, Panel, Paper, PaperFile, Part, Record, Response, StampKind
from store.records.panel import DeadlineRule
from store.records.refs import Ref
from store.register import Register
from store.rules.attendance.votes import MAJORITIES
from store.rules.calendar.deadlines import deadlines
from store.rules.days.holidays import HolidayTable
from store.rules.declarations.interests import ALL_SUBSTANTIVE, ITEMS, kinds
from store.rules.declarations.kinds import NO, YES
from store.rules.questions.steps import GROUNDS
from store.rules.reports.standing import BLOCKS
from store.rules.room.events import ROLL, Event
from store.rules.rounds.steps import STEPS
from store.rules.settings.table import BY_PATH, MODES

TODAY = dt.date(2021, 7, 12)

TEXTS = ("x", "Rural crime", "Melton", "the Chairman", "a note", "", "Two\nlines", 'quotes " \\ [bold]', "\x07", "ŵ")
WORDS = st.sampled_from(TEXTS)
DAYS = st.one_of(
    st.sampled_from([TODAY, dt.date(2021, 7, 29), dt.date(2021, 3, 25), dt.date(2021, 9, 30), dt.date(2021, 12, 27)]),
    st.integers(-500, 500).map(lambda n: TODAY + dt.timedelta(days=n)),
)
TIMES = st.sampled_from([dt.time(13), dt.time(14, 5), dt.time(16)])
NUMBERS = st.sampled_from([0, 1, 2, 3, 12, 90, 2022, -1])
FILES = tuple(
    ArrivedFile(
        PaperFile(name=name, sha256=sha256(data).hexdigest(), size=len(data), pages=2), (FileToKeep(data, end),)
    )
    for name, data, end in (("report.pdf", b"%PDF-1.7 report", ".pdf"), ("annex.pdf", b"%PDF-1.7 annex", ".pdf"))
)
"""Files of papers as a clerk adds them; no command looks into one."""

DRAWN: dict[type, st.SearchStrategy[Any]] = {
    str: WORDS,
    bool: st.booleans(),
    int: NUMBERS,
    dt.date: DAYS,
    dt.time: TIMES,
    dt.datetime: DAYS.map(lambda day: dt.datetime(day.year, day.month, day.day, 9, 30)),
    HolidayTable: st.builds(listed),
    ArrivedFile: st.sampled_from(FILES),
}
_BY_LETTER = {
    "M": ("meeting", "to", "rest_to"),
    "W": ("considered", "item", "items"),
    "N": ("minute",),
    "Q": ("question", "questions", "like", "in_journal"),
    "A": ("action", "actions", "parent"),
    "P": ("chair", "person", "people", "member", "presider"),
    "S": ("seat", "fills"),
    "D": ("declaration",),
    "I": ("interest", "interests"),
    "R": ("round_id",),
    "T": ("stamp",),
    "L": ("report",),
    "K": ("complaint",),
    "": ("ids",),
}
IDS = {name: letter for letter, names in _BY_LETTER.items() for name in names}
"""The kinds of record, by the letters of their ids, that an argument names; none means any."""

ALSO = {("declare", "interest"): "", ("declare", "replaces"): "D", ("register_interest", "replaces"): "I"}
NOT_IDS = {
    ("postpone_meeting", "to"),
    ("redirect_question", "to"),
    ("send_for_answer", "to"),
    ("unlink_action", "parent"),
}
MOST_FREE = 3
"""So many arguments that may be left out are given at most: each is one more reason to be refused."""


def named(register: Register, command: str, argument: str) -> st.SearchStrategy[Any] | None:
    """Give what an argument of this name means whatever its type; None if its type tells."""
    codes: dict[str, Callable[[], tuple[Any, ...]]] = {
        "ground": lambda: tuple(GROUNDS),
        "step": lambda: tuple(step.code for steps in STEPS.values() for step in steps),
        "rule": lambda: tuple(MAJORITIES),
        "path": lambda: tuple(BY_PATH),
        "change": lambda: ("added", "moved", "removed"),
        "place": lambda: ("actions", "programme"),
        "council": lambda: tuple(one.name for one in register.panel.councils) or ("Melton",),
        "councils": lambda: tuple(one.name for one in register.panel.councils) or ("Melton",),
        "deadline": lambda: _deadlines(register),
        "code": lambda: tuple(one.code for one in register.panel.rules_on(TODAY).deadlines) or ("none",),
        "finding": lambda: tuple(one.key for one in findings(register, TODAY).rows)[:20] or ("none",),
        "criteria": lambda: ("Reach", "Risk", "Cost"),
        "by": lambda: (-1, 1),
        "line": lambda: ("1", "3", "L2", "Annual Report", "9"),
        "paper": lambda: ("", "1", "2", "report"),
        "exempt_paragraph": lambda: ("", "3", "1, 2", "9"),
        "block": lambda: BLOCKS,
        "rules": rulesets.names,
        "part": lambda: ("", "questions", "deadlines"),
        "typed": lambda: ("7", "a third", "1/4", "many"),
        "number": lambda: (0, 1, 2, 7),
        "sha512": lambda: ("0" * 128, "ab" * 64, "x"),
        **dict.fromkeys(("speak", "vote", "stay"), lambda: (YES, NO, "")),
        "scope": lambda: (ALL_SUBSTANTIVE, ITEMS),
    }
    by_name = {
        "rules": "take_rules",
        "part": "confirm_rules",
        "line": "place_line word_line leave_out_line withdraw_line",
        "number": "take_back_vote set_quorum",
        "by": "reorder_item order_paper place_line",
        "rule": "record_vote record_decision",
        "step": "record_step take_back_step tie_step record_decision draft_report",
    }
    if record_words(command) == "minute":  # the number, place and item of a minute are what their types say
        return None
    if argument not in codes or command not in by_name.get(argument, command).split():
        return None
    return st.sampled_from(codes[argument]())


def _deadlines(register: Register) -> tuple[str, ...]:
    """Give the codes of the deadlines of the next meeting, if they can be worked out."""
    meeting = register.next_meeting(TODAY, public=True)
    with contextlib.suppress(Refused):
        return tuple(one.code for one in deadlines(register, meeting, listed())) if meeting else ("none",)
    return ("none",)


class Drawing:
    """What can be drawn for the arguments of commands on one register."""

    def __init__(self, register: Register, opened: Register | None = None) -> None:
        """Hold what there is. `opened` is how it stood when a clerk may have opened a form."""
        self._register = register
        self._opened = register if opened is None else opened
        panel = register.panel
        self._days = [
            *(one.day for one in panel.busy_days),
            *(one.day for one in panel.holiday_changes),
            *(one.poll for one in panel.pre_election),
            *(one.first for one in panel.closures),
        ]
        self._ids = [one for table in register.tables.values() for one in table if one != "PANEL"]

    def arguments(self, name: str, command: Callable[..., Any]) -> st.SearchStrategy[dict[str, Any]]:
        """Draw the named arguments of a command, those with a default sometimes left out."""
        import inspect

        hints = typing.get_type_hints(command, include_extras=True)
        needed: dict[str, st.SearchStrategy[Any]] = {}
        free: dict[str, st.SearchStrategy[Any]] = {}
        for one in inspect.signature(command).parameters.values():
            if one.kind is one.VAR_KEYWORD:
                free |= self.details(name, hints[one.name], set(needed) | set(free))
            elif one.kind is one.KEYWORD_ONLY:
                place = needed if one.default is one.empty else free
                place[one.name] = self._argument(name, one.name, hints[one.name])
        some = st.lists(st.sampled_from(sorted(free)), max_size=MOST_FREE, unique=True) if free else st.just([])
        given = some.flatmap(lambda names: st.fixed_dictionaries(needed | {name: free[name] for name in names}))
        return given.map(self._with_form)

    def _with_form(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """Let an edit be of a form that was opened on the record it names, as it stands or stood."""
        was = arguments.get("was")
        if not isinstance(was, tuple):
            return arguments
        register, kind = was
        named = (register.get(kind, one) for one in ("PANEL", *arguments.values()) if isinstance(one, str))
        return {**arguments, "was": next((one for one in named if one is not None), None)}

    def _argument(self, command: str, name: str, hint: Any) -> st.SearchStrategy[Any]:
        if (command, name) == ("change_setting", "value"):
            return st.one_of(WORDS, NUMBERS, st.booleans(), TIMES, st.just("England"))
        if (command, name) == ("take_seat", "person"):
            return st.one_of(st.none(), self._some("P"))
        opened = [one for one in _members(hint) if isinstance(one, type) and issubclass(one, Record)]
        if name == "was" and opened:
            return st.sampled_from([(self._register, opened[0]), (self._opened, opened[0])])
        letters = None if (command, name) in NOT_IDS else ALSO.get((command, name), IDS.get(name))
        coded = any(isinstance(one, type) and issubclass(one, Enum) for one in _members(hint))
        own = None if coded else named(self._register, command, name)
        if letters is None and own is None:
            return self.of_type(hint)
        one = own if own is not None else self._some(letters or "")
        if (command, name) == ("declare", "interest"):
            one = st.sampled_from([*(kind.code for kind in kinds(self._register, TODAY)), "x"])
        several = any(get_origin(part) is tuple or "Collection" in str(part) for part in _members(hint))
        if several:
            return st.lists(one, min_size=1, max_size=3, unique=True).map(tuple)
        return st.one_of(one, one, st.none()) if type(None) in _members(hint) else one

    def details(
        self, command: str, hint: Any, taken: Collection[str] = frozenset()
    ) -> dict[str, st.SearchStrategy[Any]]:
        """Draw what a command takes besides: the fields of its record, or of a typed dictionary."""
        if get_origin(hint) is typing.Unpack:
            [table] = get_args(hint)
            hints = typing.get_type_hints(table, include_extras=True)
            return {name: self._argument(command, name, one) for name, one in hints.items() if name not in taken}
        kind = record_of(command)
        given = {"due_kind", "due_on", "due_meeting", "review_from"} if command == "add_action" else set()
        given |= set(taken)
        return {
            name: self._argument(command, name, field.type)
            for name, field in editable(kind).items()
            if name not in given and field.kind not in {PART, PARTS}
        }

    def of_type(self, hint: Any) -> st.SearchStrategy[Any]:
        """Draw a value of a type; a link leads to a record of its kind."""
        marks = [one for one in getattr(hint, "__metadata__", ()) if isinstance(one, Ref)]
        if marks:
            return self._some("".join(marks[0].prefixes))
        inner = _members(hint)
        if len(inner) > 1:
            return st.one_of(*(self.of_type(one) for one in inner))
        [plain] = inner
        if plain is type(None):
            return st.none()
        if plain is dt.date:
            return st.one_of(DAYS, st.sampled_from(self._days)) if self._days else DAYS
        if plain in DRAWN:
            return DRAWN[plain]
        origin, args = get_origin(plain), get_args(plain)
        if origin is tuple and len(args) == 2 and args[1] is not Ellipsis:
            return st.tuples(*(self.of_type(one) for one in args))
        if origin is typing.Literal:
            return st.sampled_from(args)
        if origin is dict:
            return st.dictionaries(self.of_type(args[0]), self.of_type(args[1]), max_size=2)
        if origin is Mapping and args and isinstance(args[1], type) and issubclass(args[1], msgspec.Struct):
            return st.dictionaries(WORDS, self.of_type(args[1]), max_size=2)
        if origin is Mapping or "Mapping" in str(origin):
            return st.dictionaries(self._some("P"), st.sampled_from(["for", "against", "abstained", "x"]), max_size=3)
        if origin is not None and args:
            return st.lists(self.of_type(args[0]), max_size=2).map(tuple)
        if isinstance(plain, type) and issubclass(plain, Enum):
            return st.sampled_from(plain)
        return self._of_struct(plain)

    def _of_struct(self, plain: Any) -> st.SearchStrategy[Any]:
        if typing.is_typeddict(plain):
            hints = typing.get_type_hints(plain, include_extras=True)
            return st.fixed_dictionaries({}, optional={name: self.of_type(hint) for name, hint in hints.items()})
        if isinstance(plain, type) and issubclass(plain, Record):
            tables = self._opened.tables.values()
            there = [one for table in tables for one in table.values() if isinstance(one, plain)]
            return st.sampled_from(there) if there else st.none()
        if plain is Event:
            return self._event()
        if plain is DeadlineRule:
            words = st.sampled_from(["", "draft-reports"])
            modes = st.sampled_from([mode for mode, _ in MODES])
            return st.builds(DeadlineRule, code=words, label=WORDS, mode=modes, n=NUMBERS)
        if isinstance(plain, type) and issubclass(plain, msgspec.Struct):
            hints = typing.get_type_hints(plain, include_extras=True)
            return st.builds(
                plain, **{name: self.of_type(hint) for name, hint in hints.items() if name in plain.__struct_fields__}
            )
        if isinstance(plain, type) and issubclass(plain, tuple):
            hints = typing.get_type_hints(plain, include_extras=True)
            return st.builds(plain, **{name: self.of_type(hint) for name, hint in hints.items()})
        raise TypeError(f"nothing can be drawn for {plain!r}")

    def _event(self) -> st.SearchStrategy[Event]:
        """Draw an event of a meeting, of any kind, with whatever may be said of one."""
        words = [ROLL, *(kind.value for kind in StampKind), "x"]
        people = st.lists(self._some("P"), max_size=2, unique=True).map(tuple)
        said = {
            "at": st.sampled_from(["", "13:00", "14:05", "9am", "x"]),
            "item": st.sampled_from(["", "1", "2", "x"]),
            "heading": st.sampled_from(["", "Urgent business"]),
            "words": WORDS,
            "people": people,
            "moved_by": st.one_of(st.just(""), self._some("P")),
            "votes_for": people,
            "counted_for": st.one_of(st.none(), NUMBERS),
            "result": st.sampled_from(["", "CARRIED", "lost"]),
            "interest": st.sampled_from(["", "personal interest"]),
            "question": self._some("Q"),
            "paragraph": st.sampled_from(["", "3", "99"]),
            "meeting": st.one_of(st.just(""), self._some("M")),
            "rest": st.sampled_from(["", "noted", "not reached", "x"]),
        }
        return st.builds(Event, event=st.sampled_from(words), **said)

    def _some(self, letters: str) -> st.SearchStrategy[str]:
        """Draw the id of a record whose kind begins with one of some letters; seldom of none."""
        found = [one for one in self._ids if not letters or one[0] in letters]
        none = f"{letters[:1] or 'W'}999"
        return st.sampled_from([*found * (1 + 20 // len(found)), none]) if found else st.just(none)


def record_words(command: str) -> str:
    """Give the last word of a command's name, which says what it acts on."""
    return command.rpartition("_")[2]


def record_of(command: str) -> type[Part]:
    """Give the kind of record, or the part of one, whose fields an act takes, by the last words of its name."""
    words = {"item": "W", "action": "A", "meeting": "M", "question": "Q", "round": "R", "seat": "S", "panel": ""}
    words |= {"interest": "I", "declaration": "D", "declare": "D", "minute": "N", "report": "L", "complaint": "K"}
    parts: dict[str, type[Part]] = {"paper": Paper, "line": AgendaLine, "respond": Response}
    if record_words(command) in parts:
        return parts[record_words(command)]
    letter = words[record_words(command)]
    return next(kind for kind in KINDS if kind.prefix == letter) if letter else Panel


def _members(hint: Any) -> tuple[Any, ...]:
    """Give the types that a type is a choice of."""
    if get_origin(hint) is typing.Annotated and not any(isinstance(one, Ref) for one in hint.__metadata__):
        return _members(get_args(hint)[0])
    if get_origin(hint) in {typing.Union, types.UnionType}:
        return tuple(one for part in get_args(hint) for one in _members(part))
    return (hint,)
