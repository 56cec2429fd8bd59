"""Bringing a file of an older format up to the present one, step by step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from store.file import troubles
from store.file.codec import FORMAT, META
from store.file.reading import read_meta

Document = dict[str, dict[str, Any]]
Step = Callable[[Document], Document]

STEPS: Mapping[int, Step] = {}
"""For each old format the function that makes the next one out of it. The format number itself is raised here."""


def up_to_date(
    tables: dict[str, bytes], path: Path, steps: Mapping[int, Step] | None = None, target: int = FORMAT
) -> dict[str, bytes]:
    """Give the tables in the target format; nothing on disk is touched.

    Raises FileTrouble if there is no step from the format found, or the file is not ours.
    """
    found = read_meta(tables, path).format
    if found == target:
        return tables
    known = STEPS if steps is None else steps
    document: Document = {name: msgspec.json.decode(text) for name, text in tables.items()}
    for number in range(found, target):
        step = known.get(number)
        if step is None:
            raise troubles.no_way_up(path, found)
        document = step(document)
    for row in document[META].values():
        row["format"] = target
    return {name: msgspec.json.encode(table) for name, table in document.items()}
