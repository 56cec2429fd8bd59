"""What the office prints itself is clean: every paper that can be a Word document or a PDF gives no finding."""

from __future__ import annotations

import datetime as dt
from importlib.util import find_spec
from typing import Any

import pytest

from store.papers.inspecting.files import inspect_file
from store.papers.printed import FORMS, PAPERS, printed
from store.register import Register

DAY = dt.date(2021, 7, 12)
INSPECTED = [form for form in ("docx", "pdf") if find_spec(FORMS[form].partition(":")[0]) is not None]
"""The forms that are looked into, as far as there is a module that writes them."""


def chosen(name: str, register: Register) -> dict[str, Any]:
    """What has to be chosen for a paper: the meeting of January 2021, whose minutes there are."""
    (meeting,) = (one.id for one in register.meetings if one.date == dt.date(2021, 1, 27))
    return {asked: meeting for asked in PAPERS[name].asks if asked == "meeting"}


@pytest.mark.parametrize("form", INSPECTED)
@pytest.mark.parametrize("name", [name for name, paper in PAPERS.items() if set(paper.asks) <= {"meeting"}])
def test_no_paper_of_our_own_gives_a_finding(name: str, form: str, sample: Register) -> None:
    data = printed(name, form, sample, DAY, **chosen(name, sample)).data
    assert inspect_file(data, f"{name}.{form}") == ()
