"""What a bundle holds: the papers, the lists and the journal of its meeting, and nothing of another."""

from __future__ import annotations

import datetime as dt
from hashlib import sha512
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from store.bundling import made_at
from store.commands.bundles import record_bundle
from store.commands.calendar.deadlines import post_notices, publish
from store.commands.calendar.meetings import edit_meeting
from store.commands.minutes.correcting import correct_minute
from store.commands.minutes.minutes import edit_minute
from store.commands.minutes.sets import confirm_minutes, finalise_minutes, reopen_minutes, sign_minutes
from store.commands.programme.items import edit_item
from store.commands.programme.moves import defer_items
from store.commands.programme.papers import add_paper, edit_paper, remove_paper
from store.commands.questions.receipt import receive_question
from store.desk import Desk
from store.edit import Edit
from store.papers.bundle.manifest import MANIFEST, SUMS, BundleManifest, read_manifest
from store.papers.bundle.verifying import verified
from store.papers.bundle.zipped import unzipped
from store.papers.printed import printed
from store.problems import Refused
from store.queries.calendar.holidays import working_days_of
from store.records import AgendaLine, Meeting, Minute, Paper, Record
from store.register import Register
from store.rules.lint import CODES
from store.rules.publishing.withheld import WITHHELD_WORDS
from tests.exempt_office import CANARY, MEETING, exempt_records
from tests.store.papers.pack.packs import drawn_page
from tests.told import told as problems_told

HELD, NEXT, LATER = "M14", "M15", "M18"
PAGE = drawn_page()
LEFT = dict.fromkeys(CODES, "As the paper prints it")


def files_in(desk: Desk, meeting: str = HELD, **more: Any) -> dict[str, bytes]:
    """Make a bundle and give its files by name; whatever is made verifies."""
    data = made_at(desk, meeting, **more).data
    assert verified(data).whole
    return {one.name: one.data for one in unzipped(data)}


def told(files: dict[str, bytes]) -> BundleManifest:
    manifest = read_manifest(files[MANIFEST])
    assert manifest is not None
    return manifest


def journal(files: dict[str, bytes]) -> list[dict[str, Any]]:
    return msgspec.json.decode(files["journal.json"], type=list[dict[str, Any]])


def test_a_bundle_has_everything_that_is_asked_of_it(desk: Desk) -> None:
    files = files_in(desk)
    assert list(files)[:2] == [MANIFEST, SUMS]
    for name in (
        "timeline.txt",
        "timeline.json",
        "notice/notice.html",
        "agenda/agenda.html",
        "questions.html",
        "attendance.html",
        "attendance.json",
        "declarations.html",
        "minutes/minutes.html",
        "minutes/minutes.json",
        "votes.json",
        "actions.json",
        "questions.json",
        "declarations.json",
        "events.json",
        "papers.json",
        "journal.json",
        "records.json",
    ):
        assert len(files[name]) > 2, name
    manifest = told(files)
    assert [one.file for one in manifest.files] == list(files)[2:]
    assert all(one.sha512 == sha512(files[one.file]).hexdigest() and one.what for one in manifest.files)
    register, today = desk.register, desk.today
    assert files["minutes/minutes.html"] == printed("minutes", "html", register, today, meeting=HELD).data
    assert files["agenda/agenda.html"] == printed("agenda", "html", register, today, meeting=HELD).data


def test_what_cannot_be_printed_is_said_in_the_bundle_itself(desk: Desk) -> None:
    manifest = told(files_in(desk, LATER))
    assert any(one.startswith("The public notice: The venue of the meeting of 29 July") for one in manifest.lacking)
    assert "The minutes: none are recorded." in manifest.lacking
    assert all(one.endswith(".") for one in manifest.lacking)


def test_every_record_in_it_is_of_the_meeting_or_a_person_whom_one_names(desk: Desk) -> None:
    records = msgspec.json.decode(files_in(desk)["records.json"], type=dict[str, Any])
    assert [one["id"] for one in records["meetings"]] == [HELD]
    for table in ("minutes", "votes", "declarations", "stamps"):
        assert all(one["meeting"] == HELD for one in records[table]), table
    assert len(records["minutes"]) == len(desk.register.minutes_of(HELD)) > 5
    named = str(records["meetings"]) + str(records["declarations"]) + str(records["minutes"]) + str(records["votes"])
    assert records["people"]
    assert all(f"'{one['id']}'" in named + str(records["actions"]) for one in records["people"])
    assert records["panel"] == []


