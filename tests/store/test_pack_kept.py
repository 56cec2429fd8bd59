"""What is kept of a pack that went out: the minutes that were made for it, and where it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.commands.calendar.deadlines import take_back_done
from store.commands.minutes.minutes import add_minute, edit_minute
from store.commands.packs import record_pack
from store.desk import Desk
from store.file.doctor import examine
from store.file.papers_folder import PDF, folder_of, place_of
from store.file.papers_parcel import names_in
from store.pack_check import checked_pack
from store.papers.data_public import in_public
from store.problems import Refused
from store.queries.calendar.holidays import working_days_of
from store.records import Meeting, PackBuilt, PaperFile
from tests.store.packed import MEETING, built, desk_in, on_day, places, published, reports

LAST = "M17"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk on the day on which the agenda goes out."""
    held = desk_in(tmp_path, dt.date(2021, 7, 21))
    yield held
    held.close()


def minuted(desk: Desk) -> str:
    """Minute the last meeting; gives the id of the minute."""
    desk.run(add_minute, meeting=LAST, heading="Rural crime", text="The Panel noted the report.")
    return desk.register.minutes_of(LAST)[0].id


def meeting(desk: Desk) -> Meeting:
    return desk.register.need(Meeting, MEETING, "meeting")


def kept(desk: Desk) -> PaperFile | None:
    [issue] = meeting(desk).published
    assert issue.minutes_out is not None
    return issue.minutes_out.file


def test_minutes_that_change_after_they_went_out_stand_in_the_pack_as_they_were(desk: Desk, tmp_path: Path) -> None:
    minute = minuted(desk)
    reports(desk, (2, 3))
    built(desk, tmp_path / "pack")
    assert meeting(desk).published == (), "of a draft nothing is kept"
    published(desk)
    before = built(desk, tmp_path / "pack")
    stood = (tmp_path / "pack" / "public.pdf").read_bytes()
    file = kept(desk)
    assert file is not None
    assert place_of(desk.path, file.sha256, PDF).stat().st_size == file.size
    assert before.contents.papers[0].title == file.name.removesuffix(PDF)
    text = "The Panel noted the report. " * 400
    desk.run(edit_minute, minute=minute, text=text)
    again = built(desk, tmp_path / "pack")
    assert places(again) == places(before)
    assert (tmp_path / "pack" / "public.pdf").read_bytes() == stood
    assert checked_pack(desk, tmp_path / "pack").problems == ()
    assert built(desk, tmp_path / "other", replace=True).contents.files == again.contents.files
    assert kept(desk) == file


def test_minutes_recorded_after_the_pack_went_out_move_no_number_unless_that_is_meant(
    desk: Desk, tmp_path: Path
) -> None:
    reports(desk, (2, 3))
    published(desk)
    before = built(desk, tmp_path / "pack")
    assert kept(desk) is None
    minuted(desk)
    again = built(desk, tmp_path / "pack")
    assert places(again) == places(before)
    assert any("recorded after the pack went out" in note for note in again.notes)
    meant = built(desk, tmp_path / "pack", replace=True)
    assert [one[1] for one in places(meant)] == ["3", *(one[1] for one in places(before))]
    assert kept(desk) is not None
    assert not any("recorded after" in note for note in built(desk, tmp_path / "pack").notes)


@pytest.mark.parametrize("altered", [True, False])
def test_minutes_that_are_not_there_any_more_are_named_and_never_made_again(
    desk: Desk, tmp_path: Path, altered: bool
) -> None:
    minuted(desk)
    published(desk)
    built(desk, tmp_path / "pack")
    file = kept(desk)
    assert file is not None
    place = place_of(desk.path, file.sha256, PDF)
    data = place.read_bytes()
    place.write_bytes(data + b"x") if altered else place.unlink()
    with pytest.raises(Refused) as refused:
        built(desk, tmp_path / "pack")
    assert [one.code for one in refused.value.problems] == ["pack.minutes"]
    assert place.name in refused.value.problems[0].cure
    told = " ".join(examine(desk.path).sentences)
    assert f"minutes that went out with the agenda for {MEETING}" in told
    place.write_bytes(data)
    built(desk, tmp_path / "pack")
    assert "minutes that went out" not in " ".join(examine(desk.path).sentences)


def test_what_went_out_is_copied_exported_and_taken_back_with_the_publication(desk: Desk, tmp_path: Path) -> None:
    minuted(desk)
    published(desk)
    built(desk, tmp_path / "pack")
    file = kept(desk)
    assert file is not None
    assert names_in([meeting(desk)]) == (f"{file.sha256}{PDF}",)
    (tmp_path / "copy").mkdir()
    desk.copy_to(tmp_path / "copy" / "panel.json")
    assert (folder_of(tmp_path / "copy" / "panel.json") / f"{file.sha256}{PDF}").exists()
    holidays = working_days_of(desk.register.panel)
    desk.run(take_back_done, meeting=MEETING, deadline="publication", all_the_same=True, holidays=holidays)
    assert meeting(desk).published == ()
    published(desk)
    built(desk, tmp_path / "pack", replace=True)
    assert kept(desk) == file


def test_the_last_pack_is_recorded_and_the_same_again_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    reports(desk, (2,))
    made = built(desk, tmp_path / "packs" / "july")
    one = PackBuilt(on=desk.today, folder="packs/july", sha512=made.sha512)
    assert meeting(desk).pack == one
    before = desk.revision
    built(desk, tmp_path / "packs" / "july")
    assert desk.revision == before
    assert in_public(desk.register, meeting(desk)) == in_public(
        desk.register, desk.register.need(Meeting, MEETING, "meeting")
    )
    shown = in_public(desk.register, meeting(desk))
    assert isinstance(shown, Meeting)
    assert shown.pack is None
    with pytest.raises(Refused, match="That is no digest"):
        desk.run(record_pack, meeting=MEETING, folder="x", sha512="aa")


def test_a_pack_that_cannot_be_recorded_stands_all_the_same(desk: Desk, tmp_path: Path) -> None:
    from store.packing import build_pack, record_built

    reports(desk, (2,))
    desk = on_day(desk, 22)
    path = desk.path
    desk.close()
    held = Desk.open(path, today=dt.date(2021, 7, 22), who="A clerk", read_only=True)
    made = build_pack(held, MEETING, tmp_path / "pack")
    assert record_built(held, made).startswith("That it was built could not be recorded.")
    assert (tmp_path / "pack" / "public.pdf").exists()
    held.close()
