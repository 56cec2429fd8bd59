"""The published description of the data file: a JSON Schema (2020-12) made from the records themselves."""

from __future__ import annotations

import inspect
from typing import Any

import msgspec

import store.records as all_records
from store.queries.labels import label
from store.records import KINDS, Panel, Record
from store.register import PANEL_ID

FORMAT = "panel-secretariat-data/1"
"""What a data file calls itself: the format and its version."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_OFFSET = r"(Z|[+-]\d\d:\d\d)?"
_CLOCK = r"\d\d:\d\d:\d\d(\.\d{1,6})?"
_PATTERNS = {
    "time": ("A time of day", f"^{_CLOCK}{_OFFSET}$"),
    "date-time": ("A day and a time", rf"^\d{{4}}-\d\d-\d\d[T ]{_CLOCK}{_OFFSET}$"),
}
"""Times of meetings are local and carry no offset, which the standard formats would demand."""


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema that every exported data file meets and every imported one must meet.

    Each field carries the clerk's words for it as its title. Unknown fields are refused at every level. What no schema
    can say (an id stands only once, text holds no control characters) is checked on import all the same.
    """
    refs, parts = msgspec.json.schema_components(KINDS)
    for name, part in parts.items():
        _describe(name, part)
    for kind in KINDS:
        parts[kind.__name__]["properties"]["id"] = {"title": label(kind, "id"), **id_schema(kind)}
    tables: dict[str, dict[str, Any]] = {
        kind.table: {"type": "array", "items": ref, "description": f"Every {kind.noun}, those in the bin included."}
        for kind, ref in zip(KINDS, refs, strict=True)
    }
    tables[Panel.table] |= {"minItems": 1, "maxItems": 1}
    return {
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


def id_schema(kind: type[Record]) -> dict[str, str]:
    """Describe the ids of a kind: its letter and a number that does not begin with 0."""
    if kind is Panel:
        return {"const": PANEL_ID}
    return {"type": "string", "pattern": f"^{kind.prefix}[1-9][0-9]*$"}


def _describe(name: str, part: dict[str, Any]) -> None:
    """Tidy one definition and add the titles of its fields."""
    if "description" in part:
        part["description"] = inspect.cleandoc(part["description"])
    kind = _kind_named(name)
    for field, schema in part.get("properties", {}).items():
        if kind is not None:
            schema["title"] = label(kind, field)
        _loosen(schema)


def _loosen(schema: dict[str, Any]) -> None:
    """Put patterns in the place of formats that would demand an offset from UTC."""
    for one in (schema, *schema.get("anyOf", ())):
        if one.get("format") in _PATTERNS:
            description, pattern = _PATTERNS[one.pop("format")]
            one |= {"description": description, "pattern": pattern}


def _kind_named(name: str) -> type | None:
    """Find the record or the part of one that a definition is named after; the titles of others stay plain."""
    for module in (all_records, all_records.panel, all_records.question):
        found = getattr(module, name, None)
        if isinstance(found, type):
            return found
    return None
