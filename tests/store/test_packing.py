"""The pack of a meeting from its records: two twins with one numbering, and nothing exempt in the public one."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from pathlib import Path
from typing import Any

import msgspec
import page
import pikepdf
import pytest
from msgspec.structs import replace

from store.commands.programme.papers import add_paper, edit_paper, withdraw_paper
from store.commands.settings.settings import change_setting
from store.desk import Desk
from store.file.papers_folder import folder_of, place_of_file, place_of_marks
from store.pack_check import checked_pack
from store.papers.data_public import in_public
from store.papers.open_data.public import public_register
from store.papers.pack.building import StoppedError
from store.papers.printed import printed
from store.problems import FileTrouble, Refused
from store.queries.agenda.changes import changes_of_agenda
from store.records import FoundInFile, Meeting, PaperStatus, WorkItem
from store.rules.agenda.standing_now import pending_words
from tests.store.packed import (
    ITEMS,
    MEETING,
    NAME,
    SECRET,
    annex,
    arrived,
    built,
    desk_in,
    on_day,
    pages_of,
    places,
    published,
    put,
    put_exempt,
    put_in_force,
    reports,
    supplemented,
)
from tests.store.papers.pack.packs import report, strings_in
from tests.store.papers.rendering.struct_check import findings
from tests.told import codes_told, told


@pytest.fixture
def desk(tmp_path: Path) -> Any:
    """A desk with the sample."""
    held = desk_in(tmp_path)
    yield held
    held.close()


def front(out: Path, name: str = "public.pdf") -> str:
    pages = pages_of(out / name)
    return " ".join(f"{pages['1']} {pages['2']}".split())


def test_the_front_sheet_prints_the_ranges_of_december_2016(desk: Desk, tmp_path: Path) -> None:
    reports(desk, (6, 7, 6, 24))
    out = tmp_path / "pack"
    made = built(desk, out)
    for ranged in ("(Pages 3 - 8)", "(Pages 9 - 16)", "(Pages 17 - 22)", "(Pages 23 - 46)"):
        assert ranged in front(out)
    assert [one[2:] for one in places(made)] == [(3, 8), (9, 16), (17, 22), (23, 46)]
    data = (out / "public.pdf").read_bytes()
    assert findings(data) == []
    assert page.validate_pdf_bytes(data).is_compliant
    assert sorted(one.name for one in out.iterdir()) == ["index.json", "public.pdf"]
    assert checked_pack(desk, out).problems == ()


def test_a_city_prints_letters_and_first_pages(desk: Desk, tmp_path: Path) -> None:
    desk.run(change_setting, path="pack_numbers", value="pg")
    for at, pages in enumerate((8, 4, 8, 8, 18, 20, 24, 6)):
        put(desk, ITEMS[at // 2], report(f"Paper {at}", pages), f"Paper {at}")
    out = tmp_path / "pack"
    built(desk, out)
    held = pages_of(out / "public.pdf")
    words = " ".join(" ".join(one for label, one in held.items() if not label.isdecimal()).split())
    for letter, first in zip("ABCDEFGH", (1, 9, 13, 21, 29, 47, 67, 91), strict=True):
        assert f"Appendix {letter} pg {first}," in words
        assert f"Appendix {letter}" in held[str(first)]


def test_letters_that_are_recorded_stand(desk: Desk, tmp_path: Path) -> None:
    desk.run(change_setting, path="pack_numbers", value="pg")
    put(desk, ITEMS[0], report("One", 3), "Report", appendix="C")
    put_exempt(desk, ITEMS[0])
    desk.run(edit_paper, item=ITEMS[0], paper="2", appendix="C", all_the_same=True)
    built(desk, tmp_path / "pack")
    held = pages_of(tmp_path / "pack" / "public.pdf")
    assert "Appendix C" in held["5"]
    assert "Document is Restricted" in held["5"]


def test_the_minutes_of_the_last_meeting_are_made_from_the_records(desk: Desk, tmp_path: Path) -> None:
    march = next(one for one in desk.register.meetings if one.date.isoformat() == "2021-03-25")
    from store.packing import build_pack

    made = build_pack(desk, march.id, tmp_path / "pack")
    [minutes] = [one for one in made.contents.papers if one.version == 0]
    held = pages_of(tmp_path / "pack" / "public.pdf")
    assert f"(Pages {minutes.first} - {minutes.end})" in held["1"]
    assert "Minutes of the" in held[str(minutes.first)]
    assert minutes.first % 2 == 1
    assert findings((tmp_path / "pack" / "public.pdf").read_bytes()) == []


def both(desk: Desk, out: Path) -> Any:
    """Item 6 of 25 March 2021: an open report and an exempt annex, between two other reports."""
    put(desk, ITEMS[0], report("Covid", 3), "Covid")
    put(desk, ITEMS[1], report("Estates", 6), "Estates")
    put_exempt(desk, ITEMS[1])
    put(desk, ITEMS[2], report("Section 106", 7), "Section 106")
    return built(desk, out)


def test_an_exempt_annex_has_its_statutory_page_and_moves_no_number(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "pack"
    made = both(desk, out)
    public, members = pages_of(out / "public.pdf"), pages_of(out / "members.pdf")
    [kept] = [one for one in made.contents.papers if one.state == "exempt"]
    first = str(kept.first)
    line = "Not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A, Local Government Act 1972."
    assert line in " ".join(public[first].split())
    assert "Document is Restricted" in public[first]
    assert "Zephyr" in members[first]
    assert {label for label in members if int(label) > kept.end} == {label for label in public if int(label) > kept.end}
    banner = "Contains exempt information: not for publication"
    assert front(out).split() == front(out, "members.pdf").replace(banner, "").split()
    ranges = {one.item: (one.first, one.end) for one in made.contents.papers}
    assert f"(Pages {kept.first} - {kept.end})" in front(out)
    assert all("Document is Restricted" not in words for words in members.values())
    assert len(ranges) == 3


def test_the_members_pack_is_marked_on_its_front_sheet_and_on_every_exempt_page(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "pack"
    made = both(desk, out)
    members = pages_of(out / "members.pdf")
    assert "Contains exempt information: not for publication" in members["1"]
    assert "Contains exempt information: not for publication" in members["2"]
    [kept] = [one for one in made.contents.papers if one.state == "exempt"]
    marked = [label for label, words in members.items() if "Not for publication by virtue of" in words]
    assert [label for label in marked if int(label) > 2] == [str(one) for one in range(kept.first, kept.last + 1)]
    assert (out / "members.pdf").stat().st_mode & 0o077 == 0
    assert any("Contains exempt information" in note or "contains exempt information" in note for note in made.notes)
    data = (out / "members.pdf").read_bytes()
    assert findings(data) == []
    assert page.validate_pdf_bytes(data).is_compliant


def test_no_object_of_the_public_pack_holds_a_trace_of_the_annex(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "pack"
    both(desk, out)
    data = (out / "public.pdf").read_bytes()
    index = (out / "index.json").read_bytes()
    for word in ("Zephyr", "Quillfeather", "1,234,567", "Jane Quill"):
        wanted = {word.encode(), word.encode("utf-16-be"), word.encode("utf-16-be").hex().encode()}
        assert not any(one in part for part in (*strings_in(data), index, data) for one in wanted), word
    with pikepdf.open(out / "public.pdf") as held:
        pages = sum(isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Page" for one in held.objects)
        assert pages == len(held.pages)


def test_the_public_pack_never_opens_the_annex_and_is_built_without_it(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both(desk, tmp_path / "first")
    [item] = [one for one in desk.register.items_of(MEETING) if one.id == ITEMS[1]]
    kept = place_of_file(desk.path, item.papers[1].files[-1])
    assert kept.exists()
    data = kept.read_bytes()
    kept.unlink()
    made = built(desk, tmp_path / "second")
    assert (tmp_path / "second" / "public.pdf").read_bytes() == (tmp_path / "first" / "public.pdf").read_bytes()
    assert [one.file for one in made.contents.files] == ["public.pdf"]
    assert any("members.pdf was not built" in note for note in made.notes)
    assert checked_pack(desk, tmp_path / "second").problems == ()
    kept.write_bytes(data)
    built(desk, tmp_path / "second")
    assert (tmp_path / "second" / "members.pdf").exists()


def test_the_same_records_give_the_same_bytes(desk: Desk, tmp_path: Path) -> None:
    both(desk, tmp_path / "one")
    built(desk, tmp_path / "two")
    for name in ("public.pdf", "members.pdf", "index.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_no_paper_is_written_to(desk: Desk, tmp_path: Path) -> None:
    put(desk, ITEMS[0], report("One", 3))
    put_exempt(desk, ITEMS[1])

    def digests() -> dict[str, str]:
        return {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in folder_of(desk.path).iterdir()}

    before = digests()
    built(desk, tmp_path / "pack")
    assert digests() == before


def test_the_index_gives_versions_and_digests_and_of_an_exempt_paper_neither(desk: Desk, tmp_path: Path) -> None:
    put(desk, ITEMS[0], report("One", 3), name="first.pdf")
    again = report("One again", 3)
    put_in_force(desk, ITEMS[0], again, "Table 2 put right")
    put_exempt(desk, ITEMS[1])
    out = tmp_path / "pack"
    built(desk, out)
    index = json.loads((out / "index.json").read_bytes())
    for file in index["files"]:
        assert hashlib.sha512((out / file["file"]).read_bytes()).hexdigest() == file["sha512"]
    one, kept = index["papers"]
    assert [(each["file"], each["reason"]) for each in one["versions"]] == [
        ("first.pdf", ""),
        ("new.pdf", "Table 2 put right"),
    ]
    assert one["versions"][1]["sha512"] == hashlib.sha512(again).hexdigest()
    assert (one["version"], kept["versions"], kept["title"]) == (2, [], "exempt paper")


# After publication


def late(desk: Desk, tmp_path: Path) -> tuple[Desk, Path, Any]:
    """A pack that is out, with one paper to follow that then comes."""
    reports(desk, (6, 7, 6))
    desk.run(add_paper, item=ITEMS[3], what="Ethics report", status=PaperStatus.TO_FOLLOW)
    desk = on_day(desk, 21)
    published(desk)
    out = tmp_path / "pack"
    before = built(desk, out)
    desk = on_day(desk, 23)
    put_in_force(desk, ITEMS[3], report("Ethics", 5))
    return desk, out, before


def test_a_late_report_gives_supplement_1_and_moves_no_number(desk: Desk, tmp_path: Path) -> None:
    desk, out, before = late(desk, tmp_path)
    waiting = built(desk, out)
    assert places(waiting) == places(before)
    assert any("came after the agenda went out" in note for note in waiting.notes)
    was = pages_of(out / "public.pdf")
    supplemented(desk)
    made = built(desk, out)
    assert places(made)[:3] == places(before)
    assert places(made)[3:] == [("supplement 1", "8", 25, 29)]
    now = pages_of(out / "public.pdf")
    assert {label: now[label] for label in was} == was
    first = places(made)[3][2]
    sheet = now[str(first - 2)]
    assert "Supplement 1" in sheet
    assert "Item 8: Ethics report, which was to follow, is there." in " ".join(sheet.split())
    assert f"(Pages {first} - {places(made)[3][3]})" in " ".join(sheet.split())
    assert findings((out / "public.pdf").read_bytes()) == []
    assert checked_pack(desk, out).problems == ()
    desk.close()


def test_the_sheet_of_differences_is_exact(desk: Desk, tmp_path: Path) -> None:
    desk, _, _ = late(desk, tmp_path)
    supplemented(desk)
    desk = on_day(desk, 24)
    put_in_force(desk, ITEMS[0], report("Report W13, again", 6), "Table 2 put right")
    put(desk, ITEMS[1], report("Addendum", 2), "Addendum")
    supplemented(desk)
    told = changes_of_agenda(desk.register, desk.register.need(Meeting, MEETING, "meeting"))
    words = [(one.issue, one.words) for one in told.changes]
    assert words == [
        ("supplement 1", f"Item {number(desk, ITEMS[3])}: Ethics report, which was to follow, is there."),
        ("supplement 2", f"Item {number(desk, ITEMS[0])}: Report, is replaced by version 2: Table 2 put right."),
        ("supplement 2", f"Item {number(desk, ITEMS[1])}: Addendum, is new."),
    ]
    assert told.unpublished == ()
    desk.close()


@pytest.mark.parametrize(
    ("status", "exempt", "words"),
    [
        (PaperStatus.NOT_ASKED, "", "Ethics report, which went out without its file, is there."),
        (PaperStatus.RECEIVED, "", "Ethics report, which went out without its file, is there."),
        (PaperStatus.DUE, "", "Ethics report, which was to follow, is there."),
        (PaperStatus.RECEIVED, "3", "exempt paper, exempt, paragraph 3, which went out without its file, is there."),
    ],
)
def test_a_file_that_comes_after_publication_is_brought_by_supplement_1(
    desk: Desk, tmp_path: Path, status: PaperStatus, exempt: str, words: str
) -> None:
    reports(desk, (6, 7))
    interest = "Prices are negotiated." if exempt else ""
    desk.run(add_paper, item=ITEMS[2], what="Ethics report", status=status, exempt_paragraph=exempt, interest=interest)
    desk.run(add_paper, item=ITEMS[3], what="Never written", status=status)
    desk = on_day(desk, 21)
    published(desk)
    before = built(desk, tmp_path / "pack")
    assert pending_words(desk.register, desk.register.need(Meeting, MEETING, "meeting")) == ()
    desk = on_day(desk, 23)
    put_in_force(desk, ITEMS[2], annex() if exempt else report("Ethics", 5))
    waiting = built(desk, tmp_path / "pack")
    assert places(waiting) == places(before)
    item = number(desk, ITEMS[2])
    assert pending_words(desk.register, desk.register.need(Meeting, MEETING, "meeting")) == (f"Item {item}: {words}",)
    supplemented(desk)
    made = built(desk, tmp_path / "pack")
    assert places(made)[: len(places(before))] == places(before)
    [late] = places(made)[len(places(before)) :]
    assert late[:2] == ("supplement 1", item)
    assert not any("came after the agenda" in note for note in made.notes)
    assert f"Item {item}: " in " ".join(pages_of(tmp_path / "pack" / "public.pdf")[str(late[2] - 2)].split())
    told = changes_of_agenda(desk.register, desk.register.need(Meeting, MEETING, "meeting"))
    assert [one.words for one in told.changes] == [f"Item {item}: {words}"]
    assert told.unpublished == ()
    assert checked_pack(desk, tmp_path / "pack").problems == ()
    desk.close()


def test_files_put_in_after_an_agenda_without_any_went_out_belong_to_it(desk: Desk, tmp_path: Path) -> None:
    for item, status in zip(ITEMS[:2], (PaperStatus.RECEIVED, PaperStatus.TO_FOLLOW), strict=True):
        desk.run(add_paper, item=item, what="Report", status=status)
    desk = on_day(desk, 21)
    published(desk)
    put_in_force(desk, ITEMS[0], report("One", 3))
    assert pending_words(desk.register, desk.register.need(Meeting, MEETING, "meeting")) == ()
    put_in_force(desk, ITEMS[1], report("Two", 3))
    put(desk, ITEMS[0], report("Three", 2), "Addendum")
    waiting = built(desk, tmp_path / "pack")
    assert [one[:2] for one in places(waiting)] == [("agenda", number(desk, ITEMS[0]))]
    assert sum("came after the agenda" in note for note in waiting.notes) == 2
    supplemented(desk)
    made = built(desk, tmp_path / "pack")
    assert [(one.part, one.title) for one in made.contents.papers] == [
        ("agenda", "Report"),
        ("supplement 1", "Addendum"),
        ("supplement 1", "Report"),
    ]
    assert places(made)[0] == places(waiting)[0]
    desk.close()


def number(desk: Desk, item: str) -> str:
    meeting = desk.register.need(Meeting, MEETING, "meeting")
    return next(line.number for line in meeting.published[0].lines if line.item == item)


def test_what_is_replaced_or_withdrawn_leaves_every_number_where_it_is(desk: Desk, tmp_path: Path) -> None:
    desk, out, before = late(desk, tmp_path)
    supplemented(desk)
    put_in_force(desk, ITEMS[0], report("Shorter", 2), "Shorter")
    desk.run(withdraw_paper, item=ITEMS[1], paper="1", reason="It names people", all_the_same=True)
    supplemented(desk)
    made = built(desk, out)
    assert [one[2:] for one in places(made)][:3] == [one[2:] for one in places(before)]
    states = [(one.part, one.state, one.version) for one in made.contents.papers]
    assert states == [
        ("agenda", "in the pack", 1),
        ("agenda", "withdrawn", 1),
        ("agenda", "in the pack", 1),
        ("supplement 1", "in the pack", 1),
        ("supplement 2", "in the pack", 2),
    ]
    held = pages_of(out / "public.pdf")
    gone = str(made.contents.papers[1].first)
    assert "It names people" in held[gone]
    assert "Part 1 of" not in held[gone]
    assert checked_pack(desk, out).problems == ()
    desk.close()


def test_a_late_item_and_a_withdrawn_one_have_parts_of_their_own(desk: Desk, tmp_path: Path) -> None:
    from store.commands.agenda.issuing import add_late_item, withdraw_line
    from store.queries.calendar.holidays import working_days_of

    reports(desk, (6, 7, 6))
    desk = on_day(desk, 21)
    published(desk)
    out = tmp_path / "pack"
    before = built(desk, out)
    desk = on_day(desk, 26)
    other = next(one for one in desk.register.items_of(None) if one.status.open)
    put(desk, other.id, report("Urgent", 3), "Urgent")
    why: dict[str, Any] = {"circumstances": "A decision is due.", "why_not_before": "It was not known."}
    chair = next(seat.person for seat in desk.register.seats_on(desk.today) if seat.person)
    holidays = working_days_of(desk.register.panel)
    desk.run(add_late_item, meeting=MEETING, item=other.id, chair=chair, holidays=holidays, **why)
    desk.run(withdraw_line, meeting=MEETING, line=number(desk, ITEMS[1]), reason="Not ready", all_the_same=True)
    made = built(desk, out)
    assert made.contents.parts == ("agenda", "late item 1", "withdrawal 1")
    assert [one[2:] for one in places(made)][:3] == [one[2:] for one in places(before)]
    assert [(one.part, one.state) for one in made.contents.papers] == [
        ("agenda", "in the pack"),
        ("agenda", "withdrawn"),
        ("agenda", "in the pack"),
        ("late item 1", "in the pack"),
    ]
    words = " ".join(" ".join(pages_of(out / "public.pdf").values()).split())
    assert "A decision is due" in words
    assert "Reason: Not ready" in words
    assert findings((out / "public.pdf").read_bytes()) == []
    assert checked_pack(desk, out).problems == ()
    desk.close()


def test_a_number_that_would_move_once_the_pack_is_out_is_refused(desk: Desk, tmp_path: Path) -> None:
    reports(desk, (6, 7, 6))
    desk = on_day(desk, 21)
    published(desk)
    out = tmp_path / "pack"
    built(desk, out)
    index = json.loads((out / "index.json").read_bytes())
    index["papers"][1]["first"] = 11
    (out / "index.json").write_text(json.dumps(index), encoding="utf-8")
    stood = (out / "public.pdf").read_bytes()
    with pytest.raises(Refused) as refused:
        built(desk, out)
    assert [one.code for one in refused.value.problems] == ["pack.moved"]
    assert (out / "public.pdf").read_bytes() == stood
    built(desk, out, replace=True)
    desk.close()


@pytest.mark.parametrize("paragraph", ["", "3"])
def test_a_paper_that_became_exempt_or_open_makes_a_built_pack_void(desk: Desk, tmp_path: Path, paragraph: str) -> None:
    put(desk, ITEMS[0], annex(), "Offer") if paragraph else put_exempt(desk, ITEMS[0], what="Offer")
    out = tmp_path / "pack"
    built(desk, out)
    assert checked_pack(desk, out).problems == ()
    interest = "Prices." if paragraph else ""
    desk.run(edit_paper, item=ITEMS[0], paper="1", exempt_paragraph=paragraph, interest=interest, all_the_same=True)
    assert "pack.stale" in {one.code for one in checked_pack(desk, out).problems}
    sentences = [one.sentence for one in checked_pack(desk, out).problems]
    assert any(("is exempt by now" if paragraph else "not exempt any more") in one for one in sentences), sentences
    made = built(desk, out)
    assert checked_pack(desk, out).problems == ()
    assert [one.file for one in made.contents.files] == (["public.pdf", "members.pdf"] if paragraph else ["public.pdf"])


@pytest.mark.parametrize("exempt", [False, True])
def test_what_a_paper_was_called_that_became_exempt_goes_out_no_more(desk: Desk, exempt: bool) -> None:
    """Not with the agenda, the sheet of changes, the data of the meeting or open data, though it was published once."""
    put(desk, ITEMS[0], annex(), "Quillfeather")
    published(desk)
    desk.run(edit_paper, item=ITEMS[0], paper="1", appendix="Z", all_the_same=True)
    supplemented(desk)
    if exempt:
        desk.run(edit_paper, item=ITEMS[0], paper="1", exempt_paragraph="3", interest="Prices.", all_the_same=True)
    register = desk.register
    texts = [
        printed("agenda", form, register, desk.today, meeting=MEETING, changes_sheet=changes).data
        for form in ("text", "html", "json")
        for changes in (False, True)
    ]
    texts += [msgspec.json.encode(in_public(register, register.need(Meeting, MEETING)))]
    texts += [msgspec.json.encode(public_register(register).need(Meeting, MEETING))]
    shown = [b"Quillfeather" in text for text in texts]
    assert shown == [not exempt] * len(texts)


def test_whatever_was_done_to_a_pack_since_it_was_built_has_its_code(desk: Desk, tmp_path: Path) -> None:
    put(desk, ITEMS[0], report("One", 1))
    out = tmp_path / "pack"

    def found() -> set[str]:
        return {one.code for one in checked_pack(desk, out).problems}

    assert codes_told(lambda: checked_pack(desk, out)) == ["pack.none"]
    built(desk, out)
    assert found() == set()
    published(desk)
    assert found() == {"pack.draft"}
    built(desk, out)
    assert found() == set()
    (out / "members.pdf").write_bytes(b"%PDF-")
    assert found() == {"pack.stranger"}
    (out / "members.pdf").unlink()
    whole = (out / "public.pdf").read_bytes()
    (out / "public.pdf").write_bytes(whole + b"\n")
    assert "pack.altered" in found()
    (out / "public.pdf").unlink()
    assert found() == {"pack.missing"}
    (out / "public.pdf").write_bytes(whole)
    index = (out / "index.json").read_text(encoding="utf-8")
    (out / "index.json").write_text(index.replace(desk.panel_id, "0" * len(desk.panel_id)), encoding="utf-8")
    (other,) = told(lambda: checked_pack(desk, out))
    assert (other.code, other.cure) == ("pack.other", "Open the file that it was built from.")


def test_a_file_of_a_pack_that_cannot_be_read_is_said(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(desk, ITEMS[0], report("One", 1))
    out = tmp_path / "pack"
    built(desk, out)
    read = Path.read_bytes

    def barred(path: Path) -> bytes:
        if path.name == "public.pdf":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", barred)
    (problem,) = checked_pack(desk, out).problems
    assert (problem.code, problem.cure) == ("pack.read", "See to its rights.")
    assert problem.sentence.startswith("public.pdf cannot be read: ")


# The folder


def test_a_pack_takes_the_place_of_the_one_before_whole(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "pack"
    both(desk, out)
    desk.run(withdraw_paper, item=ITEMS[1], paper="2", reason="Not needed")
    built(desk, out)
    assert sorted(one.name for one in out.iterdir()) == ["index.json", "public.pdf"]
    assert sorted(one.name for one in tmp_path.iterdir() if "pack" in one.name and one != out) == []


@pytest.mark.parametrize("name", ["notes.txt", "public.pdf", "index.json"])
def test_other_files_are_refused_and_stay_even_where_a_pack_is_put_among_them(
    desk: Desk, tmp_path: Path, name: str
) -> None:
    reports(desk, (2,))
    out = tmp_path / "pack"
    out.mkdir()
    (out / name).write_text("somebody's own", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        built(desk, out)
    (problem,) = refused.value.problems
    assert problem.code == ("pack.others" if name == "notes.txt" else "pack.exists")
    assert problem.cure == "Name an empty folder."
    assert [one.name for one in out.iterdir()] == [name]
    built(desk, out, replace=True)
    assert {"index.json", "public.pdf"} <= {one.name for one in out.iterdir()}
    assert name != "notes.txt" or (out / name).read_text(encoding="utf-8") == "somebody's own"


def test_the_pack_of_another_meeting_is_not_replaced(desk: Desk, tmp_path: Path) -> None:
    from store.packing import build_pack

    reports(desk, (2,))
    march = next(one for one in desk.register.meetings if one.date.isoformat() == "2021-03-25")
    build_pack(desk, march.id, tmp_path / "pack")
    (problem,) = told(lambda: built(desk, tmp_path / "pack"))
    assert problem.code == "pack.exists"
    assert problem.sentence.endswith("which is no earlier pack of that meeting.")


@pytest.mark.parametrize("where", ["panel.json", ".", "panel.papers", "panel.backups"])
def test_no_pack_is_put_where_the_panels_own_files_stand(desk: Desk, tmp_path: Path, where: str) -> None:
    put(desk, ITEMS[0], report("One", 2))
    before = {one: one.read_bytes() for one in tmp_path.rglob("*") if one.is_file()}
    with pytest.raises((Refused, FileTrouble)):
        built(desk, tmp_path / where, replace=True)
    assert {one: one.read_bytes() for one in before} == before


def test_a_folder_of_a_pack_is_neither_a_file_nor_that_of_the_panel(desk: Desk, tmp_path: Path) -> None:
    put(desk, ITEMS[0], report("One", 2))
    (tmp_path / "pack").write_text("a file", encoding="utf-8")
    (file,) = told(lambda: built(desk, tmp_path / "pack"))
    assert (file.code, file.cure) == ("pack.folder", "Name a folder.")
    (own,) = told(lambda: built(desk, tmp_path))
    assert (own.code, own.cure) == ("pack.folder", "Name a folder that is there for the pack alone.")


def standing(out: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in out.iterdir()}


@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_full_disk_leaves_the_pack_before_as_it_was(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    out = tmp_path / "pack"
    both(desk, out)
    stood, real, times = standing(out), os.fsync, iter(range(100))

    def full(descriptor: int) -> None:
        if next(times) >= after:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(descriptor)

    put(desk, ITEMS[3], report("More", 2), "More")
    monkeypatch.setattr("store.file.pack_folder.os.fsync", full)
    with pytest.raises(FileTrouble) as trouble:
        built(desk, out)
    assert trouble.value.problem.code == "pack.trouble"
    assert "What stood there stands" in trouble.value.problem.cure
    assert standing(out) == stood
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".pack")] == []


def test_whoever_stops_it_keeps_the_pack_before_and_is_told_how_far_it_is(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "pack"
    both(desk, out)
    stood = standing(out)
    told: list[tuple[int, int]] = []

    def tell(at: int, of: int) -> bool:
        told.append((at, of))
        return True

    built(desk, out, progress=tell)
    steps = told[-1][1]
    assert [at for at, _ in told] == list(range(steps))
    for stop in range(steps):
        with pytest.raises(StoppedError):
            built(desk, out, progress=lambda at, _of, stop=stop: at < stop)
    assert standing(out) == stood


def test_a_program_that_is_killed_between_two_names_leaves_the_old_pack(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "pack"
    both(desk, out)
    stood = standing(out)
    real = Path.replace

    def killed(self: Path, target: Path) -> Any:
        if Path(target) == out:
            raise KeyboardInterrupt
        return real(self, target)

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        built(desk, out)
    monkeypatch.undo()
    assert not out.exists()
    assert checked_pack(desk, out).problems == ()
    assert standing(out) == stood


def test_all_that_is_wrong_with_any_paper_is_told_in_one_report(desk: Desk, tmp_path: Path) -> None:
    reports(desk, (2, 2, 2))
    for one in ITEMS[:2]:
        item = desk.register.need(WorkItem, one, "item")
        place_of_file(desk.path, item.papers[0].files[-1]).unlink()
    with pytest.raises(Refused) as refused:
        built(desk, tmp_path / "pack")
    assert len(refused.value.problems) == 2
    assert not (tmp_path / "pack").exists()


def test_a_meeting_in_private_has_no_pack(desk: Desk, tmp_path: Path) -> None:
    from store.packing import build_pack
    from store.records import MeetingKind

    private = next(one for one in desk.register.meetings if not one.kind.in_public)
    (problem,) = told(lambda: build_pack(desk, private.id, tmp_path / "pack"))
    assert (problem.code, problem.cure) == ("pack-private", "Choose a meeting in public.")
    assert any(not kind.in_public for kind in MeetingKind)


# Marks


def test_an_exempt_paper_is_marked_when_it_comes_and_its_words_are_not_kept(desk: Desk) -> None:
    put_exempt(desk, ITEMS[0])
    file = desk.register.need(WorkItem, ITEMS[0], "item").papers[0].files[0]
    marks = place_of_marks(desk.path, file)
    data = marks.read_bytes()
    assert marks.stat().st_mode & 0o077 == 0
    for word in (*SECRET.split(), *NAME.split()):
        assert len(word) < 5 or word.encode() not in data
    assert b"marks" not in desk.path.read_bytes()


def test_a_paper_that_becomes_exempt_is_marked_then(desk: Desk) -> None:
    put(desk, ITEMS[0], annex(), "Offer")
    file = desk.register.need(WorkItem, ITEMS[0], "item").papers[0].files[0]
    assert not place_of_marks(desk.path, file).exists()
    desk.run(edit_paper, item=ITEMS[0], paper="1", exempt_paragraph="3", interest="Prices.", all_the_same=True)
    assert place_of_marks(desk.path, file).exists()


def test_an_exempt_scan_is_named_as_not_scannable(desk: Desk, tmp_path: Path) -> None:
    from tests.store.papers.pack.packs import drawn_page

    put_exempt(desk, ITEMS[0], drawn_page(b"0 g 100 100 300 300 re f"))
    (scan,) = (one for one in desk.warnings if one.code == "marks.scan")
    assert "no words that can be read (a scan" in scan.sentence
    put(desk, ITEMS[1], report("Open", 2))
    made = built(desk, tmp_path / "pack")
    assert any("no words that can be read (a scan" in note for note in made.notes)


def test_what_would_disclose_something_is_told_whenever_the_pack_is_built(desk: Desk, tmp_path: Path) -> None:
    box = FoundInFile(kind="black-box", where="page 2", what="3 words can still be copied from under 1 black box.")
    picture = FoundInFile(kind="scan", where="page 1", what="1 page is a picture of text.")
    plain = FoundInFile(kind="not-tagged", what="It has no accessibility tags.")
    file = arrived(report("Open", 2), "open.pdf")
    file = replace(file, facts=replace(file.facts, found=(box, picture, plain)))
    desk.run(add_paper, item=ITEMS[0], what="Report", files=(file,), all_the_same=True)
    notes = " ".join(built(desk, tmp_path / "pack").notes)
    assert "open.pdf: Page 2: 3 words can still be copied from under 1 black box. Do NOT publish" in notes
    assert "no accessibility tags" not in notes
    assert "cannot be searched" not in notes
    put_exempt(desk, ITEMS[1])
    notes = " ".join(built(desk, tmp_path / "pack").notes)
    assert "open.pdf, page 1: pictures of text cannot be searched" in notes


def test_a_new_version_of_a_published_paper_is_what_is_left_to_publish(desk: Desk) -> None:
    reports(desk, (2,))
    desk = on_day(desk, 21)
    published(desk)
    meeting = desk.register.need(Meeting, MEETING, "meeting")
    assert changes_of_agenda(desk.register, meeting).unpublished == ()
    put_in_force(desk, ITEMS[0], report("Again", 2), "Put right")
    meeting = desk.register.need(Meeting, MEETING, "meeting")
    [told] = changes_of_agenda(desk.register, meeting).unpublished
    assert "is replaced by version 2: Put right" in told
    bare = replace(meeting, published=())
    assert changes_of_agenda(desk.register, bare).unpublished == ()
    desk.close()
