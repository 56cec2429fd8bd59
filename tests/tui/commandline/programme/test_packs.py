"""Packs on the command line: built, refused with everything at once, checked; what is wrong is said, with exit 1."""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from store.desk import Desk
from store.pack_check import PackChecked
from store.problems import Problem
from tests.store.packed import ITEMS, SECRET, annex, pages_of, put, put_exempt
from tests.store.papers.pack.packs import report
from tests.store.papers.test_arriving import put as put_file
from tests.tui.line import CommandLine

BUILD = ("pack", "build", "--meeting", "29/7/2021", "--out", "pack")


def office(cli: CommandLine) -> Desk:
    import datetime as dt

    return Desk.open(cli.panel, today=dt.date(2021, 7, 12), who="A clerk")


@pytest.fixture
def packed(cli: CommandLine) -> CommandLine:
    """A command line whose meeting has two reports and an exempt annex."""
    desk = office(cli)
    put(desk, ITEMS[0], report("One", 6), "Annual report")
    put(desk, ITEMS[1], report("Two", 4), "Estates")
    put_exempt(desk, ITEMS[1])
    desk.close()
    return cli


def test_a_pack_is_built_told_and_checked(packed: CommandLine) -> None:
    done = packed(*BUILD)
    assert done.code == 0, done.err
    assert "3 - 8  Item 5, Annual report: in the pack, agenda" in done.out
    assert "exempt paper: exempt, agenda" in done.out
    assert "Wrote pack/public.pdf: 13 pages, accessible." in done.out
    assert "members.pdf contains exempt information. Not for publication." in done.err
    assert "Zephyr" not in done.out + done.err
    assert sorted(one.name for one in Path("pack").iterdir()) == ["index.json", "members.pdf", "public.pdf"]
    checked = packed("pack", "check", "pack")
    assert (checked.code, checked.out) == (0, "Nothing is wrong with the pack in pack.\n")


def test_a_leak_is_refused_in_one_report_and_built_when_its_code_is_given(packed: CommandLine) -> None:
    desk = office(packed)
    put(desk, ITEMS[2], annex(2, f"As was said: {SECRET}"), "Leaky", name="leaky.pdf")
    desk.close()
    done = packed(*BUILD)
    assert done.code == 1
    assert not Path("pack").exists()
    lines = [one for one in done.err.splitlines() if one.startswith("The public pack has")]
    assert any("on page 17" in one for one in lines), done.err
    assert not any(word in done.err for word in ("Zephyr", "Quill"))
    codes = re.findall(r"--cleared (\w+)", done.err)
    assert len(codes) == len(lines) > 2
    assert packed(*BUILD, "--cleared", codes[0]).code == 1
    cleared = packed(*BUILD, "--cleared", ",".join(codes))
    assert cleared.code == 0, cleared.err
    assert packed("pack", "check", "pack").code == 0
    assert sorted(json.loads(Path("pack/index.json").read_bytes())["cleared"]) == sorted(codes)


def test_a_leak_in_the_name_of_a_file_is_refused(packed: CommandLine) -> None:
    desk = office(packed)
    put(desk, ITEMS[2], report("Harmless", 2), "Harmless", name="Zephyr Holdings Ltd offer.pdf")
    desk.close()
    done = packed(*BUILD)
    assert done.code == 1
    assert "in index.json" in done.err


def test_private_details_of_the_public_are_refused(packed: CommandLine) -> None:
    street = "14 Made Up Lane, Old Town"
    assert packed("question", "receive", "A. Resident", "--text", "Why?", "--address", street, "--yes").code == 0
    desk = office(packed)
    put(desk, ITEMS[2], annex(1, "Write to A. Resident, 14 Made Up Lane, Old Town"), "Letter")
    desk.close()
    done = packed(*BUILD)
    assert done.code == 1
    assert "private details of somebody from the public on page" in done.err
    assert "Made Up" not in done.err


def test_all_bad_files_are_told_in_one_report_and_the_old_pack_stands(packed: CommandLine) -> None:
    assert packed(*BUILD).code == 0
    stood = {one.name: one.read_bytes() for one in Path("pack").iterdir()}
    for one in (packed.folder / "panel.papers").glob("*.pdf"):
        one.write_bytes(b"%PDF-1.7 and no more")
    done = packed(*BUILD)
    assert done.code == 1
    assert done.err.count("it is damaged") == 2
    assert {one.name: one.read_bytes() for one in Path("pack").iterdir()} == stood


