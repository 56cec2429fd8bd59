"""What was typed and not saved survives, apart for each clerk, and never disturbs the work."""

from __future__ import annotations

import os
from pathlib import Path

from store.file.drafts import Drafts


def test_a_draft_survives_the_end_of_the_program(tmp_path: Path) -> None:
    file = tmp_path / "panel.json"
    Drafts(file, "ada").keep("item:new", {"title": "Half a thought", "comments": "[x]\nŵ"})
    assert Drafts(file, "ada").recall("item:new") == {"title": "Half a thought", "comments": "[x]\nŵ"}
    assert Drafts(file, "bob").recall("item:new") is None


def test_a_forgotten_draft_leaves_nothing_behind(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "panel.json", "ada")
    drafts.keep("a", {"title": "x"})
    drafts.forget("a")
    drafts.forget("a")
    assert drafts.recall("a") is None
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_or_unwritable_drafts_file_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "panel.json"
    Drafts(file, "ada").keep("a", {"title": "x"})
    next(tmp_path.glob("*.drafts-ada.json")).write_text("{", encoding="utf-8")
    assert Drafts(file, "ada").recall("a") is None
    Drafts(tmp_path / "absent" / "panel.json", "ada").keep("a", {"title": "x"})


def test_odd_names_of_clerks_make_odd_but_safe_file_names(tmp_path: Path) -> None:
    Drafts(tmp_path / "panel.json", "../../Ada Ŵ").keep("a", {"title": "x"})
    assert [path.parent for path in tmp_path.iterdir()] == [tmp_path]


def test_nobody_else_can_read_what_was_typed(tmp_path: Path) -> None:
    Drafts(tmp_path / "panel.json", "ada").keep("a", {"title": "x"})
    kept = next(tmp_path.glob("*.drafts-ada.json"))
    assert kept.stat().st_mode & 0o077 == 0 or os.name != "posix"
