"""What goes for every paper in every form: refusals, and what is told of what was written."""

from __future__ import annotations

import sys

import pytest

from store.papers.needed import needed
from store.papers.printed import printed
from store.problems import Refused
from store.records import WorkItem
from store.register import Register
from store.sample import DEMO_DAY


@pytest.mark.parametrize(("form", "library", "called"), [("pdf", "typst", "PDF")])
def test_a_form_whose_library_is_missing_says_so_with_the_others(
    monkeypatch: pytest.MonkeyPatch, sample: Register, form: str, library: str, called: str
) -> None:
    monkeypatch.delitem(sys.modules, f"store.papers.rendering.{form}", raising=False)
    for name in (library, *sys.modules):
        if name.partition(".")[0] == library:
            monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(Refused) as caught:
        printed("programme", form, sample, DEMO_DAY)
    sentence = (
        f"{called} cannot be written on this computer: the library {library} is missing, or has no version for it."
    )
    assert [(one.code, str(one)) for one in caught.value.problems] == [
        ("no-library", f"{sentence} Choose one of md, text, html, csv, json.")
    ]
    assert printed("programme", "md", sample, DEMO_DAY).data


def test_what_is_missing_for_another_reason_is_a_fault_of_the_program() -> None:
    with pytest.raises(ImportError), needed("typst", "PDF cannot be written on this computer", "Choose docx."):
        raise ImportError("of something else", name="store.nowhere")


@pytest.mark.parametrize("form", ["md", "pdf"])
def test_what_cannot_be_printed_is_told_in_every_form(form: str) -> None:
    register = Register.of(WorkItem(id="W1", title="Crime \uf0b7 figures"))
    written = printed("programme", form, register, DEMO_DAY)
    place = "Under “Work programme”, in “1. Crime • figures”"
    assert written.notes == (f"{place}: The character U+F0B7 cannot be printed. It was replaced by “•”.",)
