"""What is recorded, asked and answered is never changed where it is held: only a new one takes its place."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import msgspec

ROOT = Path(__file__).resolve().parent.parent

FILLED = {
    "_Named": "what the rolls say of one person, to which each roll adds",
    "_Run": "a time in a role, which each roll may make longer",
    "_Kept": "a file of drafts, to which each form adds its own while it is open",
    "_Open": "an element of a page while it is read",
    "_Spot": "a line of a minute, of which it is found out what it becomes",
    "_Table": "a table of a page while it is read",
}
"""What is filled while something is worked out, each with what that is."""


GIVEN_OUT = ("store.records.", "store.queries.", "store.papers.")
"""Where what is made is written as data or read from it, with no field that is not described."""

HELD = {
    *("Field", "Ref"),
    *("ActionGroup", "ChainLink", "Chain", "Board", "NextDeadline", "Year", "WorkingOf", "Sheet", "FindingList"),
    *("Preparation", "Group", "Shelf", "RoomNow", "TextOfRecord", "SettingShown"),
    *("TextPart", "PaperBlock", "HeadingBlock", "ParagraphBlock", "FactsBlock", "ListEntry", "ListBlock", "TableCell"),
    *("TableBlock", "ChartBar", "ChartBlock", "SigningBlock", "NewPageBlock", "Document", "House", "Line", "GovFile"),
    *("_Open", "_Table", "Cell", "TableRow", "Grid", "Aside", "Content"),
}
"""What is made there and goes on to screens and papers, never as data."""

READ_BACK = {"_Images", "_Written", "_Kept", "Event", "HolidayRule", "RuleSetFile"}
"""What is read from a file elsewhere, with no field that is not described."""


def _kinds() -> list[type[msgspec.Struct]]:
    for path in sorted((ROOT / "store").rglob("*.py")):
        if path.name != "__main__.py":
            name = path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")
            import_module(name.removesuffix(".__init__"))
    return [
        one
        for module in list(sys.modules.values())
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, msgspec.Struct) and one.__module__.startswith("store.")
    ]


def test_everything_that_is_held_is_frozen() -> None:
    kinds = _kinds()
    assert len(kinds) > 350
    assert {one.__name__ for one in kinds if not one.__struct_config__.frozen} == set(FILLED)


def test_nothing_is_given_out_or_read_back_with_fields_that_are_not_described() -> None:
    kinds = {(one.__module__, one.__name__): one.__struct_config__.forbid_unknown_fields for one in _kinds()}
    given_out = {key for key in kinds if key[0].startswith(GIVEN_OUT)}
    assert {name for module, name in given_out if not kinds[module, name]} == HELD
    assert {name for module, name in kinds.keys() - given_out if kinds[module, name]} == READ_BACK