@pytest.mark.parametrize("options", [(), ("--replace",)])
def test_other_files_are_refused_unless_asked_and_never_lost(packed: CommandLine, options: tuple[str, ...]) -> None:
    put_file(packed.folder, "pack-notes.txt", b"mine")
    Path("pack").mkdir()
    Path("pack/notes.txt").write_text("mine", encoding="utf-8")
    done = packed(*BUILD, *options)
    assert done.code == (0 if options else 1), done.err
    assert Path("pack/notes.txt").read_text(encoding="utf-8") == "mine"
    assert Path("pack/public.pdf").exists() is bool(options)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("flip", "public.pdf was altered after it was built"),
        ("remove", "public.pdf is not there"),
        ("swap", "was altered after it was built"),
        ("stranger", "members.pdf stands there, and is no part of this pack"),
    ],
)
def test_what_was_done_to_a_pack_is_named(cli: CommandLine, change: str, told: str) -> None:
    desk = office(cli)
    put(desk, ITEMS[0], report("One", 2))
    if change == "swap":
        put_exempt(desk, ITEMS[1])
    desk.close()
    assert cli(*BUILD).code == 0
    public = Path("pack/public.pdf")
    if change == "flip":
        data = bytearray(public.read_bytes())
        data[len(data) // 2] ^= 1
        public.write_bytes(data)
    elif change == "remove":
        public.unlink()
    elif change == "swap":
        public.write_bytes(Path("pack/members.pdf").read_bytes())
    else:
        Path("pack/members.pdf").write_bytes(public.read_bytes())
    done = cli("pack", "check", "pack")
    assert done.code == 1
    assert told in done.out
    if change == "swap":
        assert "The public pack has" in done.out


def test_what_could_not_be_looked_at_in_a_pack_is_noted_whether_anything_is_wrong_or_not(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = Problem("pack.digest", "A file is another.", "Build it again.", "folder")
    for code, problems in enumerate(((), (wrong,))):
        checked = PackChecked(problems, ("One page is a picture.", "And another."))
        monkeypatch.setattr("store.pack_check.checked_pack", lambda *_, checked=checked: checked)
        done = cli("pack", "check", "pack")
        assert (done.code, done.err) == (code, "One page is a picture.\nAnd another.\n")
        assert ("A file is another." in done.out) is bool(problems)
        assert ("Nothing is wrong" in done.out) is not bool(problems)


def test_where_no_pack_stands_that_is_said(cli: CommandLine) -> None:
    done = cli("pack", "check", "nowhere")
    assert (done.code, done.told) == (1, ("pack.none",))
    assert "No pack stands in nowhere." in done.err


def test_a_paper_without_a_file_is_added_without_one(cli: CommandLine) -> None:
    done = cli("paper", "add", ITEMS[0], "--what", "Report", "--due", "19/7/2021")
    assert (done.code, done.err) == (0, "")
    built = cli(*BUILD)
    assert built.code == 0, built.err
    assert list(pages_of(Path("pack/public.pdf"))) == ["1", "2"]


MEMORY, PROCESSOR = 400, 5
"""Megabytes, and seconds of the processor, that a pack of 300 pages and 75 MB may take."""


MEASURED = """
import atexit, resource, sys
from pathlib import Path
from tui.main import main

def peak():
    # What Linux says of itself; ru_maxrss there is at least that of the process which started this one.
    own = Path("/proc/self/status")
    lines = own.read_text().splitlines() if own.exists() else []
    held = [line.split()[1] for line in lines if line.startswith("VmHWM")]
    print(*(held or [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]), file=sys.stderr)

atexit.register(peak)
sys.exit(main(sys.argv[1:]))
"""
"""Runs a command, and says on the last line of its errors how many KiB of memory it held at most."""


def big_scan(pages: int, size: int) -> bytes:
    """Pages that are pictures, as a scanner makes them."""
    import io
    import random

    import pikepdf
    from pikepdf import Dictionary, Name
    from PIL import Image

    out, picture = io.BytesIO(), io.BytesIO()
    Image.frombytes("L", (size, size), random.Random(7).randbytes(size * size)).save(picture, "JPEG", quality=75)
    with pikepdf.new() as made:
        for _ in range(pages):
            shape = {"Width": size, "Height": size, "BitsPerComponent": 8, "ColorSpace": Name.DeviceGray}
            kind = {"Type": Name.XObject, "Subtype": Name.Image, "Filter": Name.DCTDecode}
            one = made.add_blank_page(page_size=(595, 842)).obj
            one.Resources = Dictionary(XObject=Dictionary(I=made.make_stream(picture.getvalue(), **kind, **shape)))
            one.Contents = made.make_stream(b"q 595 0 0 842 0 0 cm /I Do Q")
        made.save(out)
    return out.getvalue()


def test_a_pack_of_300_pages_and_75_megabytes_takes_little(cli: CommandLine, add_up: Callable[[str], None]) -> None:
    desk = office(cli)
    for item, at in zip(ITEMS, range(5), strict=True):
        put(desk, item, big_scan(27, 1_130), f"Scan {at}")
        put(desk, item, report(f"Report {at}", 34), f"Report {at}")
    put_exempt(desk, ITEMS[1])
    desk.close()
    words = ("--file", str(cli.panel), "--today", "12/7/2021", *BUILD)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-c", MEASURED, *words], capture_output=True, check=False, timeout=300)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 0, done.stderr
    peak = int(done.stderr.split()[-1]) // 1024
    data = Path("pack/public.pdf").stat().st_size
    pages = json.loads(Path("pack/index.json").read_bytes())["files"][0]["pages"]
    assert (pages >= 300, data >= 75_000_000) == (True, True), (pages, data)
    took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    add_up(f"a pack of {pages} pages, {data:,} bytes: {peak} MB, {took:.1f} s of the processor")
    assert peak < MEMORY
    # Of the processor's own time, not of the clock on the wall: both packs and the search.
    assert took < PROCESSOR