def test_the_same_records_make_the_same_bytes_though_a_bundle_was_recorded_between(desk: Desk) -> None:
    first = made_at(desk, HELD)
    desk.run(record_bundle, meeting=HELD, sha512=first.digest)
    assert made_at(desk, HELD).data == first.data
    assert desk.run(record_bundle, meeting=HELD, sha512=first.digest) is None, "the same bundle is recorded once"
    desk.run(edit_meeting, meeting=HELD, note="A note of the office")
    assert made_at(desk, HELD).data != first.data


def test_each_bundle_names_the_last_one_of_the_meeting_before_for_the_same_readers(desk: Desk) -> None:
    assert told(files_in(desk)).before is None
    for for_members, digest in ((False, "aa" * 64), (True, "bb" * 64), (False, "cc" * 64)):
        desk.run(record_bundle, meeting=HELD, sha512=digest, for_members=for_members)
    before = told(files_in(desk, NEXT)).before
    assert before is not None
    assert (before.meeting_id, before.meeting, before.sha512) == (HELD, dt.date(2021, 1, 27), "cc" * 64)
    members = told(files_in(desk, NEXT, for_members=True)).before
    assert members is not None
    assert members.sha512 == "bb" * 64
    assert told(files_in(desk)).before is None, "a bundle never names itself"
    notes = made_at(desk, LATER).notes
    assert "It follows the bundle of 27 January 2021." in notes
    assert any("was made of Thursday 25 March 2021 and Thursday 10 June 2021" in one for one in notes)


def test_a_meeting_in_private_has_a_bundle_for_members_alone(desk: Desk) -> None:
    with pytest.raises(Refused, match="not held in public"):
        made_at(desk, "M16")
    with pytest.raises(Refused, match="not held in public"):
        desk.run(record_bundle, meeting="M16", sha512="aa" * 64)
    assert told(files_in(desk, "M16", for_members=True)).readers == "members"
    with pytest.raises(Refused, match="That is no digest"):
        desk.run(record_bundle, meeting=HELD, sha512="aa")


def test_the_journal_tells_of_this_meeting_alone_the_oldest_first(desk: Desk) -> None:
    desk.run(edit_meeting, meeting=LATER, venue="County Hall")
    desk.run(edit_meeting, meeting=NEXT, venue="City Hall")
    item = desk.register.items_of(LATER)[0].id
    desk.run(edit_item, item=item, comments="Figures of June")
    desk.run(defer_items, items=(item,), to="M19", reason="Figures late")
    desk.run(edit_item, item=item, comments="Figures of July")
    rows = journal(files_in(desk, LATER))
    assert [one["id"] for one in rows] == ["C1", "C3", "C4", "C5"]
    assert "Figures of June" in str(rows[1]["differences"])
    assert "City Hall" not in str(rows)
    assert [one["id"] for one in journal(files_in(desk, NEXT))] == ["C2"]


def test_of_a_change_to_several_meetings_only_what_it_did_to_this_one_is_told(desk: Desk) -> None:
    def both(register: Register, _today: dt.date) -> Edit:
        places = {LATER: "County Hall", NEXT: "City Hall"}
        changed: list[Record] = [replace(register.need(Meeting, one), venue=where) for one, where in places.items()]
        return Edit("Changed two meetings", tuple(changed))

    desk.run(both)
    (row,) = journal(files_in(desk, LATER))
    assert "County Hall" in str(row["differences"])
    assert "City Hall" not in str(row)


