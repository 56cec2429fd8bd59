"""The lines of a preview of members: each with its fields to correct, and what differs from what is recorded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from store.commands.fields import as_text
from store.fields import field_of
from store.records import Role, Seat
from store.records.people import SEATED
from store.rules.imports import ImportDifference, ImportField, ImportLine, ImportState
from store.rules.members.drafts import DraftSeat
from store.rules.words.dates import day_month
from store.rules.words.folding import words_read
from store.rules.words.wording import quoted

_ROLES = (("", "as it is, or member"), *((role.value, role.value) for role in (*SEATED, Role.SUBSTITUTE)))
_SINCE_HELP = "The day from which it is so; empty: the record was wrong from its beginning"


def seat_line(
    draft: DraftSeat,
    state: ImportState,
    values: Mapping[str, Any],
    why: str = "",
    *,
    record: str = "",
    role: Role | None = None,
    more: tuple[ImportField, ...] = (),
) -> ImportLine:
    """Make the line of a seat, under what becomes of it; `more` are fields in which something is asked."""
    unread = state in {ImportState.UNREAD_DATE, ImportState.UNPLACED, ImportState.LEFT}
    since = (ImportField("change_from", "So from", _typed(draft.change_from), help=_SINCE_HELP),)
    return ImportLine(
        key=draft.key,
        state=state,
        what="seat",
        words=draft.row if unread else _words(draft, values),
        why=why,
        place=draft.place,
        record=record,
        values={"name": draft.full_name, **{name: as_text(value) for name, value in values.items()}},
        fields=(*more, *_fields(draft, role), *(since if state is ImportState.DIFFERS else ())),
        taken=state is ImportState.NEW,
        can_take=state in {ImportState.NEW, ImportState.LEFT},
    )


def _words(draft: DraftSeat, values: Mapping[str, Any]) -> str:
    """Say a seat on one line: `Cllr R. Bhatia, Vice-Chair, Leicester City Council, Labour, from 1 May 2021`."""
    role = as_text(values.get("post") or values["role"])
    begins = f"from {day_month(draft.from_date)}" if draft.from_date else ""
    ends = f"until {day_month(draft.to_date)}" if draft.to_date else ""
    vote = "without a vote" if draft.votes is False else ""
    parts = (draft.full_name, role, values.get("body", ""), draft.party, vote, begins, ends)
    return ", ".join(filter(None, parts))


def _fields(draft: DraftSeat, role: Role | None) -> tuple[ImportField, ...]:
    dates = dict(draft.typed_dates)
    chosen = draft.role or role
    return (
        ImportField("name", "Name", draft.full_name),
        ImportField("council", "Council", draft.council),
        ImportField("role", "Role", chosen.value if draft.role and chosen else "", _ROLES),
        ImportField("party", "Party", draft.party),
        *(
            ImportField(name, label, _typed(getattr(draft, name)) or dates.get(name, ""))
            for name, label in (("from_date", "From"), ("to_date", "Until"), ("term_ends", "End of term"))
        ),
    )


def _typed(day: Any) -> str:
    return day_month(day) if day else ""


def value_lines(draft: DraftSeat) -> Iterator[ImportLine]:
    """Give a line for each thing that cannot be recorded of a seat."""
    for place, (words, why) in enumerate(draft.wrong):
        yield ImportLine(
            key=f"{draft.key}:value:{place}",
            state=ImportState.UNPLACED,
            what="value",
            words=words,
            why=f"This could not be recorded of {quoted(draft.full_name)}. {why}",
            place=draft.place,
        )


def differences(own: Seat, values: Mapping[str, Any]) -> tuple[ImportDifference, ...]:
    """List what is recorded of a seat in another way than the file has it. What the file leaves open is not."""
    made: list[ImportDifference] = []
    for name, file in values.items():
        ours = getattr(own, name)
        if ours == file or (isinstance(file, str) and words_read(ours) == words_read(file)):
            continue
        if name == "to_date" and ours is None and own.term_ends == file:
            continue
        made.append(ImportDifference(field_of(Seat, name).in_words, as_text(ours), as_text(file)))
    return tuple(made)
