"""Which pages of a pack are searched for what is exempt, and which papers cannot be known again."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from store.papers.pack import marks, twins
from store.papers.pack.twins import Searching
from store.records import Meeting
from tests.store.full_panel import full_panel


def _searching(path: Path) -> Searching:
    register = full_panel()
    return Searching(register, register.need(Meeting, "M3"), path / "panel.json")


def test_a_paper_whose_words_cannot_be_known_again_is_named(tmp_path: Path) -> None:
    assert [note.partition("”")[0] for note in _searching(tmp_path).notes] == [
        "Paper 2 for “The field by the river"
    ] * 2


def test_the_pages_of_papers_are_searched_to_their_last_and_sheets_of_the_pack_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(twins, "LeakSearch", lambda *given: asked.append(given))
    monkeypatch.setattr(Searching, "_known", lambda *_: "known")
    sources = ("a.pdf", None, "b.pdf")
    papers = [SimpleNamespace(paper=SimpleNamespace(source=source)) for source in sources]
    places = [SimpleNamespace(first=first, last=last) for first, last in ((1, 3), (4, 4), (5, 5))]
    plan: Any = SimpleNamespace(papers=papers)
    layout: Any = SimpleNamespace(papers=places)
    _searching(tmp_path).search(plan, layout, frozenset())
    [(marked, details, known, pages)] = asked
    assert (marked, details, known) == ([], frozenset(), "known")
    assert [list(one) for one in pages] == [[1, 2, 3], [5]]


@pytest.mark.parametrize(("word", "tells"), [("abcdefg", False), ("abcdefgh", True), ("abcdefghi", True)])
def test_a_word_of_eight_letters_tells_by_itself(word: str, tells: bool) -> None:
    assert marks.marks_of([f"the {word} of it"]).words == (marks.digest((word,)) if tells else b"")
