"""A set of papers for the web and its index: versions, what replaces what, and that nothing is written over."""

from __future__ import annotations

import datetime as dt
import json
from hashlib import sha512
from typing import Any

import msgspec
import pytest

from store.commands.programme.items import add_item
from store.papers.published import INDEX, PublishedIndex, PublishedSet, published_set, read_index
from store.problems import Refused
from store.register import Register
from store.sample import DEMO_DAY
from tests.store.papers.conftest import CANARY
from tests.told import told

FORMS = ("md", "text")
HELD, JULY = "M14", "M18"


def made(register: Register, meeting: str = HELD, **chosen: Any) -> PublishedSet:
    return published_set(register, chosen.pop("today", DEMO_DAY), meeting, forms=FORMS, **chosen)


def test_the_index_says_what_each_file_is(sample: Register) -> None:
    found = made(sample)
    index = json.loads(found.index_bytes)
    assert index["panel"] == sample.panel.name
    files = dict(found.files)
    assert [one["file"] for one in index["files"]] == list(files)
    assert {"programme", "attendance", "declarations"} <= {one["paper"] for one in index["files"]}
    assert "brief" not in {one["paper"] for one in index["files"]}
    for one in index["files"]:
        data = files[one["file"]]
        assert one["sha512"] == sha512(data).hexdigest()
        assert one["bytes"] == len(data)
        assert (one["version"], one["replaces"], one["day"]) == (1, "", "2021-07-12")
        assert (one["meeting"], one["meeting_id"], one["language"]) == ("2021-01-27", HELD, "en-GB")
        assert one["title"].strip()
        assert one["media_type"] == {"md": "text/markdown", "text": "text/plain"}[one["form"]]
    assert "attendance-2021-01-27.md" in files


def test_what_reads_the_same_is_left_and_what_does_not_is_the_next_version(sample: Register) -> None:
    first = made(sample)
    again = made(sample, before=first.listed, taken=[name for name, _ in first.files])
    assert again.files == ()
    assert set(again.same) == {name for name, _ in first.files}
    assert again.listed == first.listed
    changed = sample.with_edit(add_item(sample, DEMO_DAY, title="Something new"))
    later = made(changed, before=first.listed, today=DEMO_DAY + dt.timedelta(days=3))
    assert [name for name, _ in later.files] == ["programme-2021-01-27-v2.md", "programme-2021-01-27-v2.txt"]
    newest = later.listed.files[-2]
    assert (newest.version, newest.replaces) == (2, "programme-2021-01-27.md")
    assert newest.day == DEMO_DAY + dt.timedelta(days=3)
    assert later.listed.files[: len(first.listed.files)] == first.listed.files, "what was published stays listed"
    third = made(sample, before=later.listed)
    assert [name for name, _ in third.files] == ["programme-2021-01-27-v3.md", "programme-2021-01-27-v3.txt"]


def test_a_name_that_another_file_has_is_not_used(sample: Register) -> None:
    found = made(sample, taken=["programme-2021-01-27.md", "programme-2021-01-27-v2.md"])
    names = [name for name, _ in found.files]
    assert "programme-2021-01-27-v3.md" in names
    assert "programme-2021-01-27.md" not in names
    assert INDEX not in names


def test_a_roll_is_in_no_set_before_anybody_came(sample: Register) -> None:
    assert {one.paper for one in made(sample, JULY).listed.files}.isdisjoint({"attendance", "declarations"})


def test_a_briefing_and_a_form_that_is_none_are_refused_at_once(sample: Register) -> None:
    with pytest.raises(Refused) as refused:
        published_set(sample, DEMO_DAY, "M16", forms=("md", "csv"))
    assert [problem.code for problem in refused.value.problems] == ["no-such-form", "set-private"]


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b'{"format": "other/1", "panel": "P"}', b"\xff\xfe", b"<html>"])
def test_an_index_that_is_not_ours_is_refused(data: bytes) -> None:
    (problem,) = told(lambda: read_index(data))
    assert (problem.code, str(problem)) == (
        "index-strange",
        (
            "The index.json in that folder was not written by this program. "
            "Choose another folder, or move that file away."
        ),
    )


def test_an_index_reads_back(sample: Register) -> None:
    found = made(sample)
    assert read_index(found.index_bytes) == found.listed == msgspec.json.decode(found.index_bytes, type=PublishedIndex)


def test_nothing_private_is_in_a_set_or_its_index(canaries: Register) -> None:
    for meeting in (HELD, JULY):
        found = made(canaries, meeting)
        assert found.files
        for data in (found.index_bytes, *(data for _, data in found.files)):
            assert CANARY.casefold() not in data.decode().casefold()
