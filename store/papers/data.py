"""The whole file as one JSON document that other programs can read, and back again.

What comes in is judged record by record, and every fault found is told at once with the place where it stands.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any

import msgspec

from store.fields import field_of, label_of
from store.file.decoding import as_utf8, is_no_text, what_it_is
from store.links import named_by, where_it_fails
from store.papers.data_public import in_public
from store.papers.schema import FORMAT, json_schema
from store.papers.tables import json_text
from store.problems import Problem, Refused
from store.records import KINDS, Complaint, Declaration, Panel, Record
from store.records.old_forms import data_of_today
from store.register import PANEL_ID, Register

__all__ = ["FORMAT", "export_data", "import_data", "json_schema", "link_warnings"]

_HEADER = ("format", "exported")
_PLACE = re.compile(r" - at `\$(?P<place>[^`]*)`\Z")
_QUOTED = re.compile(r"`([^`]*)`")
_LONGEST_ID = 20
_MOST_DIGITS = 15
_BYTE = re.compile(r"\(byte (\d+)\)")
_WORDS = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "date": "a date such as 2021-07-29",
    "array": "a list",
    "object": "a set of fields",
    "null": "nothing",
}
_INVALID = {
    "Invalid RFC3339 encoded date": "is not a date such as 2021-07-29",
    "Invalid RFC3339 encoded time": "is not a time such as 13:00:00",
    "Invalid RFC3339 encoded datetime": "is not a day and time such as 2021-07-29T13:00:00",
}


def export_data(
    register: Register, *, today: dt.date, include_private: bool = False, include_complaints: bool = False
) -> bytes:
    """Write every record, those in the bin included, as one JSON document with a list for each kind.

    Contact details of the public, the words of sensitive interests and what is exempt go out only with
    `include_private`, and what was said in complaints only with `include_complaints`. The journal is not part of it.
    """
    document: dict[str, object] = {"format": FORMAT, "exported": today.isoformat()}
    for kind in KINDS:
        records = register.tables[kind.table].values()
        whole = include_complaints if kind is Complaint else include_private
        shown = records if whole else (in_public(register, record) for record in records)
        document[kind.table] = [_row(record) for record in shown]
    return json_text(document)


def import_data(data: bytes) -> tuple[Record, ...]:
    """Read a data file back into records, table by table.

    Raises:
        Refused: with every fault found: not a data file, a newer format, unknown tables, no panel, an id twice, and for
            each record that does not fit its table, its place in the list (counted from 1), its id and the field.
    """
    document = data_of_today(_document(data))
    records: list[Record] = []
    problems = [
        Problem("data.table", f"There is no table “{name}” in a data file.", "Leave it out.", name)
        for name in document
        if name not in _HEADER and all(name != kind.table for kind in KINDS)
    ]
    for kind in KINDS:
        for outcome in _table(kind, document.get(kind.table, [])):
            (problems if isinstance(outcome, Problem) else records).append(outcome)  # type: ignore[arg-type]
    problems += _repeated(document)
    if not document.get(Panel.table):
        problems.append(Problem("data.panel", "The file has no record of the panel.", "Add it to the table panel.", ""))
    if problems:
        raise Refused(*problems)
    return tuple(records)


def link_warnings(records: Iterable[Record]) -> tuple[str, ...]:
    """Tell of every link that points at no record, or at one of the wrong kind. These do not keep data out."""
    register = Register.of(*records)
    warnings = []
    for table in register.tables.values():
        for record in table.values():
            name = f"{record.noun.capitalize()} {record.id}"
            warnings += [
                f"{name}: {label_of(field.owner, field.name)} names “{target}”, {nowhere}."
                for field, target in named_by(record)
                if (nowhere := where_it_fails(register, field, target))
            ]
    return tuple(warnings)


def _row(record: Record) -> object:
    """Give a record as it is written, with what nobody may take as said where it is left out."""
    if not isinstance(record, Declaration) or record.dispensation is None:
        return record
    row: dict[str, Any] = msgspec.to_builtins(record)
    row["dispensation"]["vote"] = record.dispensation.vote
    return row


def _document(data: bytes) -> dict[str, Any]:
    """Read the document as far as its tables, or refuse it whole."""
    text = as_utf8(data)
    cure = "Choose a file that was written by the export of all data."
    try:
        document = msgspec.json.decode(text, type=dict[str, Any])
    except msgspec.ValidationError:
        raise Refused(Problem("data.shape", "The file is not a set of tables.", cure, "")) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        if is_no_text(data):
            what, _ = what_it_is(data)
            raise Refused(Problem("data.json", f"The file is {what}, not data.", cure, "")) from None
        where = _line_of(str(error), text)
        raise Refused(Problem("data.json", f"The file is not whole JSON{where}.", cure, "")) from None
    given = document.get("format")
    if given != FORMAT:
        if isinstance(given, str) and given.startswith(FORMAT.partition("/")[0] + "/"):
            sentence = f"The file is of the format “{given}”; this program reads “{FORMAT}”."
            raise Refused(Problem("data.newer", sentence, "Use the program that wrote it, or a newer one.", "format"))
        raise Refused(
            Problem("data.format", "The file does not say that it is a data file of this desk.", cure, "format")
        )
    return document


def _rows(document: dict[str, Any], kind: type[Record]) -> list[Any]:
    """Give the rows of a table; none if it is missing or no list."""
    rows = document.get(kind.table)
    return rows if isinstance(rows, list) else []


def _table(kind: type[Record], rows: object) -> Iterator[Record | Problem]:
    """Judge one table: the records that fit it, and a problem for each fault."""
    if not isinstance(rows, list):
        yield Problem(
            "data.table", f"The table “{kind.table}” is not a list.", "Put its records in a list.", kind.table
        )
        return
    for position, row in enumerate(rows, start=1):
        name = f"Record {position} of {kind.table}"
        if not isinstance(row, dict):
            yield Problem(
                "data.record", f"{name} is not a set of fields.", "Write it as fields and values.", kind.table
            )
            continue
        if "id" in row:
            name += f" ({str(row['id'])[:_LONGEST_ID]})"
        try:
            record = msgspec.convert(row, type=kind)
        except (msgspec.ValidationError, UnicodeError, RecursionError) as error:
            yield from _faults(kind, row, name, error)
            continue
        faults = [*_bad_id(record, name), *_beyond_limits(record, name), *_not_said(row, name)]
        if faults:
            yield from faults
        else:
            yield record


def _faults(kind: type[Record], row: dict[str, Any], name: str, error: Exception) -> Iterator[Problem]:
    """Find every fault of a record that does not fit, a field at a time."""
    fields = {field.name: field for field in msgspec.structs.fields(kind)}
    count = 0
    for key in row.keys() - fields.keys():
        count += 1
        yield Problem("data.field", f"{name}: there is no field “{key}”.", "Leave it out or spell it right.", key)
    for key, field in fields.items():
        if key not in row:
            if field.required:
                count += 1
                sentence = f"{name}: the field “{key}” ({label_of(kind, key)}) is missing."
                yield Problem("data.field", sentence, "Add it.", key)
            continue
        try:
            msgspec.convert(row[key], type=field.type)
        except (msgspec.ValidationError, UnicodeError, RecursionError) as fault:
            count += 1
            yield Problem("data.value", f"{name}: the field “{key}”{_fault_words(fault)}", _cure(kind, key), key)
    if not count:
        yield Problem("data.record", f"{name}: {error}.", "Put it right.", kind.table)


def _fault_words(error: Exception) -> str:
    """Put a fault of a value into words: the place inside the field, then what is wrong with it."""
    message = str(error)
    match = _PLACE.search(message)
    place = f" at {match['place']}" if match and match["place"] else ""
    text = message[: match.start()] if match else message
    if text in _INVALID:
        return f"{place} {_INVALID[text]}."
    text = text.replace("Invalid enum value", "there is no such choice as")
    text = text.replace("Object contains", "it has").replace("Object missing required field", "it lacks the field")
    if text.startswith("Expected"):
        text = _QUOTED.sub(lambda types: " or ".join(_WORDS.get(one, one) for one in types[1].split(" | ")), text)
    return f"{place}: {text[:1].lower()}{_QUOTED.sub(_in_quotes, text)[1:]}."


def _in_quotes(match: re.Match[str]) -> str:
    return f"“{match[1]}”"


def _cure(kind: type[Record], name: str) -> str:
    """Say what a field can hold, if that is one of a few words."""
    values = [value for value, _ in field_of(kind, name).choices if isinstance(value, Enum)]
    if values:
        return f"It can be: {', '.join(one.value or 'empty' for one in values)}."
    return "Put it right."


def _bad_id(record: Record, name: str) -> Iterator[Problem]:
    """Judge whether an id is one of its table's."""
    number = record.id.removeprefix(record.prefix)
    proper = number.isascii() and number.isdigit() and not number.startswith("0") and record.id != number
    proper = proper and len(number) <= _MOST_DIGITS
    if record.id != PANEL_ID if isinstance(record, Panel) else not proper:
        wanted = PANEL_ID if isinstance(record, Panel) else f"{record.prefix} and a number, such as {record.prefix}12"
        yield Problem(
            "data.id",
            f"{name}: “{record.id[:_LONGEST_ID]}” is not an id of this table.",
            f"Ids here are {wanted}.",
            "id",
        )


