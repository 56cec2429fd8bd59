"""The fields of a form: what they hold, and how what is typed into them is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from screens.kit.entries import without_blank_end
from screens.kit.said_day import written_day
from store import fields as kinds
from store.fields import REASON, field_of
from store.problems import Problem, Refused
from store.records import Part
from store.records.field import TEXT
from store.rules.words import dates
from store.rules.words.loose import read_meeting_day
from store.rules.words.text import cleaned
from store.rules.words.wording import capital, quoted_line

if TYPE_CHECKING:
    from screens.kit.offers import Offer
    from store.rules.day_notes import Notes


class Field(NamedTuple):
    """One field of a form.

    `kind` is line, text, date, time, number or choice. `value` is what it opens with, in the record's own type.
    `choices` are the values of a choice with their labels. `help` is said under the field while it has the cursor.
    `reads` gives what a typed line means, where that is more than its words, and may raise Refused; `means` says it
    back while it is typed. `also` names the fields of the record that are typed with it, besides the one of its own
    name. A `pane` is a text as wide as the window, with a border on which it is said what is written there.

    `ref` are the kinds of record that are named in a line or text, by the first letters of their ids: a list of them
    opens. `listed` gives a list of its own in their place. Each sign of `between` may stand between several names.

    A day of the `past` that is typed without its year is the last one. For a `loose` one its week or month may be
    typed, and `known_by` says which of them it opens with. `notes` says what should be known of a day
    or a time. Choices that are `folded` away are found by what is typed. A `seldom` one is folded away itself in a
    long form, as long as nothing stands in it but `rest`. A text whose typing `begins` before one of its characters,
    counted from 0, opens with the cursor there; any other with the cursor at its start. What is `required` has
    the words by which a sentence calls it. Into a `table` the cells of a spreadsheet are pasted, parted by tabs. A
    `needed` one is refused while nothing stands in it, which is said beside it before anything is saved; one that is
    `asked` for, in the words that say by whom, is not refused, but something follows from it if it stays empty. Of a
    `person`, who may be called by any words, a name near to somebody's is asked about once before it is saved.
    """

    name: str
    label: str
    kind: str = "line"
    value: Any = None
    choices: tuple[tuple[Any, str], ...] = ()
    help: str = ""
    reads: Callable[[str], Any] | None = None
    also: tuple[str, ...] = ()
    means: Callable[[str], str] | None = None
    pane: bool = False
    ref: tuple[str, ...] = ()
    between: str = ""
    listed: Callable[[], Sequence[Offer]] | None = None
    past: bool = False
    loose: bool = False
    folded: frozenset[Any] = frozenset()
    known_by: str = ""
    notes: Notes | None = None
    required: str = ""
    seldom: bool = False
    rest: Any = None
    begins: int | None = None
    table: bool = False
    needed: bool = False
    asked: str = ""
    person: bool = False

    @property
    def mark(self) -> str:
        """What stands in the entry as long as nothing does: that it is needed, or by whom it is asked for."""
        return NEEDED if self.needed else self.asked


_ENTRIES = {
    TEXT: "text",
    kinds.DATE: "date",
    kinds.TIME: "time",
    kinds.NUMBER: "number",
    kinds.CHOICE: "choice",
    kinds.YES_NO: "choice",
}


def declared(
    owner: type[Part],
    name: str,
    value: Any = None,
    choices: tuple[tuple[Any, str], ...] = (),
    help: str = "",  # noqa: A002 - as the field of a form calls it
    typed: str = "",
) -> Field:
    """Give the field of a form for a field of a record or a part, under its declared label.

    `choices` offers values of its own, `help` says what this form asks for in particular, and `typed` is the name under
    which the form hands the value on if the command calls it otherwise.
    """
    one = field_of(owner, name)
    offered = choices or one.choices
    if isinstance(value, str) and value and offered and all(choice != value for choice, _ in offered):
        offered = (*offered, (value, value))
    kind = "choice" if choices else _ENTRIES.get(one.kind, "line")
    ref = one.links if not choices else ()
    between = ";" if ref and one.kind == kinds.LIST else ""
    made = Field(typed or name, one.heading, kind, value, offered, help or one.field.help, ref=ref, between=between)
    required = one.in_words if one.field.required else ""
    made = made._replace(seldom=one.field.seldom, rest=one.default, required=required, needed=bool(required))
    if kind != "date":
        return made
    return made._replace(past=one.field.past, loose=one.field.loose, notes=_notes_of(owner, name))


def _notes_of(owner: type[Part], name: str) -> Notes | None:
    """Give what tells of a day while it is typed; the rules behind it are imported with the first form that has one."""
    from store.rules.day_notes import notes_of

    return notes_of(owner, name)


NEEDED = "(needed)"
"""What stands in an entry that cannot be left empty, as long as it is."""

UNCHOSEN = "?"
"""The value of a choice in which nothing is chosen yet."""


def to_choose(field: Field, empty: str = UNCHOSEN) -> Field:
    """Let nothing stand in a choice before it is chosen: it states a fact of law, what somebody did, or agreed to.

    A form does not save while it stands so. Where a rule refuses what is `empty`, it says so with everything else.
    """
    return field._replace(value=empty, choices=((empty, "not chosen yet"), *field.choices), needed=True)


def needed(field: Field) -> Field:
    """Give a field that a rule refuses while nothing stands in it."""
    return field._replace(needed=True)


def only_one(field: Field) -> Field:
    """Give a choice that stands on the only thing there is to choose; of several one is chosen."""
    return field._replace(value=field.choices[0][0]) if len(field.choices) == 1 else to_choose(field)


def why(help: str = "", *, value: str = "", optional: bool = False) -> Field:  # noqa: A002 - as a field calls it
    """Give the field that asks for the reason of an act, which is not done without one unless that is `optional`."""
    return Field("reason", capital(REASON.label), "text", value, (), help or REASON.help, needed=not optional)


def written(kind: str, value: Any, known_by: str = "") -> str:
    """Write a value as it is typed; of a day that is not known, the week or month by which it is."""
    if value is None:
        return ""
    if kind == "date":
        return written_day(value, known_by)
    if kind == "time":
        return dates.clock_time(value)
    return cleaned(str(value))


def read(field: Field, typed: Any, today: dt.date) -> Any:
    """Read what was typed into a field as the record's own type; an empty date, time or number is None.

    Raises:
        Refused: with the problems, each naming the field.
    """
    if field.kind == "text":
        typed = without_blank_end(typed)
    if field.kind == "choice" and typed == UNCHOSEN:
        label, cure = field.label.strip(), f"Choose one: {', '.join(words for _, words in field.choices[1:])}."
        raise Refused(Problem("not-chosen", f"“{label}” is not chosen yet.", cure, field.name))
    if field.kind in {"line", "text", "choice"} and field.reads is None:
        return typed
    if field.reads is None and not typed.strip():
        return None
    try:
        if field.reads is not None:
            return field.reads(typed)
        if field.kind == "date" and field.loose:
            return read_meeting_day(typed, today)
        if field.kind == "date":
            return dates.read_date(typed, today, past=field.past)
        if field.kind == "time":
            return dates.read_time(typed)
    except Refused as refused:
        raise Refused(*(Problem(p.code, p.sentence, p.cure, field.name) for p in refused.problems)) from None
    if not (typed.strip().isascii() and typed.strip().isdigit() and len(typed.strip()) <= 6):
        raise Refused(
            Problem("not-a-number", f"“{typed}” is not a whole number.", "Type figures only, such as 30.", field.name)
        )
    return int(typed)


def names_field(title: str, fields: Sequence[Field]) -> bool:
    """Say whether a title quotes what stands whole in one of these fields."""
    return any(quoted_line(one.value) in title for one in fields if one.value and isinstance(one.value, str))
