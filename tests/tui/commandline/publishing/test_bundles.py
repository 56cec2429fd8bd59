"""Bundles on the command line: made, recorded, verified, and every way in which one was altered."""

from __future__ import annotations

import zipfile
from pathlib import Path

import msgspec
import pytest

from store.papers.bundle.verifying import BundleVerdict
from store.records import Meeting
from tests.tui.line import CommandLine

MAKE = ("bundle", "make", "--meeting", "25/3/2021", "--out")
BEFORE = ("bundle", "make", "--meeting", "27/1/2021", "--out")


def flipped(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def test_a_bundle_is_made_recorded_and_verified(cli: CommandLine) -> None:
    done = cli(*MAKE, "bundle.zip")
    assert done.code == 0, done.err
    assert "Wrote the bundle to" in done.out
    assert (done.err, "It is the first of its chain" in done.out) == ("", True)
    (made,) = cli.register().need(Meeting, "M15").bundles
    assert made.sha512 in done.out
    assert (made.on.isoformat(), made.for_members) == ("2021-07-12", False)
    verified = cli("bundle", "verify", "bundle.zip")
    assert (verified.code, verified.err) == (0, "")
    assert "is the bundle for the public of the meeting of Thursday 25 March 2021" in verified.out
    assert "It fits the panel's file." in verified.out
    with zipfile.ZipFile("bundle.zip") as held:
        assert held.testzip() is None


def test_the_same_bundle_again_is_the_same_file_and_one_that_is_there_stays(cli: CommandLine) -> None:
    assert cli(*MAKE, "one.zip").code == cli(*MAKE, "two.zip").code == 0
    assert Path("one.zip").read_bytes() == Path("two.zip").read_bytes()
    assert len(cli.register().need(Meeting, "M15").bundles) == 1
    again = cli(*MAKE, "one.zip")
    assert (again.code, "There is already a file" in again.err) == (1, True)
    assert cli(*MAKE, "one.zip", "--replace").code == 0


def test_a_flipped_byte_is_named_and_the_exit_code_says_so(cli: CommandLine) -> None:
    assert cli(*MAKE, "bundle.zip").code == 0
    whole = Path("bundle.zip").read_bytes()
    flipped(Path("bundle.zip"), whole.index(b"<!DOCTYPE html>") + 40)
    done = cli("bundle", "verify", "bundle.zip")
    assert done.code == 1
    assert "notice/notice.html was altered." in done.out
    told = msgspec.json.decode(cli("bundle", "verify", "bundle.zip", "--json").out, type=BundleVerdict)
    assert [(one.kind, one.file) for one in told.faults] == [("altered", "notice/notice.html")]
    Path("bundle.zip").write_bytes(whole[:3] + b"\0" + whole[4:])
    assert "What the packed file says before manifest.json was altered." in cli("bundle", "verify", "bundle.zip").out


def test_a_bundle_is_held_against_the_one_before_it(cli: CommandLine) -> None:
    assert cli(*BEFORE, "january.zip").code == 0
    assert "It follows the bundle of 27 January 2021." in cli(*MAKE, "march.zip").out
    assert cli("bundle", "verify", "march.zip", "--previous", "january.zip").code == 0
    assert cli("meeting", "edit", "27/1/2021", "--note", "Another note").code == 0
    assert cli(*BEFORE, "anew.zip").code == 0
    broken = cli("bundle", "verify", "march.zip", "--previous", "anew.zip")
    assert broken.code == 1
    assert "The chain is broken: the bundle of 27 January 2021 is not the one that it names." in broken.out
    assert cli("bundle", "verify", "anew.zip", "--previous", "march.zip").code == 1
    assert cli("bundle", "verify", "march.zip").code == 0


def test_a_bundle_whose_record_was_taken_back_is_not_taken_on_trust(cli: CommandLine) -> None:
    assert cli(*MAKE, "bundle.zip").code == 0
    assert cli("undo").code == 0
    done = cli("bundle", "verify", "bundle.zip")
    assert (done.code, "has no record that this bundle was made" in done.out) == (1, True)


def test_without_a_panels_file_it_is_held_against_itself(cli: CommandLine, tmp_path: Path) -> None:
    assert cli(*MAKE, "bundle.zip").code == 0
    elsewhere = cli.plain("bundle", "verify", "bundle.zip", "--file", str(tmp_path / "none.json"))
    assert elsewhere.code == 0
    assert "held against itself alone" in elsewhere.out
    other = tmp_path / "other.json"
    assert cli.plain("new", "--sample", "--file", str(other)).code == 0
    assert "held against itself alone" in cli.plain("bundle", "verify", "bundle.zip", "--file", str(other)).out


def test_that_for_members_is_for_the_owner_alone_and_never_takes_the_place_of_the_other(cli: CommandLine) -> None:
    done = cli(*MAKE, "members.zip", "--members")
    assert "It contains exempt information. Not for publication." in done.out
    assert Path("members.zip").stat().st_mode & 0o077 == 0
    assert cli(*MAKE, "public.zip").code == 0
    for path, more in (("members.zip", ()), ("public.zip", ("--members",))):
        before = Path(path).read_bytes()
        refused = cli(*MAKE, path, "--replace", *more)
        assert (refused.code, refused.told) == (1, ("bundle.readers",))
        assert refused.err.startswith(f"{path} is the bundle for {'the public' if more else 'members'}.")
        assert Path(path).read_bytes() == before
    assert [one.for_members for one in cli.register().need(Meeting, "M15").bundles] == [True, False]


def test_a_file_that_can_only_be_read_still_gives_its_bundle_and_says_what_is_lacking(cli: CommandLine) -> None:
    done = cli(*MAKE, "bundle.zip", "--read-only")
    assert done.code == 0, done.err
    assert "It could not be recorded, so the next bundle cannot name it." in done.err
    assert cli.register().need(Meeting, "M15").bundles == ()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("bundle", "make", "--meeting", "1/1/2021", "--out", "b.zip"), "no meeting"),
        (("bundle", "make", "--meeting", "20/5/2021", "--out", "b.zip"), "not held in public"),
        ((*MAKE, "b.zip", "--packs", "nowhere"), "There are no packs in nowhere."),
        ((*MAKE, "panel.json"), ""),
        (("bundle", "verify", "nothing.zip"), "There is no file"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words_and_nothing_is_written(
    cli: CommandLine, words: tuple[str, ...], says: str
) -> None:
    before = cli.panel.read_bytes()
    done = cli(*words)
    assert done.code in {1, 3}, (done.code, done.err)
    assert says in done.err
    assert not Path("b.zip").exists()
    assert cli.panel.read_bytes() == before


def test_what_is_no_bundle_is_said_to_be_none(cli: CommandLine) -> None:
    Path("no.zip").write_text("no bundle")
    done = cli("bundle", "verify", "no.zip")
    assert (done.code, "This is no bundle" in done.out) == (1, True)