def test_every_version_of_the_minutes_is_there_as_it_read_then(desk: Desk) -> None:
    minute = desk.register.minutes_of(HELD)[2]
    desk.run(edit_minute, minute=minute.id, text="As it was drafted.")
    desk.run(finalise_minutes, meeting=HELD, left=LEFT)
    desk.run(reopen_minutes, meeting=HELD, reason="Read again")
    desk.run(edit_minute, minute=minute.id, text="As it was confirmed.")
    desk.run(finalise_minutes, meeting=HELD, left=LEFT)
    desk.run(confirm_minutes, meeting=HELD, at=NEXT)
    desk.run(sign_minutes, meeting=HELD, by="P1", on=dt.date(2021, 3, 25))
    desk.run(correct_minute, minute=minute.id, at="M17", words="The text is put right", text="As it was corrected.")
    files = files_in(desk)
    versions = {name: data.decode() for name, data in files.items() if name.startswith("minutes/version-")}
    what = {one.file: one.what for one in told(files).files}
    says = [
        ("made final", "As it was drafted.", "DRAFT"),
        ("taken back to a draft", "As it was drafted.", "DRAFT"),
        ("made final", "As it was confirmed.", "DRAFT"),
        ("confirmed", "As it was confirmed.", ""),
        ("signed", "As it was confirmed.", ""),
        ("corrected", "As it was corrected.", ""),
    ]
    assert len(versions) == len(says)
    for (name, text), (done, words, mark) in zip(versions.items(), says, strict=True):
        assert f"the minutes as {done} on " in what[name]
        assert words in text
        assert ("DRAFT" in text) is bool(mark)
        assert sum(one in text for one in ("As it was drafted.", "As it was confirmed.", "As it was corrected.")) == 1
    assert "As it was corrected." in files["minutes/minutes.html"].decode()


def test_a_draft_has_no_versions_but_its_changes_stand_in_the_journal(desk: Desk) -> None:
    minute = desk.register.minutes_of(HELD)[2]
    desk.run(edit_minute, minute=minute.id, text="As it was drafted.")
    files = files_in(desk)
    assert not any("version" in name for name in files)
    assert "As it was drafted." in str(journal(files))


def secret_everywhere(desk: Desk, canary: str) -> str:
    """Make a minute exempt that was open, and a paper that was open, and take another exempt one out."""
    minute = desk.register.minutes_of(HELD)[2].id
    desk.run(edit_minute, minute=minute, text=f"{canary} in the minute", heading=f"{canary} as heading")
    desk.run(edit_minute, minute=minute, exempt_paragraph="3", summary="A matter was considered in private.")
    item = next(one for one in desk.register.items_of(LATER) if not one.papers).id
    grounds: dict[str, Any] = {"exempt_paragraph": "3", "interest": "Terms would be known."}
    desk.run(add_paper, item=item, what=f"{canary} contract", author=f"A. {canary}", all_the_same=True)
    desk.run(edit_paper, item=item, paper="1", all_the_same=True, **grounds)
    desk.run(add_paper, item=item, what=f"{canary} second", all_the_same=True, **grounds)
    desk.run(remove_paper, item=item, paper="2", all_the_same=True)
    return item


def test_a_paper_of_standing_business_that_is_exempt_by_now_is_closed_in_every_form(desk: Desk) -> None:
    def put(paper: Paper, words: str) -> None:
        line = AgendaLine(id="L1", standing="questions", papers=(paper,))

        def command(register: Register, _today: dt.date) -> Edit:
            return Edit(words, (replace(register.need(Meeting, LATER), agenda=(line,)),))

        desk.run(command)

    put(Paper(what=f"{CANARY} lease"), f"Worded a line with the {CANARY} lease")
    put(Paper(what=f"{CANARY} lease", exempt_paragraph="3", interest="Terms."), "Made it exempt")
    public, members = files_in(desk, LATER), files_in(desk, LATER, for_members=True)
    assert [name for name, data in public.items() if CANARY in data.decode()] == []
    assert [one["sentence"] for one in journal(public)] == [WITHHELD_WORDS, WITHHELD_WORDS]
    assert CANARY in members["journal.json"].decode()


def test_what_was_published_open_and_is_exempt_by_now_is_closed_in_the_publication_too(desk: Desk) -> None:
    item = next(one for one in desk.register.items_of(LATER) if not one.papers).id
    desk.run(add_paper, item=item, what=f"{CANARY} contract", all_the_same=True)
    desk.run(publish, meeting=LATER, holidays=working_days_of(desk.register.panel), all_the_same=True)
    assert CANARY in files_in(desk, LATER)["agenda/publication-01-agenda.json"].decode()
    desk.run(edit_paper, item=item, paper="1", all_the_same=True, exempt_paragraph="3", interest="Terms.")
    public, members = files_in(desk, LATER), files_in(desk, LATER, for_members=True)
    assert [name for name, data in public.items() if CANARY in data.decode()] == []
    assert CANARY in members["agenda/publication-01-agenda.json"].decode()


