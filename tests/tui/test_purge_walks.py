"""Walks that end with a purge: whatever still holds the details afterwards was named with the way to remove it."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
from pathlib import Path

import pytest

from store.commands.questions.receipt import edit_question
from store.desk import Desk
from store.file import backups, parts
from store.problems import Diverged
from store.records import Question
from tests.screens.look import look, window
from tests.tui.line import CommandLine
from tui.app import Secretariat
from tui.settings import Settings, config_path, log_path

EMAIL, PHONE, STREET = "canary.bird@nest.example", "07700 900987", "99 Canary Close"
PRIVATE = ("--email", EMAIL, "--phone", PHONE, "--address", f"{STREET}\nNestling")
SOUGHT = (EMAIL.encode(), PHONE.encode(), b"07700900987", STREET.encode())


def receive(cli: CommandLine, received: str = "1/11/2016", name: str = "A. Resident") -> None:
    words = ("question", "receive", name, "--text", "Why?", "--received", received)
    assert cli(*words, *PRIVATE).code == 0


def grep(*folders: Path) -> set[Path]:
    """Find every file in which a detail stands, as grep -r does."""
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return {path for path in files if any(one in path.read_bytes() for one in SOUGHT)}


def places(cli: CommandLine) -> tuple[Path, ...]:
    return cli.folder, config_path().parent, log_path().parent


def named(told: str) -> set[Path]:
    """Give the files that were named as holding details still, each with a way."""
    found = re.findall(r"^(.*) still holds private details: .+?\. [A-Z].+\.$", told, re.MULTILINE)
    return {Path(one) for one in found}


def purge(cli: CommandLine) -> str:
    done = cli("question", "purge", "--yes")
    assert (done.code, done.err) == (0, "")
    return done.out


def kept_form(cli: CommandLine, key: str) -> None:
    with contextlib.closing(Desk.open(cli.panel, who="clerk")) as desk:
        desk.drafts.keep(key, {"email": EMAIL, "phone": PHONE, "address": STREET, "note": "typed and not saved"})


@pytest.mark.parametrize("private", [(), ("--private",)], ids=["public", "private"])
def test_receive_letter_import_kept_form_and_purge(cli: CommandLine, private: tuple[str, ...]) -> None:
    receive(cli)
    for _ in range(2):
        assert cli("question", "letter", "Q2", "acknowledgement").code == 0
    assert cli("export", "data", *private, "--out", "all.json").code == 0
    assert cli("import", "data", "all.json", "--yes").code == 0
    kept_form(cli, "question:Q2")
    kept_form(cli, "question:new")
    told = purge(cli)
    there = grep(*places(cli))
    assert cli.panel not in there
    kinds = {path.name.split("-2021")[0].split("-20")[0] for path in there}
    assert {"panel.set-aside", "Q2-acknowledgement", "panel.drafts-clerk.json"} <= kinds
    assert {path.resolve() for path in there} <= named(told)
    for path in there:
        path.unlink()
    assert named(purge(cli)) == set(), "what was named is gone, and nothing more is found"
    assert grep(*places(cli)) == set()


def test_receive_undo_and_purge(cli: CommandLine) -> None:
    receive(cli)
    assert cli("undo").code == 0
    assert cli.panel in grep(*places(cli))
    assert named(purge(cli)) == set()
    assert grep(*places(cli)) == set()
    assert cli("undo").code == 1
    assert cli("redo").code == 1


def test_the_form_on_a_purged_question_is_emptied_and_nothing_else_of_it_is_lost(cli: CommandLine) -> None:
    receive(cli)
    kept_form(cli, "question:Q2")
    assert named(purge(cli)) == set()
    assert grep(*places(cli)) == set()
    with contextlib.closing(Desk.open(cli.panel, who="clerk")) as desk:
        draft = desk.drafts.draft("question:Q2")
    assert draft is not None
    assert draft.values == {"email": "", "phone": "", "address": "", "note": "typed and not saved"}


def test_the_form_that_another_window_holds_is_left_alone_and_named(cli: CommandLine) -> None:
    receive(cli)
    with contextlib.closing(Desk.open(cli.panel, who="ben")) as other:
        other.drafts.keep("question:Q2", {"email": EMAIL})
        told = purge(cli)
        assert {path.name for path in named(told)} == {"panel.drafts-ben.json"}
        assert other.drafts.draft("question:Q2").values == {"email": EMAIL}  # type: ignore[union-attr]


def test_a_purge_reaches_or_names_every_copy_of_an_undone_receipt(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    receive(cli)
    assert cli("undo").code == 0
    _leave_copies(cli)
    monkeypatch.setattr(parts, "MOST_CHANGES", 3)
    monkeypatch.setattr(parts, "KEPT_CHANGES", 1)
    for number in range(4):
        assert cli("question", "edit", "Q1", "--subject", f"Officers {number}").code == 0
    beside, backed = (next(cli.folder.glob(f"{folder}/*.json")) for folder in ("panel.journal", "panel.backups/*"))
    again = cli.folder / "panel.backups-2" / "panel.journal" / backed.name
    again.parent.mkdir()
    again.write_bytes(backed.read_bytes())
    assert {beside, backed, again} <= grep(cli.folder), "the image of the receipt lies in an older part"
    assert cli.panel not in grep(cli.folder)
    told = purge(cli)
    there = grep(*places(cli))
    assert not any(path.parent.name.endswith(".journal") for path in there), "no copy of the part is left anywhere"
    assert {path.parent.name for path in there} >= {"panel.backups", "panel.backups-2"}
    assert {path.name.partition("-2")[0] for path in there} >= {"panel.kept", "panel (conflicted copy).json"}
    assert there == named(told)
    report = cli("doctor", str(cli.panel))
    assert report.code in {0, 1}
    assert "missing" not in report.out
    assert cli("doctor", str(cli.panel), "--restore", str(cli.folder / "panel.backups/panel.2021-07-11.json")).code == 0


def _leave_copies(cli: CommandLine) -> None:
    """Leave the file among two folders of backups, kept beside itself, and as a synchronising program copies it."""
    backups.keep_daily(cli.panel, dt.date(2021, 7, 11))
    with contextlib.closing(Desk.open(cli.panel, who="clerk")) as desk:
        before = cli.panel.read_bytes()
        desk.run(edit_question, question="Q1", subject="At odds")
        cli.panel.write_bytes(before)
        with pytest.raises(Diverged):
            desk.refresh()
    for name in ("panel.backups-2/panel.2021-07-10.json", "panel (conflicted copy).json"):
        (cli.folder / name).parent.mkdir(exist_ok=True)
        (cli.folder / name).write_bytes(before)


async def test_by_key_what_is_left_is_named_in_a_window(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    receive(cli)
    assert cli("question", "letter", "Q2", "acknowledgement").code == 0
    kept_form(cli, "question:Q2")
    desk = Desk.open(cli.panel, today=dt.date(2021, 7, 12), who="clerk")
    app = Secretariat(desk, Settings(), "questions")
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("Z", "y")
        await pilot.pause()
        assert "What still holds the details" in look(app)
        words = window(look(app))
        assert "Q2-acknowledgement-2021-07-12.emlstillholdsprivatedetails:aletter.Deleteitonceitwassent." in words
        assert EMAIL not in look(app)
    desk.close()
    assert {path.suffix for path in grep(*places(cli))} == {".eml"}


def test_details_that_another_question_still_needs_are_no_reason_to_name_a_file(cli: CommandLine) -> None:
    receive(cli)
    receive(cli, "5/7/2021", "A. Resident")
    assert cli("question", "letter", "Q3", "acknowledgement").code == 0
    assert named(purge(cli)) == set()
    with contextlib.closing(Desk.open(cli.panel, read_only=True)) as desk:
        assert desk.register.need(Question, "Q2").asker.private.email == ""
        assert desk.register.need(Question, "Q3").asker.private.email == EMAIL


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("spaced.txt", b"ring 07700900987"),
        ("abroad.txt", b"ring +44 7700-900 987"),
        ("notepad.txt", "write to Canary.Bird@nest.example".encode("utf-16")),
        ("tidied.eml", b"Content-Transfer-Encoding: base64\n\n" + b"OTkgQ2FuYXJ5IENsb3Nl\n"),
        (
            "quoted.eml",
            b"Content-Transfer-Encoding: quoted-printable\n\n99 Canary Cl=\nose",
        ),
        ("escaped.json", b'{"a":"99 \\u0043anary Close"}'),
        ("lines.txt", b"99  Canary\nClose"),
    ],
)
def test_a_detail_is_found_however_it_is_written(cli: CommandLine, name: str, data: bytes) -> None:
    receive(cli)
    (cli.folder / name).write_bytes(data)
    assert {path.name for path in named(purge(cli))} == {name}


def test_a_letter_tidied_in_a_word_processor_is_found(cli: CommandLine) -> None:
    from zipfile import ZipFile

    receive(cli)
    with ZipFile(cli.folder / "reply.docx", "w") as packed:
        packed.writestr("word/document.xml", f"<w:t>{STREET[:5]}</w:t><w:t>{STREET[5:]}</w:t>")
    assert {path.name for path in named(purge(cli))} == {"reply.docx"}


def test_the_panel_is_looked_for_where_a_link_leads(cli: CommandLine, tmp_path: Path) -> None:
    if os.name != "posix":
        pytest.skip("links are those of Unix")
    receive(cli)
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "linked.json"
    link.symlink_to(cli.panel)
    (cli.folder / "note.txt").write_text(PHONE)
    done = cli.plain("--file", str(link), "--today", "12/7/2021", "question", "purge", "--yes")
    assert {path.name for path in named(done.out)} == {"note.txt"}
