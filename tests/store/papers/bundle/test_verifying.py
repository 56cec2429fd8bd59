"""What was done to a bundle is named, whatever it was: every byte of it is accounted for."""

from __future__ import annotations

import datetime as dt
import re

import msgspec
import pytest
from msgspec.structs import replace

from store.papers.bundle.manifest import MANIFEST, SUMS, bundled, digest_of, files_of, written
from store.papers.bundle.verifying import BundleVerdict, Fault, verified
from store.papers.bundle.zipped import LIST, Held, unzipped, zipped
from store.records import BundleMade, Meeting, Panel
from store.register import Register
from tests.store.papers.bundle.bundles import FILES, bundle, following, manifest

HELD_WHOLE = ("verified",)


def named(verdict: BundleVerdict) -> set[tuple[str, str]]:
    return {(one.kind, one.file) for one in verdict.faults}


def test_a_bundle_that_is_what_was_made_is_whole() -> None:
    data = bundle()
    verdict = verified(data)
    assert verdict == BundleVerdict(
        whole=True,
        panel="A Panel",
        meeting=dt.date(2021, 3, 25),
        readers="public",
        made_on=dt.date(2021, 7, 12),
        files=6,
        sha512=digest_of(written(manifest())),
    )


def owner_of(data: bytes, at: int) -> str:
    """Say which file a byte of a bundle is in, or before which it stands; the list at the end is LIST."""
    place = 0
    for one in unzipped(data):
        place += 30 + len(one.name) + len(one.data)
        if at < place:
            return one.name
    return LIST


@pytest.mark.parametrize("flip", [0x01, 0x80, 0xFF])
def test_a_flipped_byte_anywhere_is_named(flip: int) -> None:
    data = bundle()
    missed = []
    for at in range(len(data)):
        turned = bytearray(data)
        turned[at] ^= flip
        verdict = verified(bytes(turned))
        where = owner_of(data, at)
        said = " ".join(one.sentence for one in verdict.faults)
        if verdict.whole or not verdict.faults or (where != LIST and where not in said):
            missed.append((at, where, said))
    assert missed == []


def test_a_flipped_byte_in_a_file_names_that_file_and_no_other() -> None:
    data = bundle()
    for one in FILES:
        turned = bytearray(data)
        turned[data.index(one.data) + 3] ^= 0x20
        assert named(verified(bytes(turned))) == {("altered", one.name)}
    at = data.index(b'"A Panel"') + 1
    assert named(verified(data[:at] + b"B" + data[at + 1 :])) == {("manifest", MANIFEST)}
    at = data.index(b"  timeline.txt\n") - 4
    assert named(verified(data[:at] + b"x" + data[at + 1 :])) == {("altered", SUMS)}


def test_files_that_are_missing_added_exchanged_or_doubled_are_each_named() -> None:
    first, second, *others = FILES
    both = (first, Held(second.name, first.data), *others)
    added = (*FILES, Held("added.txt", b"x"))
    twice = (*FILES, Held("TIMELINE.txt", first.data))
    assert named(verified(bundle((second, *others)))) == {("missing", first.name)}
    assert named(verified(bundle(both))) == {("altered", second.name)}
    assert named(verified(bundle(added))) == {("added", "added.txt")}
    faults = named(verified(bundle(twice)))
    assert {("twice", "TIMELINE.txt"), ("twice", "timeline.txt"), ("added", "TIMELINE.txt")} == faults
    every = named(verified(bundle((Held(first.name, b"other"), *others, Held("added.txt", b"")))))
    assert every == {("altered", first.name), ("missing", second.name), ("added", "added.txt")}


def test_what_stands_first_has_to_be_there() -> None:
    whole = files_of(manifest(), FILES)
    assert ("missing", MANIFEST) in named(verified(zipped(whole[1:])))
    assert ("missing", SUMS) in named(verified(zipped((whole[0], *whole[2:]))))
    assert not verified(b"").whole
    assert "damaged beyond" in verified(b"PK").faults[0].sentence


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "a\\b", "C:x", "a/../b", "a//b", "", "a\nb", "café"]
)
def test_a_name_that_no_bundle_has_is_named_and_leads_nowhere(name: str) -> None:
    data = bundle((*FILES, Held(name.encode("utf-8").decode("latin-1"), b"x")))
    verdict = verified(data)
    assert not verdict.whole
    assert any(one.kind == "name" for one in verdict.faults)
    assert not any("\n" in one.sentence for one in verdict.faults)


def test_bytes_around_the_packed_file_are_named() -> None:
    data = bundle()
    for other in (data + b"\0", data + data, b"MZ" + data, data[:-1]):
        assert not verified(other).whole
    assert "1 byte too many" in verified(data[:-22] + data[-22:] + b"\0").faults[0].sentence


def test_a_manifest_made_anew_shows_in_the_bundle_after_it_and_in_the_panels_file() -> None:
    first = manifest()
    forged_file = Held(FILES[0].name, b"Another time-line.\n")
    forged = replace(first, files=(bundled(forged_file, "the time-line"), *first.files[1:]))
    anew = zipped(files_of(forged, (forged_file, *FILES[1:])))
    assert verified(anew).whole, "by itself it cannot be told from one that was made so"
    after = following(first)
    assert verified(after, bundle()).whole
    assert verified(after, bundle()).held_against == ("the bundle before it",)
    broken = verified(after, anew)
    assert [one.kind for one in broken.faults] == ["chain"]
    assert "The chain is broken: the bundle of 25 March 2021 is not the one" in broken.faults[0].sentence
    meeting = Meeting(
        id="M15", date=first.meeting, bundles=(BundleMade(on=first.made_on, sha512=digest_of(written(first))),)
    )
    register = Register.of(Panel(id="PANEL", name="A Panel"), meeting)
    assert verified(bundle(), register=register, panel_id="abc").held_against == ("the panel's file",)
    recorded = verified(anew, register=register, panel_id="abc")
    assert [one.kind for one in recorded.faults] == ["record"]
    assert verified(anew, register=register, panel_id="another").whole, "the file of another panel says nothing of it"


def test_every_way_in_which_a_chain_is_broken_is_told() -> None:
    first, before = manifest(), bundle()
    told = {
        "names none before it": (bundle(meeting=dt.date(2021, 6, 10), meeting_id="M17"), before),
        "that of 25 March 2021, not that of 27 January 2021": (
            following(first),
            bundle(meeting=dt.date(2021, 1, 27), meeting_id="M14"),
        ),
        "another panel's, or for other readers": (following(first, readers="members"), before),
        "In the bundle before it: timeline.txt was altered": (
            following(first),
            bundle((Held("timeline.txt", b"x"), *FILES[1:])),
        ),
        "In the bundle before it: This is no bundle": (following(first), b"no bundle"),
    }
    for words, (data, earlier) in told.items():
        verdict = verified(data, earlier)
        assert any(words in one.sentence and one.kind == "chain" for one in verdict.faults), words
    nowhere = Register.of(Panel(id="PANEL", name="A Panel"))
    faults = verified(following(first), register=nowhere, panel_id="abc").faults
    assert {one.kind for one in faults} == {"record", "chain"}


def test_a_verdict_is_read_by_programs_and_every_fault_is_a_sentence() -> None:
    verdict = verified(bundle((*FILES[1:], Held("../x", b""))))
    again = msgspec.json.decode(msgspec.json.encode(verdict), type=BundleVerdict)
    assert again == verdict
    assert all(isinstance(one, Fault) and re.fullmatch(r"[\S].*\.", one.sentence) for one in again.faults)