def test_a_paper_that_became_exempt_and_is_gone_is_closed_as_it_was_when_it_was_open(desk: Desk) -> None:
    item = next(one for one in desk.register.items_of(LATER) if not one.papers).id
    desk.run(add_paper, item=item, what=f"{CANARY} contract", all_the_same=True)
    desk.run(edit_paper, item=item, paper="1", all_the_same=True, exempt_paragraph="3", interest="Terms.")
    desk.run(remove_paper, item=item, paper="1", all_the_same=True)
    public, members = files_in(desk, LATER), files_in(desk, LATER, for_members=True)
    assert [name for name, data in public.items() if CANARY in data.decode()] == []
    assert [one["sentence"] for one in journal(public)] == [WITHHELD_WORDS] * 3
    assert CANARY in members["journal.json"].decode()


def test_a_change_that_touched_exempt_business_of_another_meeting_too_is_not_told_in_words(desk: Desk) -> None:
    minute = desk.register.minutes_of(HELD)[2]
    desk.run(edit_minute, minute=minute.id, exempt_paragraph="3", summary="A matter was considered in private.")

    def both(register: Register, _today: dt.date) -> Edit:
        exempt = replace(register.need(Minute, minute.id), text=f"{CANARY} in the minute")
        return Edit(f"Entered {CANARY}", (exempt, replace(register.need(Meeting, LATER), venue="County Hall")))

    desk.run(both)
    assert [one["sentence"] for one in journal(files_in(desk, LATER))] == [WITHHELD_WORDS]
    assert CANARY in files_in(desk, LATER, for_members=True)["journal.json"].decode()


@pytest.mark.parametrize("meeting", [HELD, LATER])
def test_what_is_exempt_now_was_not_open_in_the_journal_either(desk: Desk, meeting: str) -> None:
    secret_everywhere(desk, CANARY)
    public, members = files_in(desk, meeting), files_in(desk, meeting, for_members=True)
    assert [name for name, data in public.items() if CANARY.casefold() in data.decode().casefold()] == []
    assert WITHHELD_WORDS in public["journal.json"].decode()
    assert CANARY in members["journal.json"].decode()
    assert CANARY in members["records.json"].decode()
    if meeting == HELD:
        assert CANARY in members["minutes/exempt-minutes.html"].decode()


def test_a_version_that_was_open_then_is_closed_by_what_is_exempt_now(desk: Desk) -> None:
    minute = desk.register.minutes_of(HELD)[2].id
    desk.run(edit_minute, minute=minute, text=f"{CANARY} in the minute", heading=CANARY)
    desk.run(finalise_minutes, meeting=HELD, left=LEFT)
    desk.run(reopen_minutes, meeting=HELD, reason="Read again")
    desk.run(edit_minute, minute=minute, exempt_paragraph="3", summary="A matter was considered in private.")
    public, members = files_in(desk), files_in(desk, for_members=True)
    assert sum(name.startswith("minutes/version") for name in public) == 2
    assert [name for name, data in public.items() if CANARY in data.decode()] == []
    assert CANARY in members["minutes/version-01.html"].decode(), "it was open then"
    assert CANARY not in members["minutes/minutes.html"].decode()


def test_no_word_of_exempt_business_is_in_a_bundle_for_the_public(desk: Desk) -> None:
    desk.run(lambda register, _today: Edit(f"Entered {CANARY}", exempt_records(register)))
    desk.run(edit_meeting, meeting=MEETING, venue="County Hall, Glenfield")
    public, members = files_in(desk, MEETING), files_in(desk, MEETING, for_members=True)
    assert [name for name, data in public.items() if CANARY.casefold() in data.decode().casefold()] == []
    holding = {name for name, data in members.items() if CANARY in data.decode()}
    assert {"votes.json", "actions.json", "events.json", "journal.json", "records.json"} <= holding
    assert "minutes/exempt-minutes.html" in holding


def test_a_title_that_slipped_into_open_words_refuses_the_public_bundle_whole(desk: Desk) -> None:
    secret_everywhere(desk, CANARY)
    desk.run(edit_meeting, meeting=LATER, note=f"Bring the {CANARY} contract")
    with pytest.raises(Refused) as refused:
        made_at(desk, LATER)
    assert {one.code for one in refused.value.problems} == {"bundle.leak"}
    assert any("records.json" in one.sentence for one in refused.value.problems)
    assert CANARY not in str(refused.value)
    assert made_at(desk, LATER, for_members=True).data


