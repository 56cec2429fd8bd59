"""What a paper is given from beside the records, where a form rests on it: the panel's id and its journal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from store.desk import Desk
from store.papers.printed import PAPERS


def with_history(desk: Desk, name: str, form: str, chosen: Mapping[str, Any]) -> dict[str, Any]:
    """Give what is chosen for a paper, with what its form asks of the file, such as the times at which events changed.

    Raises FileTrouble if the file cannot be read.
    """
    if name not in PAPERS or form not in PAPERS[name].of_history:
        return dict(chosen)

    return {**chosen, "panel_id": desk.panel_id, "changes": desk.history()}
