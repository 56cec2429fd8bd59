"""The published schema: true to the records, and to what the import accepts and refuses.

A small judge of the keywords the schema uses stands here, so that the schema itself is tried, not only compared.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from store.papers.data import export_data, import_data, json_schema
from store.problems import Refused
from store.records import KINDS
from store.register import Register
from store.sample import DEMO_DAY

SCHEMA = json_schema()
KNOWN = {
    "$defs",
    "$ref",
    "$schema",
    "additionalProperties",
    "anyOf",
    "const",
    "default",
    "description",
    "enum",
    "format",
    "items",
    "maxItems",
    "minItems",
    "pattern",
    "properties",
    "required",
    "title",
    "type",
}
TYPES = {
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}


def faults(schema: dict[str, Any], value: Any, place: str = "$") -> Iterator[str]:
    """Judge a value by a schema."""
    assert set(schema) <= KNOWN, set(schema) - KNOWN
    if "$ref" in schema:
        yield from faults(SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")], value, place)
    if "anyOf" in schema and all(any(faults(one, value, place)) for one in schema["anyOf"]):
        yield f"{place}: none of the choices"
    if "const" in schema and value != schema["const"]:
        yield f"{place}: not {schema['const']}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{place}: not one of the words"
    if "type" in schema and not TYPES[schema["type"]](value):
        yield f"{place}: not of type {schema['type']}"
        return
    if isinstance(value, str):
        if "pattern" in schema and not re.search(schema["pattern"], value):
            yield f"{place}: not of the pattern"
        if schema.get("format") == "date" and not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            yield f"{place}: not a date"
    if isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            yield f"{place}: too many or too few"
        for index, one in enumerate(value):
            yield from faults(schema.get("items", {}), one, f"{place}[{index}]")
    if isinstance(value, dict):
        yield from _object_faults(schema, value, place)


def _object_faults(schema: dict[str, Any], value: dict[str, Any], place: str) -> Iterator[str]:
    for key in schema.get("required", ()):
        if key not in value:
            yield f"{place}.{key}: missing"
    for key, one in value.items():
        if key in schema.get("properties", {}):
            yield from faults(schema["properties"][key], one, f"{place}.{key}")
        elif schema.get("additionalProperties") is False:
            yield f"{place}.{key}: unknown"


def test_it_is_plain_json_of_the_2020_12_dialect() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA
    assert json_schema() == SCHEMA


def test_no_object_takes_unknown_fields_and_everything_is_described() -> None:
    assert SCHEMA["additionalProperties"] is False
    for name, part in SCHEMA["$defs"].items():
        assert part.get("description"), name
        assert "\n    " not in part["description"]
        if part.get("type") == "object":
            assert part["additionalProperties"] is False, name
            assert all(field["title"] for field in part["properties"].values()), name


@pytest.mark.parametrize("kind", KINDS)
def test_its_fields_are_the_fields_of_the_records(kind: type) -> None:
    part = SCHEMA["$defs"][kind.__name__]
    fields = msgspec.structs.fields(kind)
    assert list(part["properties"]) == [field.name for field in fields]
    assert set(part["required"]) == {field.name for field in fields if field.required}


@pytest.mark.parametrize("private", [False, True])
def test_what_is_exported_meets_it(sample: Register, hostile: Register, private: bool) -> None:
    for register in (sample, hostile):
        data = json.loads(export_data(register, today=DEMO_DAY, include_private=private))
        assert list(faults(SCHEMA, data)) == []


MUTATIONS: dict[str, tuple[tuple[str | int, ...], Any]] = {
    "unknown table": (("zebras",), []),
    "unknown field": (("items", 0, "colour"), "red"),
    "unknown field deep inside": (("items", 0, "papers"), [{"colour": "red"}]),
    "wrong type": (("items", 0, "title"), 7),
    "wrong word": (("items", 0, "kind"), "odd"),
    "wrong date": (("items", 0, "latest"), "29/7/2021"),
    "wrong time": (("meetings", 3, "start"), "1pm"),
    "wrong id": (("items", 0, "id"), "X1"),
    "id with a nought in front": (("items", 0, "id"), "W01"),
    "wrong format": (("format",), "another"),
    "no panel": (("panel",), []),
    "table that is no list": (("items",), {}),
    "record that is no object": (("items", 0), "W1"),
}


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_schema_and_import_refuse_the_same(sample: Register, mutation: str) -> None:
    data = json.loads(export_data(sample, today=DEMO_DAY))
    path, value = MUTATIONS[mutation]
    spoilt = copy.deepcopy(data)
    place = spoilt
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert list(faults(SCHEMA, spoilt))
    with pytest.raises(Refused):
        import_data(json.dumps(spoilt).encode())


def test_schema_and_import_accept_the_same_times() -> None:
    for start in ("13:00:00", "13:00:00.5", "13:00:00Z"):
        data = {
            "format": "panel-secretariat-data/1",
            "panel": [{"id": "PANEL", "name": "A panel"}],
            "meetings": [{"id": "M1", "date": "2021-07-29", "start": start}],
        }
        assert list(faults(SCHEMA, data)) == []
        assert len(import_data(json.dumps(data).encode())) == 2