def test_contact_details_that_slipped_into_other_words_refuse_either_bundle(desk: Desk) -> None:
    details = {"email": "canary.bird@nest.example", "phone": "07700 900987"}
    received: dict[str, Any] = {"received_at": dt.datetime(2021, 7, 5, 9), "meeting": LATER, **details}
    words: dict[str, Any] = {"name": "A. Resident", "text": "Why?", "connection": "lives here"}
    desk.run(receive_question, all_the_same=True, **words, **received)
    for for_members in (False, True):
        files = files_in(desk, LATER, for_members=for_members)
        assert not any(one in data.decode() for data in files.values() for one in details.values())
    desk.run(edit_meeting, meeting=LATER, note=f"Ring {details['phone']}")
    for for_members in (False, True):
        with pytest.raises(Refused, match="contact details of a member of the public"):
            made_at(desk, LATER, for_members=for_members)


def test_the_publications_stand_as_they_were_frozen(desk: Desk) -> None:
    desk.run(edit_meeting, meeting=LATER, venue="County Hall", start=dt.time(13))
    desk.run(publish, meeting=LATER, holidays=working_days_of(desk.register.panel), all_the_same=True)
    desk.run(post_notices, meeting=LATER)
    title = desk.register.items_of(LATER)[0].title
    frozen = files_in(desk, LATER)["agenda/publication-01-agenda.json"]
    issue = desk.register.need(Meeting, LATER).published[0]
    assert title in frozen.decode()
    assert msgspec.json.decode(frozen, type=type(issue)) == issue
    lines = files_in(desk, LATER)["timeline.txt"].decode()
    assert "Agenda published, " in lines
    assert "Public notice was given at " in lines


def packs(folder: Path, meeting: str = LATER, **more: Any) -> Path:
    """A folder as the pack is built into."""
    folder.mkdir(exist_ok=True)
    files = []
    for name in ("public.pdf", "members.pdf", "supplement-1.pdf"):
        (folder / name).write_bytes(PAGE)
        files.append({"file": name, "sha512": sha512(PAGE).hexdigest(), "meeting_id": meeting})
    (folder / "index.json").write_bytes(msgspec.json.encode({"format": "x/1", "files": files, **more}))
    (folder / "notes.txt").write_text("of the clerk")
    return folder


def test_the_packs_of_a_folder_go_in_those_of_members_for_members_alone(desk: Desk, tmp_path: Path) -> None:
    folder = packs(tmp_path / "packs")
    public, members = (files_in(desk, LATER, packs=folder, for_members=one) for one in (False, True))
    ours = ["packs/index.json", "packs/public.pdf", "packs/supplement-1.pdf"]
    assert sorted(name for name in public if name.startswith("packs/")) == ours
    assert sorted(name for name in members if name.startswith("packs/")) == sorted([*ours, "packs/members.pdf"])
    assert public["packs/public.pdf"] == PAGE


def test_everything_that_is_wrong_with_packs_is_told_at_once(desk: Desk, tmp_path: Path) -> None:
    (none,) = problems_told(lambda: made_at(desk, LATER, packs=tmp_path))
    assert (none.code, none.sentence) == ("packs.none", f"There are no packs in {tmp_path}.")
    folder = packs(tmp_path / "packs", meeting=NEXT)
    (folder / "public.pdf").write_bytes(b"another")
    (folder / "supplement-1.pdf").unlink()
    with pytest.raises(Refused) as refused:
        made_at(desk, LATER, packs=folder)
    assert [one.code for one in refused.value.problems] == ["packs.meeting", "packs.altered", "file.read"]
    with pytest.raises(Refused, match="are not of the meeting of 29 July 2021"):
        made_at(desk, LATER, packs=packs(tmp_path / "others", panel_id="another"))
    closed = [{"file": "annex.pdf", "readers": "members"}, {"file": "b.pdf", "exempt": "3"}, {"file": "../x.pdf"}]
    (folder / "index.json").write_bytes(msgspec.json.encode({"files": closed}))
    assert [name for name in files_in(desk, LATER, packs=folder) if name.startswith("packs/")] == ["packs/index.json"]
    (folder / "index.json").write_text("[]")
    (strange,) = problems_told(lambda: made_at(desk, LATER, packs=folder))
    assert (strange.code, strange.sentence) == (
        "packs.strange",
        f"The index.json in {folder} was not written by this program.",
    )
