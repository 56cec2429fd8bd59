"""A panel's own file, or an export, is no paper: read as text, it would show on the screen what is private in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from store.papers.calendar.reading.files import read_source
from store.papers.members.reading.files import read_list
from store.papers.minutes.reading.files import read_file
from store.papers.reading.files import read_tables
from store.problems import Refused

DATA = b'{"meta": {"1": {"format": 4}}, "questions": {"1": {"asker": {"address": "1 Private Street"}}}}'
FORMS = {
    "as it is": DATA,
    "after blanks": b"\n  " + DATA,
    "with a mark": b"\xef\xbb\xbf" + DATA,
    "in UTF-16": DATA.decode().encode("utf-16"),
    "a list": b"[" + DATA + b"]",
}
READERS: dict[str, Callable[[bytes, str], Any]] = {
    "a programme": read_tables,
    "meetings": read_source,
    "members": read_list,
    "minutes": lambda data, named: read_file(data, named, {}),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("reader", READERS)
def test_data_is_refused_by_every_reader_in_every_form(reader: str, form: str) -> None:
    with pytest.raises(Refused) as refused:
        READERS[reader](FORMS[form], "panel.json")
    (problem,) = refused.value.problems
    assert problem.code == "text.data"
    assert problem.sentence == "panel.json is a file of data (JSON), not a paper or a list."
    assert "Private" not in str(problem)
