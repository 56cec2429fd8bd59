"""The pack that was built last goes into a bundle by itself, is searched again, and is named if it does not go in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.bundling import made_at
from store.commands.programme.papers import edit_paper
from store.desk import Desk
from store.packing import build_pack
from store.papers.bundle.zipped import unzipped
from store.problems import Refused
from tests.store.packed import (
    ITEMS,
    MEETING,
    annex,
    built,
    desk_in,
    published,
    put,
    put_exempt,
    reports,
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk on the day on which the agenda goes out."""
    held = desk_in(tmp_path, dt.date(2021, 7, 21))
    yield held
    held.close()


def packs(desk: Desk, *, for_members: bool = False) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Make a bundle; gives the packs in it and what is said of it."""
    made = made_at(desk, MEETING, for_members=for_members)
    there = {one.name: one.data for one in unzipped(made.data) if one.name.startswith("packs/")}
    return there, tuple(note for note in made.notes if "ack" in note and "not in it" in note)


def test_it_is_found_where_it_was_built_and_members_have_theirs(desk: Desk, tmp_path: Path) -> None:
    put_exempt(desk, ITEMS[0])
    published(desk)
    built(desk, tmp_path / "packs" / "july")
    public, notes = packs(desk)
    assert sorted(public) == ["packs/index.json", "packs/public.pdf"]
    assert public["packs/public.pdf"] == (tmp_path / "packs" / "july" / "public.pdf").read_bytes()
    assert notes == ()
    assert sorted(packs(desk, for_members=True)[0]) == ["packs/index.json", "packs/members.pdf", "packs/public.pdf"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("public.pdf", b"another", "public.pdf in "),
        ("public.pdf", None, "cannot be"),
        ("index.json", b"{}", "what stands in "),
        ("index.json", b"no index", "was not written by this program"),
        ("index.json", None, "There are no packs in "),
    ],
)
def test_it_is_named_if_it_is_not_what_was_built(
    desk: Desk, tmp_path: Path, name: str, data: bytes | None, words: str
) -> None:
    reports(desk, (2,))
    published(desk)
    built(desk, tmp_path / "pack")
    place = tmp_path / "pack" / name
    place.unlink() if data is None else place.write_bytes(data)
    there, [note] = packs(desk)
    assert there == {}
    assert note.startswith("The pack that was built last, on Wednesday 21 July 2021, is not in it")
    assert words in note or data is None


def test_one_of_the_draft_does_not_stand_for_what_was_published(desk: Desk, tmp_path: Path) -> None:
    reports(desk, (2,))
    built(desk, tmp_path / "pack")
    assert packs(desk)[1] == ()
    published(desk)
    there, [note] = packs(desk)
    assert there == {}
    assert "it is of the draft" in note


def test_another_pack_in_its_place_is_named_too(desk: Desk, tmp_path: Path) -> None:
    reports(desk, (2,))
    published(desk)
    built(desk, tmp_path / "pack")
    put(desk, ITEMS[1], annex(), "Addendum")
    build_pack(desk, MEETING, tmp_path / "pack", replace=True)
    (tmp_path / "pack" / "index.json").write_bytes((tmp_path / "pack" / "index.json").read_bytes() + b"\n")
    _, [note] = packs(desk)
    assert "is another, or was altered" in note


@pytest.mark.parametrize("named", [True, False])
def test_what_has_become_exempt_since_keeps_a_pack_out_of_the_public_bundle(
    desk: Desk, tmp_path: Path, named: bool
) -> None:
    put(desk, ITEMS[0], annex(), "Offer")
    published(desk)
    built(desk, tmp_path / "pack")
    folder = tmp_path / "pack" if named else None
    assert made_at(desk, MEETING, packs=folder).data
    interest = "Prices are negotiated."
    desk.run(edit_paper, item=ITEMS[0], paper="1", exempt_paragraph="3", interest=interest, all_the_same=True)
    with pytest.raises(Refused) as refused:
        made_at(desk, MEETING, packs=folder)
    assert {one.code for one in refused.value.problems} == {"pack.leak"}
    assert all("Zephyr" not in str(one) for one in refused.value.problems)
    assert any("public.pdf has words of paper 1" in one.sentence for one in refused.value.problems)
    assert made_at(desk, MEETING, packs=folder, for_members=True).data


def test_what_was_looked_at_when_it_was_built_is_not_asked_again(desk: Desk, tmp_path: Path) -> None:
    put_exempt(desk, ITEMS[0])
    put(desk, ITEMS[1], annex(1), "Summary")
    with pytest.raises(Refused) as refused:
        built(desk, tmp_path / "pack")
    cleared = [one.cure.split()[-1].rstrip(".") for one in refused.value.problems]
    built(desk, tmp_path / "pack", cleared=cleared)
    assert sorted(packs(desk)[0]) == ["packs/index.json", "packs/public.pdf"]