def _beyond_limits(record: Record, name: str) -> Iterator[Problem]:
    """Judge every text, day and number of a record by the rules for what can be typed."""
    from store.papers.data_limits import limit_problems

    for problem in limit_problems(record):
        yield Problem(problem.code, f"{name}: {problem.sentence}", problem.cure, problem.field)


def _not_said(row: dict[str, Any], name: str) -> Iterator[Problem]:
    """Refuse a dispensation that does not say whether it lets them vote: no form takes that as said either."""
    leave = row.get("dispensation")
    if isinstance(leave, dict) and "vote" not in leave:
        sentence = f"{name}: whether the dispensation lets them vote is not said."
        cure = 'Add "vote" to it: true, or false if it lets them speak and stay only.'
        yield Problem("data.not-said", sentence, cure, "dispensation")


def _repeated(document: dict[str, Any]) -> list[Problem]:
    """Tell of every id that stands more than once, in whichever tables."""
    rows = (row for kind in KINDS for row in _rows(document, kind) if isinstance(row, dict))
    seen: dict[str, int] = {}
    for row in rows:
        record_id = row.get("id")
        if isinstance(record_id, str):
            seen[record_id] = seen.get(record_id, 0) + 1
    cure = "Give each record an id of its own."
    return [
        Problem("data.twice", f"The id {record_id} stands {times} times.", cure, "id")
        for record_id, times in seen.items()
        if times > 1
    ]


def _line_of(message: str, text: bytes) -> str:
    """Say in which line a document breaks off or goes wrong, if that is known."""
    match = _BYTE.search(message)
    if match is None:
        return ""
    line = text.count(b"\n", 0, int(match[1])) + 1
    return f": line {line:,} cannot be read"
