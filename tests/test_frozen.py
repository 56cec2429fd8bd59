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


def test_everything_that_is_held_is_frozen() -> None:
    for path in sorted((ROOT / "store").rglob("*.py")):
        if path.name != "__main__.py":
            name = path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")
            import_module(name.removesuffix(".__init__"))
    kinds = [
        one
        for module in list(sys.modules.values())
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, msgspec.Struct) and one.__module__.startswith("store.")
    ]
    assert len(kinds) > 350
    assert {one.__name__ for one in kinds if not one.__struct_config__.frozen} == set(FILLED)
