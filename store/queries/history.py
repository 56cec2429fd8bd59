"""The journal read back: who changed what and when, field by field in the clerk's words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from store.clock import in_london
from store.fields import label_of
from store.queries.rows import RecordId, Row, Source, cell
from store.queries.words.short import NOT_RECORDED
from store.queries.words.wording import PRIVATE, meeting_behind, record_title, value_words
from store.records import KINDS, Asker, Change, Complaint, ContactDetails, Meeting, Question, Record, Touched
from store.register import Register
from store.rules.publishing.changes import marked_change, public_change
from store.rules.publishing.withheld import is_withheld
from store.rules.questions.outgoing import outgoing
from store.rules.words.dates import clock_time, long_date, short_date

_KIND_BY_TABLE = {kind.table: kind for kind in KINDS}


class ChangeRow(Row, frozen=True, kw_only=True):
    """A change in the journal, the newest first."""

    id: RecordId
    when: Annotated[str, cell("local time in words")]
    who: str
    sentence: Annotated[str, cell(last=True)]
    differences: Annotated[tuple[str, ...], cell("what became different, a line for each field", last=True)]
    at: Annotated[str, Meta(extra_json_schema={"format": "date-time"}), cell("the same in UTC")]
    reverses: Annotated[str | None, cell("id of the change that it undid or did again")]
    source: Source


def change_lines(
    register: Register, changes: Iterable[Change], *, exempt: bool = True, of: str = ""
) -> tuple[ChangeRow, ...]:
    """Word changes in the order given. Links are named as the register has them now.

    In the history `of` one record the differences are its own, whatever else a change touched.
    A change of private contact details is reported without them. Without `exempt` the words of a change that touched
    exempt business are withheld: that there was one stays. With it they are marked.
    """
    mark = marked_change if exempt else public_change
    shown = (mark(register, change) for change in changes)
    return tuple(
        ChangeRow(
            id=change.id,
            when=local_words(change.at),
            at=change.at.isoformat(),
            who=change.who,
            sentence=change.sentence,
            differences=() if is_withheld(change.sentence) else _all_differences(register, change, of),
            reverses=change.reverses,
            source="",
        )
        for change in shown
    )


def history_rows(
    register: Register, _today: dt.date, changes: Iterable[Change] = (), *, exempt: bool = False
) -> tuple[ChangeRow, ...]:
    """List changes in the order given; `at` is an instant in UTC, `when` the same as local time in words."""
    return change_lines(register, changes, exempt=exempt)


def _all_differences(register: Register, change: Change, of: str) -> tuple[str, ...]:
    """Word the differences of every record a change touched, each named where there are several, or of one alone."""
    if of:
        return tuple(line for touched in change.touched if touched.id == of for line in differences(register, touched))
    if len(change.touched) == 1:
        return tuple(differences(register, change.touched[0]))
    return tuple(
        f"{_name(register, touched, _KIND_BY_TABLE.get(touched.table))}: {line}"
        for touched in change.touched
        for line in differences(register, touched)
    )


def local_words(at: dt.datetime) -> str:
    """Write an instant as local time in full: `Monday 12 July 2021, 9:30 am`. One without a zone is taken as UTC.

    In the hour that comes twice when the clocks go back, the zone tells which is meant: `1:30 am BST`.
    """
    return _worded(at, long_date)


def short_local(at: dt.datetime) -> str:
    """Write an instant as local time for a list: `Mon 12 Jul 2021, 9:30 am`."""
    return _worded(at, short_date)


def _worded(at: dt.datetime, day_words: Callable[[dt.date], str]) -> str:
    local = in_london(at if at.tzinfo else at.replace(tzinfo=dt.UTC))
    twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    return f"{day_words(local.date())}, {clock_time(local.time())}{f' {local.tzname()}' if twice else ''}"


def differences(register: Register, touched: Touched) -> tuple[str, ...]:
    """Say what became different in one record: `meeting: Thursday 29 July 2021 → Thursday 30 September 2021`."""
    kind = _KIND_BY_TABLE.get(touched.table)
    before, after = _read(kind, touched.before), _read(kind, touched.after)
    if before is None or after is None:
        return ("added" if before is None else "removed",)
    fields = [field for field in dict.fromkeys([*before, *after]) if field not in _TOLD_OTHERWISE]
    if kind in {Question, Complaint}:
        fields = [field for field in fields if field not in _TOLD_BY_THE_STEP]
    at = meeting_behind(register, register.find(touched.id))
    lines = [_difference(register, kind, field, before.get(field), after.get(field), at) for field in fields]
    if kind is Question:
        lines = [_without_details(line, before, after) for line in lines]
    return tuple(line for line in (*lines, _reason(before, after)) if line)


_TOLD_BY_THE_STEP = frozenset({"steps", "checks", "decided_deadline"})
"""Fields of a question or a complaint that follow from the step that the sentence names."""


def _without_details(line: str, before: dict[str, Any], after: dict[str, Any]) -> str:
    """Take out of a line about a question what may not go out of either image, and all that looks like it."""
    for image in (before, after):
        asker = image.get("asker")
        line = outgoing(line, asker if isinstance(asker, Asker) else Asker(name=""))
    return line


_TOLD_OTHERWISE = frozenset({"moves", "order"})
"""Fields whose change says nothing that the sentence, the meeting and the reason do not say better."""


def _reason(before: dict[str, Any], after: dict[str, Any]) -> str:
    """Give the reason of a move that was added, if one was given; a reorder is worded as such."""
    moves = after.get("moves") or ()
    if isinstance(moves, tuple) and len(moves) > len(before.get("moves") or ()):
        return f"reason: {moves[-1].reason}" if moves[-1].reason else ""
    changed = [field for field in after if before.get(field) != after[field]]
    return "place in the order changed" if changed == ["order"] else ""


def _difference(
    register: Register, kind: type[Record] | None, field: str, was: object, now: object, at: Meeting | None = None
) -> str:
    """Word one field that changed; empty if it did not."""
    if was == now:
        return ""
    name = label_of(kind, field) if kind else field.replace("_", " ")
    if kind is Question and field == "asker" and _contacts(was) != _contacts(now):
        private = f"{label_of(Asker, 'private')}: changed ({PRIVATE})"
        public = _difference(register, kind, field, without_contacts(was), without_contacts(now))
        return f"{public}; {private}" if public else private
    old, new = (value_words(register, kind, field, value, at) or NOT_RECORDED for value in (was, now))
    return f"{name}: {old} → {new}" if old != new else f"{name}: changed"


def _read(kind: type[Record] | None, raw: msgspec.Raw | None) -> dict[str, Any] | None:
    """Read a journal image into its fields, defaults left out; one of an older shape is read as plain data."""
    if raw is None:
        return None
    if kind is not None:
        try:
            record = msgspec.json.decode(raw, type=kind)
        except msgspec.ValidationError:
            return _plain(raw)
        return {field.name: getattr(record, field.name) for field in msgspec.structs.fields(kind)}
    return _plain(raw)


def _plain(raw: msgspec.Raw) -> dict[str, Any]:
    """Read an image that no kind of record fits, keeping text and numbers and only the fact of anything deeper."""
    fields = msgspec.json.decode(raw, type=dict[str, Any])
    return {key: "recorded" if isinstance(value, dict | list) else value for key, value in fields.items()}


def _name(register: Register, touched: Touched, kind: type[Record] | None) -> str:
    """Name the record: as it stands, else by its last image."""
    record = register.find(touched.id)
    if record is None and kind is not None:
        try:
            record = msgspec.json.decode(touched.after or touched.before or b"", type=kind)
        except msgspec.DecodeError:
            return touched.id
    return record_title(register, record) if record else touched.id


def _contacts(asker: object) -> ContactDetails | None:
    return asker.private if isinstance(asker, Asker) else None


def without_contacts(asker: object) -> object:
    """Give an asker without contact details; anything else as it is."""
    if not isinstance(asker, Asker):
        return asker
    return msgspec.structs.replace(asker, private=ContactDetails())
