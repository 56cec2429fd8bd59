"""The published description of the data file: a JSON Schema (2020-12) made from the records themselves."""

from __future__ import annotations

import inspect
from typing import Any

import msgspec

import store.records as all_records
from store.fields import DAY_AND_TIME, TIME, field_of, label_of
from store.records import KINDS, Dispensation, Panel, Part, Record, council, panel, question
from store.register import PANEL_ID

FORMAT = "panel-secretariat-data/1"
"""What a data file calls itself: the format and its version."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_CLOCK = r"\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:?\d\d)?"
_TIMES = {
    DAY_AND_TIME: {"description": "A day and a time.", "pattern": rf"^\d{{4}}-\d\d-\d\d[T ]{_CLOCK}$"},
    TIME: {"description": "A time of day.", "pattern": f"^{_CLOCK}$"},
}
"""Times are local and carry no offset, which the standard formats would demand: patterns stand in their place."""


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema that every exported data file meets and every imported one must meet.

    Each field carries the clerk's words for it as its title. Unknown fields are refused at every level. What no schema
    can say (an id stands only once, text holds no control characters) is checked on import all the same.
    """
    refs, parts = msgspec.json.schema_components(KINDS)
    for name, part in parts.items():
        _describe(name, part)
    leave = parts[Dispensation.__name__]
    leave["required"] = [*leave["required"], "vote"]
    del leave["properties"]["vote"]["default"]
    for kind in KINDS:
        parts[kind.__name__]["properties"]["id"] = {"title": label_of(kind, "id"), **id_schema(kind)}
    tables: dict[str, dict[str, Any]] = {
        kind.table: {"type": "array", "items": ref, "description": f"Every {kind.noun}, those in the bin included."}
        for kind, ref in zip(KINDS, refs, strict=True)
    }
    tables[Panel.table] |= {"minItems": 1, "maxItems": 1}
    schema = {
        "$schema": _DIALECT,
        "title": "Records of a police and crime panel",
        "description": "Everything in one file of the desk, as exported and imported. Dates are ISO; times are local.",
        "type": "object",
        "properties": {
            "format": {"const": FORMAT, "description": "The format and its version."},
            "exported": {"type": "string", "format": "date", "description": "The day of the export."},
            **tables,
        },
        "required": ["format", Panel.table],
        "additionalProperties": False,
        "$defs": parts,
    }
    return msgspec.json.decode(msgspec.json.encode(schema), type=dict[str, Any])


def id_schema(kind: type[Record]) -> dict[str, str]:
    """Describe the ids of a kind: its letter and a number that does not begin with 0."""
    if kind is Panel:
        return {"const": PANEL_ID}
    return {"type": "string", "pattern": f"^{kind.prefix}[1-9][0-9]*$"}


def _describe(name: str, part: dict[str, Any]) -> None:
    """Tidy one definition and add the titles of its fields, and the patterns of those that hold a time."""
    if "description" in part:
        part["description"] = inspect.cleandoc(part["description"])
    kind = _kind_named(name)
    if kind is None:
        return
    for field in msgspec.structs.fields(kind):
        schema = part["properties"][field.name]
        schema["title"] = label_of(kind, field.name)
        pattern = _TIMES.get(field_of(kind, field.name).kind)
        if pattern:
            schema.get("anyOf", [schema])[0].update(pattern)


def _kind_named(name: str) -> type[Part] | None:
    """Find the record or the part of one that a definition is named after; None for a choice of words."""
    for module in (all_records, council, panel, question):
        kind = getattr(module, name, None)
        if isinstance(kind, type) and issubclass(kind, Part):
            return kind
    return None
